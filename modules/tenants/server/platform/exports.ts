import { createReadStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { archivesOf, asTenant, job, kernelRefusals, newId } from '@guildhall/kernel'
import { z } from 'zod'
import * as contract from '../../contract/index.ts'
import { command, query, type Reader, tenants } from '../db.ts'
import { refusals } from '../errors.ts'
import { canOperate } from '../policy.ts'
import { findCommunity } from './find.ts'
import { presentDetail } from './views.ts'

const pathOf = ({ site, tenant }: Pick<Reader, 'site' | 'tenant'>, id: string) =>
  join(archivesOf(site, tenant.id), `${id}.tar.gz`)

/** Asks for an archive of everything in a community. One at a time. */
export const exportCommunity = command(contract.exportCommunity, {
  load: async (reader, { slug }) => ({ community: await findCommunity(reader, slug) }),
  allow: canOperate,
  async run(tx, _input, { community }) {
    const asked = await asTenant(tx, community, async (unit) => {
      const inner = tenants.writer(unit)
      const open = inner.db.selectFrom('tenants_exports').select('id').where('state', 'in', ['asked', 'running'])
      if (await open.executeTakeFirst()) return false
      const id = newId()
      const row = { tenant_id: community.id, id, asked_by: tx.actor.memberId, asked_at: tx.now }
      await inner.db.insertInto('tenants_exports').values(row).execute()
      inner.ask(writeExport, { id })
      inner.audit({ action: contract.exportCommunity.name, subject: { type: 'community', id: community.id } })
      return true
    })
    if (!asked) return refusals.export_under_way
    tx.audit({ subject: { type: 'community', id: community.id } })
    return presentDetail(tx, community)
  },
})

/** Writes the archive somebody asked for, and says how far it is. Begun anew when it was interrupted. */
export const writeExport = job({
  name: 'tenants.write-export',
  input: z.object({ id: z.uuid() }),
  whileClosed: true,
  async run({ read, transact, signal, attempt }, { id }) {
    const note = (values: { state?: 'running' | 'done' | 'failed'; percent?: number; bytes?: number; finished_at?: string }) =>
      transact((tx) => tenants.writer(tx).db.updateTable('tenants_exports').set(values).where('id', '=', id).execute())
    await note({ state: 'running', percent: 0 })
    try {
      const { bytes } = await read(async (reader) => {
        const path = pathOf(reader, id)
        await mkdir(archivesOf(reader.site, reader.tenant.id), { recursive: true, mode: 0o700 })
        return reader.site.archive(reader.tenant, { path, signal, progress: async (percent) => void (await note({ percent })) })
      })
      await transact((tx) => {
        const done = { state: 'done', percent: 100, bytes, finished_at: tx.now } as const
        return tenants.writer(tx).db.updateTable('tenants_exports').set(done).where('id', '=', id).execute()
      })
    } catch (error) {
      if (attempt > RETRIES) await note({ state: 'failed' })
      throw error
    }
  },
  retry: { limit: 2 },
})
const RETRIES = 2

/** The archive itself, read from the disk as it is sent. */
export const downloadExport = query(contract.downloadExport, {
  load: async (reader, { slug }) => ({ community: await findCommunity(reader, slug) }),
  allow: canOperate,
  async run({ site }, { id }, { community }) {
    const there = tenants.reader(site.readerOf(community))
    const row = await there.db.selectFrom('tenants_exports').select('state').where('id', '=', id).executeTakeFirst()
    if (!row) return kernelRefusals.not_found
    if (row.state !== 'done') return refusals.export_unfinished
    const path = pathOf(there, id)
    const { size } = await stat(path)
    return {
      type: 'application/gzip',
      cache: 'none' as const,
      name: `${community.slug}.tar.gz`,
      size,
      tag: id,
      open: async () => createReadStream(path),
    }
  },
})
