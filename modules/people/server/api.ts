import { type AnyReader, type AnyWriter, newId } from '@guildhall/kernel'
import type { Card } from '../contract/index.ts'
import { memberAsked, memberJoined } from '../contract/index.ts'
import { cardsIn } from './cards.ts'
import { people } from './db.ts'
import { refuseWhenFull } from './full.ts'
import { hueOf } from './rules.ts'

export { anonymiseMember } from './anonymise.ts'
export { peopleFields } from './fields-section.ts'
export { hiddenMembers } from './hidden.ts'
export { mutedIds, notHiddenFrom, notMutedBy } from './policy.ts'
export { silenced } from './silenced.ts'
export { admitMember, renameMember, setStanding } from './standing.ts'

/** The cards of those members, one for each id asked for; kept in memory, so normally without a statement. */
export const cards = (reader: AnyReader, memberIds: readonly string[]): Promise<Map<string, Card>> =>
  cardsIn(people.reader(reader), memberIds)

/** Makes an account a member of this community, or answers the member it is already. `waits`: somebody has to let them in. */
export async function joinMember(
  writer: AnyWriter,
  joining: {
    accountId: string
    displayName: string
    headline?: string
    locale?: string | null
    key?: string
    id?: string
    waits?: boolean
  },
): Promise<{ memberId: string; joined: boolean }> {
  const tx = people.writer(writer)
  const id = joining.id ?? newId()
  const inserted = await tx.db
    .insertInto('people_members')
    .values({
      tenant_id: tx.tenant.id,
      id,
      key: joining.key ?? null,
      account_id: joining.accountId,
      display_name: joining.displayName,
      headline: joining.headline ?? '',
      hue: hueOf(id),
      locale: joining.locale ?? null,
      status: joining.waits ? 'waiting' : 'active',
      joined_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'account_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) {
    const standing = await memberStanding(tx, joining.accountId)
    return { memberId: (standing as NonNullable<typeof standing>).memberId, joined: false }
  }
  await refuseWhenFull(tx)
  tx.emit(joining.waits ? memberAsked : memberJoined, { memberId: id })
  return { memberId: id, joined: true }
}

/** The member a blueprint's demo content names by key; null when there is none. */
export async function memberIdByKey(reader: AnyReader, key: string): Promise<string | null> {
  const row = await people.reader(reader).db.selectFrom('people_members').select('id').where('key', '=', key).executeTakeFirst()
  return row?.id ?? null
}

/** The member an account is here and whether it may act; null when it never joined. */
export async function memberStanding(reader: AnyReader, accountId: string) {
  const row = await people
    .reader(reader)
    .db.selectFrom('people_members')
    .select(['id as memberId', 'status', 'display_name as displayName', 'locale'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row ?? null
}
export { contactsOf, membersBy, zoneOfMember } from './members-by.ts'

/** The account behind a member; null when there is no such member. */
export async function accountOfMember(reader: AnyReader, memberId: string): Promise<string | null> {
  const row = await people
    .reader(reader)
    .db.selectFrom('people_members')
    .select('account_id as accountId')
    .where('id', '=', memberId)
    .executeTakeFirst()
  return row?.accountId ?? null
}
