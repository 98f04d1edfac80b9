import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { allowed, every, kernelRefusals, Refused } from '@guildhall/kernel'
import { ZipFile } from 'yazl'
import { downloadFiles as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { type FileRow, findFile } from '../find.ts'
import { canFetchFile } from '../policy.ts'
import { storageOf } from '../storage/choose.ts'

/** Files one may see as a ZIP, each stored as it is: most are packed already. Read as the reader goes on reading. */
export const downloadFiles = query(contract, {
  load: (reader, { files }) => Promise.all([...new Set(files)].map((id) => findFile(reader, id))),
  allow: (actor, rows) =>
    every(...rows.map((row) => canFetchFile(row, { isOwner: actor.memberId === row.member_id })), ownOnly(rows, actor.memberId)),
  async run({ site }, _input, rows) {
    const storage = storageOf(site)
    const open = async () => {
      const zip = new ZipFile()
      for (const [row, name] of named(rows)) {
        const mtime = new Date(row.created_at)
        zip.addReadStreamLazy(name, { mtime, compress: false, size: row.size }, (done) => {
          storage.open(row.object_key).then(
            (bytes) => done(null, Readable.from(bytes)),
            (fault: Error) => done(fault, Readable.from([])),
          )
        })
      }
      zip.end()
      return zip.outputStream as Readable
    }
    const tag = createHash('sha256')
      .update(rows.map(({ id }) => id).join())
      .digest('base64url')
    return { type: 'application/zip', cache: 'none' as const, name: 'files.zip', size: null, tag, open }
  },
})

// Of others' pictures only copies without their cameras' notes may leave; a ZIP holds originals.
const ownOnly = (rows: readonly FileRow[], memberId: string | null) => {
  if (rows.some(({ kind, member_id }) => kind === 'image' && member_id !== memberId))
    throw new Refused(kernelRefusals.not_permitted)
  return allowed
}

/** Two files of one name become `name.txt` and `name (2).txt`. */
function named(rows: readonly FileRow[]): [FileRow, string][] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const count = (seen.get(row.name) ?? 0) + 1
    seen.set(row.name, count)
    return [row, count === 1 ? row.name : row.name.replace(/(\.[^.]*)?$/, ` (${count})$1`)]
  })
}
