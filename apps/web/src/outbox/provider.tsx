import { type Outbox, OutboxProvider, type Outgoing } from '@guildhall/ui'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { now } from '../shell/clock.ts'

type Sent = (item: Outgoing, output: unknown) => void
type Keeping = typeof import('./keeping.ts')
const AGAIN_MS = 20_000

/**
 * The page's one outbox. What is put in is shown at once, kept on the device, and sent when the server can be reached: now,
 * when the connection is back, when the page is looked at again, or by the service worker after the page is gone.
 */
export function Outgoings({ memberId, children }: { memberId: string | null; children: ReactNode }) {
  const [all, setAll] = useState<readonly Outgoing[]>([])
  const isOffline = useOffline()
  const listeners = useRef(new Set<Sent>())
  const keeping = useRef<Promise<Keeping>>(undefined)
  const load = useCallback(() => {
    keeping.current ??= import('./keeping.ts')
    return keeping.current
  }, [])
  useEffect(() => {
    if (memberId === null) return
    let stop = () => {}
    const left = new AbortController()
    // What keeps them is fetched with the page, so that it is there when the connection is not.
    void load().then(async ({ follow }) => {
      if (left.signal.aborted) return
      stop = follow({
        show: setAll,
        sent: (item, output) => {
          setAll((list) => list.filter(({ id }) => id !== item.id))
          for (const listen of listeners.current) listen(item, output)
        },
      })
    })
    return () => {
      left.abort()
      stop()
    }
  }, [memberId, load])
  const mine = useMemo(() => all.filter((item) => item.memberId === memberId), [all, memberId])
  useRetrying(load, { isWaiting: mine.some(({ problem }) => problem === null), isOffline })
  const value = useMemo<Outbox>(
    () => ({
      items: mine,
      isOffline,
      put(given) {
        if (memberId === null) return
        const item = { ...given, memberId, writtenAt: now().toISOString(), triedAt: null, problem: null }
        setAll((list) => [...list, item])
        void load().then(({ put }) => put(item))
      },
      drop(id) {
        setAll((list) => list.filter((item) => item.id !== id))
        void load().then(({ drop }) => drop(id))
      },
      again(id) {
        setAll((list) => list.map((item) => (item.id === id ? { ...item, problem: null } : item)))
        void load().then(({ again }) => again(id))
      },
      onSent(listen) {
        listeners.current.add(listen)
        return () => void listeners.current.delete(listen)
      },
    }),
    [mine, isOffline, memberId, load],
  )
  return <OutboxProvider value={value}>{children}</OutboxProvider>
}

function useOffline(): boolean {
  const [isOffline, setOffline] = useState(false)
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine)
    look()
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return isOffline
}

/** A device that says it is online may still not reach the server: while something waits, it is tried again and again. */
function useRetrying(load: () => Promise<Keeping>, { isWaiting, isOffline }: { isWaiting: boolean; isOffline: boolean }) {
  useEffect(() => {
    if (!isWaiting || isOffline) return
    const retry = () => void load().then(({ send }) => send())
    retry()
    const timer = setInterval(retry, AGAIN_MS)
    document.addEventListener('visibilitychange', retry)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', retry)
    }
  }, [load, isWaiting, isOffline])
}
