import { createHmac, timingSafeEqual } from 'node:crypto'
import type { NoticeCategory, Site, Tenant } from '@guildhall/kernel'
import { Category } from '../../contract/notice.ts'

type Here = { site: Site; tenant: Pick<Tenant, 'id'> }
export type Leaving = { memberId: string; category: NoticeCategory }

/** What the link at the end of a mail carries: it ends one member's mails of one category, in this community, and nothing else. */
export function unsubscribeToken(here: Here, { memberId, category }: Leaving): string {
  const claim = `${memberId}.${category}`
  return `${claim}.${signatureOf(here, claim)}`
}

/** Whose mails of what category a token ends; null when it was not made here. */
export function readUnsubscribeToken(here: Here, token: string): Leaving | null {
  const [memberId = '', category = '', signature = ''] = token.split('.')
  const expected = Buffer.from(signatureOf(here, `${memberId}.${category}`))
  const given = Buffer.from(signature)
  const known = Category.safeParse(category).data
  return known && given.length === expected.length && timingSafeEqual(given, expected) ? { memberId, category: known } : null
}

const signatureOf = ({ site, tenant }: Here, claim: string): string =>
  createHmac('sha256', site.secret('notify.unsubscribe')).update(`${tenant.id}.${claim}`).digest('base64url')
