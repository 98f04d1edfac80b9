import { createHash, randomBytes } from 'node:crypto'
import { type Caller, expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'

const version = { 'tus-resumable': '1.0.0' }
const base64 = (text: string) => Buffer.from(text).toString('base64')

async function begun(by: Caller, { size, name = 'words.txt' }: { size: number; name?: string }) {
  const headers = {
    ...version,
    'upload-length': `${size}`,
    'upload-metadata': `filename ${base64(name)},filetype ${base64('x/y')}`,
  }
  const answer = await by.post('/files/uploads', undefined, { headers })
  return { answer, path: String(answer.headers.location ?? '').replace('/api/v1', '') }
}

const sent = (
  by: Caller,
  path: string,
  { offset, bytes, more = {} }: { offset: number; bytes: Uint8Array; more?: Record<string, string> },
) =>
  by.patch(path, Buffer.from(bytes), {
    headers: { ...version, 'content-type': 'application/offset+octet-stream', 'upload-offset': `${offset}`, ...more },
  })

async function head(here: World, by: Caller, path: string) {
  const { token } = await by.identity()
  return here.request({ method: 'HEAD', url: `/api/v1${path}`, headers: { ...version, authorization: `Bearer ${token}` } })
}

const member = ({ as }: World) => as({ roles: ['member'] })
const text = (length: number) => Buffer.from(randomBytes(length / 2).toString('hex'))

test('[FILE-10] an upload in parts goes on where it stopped and becomes one file of the same bytes', async () => {
  const here = await world()
  const ann = member(here)
  const bytes = text(20 * 1024 * 1024)
  const { answer, path } = await begun(ann, { size: bytes.length })
  expect(answer).toMatchObject({ status: 201, headers: { 'tus-resumable': '1.0.0', 'upload-offset': '0' } })
  expect(Date.parse(String(answer.headers['upload-expires']))).toBeGreaterThan(Date.parse(here.clock.now()))
  const cut = 9 * 1024 * 1024 + 17
  expect(await sent(ann, path, { offset: 0, bytes: bytes.subarray(0, cut) })).toMatchObject({
    status: 204,
    headers: { 'upload-offset': `${cut}` },
  })
  expect((await head(here, ann, path)).headers).toMatchObject({
    'upload-offset': `${cut}`,
    'upload-length': `${bytes.length}`,
    'cache-control': 'no-store',
  })
  expect((await sent(ann, path, { offset: cut - 1, bytes })).status).toBe(409)
  expect((await sent(ann, path, { offset: cut, bytes: bytes.subarray(cut) })).headers['upload-offset']).toBe(`${bytes.length}`)
  await here.drain()
  const file = path.replace('/uploads', '')
  expect((await ann.get(file)).body).toMatchObject({ name: 'words.txt', size: bytes.length, state: 'clean' })
  const served = await ann.get(`${file}/content`)
  expect(createHash('sha256').update(served.body).digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
  const { rows } = await here.database.owner.query('select from files_parts where tenant_id = $1', [here.tenant.id])
  expect(rows).toEqual([])
})

test('[FILE-10] only its sender continues an upload or hears of it; given up it is gone, and after a day it is over', async () => {
  const here = await world()
  const [ann, ben] = [member(here), member(here)]
  const { path } = await begun(ann, { size: 10 })
  expectRefusal(await sent(ben, path, { offset: 0, bytes: text(4) }), 'not_found')
  expectRefusal(await ben.get(`${path}/progress`), 'not_found')
  expect((await ann.delete(path, { headers: version })).status).toBe(204)
  expectRefusal(await ann.get(`${path}/progress`), 'not_found')
  const second = await begun(ann, { size: 10 })
  here.clock.advance({ hours: 24 })
  expectRefusal(await sent(ann, second.path, { offset: 0, bytes: text(4) }), 'upload_over')
})

test('bytes that changed on their way are not kept (460)', async () => {
  const here = await world()
  const ann = member(here)
  const { path } = await begun(ann, { size: 8 })
  const bytes = text(8)
  const sum = (of: Uint8Array) => ({ 'upload-checksum': `sha1 ${createHash('sha1').update(of).digest('base64')}` })
  expect((await sent(ann, path, { offset: 0, bytes, more: sum(text(8)) })).status).toBe(460)
  expect((await head(here, ann, path)).headers['upload-offset']).toBe('0')
  expect((await sent(ann, path, { offset: 0, bytes, more: sum(bytes) })).status).toBe(204)
})

test('what it can do is answered to anybody; another version is not spoken', async () => {
  const here = await world()
  const asked = await here.request({ method: 'OPTIONS', url: '/api/v1/files/uploads' })
  expect(asked).toMatchObject({
    status: 204,
    headers: {
      'tus-version': '1.0.0',
      'tus-extension': 'creation,expiration,checksum,termination',
      'tus-max-size': `${2 * 1024 ** 3}`,
    },
  })
  const ann = member(here)
  const old = await ann.post('/files/uploads', undefined, { headers: { 'tus-resumable': '0.2.2', 'upload-length': '4' } })
  expect(old).toMatchObject({ status: 412, headers: { 'tus-version': '1.0.0' } })
})

test('[FILE-08] limits and types hold for parts too: the first bytes show what it is', async () => {
  const here = await world()
  const ann = member(here)
  expectRefusal((await begun(ann, { size: 26 * 1024 ** 2 })).answer, 'file_too_large')
  expectRefusal((await begun(ann, { size: 3 * 1024 ** 3, name: 'film.mp4' })).answer, 'file_too_large')
  const film = await begun(ann, { size: 2 * 1024 ** 3, name: 'film.mp4' })
  expect(film.answer.status).toBe(201)
  expectRefusal(await sent(ann, film.path, { offset: 0, bytes: text(400) }), 'file_disguised')
  expectRefusal(
    await here.as('visitor').post('/files/uploads', undefined, { headers: { ...version, 'upload-length': '4' } }),
    'sign_in_required',
  )
})
