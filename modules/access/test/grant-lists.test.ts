import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { exportGrants, findGrants, grantEnding, grantRight, importGrants, listGrants, revokeGrant } from '../contract/index.ts'
import { grant } from '../server/api.ts'
import { aRole } from '../testing/factories.ts'

const stage = async () => {
  const made = await world()
  const [mira, noor] = [made.as({ roles: ['member'], name: 'Mira' }), made.as({ roles: ['member'], name: 'Noor' })]
  const ids = { mira: (await mira.identity()).memberId, noor: (await noor.identity()).memberId }
  const inDays = (days: number) =>
    Temporal.Instant.from(made.host.clock.now())
      .add({ hours: 24 * days })
      .toString({ smallestUnit: 'millisecond' })
  return { ...made, admin: made.as({ roles: ['admin'], name: 'Ada' }), mira, noor, ids, inDays }
}

test('grants are found by holder, role, right, source and state, with who gave them and why', async () => {
  const { admin, mira, ids, inDays, transact, clock } = await stage()
  const reason = 'Stands in over the summer.'
  await admin.call(grantRight, { member: ids.mira, permission: 'forum.moderate', expiresAt: inDays(7), reason })
  await transact((tx) => grant(tx, { memberId: ids.noor, role: 'moderator', source: 'badge:steward' }))
  const found = async (input: object) => (await admin.call(findGrants, input)).body
  expect((await found({ q: 'MIR', permission: 'forum.moderate' })).items).toMatchObject([
    { holder: 'Mira', permission: 'forum.moderate', reason, grantedBy: 'Ada', may: { revoke: true } },
  ])
  expect((await found({ source: 'badge' })).items).toMatchObject([{ holder: 'Noor', role: 'moderator', may: { revoke: false } }])
  expect((await found({ role: 'admin' })).items.map(({ holder }) => holder)).toEqual(['Ada'])
  expect(await found({ state: 'ending' })).toMatchObject({ ending: 1, items: [{ holder: 'Mira' }] })
  clock.advance({ hours: 24 * 8 })
  expect((await found({ state: 'over' })).items.map(({ holder }) => holder)).toEqual(['Mira'])
  expect((await found({ state: 'ending' })).items).toEqual([])
  const first = await found({ limit: 2 })
  const second = await found({ limit: 2, cursor: first.nextCursor })
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(first.items.length + second.items.length)
  expectRefusal(await mira.call(findGrants, {}), 'not_permitted')
  expectRefusal(await mira.call(exportGrants, {}), 'not_permitted')
})

test('holders are told once that something ends within two weeks', async () => {
  const { admin, ids, inDays, transact, drain, host } = await stage()
  await admin.call(grantRight, { member: ids.mira, permission: 'forum.moderate', expiresAt: inDays(7) })
  await admin.call(grantRight, { member: ids.noor, permission: 'forum.moderate', expiresAt: inDays(70) })
  const job = host.registry.jobs.get('access.note-endings')
  for (let day = 0; day < 2; day++) {
    await transact(async (tx) => tx.ask(job as NonNullable<typeof job>, {}))
    await drain()
  }
  const told = await transact((tx) => tx.db.selectFrom('events').select('data').where('name', '=', grantEnding.name).execute())
  expect(told).toMatchObject([{ data: { memberId: ids.mira } }])
})

test.each(['json', 'csv'] as const)('[RBAC-21] grants leave as %s and come back as they were', async (format) => {
  const { admin, ids, inDays } = await stage()
  const reasons = ['=cmd|calc', "'-1", 'Stands in, “over” the; summer']
  for (const [at, permission] of ['forum.moderate', 'access.right.read', 'forum.topic.create'].entries())
    await admin.call(grantRight, { member: ids.mira, permission, expiresAt: inDays(at + 1), reason: reasons[at] })
  const text = await fileOf(admin, format)
  const again = await admin.call(importGrants, { format, text, mode: 'replace' })
  expect(again.body).toEqual({ dryRun: false, added: [], changed: [], removed: [] })
  const [one] = (await admin.call(findGrants, { permission: 'forum.moderate' })).body.items
  await admin.call(revokeGrant, { grant: one?.id ?? '' })
  expect((await admin.call(importGrants, { format, text })).body.added).toMatchObject([{ permission: 'forum.moderate' }])
  expect(await fileOf(admin, format)).toBe(text)
})

