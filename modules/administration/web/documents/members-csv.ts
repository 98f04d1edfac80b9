import { ask } from '@guildhall/kernel/page'
import type { LoaderFunctionArgs } from 'react-router'
import { listMembers, type MemberRow } from '../../contract/index.ts'
import { csvLine } from '../parts/csv.ts'
import { wishesOf } from '../parts/wishes.ts'

const A_PAGE = 1_000
const head = ['id', 'name', 'email', 'headline', 'status', 'roles', 'joined', 'last seen']

/** The list as it is filtered, sent page by page so that no size of community is held in memory. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const wishes = { ...wishesOf(new URL(request.url)), cursor: undefined, limit: A_PAGE }
  const first = await ask(context, listMembers, wishes)
  const encoder = new TextEncoder()
  let page: typeof first | null = first
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(encoder.encode(`\uFEFF${csvLine(head)}`)),
    async pull(stream) {
      if (!page) return stream.close()
      stream.enqueue(encoder.encode(page.items.map((row) => csvLine(cells(row))).join('')))
      const cursor: string | null = page.nextCursor
      page = cursor ? await ask(context, listMembers, { ...wishes, cursor }) : null
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="members.csv"',
      'cache-control': 'no-store',
    },
  })
}

const cells = ({ memberId, displayName, email, headline, status, roles, joinedAt, lastSeenAt }: MemberRow) => [
  memberId,
  displayName,
  email ?? '',
  headline,
  status,
  roles.map(({ key }) => key).join(' '),
  joinedAt,
  lastSeenAt,
]
