import { listColleagues } from '../contract/index.ts'

/** Addresses other systems use for these routes. */
export const aliases = {
  'GET /users/organization': listColleagues.name,
  'GET /users/organisation': listColleagues.name,
} as const
