import { readJson } from '@guildhall/kernel/client'
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { useRevalidator } from 'react-router'
import type { Message, MessagePage } from '../../contract/message.ts'
import { type ConversationPage, isLiveMessage, live, type MessagingEvent } from '../live.ts'
import { useConversationOutbox } from './use-outbox.ts'

type State = { source: ConversationPage; page: ConversationPage; fresh: number }
type Change =
  | { loaded: ConversationPage }
  | { event: MessagingEvent }
  | { more: MessagePage; side: 'before' | 'after' }
  | { changed: Message }
  | { gone: string }
  | { conversation: ConversationPage['conversation'] }

/** So many messages are kept in the page; those on the far side are fetched again when somebody goes back. */
const MOST = 250

/** The open conversation: its page kept up to date by events and own commands, and what is still on its way. */
export function useThread(loaded: ConversationPage, hearPage: (hear: (event: MessagingEvent) => void) => void) {
  const [state, change] = useReducer(reduce, loaded, begin)
  if (state.source !== loaded) change({ loaded })
  const [replyTo, setReplyTo] = useState<Message | null>(null)
  /** Taken back to be changed; the composer puts them in its field. */
  const [words, setWords] = useState('')
  const [editing, setEditing] = useState<Message | null>(null)
  const { revalidate } = useRevalidator()
  const { id } = loaded.conversation
  const listeners = useRef(new Set<(event: MessagingEvent) => void>())
  const own = useMemo(
    () => ({
      changed: (message: Message) => change({ changed: message }),
      gone: (messageId: string) => change({ gone: messageId }),
      tuned: (conversation: ConversationPage['conversation']) => change({ conversation }),
      listen: (listener: (event: MessagingEvent) => void) => {
        listeners.current.add(listener)
        return () => void listeners.current.delete(listener)
      },
    }),
    [],
  )
  const outbox = useConversationOutbox(id, own.changed)
  const hear = useCallback(
    (event: MessagingEvent) => {
      if (event.data.conversationId !== id) return
      change({ event })
      for (const listener of listeners.current) listener(event)
      if (isLiveMessage(event.data)) outbox.echoed(event.data.message)
      else if ('messageId' in event.data && event.name !== 'messaging.message.hidden') void revalidate()
    },
    [id, revalidate, outbox.echoed],
  )
  useEffect(() => hearPage(hear), [hearPage, hear])
  const load = useHistory(state.page, (more, side) => change({ more, side }))
  return {
    ...state,
    ...own,
    ...load,
    outbox,
    replyTo,
    setReplyTo,
    words,
    setWords,
    editing,
    setEditing,
    memberId: loaded.memberId,
  }
}
export type OpenThread = ReturnType<typeof useThread>

/** Fetches what comes before or after the page, one at a time. */
function useHistory(page: ConversationPage, arrived: (more: MessagePage, side: 'before' | 'after') => void) {
  const busy = useRef(false)
  const [isLoading, setLoading] = useState(false)
  const current = useRef({ page, arrived })
  current.current = { page, arrived }
  const load = useCallback(async (side: 'before' | 'after') => {
    const { page: now } = current.current
    const edge = side === 'before' ? now.messages[0] : now.messages.at(-1)
    if (busy.current || !edge || !(side === 'before' ? now.hasBefore : now.hasAfter)) return
    busy.current = true
    setLoading(true)
    const more = await readJson<MessagePage>(`/api/v1/messages/conversations/${now.conversation.id}/messages?${side}=${edge.seq}`)
    busy.current = false
    setLoading(false)
    if (more) current.current.arrived(more, side)
  }, [])
  return { load, isLoading }
}

const begin = (page: ConversationPage): State => ({ source: page, page, fresh: 0 })

function reduce(state: State, change: Change): State {
  const { page } = state
  if ('loaded' in change) return begin(change.loaded)
  if ('conversation' in change) return { ...state, page: { ...page, conversation: change.conversation } }
  if ('gone' in change) return { ...state, page: { ...page, messages: page.messages.filter(({ id }) => id !== change.gone) } }
  if ('changed' in change) return { ...state, page: withOwn(page, change.changed) }
  if ('more' in change) return { ...state, page: joined(page, change.more, change.side) }
  const next = live(page, change.event)
  const added = next.messages.length > page.messages.length ? next.messages.at(-1) : undefined
  const isOthers = added !== undefined && added.author.memberId !== page.memberId && added.kind !== 'notice'
  return { ...state, page: next, fresh: state.fresh + (isOthers ? 1 : 0) }
}

/** The answer of an own command, which may come before its event or after it. */
function withOwn(page: ConversationPage, message: Message): ConversationPage {
  if (page.messages.some(({ id }) => id === message.id)) {
    return { ...page, messages: page.messages.map((known) => (known.id === message.id ? message : known)) }
  }
  const isNext = message.rootId === null && !page.hasAfter && message.seq > (page.messages.at(-1)?.seq ?? 0)
  return isNext ? { ...page, messages: [...page.messages, message] } : page
}

function joined(page: ConversationPage, more: MessagePage, side: 'before' | 'after'): ConversationPage {
  const known = new Set(page.messages.map(({ id }) => id))
  const fresh = more.messages.filter(({ id }) => !known.has(id))
  if (side === 'before') {
    const messages = [...fresh, ...page.messages]
    const kept = messages.slice(0, MOST)
    return { ...page, messages: kept, hasBefore: more.hasBefore, hasAfter: page.hasAfter || kept.length < messages.length }
  }
  const messages = [...page.messages, ...fresh]
  const kept = messages.slice(-MOST)
  return { ...page, messages: kept, hasAfter: more.hasAfter, hasBefore: page.hasBefore || kept.length < messages.length }
}
