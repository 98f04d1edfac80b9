import { commandContract, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { OwnProfile } from './profile.ts'

const Format = z.enum(['json', 'csv'])
export const LONGEST_FILE = 60_000

export const exportProfile = queryContract({
  name: 'people.export-profile',
  http: 'GET /users/me/profile-file',
  summary: 'One’s own profile as a file: JSON as it is edited, or CSV with a row for each value.',
  access: 'member',
  serves: 'file',
  input: z.strictObject({ format: Format.default('json') }),
  output: z.object({ type: z.string(), bytes: z.instanceof(Uint8Array), cache: z.literal('none'), name: z.string() }),
})

export const importProfile = commandContract({
  name: 'people.import-profile',
  http: 'POST /users/me/profile-file',
  summary: 'Takes a profile from such a file; what the file does not name stays, and one fault changes nothing.',
  access: 'member',
  input: z.strictObject({ format: Format, text: z.string().min(1).max(LONGEST_FILE) }),
  output: OwnProfile,
})
