import { allowed, denied, later } from '@guildhall/kernel'
import { sendMail } from '@guildhall/notify/api'
import * as contract from '../../contract/index.ts'
import { holderOf, recipientOf } from '../account-holder.ts'
import { checkCurrentPassword } from '../current-password.ts'
import { command, type Writer } from '../db.ts'
import { endSessions } from '../ending.ts'
import { refusals } from '../errors.ts'
import { countFailure, type failureKeys } from '../failures.ts'
import { isLastAdministrator } from '../last-administrator.ts'
import { deletionMail } from '../mails.ts'
import { GRACE_DAYS } from '../rules.ts'

type Prepared = { keys: ReturnType<typeof failureKeys>; isRight: boolean; isNeeded: boolean }

/** Puts an account on the way out: its sessions end now, it goes in 14 days, and signing in before then keeps it. */
export const requestDeletion = command(contract.requestDeletion, {
  async prepare(reader, { password }): Promise<Prepared> {
    const { keys, isRight } = await checkCurrentPassword(reader, password)
    return { keys, isRight, isNeeded: await isLastAdministrator(reader, reader.actor.memberId) }
  },
  allow: (_actor, { isNeeded }) => (isNeeded ? denied(refusals.last_administrator) : allowed),
  async run(tx, _input, { keys, isRight }) {
    if (!isRight) {
      await countFailure(tx, keys)
      const message = refusals.wrong_password.sentence
      return refusals.wrong_password.with({ errors: [{ field: 'password', message }] }).keeping()
    }
    const { accountId } = tx.actor
    const deleteAfter = later(tx.now, { hours: GRACE_DAYS * 24 })
    await tx.db.updateTable('identity_accounts').set({ delete_after: deleteAfter }).where('id', '=', accountId).execute()
    await sayGoodbye(tx, accountId, deleteAfter)
    await endSessions(tx, { accountId })
    tx.audit({ subject: { type: 'account', id: accountId }, after: { deleteAfter } })
    return { deleteAfter }
  },
})

async function sayGoodbye(tx: Writer, accountId: string, at: string): Promise<void> {
  const holder = await holderOf(tx, accountId)
  if (!holder) return
  const url = `${tx.site.addressOf(tx.tenant)}/sign-in`
  const mail = deletionMail(holder.locale, { at, community: tx.tenant.name, url })
  await sendMail(tx, { to: recipientOf(holder), mail, required: true })
}
