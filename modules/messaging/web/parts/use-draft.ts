import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import type { Conversation } from '../../contract/conversation.ts'

const SOON_MS = 2500

/** Keeps what is being written: on the server a moment after the last key, so that it is on every device. */
export function useDraft({ id, draft }: Conversation, field: RefObject<HTMLTextAreaElement | null>) {
  const fetcher = useFetcher()
  const submit = useRef(fetcher.submit)
  submit.current = fetcher.submit
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const saved = useRef(draft)
  const save = useCallback(() => {
    clearTimeout(timer.current)
    const body = field.current?.value ?? ''
    if (body === saved.current) return
    saved.current = body
    void submit.current({ intent: 'draft', body, scripted: '1' }, { method: 'post', action: `/chat/${id}` })
  }, [id, field])
  useEffect(() => save, [save])
  return {
    keep: () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(save, SOON_MS)
    },
    save,
    /** It was sent: sending ends it on the server too. */
    clear: () => {
      clearTimeout(timer.current)
      saved.current = ''
    },
  }
}
