import { readJson } from '@guildhall/kernel/client'
import type { Card } from '@guildhall/people/contract'
import { Avatar, useWords } from '@guildhall/ui'
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Conversation } from '../../contract/conversation.ts'
import css from './composer.module.css'

const MOST = 6

/** Completes a name after `@`: arrows choose, Enter or Tab takes it. */
export function useMentions({ id, kind }: Conversation, field: RefObject<HTMLTextAreaElement | null>) {
  const people = useRef<readonly Card[] | null>(null)
  const [found, setFound] = useState<readonly Card[]>([])
  const [chosen, setChosen] = useState(0)
  const close = useCallback(() => setFound([]), [])
  const look = useCallback(async () => {
    const typed = kind === 'direct' ? null : typedName(field.current)
    if (typed === null) return close()
    people.current ??= await participants(id)
    const wanted = typed.toLocaleLowerCase()
    setChosen(0)
    setFound((people.current ?? []).filter(({ displayName }) => displayName.toLocaleLowerCase().includes(wanted)).slice(0, MOST))
  }, [id, kind, field, close])
  const take = (card: Card | undefined) => {
    const box = field.current
    if (!box || !card) return
    const from = box.value.lastIndexOf('@', box.selectionStart - 1)
    box.setRangeText(`@${card.displayName} `, from, box.selectionStart, 'end')
    box.focus()
    close()
  }
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (found.length === 0) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setChosen((now) => (now + step + found.length) % found.length)
    else if (event.key === 'Enter' || event.key === 'Tab') take(found[chosen])
    else if (event.key === 'Escape') close()
    else return false
    event.preventDefault()
    return true
  }
  /** The ids of those whose names stand in the words. */
  const namedIn = (body: string) =>
    (people.current ?? []).filter(({ displayName }) => body.includes(`@${displayName}`)).map(({ memberId }) => memberId)
  return { found, chosen, look: () => void look(), take, onKeyDown, close, namedIn }
}

/** What stands between the last `@` and the cursor, when that is a name being typed. */
export function typedName(field: Pick<HTMLTextAreaElement, 'value' | 'selectionStart'> | null): string | null {
  return field ? (/(?:^|\s)@([^@\n]{0,30})$/.exec(field.value.slice(0, field.selectionStart))?.[1] ?? null) : null
}

async function participants(id: string): Promise<readonly Card[]> {
  const found = await readJson<{ items: { member: Card }[] }>(`/api/v1/messages/conversations/${id}/members?limit=100`)
  return found?.items.map(({ member }) => member) ?? []
}

export function MentionBox({ mentions }: { mentions: Pick<ReturnType<typeof useMentions>, 'found' | 'chosen' | 'take'> }) {
  const { t } = useWords()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => void list.current?.children[mentions.chosen]?.scrollIntoView({ block: 'nearest' }), [mentions.chosen])
  if (mentions.found.length === 0) return null
  return (
    <div ref={list} role="listbox" aria-label={t('messaging.mention')} className={css.mentions} tabIndex={-1}>
      {mentions.found.map((card, index) => (
        <div
          key={card.memberId}
          role="option"
          aria-selected={index === mentions.chosen}
          tabIndex={-1}
          className={css.choice}
          onPointerDown={() => mentions.take(card)}
        >
          <Avatar name={card.displayName} hue={card.hue} picture={card.avatarUrl} size="small" />
          {card.displayName}
        </div>
      ))}
    </div>
  )
}
