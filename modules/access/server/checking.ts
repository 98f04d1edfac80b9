import { covers } from '@guildhall/kernel'
import type { Checked } from '../contract/index.ts'
import { access, type Unit } from './db.ts'
import { grantsOf, type HeldGrant, type Standing } from './grant-store.ts'

export type Elevated = { id: string; memberId: string; reason: string; startedAt: string; endsAt: string }

/** The elevations of a member that run at this moment: one for each session an operator acts in. */
export async function elevationsOf(unit: Unit, memberId: string): Promise<Elevated[]> {
  return access
    .reader(unit as never)
    .db.selectFrom('access_elevations as e')
    .innerJoin('access_operators as o', 'o.account_id', 'e.account_id')
    .where('e.kind', '=', 'rights')
    .select(['e.id', 'e.member_id as memberId', 'e.reason', 'e.started_at as startedAt', 'e.ends_at as endsAt'])
    .where('e.member_id', '=', memberId)
    .where('e.ended_at', 'is', null)
    .where('e.ends_at', '>', unit.now)
    .orderBy('e.ends_at', 'desc')
    .execute()
}

export type Holdings = { member: Standing; grants: HeldGrant[]; elevated: { endsAt: string } | null }

/** What one member holds now; an elevation counts for oneself only in the session it was given to. */
export async function holdingsOf(unit: Unit, member: Standing): Promise<Holdings> {
  const grants = await grantsOf(unit, member.memberId)
  if (member.memberId !== unit.actor.memberId)
    return { member, grants, elevated: (await elevationsOf(unit, member.memberId))[0] ?? null }
  const own = unit.actor.kind === 'member' ? unit.actor.elevation : undefined
  return { member, grants, elevated: own ? { endsAt: own.until } : null }
}

/** Whether they cover a permission, and by what. */
export function checkOne({ member, grants, elevated }: Holdings, permission: string): Checked {
  if (member.status !== 'active') return { permission, allowed: false, grants: [] }
  const found = grants
    .filter(({ isExpired }) => !isExpired)
    .flatMap((grant) => {
      const pattern = grant.rights.find((right) => covers(right, permission))
      const source = grant.role === null ? grant.source : `role:${grant.role}`
      return pattern ? [{ pattern, source, sourceName: grant.name, expiresAt: grant.expiresAt }] : []
    })
  const lent = elevated ? [{ pattern: '*', source: 'elevation', sourceName: 'Operator', expiresAt: elevated.endsAt }] : []
  const all = [...found, ...lent]
  return { permission, allowed: all.length > 0, grants: all }
}
