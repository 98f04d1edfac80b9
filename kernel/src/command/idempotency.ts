import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Incoming } from '../contract/contract.ts'
import { kernelRefusals } from '../errors/kernel-refusals.ts'
import type { Refusal } from '../errors/refusal.ts'

export type KeyedCall = { tenantId: string; actorId: string; key: string; fingerprint: string }

/** Same command and same input, whatever the order of keys in its JSON. */
export const fingerprintOf = (command: string, input: unknown): string =>
  createHash('sha256')
    .update(`${command}\n${JSON.stringify(sorted(input))}`)
    .digest('base64url')

/** The stored answer to an earlier call with this key; a refusal when that call was a different one; null when new. */
export async function earlierAnswer(db: Kysely<any>, call: KeyedCall): Promise<{ output: unknown } | Refusal | null> {
  const row = await db
    .selectFrom('idempotency_keys')
    .select(['fingerprint', 'body'])
    .where('actor_id', '=', call.actorId)
    .where('key', '=', call.key)
    .executeTakeFirst()
  if (!row) return null
  return row.fingerprint === call.fingerprint ? { output: row.body } : kernelRefusals.idempotency_key_reused
}

/** Stores the answer in the transaction that made it. A second one racing it fails here and rolls back as a whole. */
export const storeAnswer = (db: Kysely<any>, call: KeyedCall, output: unknown) =>
  db
    .insertInto('idempotency_keys')
    .values({
      tenant_id: call.tenantId,
      key: call.key,
      actor_id: call.actorId,
      fingerprint: call.fingerprint,
      status: 200,
      body: JSON.stringify(output),
    })
    .execute()

function sorted(value: unknown): unknown {
  if (value instanceof Uint8Array) return createHash('sha256').update(value).digest('base64url')
  // A stream is read once, by the command: what tells two of them apart is what else was said.
  if (isIncoming(value)) return { name: value.name, type: value.type, size: value.size }
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

const isIncoming = (value: unknown): value is Incoming => typeof value === 'object' && value !== null && 'stream' in value
