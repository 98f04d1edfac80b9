import { job, later } from '@guildhall/kernel'
import { sendMail } from '@guildhall/notify/api'
import { z } from 'zod'
import { holderOf, recipientOf } from './account-holder.ts'
import { identity } from './db.ts'
import { FORGOTTEN_AFTER_HOURS } from './failures.ts'
import { forgetMember, membersToForget } from './forgetting.ts'
import { issueToken, mustWait } from './mailed-tokens.ts'
import { resetMail } from './mails.ts'

/** Deletes sessions that ended or expired more than 30 days ago, links over for as long, and old counts of failures. */
export const purgeSessions = job({
  name: 'identity.purge-sessions',
  input: z.object({}),
  schedule: { cron: '17 3 * * *', zone: 'Etc/UTC', input: {} },
  run: ({ transact, tenantId }) =>
    transact(async (unit) => {
      const { db, now } = identity.writer(unit)
      const before = later(now, { hours: -30 * 24 })
      await db
        .deleteFrom('identity_sessions')
        .where('tenant_id', '=', tenantId)
        .where((where) => where.or([where('expires_at', '<', before), where('ended_at', '<', before)]))
        .execute()
      await db.deleteFrom('identity_tokens').where('expires_at', '<', before).execute()
      await db
        .deleteFrom('identity_failures')
        .where('last_at', '<', later(now, { hours: -FORGOTTEN_AFTER_HOURS }))
        .execute()
    }),
})

/** Mails the link for a new password; nothing for an id without an account, nor again within a minute. */
export const sendReset = job({
  name: 'identity.send-reset',
  input: z.object({ accountId: z.uuid() }),
  run: ({ transact }, { accountId }) =>
    transact(async (unit) => {
      const tx = identity.writer(unit)
      const holder = await holderOf(tx, accountId)
      if (!holder || (await mustWait(tx, accountId, 'reset-password'))) return
      const token = await issueToken(tx, { accountId, purpose: 'reset-password' })
      const url = `${tx.site.addressOf(tx.tenant)}/reset?token=${token}`
      const mail = resetMail(holder.locale, { community: tx.tenant.name, url })
      await sendMail(tx, { to: recipientOf(holder), mail, priority: 'high' })
    }),
})

/** Forgets the members of this community whose accounts' time of grace is over. */
export const forgetAccounts = job({
  name: 'identity.forget-accounts',
  input: z.object({}),
  schedule: { cron: '43 * * * *', zone: 'Etc/UTC', input: {} },
  async run({ read, transact }) {
    for (const member of await read((reader) => membersToForget(identity.reader(reader))))
      await transact((tx) => forgetMember(identity.writer(tx), member))
  },
})
