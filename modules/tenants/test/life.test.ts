import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { archivesOf } from '@guildhall/kernel'
import { eraseDue } from '@guildhall/kernel/runtime'
import { expectRefusal, filledTables } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import {
  activateCommunity,
  archiveCommunity,
  changePlan,
  deleteCommunity,
  downloadExport,
  exportCommunity,
  restoreCommunity,
  showCommunity,
  showOneCommunity,
  showSettings,
  suspendCommunity,
  updateCommunity,
} from '../contract/index.ts'
import { aCommunity, exported, operating, because as reason } from '../testing/operator.ts'

const slugOf = ({ slug }: { slug: string }) => ({ slug })

test('[TEN-13] a suspended community lets nobody in and says why, its jobs wait, and it comes back as it was', async () => {
  const { operator, as, anotherTenant, host, drain } = await operating()
  const there = await anotherTenant()
  const theirs = as('visitor').at(there)
  const suspended = await operator.call(suspendCommunity, { ...slugOf(there), reason })
  expect(suspended.body).toMatchObject({ status: 'suspended', moves: ['archive', 'activate', 'delete'], history: [{ reason }] })
  expectRefusal(await theirs.call(showCommunity, {}), 'community_suspended')
  const job = { tenant_id: there.id, id: there.id, name: 'tenants.measure-usage', input: '{}', run_at: host.clock.now() }
  await host.db.system.insertInto('job_requests').values(job).execute()
  await drain()
  expect(
    (await host.db.system.selectFrom('job_requests').where('tenant_id', '=', there.id).select('name').execute()).length,
  ).toBe(1)
  expect((await operator.call(activateCommunity, { ...slugOf(there), reason })).body.status).toBe('active')
  expect((await theirs.call(showCommunity, {})).body.slug).toBe(there.slug)
  await drain()
  expect((await operator.call(showOneCommunity, slugOf(there))).body.bytes).toBeGreaterThan(0)
})

test('[TEN-13] an archived community is read, people come and go, and nothing in it changes', async () => {
  const { operator, as, tenant } = await operating()
  const admin = as({ roles: ['admin'] })
  await admin.identity()
  expect((await operator.call(archiveCommunity, { ...slugOf(tenant), reason })).body.status).toBe('archived')
  expect((await admin.call(showSettings, {})).body).toMatchObject({ status: 'archived' })
  expectRefusal(await admin.call(updateCommunity, { name: 'Still alive' }), 'community_archived')
  expect((await admin.post('/auth/logout', {})).status).toBe(200)
})

test('[TEN-13] steps that do not exist are refused with those that do, and each leaves who, why and when', async () => {
  const { operator, anotherTenant, host } = await operating()
  const there = await anotherTenant()
  const wrong = await operator.call(activateCommunity, { ...slugOf(there), reason })
  expectRefusal(wrong, 'illegal_transition')
  expectRefusal(await operator.call(suspendCommunity, { ...slugOf(there), reason: 'no' }), 'invalid_input')
  await operator.call(suspendCommunity, { ...slugOf(there), reason })
  const entries = await host.db.tenant(there.id).selectFrom('audit_entries').select(['action', 'before', 'after']).execute()
  expect(entries).toMatchObject([
    { action: 'tenants.suspend-community', before: { status: 'active' }, after: { status: 'suspended', reason } },
  ])
})

test('[TEN-13] deleting needs an archive and the address typed, and can be taken back for thirty days', async () => {
  const { here, operator, anotherTenant, clock, as } = await operating()
  const there = await anotherTenant()
  const wish = { ...slugOf(there), reason, confirm: there.slug }
  expectRefusal(await operator.call(deleteCommunity, { ...wish, confirm: 'another' }), 'confirmation_differs')
  expectRefusal(await operator.call(deleteCommunity, wish), 'export_needed')
  await exported(here, operator, there.slug)
  const leaving = (await operator.call(deleteCommunity, wish)).body
  expect(leaving).toMatchObject({ status: 'deleting', moves: ['restore'], eraseAfter: expect.any(String) })
  expectRefusal(await as('visitor').at(there).call(showCommunity, {}), 'community_leaving')
  clock.advance({ minutes: 30 })
  expect(await eraseDue(here.host)).not.toContain(there.slug)
  expect((await operator.call(restoreCommunity, { ...slugOf(there), reason })).body).toMatchObject({
    status: 'suspended',
    eraseAfter: null,
  })
})

test('[TEN-13] after that no table has a row of it and no folder a file; others keep theirs', async () => {
  const { here, operator, as, clock, host, database, tenant } = await operating()
  const slug = await aCommunity(operator)
  const there = await host.tenants.bySlug(slug)
  if (!there) throw new Error('The community is not there')
  await exported(here, operator, slug)
  const { modules } = host.registry
  expect((await filledTables(database.owner, modules, there)).length).toBeGreaterThan(8)
  await operator.call(deleteCommunity, { slug, reason, confirm: slug })
  const folders = [archivesOf(host.site, there.id), join(host.config.dataDir, 'files', there.id)]
  const picture = { name: 'pictures/ab/abc/256.webp', content: Readable.from([Buffer.from('a picture')]) }
  await modules.find(({ key }) => key === 'files')?.kept?.write(host.site, there.id, picture)
  expect(folders.map(existsSync)).toEqual([true, true])
  clock.advance({ hours: 30 * 24 + 1 })
  expect(await eraseDue(host)).toContain(slug)
  expect(await filledTables(database.owner, modules, there)).toEqual([])
  expect(folders.map(existsSync)).toEqual([false, false])
  expect(await host.site.find(slug)).toBeUndefined()
  expect((await as('visitor').call(showCommunity, {})).body.slug).toBe(tenant.slug)
})

test('[TEN-13] an export is made once at a time, also of a suspended community, and downloaded by operators only', async () => {
  const { here, operator, as, anotherTenant } = await operating()
  const there = await anotherTenant()
  await operator.call(suspendCommunity, { ...slugOf(there), reason })
  expect((await operator.call(exportCommunity, slugOf(there))).body.exports).toMatchObject([{ state: 'asked', percent: 0 }])
  expectRefusal(await operator.call(exportCommunity, slugOf(there)), 'export_under_way')
  await here.drain()
  const [made] = (await operator.call(showOneCommunity, slugOf(there))).body.exports
  expect(made).toMatchObject({ state: 'done', percent: 100 })
  const wanted = { ...slugOf(there), id: made?.id as string }
  const got = await operator.call(downloadExport, wanted)
  expect(got.headers).toMatchObject({ 'content-type': 'application/gzip', 'content-length': String(made?.bytes) })
  expectRefusal(await as({ roles: ['admin'] }).call(downloadExport, wanted), 'not_found')
})

test('[TEN-13] a community has no more members than its plan allows, and says so to whoever comes next', async () => {
  const { operator, as, tenant } = await operating()
  const { members } = (await operator.call(showOneCommunity, slugOf(tenant))).body.usage
  const plan = { members: members + 1, storageMegabytes: null, mailsPerDay: null }
  const changed = await operator.call(changePlan, { ...slugOf(tenant), ...plan })
  expect(changed.body).toMatchObject({ plan, usage: { members } })
  const register = (name: string) =>
    as('visitor').post('/auth/register', {
      email: `${name}-${tenant.slug}@example.org`,
      password: 'a long enough secret',
      displayName: name,
    })
  expect((await register('Ann')).status).toBe(200)
  expectRefusal(await register('Bo'), 'community_full')
  await operator.call(changePlan, { ...slugOf(tenant), ...plan, members: null })
  expect((await register('Bo')).status).toBe(200)
})
