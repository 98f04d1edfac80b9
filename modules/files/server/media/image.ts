import { readFile } from 'node:fs/promises'
import readExif from 'exif-reader'
import sharp, { type Metadata } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { MAX_PIXELS } from '../render-image.ts'
import { withLocalFile } from '../storage/local.ts'
import { CannotPreview, TooCostly } from './faults.ts'
import { type Drawn, keep, type Made, type Making } from './made.ts'

/** Longer sides of the pictures made; none larger than the original. */
const SIDES = [320, 960, 1920] as const
/** Beyond it AVIF takes more of the processor than it saves on the line. */
const AVIF_SIDE = 1280
const MAX_BYTES = 64 * 1024 * 1024
const WHOLE = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const

/** Pictures at three sizes, a blur, and the whole without what its camera wrote into it. */
export async function imagePreview(making: Making): Promise<Made> {
  const { site, file } = making
  if (file.size > MAX_BYTES) throw new TooCostly('bytes')
  const bytes = await withLocalFile(site, file.object_key, (path) => readFile(path))
  const about = await orFails(sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata())
  if (about.width * about.height > MAX_PIXELS) throw new TooCostly('pixels')
  const { drawn, ...facts } = await drawPictures(bytes)
  const whole = await withoutSecrets(bytes, about)
  const copies = []
  for (const copy of [...drawn, ...(whole ? [whole] : [])]) copies.push(await keep(making, copy))
  return { ...facts, copies, ...exifOf(about) }
}

/** Smaller pictures of one, upright, in sRGB and without metadata; decoded once, at no more than the largest side. */
export async function drawPictures(bytes: Uint8Array) {
  const source = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', animated: false })
  const { width, height } = sized(await orFails(source.metadata()))
  const largest = SIDES.at(-1) as number
  const { data, info } = await orFails(
    source
      .autoOrient()
      .resize({ width: largest, height: largest, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true }),
  )
  const picture = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
  const longer = Math.max(info.width, info.height)
  const sides = [...SIDES.filter((side) => side < longer), Math.min(longer, largest)]
  const drawn: Drawn[] = []
  for (const side of new Set(sides)) {
    const at = picture().resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    const webp = await at.clone().webp({ quality: 80 }).toBuffer({ resolveWithObject: true })
    const pixels = { width: webp.info.width, height: webp.info.height }
    drawn.push({ name: `picture-${side}.webp`, type: 'image/webp', bytes: webp.data, ...pixels })
    if (side > AVIF_SIDE) continue
    const avif = await at.clone().avif({ quality: 55, effort: 1 }).toBuffer()
    drawn.push({ name: `picture-${side}.avif`, type: 'image/avif', bytes: avif, ...pixels })
  }
  const small = await picture()
    .resize(100, 100, { fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const placeholder = Buffer.from(rgbaToThumbHash(small.info.width, small.info.height, small.data)).toString('base64')
  return { width, height, placeholder, drawn }
}

// Orientations from 5 on lie on their side (EXIF 2.32, 4.6.4).
const sized = ({ width, height, orientation = 1 }: Metadata) =>
  orientation >= 5 ? { width: height, height: width } : { width, height }

// Where a picture was taken, and with whose camera, is its owner's business: everybody else gets this one.
async function withoutSecrets(bytes: Uint8Array, about: Metadata): Promise<Drawn | null> {
  const { format, exif, xmp, iptc } = about
  if (!(exif || xmp || iptc) || !(format in WHOLE)) return null
  const kind = format as keyof typeof WHOLE
  const source = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', animated: true })
    .autoOrient()
    .toColourspace('srgb')
  const drawn = kind === 'jpeg' ? source.jpeg({ quality: 90 }) : kind === 'png' ? source.png() : source.webp({ quality: 90 })
  return { name: 'whole', type: WHOLE[kind], bytes: await orFails(drawn.toBuffer()) }
}

function exifOf({ exif }: Metadata): Pick<Made, 'exif'> {
  if (!exif) return {}
  try {
    const { Image, Photo, GPSInfo } = readExif(exif)
    return { exif: readable({ ...Image, ...Photo, ...GPSInfo }) }
  } catch {
    return {}
  }
}

/** Texts, numbers and dates; what cameras keep for themselves is left out. */
const readable = (tags: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(tags).flatMap(([tag, value]): [string, unknown][] => {
      if (value instanceof Date) return [[tag, Number.isNaN(value.valueOf()) ? null : value.toISOString()]]
      if (typeof value === 'string') return [[tag, value.replaceAll('\0', '').slice(0, 500)]]
      const isList = Array.isArray(value) && value.length <= 8 && value.every((each) => typeof each === 'number')
      return typeof value === 'number' || isList ? [[tag, value]] : []
    }),
  )

// libvips names what it could not read; to us it is one thing.
async function orFails<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw new CannotPreview(error instanceof Error ? error.message : 'unreadable')
  }
}
