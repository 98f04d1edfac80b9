import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef } from 'react'

export type HeardEvent = { room: string; position: string; name: string; data: unknown; at: string }
type Options = { after?: string; onResync?: () => void; onDenied?: (rooms: readonly string[]) => void }
/** Something short-lived that another listener, or the server, says in a room. */
export type Whispered = { room: string; name: string; from: string; data: unknown }
/** As much of a live connection as screens use. */
export type Hearing = {
  watch(rooms: readonly string[], hear: (event: HeardEvent) => void, options?: Options): () => void
  whisper(room: string, name: string, data?: Record<string, unknown>): void
  onWhisper(hear: (said: Whispered) => void): () => void
}
/** Connects on first use; rejected when what connects cannot be fetched. */
export type Connect = () => Promise<Hearing>

const Context = createContext<Connect | null>(null)

/** Gives every screen below it the page's one live connection. */
export const LiveProvider = ({ connect, children }: { connect: Connect; children: ReactNode }) => (
  <Context.Provider value={connect}>{children}</Context.Provider>
)

/**
 * Hears the events of these rooms while the screen stands. No rooms, no connection. `missed` is called when more happened
 * than is told again, or a room may not be heard any more: what is shown has to be fetched anew.
 */
export function useRooms(rooms: readonly string[], hear: (event: HeardEvent) => void, missed: () => void) {
  const connect = useContext(Context)
  const listener = useRef({ hear, missed })
  listener.current = { hear, missed }
  const asked = rooms.join(' ')
  useEffect(() => {
    if (!connect || asked === '') return
    const leaving = new AbortController()
    const again = () => listener.current.missed()
    connect().then(
      (live) => {
        if (leaving.signal.aborted) return
        const hearing = (event: HeardEvent) => listener.current.hear(event)
        const stop = live.watch(asked.split(' '), hearing, { onResync: again, onDenied: again })
        leaving.signal.addEventListener('abort', stop)
      },
      // Offline, or a new version of the pages: the screen works on without news.
      () => {},
    )
    return () => leaving.abort()
  }, [connect, asked])
}

/** Hears what is whispered in the rooms that screens of this page watch. Returns how to whisper oneself. */
export function useWhispers(
  hear: (said: Whispered) => void,
): (room: string, name: string, data?: Record<string, unknown>) => void {
  const connect = useContext(Context)
  const listener = useRef(hear)
  listener.current = hear
  useEffect(() => {
    if (!connect) return
    const leaving = new AbortController()
    connect().then(
      (live) => {
        if (!leaving.signal.aborted)
          leaving.signal.addEventListener(
            'abort',
            live.onWhisper((said) => listener.current(said)),
          )
      },
      () => {},
    )
    return () => leaving.abort()
  }, [connect])
  return useCallback(
    (room, name, data) =>
      void connect?.().then(
        (live) => live.whisper(room, name, data),
        () => {},
      ),
    [connect],
  )
}
