import { createHmac } from 'node:crypto'
import type { World } from '@guildhall/kernel/testing'

const KEY = 'the-signing-key'

/** News of a mail as Mailgun sends them, signed; the program listens to this key from now on. */
export function newsFromMailgun(world: World, mailId: string) {
  ;(world.host.site as { mailWebhookKey: string | null }).mailWebhookKey = KEY
  const [timestamp, token] = ['1700000000', 't0ken']
  const signature = createHmac('sha256', KEY)
    .update(timestamp + token)
    .digest('hex')
  const data = {
    ...{ event: 'delivered', id: `news of ${mailId}`, recipient: 'ana@example.org' },
    'user-variables': { guildhall_mail: mailId, guildhall_tenant: world.tenant.id },
  }
  const body = JSON.stringify({ signature: { timestamp, token, signature }, 'event-data': data })
  const payload = Buffer.from(body).toString('base64')
  return { provider: 'mailgun' as const, payload, signature: '', timestamp: '' }
}
