import { sql } from 'kysely'
import type { Reader } from './db.ts'
import type { failureKeys } from './failures.ts'

export type Known = { id: string; passwordHash: string | null; hasSecondFactor: boolean }
export type Standing = { memberId: string; status: string }
type Nullable<T> = { [K in keyof T]: T[K] | null }
type Row = Nullable<Known & Standing> & { failures: number; isAccountWaiting: boolean; isAddressWaiting: boolean }

/**
 * All that signing in has to know, in one statement: the account, if there is one, what it is in this community, and who
 * has to wait. Suspended a moment later, a member gets a session that is worth nothing.
 */
export async function findForSignIn(reader: Reader, email: string, keys: ReturnType<typeof failureKeys>) {
  const { rows } = await sql<Row>`
    select a.id, a.password_hash as "passwordHash", a.has_second_factor as "hasSecondFactor",
      m.id as "memberId", m.status,
      coalesce(f.failures, 0) as failures,
      coalesce(f.locked_until > ${reader.now}::timestamptz, false) as "isAccountWaiting",
      coalesce(g.locked_until > ${reader.now}::timestamptz, false) as "isAddressWaiting"
    from (select 1) as always
    left join identity_accounts a on a.email = ${email} and a.deleted_at is null
      and (a.delete_after is null or a.delete_after > ${reader.now}::timestamptz)
    left join people_members m on m.account_id = a.id
    left join identity_failures f on f.key = ${keys.account}
    left join identity_failures g on g.key = ${keys.address}`.execute(reader.db as never)
  const { id, passwordHash, hasSecondFactor, memberId, status, failures, ...waiting } = rows[0] as Row
  const account: Known | null = id === null ? null : { id, passwordHash, hasSecondFactor: hasSecondFactor === true }
  const standing: Standing | null = memberId === null || status === null ? null : { memberId, status }
  return { account, standing, hadFailures: failures > 0, ...waiting }
}
