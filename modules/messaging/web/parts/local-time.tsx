import { useWords } from '@guildhall/ui'
import { useSyncExternalStore } from 'react'

const looks = {
  time: { hour: 'numeric', minute: '2-digit' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  'date-time': { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
} as const

const never = () => () => {}

/** The viewer's time zone; UTC on the server and while hydrating, so that both say the same. */
export const useZone = (): string =>
  useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  )

/** An instant as the clock on the wall shows it: the viewer's, or that of another zone. */
export function LocalTime({ at, look, zone }: { at: string; look: keyof typeof looks; zone?: string }) {
  const { locale } = useWords()
  const own = useZone()
  return <time dateTime={at}>{timeText(at, { locale, zone: zone ?? own, look })}</time>
}

export const timeText = (
  at: string,
  { locale, zone, look }: { locale: string; zone: string; look: keyof typeof looks },
): string => new Intl.DateTimeFormat(locale, { ...looks[look], timeZone: zone }).format(new Date(at))

/** The day an instant falls on in a zone, `2026-11-27`. */
export const dayOf = (at: string, zone: string): string => new Intl.DateTimeFormat('sv', { timeZone: zone }).format(new Date(at))
