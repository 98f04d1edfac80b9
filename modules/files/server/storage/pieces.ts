/** The same bytes cut anew: every piece but the last has `size` bytes. One piece is in memory at a time. */
export async function* inPieces(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let piece = Buffer.allocUnsafe(size)
  let filled = 0
  for await (const part of bytes) {
    let taken = 0
    while (taken < part.length) {
      const room = Math.min(size - filled, part.length - taken)
      piece.set(part.subarray(taken, taken + room), filled)
      filled += room
      taken += room
      if (filled < size) continue
      yield piece
      piece = Buffer.allocUnsafe(size)
      filled = 0
    }
  }
  if (filled > 0) yield piece.subarray(0, filled)
}
