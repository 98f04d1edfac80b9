import { isRefusal, kernelRefusals, Refused } from '@guildhall/kernel'
import { sql } from 'kysely'
import * as contract from '../../contract/index.ts'
import { rightsChanged } from '../../contract/index.ts'
import { command, type Reader, type Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { giveByHand, type Standing } from '../grant-store.ts'
import { canHandOut, canManageGrants, visibleMembers } from '../policy.ts'
import { administration, lockRights } from '../role-store.ts'
import { rightsOf } from './grant-right.ts'

/** One role given to or taken from many. Members who cannot be given it are named; the others change together. */
export const changeGrants = command(contract.changeGrants, {
  load: (reader, { members }) => standingsOf(reader, members),
  allow: (actor) => canManageGrants(actor),
  async run(tx, { members: asked, action, role, expiresAt, dryRun }, standings) {
    const rights = await rightsOf(tx, { role, expiresAt })
    if (isRefusal(rights)) return rights
    const verdict = canHandOut(tx.actor, rights)
    if (!verdict.allowed) return verdict.refusal
    await lockRights(tx)
    const ids = [...new Set(asked)]
    const holders = await holdersOf(tx, role, expiresAt ?? null)
    const refused = ids.flatMap((memberId) => {
      const why = whyNot(standings.get(memberId), action)
      return why ? [{ memberId, sentence: why }] : []
    })
    const rest = ids.filter((memberId) => !refused.some((each) => each.memberId === memberId))
    const isDone = (memberId: string) => (action === 'give') === (action === 'give' ? holders.exact : holders.any).has(memberId)
    const changed = rest.filter((memberId) => !isDone(memberId))
    const administered = await administration(tx)
    // A dry run goes the whole way and back, so that it knows every rule; nobody hears of it.
    const unit = dryRun ? { ...tx, emit: () => {} } : tx
    await sql`savepoint before_grants`.execute(tx.db as never)
    for (const memberId of changed) {
      if (action === 'give') await giveByHand(unit, { memberId, role, permission: null, expiresAt: expiresAt ?? null })
      else await takeByHand(unit, memberId, role)
    }
    if ((await administration(tx)) < administered) return refusals.last_administrator
    if (dryRun) await sql`rollback to savepoint before_grants`.execute(tx.db as never)
    tx.audit({ subject: { type: 'role', id: role }, after: { action, members: dryRun ? [] : changed, dryRun } })
    return { dryRun, changed, unchanged: rest.filter(isDone), refused }
  },
})

function whyNot(standing: Standing['status'] | undefined, action: 'give' | 'take'): string | null {
  if (standing === undefined) return 'There is no such member here.'
  return standing === 'left' && action === 'give' ? refusals.member_has_left.sentence : null
}

/** Those of them there are; 404 when there is none at all. */
async function standingsOf(reader: Reader, ids: readonly string[]): Promise<Map<string, Standing['status']>> {
  const rows = await visibleMembers(reader)
    .where((where) => where('m.id', '=', where.fn.any(where.val([...ids]))))
    .select(['m.id', 'm.status'])
    .execute()
  if (rows.length === 0) throw new Refused(kernelRefusals.not_found)
  return new Map(rows.map(({ id, status }) => [id, status]))
}

/** Who holds the role by hand, and who holds it until that very end. */
async function holdersOf(tx: Writer, role: string, end: string | null) {
  const rows = await tx.db
    .selectFrom('access_grants')
    .select(['member_id as memberId', 'expires_at as expiresAt'])
    .where('role_key', '=', role)
    .where('source', '=', 'role')
    .execute()
  const exact = rows.filter(({ expiresAt }) => expiresAt === end)
  return { any: new Set(rows.map(({ memberId }) => memberId)), exact: new Set(exact.map(({ memberId }) => memberId)) }
}

async function takeByHand(tx: Writer, memberId: string, role: string): Promise<void> {
  await tx.db
    .deleteFrom('access_grants')
    .where('member_id', '=', memberId)
    .where('role_key', '=', role)
    .where('source', '=', 'role')
    .execute()
  tx.emit(rightsChanged, { memberId })
}
