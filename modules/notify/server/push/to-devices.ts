import { newId } from '@guildhall/kernel'
import type { Writer } from '../db.ts'
import { type Ready, settle, type Waiting } from '../notices/sifting.ts'
import { pushToDevice } from './push-to-device.ts'

/** Gives each of the member's devices a delivery of its own, and a job that pushes what waits for it. */
export async function toDevices(tx: Writer, { rows, recipient: { memberId } }: Ready): Promise<void> {
  const devices = await tx.db.selectFrom('notify_devices').select('id').where('member_id', '=', memberId).orderBy('id').execute()
  const [first, ...others] = devices
  if (!first) return settle(tx, rows, { state: 'skipped', reason: 'no_device' })
  const undecided = rows.filter(({ target }) => target === '')
  await takeFor(tx, undecided, first.id)
  for (const { id } of others) await copyFor(tx, undecided, { deviceId: id, memberId })
  const targets = new Set([...devices.map(({ id }) => id), ...rows.flatMap(({ target }) => target || [])])
  for (const deviceId of targets) tx.ask(pushToDevice, { memberId, deviceId })
}

async function takeFor(tx: Writer, rows: readonly Waiting[], deviceId: string): Promise<void> {
  await tx.db
    .updateTable('notify_deliveries')
    .set({ target: deviceId })
    .where((where) => where('id', '=', where.fn.any(where.val(rows.map(({ id }) => id)))))
    .execute()
}

async function copyFor(tx: Writer, rows: readonly Waiting[], { deviceId, memberId }: { deviceId: string; memberId: string }) {
  if (rows.length === 0) return
  const base = { tenant_id: tx.tenant.id, member_id: memberId, channel: 'push', target: deviceId, state: 'waiting' } as const
  await tx.db
    .insertInto('notify_deliveries')
    .values(rows.map(({ noticeId }) => ({ ...base, id: newId(), notice_id: noticeId, due_at: tx.now, created_at: tx.now })))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'notice_id', 'channel', 'target']).doNothing())
    .execute()
}
