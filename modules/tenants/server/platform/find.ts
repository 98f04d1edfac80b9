import { kernelRefusals, Refused, type Tenant } from '@guildhall/kernel'
import type { Reader, Writer } from '../db.ts'
import { isOperating } from '../policy.ts'

/** Any community of the server, for its operators; for everybody else there is none. */
export async function findCommunity({ actor, site }: Reader | Writer, slug: string): Promise<Tenant> {
  const tenant = isOperating(actor) ? await site.find(slug) : undefined
  if (!tenant) throw new Refused(kernelRefusals.not_found)
  return tenant
}
