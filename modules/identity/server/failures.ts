import { createHmac } from 'node:crypto'
import { type AnyReader, later } from '@guildhall/kernel'
import { sql } from 'kysely'
import { signInLocked } from '../contract/index.ts'
import type { Reader, Writer } from './db.ts'

/** After so many failures in a row the wait begins: a minute, doubled with each further one, at most an hour. */
const FREE_FAILURES = { account: 5, address: 50 }
const FIRST_WAIT_SECONDS = 60
const LONGEST_WAIT_SECONDS = 3600
/** Failures older than this are forgotten. */
export const FORGOTTEN_AFTER_HOURS = 24

/**
 * What failures are counted under. An e-mail counts whether it has an account or not, so that a lock says nothing; it and
 * the address are kept as HMACs, since neither has to be read again.
 */
export function failureKeys({ site, origin }: Pick<AnyReader, 'site' | 'origin'>, email: string) {
  const secret = site.secret('identity.failures')
  const key = (text: string) => createHmac('sha256', secret).update(text).digest()
  return { account: key(`account\0${email}`), address: key(`address\0${origin.address ?? ''}`) }
}
type Keys = ReturnType<typeof failureKeys>

/** Counts one failure of both; while a wait lasts no more are counted, so that nobody can be locked out for good. */
export async function countFailure(tx: Writer, { account, address }: Keys): Promise<void> {
  const { rows } = await sql<Counted>`
    insert into identity_failures as f (key, failures, last_at, locked_until)
    select t.key, 1, ${tx.now}::timestamptz, null
    from (values (1, ${account}::bytea), (2, ${address}::bytea)) as t(position, key) order by t.position
    on conflict (key) do update set
      failures = ${failuresNow(tx)}, last_at = excluded.last_at,
      locked_until = case
        when f.locked_until > excluded.last_at then f.locked_until
        when ${failuresNow(tx)} < ${freeOf(account)} then null
        else excluded.last_at + make_interval(secs => least(${LONGEST_WAIT_SECONDS}::float8,
          ${FIRST_WAIT_SECONDS}::float8 * 2 ^ least(20, ${failuresNow(tx)} - ${freeOf(account)})))
      end
    returning key = ${account} as "isAccount", failures, locked_until as "lockedUntil"`.execute(tx.db as never)
  for (const counted of rows) {
    const seconds = waitBegunBy(counted, tx.now)
    if (seconds > 0) tx.emit(signInLocked, { what: counted.isAccount ? 'account' : 'address', seconds })
  }
}

type Counted = { isAccount: boolean; failures: number; lockedUntil: string | null }

// While a wait lasts its end does not move, so only the failure that began it finds the end a whole wait away.
function waitBegunBy({ isAccount, failures, lockedUntil }: Counted, now: string): number {
  const beyond = failures - (isAccount ? FREE_FAILURES.account : FREE_FAILURES.address)
  if (beyond < 0 || lockedUntil === null) return 0
  const seconds = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** Math.min(20, beyond))
  return Temporal.Instant.from(lockedUntil).equals(later(now, { seconds })) ? seconds : 0
}

const failuresNow = (tx: Writer) => sql`case
  when f.locked_until > excluded.last_at then f.failures
  when f.last_at < ${tx.now}::timestamptz - make_interval(hours => ${FORGOTTEN_AFTER_HOURS}) then 1
  else f.failures + 1 end`
const freeOf = (account: Buffer) =>
  sql`case when f.key = ${account} then ${sql.lit(FREE_FAILURES.account)} else ${sql.lit(FREE_FAILURES.address)} end`

/** The account was entered, or its password set anew: its own count starts again; the address's does not. */
export const forgetFailures = async (tx: Writer, { account }: Pick<Keys, 'account'>): Promise<void> => {
  await tx.db.deleteFrom('identity_failures').where('key', '=', account).execute()
}

/** Whether an account waits: for a password asked of somebody already signed in. */
export async function isWaiting(reader: Reader, { account }: Pick<Keys, 'account'>): Promise<boolean> {
  const row = await reader.db
    .selectFrom('identity_failures')
    .select('key')
    .where('key', '=', account)
    .where('locked_until', '>', reader.now)
    .executeTakeFirst()
  return row !== undefined
}
