import { grant, revoke } from '@guildhall/access/api'
import { endSessionsHere } from '@guildhall/identity/api'
import type { Refusal, Verdict } from '@guildhall/kernel'
import { raise } from '@guildhall/notify/api'
import { renameMember, setStanding } from '@guildhall/people/api'
import type { Writer } from './db.ts'
import { refusals } from './errors.ts'
import { forgetLeaver } from './leaver.ts'
import { reactivatedNotice, suspendedNotice } from './notices.ts'
import { canEdit, canReactivate, canRemove, canSuspend, type Standing } from './policy.ts'
import { changeBetween, mayFollow, reaches, runsCommunity } from './rules.ts'
import { administrators, allRoles, BY_HAND, findMember, lockAdministrators, roleChanges, rolesByHand } from './store.ts'

type Found = Awaited<ReturnType<typeof findMember>>
type Change<T extends unknown[] = []> = (tx: Writer, memberId: string, ...more: T) => Promise<Refusal | null>

export const suspend: Change<[string]> = (tx, memberId, reason) =>
  decided(tx, memberId, canSuspend, async (member) => {
    await setStanding(tx, memberId, 'suspended')
    await endSessionsHere(tx, member)
    await raise(tx, suspendedNotice, { to: [memberId], by: null })
    tx.audit({
      subject: { type: 'member', id: memberId },
      before: { status: member.status },
      after: { status: 'suspended', reason },
    })
    return null
  })

export const reactivate: Change = (tx, memberId) =>
  decided(tx, memberId, canReactivate, async () => {
    await setStanding(tx, memberId, 'active')
    await raise(tx, reactivatedNotice, { to: [memberId], by: null })
    tx.audit({ subject: { type: 'member', id: memberId }, before: { status: 'suspended' }, after: { status: 'active' } })
    return null
  })

/** Gone at once: no rights, no sessions, no name beside what they wrote. What is personal goes after the grace period. */
export const remove: Change<[string | undefined]> = (tx, memberId, reason) =>
  decided(tx, memberId, canRemove, async (member) => {
    const roles = await rolesByHand(tx, memberId)
    for (const source of await sourcesOf(tx, memberId)) await revoke(tx, { memberId, source })
    await setStanding(tx, memberId, 'left')
    await endSessionsHere(tx, member)
    forgetLeaver(tx, memberId)
    tx.audit({
      subject: { type: 'member', id: memberId },
      before: { status: member.status, roles },
      after: { status: 'left', roles: [], ...(reason ? { reason } : {}) },
    })
    return null
  })

/** The roles given by hand become exactly these, one by one within what the actor and the community's table allow. */
export const setRoles: Change<[readonly string[], string?]> = (tx, memberId, wanted, reason) =>
  decided(tx, memberId, canEdit, (member, rights) => replaceRoles(tx, { member, rights, wanted: [...new Set(wanted)], reason }))

export const rename: Change<[{ displayName?: string; headline?: string }]> = (tx, memberId, words) =>
  decided(tx, memberId, canEdit, async ({ displayName, headline }) => {
    await renameMember(tx, memberId, words)
    const before = { ...(words.displayName && { displayName }), ...(words.headline !== undefined && { headline }) }
    tx.audit({ subject: { type: 'member', id: memberId }, before, after: words })
    return null
  })

/**
 * Both standings are looked at again behind the lock, so that nobody acts on rights that were taken from them a moment
 * ago, and a community never loses its last administrator to two changes at once.
 */
async function decided(
  tx: Writer,
  memberId: string,
  may: (actor: Writer['actor'], member: Standing) => Verdict,
  change: (member: Found, rights: readonly string[]) => Promise<Refusal | null>,
): Promise<Refusal | null> {
  await lockAdministrators(tx)
  const actor = await actorNow(tx)
  const member = await findMember(tx, memberId)
  const verdict = may(actor, member)
  if (!verdict.allowed) return verdict.refusal
  const refusal = await change(member, actor.permissions)
  if (refusal) return refusal
  const wasAdministrator = member.status === 'active' && runsCommunity(member.rights)
  return wasAdministrator && (await administrators(tx)).length === 0 ? refusals.last_administrator : null
}

/** What an API key or an elevation narrows or widens stays as it came; what a member holds is read anew. */
async function actorNow({ actor, ...tx }: Writer): Promise<Writer['actor']> {
  if (actor.kind !== 'member') return actor
  const { status, rights } = await findMember({ ...tx, actor }, actor.memberId)
  if (status !== 'active') return { ...actor, permissions: [] }
  return { ...actor, permissions: actor.permissions.filter((right) => reaches(rights, [right])) }
}

type Replacing = { member: Found; rights: readonly string[]; wanted: readonly string[]; reason?: string }

async function replaceRoles(tx: Writer, { member, rights, wanted, reason }: Replacing): Promise<Refusal | null> {
  const { memberId } = member
  const before = await rolesByHand(tx, memberId)
  const { given, taken } = changeBetween(before, wanted)
  const refusal = await refusedGift(tx, { given, before, rights, self: memberId === tx.actor.memberId })
  if (refusal) return refusal
  for (const role of taken) await revoke(tx, { memberId, source: BY_HAND, role })
  for (const role of given) await grant(tx, { memberId, role, source: BY_HAND })
  tx.audit({
    subject: { type: 'member', id: memberId },
    before: { roles: before },
    after: { roles: [...wanted].sort(), ...(reason ? { reason } : {}) },
  })
  return null
}

async function refusedGift(
  tx: Writer,
  {
    given,
    before,
    rights,
    self,
  }: { given: readonly string[]; before: readonly string[]; rights: readonly string[]; self: boolean },
): Promise<Refusal | null> {
  const [roles, changes] = [await allRoles(tx), await roleChanges(tx)]
  for (const key of given) {
    const role = roles.find((one) => one.key === key)
    if (!role) return refusals.unknown_role.with({ details: { role: key } })
    if (self) return refusals.own_rights
    if (!reaches(rights, role.effective)) return refusals.beyond_own_rights
    if (!mayFollow(changes, before, key)) return refusals.role_change_not_allowed
  }
  return null
}

async function sourcesOf(tx: Writer, memberId: string): Promise<string[]> {
  const rows = await tx.db.selectFrom('access_grants').where('member_id', '=', memberId).select('source').distinct().execute()
  return rows.map(({ source }) => source)
}

/** Turns a change's outcome into a command's answer. */
export const answered = async <T>(refusal: Refusal | null, answer: () => Promise<T>): Promise<T | Refusal> => refusal ?? answer()
