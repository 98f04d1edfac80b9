import type { Tenant } from '@guildhall/kernel'
import { z } from 'zod'

const Settings = z.object({ timeZone: z.string() }).catch({ timeZone: 'UTC' })

/** The last days up to today as the community counts them: its zone, each day, and the instant the first one begins. */
export function daysUntil(now: string, tenant: Pick<Tenant, 'settings'>, count: number) {
  const zone = Settings.parse(tenant.settings['community']).timeZone
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate()
  const days = Array.from({ length: count }, (_, at) => today.subtract({ days: count - 1 - at }))
  const begin = (days[0] ?? today).toZonedDateTime(zone).toInstant().toString()
  return { zone, days: days.map(String), begin }
}
