// Browser-safe: what the client and the server say to each other.

/** Where sockets connect, below the community's own address. */
export const REALTIME_PATH = '/realtime'
export const MOST_ROOMS = 100

/** One event as a listener hears it: once for each room of its audience that the listener watches. */
export type LiveEvent = {
  room: string
  /** Resume point; compare with `comparePositions`. */
  position: string
  name: string
  /** The module's live view, or the event's ids. */
  data: any
  /** ISO 8601, UTC. */
  at: string
}

/** What a listener of a room says to the others; nobody keeps it, so whoever was away never hears it. */
export type WhisperEvent = { room: string; name: string; from: string; data: any }

/** What was missed. Live events that arrive before this answer come after these: hold them back until then. */
export type Missed = {
  denied: string[]
  events: LiveEvent[]
  /** Everything up to here has been heard now. */
  position: string
  /** More was missed than is replayed: fetch anew what is shown. */
  resync: boolean
}
export type WatchAnswer = ({ ok: true; rooms: string[] } & Missed) | { ok: false; code: string; sentence: string }
