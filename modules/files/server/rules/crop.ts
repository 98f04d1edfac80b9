import type { Crop } from '../../contract/index.ts'

type Size = { width: number; height: number }

/** The square in pixels that a crop means; the middle without one. It never reaches over the edge. */
export function squareOf({ width, height }: Size, crop?: Crop): { left: number; top: number; width: number; height: number } {
  const shorter = Math.min(width, height)
  if (!crop)
    return { left: Math.floor((width - shorter) / 2), top: Math.floor((height - shorter) / 2), width: shorter, height: shorter }
  const side = Math.max(1, Math.round(shorter * crop.size))
  const within = (start: number, length: number) => Math.max(0, Math.min(Math.round(start * length), length - side))
  return { left: within(crop.x, width), top: within(crop.y, height), width: side, height: side }
}

/** A crop from three optional numbers: all of them or none. */
export const cropOf = ({
  x,
  y,
  size,
}: {
  x?: number | undefined
  y?: number | undefined
  size?: number | undefined
}): Crop | undefined => (x === undefined || y === undefined || size === undefined ? undefined : { x, y, size })
