import { commandContract, type Incoming, id, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { FileCard, Visibility } from './file.ts'

const MiB = 1024 * 1024
/** Bytes a file may have, unless the community says otherwise; films and sounds may be larger. */
export const usualLimits = { maxBytes: 25 * MiB, maxMediaBytes: 2048 * MiB, quotaBytes: 20 * 1024 * MiB } as const
/** Bytes of one part of a resumable upload; more is taken and cut into parts of this size. */
export const PART_BYTES = 8 * MiB

/** What a file is for says which types are taken: `attachment` and `library` all that are known to be harmless. */
export const FilePurpose = z.enum(['attachment', 'library', 'image', 'voice', 'document'])
export type FilePurpose = z.output<typeof FilePurpose>

/** The bytes themselves, whole or as they arrive. What they are is judged by looking at them, not by their name. */
export const fileBytes = z.custom<Incoming | Uint8Array>(
  (sent) => (sent instanceof Uint8Array ? sent.length > 0 : typeof sent === 'object' && sent !== null && 'stream' in sent),
  'Send a file.',
)

const about = {
  /** Of this file it becomes the next version. */
  versionOf: id.optional(),
  collection: id.optional(),
  purpose: FilePurpose.default('attachment'),
  visibility: Visibility.default('private'),
  description: z.string().trim().max(1000).default(''),
}

export const uploadFile = commandContract({
  name: 'files.upload-file',
  http: 'POST /files/upload',
  summary:
    'Stores a file of up to 25 MiB: a form with a `file`, or the bytes as the body with their percent-encoded name in `X-File-Name`. Larger ones: tus 1.0 at /files/uploads.',
  access: 'member',
  audit: 'none',
  body: {
    into: 'file',
    as: 'stream',
    types: ['application/octet-stream', 'multipart/form-data'],
    maxBytes: usualLimits.maxBytes,
  },
  input: z.strictObject({
    file: fileBytes,
    name: z.string().max(1000).optional(),
    folder: z
      .string()
      .max(200)
      .optional()
      .describe('Taken from older clients and not used: where bytes lie is the server’s business.'),
    ...about,
  }),
  output: z.object({ id, url: z.string(), expiresAt: instant, file: FileCard }),
})

export const Upload = z.object({
  id,
  /** Bytes: in all, and how many of them have arrived. */
  size: z.int(),
  received: z.int(),
  expiresAt: instant,
})
export type Upload = z.output<typeof Upload>

export const beginUpload = commandContract({
  name: 'files.begin-upload',
  http: 'POST /files/uploads/begin',
  summary: 'Announces an upload in parts, which may stop and go on for a day. In tus 1.0: `POST /files/uploads`.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ name: z.string().max(1000), size: z.coerce.number().int().min(1), ...about }),
  output: Upload,
})

export const appendToUpload = commandContract({
  name: 'files.append-to-upload',
  http: 'PUT /files/uploads/:upload/parts/:start',
  summary: 'Adds the bytes from `start` on, at most 8 MiB; the last ones make it a file. In tus 1.0: `PATCH /files/uploads/:id`.',
  access: 'member',
  audit: 'none',
  rate: 'read',
  body: { into: 'bytes', as: 'stream', types: ['application/octet-stream'], maxBytes: PART_BYTES },
  input: z.strictObject({ upload: id, start: z.coerce.number().int().min(0), bytes: fileBytes }),
  output: Upload.extend({ done: z.boolean() }),
})

export const cancelUpload = commandContract({
  name: 'files.cancel-upload',
  http: 'POST /files/uploads/:upload/cancel',
  summary: 'Forgets an upload and what has arrived of it. In tus 1.0: `DELETE /files/uploads/:id`.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ upload: id }),
  output: z.object({}),
})

export const showUpload = queryContract({
  name: 'files.show-upload',
  http: 'GET /files/uploads/:upload/progress',
  summary: 'How far an upload has come. In tus 1.0: `HEAD /files/uploads/:id`.',
  access: 'member',
  input: z.strictObject({ upload: id }),
  output: Upload,
})
