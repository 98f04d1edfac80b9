import { createDecipheriv } from 'node:crypto'
import type { World } from '@guildhall/kernel/testing'
import { sql } from 'kysely'

export type Received = { key: string; subject: string; text: string; locale: string; link: string; token: string }

/** What was mailed to somebody here, the oldest first, with the link behind its button. Does not run jobs: `drain` does. */
export function mailsTo({ transact }: Pick<World, 'transact'>, email: string): Promise<Received[]> {
  return transact(async (tx) => {
    const { rows } = await sql<{ key: string; subject: string; text: string; locale: string; sealed_link: string | null }>`
      select key, subject, text, locale, sealed_link from notify_mails where to_email = ${email} order by created_at, id`.execute(
      tx.db,
    )
    return rows.map(({ sealed_link, ...mail }) => {
      const link = sealed_link ? opened(tx.site.secret('notify.mail-links'), sealed_link) : ''
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

// As notify seals it: 12 bytes nonce, 16 bytes tag, ciphertext.
function opened(key: Buffer, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
