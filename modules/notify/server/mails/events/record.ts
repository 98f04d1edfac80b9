import { type AnyWriter, newId } from '@guildhall/kernel'
import type { MailEventKind } from '../../../contract/mail.ts'
import { notify, type Reader, type Writer } from '../../db.ts'
import type { ProviderEvent } from './provider-events.ts'

const MOST_SOFT_BOUNCES = 5
const suppressing = { 'hard-bounce': 'hard-bounce', complaint: 'complaint' } as const

/** One line of what became of a mail; said twice, it is written once. Answers whether it is new. */
export async function recordEvent(
  tx: Writer,
  event: { mailId: string; kind: MailEventKind; detail: string; source: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('notify_mail_events')
    .values({
      ...{ tenant_id: tx.tenant.id, id: newId(), mail_id: event.mailId, kind: event.kind },
      ...{ detail: event.detail, source: event.source, at: tx.now },
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'mail_id', 'source']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** What a provider says of a mail of this community, with what follows for its address. */
export async function heardOfMail(writer: AnyWriter, event: Omit<ProviderEvent, 'tenantId'>): Promise<void> {
  const tx = notify.writer(writer)
  const address = event.address.toLowerCase()
  const mail = await tx.db.selectFrom('notify_mails').select('to_email').where('id', '=', event.mailId).executeTakeFirst()
  if (mail?.to_email.toLowerCase() !== address || !(await recordEvent(tx, event))) return
  if (event.kind === 'delivered') await forgetSoftBounces(tx, address)
  if (event.kind === 'soft-bounce') await countSoftBounce(tx, { ...event, address })
  if (event.kind === 'hard-bounce' || event.kind === 'complaint')
    await suppress(tx, { ...event, address, reason: suppressing[event.kind] })
}

const forgetSoftBounces = (tx: Writer, address: string) =>
  tx.db.updateTable('notify_addresses').set({ soft_bounces: 0 }).where('address', '=', address).execute()

type About = { address: string; mailId: string; detail: string }

async function countSoftBounce(tx: Writer, about: About): Promise<void> {
  const { address } = about
  const { soft_bounces } = await tx.db
    .insertInto('notify_addresses')
    .values({ tenant_id: tx.tenant.id, address, soft_bounces: 1 })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'address']).doUpdateSet(({ eb }) => ({
        soft_bounces: eb('notify_addresses.soft_bounces', '+', 1),
      })),
    )
    .returning('soft_bounces')
    .executeTakeFirstOrThrow()
  if (soft_bounces >= MOST_SOFT_BOUNCES) await suppress(tx, { ...about, reason: 'soft-bounces' })
}

// Whoever complained stays somebody who complained, whatever bounces later.
async function suppress(
  tx: Writer,
  { address, mailId, detail, reason }: About & { reason: 'hard-bounce' | 'complaint' | 'soft-bounces' },
): Promise<void> {
  const suppressed = { reason, detail, mail_id: mailId, since: tx.now }
  await tx.db
    .insertInto('notify_addresses')
    .values({ tenant_id: tx.tenant.id, address, ...suppressed })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'address'])
        .doUpdateSet(suppressed)
        .where((where) =>
          where.or([where('notify_addresses.reason', 'is', null), where('notify_addresses.reason', '<>', 'complaint')]),
        ),
    )
    .execute()
}

/** Does this address take no mail from the community any more? */
export async function isSuppressed({ db }: Reader | Writer, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('notify_addresses')
    .select('reason')
    .where('address', '=', email.trim().toLowerCase())
    .executeTakeFirst()
  return (row?.reason ?? null) !== null
}
