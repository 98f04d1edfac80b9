import type { Live } from '@guildhall/kernel/realtime-client'
import { useEffect, useRef } from 'react'
import { useRevalidator } from 'react-router'
import type { ForumEvent } from '../live.ts'

let connection: Promise<Live> | undefined

/** Hears a topic's events while its page is open; what connects is fetched once the page is alive. */
export function useLive(topicId: string, isMember: boolean, hear: (event: ForumEvent) => void) {
  const { revalidate } = useRevalidator()
  const listener = useRef(hear)
  listener.current = hear
  useEffect(() => {
    if (!isMember) return
    const stopped = new AbortController()
    connection ??= import('@guildhall/kernel/realtime-client').then(({ connectLive }) => connectLive({ url: location.origin }))
    connection.then(
      (live) => {
        if (stopped.signal.aborted) return
        const stop = live.watch([`forum.topic:${topicId}`], (event) => listener.current(event), {
          onResync: revalidate,
          onDenied: revalidate,
        })
        stopped.signal.addEventListener('abort', stop)
      },
      () => {
        connection = undefined
      },
    )
    return () => stopped.abort()
  }, [topicId, isMember, revalidate])
}
