import { isRefusal, job, type MemberActor } from '@guildhall/kernel'
import { sql } from 'kysely'
import { z } from 'zod'
import { administration, type Writer } from '../db.ts'
import { type Change, changeOne } from '../one-change.ts'
import { CHUNK, end } from './store.ts'

/** A member who may not be changed, found after they were: their chunk begins again without them. */
class TooLate extends Error {
  readonly memberId: string
  constructor(memberId: string) {
    super('found out after the change')
    this.memberId = memberId
  }
}

/**
 * Changes the next members of an operation and asks for the chunk after it, all in one transaction: killed at any moment
 * it begins again where it was. Runs with the rights its asker had and still has.
 */
export const changeChunk = job({
  name: 'administration.change-chunk',
  input: z.object({ operationId: z.uuid(), step: z.number().int() }),
  async run({ transact, signal }, asked) {
    for (;;) {
      signal.throwIfAborted()
      try {
        return await transact((writer) => changeNext(administration.writer(writer), asked))
      } catch (fault) {
        if (!(fault instanceof TooLate)) throw fault
        const { memberId } = fault
        await transact((writer) =>
          note(administration.writer(writer), asked.operationId, [{ memberId, outcome: 'refused', code: 'last_administrator' }]),
        )
      }
    }
  },
})

type Noted = { memberId: string; outcome: 'changed' | 'same' | 'refused'; code: string | null }

async function changeNext(tx: Writer, { operationId, step }: { operationId: string; step: number }): Promise<void> {
  const operation = await tx.db
    .selectFrom('administration_operations')
    .where('id', '=', operationId)
    .select(['id', 'state', 'step', 'action', 'role', 'reason', 'by_member', 'permissions'])
    .select((from) =>
      from
        .selectFrom('people_members')
        .whereRef('people_members.id', '=', 'administration_operations.by_member')
        .select('account_id')
        .as('by_account'),
    )
    .forUpdate()
    .executeTakeFirst()
  // Cancelled meanwhile, or done before a worker died that could not say so any more.
  if (operation?.state !== 'running' || operation.step !== step) return
  const asker: Writer = { ...tx, actor: asActor(tx, operation) }
  const waiting = await nextOf(tx, operationId)
  const noted: Noted[] = []
  for (const memberId of waiting) {
    const outcome = await changeOne(asker, memberId, operation as Change)
    if (isRefusal(outcome) && outcome.code === 'last_administrator') throw new TooLate(memberId)
    noted.push(isRefusal(outcome) ? { memberId, outcome: 'refused', code: outcome.code } : { memberId, outcome, code: null })
  }
  await note(tx, operationId, noted)
  await tx.db
    .updateTable('administration_operations')
    .set({ step: step + 1 })
    .where('id', '=', operationId)
    .execute()
  auditChunk(tx, operation, noted)
  if (waiting.length === CHUNK) tx.ask(changeChunk, { operationId, step: step + 1 })
  else await end(tx, operation, 'finish')
}

const nextOf = async ({ db }: Writer, operationId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('administration_outcomes')
      .where('operation_id', '=', operationId)
      .where('outcome', 'is', null)
      .select('member_id')
      .orderBy('member_id')
      .limit(sql.lit(CHUNK))
      .execute()
  ).map(({ member_id }) => member_id)

async function note(tx: Writer, operationId: string, noted: readonly Noted[]): Promise<void> {
  await sql`
    update administration_outcomes o set outcome = n.outcome, code = n.code
    from jsonb_to_recordset(${JSON.stringify(noted)}::jsonb) as n("memberId" uuid, outcome text, code text)
    where o.operation_id = ${operationId}::uuid and o.member_id = n."memberId"`.execute(tx.db as never)
  const count = (wanted: Noted['outcome']) => noted.filter(({ outcome }) => outcome === wanted).length
  await sql`
    update administration_operations set changed = changed + ${count('changed')}::int, refused = refused + ${count('refused')}::int
    where id = ${operationId}::uuid`.execute(tx.db as never)
}

/** The log says who asked and whom it changed; the program only carried it out. */
function auditChunk(
  tx: Writer,
  { id, by_member, action }: { id: string; by_member: string; action: string },
  noted: readonly Noted[],
) {
  const members = noted.filter(({ outcome }) => outcome === 'changed').map(({ memberId }) => memberId)
  if (members.length === 0) return
  tx.audit({
    action: 'administration.change-chunk',
    subject: { type: 'operation', id },
    before: {},
    after: { action, by: by_member, members },
  })
}

const asActor = (
  { tenant, actor }: Writer,
  { by_member, by_account, permissions }: { by_member: string; by_account: string | null; permissions: string[] },
): MemberActor => ({
  kind: 'member',
  tenantId: tenant.id,
  permissions,
  locale: actor.locale,
  memberId: by_member,
  accountId: by_account ?? '',
  displayName: '',
  sessionId: null,
})
