import { cards } from '@guildhall/people/api'
import type { MessageReport } from '../contract/index.ts'
import type { Unit } from './db.ts'
import { cardOf } from './message-views.ts'

export const reportColumns = [
  'id',
  'message_id as messageId',
  'author_id as authorId',
  'reporter_id as reporterId',
  'reason',
  'note',
  'body',
  'reported_at as reportedAt',
  'outcome',
  'resolved_at as resolvedAt',
] as const
type ReportRow = Omit<MessageReport, 'author' | 'reporter'> & { authorId: string; reporterId: string }

export async function toReports(unit: Unit, rows: readonly ReportRow[]): Promise<MessageReport[]> {
  const people = await cards(
    unit,
    rows.flatMap((row) => [row.authorId, row.reporterId]),
  )
  return rows.map(({ authorId, reporterId, ...row }) => ({
    ...row,
    author: cardOf(people, authorId),
    reporter: cardOf(people, reporterId),
  }))
}
