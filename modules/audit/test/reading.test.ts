import { type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { listEntries } from '../contract/index.ts'

const note = (here: World, action: string, after: Record<string, unknown> = {}) =>
  here.transact(async (tx) => tx.audit({ action, subject: { type: 'thing', id: action }, after }))

async function fiveDays() {
  const here = await world()
  for (const day of ['01', '02', '03', '04', '05']) {
    here.clock.set(`2026-03-${day}T12:00:00.000Z`)
    await note(here, day < '04' ? 'access.set-role' : 'settings.change')
  }
  here.clock.set(new Date().toISOString())
  return { here, admin: here.as({ roles: ['admin'] }) }
}

test('[AUD-06] the log is filtered by action, subject, day and outcome', async () => {
  const { admin } = await fiveDays()
  const count = async (filter: Record<string, string>) => (await admin.call(listEntries, filter)).body.items.length
  expect(await count({ action: 'access' })).toBe(3)
  expect(await count({ subject: 'settings.change' })).toBe(2)
  expect(await count({ from: '2026-03-02', to: '2026-03-04' })).toBe(3)
  expect(await count({ to: '2026-03-02' })).toBe(2)
  expect(await count({ outcome: 'refused' })).toBe(0)
})

test('pages follow one another without a gap, and a broken filter is refused', async () => {
  const { admin } = await fiveDays()
  const days: string[] = []
  let cursor: string | undefined
  do {
    const { body } = await admin.call(listEntries, { limit: 2, to: '2026-03-05', ...(cursor ? { cursor } : {}) })
    days.push(...body.items.map(({ at }) => at.slice(8, 10)))
    cursor = body.nextCursor ?? undefined
  } while (cursor)
  expect(days).toEqual(['05', '04', '03', '02', '01'])
  for (const query of ['from=yesterday', 'outcome=maybe', 'actor=1', 'action=%25', 'cursor=x', 'surprise=1'])
    expect((await admin.get(`/admin/audit?${query}`)).status).toBe(400)
})

test('[AUD-06] the filtered log is a CSV file in which nothing typed can run as a formula', async () => {
  const { here, admin } = await fiveDays()
  const spoken = here.as({ roles: ['moderator'], name: '=HYPERLINK("http://evil")' })
  await here.request({ method: 'GET', url: '/api/v1/admin/audit', headers: await bearer(spoken) })
  const all = await admin.get('/admin/audit/export.csv')
  expect(all.headers['content-type']).toContain('text/csv')
  expect(all.headers['content-disposition']).toMatch(/^attachment; filename="audit-.*\.csv"$/)
  expect(all.headers['cache-control']).toBe('no-store')
  expect(all.body).toContain('audit.list-entries')
  expect(all.body).not.toMatch(/(^|,)"?=HYPERLINK/m)
  const some = await admin.get('/admin/audit/export.csv?action=access')
  expect(some.body.trim().split('\n')).toHaveLength(1 + 3)
})

test('another community’s log is not there', async () => {
  const { here } = await fiveDays()
  const stranger = here.as.stranger()
  const { body } = await stranger.call(listEntries, { action: 'settings' })
  expect(body.items).toEqual([])
  expect((await stranger.at(here.tenant).call(listEntries, {})).status).toBe(401)
  expect((await here.as('visitor').call(listEntries, {})).status).toBe(401)
})

const bearer = async (caller: ReturnType<World['as']>) => ({ authorization: `Bearer ${(await caller.identity()).token}` })
