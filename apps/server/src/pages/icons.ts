import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** `any` as the community drew it; `maskable` with room around it, because phones cut icons to shapes of their own. */
export type Icon = { size: number; purpose: 'any' | 'maskable' }

/** The icons of a community, by the address a phone asks for them at. */
export const icons: Readonly<Record<string, Icon>> = {
  '/icon-180.png': { size: 180, purpose: 'maskable' },
  '/icon-192.png': { size: 192, purpose: 'any' },
  '/icon-512.png': { size: 512, purpose: 'any' },
  '/icon-maskable-512.png': { size: 512, purpose: 'maskable' },
}

const program = fileURLToPath(new URL('./draw-icon.ts', import.meta.url))

/** In a process of its own: this one's image library refuses SVG, because people send it pictures. */
async function drawApart(svg: string, { size, purpose }: Icon): Promise<Buffer> {
  const child = spawn(process.execPath, [program, String(size), purpose], { env: {}, stdio: ['pipe', 'pipe', 'ignore'] })
  child.stdin.on('error', () => undefined)
  child.stdin.end(svg)
  const png = await buffer(child.stdout)
  if (png.length === 0) throw new Error('An icon could not be drawn')
  return png
}

const MOST = 400

/** Draws each mark once: as long as it stays the same, so do its icons. */
export function createIcons(): (svg: string, address: string) => Promise<Buffer | null> {
  const drawn = new Map<string, Promise<Buffer>>()
  return async (svg, address) => {
    const icon = icons[address]
    if (!icon) return null
    const key = `${address} ${svg}`
    const known = drawn.get(key)
    if (known) return known
    if (drawn.size >= MOST) drawn.clear()
    const drawing = drawApart(svg, icon)
    drawing.catch(() => drawn.delete(key))
    drawn.set(key, drawing)
    return drawing
  }
}
