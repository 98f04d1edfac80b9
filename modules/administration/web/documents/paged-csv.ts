import { csvLine } from '../parts/csv.ts'

type Page<Row> = { items: readonly Row[]; nextCursor: string | null }
type Sheet<Row> = {
  name: string
  head: readonly string[]
  cells: (row: Row) => readonly string[]
  /** A page behind that cursor; the first without one. */
  page: (cursor: string | undefined) => Promise<Page<Row>>
}

/** A list as CSV, sent page by page so that no size of it is held in memory. The first page is asked for before the answer begins. */
export async function pagedCsv<Row>({ name, head, cells, page }: Sheet<Row>): Promise<Response> {
  const encoder = new TextEncoder()
  let next: Page<Row> | null = await page(undefined)
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(encoder.encode(`\uFEFF${csvLine(head)}`)),
    async pull(stream) {
      if (!next) return stream.close()
      stream.enqueue(encoder.encode(next.items.map((row) => csvLine(cells(row))).join('')))
      next = next.nextCursor ? await page(next.nextCursor) : null
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}
