import { useCallback, useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import type { ConversationPage } from '../live.ts'

const SOON_MS = 700

/** Moves the read mark to the last message that has been in view while the page was looked at, soon after. */
export function useReading({ conversation }: ConversationPage): (seq: number) => void {
  const fetcher = useFetcher()
  const submit = useRef(fetcher.submit)
  submit.current = fetcher.submit
  const { id, standing } = conversation
  const furthest = useRef(conversation.readSeq)
  const sent = useRef(conversation.readSeq)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const send = useCallback(() => {
    if (document.hidden || furthest.current <= sent.current) return
    sent.current = furthest.current
    const fields = { intent: 'read', seq: String(furthest.current), scripted: '1' }
    void submit.current(fields, { method: 'post', action: `/chat/${id}` })
  }, [id])
  useEffect(() => {
    document.addEventListener('visibilitychange', send)
    return () => {
      document.removeEventListener('visibilitychange', send)
      clearTimeout(timer.current)
    }
  }, [send])
  return useCallback(
    (seq: number) => {
      // Whoever has not accepted a stranger's request reads it without saying so.
      if (standing !== 'accepted' || seq <= furthest.current) return
      furthest.current = seq
      clearTimeout(timer.current)
      timer.current = setTimeout(send, SOON_MS)
    },
    [standing, send],
  )
}
