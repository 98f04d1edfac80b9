import { createHash } from 'node:crypto'
import { type AnyReader, type Incoming, newId, Refused } from '@guildhall/kernel'
import type { FilePurpose } from '../../contract/index.ts'
import { files } from '../db.ts'
import { refusals } from '../errors.ts'
import { originalKey } from '../rules/keys.ts'
import { cleanName } from '../rules/names.ts'
import type { Judged } from '../rules/types.ts'
import { roomOf } from '../settings.ts'
import { storageOf } from '../storage/choose.ts'
import { admit, judgeFile, mostBytes } from './judge-file.ts'
import { HEAD_BYTES } from './sniff.ts'

/** A file that lies in the storage already; what is missing is the row that makes it somebody's. */
export type StoredFile = Judged & { id: string; name: string; size: number; sha256: string; objectKey: string }
type Sent = { file: Incoming | Uint8Array; name?: string | undefined; purpose: FilePurpose; memberId: string }

/** Judges a file by its first bytes and writes it to the storage as it arrives. Throws the refusal when it is not taken. */
export async function storeFile(unit: AnyReader, sent: Sent): Promise<StoredFile> {
  const incoming = streamOf(sent.file)
  const name = cleanName(sent.name ?? incoming.name)
  const limits = await roomOf(files.reader(unit))
  const { head, rest } = await headOf(incoming.stream)
  if (head.length === 0) throw new Refused(refusals.file_empty)
  const judged = await judgeFile(head, { name, purpose: sent.purpose })
  const most = mostBytes(limits, judged.kind)
  if (incoming.size !== null) admit(incoming.size, { limits, most })
  const id = newId()
  const objectKey = originalKey(unit.tenant.id, { memberId: sent.memberId, id })
  const sum = createHash('sha256')
  let size = 0
  await storageOf(unit.site).put(objectKey, counted())
  return { ...judged, id, name, size, sha256: sum.digest('hex'), objectKey }

  async function* counted() {
    for await (const part of joined(head, rest)) {
      size += part.length
      admit(size, { limits, most })
      sum.update(part)
      yield part
    }
  }
}

const streamOf = (file: Incoming | Uint8Array): Incoming =>
  file instanceof Uint8Array ? { stream: once(file), name: null, type: null, size: file.length } : file

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** The first 64 KiB, or all of it, and what follows. */
async function headOf(stream: AsyncIterable<Uint8Array>) {
  const rest = stream[Symbol.asyncIterator]()
  const parts: Uint8Array[] = []
  let length = 0
  while (length < HEAD_BYTES) {
    const next = await rest.next()
    if (next.done) break
    parts.push(next.value)
    length += next.value.length
  }
  return { head: Buffer.concat(parts), rest }
}

async function* joined(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}
