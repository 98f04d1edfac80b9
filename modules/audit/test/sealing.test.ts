import { readFile, writeFile } from 'node:fs/promises'
import { systemActor } from '@guildhall/kernel'
import { type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { verifyEntries } from '../contract/index.ts'
import { fileOf } from '../server/anchor.ts'
import { acceptLog } from '../server/api.ts'
import { forgetEntries } from '../server/forget-entries.ts'
import { sealEntries } from '../server/seal-entries.ts'

async function sealed(entries: number): Promise<World> {
  const here = await world()
  for (let i = 1; i <= entries; i++) await note(here, i)
  await seal(here)
  return here
}

const note = (here: World, i: number) =>
  here.transact(async (tx) =>
    tx.audit({ action: 'test.note', subject: { type: 'note', id: String(i) }, after: { b: 1.5, a: [i] } }),
  )

async function run(here: World, job: typeof sealEntries) {
  await here.transact(async (tx) => tx.ask(job, {}))
  expect((await here.drain()).failedJobs).toEqual([])
}
const seal = (here: World) => run(here, sealEntries)
const verified = async (here: World) => (await here.as({ roles: ['admin'] }).call(verifyEntries, {})).body

/** As somebody with all rights on the database, and none on the key. */
async function tamper(here: World, sql: string) {
  const client = await here.database.owner.connect()
  try {
    await client.query('begin')
    await client.query('alter table audit_entries disable trigger audit_entries_sealed')
    const { rowCount } = await client.query(sql.replace('$tenant', `'${here.tenant.id}'`))
    expect(rowCount).toBeGreaterThan(0)
    await client.query('alter table audit_entries enable trigger audit_entries_sealed')
    await client.query('commit')
  } finally {
    client.release()
  }
}

test('[AUD-07] a log nobody touched is whole, and goes on being so', async () => {
  const here = await sealed(5)
  expect(await verified(here)).toEqual({ intact: true, checked: 5, unsealed: 0, firstBreak: null })
  await note(here, 6)
  expect(await verified(here)).toMatchObject({ intact: true, checked: 5, unsealed: 1 })
  await seal(here)
  expect(await verified(here)).toMatchObject({ intact: true, checked: 6, unsealed: 0 })
})

test('[AUD-07] the app itself can neither change, nor seal anew, nor delete an entry', async () => {
  const here = await sealed(2)
  const attempts = [
    `update audit_entries set action = 'x'`,
    `update audit_entries set hash = '\\x00'`,
    'delete from audit_entries',
    'truncate audit_entries',
  ]
  for (const text of attempts) {
    const client = await here.database.db.appPool.connect()
    try {
      await client.query('begin')
      await client.query("select set_config('app.tenant_id', $1, true)", [here.tenant.id])
      await expect(client.query(text)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|23001)$/) })
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
})

test('[AUD-07] a changed entry is found, and where', async () => {
  const here = await sealed(5)
  await tamper(here, `update audit_entries set after = '{"a": [99]}' where tenant_id = $tenant and chain_no = 3`)
  expect(await verified(here)).toMatchObject({ intact: false, checked: 2, firstBreak: { chainNo: 3, kind: 'changed' } })
})

test('[AUD-07] a deleted entry is found, also when the others are numbered anew', async () => {
  const here = await sealed(5)
  await tamper(here, 'delete from audit_entries where tenant_id = $tenant and chain_no = 2')
  expect(await verified(here)).toMatchObject({ intact: false, firstBreak: { chainNo: 2, kind: 'missing' } })
  await tamper(here, 'update audit_entries set chain_no = chain_no - 1 where tenant_id = $tenant and chain_no > 2')
  expect(await verified(here)).toMatchObject({ intact: false, firstBreak: { chainNo: 2, kind: 'changed' } })
})

test('[AUD-07] that the newest entries are gone is found, also when all are', async () => {
  const here = await sealed(5)
  await tamper(here, 'delete from audit_entries where tenant_id = $tenant and chain_no > 3')
  expect(await verified(here)).toMatchObject({ intact: false, checked: 3, firstBreak: { chainNo: 4, kind: 'end_missing' } })
  for (const i of [6, 7, 8]) await note(here, i)
  await seal(here)
  expect(await verified(here)).toMatchObject({ intact: false, firstBreak: { chainNo: 5, kind: 'end_changed' } })
  await tamper(here, 'delete from audit_entries where tenant_id = $tenant')
  expect(await verified(here)).toMatchObject({ intact: false, firstBreak: { chainNo: 1, kind: 'end_missing' } })
})

test('[AUD-07] a note that is gone or made up is found, until the operator has looked', async () => {
  const here = await sealed(2)
  const reader = here.host.reader(here.tenant, systemActor(here.tenant.id))
  const file = fileOf(reader)
  const noted = await readFile(file, 'utf8')
  expect(noted).toMatch(/^head 2 [0-9a-f]{64} /)
  await writeFile(file, noted.replace('head 2', 'floor 2'))
  expect(await verified(here)).toMatchObject({ intact: false, firstBreak: { kind: 'anchor_missing' } })
  await note(here, 3)
  await seal(here)
  expect(await verified(here)).toMatchObject({ intact: false, firstBreak: { kind: 'anchor_missing' } })
  expect(await acceptLog(reader)).toMatchObject({ intact: true, checked: 3 })
})

test('entries whose time is over are forgotten, and the rest is still whole', async () => {
  const here = await world()
  here.clock.set('2023-01-01T00:00:00.000Z')
  for (const i of [1, 2, 3]) await note(here, i)
  await seal(here)
  here.clock.set(new Date().toISOString())
  for (const i of [4, 5]) await note(here, i)
  await seal(here)
  await run(here, forgetEntries)
  expect(await verified(here)).toEqual({ intact: true, checked: 2, unsealed: 0, firstBreak: null })
  await note(here, 6)
  await seal(here)
  await run(here, forgetEntries)
  expect(await verified(here)).toMatchObject({ intact: true, checked: 3 })
})
