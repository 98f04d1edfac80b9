import type { Card } from '@guildhall/people/contract'
import type { Entry } from '../contract/index.ts'

export const entryColumns = [
  'id',
  'at',
  'actor_id as actorId',
  'actor_kind as actorKind',
  'action',
  'subject_type as subjectType',
  'subject_id as subjectId',
  'outcome',
  'code',
  'address',
  'user_agent as userAgent',
  'request_id as requestId',
  'chain_no as chainNo',
] as const

type Row = Omit<Entry, 'actor' | 'subject' | 'sealed'> & {
  actorId: string | null
  subjectType: string | null
  subjectId: string | null
  chainNo: unknown
}

export const toEntry = (row: Row, cards: ReadonlyMap<string, Card>): Entry => ({
  id: row.id,
  at: row.at,
  actorKind: row.actorKind,
  actor: (row.actorId && cards.get(row.actorId)) || null,
  action: row.action,
  subject: row.subjectType && row.subjectId ? { type: row.subjectType, id: row.subjectId } : null,
  outcome: row.outcome,
  code: row.code,
  address: row.address,
  userAgent: row.userAgent,
  requestId: row.requestId,
  sealed: row.chainNo !== null,
})
