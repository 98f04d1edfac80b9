import { createHash } from 'node:crypto'
import { type InputOf, newId, openerFor, sealerFor } from '@guildhall/kernel'
import type { registerDevice } from '../../contract/devices.ts'
import type { Reader, Writer } from '../db.ts'
import type { Address } from './message.ts'

const FIELD = 'notify.device-address'
const MOST_DEVICES = 20

export const deviceColumns = ['id', 'kind', 'label', 'created_at as createdAt', 'last_used_at as lastUsedAt'] as const
export const visibleDevices = ({ db, actor }: Reader | Writer) =>
  db.selectFrom('notify_devices').where('member_id', '=', actor.memberId)

/** Keeps the device for whoever registers it now; the same address before belonged to them or to somebody who used it before. */
export async function keepDevice(tx: Writer, input: InputOf<typeof registerDevice>) {
  const address = addressFrom(input)
  const known = await tx.db
    .selectFrom('notify_devices')
    .selectAll()
    .where('address_hash', '=', hashOf(address))
    .executeTakeFirst()
  const id = known && known.member_id === tx.actor.memberId ? known.id : newId()
  const gone = [hashOf(address), ...(input.replaces ? [hashText(input.replaces)] : [])]
  await tx.db.deleteFrom('notify_devices').where('address_hash', 'in', gone).execute()
  const sealed = (await sealerFor(tx)).seal(FIELD, { text: JSON.stringify(address), boundTo: id })
  const device = await tx.db
    .insertInto('notify_devices')
    .values({
      tenant_id: tx.tenant.id,
      id,
      member_id: tx.actor.memberId as string,
      kind: input.kind,
      address_hash: hashOf(address),
      sealed_address: sealed.toString('base64url'),
      label: input.label,
      created_at: known?.created_at ?? tx.now,
      last_used_at: known?.last_used_at ?? null,
    })
    .returning(deviceColumns)
    .executeTakeFirstOrThrow()
  await dropOldest(tx)
  return device
}

/** Where a device is reached. Throws when its key is gone for good. */
export async function addressOf(reader: Reader | Writer, { id, sealed_address }: { id: string; sealed_address: string }) {
  const opener = await openerFor(reader)
  if (!opener) throw new Error('There is no key that opens this')
  return JSON.parse(opener.open(FIELD, { sealed: Buffer.from(sealed_address, 'base64url'), boundTo: id })) as Address
}

function addressFrom({ kind, endpoint, keys, token }: InputOf<typeof registerDevice>): Address {
  if (kind === 'fcm' && token) return { kind, token }
  if (kind === 'web-push' && endpoint && keys) return { kind, endpoint, keys }
  throw new TypeError('The contract lets no other device in')
}

const hashOf = (address: Address): Buffer => hashText(address.kind === 'fcm' ? address.token : address.endpoint)
const hashText = (text: string): Buffer => createHash('sha256').update(text).digest()

async function dropOldest(tx: Writer): Promise<void> {
  const kept = visibleDevices(tx).select('id').orderBy('created_at', 'desc').orderBy('id', 'desc').limit(MOST_DEVICES)
  await tx.db.deleteFrom('notify_devices').where('member_id', '=', tx.actor.memberId).where('id', 'not in', kept).execute()
}
