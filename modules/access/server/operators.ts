import { sql } from 'kysely'

/** The server’s own connection (role guildhall_system): requests may read operators but not make them. */
type SystemDb = Parameters<ReturnType<typeof sql>['execute']>[0]

/** Makes the account of that e-mail an operator of this server. False: there is no such account. */
export async function appointOperator(db: SystemDb, email: string): Promise<boolean> {
  const { rows } = await sql`
    insert into access_operators (account_id)
    select id from identity_accounts where lower(email) = ${email.trim().toLowerCase()}
    on conflict (account_id) do update set granted_at = access_operators.granted_at
    returning account_id`.execute(db)
  return rows.length > 0
}

/** Takes it back; what is lent to their sessions ends with the next request. False: they were none. */
export async function dismissOperator(db: SystemDb, email: string): Promise<boolean> {
  const { rows } = await sql`
    delete from access_operators o using identity_accounts a
    where a.id = o.account_id and lower(a.email) = ${email.trim().toLowerCase()}
    returning o.account_id`.execute(db)
  return rows.length > 0
}

export async function listOperators(db: SystemDb): Promise<{ email: string; grantedAt: string }[]> {
  const { rows } = await sql<{ email: string; grantedAt: string }>`
    select a.email, o.granted_at as "grantedAt" from access_operators o
    join identity_accounts a on a.id = o.account_id order by a.email`.execute(db)
  return rows
}
