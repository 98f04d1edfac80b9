import type { Site } from '@guildhall/kernel'
import webpush from 'web-push'
import { type Address, faultOfStatus, type PushMessage, secondsToLive } from './message.ts'
import { vapidKeys } from './vapid.ts'

type Subscription = Extract<Address, { kind: 'web-push' }>
type From = { site: Site; home: string }

/**
 * Sends a push through the browser's own push service, encrypted so that only the browser can read it (RFC 8291).
 * @throws PushFault, or OutgoingFault when the service cannot be reached
 */
export async function sendWebPush({ site, home }: From, { endpoint, keys }: Subscription, message: PushMessage): Promise<void> {
  const { title, body, url, tag, urgency } = message
  const subject = `mailto:no-reply@${new URL(home).hostname}`
  const request = webpush.generateRequestDetails({ endpoint, keys }, JSON.stringify({ title, body, url, tag }), {
    vapidDetails: { subject, ...vapidKeys(site) },
    TTL: secondsToLive[urgency],
    urgency,
    topic: tag,
    contentEncoding: 'aes128gcm',
  })
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  const answer = await site.outgoing(endpoint, { method: 'POST', headers, body: request.body ?? undefined, secure: true })
  const fault = faultOfStatus(answer.status)
  if (fault) throw fault
}
