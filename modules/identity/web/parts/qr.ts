import { encode } from 'uqr'

export type Qr = { size: number; path: string }

/** A QR code as the `d` of one SVG path on a square of `size` units, with the quiet border scanners need. */
export function qrOf(text: string): Qr {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { size, path }
}
