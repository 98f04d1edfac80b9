import { kernelRefusals, type ServedFile } from '@guildhall/kernel'
import { serveFile as contract, serveCopy as copyContract } from '../../contract/index.ts'
import type { Copy } from '../cards.ts'
import { query, type Reader } from '../db.ts'
import { type FileRow, findFile, findSigned } from '../find.ts'
import { canFetchFile } from '../policy.ts'
import { copyKey } from '../rules/keys.ts'
import { isShownInline } from '../rules/types.ts'
import { type Signature, secondsLeft } from '../sign.ts'
import { storageOf } from '../storage/choose.ts'

type Asked = Signature & { file: string }
type Found = { row: FileRow /** Set for whoever came by a signed address. */; seconds: number | null }

/** The bytes of a file. Pictures go to others than their owner without what the camera wrote into them. */
export const serveFile = query(contract, {
  load: found,
  allow: (actor, { row }) => canFetchFile(row, { isOwner: actor.memberId === row.member_id }),
  async run(reader, { download }, { row, seconds }) {
    const whole =
      row.member_id === reader.actor.memberId && seconds === null ? undefined : copiesOf(row).find(({ name }) => name === 'whole')
    const key = whole ? copyKey(row.object_key, 'whole') : row.object_key
    const tag = `${row.id}${whole ? '-whole' : ''}`
    const served = stream(reader, { key, size: whole?.size ?? row.size, tag })
    const inline = download !== '1' && isShownInline(row.type)
    return { ...served, ...keeping(row, seconds), type: whole?.type ?? row.type, name: row.name, inline }
  },
})

/** The bytes of one copy of a file. */
export const serveCopy = query(copyContract, {
  load: found,
  allow: (actor, { row }) => canFetchFile(row, { isOwner: actor.memberId === row.member_id }),
  async run(reader, { copy: name, file: _, ...asked }, { row, seconds }) {
    const copy = copiesOf(row).find((each) => each.name === name)
    if (!copy) return kernelRefusals.not_found
    const key = copyKey(row.object_key, name)
    if (name.endsWith('.m3u8') && seconds !== null)
      return { ...(await signedPlaylist(reader, key, asked)), cache: 'none' as const }
    return { ...stream(reader, { key, size: copy.size, tag: `${row.id}-${name}` }), ...keeping(row, seconds), type: copy.type }
  },
})

async function found(reader: Reader, { file, ...given }: Asked): Promise<Found> {
  const seconds = await secondsLeft(reader, file, given)
  return { seconds, row: seconds === null ? await findFile(reader, file) : await findSigned(reader, file) }
}

const copiesOf = ({ copies }: FileRow) => copies as unknown as Copy[]

// Who may see it may change: only what everybody sees, and only what a signature gives away anyhow, is kept unasked.
function keeping({ visibility }: FileRow, seconds: number | null): Pick<ServedFile, 'cache' | 'seconds'> {
  if (seconds !== null) return { cache: 'private', seconds }
  return visibility === 'public' ? { cache: 'public', seconds: 3600 } : { cache: 'check' }
}

const stream = ({ site }: Reader, { key, size, tag }: { key: string; size: number; tag: string }) => ({
  size,
  tag,
  open: (range?: { start: number; end: number }) => storageOf(site).open(key, range),
})

// Players ask for the pieces a playlist names beside it: with the signature it came by.
async function signedPlaylist({ site }: Reader, key: string, given: Signature) {
  const parts: Uint8Array[] = []
  for await (const part of await storageOf(site).open(key)) parts.push(part)
  const query = new URLSearchParams(Object.entries(given).map(([name, value]) => [name, `${value}`])).toString()
  const text = Buffer.concat(parts)
    .toString()
    .replace(/^[^#\s].*$/gm, (line) => `${line}?${query}`)
  return { type: 'application/vnd.apple.mpegurl', bytes: new TextEncoder().encode(text) }
}
