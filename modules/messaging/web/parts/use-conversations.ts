import { type HeardEvent, useRooms, useSite } from '@guildhall/ui'
import { useCallback, useEffect, useReducer, useRef } from 'react'
import { useFetcher, useRevalidator } from 'react-router'
import { type ConversationList, isLiveMessage, liveList, type MessagingEvent } from '../live.ts'

type Loaded = { list: ConversationList }
type State = { source: ConversationList; list: ConversationList }
type Hear = (event: MessagingEvent) => void
const MOST_ROOMS = 60
const SOON_MS = 1500
/** Events that change what the viewer may see or where a conversation stands: the server is asked. */
const ASK = new Set(['messaging.conversation.created', 'messaging.conversation.changed', 'messaging.conversation.tuned'])

/**
 * The list kept up to date by events, and the page's one ear: what concerns the open conversation goes on to whoever shows
 * it. Says to the senders that their messages have reached this device.
 */
export function useConversations({ list: loaded }: Loaded, openId?: string) {
  const memberId = useSite().viewer?.memberId ?? ''
  const [state, change] = useReducer(reduce, loaded, begin)
  if (state.source !== loaded) change({ loaded })
  const { revalidate } = useRevalidator()
  const page = useRef<Hear>(() => {})
  const deliver = useDelivery(loaded)
  const hear = (heard: HeardEvent) => {
    if (!heard.name.startsWith('messaging.')) return
    const event = { name: heard.name, data: heard.data as MessagingEvent['data'] }
    change({ event })
    page.current(event)
    const isNews = isLiveMessage(event.data) && event.name === 'messaging.message.added'
    if (isNews && isLiveMessage(event.data) && event.data.message.author.memberId !== memberId) deliver()
    const isKnown = state.list.items.some(({ id }) => id === event.data.conversationId)
    if (ASK.has(event.name) || (isNews && !isKnown)) void revalidate()
  }
  useRooms(roomsOf(state.list, { memberId, openId }), hear, () => void revalidate())
  const hearPage = useCallback((listener: Hear) => {
    page.current = listener
  }, [])
  return { list: state.list, hearPage }
}

function roomsOf({ items }: ConversationList, { memberId, openId }: { memberId: string; openId?: string | undefined }): string[] {
  const ids = new Set([...(openId ? [openId] : []), ...items.slice(0, MOST_ROOMS).map(({ id }) => id)])
  return [`member:${memberId}`, ...[...ids].sort().map((id) => `messaging.conversation:${id}`)]
}

/** Once the page is there and each time something new has come, a little later and for all of it together. */
function useDelivery(list: ConversationList) {
  const fetcher = useFetcher()
  const submit = useRef(fetcher.submit)
  submit.current = fetcher.submit
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const deliver = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      void submit.current({ intent: 'delivered', scripted: '1' }, { method: 'post', action: '/chat' })
    }, SOON_MS)
  }, [])
  const isWaiting = list.items.some(({ unread }) => unread > 0)
  useEffect(() => {
    if (isWaiting) deliver()
    return () => clearTimeout(timer.current)
  }, [isWaiting, deliver])
  return deliver
}

const begin = (list: ConversationList): State => ({ source: list, list })

const reduce = (state: State, change: { loaded: ConversationList } | { event: MessagingEvent }): State =>
  'loaded' in change ? begin(change.loaded) : { ...state, list: liveList(state.list, change.event) }
