import { ask } from '@guildhall/kernel/page'
import type { LoaderFunctionArgs } from 'react-router'
import { listOutcomes, type Outcome } from '../../contract/index.ts'
import { pagedCsv } from './paged-csv.ts'

const A_PAGE = 1_000

/** What became of each member of an operation. */
export function loader({ context, params }: LoaderFunctionArgs) {
  const operation = String(params.operation)
  return pagedCsv({
    name: 'outcome.csv',
    head: ['id', 'name', 'outcome', 'code', 'reason'],
    cells: ({ memberId, displayName, outcome, code, sentence }: Outcome) => [
      memberId,
      displayName,
      outcome ?? 'waiting',
      code ?? '',
      sentence ?? '',
    ],
    page: (cursor) => ask(context, listOutcomes, { operation, cursor, limit: A_PAGE }),
  })
}
