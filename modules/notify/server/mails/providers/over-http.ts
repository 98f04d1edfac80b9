import type { Site } from '@guildhall/kernel'
import { MailFault } from './provider.ts'

/** Where a provider is asked: https, unless its address says `?tls=off`. */
export const baseOf = ({ host, searchParams }: URL): string => `${searchParams.get('tls') === 'off' ? 'http' : 'https'}://${host}`

type Posting = { headers: Readonly<Record<string, string>>; body: string }

/** Posts a mail to a provider. Credentials, limits and faults of the provider can pass; what it finds wrong with the mail stays wrong. */
export async function post(outgoing: Site['outgoing'], url: string, posting: Posting): Promise<void> {
  const answer = await outgoing(url, { method: 'POST', timeoutMs: 15_000, secure: true, ...posting }).catch((error) => {
    throw new MailFault(String(error.message ?? error), false)
  })
  if (answer.status < 300) return
  const said = (await answer.text()).replaceAll(/\s+/g, ' ')
  throw new MailFault(`${answer.status}: ${said}`, [400, 413, 422].includes(answer.status))
}
