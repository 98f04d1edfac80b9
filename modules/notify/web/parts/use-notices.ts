import { type HeardEvent, type ShownProblem, toast, useRooms, useSite, useWords } from '@guildhall/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useFetcher, useRevalidator } from 'react-router'
import type { NoticeGroup } from '../../contract/index.ts'
import { type InboxEvent, type InboxPage, live } from '../live.ts'

export type Act = (intent: string, id?: string, within?: NoticeGroup['within']) => void
type Filter = { unread?: boolean; category?: string }

/** The list as it was loaded, kept up to date by events from every device, and what one does with it. */
export function useNotices(loaded: InboxPage, filter: Filter = {}) {
  const { locale } = useWords()
  const memberId = useSite().viewer?.memberId ?? ''
  const [state, setState] = useState({ source: loaded, page: loaded })
  if (state.source !== loaded) setState({ source: loaded, page: loaded })
  const { revalidate } = useRevalidator()
  const { unread, category } = filter
  const hear = useCallback(
    (heard: HeardEvent) => {
      if (!heard.name.startsWith('notify.inbox.')) return
      const event = heard as InboxEvent
      // Words come in the member's language; a page in another one asks for its own.
      if ('locale' in event.data && event.data.locale !== locale) return void revalidate()
      setState((known) => ({ ...known, page: live(known.page, event, { unread, category }) }))
    },
    [locale, revalidate, unread, category],
  )
  useRooms(memberId ? [`member:${memberId}`] : [], hear, revalidate)
  return { ...state.page, act: useAct() }
}

/** Sends one of the list's commands; what changes comes back as an event. */
export function useAct(): Act {
  const { t, refusal } = useWords()
  const fetcher = useFetcher<{ problem?: ShownProblem; done?: string }>()
  const handled = useRef<unknown>(undefined)
  const { data } = fetcher
  useEffect(() => {
    if (!data || handled.current === data) return
    handled.current = data
    if (data.problem) toast(refusal(data.problem), 'problem')
    else if (data.done === 'mute') toast(t('notices.muted'))
  })
  return (intent, id, within) =>
    void fetcher.submit(
      { intent, scripted: '1', ...(id ? { id } : {}), ...(within ? { noun: within.noun, thing: within.id } : {}) },
      { method: 'post', action: '/notifications' },
    )
}
