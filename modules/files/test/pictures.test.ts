import { expectRefusal, world } from '@guildhall/kernel/testing'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { type Crop, uploadImage } from '../contract/index.ts'
import { storeImage } from '../server/api.ts'
import { renderImage } from '../server/render-image.ts'
import { aPicture } from '../testing/factories.ts'

const send = (bytes: Uint8Array | string, type = 'image/png') =>
  [`/files/images`, bytes instanceof Uint8Array ? Buffer.from(bytes) : bytes, { headers: { 'content-type': type } }] as const

const copyOf = async (bytes: Uint8Array, crop?: Crop, name = '64.webp') => {
  const { copies } = await renderImage(bytes, { purpose: 'avatar', crop })
  return copies.find((copy) => copy.name === name)?.bytes as Uint8Array
}

test('[USER-07] a picture is taken as the body, drawn at three sizes, and served to its sender', async () => {
  const { as } = await world()
  const ann = as({ roles: ['member'] })
  const { status, body } = await ann.post(...send(aPicture()))
  expect(status).toBe(200)
  expect(body.url).toBe(`/files/${body.fileId}/256`)
  const served = await ann.get(`/files/${body.fileId}/256`)
  expect(served).toMatchObject({ status: 200, headers: { 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' } })
  expect(served.headers['cache-control']).toBe('private, max-age=31536000, immutable')
  expect(await ann.get(`/files/${body.fileId}/256.jpg`)).toMatchObject({ headers: { 'content-type': 'image/jpeg' } })
})

test('a picture not yet shown anywhere is its sender’s alone; another community has never heard of it', async () => {
  const { as, transact } = await world()
  const ann = as({ roles: ['member'] })
  const { body } = await ann.post(...send(aPicture()))
  const path = `/files/${body.fileId}/64`
  for (const other of [as('visitor'), as({ roles: ['admin'] }), as.stranger()]) expectRefusal(await other.get(path), 'not_found')
  const { memberId } = await ann.identity()
  const { fileId } = await transact((tx) => storeImage(tx, { bytes: aPicture(), purpose: 'logo', memberId }))
  expect((await as('visitor').get(`/files/${fileId}/64`)).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expectRefusal(await as.stranger().get(`/files/${fileId}/64`), 'not_found')
})

test.each([
  ['a script under a picture’s name', '<script>alert(1)</script>', 'image/png'],
  ['SVG under another name', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'image/png'],
  ['the head of a picture and nothing behind it', Buffer.from(aPicture()).subarray(0, 60), 'image/png'],
  ['a ZIP', Buffer.from('PK\u0003\u0004 not a picture at all'), 'image/jpeg'],
])('[USER-07] disguised uploads are refused: %s', async (_, bytes, type) => {
  const { as } = await world()
  expectRefusal(await as({ roles: ['member'] }).post(...send(bytes, type)), 'not_an_image')
})

test('SVG by its own name, JSON and forms are no pictures; visitors send none', async () => {
  const { as } = await world()
  const ann = as({ roles: ['member'] })
  expectRefusal(await ann.post(...send('<svg/>', 'image/svg+xml')), 'unsupported_media_type')
  expectRefusal(await ann.post('/files/images', { image: 'x' }), 'unsupported_media_type')
  expectRefusal(await ann.post('/files/images'), 'invalid_input')
  expectRefusal(await as('visitor').post(...send(aPicture())), 'sign_in_required')
  expectRefusal(
    await ann.post('/forum/topics', Buffer.from(aPicture()), { headers: { 'content-type': 'image/png' } }),
    'unsupported_media_type',
  )
})

test('more than 5 MiB, and few bytes that unpack to very many pixels, are refused', async () => {
  const { as } = await world()
  const ann = as({ roles: ['member'] })
  expectRefusal(await ann.post(...send(Buffer.alloc(5 * 1024 * 1024 + 1))), 'body_too_large')
  const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#000' } })
    .png()
    .toBuffer()
  expect(bomb.length).toBeLessThan(1024 * 1024)
  expectRefusal(await ann.post(...send(bomb)), 'image_too_large')
})

test('pictures are turned upright and lose everything but their pixels', async () => {
  const left = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#ff0000' } })
    .composite([{ input: { create: { width: 20, height: 20, channels: 3, background: '#0000ff' } }, left: 20, top: 0 }])
    .withExif({ IFD0: { Copyright: 'A secret' }, IFD3: { GPSLatitude: '55/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const drawn = await copyOf(left, { x: 0, y: 0.5, size: 1 }, '64.jpeg')
  const { exif, orientation, width, height } = await sharp(drawn).metadata()
  expect({ exif, orientation, width, height }).toEqual({ exif: undefined, orientation: undefined, width: 64, height: 64 })
  const { dominant } = await sharp(drawn).stats()
  // Blue was on the right; upright it is at the bottom.
  expect(dominant.b).toBeGreaterThan(200)
})

test('[TST-03] the square asked for is the square kept', async () => {
  const halves = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#ff0000' } })
    .composite([{ input: { create: { width: 20, height: 20, channels: 3, background: '#0000ff' } }, left: 20, top: 0 }])
    .png()
    .toBuffer()
  const { dominant } = await sharp(await copyOf(halves, { x: 0.5, y: 0, size: 1 })).stats()
  expect(dominant).toMatchObject({ r: 8, b: 248 })
})

test('a crop is three numbers within the picture', async () => {
  const { as } = await world()
  const ann = as({ roles: ['member'] })
  expectRefusal(await ann.post('/files/images?x=2&y=0&size=1', ...send(aPicture()).slice(1)), 'invalid_input')
  expect((await ann.call(uploadImage, { image: aPicture(), x: 0.9, y: 0.9, size: 0.5 })).status).toBe(200)
})
