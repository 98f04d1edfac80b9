/** Peaks of equal stretches (0 to 32768) drawn together into so many bars of 0 to 100, the loudest of all 100. */
export function loudness(peaks: readonly number[], bars: number): number[] {
  if (peaks.length === 0) return []
  const most = peaks.reduce((a, b) => Math.max(a, b), 1)
  return Array.from({ length: bars }, (_, bar) => {
    const from = Math.floor((bar * peaks.length) / bars)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / bars))
    return Math.round((peaks.slice(from, to).reduce((a, b) => Math.max(a, b), 0) / most) * 100)
  })
}
