import type { AnyReader } from '@guildhall/kernel'
import type { StateNote } from '../../contract/index.ts'
import type { FileRow } from '../find.ts'
import { storageOf } from '../storage/choose.ts'
import { withLocalFile } from '../storage/local.ts'
import { isArchive, isArchiveBomb } from './archive.ts'
import { scan } from './clamd.ts'

export type Inspection = { move: 'pass' | 'quarantine'; note: StateNote; finding?: string }

/** Looks at a whole file: archives that unpack to floods, then the virus scanner where there is one. Throws `ScannerAway`. */
export async function inspect({ site }: Pick<AnyReader, 'site'>, file: FileRow): Promise<Inspection> {
  const storage = storageOf(site)
  if (isArchive(file.type)) {
    const isBomb = await withLocalFile(site, file.object_key, (path) => isArchiveBomb(path, file))
    if (isBomb) return { move: 'quarantine', note: 'archive_bomb' }
  }
  if (site.scannerUrl === null) return { move: 'pass', note: 'not_scanned' }
  const result = await scan(site.scannerUrl, await storage.open(file.object_key))
  if (result.verdict === 'found') return { move: 'quarantine', note: 'virus_found', finding: result.name }
  return { move: 'pass', note: result.verdict === 'too_large' ? 'too_large_to_scan' : 'scanned' }
}
