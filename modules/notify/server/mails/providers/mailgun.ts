import type { Site } from '@guildhall/kernel'
import { baseOf, post } from './over-http.ts'
import type { Provider } from './provider.ts'

/** Mailgun's messages: `mailgun://<API key>@api.mailgun.net/<sending domain>` (api.eu.mailgun.net in Europe). */
export const viaMailgun =
  (url: URL, outgoing: Site['outgoing']): Provider =>
  ({ id, tenantId, from, to, subject, html, text, headers, messageId }) => {
    const fields = new URLSearchParams({
      ...{ from: person(from), to: person(to), subject, text, html },
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [`h:${name}`, value])),
      ...{ 'h:Message-Id': messageId, 'v:guildhall_mail': id, 'v:guildhall_tenant': tenantId, 'o:tracking': 'no' },
    })
    const key = Buffer.from(`api:${decodeURIComponent(url.username)}`).toString('base64')
    return post(outgoing, `${baseOf(url)}/v3${url.pathname}/messages`, {
      headers: { authorization: `Basic ${key}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: fields.toString(),
    })
  }

const person = ({ name, address }: { name: string; address: string }) =>
  name ? `"${name.replaceAll(/["\\]/g, '')}" <${address}>` : address
