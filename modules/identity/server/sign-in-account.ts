import { sql } from 'kysely'
import type { Reader } from './db.ts'
import type { failureKeys } from './failures.ts'

export type Known = { id: string; passwordHash: string | null; hasSecondFactor: boolean }
type Row = { [K in keyof Known]: Known[K] | null } & { failures: number; isAccountWaiting: boolean; isAddressWaiting: boolean }

/** All that signing in has to know, in one statement: the account, if there is one, and who has to wait. */
export async function findForSignIn(reader: Reader, email: string, keys: ReturnType<typeof failureKeys>) {
  const { rows } = await sql<Row>`
    select a.id, a.password_hash as "passwordHash", a.has_second_factor as "hasSecondFactor",
      coalesce(f.failures, 0) as failures,
      coalesce(f.locked_until > ${reader.now}::timestamptz, false) as "isAccountWaiting",
      coalesce(g.locked_until > ${reader.now}::timestamptz, false) as "isAddressWaiting"
    from (select 1) as always
    left join identity_accounts a on a.email = ${email} and a.deleted_at is null
      and (a.delete_after is null or a.delete_after > ${reader.now}::timestamptz)
    left join identity_failures f on f.key = ${keys.account}
    left join identity_failures g on g.key = ${keys.address}`.execute(reader.db as never)
  const { id, passwordHash, hasSecondFactor, failures, isAccountWaiting, isAddressWaiting } = rows[0] as Row
  const account: Known | null = id === null ? null : { id, passwordHash, hasSecondFactor: hasSecondFactor === true }
  return { account, hadFailures: failures > 0, isAccountWaiting, isAddressWaiting }
}
