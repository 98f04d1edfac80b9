import { useCallback, useEffect, useState } from 'react'
import { useRooms, useWhispers } from './live.tsx'
import css from './presence.module.css'
import { useWords } from './words.tsx'

export type PresenceState = 'online' | 'away' | 'offline'
type Known = Readonly<Record<string, PresenceState>>

const roomOf = (memberId: string) => `presence:${memberId}`

/**
 * Whether members are here, by id, kept up to date; those who do not let it be known are missing. `ask` fetches
 * `GET /presence` for these ids.
 */
export function usePresence(memberIds: readonly string[], ask: (memberIds: readonly string[]) => Promise<Known>): Known {
  const [known, setKnown] = useState<Known>({})
  const wanted = memberIds.join(' ')
  const look = useCallback(() => {
    if (wanted === '') return
    void ask(wanted.split(' ')).then(setKnown, () => {})
  }, [wanted, ask])
  useEffect(look, [look])
  useRooms(memberIds.map(roomOf), () => {}, look)
  useWhispers(({ name, from, data }) => {
    if (name !== 'presence' || !wanted.includes(from)) return
    setKnown((before) => ({ ...before, [from]: (data as { state: PresenceState }).state }))
  })
  return known
}

/** A dot and, for those who do not see it, the word; nothing while it is not known. */
export function PresenceDot({ state, className = '' }: { state: PresenceState | undefined; className?: string | undefined }) {
  const { t } = useWords()
  if (state === undefined) return null
  return (
    <span className={`${css.dot} ${className}`} data-state={state} title={t(`presence.${state}`)}>
      <span className="visually-hidden">{t(`presence.${state}`)}</span>
    </span>
  )
}
