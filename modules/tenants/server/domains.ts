import { createHmac } from 'node:crypto'
import dns from 'node:dns/promises'
import type { Site } from '@guildhall/kernel'
import type { Domain } from '../contract/index.ts'

/** What has to stand in DNS: made from the server's secret, so a copied record of another community proves nothing. */
export const proofOf = (site: Pick<Site, 'secret'>, tenantId: string, host: string): string =>
  `guildhall-${createHmac('sha256', site.secret('domain proof')).update(`${tenantId} ${host}`).digest('base64url').slice(0, 32)}`

export const presentDomain = (row: { host: string; token: string; verified_at: string | null }): Domain => ({
  host: row.host,
  verifiedAt: row.verified_at,
  record: { name: `_guildhall.${row.host}`, value: row.token },
})

/** Whether the TXT record stands there. A name that does not answer has none. */
export async function recordStands(host: string, token: string): Promise<boolean> {
  const records = await dns.resolveTxt(`_guildhall.${host}`).catch(() => [])
  return records.some((chunks) => chunks.join('') === token)
}
