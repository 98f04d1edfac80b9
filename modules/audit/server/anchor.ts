import { createHmac } from 'node:crypto'
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { AnyReader } from '@guildhall/kernel'

/** A place in the chain that is noted outside the database. */
export type Place = { chainNo: number; hash: Buffer }
/** `head`: the last entry sealed. `floor`: the last one forgotten when its time was over; the chain begins behind it. */
export type Anchors = { head: Place | null; floor: Place | null }

const LINE = /^(head|floor) (\d+) ([0-9a-f]{64}) \S+ ([0-9a-f]{64})$/

/** Where a community's chain ends, as noted in `DATA_DIR/audit/<tenant>.log`: taking away its newest entries shows here. */
export async function readAnchors(unit: Pick<AnyReader, 'site' | 'tenant'>): Promise<Anchors> {
  const anchors: Anchors = { head: null, floor: null }
  for (const line of (await contentOf(fileOf(unit))).split('\n')) {
    const [, kind, chainNo, hash, mac] = LINE.exec(line) ?? []
    // A line somebody else wrote is none.
    if (kind && mac === macOf(unit, `${kind} ${chainNo} ${hash}`))
      anchors[kind as 'head' | 'floor'] = { chainNo: Number(chainNo), hash: Buffer.from(hash as string, 'hex') }
  }
  return anchors
}

/** Adds a line; earlier ones stay, so that the file itself is a history. */
export async function noteAnchor(
  unit: Pick<AnyReader, 'site' | 'tenant' | 'now'>,
  kind: 'head' | 'floor',
  { chainNo, hash }: Place,
): Promise<void> {
  const file = fileOf(unit)
  await mkdir(dirname(file), { recursive: true })
  const line = `${kind} ${chainNo} ${hash.toString('hex')}`
  await appendFile(file, `${line} ${unit.now} ${macOf(unit, line)}\n`, { mode: 0o600 })
}

const macOf = ({ site, tenant }: Pick<AnyReader, 'site' | 'tenant'>, line: string): string =>
  createHmac('sha256', site.secret('audit')).update(`${tenant.id} ${line}`).digest('hex')

export const fileOf = ({ site, tenant }: Pick<AnyReader, 'site' | 'tenant'>): string =>
  join(site.dataDir, 'audit', `${tenant.id}.log`)

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
