import { queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

export const Terms = z.object({
  version: z.string().min(1).max(40),
  /** Where they are read: an address, or a path of this community. */
  url: z.string().regex(/^(https?:\/\/|\/(?!\/))/),
})
export type Terms = z.infer<typeof Terms>

export const acceptsTerms = z
  .string()
  .max(40)
  .optional()
  .describe('Version of the terms that whoever joins has read and accepts, where the community has terms.')

export const showTerms = queryContract({
  name: 'identity.show-terms',
  http: 'GET /auth/terms',
  summary: 'What whoever joins this community agrees to.',
  access: 'anyone',
  input: z.strictObject({}),
  output: z.object({ terms: Terms.nullable() }),
})
