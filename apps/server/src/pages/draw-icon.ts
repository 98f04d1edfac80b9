import { text } from 'node:stream/consumers'
import sharp from 'sharp'
import type { Icon } from './icons.ts'

const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 }
/** Of a maskable icon; a circle of 80 % is always seen (W3C, Web Application Manifest, “icon masks”). */
const DRAWN = 0.62

/** @param svg the community's mark. Answers a PNG of `size` by `size` pixels. */
export async function drawIcon(svg: string, { size, purpose }: Icon): Promise<Buffer> {
  const inner = purpose === 'any' ? size : Math.round(size * DRAWN)
  const density = Math.min(2400, (72 * inner) / 24)
  const drawing = await sharp(Buffer.from(svg), { density })
    .resize(inner, inner, { fit: 'contain', background: CLEAR })
    .png()
    .toBuffer()
  if (purpose === 'any') return drawing
  const ground = { create: { width: size, height: size, channels: 4 as const, background: '#ffffff' } }
  return sharp(ground)
    .composite([{ input: drawing }])
    .png()
    .toBuffer()
}

if (import.meta.main) {
  const [size, purpose] = process.argv.slice(2)
  const icon: Icon = { size: Number(size), purpose: purpose === 'maskable' ? 'maskable' : 'any' }
  process.stdout.write(await drawIcon(await text(process.stdin), icon))
}
