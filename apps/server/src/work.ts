import type { Host } from '@guildhall/kernel/host'
import { startDispatcher, startJobs, startTail } from '@guildhall/kernel/runtime'

export type Running = { stop(): Promise<void> }

/** Learns of every process's committed events: what sockets, caches and the dispatcher of this process live on. */
export const startEvents = (host: Host): Promise<Running> => startTail(host)

/** Delivers events to their subscribers and runs jobs, until stopped: what is under way finishes first. */
export async function startWork(host: Host): Promise<Running> {
  const dispatcher = await startDispatcher(host)
  const jobs = await startJobs(host)
  return {
    async stop() {
      await Promise.all([jobs.stop(), dispatcher.stop()])
    },
  }
}
