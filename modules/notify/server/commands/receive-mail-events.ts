import { asTenant } from '@guildhall/kernel'
import { receiveMailEvents as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { isFromMailgun, isFromSendgrid, mailgunEvents, sendgridEvents } from '../mails/events/provider-events.ts'
import { heardOfMail } from '../mails/events/record.ts'
import { canTellOfMails } from '../policy.ts'

/** The mail provider tells what became of mails, of every community of this server: whose they are stands in each. */
export const receiveMailEvents = command(contract, {
  allow: canTellOfMails,
  async run(tx, { provider, payload, ...proof }) {
    const signed = { ...proof, payload: Buffer.from(payload, 'base64').toString('utf8') }
    const key = tx.site.mailWebhookKey
    const isGenuine = provider === 'sendgrid' ? isFromSendgrid : isFromMailgun
    if (key === null || !isGenuine(signed, key)) return refusals.mail_events_forged
    const events = provider === 'sendgrid' ? sendgridEvents(signed.payload) : mailgunEvents(signed.payload)
    const communities = new Map((await tx.site.communities()).map((tenant) => [tenant.id, tenant]))
    let heard = 0
    for (const { tenantId, ...event } of events) {
      const tenant = communities.get(tenantId)
      if (!tenant) continue
      heard++
      if (tenantId === tx.tenant.id) await heardOfMail(tx, event)
      else await asTenant(tx, tenant, (inner) => heardOfMail(inner, event))
    }
    return { heard }
  },
})
