import { type Caller, expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { removeFile, restoreFile, signUrl, uploadFile } from '../contract/index.ts'
import { aPicture } from '../testing/factories.ts'

const alphabet = 'abcdefghijklmnopqrstuvwxyz'

async function aTextOf(here: World, by: Caller, more: { name?: string; visibility?: 'private' | 'members' | 'public' } = {}) {
  const { body } = await by.call(uploadFile, { file: new TextEncoder().encode(alphabet), name: 'letters.txt', ...more })
  await here.drain()
  return { id: body.id as string, path: `/files/${body.id}/content` }
}

test('byte ranges: a part, an open end, the last ones, none to be had, and none of other bytes', async () => {
  const here = await world()
  const ann = here.as({ roles: ['member'] })
  const { path } = await aTextOf(here, ann)
  const asked = (range: string, more: Record<string, string> = {}) => ann.get(path, { headers: { range, ...more } })
  const whole = await ann.get(path)
  expect(whole).toMatchObject({ status: 200, body: alphabet, headers: { 'accept-ranges': 'bytes', 'content-length': '26' } })
  expect(await asked('bytes=0-2')).toMatchObject({ status: 206, body: 'abc', headers: { 'content-range': 'bytes 0-2/26' } })
  expect(await asked('bytes=23-')).toMatchObject({ status: 206, body: 'xyz' })
  expect(await asked('bytes=-1')).toMatchObject({ status: 206, body: 'z', headers: { 'content-length': '1' } })
  expect(await asked('bytes=26-')).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */26' } })
  expect(await asked('bytes=0-2', { 'if-range': '"older"' })).toMatchObject({ status: 200, body: alphabet })
  const { etag } = whole.headers
  expect(await ann.get(path, { headers: { 'if-none-match': etag as string } })).toMatchObject({ status: 304, body: '' })
})

test('nothing is shown in place that could run: what is no picture, film or sound is saved, in a sandbox', async () => {
  const here = await world()
  const ann = here.as({ roles: ['member'] })
  const send = async (file: Uint8Array, name: string) => {
    const { body } = await ann.call(uploadFile, { file, name })
    await here.drain()
    return ann.get(`/files/${body.id}/content`)
  }
  const svg = await send(
    new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    'mærke.svg',
  )
  expect(svg.headers).toMatchObject({
    'content-type': 'image/svg+xml',
    'content-disposition': `attachment; filename="m_rke.svg"; filename*=UTF-8''m%C3%A6rke.svg`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  })
  const picture = await send(aPicture(), 'a.png')
  expect(picture.headers['content-disposition']).toBe('inline; filename="a.png"')
})

test('[FILE-14, FILE-16, FILE-19] a file is its owner’s until shared with members or everybody', async () => {
  const here = await world()
  const [ann, ben, visitor] = [here.as({ roles: ['member'] }), here.as({ roles: ['member'] }), here.as('visitor')]
  const own = await aTextOf(here, ann)
  for (const other of [ben, visitor, here.as.stranger()]) expectRefusal(await other.get(own.path), 'not_found')
  const shared = await aTextOf(here, ann, { visibility: 'members' })
  expect((await ben.get(shared.path)).status).toBe(200)
  expectRefusal(await visitor.get(shared.path), 'not_found')
  const open = await aTextOf(here, ann, { visibility: 'public' })
  expect((await visitor.get(open.path)).headers['cache-control']).toBe('public, max-age=3600')
  expectRefusal(await here.as.stranger().get(open.path), 'not_found')
  expect((await here.as({ roles: ['admin'] }).get(own.path)).status).toBe(200)
})

test('[FILE-04, FILE-06, N-038] signed addresses hold 3600 s, or as asked up to 7 days, for that file and unchanged only', async () => {
  const here = await world()
  const ann = here.as({ roles: ['member'] })
  const { id, path } = await aTextOf(here, ann)
  const other = await aTextOf(here, ann)
  const sign = async (query = '') => (await ann.get(`/files/signed-url/${id}${query}`)).body
  const usual = await sign()
  expect(Date.parse(usual.expiresAt) - Date.parse(here.clock.now())).toBe(3600_000)
  expect(Date.parse((await sign('?expiresIn=99999999')).expiresAt) - Date.parse(here.clock.now())).toBe(7 * 24 * 3600_000)
  const short = new URL((await sign('?expiresIn=60')).url).search
  const visitor = here.as('visitor')
  expect(await visitor.get(`${path}${short}`)).toMatchObject({ status: 200, headers: { 'cache-control': 'private, max-age=60' } })
  expectRefusal(await visitor.get(`${other.path}${short}`), 'not_found')
  expectRefusal(await visitor.get(`${path}${short.replace(/expires=\d+/, 'expires=9999999999')}`), 'not_found')
  here.clock.advance({ seconds: 61 })
  expectRefusal(await visitor.get(`${path}${short}`), 'not_found')
  expectRefusal(await here.as({ roles: ['member'] }).call(signUrl, { key: id }), 'not_found')
})

test('addresses signed with a key before the last one are called back', async () => {
  const here = await world()
  const ann = here.as({ roles: ['member'] })
  const { id, path } = await aTextOf(here, ann)
  const { search } = new URL((await ann.call(signUrl, { key: id })).body.url)
  const keyIs = (link_key: number) =>
    here.transact((tx) =>
      tx.db
        .insertInto('files_settings')
        .values({ tenant_id: here.tenant.id, link_key })
        .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ link_key }))
        .execute(),
    )
  await keyIs(2)
  expect((await here.as('visitor').get(`${path}${search}`)).status).toBe(200)
  await keyIs(3)
  expectRefusal(await here.as('visitor').get(`${path}${search}`), 'not_found')
})

test('[FILE-05] owners and administrators remove a file, others cannot; it comes back from the bin', async () => {
  const here = await world()
  const [ann, ben] = [here.as({ roles: ['member'] }), here.as({ roles: ['member'] })]
  const { id, path } = await aTextOf(here, ann, { visibility: 'members' })
  expectRefusal(await ben.delete(`/files/${id}`), 'not_permitted')
  expect((await ann.delete(`/files/${id}`)).status).toBe(200)
  expectRefusal(await ben.get(path), 'not_found')
  expect((await ann.call(restoreFile, { file: id })).status).toBe(200)
  expect((await ben.get(path)).status).toBe(200)
  expect((await here.as({ roles: ['admin'] }).call(removeFile, { key: id })).status).toBe(200)
  expectRefusal(await ben.get(path), 'not_found')
})
