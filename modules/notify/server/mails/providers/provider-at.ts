import type { Site } from '@guildhall/kernel'
import { viaMailgun } from './mailgun.ts'
import type { Provider } from './provider.ts'
import { viaSendgrid } from './sendgrid.ts'
import { viaSmtp } from './smtp.ts'

/** What mail goes through, by the scheme of MAIL_URL. */
export function providerAt(mailUrl: string, outgoing: Site['outgoing']): Provider {
  const url = new URL(mailUrl)
  if (url.protocol === 'sendgrid:') return viaSendgrid(url, outgoing)
  if (url.protocol === 'mailgun:') return viaMailgun(url, outgoing)
  return viaSmtp(mailUrl)
}
