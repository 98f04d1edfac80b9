import { rolesOf } from '@guildhall/access/api'
import type { AnyReader, Tenant } from '@guildhall/kernel'
import { z } from 'zod'

/** `identity.requireSecondFactor`: keys of the roles whose holders need a second factor here; `*`: everybody. */
const Settings = z.object({ requireSecondFactor: z.array(z.string()).default([]) })

const rolesThatNeedIt = (tenant: Tenant): readonly string[] =>
  Settings.catch({ requireSecondFactor: [] }).parse(tenant.settings.identity ?? {}).requireSecondFactor

/** Does this community ask a second factor of the member? */
export async function needsSecondFactor(reader: AnyReader, memberId: string): Promise<boolean> {
  const needed = rolesThatNeedIt(reader.tenant)
  if (needed.length === 0 || needed.includes('*')) return needed.length > 0
  const held = await rolesOf(reader, memberId)
  return held.some((role) => needed.includes(role))
}
