import type { Passkey } from '../../contract/index.ts'
import type { Reader } from '../db.ts'
import { relyingParty } from './relying-party.ts'

/** The account's passkeys for this community's address. */
export const passkeysOf = (reader: Pick<Reader, 'db' | 'site' | 'tenant'>, accountId: string) =>
  reader.db
    .selectFrom('identity_passkeys')
    .select(['id', 'name', 'transports', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
    .where('account_id', '=', accountId)
    .where('host', '=', relyingParty(reader).host)
    .orderBy('created_at')

export const presentPasskey = ({ id, name, createdAt, lastUsedAt }: Passkey): Passkey => ({ id, name, createdAt, lastUsedAt })
