import { readJson } from '@guildhall/kernel/client'
import { useEffect, useState } from 'react'
import type { Counters } from './area.tsx'

const EVERY_MS = 30_000

/** What waits for the viewer: what the page came with, asked for again every half minute while the page is looked at. */
export function useWaiting(first: Counters): Counters {
  const [counters, setCounters] = useState(first)
  useEffect(() => setCounters(first), [first])
  useEffect(() => {
    const leaving = new AbortController()
    const look = () => {
      if (document.hidden) return
      void readJson<Counters>('/admin/waiting', leaving.signal).then((found) => found && setCounters(found))
    }
    const timer = setInterval(look, EVERY_MS)
    return () => {
      leaving.abort()
      clearInterval(timer)
    }
  }, [])
  return counters
}
