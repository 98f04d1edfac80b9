import { readFile } from 'node:fs/promises'
import type { Site } from '@guildhall/kernel'
import { importPKCS8, SignJWT } from 'jose'
import { z } from 'zod'
import { faultOfStatus, PushFault, type PushMessage, secondsToLive } from './message.ts'

const SCOPE = 'https://www.googleapis.com/auth/firebase.messaging'
const Account = z.object({ project_id: z.string(), client_email: z.string(), private_key: z.string(), token_uri: z.url() })
type Account = z.infer<typeof Account>
const Token = z.object({ access_token: z.string(), expires_in: z.number() })

/** Access tokens by account, with the instant from which they are not used any more. */
const tokens = new Map<string, { token: string; until: string }>()

/**
 * Sends a push through Firebase Cloud Messaging (HTTP v1), which can read it: it says that there is something, not what.
 * @param now ISO 8601 instant
 * @throws PushFault, or OutgoingFault when the service cannot be reached
 */
export async function sendFcm(site: Site, token: string, { message, now }: { message: PushMessage; now: string }): Promise<void> {
  if (!site.fcm) throw new PushFault('refused', 'There is no Firebase account (FCM_SERVICE_ACCOUNT)')
  const account = Account.parse(JSON.parse(await readFile(site.fcm.accountFile, 'utf8')))
  const authorization = `Bearer ${await accessToken(site, account, now)}`
  const answer = await site.outgoing(`${site.fcm.url}/v1/projects/${account.project_id}/messages:send`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ message: toFcm(token, message) }),
    secure: true,
  })
  if (answer.status === 401) tokens.delete(account.client_email)
  const fault = answer.status === 401 ? new PushFault('later', 'Firebase wants a fresh token') : faultOfStatus(answer.status)
  if (fault) throw fault
}

function toFcm(token: string, { url, tag, urgency, discreet }: PushMessage) {
  const seconds = secondsToLive[urgency]
  return {
    token,
    notification: { title: discreet },
    data: { url, tag },
    android: { collapse_key: tag, priority: urgency === 'high' ? 'HIGH' : 'NORMAL', ttl: `${seconds}s`, notification: { tag } },
    apns: { headers: { 'apns-collapse-id': tag, 'apns-priority': urgency === 'high' ? '10' : '5' } },
  }
}

/** A service account shows itself by a signed assertion (RFC 7523) and gets a token for an hour. */
async function accessToken(site: Site, account: Account, now: string): Promise<string> {
  const known = tokens.get(account.client_email)
  if (known && known.until > now) return known.token
  const at = Math.floor(Date.parse(now) / 1000)
  const assertion = await new SignJWT({ scope: SCOPE })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuer(account.client_email)
    .setAudience(account.token_uri)
    .setIssuedAt(at)
    .setExpirationTime(at + 3600)
    .sign(await importPKCS8(account.private_key, 'RS256'))
  const answer = await site.outgoing(account.token_uri, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }).toString(),
    secure: true,
  })
  if (!answer.ok) throw new PushFault('later', `Firebase gives no token (${answer.status})`)
  const { access_token: token, expires_in } = Token.parse(await answer.json())
  tokens.set(account.client_email, { token, until: new Date((at + expires_in - 60) * 1000).toISOString() })
  return token
}
