import { ask } from '@guildhall/kernel/page'
import type { LoaderFunctionArgs } from 'react-router'
import { listMembers, type MemberRow } from '../../contract/index.ts'
import { wishesOf } from '../parts/wishes.ts'
import { pagedCsv } from './paged-csv.ts'

const A_PAGE = 1_000

/** The list as it is filtered. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const wishes = wishesOf(new URL(request.url))
  return pagedCsv({
    name: 'members.csv',
    head: ['id', 'name', 'email', 'headline', 'status', 'roles', 'joined', 'last seen'],
    cells,
    page: (cursor) => ask(context, listMembers, { ...wishes, cursor, limit: A_PAGE }),
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
