import type { AnyReader } from '@guildhall/kernel'
import type { Verification } from '../contract/index.ts'
import { noteAnchor, type Place } from './anchor.ts'
import { audit, type Reader } from './db.ts'
import { verify } from './verify.ts'

/** Whether the community's log is as it was written: for the operator's terminal. */
export const verifyLog = (reader: AnyReader): Promise<Verification> => verify(audit.reader(reader))

/** Takes the end of the log as it is now for right, for instance after a backup was restored: the operator has looked. */
export async function acceptLog(reader: AnyReader): Promise<Verification> {
  const head = await lastSealed(audit.reader(reader))
  if (head) await noteAnchor(reader, 'head', head)
  return verify(audit.reader(reader))
}

async function lastSealed(reader: Reader): Promise<Place | null> {
  const row = await reader.db
    .selectFrom('audit_entries')
    .select(['chain_no as chainNo', 'hash'])
    .where('chain_no', 'is not', null)
    .orderBy('chain_no', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.hash ? { chainNo: Number(row.chainNo), hash: row.hash } : null
}
