import { type Answer, expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { exportRoles, importRoles, listRoles, showRole } from '../contract/index.ts'
import { aRole } from '../testing/factories.ts'

const stage = async () => {
  const made = await world()
  return { ...made, admin: made.as({ roles: ['admin'] }) }
}
const fieldsOf = ({ body }: Answer) => body.errors.map(({ field }: { field: string }) => field)
const textOf = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body))

test.each(['json', 'yaml', 'csv'] as const)('[RBAC-21] roles leave as %s and come back as they were', async (format) => {
  const { admin, anotherTenant, as } = await stage()
  await aRole(admin, { name: 'Night, "late" shift', permissions: ['forum.*'], inherits: ['member'] })
  const text = textOf((await admin.call(exportRoles, { format })).body)
  const again = await admin.call(importRoles, { format, text, mode: 'replace' })
  expect(again.body).toEqual({ dryRun: false, made: [], changed: [], removed: [], differences: [] })
  expect((await admin.call(importRoles, { format, text, dryRun: true })).body.dryRun).toBe(true)
  await anotherTenant()
  expect((await as.stranger().call(importRoles, { format, text, mode: 'replace' })).body.made).toEqual(['night-late-shift'])
})

test('a dry run changes nothing and says what would change', async () => {
  const { admin } = await stage()
  const text = 'roles:\n  - key: extra\n    name: Extra\n    permissions: [forum.moderate]\n'
  const { body } = await admin.call(importRoles, { format: 'yaml', text, dryRun: true })
  expect(body).toEqual({ dryRun: true, made: ['extra'], changed: [], removed: [], differences: [] })
  expectRefusal(await admin.call(showRole, { role: 'extra' }), 'not_found')
  await admin.call(importRoles, { format: 'yaml', text })
  expect((await admin.call(showRole, { role: 'extra' })).body.effective).toEqual(['forum.moderate'])
})

test.each([
  ['yaml', 'roles:\n  - key: extra\n    name: 5\n', 'line 3'],
  ['yaml', 'roles:\n  - key: extra\n    name: Extra\n    effective: ["*"]\n', 'line 2'],
  ['yaml', 'roles: [', 'line 1'],
  ['json', '{"roles": [\n {"key": "extra", "name": "Extra",\n "permissions": ["forum.moderat"]}]}', 'line 3'],
  ['csv', 'permission,extra\n:name,Extra\nforum.moderate,yes\n', 'line 3'],
  ['csv', 'permission,extra\nforum.moderate,x,x\n', 'line 2'],
  ['csv', 'right,extra\n', 'line 1'],
  ['csv', 'permission,extra\n:colour,red\n', 'line 2'],
] as const)('a faulty %s file is refused whole, naming its lines (%#)', async (format, text, line) => {
  const { admin } = await stage()
  const answer = await admin.call(importRoles, { format, text })
  expectRefusal(answer, 'file_faults')
  expect(fieldsOf(answer)).toContain(line)
  expect((await admin.call(listRoles, {})).body.items).toHaveLength(4)
})

test('[TST-65] a file raises nobody and takes the last administrator from nobody', async () => {
  const { admin, as } = await stage()
  await aRole(admin, { name: 'Clerk', permissions: ['access.role.manage'] })
  const text = 'roles:\n  - key: clerk\n    name: Clerk\n    permissions: ["*"]\n'
  expectRefusal(await as({ roles: ['clerk'] }).call(importRoles, { format: 'yaml', text }), 'beyond_own_rights')
  const lone = 'roles:\n  - key: member\n    name: Member\n    default: true\n'
  expectRefusal(await admin.call(importRoles, { format: 'yaml', text: lone, mode: 'replace' }), 'last_administrator')
  expectRefusal(await admin.call(importRoles, { format: 'yaml', text: lone.replace('true', 'false') }), 'file_faults')
})
