import { readJson } from '@guildhall/kernel/client'
import { useRooms } from '@guildhall/ui'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import type { Counters } from '../area/area.tsx'

const EVERY_MS = 60_000
const SOON_MS = 300

const Context = createContext<Counters>({})

/**
 * Counts what waits for the viewer: when the page has come, when news reaches the viewer's own room, when the page is
 * looked at again, and each minute. Visitors wait for nothing.
 */
export function WaitingProvider({ memberId, children }: { memberId: string | null; children: ReactNode }) {
  const [counters, setCounters] = useState<Counters>({})
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const lookSoon = useCallback(() => {
    clearTimeout(timer.current)
    if (memberId === null) return
    timer.current = setTimeout(() => {
      if (document.hidden) return
      void readJson<Counters>('/waiting').then((found) => found && setCounters(found))
    }, SOON_MS)
  }, [memberId])
  useRooms(memberId ? [`member:${memberId}`] : [], lookSoon, lookSoon)
  useEffect(() => {
    lookSoon()
    const again = setInterval(lookSoon, EVERY_MS)
    document.addEventListener('visibilitychange', lookSoon)
    return () => {
      clearTimeout(timer.current)
      clearInterval(again)
      document.removeEventListener('visibilitychange', lookSoon)
    }
  }, [lookSoon])
  return <Context.Provider value={memberId === null ? {} : counters}>{children}</Context.Provider>
}

/** What waits for the viewer, by the name a screen gives as its `counter`. */
export const useWaiting = (): Counters => useContext(Context)
