import type { Host } from '../command/host.ts'
import { faultText } from '../event/fault-text.ts'
import type { FeedEvent } from '../event/feed.ts'
import { systemActor } from '../policy/actor.ts'

export type PresentHost = Pick<Host, 'registry' | 'reader' | 'tenants' | 'log'>

const LONGEST_MS = 2_000

/**
 * What listeners are sent: the module's live view of the event as things are now, made once for all of them; the
 * event's ids where there is no view, what it names is gone, or making it fails or takes more than two seconds.
 */
export async function present(host: PresentHost, event: FeedEvent): Promise<unknown> {
  const view = host.registry.live.get(event.name)
  if (!view) return event.data
  const { promise: tooLong, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(resolve, LONGEST_MS, null)
  try {
    const tenant = await host.tenants.byId(event.tenantId)
    if (!tenant) return event.data
    const made = view(host.reader(tenant, systemActor(tenant.id)), event.data)
    return (await Promise.race([made, tooLong])) ?? event.data
  } catch (error) {
    host.log.debug({ event: event.name, seq: event.seq, fault: faultText(error) }, 'no live view of the event; sending its ids')
    return event.data
  } finally {
    clearTimeout(timer)
  }
}
