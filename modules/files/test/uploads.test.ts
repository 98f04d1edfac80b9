import { createHash } from 'node:crypto'
import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { showFile, uploadFile } from '../contract/index.ts'
import { aPicture } from '../testing/factories.ts'

const text = (words: string) => new TextEncoder().encode(words)
const member = ({ as }: World) => as({ roles: ['member'] })
const named = (name: string, type = 'application/octet-stream') => ({
  headers: { 'content-type': type, 'x-file-name': encodeURIComponent(name) },
})

test('[FILE-03, FILE-07] a form with a file is taken; its address, good for an hour, needs no session', async () => {
  const here = await world()
  const form = [
    '--frontier\r\nContent-Disposition: form-data; name="folder"\r\n\r\n../../etc\r\n',
    '--frontier\r\nContent-Disposition: form-data; name="description"\r\n\r\nWhat was said\r\n',
    '--frontier\r\nContent-Disposition: form-data; name="file"; filename="C:\\\\notes.txt"\r\nContent-Type: image/png\r\n\r\nMinutes of a meeting\r\n--frontier--\r\n',
  ].join('')
  const ann = member(here)
  const { status, body } = await ann.post('/files/upload', Buffer.from(form), {
    headers: { 'content-type': 'multipart/form-data; boundary=frontier' },
  })
  expect(status).toBe(200)
  expect(body.file).toMatchObject({ name: 'notes.txt', type: 'text/plain', kind: 'text', size: 20, description: 'What was said' })
  await here.drain()
  const { pathname, search } = new URL(body.url)
  const visitor = here.as('visitor')
  const signed = await visitor.get(`${pathname}${search}`)
  expect(signed).toMatchObject({ status: 200, body: 'Minutes of a meeting' })
  expectRefusal(await visitor.get(pathname), 'not_found')
  here.clock.advance({ minutes: 61 })
  expectRefusal(await visitor.get(`${pathname}${search}`), 'not_found')
})

test('[FILE-02] what is known of a file: owner, type, size, checksum, state, visibility, version', async () => {
  const here = await world()
  const ann = member(here)
  const { body } = await ann.post(
    '/files/upload?visibility=members',
    Buffer.from(aPicture()),
    named('Sommer på Ærø.png', 'image/png'),
  )
  await here.drain()
  const { body: file } = await ann.call(showFile, { file: body.id })
  expect(file).toMatchObject({
    name: 'Sommer på Ærø.png',
    type: 'image/png',
    state: 'clean',
    stateNote: 'not_scanned',
    visibility: 'members',
    version: 1,
    width: 80,
    height: 60,
    ownerId: (await ann.identity()).memberId,
  })
  const { rows } = await here.database.owner.query('select sha256, object_key from files_files where id = $1', [body.id])
  expect(rows[0].sha256).toBe(createHash('sha256').update(aPicture()).digest('hex'))
  expect(rows[0].object_key).toBe(`tenants/${here.tenant.id}/members/${file.ownerId}/${body.id}/original`)
})

test.each([
  [
    'a program as a picture',
    Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000'.repeat(20), 'latin1'),
    'cat.png',
    'file_disguised',
  ],
  ['a page as a picture', '<!doctype html><script>alert(1)</script>', 'cat.jpg', 'file_disguised'],
  ['a picture as a program', Buffer.from(aPicture()), 'cat.exe', 'file_disguised'],
  ['a page', '<html><body>hello</body></html>', 'page.html', 'type_not_taken'],
  ['a shell script', '#!/bin/sh\nrm -rf /', 'run.sh', 'type_not_taken'],
  ['noise', Buffer.from([1, 200, 3, 250, 0, 9]), 'noise.bin', 'type_not_taken'],
])('[FILE-08] refused by what it is, not by what it is called: %s', async (_, bytes, name, code) => {
  const here = await world()
  expectRefusal(await member(here).post('/files/upload', Buffer.from(bytes), named(name)), code)
})

test('[FILE-08] a purpose takes its own types only; nothing is not a file', async () => {
  const here = await world()
  const ann = member(here)
  expectRefusal(await ann.call(uploadFile, { file: text('words'), name: 'a.txt', purpose: 'voice' }), 'type_not_taken')
  expectRefusal(await ann.post('/files/upload', Buffer.from(''), named('a.txt')), 'file_empty')
  expectRefusal(await here.as('visitor').call(uploadFile, { file: text('words'), name: 'a.txt' }), 'sign_in_required')
})

test('[FILE-08] too large is refused with the limit, no room with how much there is', async () => {
  const here = await world()
  const ann = member(here)
  const large = await ann.post('/files/upload', Buffer.alloc(26 * 1024 * 1024, 'a'), named('a.txt'))
  expectRefusal(large, 'body_too_large')
  expect(large.body.maxBytes).toBe(25 * 1024 * 1024)
  await here.transact((tx) =>
    tx.db.insertInto('files_settings').values({ tenant_id: here.tenant.id, max_bytes: 1000, quota_bytes: 1500 }).execute(),
  )
  const tooLarge = await ann.call(uploadFile, { file: text('x'.repeat(1001)), name: 'a.txt' })
  expectRefusal(tooLarge, 'file_too_large')
  expect(tooLarge).toMatchObject({ status: 413, body: { limitBytes: 1000, sizeBytes: 1001 } })
  expect((await ann.call(uploadFile, { file: text('x'.repeat(900)), name: 'a.txt' })).status).toBe(200)
  const full = await ann.call(uploadFile, { file: text('x'.repeat(900)), name: 'b.txt' })
  expectRefusal(full, 'quota_exceeded')
  expect(full.body).toMatchObject({ quotaBytes: 1500, usedBytes: 900, sizeBytes: 900 })
})

test('[TEN-13] a community has no more room than its operator allows it, whatever it says itself', async () => {
  const here = await world()
  const ann = member(here)
  const settings = JSON.stringify({ ...here.tenant.settings, plan: { storageMegabytes: 1 } })
  await here.host.db.global.updateTable('tenants').set({ settings }).where('id', '=', here.tenant.id).execute()
  here.host.tenants.forget()
  expect((await ann.call(uploadFile, { file: text('x'.repeat(700_000)), name: 'a.txt' })).status).toBe(200)
  const full = await ann.call(uploadFile, { file: text('y'.repeat(700_000)), name: 'b.txt' })
  expectRefusal(full, 'quota_exceeded')
  expect(full.body).toMatchObject({ quotaBytes: 1_000_000 })
})
