import { commandContract, id, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

/** Pixels along the longer side; avatars are square. */
export const imageSizes = [64, 256, 512] as const
export type ImageSize = (typeof imageSizes)[number]

export const Purpose = z.enum(['avatar', 'logo'])
export type Purpose = z.output<typeof Purpose>

const share = z.coerce.number().min(0).max(1)

/**
 * Which square of the upright picture is kept: its left upper corner as shares of width and height, its side as a share
 * of the shorter side. Without it the middle is kept.
 */
export const Crop = z.strictObject({ x: share, y: share, size: z.coerce.number().gt(0.01).max(1) })
export type Crop = z.output<typeof Crop>

const MiB = 1024 * 1024
export const imageTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const
/** What a contract that takes one picture as its body says about it. */
export const imageBody = { into: 'image', types: imageTypes, maxBytes: 5 * MiB } as const
/** The bytes of an uploaded picture; what they are is judged by looking at them, not by their name. */
export const imageBytes = z.custom<Uint8Array>((sent) => sent instanceof Uint8Array && sent.length > 0, 'Send a picture.')
/** The crop as an upload's query says it: `?x=0.1&y=0&size=0.8`, all three or none. */
export const cropInput = { x: share.optional(), y: share.optional(), size: z.coerce.number().gt(0.01).max(1).optional() }

export const uploadImage = commandContract({
  name: 'files.upload-image',
  http: 'POST /files/images',
  summary: 'Stores a picture (JPEG, PNG, WebP, GIF or AVIF up to 5 MiB, as the request’s body) for its sender to use.',
  access: 'member',
  body: imageBody,
  input: z.strictObject({ image: imageBytes, purpose: Purpose.default('avatar'), ...cropInput }),
  output: z.object({ fileId: id, url: z.string() }),
})

export const serveImage = queryContract({
  name: 'files.serve-image',
  http: 'GET /files/:fileId/:size',
  summary: 'A stored picture at 64, 256 or 512 pixels as WebP; `256.jpg` for readers without WebP.',
  access: 'anyone',
  serves: 'file',
  input: z.strictObject({
    fileId: id,
    size: z.string().regex(/^(64|256|512)(\.webp|\.jpg)?$/, 'One of 64, 256, 512, with or without .jpg'),
  }),
  output: z.object({
    type: z.string(),
    bytes: z.custom<Uint8Array>((sent) => sent instanceof Uint8Array),
    cache: z.enum(['public', 'private']),
  }),
})
