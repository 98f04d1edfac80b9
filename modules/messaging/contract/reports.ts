import { commandContract, id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { Card } from '@guildhall/people/contract'
import { z } from 'zod'

export const ReportReason = z.enum(['spam', 'harassment', 'danger', 'other'])

export const reportMessage = commandContract({
  name: 'messaging.report-message',
  http: 'POST /messages/:message/report',
  summary: 'Shows a message to the community’s moderators; its author is not told. Again changes nothing.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ message: id, reason: ReportReason, note: z.string().trim().max(1000).default('') }),
  output: z.object({ messageId: id }),
})

export const MessageReport = z.object({
  id,
  messageId: id,
  author: Card,
  reporter: Card,
  reason: ReportReason,
  note: z.string(),
  /** The words as they were when reported. */
  body: z.string(),
  reportedAt: instant,
  outcome: z.enum(['open', 'dismissed', 'deleted']),
  resolvedAt: instant.nullable(),
})
export type MessageReport = z.infer<typeof MessageReport>

export const listReports = queryContract({
  name: 'messaging.list-reports',
  http: 'GET /messages/reports',
  summary: 'Reported messages, open ones unless told otherwise, oldest first.',
  access: 'member',
  input: z.strictObject({ ...pageInput, state: z.enum(['open', 'resolved']).default('open') }),
  output: pageOf(MessageReport),
})

export const resolveReport = commandContract({
  name: 'messaging.resolve-report',
  http: 'POST /messages/reports/:report/resolve',
  summary: 'Dismisses a report, or deletes the message for everyone. Every report of that message is settled with it.',
  access: 'member',
  input: z.strictObject({ report: id, outcome: z.enum(['dismissed', 'deleted']) }),
  output: MessageReport,
})
