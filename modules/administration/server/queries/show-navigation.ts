import { rolesOf } from '@guildhall/access/api'
import { allowed, holds } from '@guildhall/kernel'
import { showNavigation as contract, type Tier, tiers } from '../../contract/index.ts'
import { query, type Reader } from '../db.ts'

/** In which colours somebody finds their way, and what waits for them. */
export const showNavigation = query(contract, {
  allow: () => allowed,
  run: async (reader) => ({ tier: await tierOf(reader), pending: await reader.site.counters(reader) }),
})

/** The highest tier of the roles held, as the blueprint names them; without one, whoever runs the community has the tenant's. */
async function tierOf(reader: Reader): Promise<Tier> {
  const row = await reader.db.selectFrom('administration_settings').select('tiers').executeTakeFirst()
  const named = (row?.tiers ?? []) as unknown as readonly { role: string; tier: Tier }[]
  const held = reader.actor.memberId ? await rolesOf(reader, reader.actor.memberId) : []
  const own = named.filter(({ role }) => held.includes(role)).map(({ tier }) => tier)
  if (holds(reader.actor, 'community.manage')) own.push('tenant')
  return tiers.find((tier) => own.includes(tier)) ?? 'talent'
}
