import { type World, world } from '@guildhall/kernel/testing'
import { linksIn } from '../../notify/testing/links.ts'

/** A community with those who invite and those who do not. */
export async function inviters(options: Parameters<typeof world>[0] = {}) {
  const w = await world(options)
  return {
    ...w,
    admin: w.as({ roles: ['admin'], name: 'Ada' }),
    moderator: w.as({ roles: ['moderator'], name: 'Bev' }),
    member: w.as({ roles: ['member'], name: 'Col' }),
    visitor: w.as('visitor'),
    stranger: w.as.stranger(),
  }
}

/** Mails in this community’s queue, latest last, with what they say. */
export const mailsOf = ({ transact }: Pick<World, 'transact'>) =>
  transact((tx) =>
    tx.db
      .selectFrom('notify_mails')
      .where('key', '=', 'invitations.invitation')
      .select(['to_email', 'subject', 'text', 'locale'])
      .orderBy('id')
      .execute(),
  )

/** The tokens those mails carry, latest last. */
export const tokensIn = async (w: Pick<World, 'transact'>) =>
  (await linksIn(w, 'invitations.invitation')).map((link) => new URL(link).searchParams.get('token') ?? '')

let people = 0

/** A form a newcomer fills in. */
export const newcomer = (more: Readonly<Record<string, unknown>> = {}) => ({
  email: `newcomer${++people}-${crypto.randomUUID()}@example.org`,
  password: 'a quiet billabong at dusk',
  displayName: 'Noor',
  ...more,
})
