import { z } from 'zod'

/** Keyset paging for any list (`cursor`), with `page` accepted as an alias where people type addresses by hand. */
export const pageInput = {
  cursor: z.string().max(400).optional().describe('Opaque cursor from the previous page (`nextCursor`).'),
  page: z.coerce.number().int().min(1).max(1000).optional().describe('1-based page number, an alias for small lists.'),
  limit: z.coerce.number().int().min(1).max(100).optional().describe('Items a page; the list says its default.'),
}

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export const id = z.uuid()
/** An instant in ISO 8601, UTC. */
export const instant = z.iso.datetime({ offset: true })
