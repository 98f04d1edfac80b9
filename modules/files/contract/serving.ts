import { commandContract, id, instant, queryContract, type ServedFile } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { FileDetails } from './file.ts'

export const SIGNED_SECONDS = 3600
export const MOST_SIGNED_SECONDS = 7 * 24 * 3600

/** What a signed address carries: until when it holds (seconds since 1970), which key signed it, and the signature. */
export const signature = {
  expires: z.coerce.number().int().optional(),
  key: z.coerce.number().int().optional(),
  signature: z.string().max(100).optional(),
}
const served = z.custom<ServedFile>((answer) => typeof answer === 'object' && answer !== null && 'type' in answer)
const flag = z.enum(['0', '1']).optional()

export const showFile = queryContract({
  name: 'files.show-file',
  http: 'GET /files/:file',
  summary: 'One file: what is known of it, where to get it, and what may be done with it.',
  access: 'anyone',
  input: z.strictObject({ file: id }),
  output: FileDetails,
})

export const serveFile = queryContract({
  name: 'files.serve-file',
  http: 'GET /files/:file/content',
  summary: 'The bytes of a file, to whoever may see it or holds a signed address. Takes byte ranges.',
  access: 'anyone',
  serves: 'file',
  input: z.strictObject({ file: id, download: flag, ...signature }),
  output: served,
})

export const serveCopy = queryContract({
  name: 'files.serve-copy',
  http: 'GET /files/:file/copies/:copy',
  summary: 'What the server made of a file: smaller pictures, a poster, a film that plays everywhere.',
  access: 'anyone',
  serves: 'file',
  input: z.strictObject({ file: id, copy: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/), ...signature }),
  output: served,
})

export const signUrl = queryContract({
  name: 'files.sign-url',
  http: 'GET /files/signed-url/:key',
  summary: 'An address of the file that works without signing in, for 3600 s or as long as asked, at most 7 days.',
  access: 'member',
  input: z.strictObject({
    key: id,
    expiresIn: z.coerce.number().int().min(1).default(SIGNED_SECONDS).describe('Seconds; more than 604800 counts as 604800.'),
  }),
  output: z.object({ url: z.string(), expiresAt: instant }),
})

export const removeFile = commandContract({
  name: 'files.remove-file',
  http: 'DELETE /files/:key',
  summary: 'Puts a file into the bin, from where it can be restored for 30 days. What it hung on shows it no longer.',
  access: 'member',
  input: z.strictObject({ key: id }),
  output: z.object({}),
})

export const restoreFile = commandContract({
  name: 'files.restore-file',
  http: 'POST /files/:file/restore',
  summary: 'Takes a file out of the bin.',
  access: 'member',
  input: z.strictObject({ file: id }),
  output: z.object({}),
})
