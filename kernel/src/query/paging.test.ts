import { expect, test } from 'vitest'
import { z } from 'zod'
import { Refused } from '../errors/refusal.ts'
import { pageFrom, pagingOf } from './paging.ts'

const Key = z.tuple([z.string(), z.int()])
const keyOf = (row: { name: string; id: number }) => [row.name, row.id] as const
const rows = ['ash', 'birch', 'cedar'].map((name, id) => ({ name, id }))

test('the cursor of a page leads behind its last row, whatever is in it', () => {
  const odd = [{ name: 'Ğ “ \u{1f333} /+=', id: 9 }, ...rows]
  const { items, nextCursor } = pageFrom(odd, 1, keyOf)
  expect(items).toEqual([odd[0]])
  expect(nextCursor).toMatch(/^[\w-]+$/)
  expect(pagingOf({ cursor: nextCursor as string }, 30, Key).after).toEqual(['Ğ “ \u{1f333} /+=', 9])
})

test('a page that holds all there is has no cursor, and neither has an empty one', () => {
  expect(pageFrom(rows, 3, keyOf)).toEqual({ items: rows, nextCursor: null })
  expect(pageFrom([], 3, keyOf)).toEqual({ items: [], nextCursor: null })
})

test('a page number skips whole pages of the size asked for; a cursor goes before it', () => {
  expect(pagingOf({ page: 3, limit: 7 }, 30, Key)).toMatchObject({ size: 7, offset: 14, after: null })
  expect(pagingOf({}, 30, Key)).toMatchObject({ size: 30, offset: 0 })
  const { nextCursor } = pageFrom(rows, 1, keyOf)
  expect(pagingOf({ page: 3, cursor: nextCursor as string }, 30, Key)).toMatchObject({ offset: 0, after: ['ash', 0] })
})

test.each(['', 'x', 'bnVsbA', Buffer.from('["ash"]').toString('base64url'), Buffer.from('["ash","1"]').toString('base64url')])(
  'a cursor that is not one of this list (%s) is refused by name',
  (cursor) => {
    const asking = () => pagingOf({ cursor }, 30, Key)
    expect(asking).toThrow(Refused)
    expect(asking).toThrow('invalid_input')
  },
)
