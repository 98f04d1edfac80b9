import { expectRefusal } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { inviters, mailsOf, tokensIn } from './people.ts'

const csv = [
  'email;roles;message',
  'one@example.org;member;Welcome',
  'TWO@example.org;moderator|member;',
  'one@example.org;;',
  'three;emperor;',
].join('\n')

test('a dry run says line by line what would happen, and nothing does', async () => {
  const w = await inviters()
  const { body } = await w.moderator.post('/invitations/bulk', { csv })
  expect(body).toMatchObject({ dryRun: true, valid: 2, invalid: 2, sent: 0 })
  expect(body.lines.map((line: { line: number; errors: string[] }) => [line.line, line.errors])).toEqual([
    [2, []],
    [3, []],
    [4, ['This address is in the file twice.']],
    [5, ['This is not an e-mail address.', 'There is no role emperor.']],
  ])
  await w.drain()
  expect(await mailsOf(w)).toEqual([])
  expect((await w.admin.get('/invitations')).body.items).toEqual([])
})

test('nothing is sent while a line has errors, unless asked; then the others are, each once', async () => {
  const w = await inviters()
  expect((await w.admin.post('/invitations/bulk', { csv, dryRun: false })).body.sent).toBe(0)
  await w.drain()
  expect(await mailsOf(w)).toEqual([])
  expect((await w.admin.post('/invitations/bulk', { csv, dryRun: false, onErrors: 'valid' })).body.sent).toBe(2)
  await w.drain()
  await w.drain()
  expect((await mailsOf(w)).map((mail) => mail.to_email).sort()).toEqual(['one@example.org', 'two@example.org'])
  const { body } = await w.admin.post('/invitations/bulk', { csv: 'email\none@example.org' })
  expect(body.lines[0].errors).toEqual(['This address has an invitation already.'])
  const [token] = await tokensIn(w)
  expect((await w.visitor.get(`/invitations/validate?token=${token}`)).body.inviter).toBe('Ada')
})

test('a file gives no more than its sender holds', async () => {
  const { moderator, member } = await inviters()
  const file = 'email,roles\nhigh@example.org,admin'
  const { body } = await moderator.post('/invitations/bulk', { csv: file, dryRun: false, onErrors: 'valid' })
  expect(body).toMatchObject({ sent: 0, lines: [{ errors: ['You cannot give Administrator.'] }] })
  expectRefusal(await member.post('/invitations/bulk', { csv: file }), 'not_permitted')
})

test.each([
  ['name\nOne', 'csv_unreadable'],
  ['email\n"unclosed', 'csv_unreadable'],
  [`email\n${'a@example.org\n'.repeat(501)}`, 'too_many_lines'],
  ['', 'invalid_input'],
])('a file that is none of ours is refused: %j', async (file, code) => {
  const { admin } = await inviters()
  expectRefusal(await admin.post('/invitations/bulk', { csv: file }), code)
})
