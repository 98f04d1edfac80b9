import type { Live } from '@guildhall/kernel/realtime-client'

const IDLE_MS = 5 * 60_000

/** Says `away` when the page is out of sight or nobody has moved anything for five minutes, `online` when somebody looks again. */
export function followAttention(live: Pick<Live, 'attend'>): void {
  let idle: ReturnType<typeof setTimeout>
  const away = () => live.attend('away')
  const look = () => {
    clearTimeout(idle)
    if (document.hidden) return away()
    live.attend('online')
    idle = setTimeout(away, IDLE_MS)
  }
  for (const sign of ['pointermove', 'keydown', 'scroll']) document.addEventListener(sign, look, { passive: true })
  document.addEventListener('visibilitychange', look)
  look()
}
