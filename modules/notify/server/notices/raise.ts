import type { AnyWriter, NoticeType } from '@guildhall/kernel'
import type { z } from 'zod'
import { notify } from '../db.ts'
import { raiseFor } from './raise-for.ts'
import type { Thing } from './recipients.ts'
import { tell } from './tell.ts'

const AT_ONCE = 100

export type Notice<D extends z.ZodObject = z.ZodObject> = {
  /** Members; whoever did it, and whoever may not know, is left out. */
  to: readonly string[]
  /** Who did it; null: nobody in particular. Default: the transaction's actor. */
  by?: string | null
  /** What it is about: a noun of some manifest's `subjects`. */
  subject?: Thing
  /** What that is part of: told as one, muted as one. Default: the subject. */
  within?: Thing
  /** Place within it, such as a post's number: see `readNotices`. */
  position?: number
  data?: z.input<D>
}

/**
 * Tells members of something, in the caller's transaction: they are told if and only if it commits. What becomes of it on
 * every channel is decided now; more than a hundred members are told by jobs.
 *
 * @example await raise(tx, replyNotice, { to: [topic.authorId], by: authorId, subject: { noun: 'forum.post', id } })
 */
export async function raise<D extends z.ZodObject>(writer: AnyWriter, type: NoticeType<D>, notice: Notice<D>): Promise<void> {
  const tx = notify.writer(writer)
  const { to, by = tx.actor.memberId, subject = null, within = subject, position = null } = notice
  const about = { by, subject, within, position, data: type.data ? type.data.parse(notice.data ?? {}) : {} }
  const memberIds = [...new Set(to)]
  if (memberIds.length <= AT_ONCE) return tell(tx, type as unknown as NoticeType, { memberIds, ...about })
  for (let at = 0; at < memberIds.length; at += AT_ONCE)
    tx.ask(raiseFor, { type: type.name, memberIds: memberIds.slice(at, at + AT_ONCE), ...about })
}
