import { Gauge, type Registry } from 'prom-client'

/** What sockets of this process did since it started; `open` is now. */
export const realtimeCounts = {
  open: 0,
  opened: 0,
  refused: 0,
  watched: 0,
  denied: 0,
  throttled: 0,
  sent: 0,
  ended: 0,
  faults: 0,
}

/** Puts the figures into /metrics. */
export function registerRealtimeMetrics(registry: Registry): void {
  new Gauge({
    name: 'realtime_sockets',
    help: 'Sockets and what happened on them since the start of the process; state="open": connected now.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(realtimeCounts)) this.set({ state }, count)
    },
  })
}