const fileOf = async (admin: Awaited<ReturnType<typeof stage>>['admin'], format: 'json' | 'csv') => {
  const { body } = await admin.call(exportGrants, { format })
  const text: unknown = body
  return typeof text === 'string' ? text : `${JSON.stringify(text, null, 2)}\n`
}

test('a dry run says what would be added, changed and removed; then it is', async () => {
  const { admin, ids, inDays } = await stage()
  await admin.call(grantRight, { member: ids.mira, permission: 'forum.moderate' })
  await admin.call(grantRight, { member: ids.noor, permission: 'access.right.read' })
  const kept = (await admin.call(findGrants, { role: 'admin' })).body.items[0]
  const grants = [
    { member: kept?.memberId, role: 'admin' },
    { member: ids.mira, role: 'member' },
    { member: ids.noor, role: 'member' },
    { member: ids.mira, permission: 'forum.moderate', expires_at: inDays(3), reason: 'For now.' },
    { member: ids.noor, role: 'moderator' },
  ]
  const input = { format: 'json' as const, text: JSON.stringify({ grants }), mode: 'replace' as const }
  const expected = {
    added: [{ holder: 'Noor', role: 'moderator' }],
    changed: [{ holder: 'Mira', permission: 'forum.moderate', was: { expiresAt: null } }],
    removed: [{ holder: 'Noor', permission: 'access.right.read' }],
  }
  expect((await admin.call(importGrants, { ...input, dryRun: true })).body).toMatchObject({ dryRun: true, ...expected })
  expect((await admin.call(listGrants, { member: ids.noor })).body.items).toHaveLength(2)
  const stranger = { member: '01900000-0000-7000-8000-000000000000', role: 'member' }
  const withStranger = await admin.call(importGrants, { ...input, text: JSON.stringify({ grants: [...grants, stranger] }) })
  expectRefusal(withStranger, 'file_faults')
  expect((await admin.call(importGrants, input)).body).toMatchObject({ dryRun: false, ...expected })
  expect((await admin.call(importGrants, input)).body).toMatchObject({ added: [], changed: [], removed: [] })
})

test.each([
  ['csv', 'member,role\nnobody,member\n', 'line 2'],
  ['csv', 'member,role,colour\n01900000-0000-7000-8000-000000000000,member,red\n', 'line 2'],
  [
    'json',
    '{"grants": [\n  {"member": "01900000-0000-7000-8000-000000000000",\n   "role": "member", "permission": "*"}]}',
    'line 2',
  ],
  ['json', '{"rights": []}', 'line 1'],
  ['json', '{', 'line 1'],
] as const)('a faulty %s file is refused whole, naming its lines (%#)', async (format, text, line) => {
  const { admin } = await stage()
  const answer = await admin.call(importGrants, { format, text })
  expectRefusal(answer, 'file_faults')
  expect(((answer.body as never as { errors: { field: string }[] }).errors ?? []).map(({ field }) => field)).toContain(line)
})

test('[TST-65] a file of grants raises nobody and takes the last administrator from nobody', async () => {
  const { admin, as, ids } = await stage()
  await aRole(admin, { name: 'Clerk', permissions: ['access.grant.manage'] })
  const clerk = as({ roles: ['clerk'] })
  const fileWith = (grants: object[]) => ({ format: 'json' as const, text: JSON.stringify({ grants }) })
  expectRefusal(await clerk.call(importGrants, fileWith([{ member: ids.mira, role: 'admin' }])), 'beyond_own_rights')
  expectRefusal(await clerk.call(importGrants, { ...fileWith([]), mode: 'replace' }), 'beyond_own_rights')
  expectRefusal(await admin.call(importGrants, { ...fileWith([]), mode: 'replace' }), 'last_administrator')
})
