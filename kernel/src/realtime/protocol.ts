import { z } from 'zod'
import { isPosition } from '../event/position.ts'
import { MOST_ROOMS } from './protocol-types.ts'

const rooms = z.array(z.string().min(1).max(200)).min(1).max(MOST_ROOMS)
const position = z.string().max(41).refine(isPosition, 'A position as the server gave it.')

/** Client → server `watch`: join these rooms and, with `after`, hear what was missed since. */
export const WatchRequest = z.strictObject({ rooms, after: position.optional() })
/** Client → server `unwatch`. */
export const UnwatchRequest = z.strictObject({ rooms })
/** Client → server `whisper`: says something short-lived to the other listeners of a room one watches. */
export const WhisperRequest = z.strictObject({
  room: z.string().min(1).max(200),
  name: z.string().max(100),
  data: z.record(z.string(), z.unknown()).default({}),
})
/** `GET /api/v1/events`, for those who cannot keep a connection. */
export const PollRequest = z.strictObject({
  rooms: z
    .string()
    .max(4_000)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(rooms),
  after: position.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
