type Asking = { range?: string | undefined; 'if-range'?: string | undefined }
export type Range = { start: number; end: number }

/**
 * The bytes a request asks for, both ends included; null: all of them. Several ranges at once, other units and an
 * `If-Range` for other bytes mean the whole as well (RFC 9110, 14.2 and 13.1.5).
 */
export function rangeOf(asked: Asking, { size, etag }: { size: number; etag: string }): Range | 'unsatisfiable' | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(asked.range?.replaceAll(' ', '') ?? '')
  if (!found || (asked['if-range'] !== undefined && asked['if-range'] !== etag)) return null
  const [from, to] = [numberIn(found[1]), numberIn(found[2])]
  if (from === null) return to === null ? null : lastBytes(to, size)
  if (to !== null && to < from) return null
  return from >= size ? 'unsatisfiable' : { start: from, end: Math.min(to ?? size, size - 1) }
}

const lastBytes = (count: number, size: number): Range | 'unsatisfiable' =>
  count === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - count), end: size - 1 }

const numberIn = (text: string | undefined): number | null => (text ? Number(text) : null)
