import { allowed } from '@guildhall/kernel'
import { listMemberships as contract, type Membership } from '../../contract/index.ts'
import { query, type Reader, type Writer } from '../db.ts'
import { sessionOf } from '../store.ts'
import { cardColumns, toCard } from '../views.ts'

/** Every organisation the caller belongs to, and for which one they act. */
export const listMemberships = query(contract, { allow: () => allowed, run: (reader) => membershipList(reader) })

export async function membershipList(unit: Reader | Writer): Promise<{ items: Membership[] }> {
  const rows = await unit.db
    .selectFrom('organisations_members')
    .innerJoin('organisations_accounts', (join) =>
      join.onRef('organisations_accounts.id', '=', 'organisations_members.organisation_id'),
    )
    .leftJoin('organisations_kinds', (join) => join.onRef('organisations_kinds.key', '=', 'organisations_accounts.kind'))
    .leftJoin('organisations_choices', (join) =>
      join
        .onRef('organisations_choices.organisation_id', '=', 'organisations_members.organisation_id')
        .on('organisations_choices.session_id', '=', sessionOf(unit)),
    )
    .where('organisations_members.member_id', '=', unit.actor.memberId)
    .select(cardColumns)
    .select(['role', 'chosen_at as chosenAt'])
    .orderBy('organisations_members.joined_at')
    .orderBy('organisations_members.organisation_id')
    .execute()
  const acting = rows.find(({ chosenAt }) => chosenAt !== null) ?? rows[0]
  return { items: rows.map((row) => ({ organisation: toCard(row), role: row.role, acting: row === acting })) }
}
