import type { Site } from '@guildhall/kernel'
import { baseOf, post } from './over-http.ts'
import type { Provider } from './provider.ts'

/** SendGrid's mail/send, version 3: `sendgrid://<API key>@api.sendgrid.com`. */
export const viaSendgrid =
  (url: URL, outgoing: Site['outgoing']): Provider =>
  ({ id, tenantId, from, to, subject, html, text, headers, messageId }) =>
    post(outgoing, `${baseOf(url)}/v3/mail/send`, {
      headers: { authorization: `Bearer ${decodeURIComponent(url.username)}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        personalizations: [{ to: [person(to)], custom_args: { guildhall_mail: id, guildhall_tenant: tenantId } }],
        from: person(from),
        subject,
        // Plain text first: the richest part stands last (RFC 2046, 5.1.4).
        content: [
          { type: 'text/plain', value: text },
          { type: 'text/html', value: html },
        ],
        headers: { ...headers, 'Message-ID': messageId },
        // Links may open an account: they are neither rewritten nor counted there.
        tracking_settings: { click_tracking: { enable: false }, open_tracking: { enable: false } },
      }),
    })

const person = ({ name, address }: { name: string; address: string }) => ({ email: address, ...(name ? { name } : {}) })
