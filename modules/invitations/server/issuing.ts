import { isRefusal, newId, Refused, transition } from '@guildhall/kernel'
import { sendMail } from '@guildhall/notify/api'
import { organisationCards } from '@guildhall/organisations/api'
import { cards } from '@guildhall/people/api'
import { type Grant, invitationCreated } from '../contract/index.ts'
import type { Writer } from './db.ts'
import { invitationMachine } from './invitation-machine.ts'
import { invitationMail } from './mails.ts'
import { expiryOf } from './rules.ts'
import { hashOf, mintToken } from './token.ts'

export type Wishes = {
  email?: string | undefined
  roles: readonly string[]
  organisationId?: string | undefined
  organisationRole?: 'admin' | 'member' | undefined
  grants?: readonly Grant[]
  needsApproval?: boolean
  message?: string
  locale?: string | undefined
  maxUses?: number
  expiresInDays: number
}
export type Ticket = { token: string; url: string }

/** Writes an invitation and answers its id. Nobody knows its token yet: `issueToken` makes one. */
export async function writeInvitation(tx: Writer, wishes: Wishes): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('invitations_invitations')
    .values({
      tenant_id: tx.tenant.id,
      id,
      token_hash: hashOf(mintToken(tx)),
      email: wishes.email ?? null,
      locale: wishes.locale ?? null,
      roles: [...new Set(wishes.roles)],
      organisation_id: wishes.organisationId ?? null,
      organisation_role: wishes.organisationRole ?? 'member',
      grants: JSON.stringify(wishes.grants ?? []),
      needs_approval: wishes.needsApproval ?? false,
      message: wishes.message ?? '',
      max_uses: wishes.maxUses ?? 1,
      state: 'created',
      expires_at: expiryOf(tx.now, wishes.expiresInDays),
      created_by: tx.actor.memberId,
      created_at: tx.now,
    })
    .execute()
  tx.emit(invitationCreated, { invitationId: id })
  return id
}

/** Gives an invitation a new token, so that any earlier one is worth nothing. */
export async function issueToken(tx: Writer, invitationId: string): Promise<Ticket> {
  const token = mintToken(tx)
  await tx.db
    .updateTable('invitations_invitations')
    .set({ token_hash: hashOf(token) })
    .where('id', '=', invitationId)
    .execute()
  return { token, url: `${tx.site.addressOf(tx.tenant)}/join?token=${token}` }
}

/** Mails the ticket to the invitation’s address; without one nothing is sent and its state stays. */
export async function sendInvitation(tx: Writer, invitationId: string, { url }: Ticket): Promise<void> {
  const row = await invitationToSend(tx, invitationId)
  if (row.email === null) return
  const moved = await transition(tx, invitationMachine, {
    subjectId: invitationId,
    from: row.state,
    move: row.sent_count === 0 && row.state === 'created' ? 'send' : 'resend',
    data: { invitationId },
  })
  if (isRefusal(moved)) throw new Refused(moved)
  await tx.db
    .updateTable('invitations_invitations')
    .set((set) => ({ state: moved.to, sent_at: tx.now, sent_count: set('sent_count', '+', 1) }))
    .where('id', '=', invitationId)
    .execute()
  const inviter = row.created_by ? (await cards(tx, [row.created_by])).get(row.created_by)?.displayName || null : null
  const organisation = row.organisation_id ? (await organisationCards(tx, [row.organisation_id])).get(row.organisation_id) : null
  const locale = row.locale ?? tx.tenant.locale
  const mail = invitationMail({
    community: tx.tenant.name,
    inviter,
    organisation: organisation?.name ?? null,
    message: row.message,
    url,
    expiresAt: row.expires_at,
    locale,
  })
  await sendMail(tx, { to: { email: row.email, locale }, mail })
}

const invitationToSend = (tx: Writer, id: string) =>
  tx.db
    .selectFrom('invitations_invitations')
    .where('id', '=', id)
    .select(['email', 'locale', 'state', 'message', 'expires_at', 'created_by', 'organisation_id', 'sent_count'])
    .forUpdate()
    .executeTakeFirstOrThrow()
