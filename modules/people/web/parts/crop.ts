type Size = { width: number; height: number }
/** The middle of what is kept as shares of width and height, and how many times larger than the whole. */
export type Focus = { x: number; y: number; zoom: number }

/** The square in the picture's own pixels that a focus means; never over the edge. */
export function squareOn({ width, height }: Size, { x, y, zoom }: Focus) {
  const side = Math.min(width, height) / zoom
  const within = (middle: number, length: number) => Math.max(0, Math.min(middle * length - side / 2, length - side))
  return { left: within(x, width), top: within(y, height), side }
}

/** The focus moved by shares of the visible square, kept inside the picture. */
export function moved(focus: Focus, picture: Size, by = { x: 0, y: 0 }): Focus {
  const { left, top, side } = squareOn(picture, focus)
  const next = {
    x: (left + side / 2 + by.x * side) / picture.width,
    y: (top + side / 2 + by.y * side) / picture.height,
    zoom: focus.zoom,
  }
  const kept = squareOn(picture, next)
  return {
    x: (kept.left + side / 2) / picture.width,
    y: (kept.top + side / 2) / picture.height,
    zoom: focus.zoom,
  }
}

/** The crop as the upload says it. */
export function cropAt(picture: Size, focus: Focus) {
  const { left, top, side } = squareOn(picture, focus)
  const share = (value: number) => Math.max(0, Math.min(1, Number(value.toFixed(5))))
  return {
    x: share(left / picture.width),
    y: share(top / picture.height),
    size: share(side / Math.min(picture.width, picture.height)),
  }
}
