import { kernelRefusals } from '@guildhall/kernel'
import { sql } from 'kysely'
import { retryFailure as contract } from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { canSeeSystem } from '../policy.ts'

/** Gives a dead job or delivery of this community all its attempts again; two people asking at once do it once. */
export const retryFailure = command(contract, {
  allow: (actor) => canSeeSystem(actor),
  async run(tx, { ref }) {
    const retried = await again(tx, ref)
    if (!retried) return kernelRefusals.not_found
    tx.audit({ subject: { type: 'failure', id: ref } })
    return { retried: true }
  },
})

async function again({ db }: Writer, ref: string): Promise<boolean> {
  const job = /^job:([0-9a-f-]{36})$/.exec(ref)?.[1]
  if (job) {
    const { rows } = await sql<{ done: boolean }>`select guildhall.administration_retry_job(${job}::uuid) as done`.execute(
      db as never,
    )
    return rows[0]?.done === true
  }
  const [, seq, subscriber] = /^delivery:(\d{1,15}):(.+)$/.exec(ref) ?? []
  if (!seq) return false
  const { numAffectedRows } = await sql`
    update inbox set state = 'retry', attempts = 0, next_at = now(), updated_at = now()
    where seq = ${seq}::bigint and subscriber = ${subscriber} and state = 'dead'`.execute(db as never)
  return numAffectedRows === 1n
}
