import { io, type Socket } from 'socket.io-client'
import { comparePositions } from '../event/position.ts'
import { type LiveEvent, REALTIME_PATH, type WatchAnswer, type WhisperEvent } from './protocol-types.ts'

export { comparePositions } from '../event/position.ts'
export type { LiveEvent, WhisperEvent } from './protocol-types.ts'

export type LiveStatus = 'connecting' | 'connected' | 'offline'
export type WatchOptions = {
  /** Position of what is shown already; events after it are replayed. Default: from now on. */
  after?: string
  /** Too much was missed to be replayed: fetch anew. */
  onResync?: () => void
  /** These rooms may not be heard, or no longer. */
  onDenied?: (rooms: readonly string[]) => void
}
export type Live = {
  /** Calls back once per event of the rooms, in order, across reconnections. Returns how to stop. */
  watch(rooms: readonly string[], onEvent: (event: LiveEvent) => void, options?: WatchOptions): () => void
  /** Says something short-lived to the other listeners of a room one watches; lost when nobody is there, or too often. */
  whisper(room: string, name: string, data?: Record<string, unknown>): void
  /** Says whether somebody looks at this: `away` after a while without a key or a touch. Kept across reconnections. */
  attend(attention: 'online' | 'away'): void
  /** Hears what others whisper in the rooms one watches. Returns how to stop. */
  onWhisper(listener: (said: WhisperEvent) => void): () => void
  status(): LiveStatus
  onStatus(listener: (status: LiveStatus) => void): () => void
  close(): void
}

type Watch = Required<Pick<WatchOptions, 'onResync' | 'onDenied'>> & {
  rooms: readonly string[]
  onEvent: (event: LiveEvent) => void
  last: string | null
  /** Live events that came while the answer to `watch` is awaited; null when none is. */
  held: LiveEvent[] | null
}

const ANSWER_MS = 10_000
const AGAIN_MS = 2_000

/**
 * A live connection to one community. Reconnects by itself with growing pauses, resumes each watch after the last event
 * it heard, and uses long polling where WebSockets do not get through. Browser-safe.
 *
 * @param url origin of the community, `https://gimbi.example.org`
 * @param token bearer token where there is no session cookie
 */
export function connectLive({ url, token, tenant }: { url: string; token?: string; tenant?: string }): Live {
  const auth = { ...(token ? { token } : {}), ...(tenant ? { tenant } : {}) }
  const socket = io(url, {
    path: REALTIME_PATH,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    withCredentials: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 15_000,
    auth,
  })
  const watches = new Set<Watch>()
  const listeners = new Set<(status: LiveStatus) => void>()
  const whisperListeners = new Set<(said: WhisperEvent) => void>()
  let attention: 'online' | 'away' = 'online'
  const sayAttention = () => socket.connected && socket.emit('presence', { attention }, () => {})
  let status: LiveStatus = 'connecting'
  const become = (next: LiveStatus) => {
    if (next === status) return
    status = next
    for (const listener of listeners) listener(next)
  }

  socket.on('connect', () => {
    become('connected')
    for (const watch of watches) void join(socket, watch, watches)
    if (attention === 'away') sayAttention()
  })
  socket.on('disconnect', () => become('offline'))
  socket.on('connect_error', () => become('offline'))
  socket.on('event', (event: LiveEvent) => {
    for (const watch of watches) if (watch.rooms.includes(event.room)) hear(watch, event)
  })
  socket.on('whisper', (said: WhisperEvent) => {
    for (const listener of whisperListeners) listener(said)
  })
  socket.on('revoked', ({ rooms }: { rooms: string[] }) => {
    for (const watch of watches) if (watch.rooms.some((room) => rooms.includes(room))) watch.onDenied(rooms)
  })

  return {
    watch(rooms, onEvent, { after, onResync = () => {}, onDenied = () => {} } = {}) {
      const watch: Watch = { rooms, onEvent, onResync, onDenied, last: after ?? null, held: null }
      watches.add(watch)
      if (socket.connected) void join(socket, watch, watches)
      return () => leave(socket, watch, watches)
    },
    whisper(room, name, data = {}) {
      if (socket.connected) socket.emit('whisper', { room, name, data }, () => {})
    },
    attend(now) {
      if (now === attention) return
      attention = now
      sayAttention()
    },
    onWhisper(listener) {
      whisperListeners.add(listener)
      return () => void whisperListeners.delete(listener)
    },
    status: () => status,
    onStatus(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      watches.clear()
      socket.close()
    },
  }
}

async function join(socket: Socket, watch: Watch, watches: ReadonlySet<Watch>): Promise<void> {
  const held: LiveEvent[] = []
  watch.held = held
  const request = { rooms: watch.rooms, ...(watch.last ? { after: watch.last } : {}) }
  const answer: WatchAnswer | null = await socket
    .timeout(ANSWER_MS)
    .emitWithAck('watch', request)
    .catch(() => null)
  // Left, or joined again over a newer connection.
  if (!watches.has(watch) || watch.held !== held) return
  if (!answer?.ok) {
    if (socket.connected) setTimeout(() => socket.connected && watches.has(watch) && void join(socket, watch, watches), AGAIN_MS)
    return
  }
  watch.held = null
  if (answer.denied.length > 0) watch.onDenied(answer.denied)
  if (answer.resync) watch.onResync()
  for (const event of answer.events) hear(watch, event)
  if (!watch.last || comparePositions(answer.position, watch.last) > 0) watch.last = answer.position
  for (const event of held) hear(watch, event)
}

function hear(watch: Watch, event: LiveEvent): void {
  if (watch.held) return void watch.held.push(event)
  if (watch.last && comparePositions(event.position, watch.last) <= 0) return
  watch.last = event.position
  watch.onEvent(event)
}

function leave(socket: Socket, watch: Watch, watches: Set<Watch>): void {
  watches.delete(watch)
  const wanted = new Set([...watches].flatMap((each) => each.rooms))
  const rooms = watch.rooms.filter((room) => !wanted.has(room))
  if (socket.connected && rooms.length > 0) socket.emit('unwatch', { rooms }, () => {})
}
