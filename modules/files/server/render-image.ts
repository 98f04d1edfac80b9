import { Refused } from '@guildhall/kernel'
import sharp, { type Sharp } from 'sharp'
import { type Crop, type ImageSize, imageSizes, type Purpose } from '../contract/index.ts'
import { refusals } from './errors.ts'
import { squareOf } from './rules/crop.ts'

// Only these decoders exist for uploads: no SVG, PDF or anything else that fetches, includes or runs.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
})
sharp.cache(false)
sharp.concurrency(1)

export const MAX_PIXELS = 40_000_000

export type Rendered = {
  width: number
  height: number
  fallback: 'jpeg' | 'png'
  copies: readonly { name: string; bytes: Uint8Array }[]
}
type Wanted = { purpose: Purpose; crop?: Crop | undefined }

/**
 * Decodes an upload and draws it anew at every size: upright, without metadata, in sRGB. What is not a picture, or only
 * says so, is refused.
 */
export async function renderImage(bytes: Uint8Array, { purpose, crop }: Wanted): Promise<Rendered> {
  const source = sharp(bytes, { limitInputPixels: false, failOn: 'error', animated: false })
  const { width, height, hasAlpha } = await decoded(source.metadata())
  if (width * height > MAX_PIXELS) throw new Refused(refusals.image_too_large)
  const upright = await decoded(
    sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', animated: false })
      .autoOrient()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true }),
  )
  const { info } = upright
  const raw = { width: info.width, height: info.height, channels: info.channels }
  const kept = () => {
    const image = sharp(upright.data, { raw, limitInputPixels: MAX_PIXELS })
    return purpose === 'avatar' ? image.extract(squareOf(info, crop)) : image
  }
  const fallback = hasAlpha ? 'png' : 'jpeg'
  const copies = await Promise.all(imageSizes.map((size) => copiesAt(kept(), { size, purpose, fallback })))
  return { width: info.width, height: info.height, fallback, copies: copies.flat() }
}

type At = { size: ImageSize; purpose: Purpose; fallback: Rendered['fallback'] }

async function copiesAt(image: Sharp, { size, purpose, fallback }: At) {
  const fit = purpose === 'avatar' ? { fit: 'fill' as const } : { fit: 'inside' as const, withoutEnlargement: true }
  const sized = image.resize({ width: size, height: size, ...fit })
  const [webp, other] = await Promise.all([
    sized.clone().webp({ quality: 82 }).toBuffer(),
    fallback === 'png'
      ? sized.clone().png({ palette: true }).toBuffer()
      : sized.clone().jpeg({ quality: 82, mozjpeg: true }).toBuffer(),
  ])
  return [
    { name: `${size}.webp`, bytes: webp },
    { name: `${size}.${fallback}`, bytes: other },
  ]
}

// libvips names what it could not read; to the sender it is one thing: not a picture.
async function decoded<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const tooLarge = error instanceof Error && error.message.includes('pixel limit')
    throw new Refused(tooLarge ? refusals.image_too_large : refusals.not_an_image)
  }
}
