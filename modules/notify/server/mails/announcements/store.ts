import type { MailContent } from '@guildhall/kernel'
import { sql } from 'kysely'
import type { AnnouncementKind } from '../../../contract/announcement.ts'
import type { Reader, Writer } from '../../db.ts'
import { standardMail } from '../standard/standard-mail.ts'

export const announcementColumns = [
  ...(['id', 'kind', 'title', 'body as text', 'role', 'written'] as const),
  ...(['created_at as createdAt', 'finished_at as finishedAt'] as const),
] as const

/** Active members: all of them, or those who hold a role now. */
const addressees = ({ now }: Reader | Writer, role: string | null | undefined) => sql`
  from people_members m join identity_accounts a on a.id = m.account_id
  where m.status = 'active' and a.deleted_at is null
    and (${role ?? null}::text is null or exists (select from access_grants g where g.member_id = m.id
      and g.role_key = ${role ?? null} and g.scope = 'tenant' and (g.expires_at is null or g.expires_at > ${now}::timestamptz)))`

export async function countAddressees(unit: Reader | Writer, role: string | undefined): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count ${addressees(unit, role)}`.execute(unit.db as never)
  return rows[0]?.count ?? 0
}

export type Addressee = { memberId: string; email: string; name: string; locale: string | null }

/** The next so many, by id, behind somebody. */
export async function nextAddressees(
  unit: Reader | Writer,
  { role, behind, most }: { role: string | null; behind: string | null; most: number },
): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select m.id as "memberId", a.email, m.display_name as name, m.locale ${addressees(unit, role)}
      and (${behind}::uuid is null or m.id > ${behind}::uuid) order by m.id limit ${most}`.execute(unit.db as never)
  return rows
}

type Written = { kind: AnnouncementKind; title: string; text: string }

/** An announcement as somebody with this language gets it. */
export const announcementMail = ({ tenant, site }: Reader | Writer, { kind, ...said }: Written, locale: string): MailContent =>
  standardMail(kind, { locale, url: site.addressOf(tenant), said: { ...said, community: tenant.name } })
