import { sql } from 'kysely'
import type { z } from 'zod'
import { kernelRefusals } from '../errors/kernel-refusals.ts'
import { Refused } from '../errors/refusal.ts'

/** What `pageInput` of the contract parses to. */
type Paging = { cursor?: string; page?: number; limit?: number }

/**
 * Keyset paging: fetch `limit` rows, one more than the page, which says whether there is a next one; start behind `after`
 * or, without a cursor, skip `offset`.
 *
 * @param usual items a page when the caller names no number
 * @param shape what a cursor holds: the values the list is ordered by, last of all an id
 * @example const { size, after, limit } = pagingOf(input, 30, z.tuple([z.iso.datetime(), z.uuid()]))
 */
export function pagingOf<Shape extends z.ZodType>(input: Paging, usual: number, shape: Shape) {
  const size = input.limit ?? usual
  return {
    size,
    after: input.cursor === undefined ? null : decodeCursor(input.cursor, shape),
    // A literal where the size is the usual one: a parameter there keeps PostgreSQL from reusing its plan.
    limit: size === usual ? sql<number>`${sql.lit(size + 1)}` : sql<number>`${size + 1}::int`,
    offset: input.cursor === undefined ? ((input.page ?? 1) - 1) * size : 0,
  }
}

/** Splits what was fetched into the page and the cursor behind its last row; `keyOf` gives what `shape` describes. */
export function pageFrom<Row>(rows: readonly Row[], size: number, keyOf: (row: Row) => readonly unknown[]) {
  const items = rows.slice(0, size)
  const last = items.at(-1)
  const nextCursor = rows.length > size && last ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null
  return { items, nextCursor }
}

function decodeCursor<Shape extends z.ZodType>(cursor: string, shape: Shape): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    const message = 'This cursor is not one of ours. Start again without it.'
    throw new Refused(kernelRefusals.invalid_input.with({ errors: [{ field: 'cursor', message }] }))
  }
}
