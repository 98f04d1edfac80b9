import type { Card } from '@guildhall/people/contract'
import { useSite, useWhispers, useWords } from '@guildhall/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Conversation } from '../../contract/conversation.ts'
import { cardName } from './naming.ts'
import css from './thread.module.css'

const SAYS_EVERY_MS = 3000
const LASTS_MS = 5000

/** Who is writing at this moment; `say` tells the others that the viewer is, as far as the viewer wants that known. */
export function useTyping({ id, blocked }: Conversation, isShared: boolean) {
  const room = `messaging.conversation:${id}`
  const { viewer } = useSite()
  const [writing, setWriting] = useState<readonly string[]>([])
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())
  const stop = useCallback((memberId: string) => {
    clearTimeout(timers.current.get(memberId))
    setWriting((known) => known.filter((each) => each !== memberId))
  }, [])
  const whisper = useWhispers((said) => {
    if (said.room !== room || said.name !== 'messaging.typing' || said.from === viewer?.memberId || blocked.includes(said.from))
      return
    clearTimeout(timers.current.get(said.from))
    timers.current.set(
      said.from,
      setTimeout(() => stop(said.from), LASTS_MS),
    )
    setWriting((known) => (known.includes(said.from) ? known : [...known, said.from]))
  })
  useEffect(() => {
    const running = timers.current
    return () => {
      for (const timer of running.values()) clearTimeout(timer)
    }
  }, [])
  const last = useRef(Number.NEGATIVE_INFINITY)
  const say = useCallback(() => {
    if (!isShared || performance.now() - last.current < SAYS_EVERY_MS) return
    last.current = performance.now()
    whisper(room, 'messaging.typing')
  }, [isShared, whisper, room])
  return { writing, say, stop }
}

export function TypingLine({ typing, people }: { typing: { writing: readonly string[] }; people: ReadonlyMap<string, Card> }) {
  const words = useWords()
  const names = typing.writing.flatMap((id) => people.get(id) ?? []).map((card) => cardName(card, words))
  const count = typing.writing.length
  return (
    <p className={css.typing} aria-live="off">
      {count > 0 ? (
        <>
          <span className={css.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {names.length === 1
            ? words.t('messaging.typing-one', { name: names[0] as string })
            : words.t('messaging.typing', { count })}
        </>
      ) : null}
    </p>
  )
}
