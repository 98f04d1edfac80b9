import { job } from '@guildhall/kernel'
import { raise, sendMail } from '@guildhall/notify/api'
import { memberStanding } from '@guildhall/people/api'
import { z } from 'zod'
import { holderOf, recipientOf } from './account-holder.ts'
import { identity } from './db.ts'
import { issueToken } from './mailed-tokens.ts'
import { newDeviceMail } from './mails.ts'
import { newDeviceNotice } from './notices.ts'
import { roughAddress } from './rough-address.ts'

/**
 * Tells the account's owner that somebody signed in from elsewhere, with a link for “this wasn’t me”. Nobody waits for it to
 * be written at the door.
 */
export const tellOfNewDevice = job({
  name: 'identity.tell-of-new-device',
  input: z.object({ accountId: z.uuid(), sessionId: z.uuid() }),
  run: ({ transact }, { accountId, sessionId }) =>
    transact(async (unit) => {
      const tx = identity.writer(unit)
      const [holder, session] = [await holderOf(tx, accountId), await sessionIn(tx, sessionId)]
      if (!holder || !session) return
      const standing = await memberStanding(tx, accountId)
      if (standing) await raise(tx, newDeviceNotice, { to: [standing.memberId], by: null, data: { device: session.device } })
      const token = await issueToken(tx, { accountId, purpose: 'report-sign-in', sessionId })
      const facts = { device: session.device, address: roughAddress(session.address), at: session.startedAt }
      const place = { community: tx.tenant.name, url: `${tx.site.addressOf(tx.tenant)}/not-me?token=${token}` }
      await sendMail(tx, {
        to: recipientOf(holder),
        mail: newDeviceMail(holder.locale, { ...facts, ...place }),
        priority: 'high',
      })
    }),
})

const sessionIn = ({ db }: Parameters<typeof holderOf>[0], sessionId: string) =>
  db
    .selectFrom('identity_sessions')
    .select(['device', 'address', 'created_at as startedAt'])
    .where('id', '=', sessionId)
    .executeTakeFirst()
