import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Caller, expectRefusal, type World, world } from '@guildhall/kernel/testing'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { listFiles, showFile, uploadFile } from '../contract/index.ts'
import { toolAt } from '../server/media/run-tool.ts'

const member = ({ as }: World) => as({ roles: ['member'] })

async function previewed(here: World, by: Caller, file: Uint8Array, name: string) {
  const { status, body } = await by.call(uploadFile, { file, name, visibility: 'members' })
  expect(status).toBe(200)
  expect((await here.drain()).failedJobs).toEqual([])
  return (await by.call(showFile, { file: body.id })).body
}

/** Bytes of a served file: the caller reads answers as text. */
async function bytesOf(here: World, by: Caller, path: string): Promise<Buffer> {
  const { port, hostHeader } = await here.listen()
  const { token } = await by.identity()
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    const headers = { host: hostHeader, authorization: `Bearer ${token}` }
    request({ port, host: '127.0.0.1', path: `/api/v1${path}`, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)))
    })
      .on('error', reject)
      .end()
  })
}

/** Lying on its side, 40 by 20 as its camera wrote it down, with a secret. */
const photo = () =>
  sharp({ create: { width: 1200, height: 600, channels: 3, background: '#aa3311' } })
    .withExif({ IFD0: { Model: 'A camera' }, IFD3: { GPSLatitude: '55/1 40/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

test('[FILE-15, FILE-18] a picture is turned upright, drawn smaller as WebP and AVIF, blurred, and loses its camera’s notes for others', async () => {
  const here = await world()
  const [ann, ben] = [member(here), member(here)]
  const card = await previewed(here, ann, await photo(), 'photo.jpg')
  expect(card).toMatchObject({ width: 600, height: 1200, preview: 'ready' })
  expect(card.placeholder).toMatch(/^[\w+/]{20,}={0,2}$/)
  expect(card.urls?.pictures.map(({ type, width, height }) => `${type} ${width}x${height}`)).toEqual([
    'image/webp 160x320',
    'image/avif 160x320',
    'image/webp 480x960',
    'image/avif 480x960',
    'image/webp 600x1200',
    'image/avif 600x1200',
  ])
  const small = await sharp(await bytesOf(here, ben, card.urls?.pictures[0]?.url as string)).metadata()
  expect(small).toMatchObject({ format: 'webp', width: 160, height: 320 })
  expect(small.exif).toBeUndefined()
  const others = await sharp(await bytesOf(here, ben, `/files/${card.id}/content`)).metadata()
  expect(others).toMatchObject({ width: 600, height: 1200 })
  expect([others.exif, others.orientation]).toEqual([undefined, undefined])
  const own = await sharp(await bytesOf(here, ann, `/files/${card.id}/content`)).metadata()
  expect(own.exif?.toString('latin1')).toContain('A camera')
  const { rows } = await here.database.owner.query('select exif from files_files where id = $1', [card.id])
  expect(rows[0].exif).toMatchObject({ Model: 'A camera' })
  expect(JSON.stringify(card)).not.toContain('A camera')
})

test('pictures of very many pixels, and ones broken off, have no preview, and harm nobody', async () => {
  const here = await world()
  const ann = member(here)
  const flood = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#000' } })
    .png()
    .toBuffer()
  expect(await previewed(here, ann, flood, 'flood.png')).toMatchObject({ preview: 'none', previewNote: 'preview_too_costly' })
  const whole = await photo()
  const broken = await previewed(here, ann, whole.subarray(0, 3000), 'broken.jpg')
  expect(broken).toMatchObject({ state: 'clean', preview: 'none', previewNote: 'preview_failed' })
})

test('others get a picture only once its camera’s notes are out of it', async () => {
  const here = await world()
  const [ann, ben] = [member(here), member(here)]
  const { body } = await ann.call(uploadFile, { file: await photo(), name: 'a.jpg', visibility: 'members' })
  await here.transact((tx) => tx.db.updateTable('files_files').set({ state: 'clean' }).where('id', '=', body.id).execute())
  expectRefusal(await ben.get(`/files/${body.id}/content`), 'file_not_ready')
  expect((await ann.get(`/files/${body.id}/content`)).status).toBe(200)
})

const made = (name: string, args: readonly string[]): Buffer => {
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-made-'))
  try {
    execFileSync(toolAt('ffmpeg') as string, ['-v', 'error', ...args, join(folder, name)])
    return readFileSync(join(folder, name))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe.skipIf(!toolAt('ffmpeg'))('with ffmpeg', () => {
  test('[FILE-25] a film gets a poster, an MP4 for every browser, HLS, its length and its loudness', {
    timeout: 60_000,
  }, async () => {
    const here = await world()
    const ann = member(here)
    const source = [
      '-f',
      'lavfi',
      '-i',
      'testsrc=size=320x180:rate=12:duration=2',
      '-f',
      'lavfi',
      '-i',
      'sine=frequency=440:duration=2',
    ]
    const card = await previewed(here, ann, made('film.webm', [...source, '-c:v', 'libvpx', '-c:a', 'libopus']), 'film.webm')
    expect(card).toMatchObject({ kind: 'video', width: 320, height: 180, preview: 'ready' })
    expect(card.duration).toBeGreaterThan(1900)
    expect(card.waveform).toHaveLength(64)
    expect(card.urls).toMatchObject({ play: { type: 'video/mp4' }, stream: `/files/${card.id}/copies/stream.m3u8` })
    expect(card.urls?.pictures[0]).toMatchObject({ type: 'image/webp', width: 320, height: 180 })
    const playlist = await ann.get(card.urls?.stream as string)
    expect(playlist.body).toMatch(/^#EXTM3U[\s\S]*^stream-0\.ts$/m)
    expect((await ann.get(`/files/${card.id}/copies/stream-0.ts`)).headers['content-type']).toBe('video/mp2t')
    const { search } = new URL((await ann.get(`/files/signed-url/${card.id}`)).body.url)
    const signed = await here.as('visitor').get(`${card.urls?.stream}${search}`)
    const piece = /^stream-0\.ts\?.*$/m.exec(String(signed.body))?.[0]
    expect((await here.as('visitor').get(`/files/${card.id}/copies/${piece}`)).status).toBe(200)
  })

  test('a voice message has its length and 64 bars of loudness, and plays where its own kind does not', {
    timeout: 60_000,
  }, async () => {
    const here = await world()
    const volume = 'volume=enable=between(t\\,0\\,1):volume=0'
    const voice = made('voice.ogg', ['-f', 'lavfi', '-i', 'sine=frequency=300:duration=2', '-af', volume, '-c:a', 'libopus'])
    const card = await previewed(here, member(here), voice, 'voice.ogg')
    expect(card).toMatchObject({ kind: 'audio', preview: 'ready', urls: { play: { type: 'audio/mp4' } } })
    expect(Math.abs((card.duration ?? 0) - 2000)).toBeLessThan(60)
    const loud = (from: number, to: number) => Math.max(...card.waveform.slice(from, to))
    expect(loud(0, 30)).toBeLessThan(10)
    expect(loud(34, 64)).toBeGreaterThan(90)
  })
})

test.skipIf(!toolAt('pdftoppm'))('a PDF shows its first page, and is found by its words', async () => {
  const here = await world()
  const ann = member(here)
  const content = 'BT /F1 24 Tf 20 100 Td (Minutes of Tuesday) Tj ET'
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
  ]
  const body = objects.map((object, at) => `${at + 1} 0 obj${object}endobj\n`).join('')
  const pdf = Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R/Size 5>>\n%%EOF\n`)
  const card = await previewed(here, ann, pdf, 'minutes.pdf')
  expect(card).toMatchObject({ kind: 'document', type: 'application/pdf', preview: 'ready' })
  expect(card.urls?.pictures.length).toBeGreaterThan(0)
  const found = await ann.call(listFiles, { q: 'of Tuesday' })
  expect(found.body.items.map(({ id }) => id)).toEqual([card.id])
})
