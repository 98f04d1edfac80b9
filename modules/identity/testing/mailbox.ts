import { openerFor } from '@guildhall/kernel'
import type { World } from '@guildhall/kernel/testing'
import { sql } from 'kysely'

export type Received = { key: string; subject: string; text: string; locale: string; link: string; token: string }

/** What was mailed to somebody here, the oldest first, with the link behind its button. Does not run jobs: `drain` does. */
export function mailsTo({ transact }: Pick<World, 'transact'>, email: string): Promise<Received[]> {
  return transact(async (tx) => {
    const { rows } = await sql<{
      id: string
      key: string
      subject: string
      text: string
      locale: string
      sealed_link: string | null
    }>`
      select id, key, subject, text, locale, sealed_link from notify_mails where to_email = ${email} order by created_at, id`.execute(
      tx.db,
    )
    const opener = await openerFor(tx)
    return rows.map(({ id, sealed_link, ...mail }) => {
      // As notify seals it.
      const sealed = Buffer.from(sealed_link?.slice('k.'.length) ?? '', 'base64url')
      const link = (sealed_link && opener?.open('notify.mail-link', { sealed, boundTo: id })) || ''
      return { ...mail, link, token: new URL(link || 'http://x').searchParams.get('token') ?? '' }
    })
  })
}

/** The token of the latest mail of a kind. */
export async function latestToken(world: Pick<World, 'transact'>, email: string, key: string): Promise<string> {
  const mail = (await mailsTo(world, email)).findLast((each) => each.key === key)
  if (!mail) throw new Error(`No mail ${key} for ${email}`)
  return mail.token
}
