import { useSyncExternalStore } from 'react'
import { dateTime, relative, utcDate } from './time-format.ts'
import { useWords } from './words.tsx'

/** An instant: a UTC date from the server, “3 hours ago” once the page is alive, the full local time on hover. */
export function Time({ at, className }: { at: string; className?: string }) {
  const { locale } = useWords()
  const now = useMinute()
  const text = now === 0 ? utcDate(at, locale) : relative(at, now, locale)
  return (
    <time dateTime={at} className={className} title={now === 0 ? undefined : dateTime(at, locale)}>
      {text}
    </time>
  )
}

const listeners = new Set<() => void>()
let minute = 0
let timer: ReturnType<typeof setInterval> | undefined

/** The time by the minute, one timer for all; 0 on the server and while hydrating, so that both say the same. */
const useMinute = () => useSyncExternalStore(subscribe, current, () => 0)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tick, 60_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
    minute = 0
  }
}
function current(): number {
  minute ||= performance.timeOrigin + performance.now()
  return minute
}
function tick() {
  minute = performance.timeOrigin + performance.now()
  for (const listener of listeners) listener()
}
