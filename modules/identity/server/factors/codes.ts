import { randomInt } from 'node:crypto'
import type { Writer } from '../db.ts'
import { keyedHash, seal, unseal } from '../sealing.ts'
import { stepOf } from './totp.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const hashOf = (tx: Writer, accountId: string, code: string) => keyedHash(tx, 'backup-codes', `${accountId}:${code}`)

/** Sets a new secret up; it replaces one not yet confirmed, and refuses (false) to touch one in use. */
export async function keepSecret(tx: Writer, accountId: string, secret: string): Promise<boolean> {
  const sealed = seal(tx, 'totp', { text: secret, boundTo: accountId })
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('identity_totp')
    .values({ account_id: accountId, sealed_secret: sealed, confirmed_at: null, created_at: tx.now })
    .onConflict((conflict) =>
      conflict
        .column('account_id')
        .doUpdateSet({ sealed_secret: sealed, last_step: 0, created_at: tx.now })
        .where('identity_totp.confirmed_at', 'is', null),
    )
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Puts the factor into use if the code is one of the secret being set up. */
export async function confirmWith(tx: Writer, accountId: string, code: string): Promise<boolean> {
  if (!(await spendStep(tx, accountId, { code, inUse: false }))) return false
  await tx.db.updateTable('identity_totp').set({ confirmed_at: tx.now }).where('account_id', '=', accountId).execute()
  await tx.db.updateTable('identity_accounts').set({ has_second_factor: true }).where('id', '=', accountId).execute()
  return true
}

/** Is it right, a code from the app or a backup code? Each is accepted once and never again. */
export const acceptCode = (tx: Writer, accountId: string, code: string): Promise<boolean> =>
  /^\d{6}$/.test(code) ? spendStep(tx, accountId, { code, inUse: true }) : spendBackupCode(tx, accountId, code)

/** Takes the factor out of use, with its backup codes. */
export async function dropFactor(tx: Writer, accountId: string): Promise<void> {
  await tx.db.deleteFrom('identity_totp').where('account_id', '=', accountId).execute()
  await tx.db.deleteFrom('identity_backup_codes').where('account_id', '=', accountId).execute()
  await tx.db.updateTable('identity_accounts').set({ has_second_factor: false }).where('id', '=', accountId).execute()
}

/** Ten new backup codes in place of all old ones, as people get to see them: `ABCDE-FGHIJ`, 50 bits each. */
export async function freshBackupCodes(tx: Writer, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: 10 }, () => Array.from({ length: 10 }, () => ALPHABET[randomInt(32)]).join(''))
  await tx.db.deleteFrom('identity_backup_codes').where('account_id', '=', accountId).execute()
  const rows = codes.map((code) => ({ account_id: accountId, code_hash: hashOf(tx, accountId, code), used_at: null }))
  await tx.db.insertInto('identity_backup_codes').values(rows).execute()
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)
}

// The row is locked before its step is compared: of two requests with the same code one comes too late.
async function spendStep(tx: Writer, accountId: string, { code, inUse }: { code: string; inUse: boolean }): Promise<boolean> {
  const row = await tx.db
    .selectFrom('identity_totp')
    .select(['sealed_secret', 'last_step'])
    .where('account_id', '=', accountId)
    .where('confirmed_at', inUse ? 'is not' : 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return false
  const step = stepOf(unseal(tx, 'totp', { sealed: row.sealed_secret, boundTo: accountId }), code, tx.now)
  if (step === null || step <= Number(row.last_step)) return false
  await tx.db.updateTable('identity_totp').set({ last_step: step }).where('account_id', '=', accountId).execute()
  return true
}

async function spendBackupCode(tx: Writer, accountId: string, code: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('identity_backup_codes')
    .set({ used_at: tx.now })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hashOf(tx, accountId, code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
