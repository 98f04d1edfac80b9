import { kernelRefusals, Refused } from '@guildhall/kernel'
import { inboxChanged, type NoticeGroup } from '../../contract/notice.ts'
import type { Reader, Writer } from '../db.ts'
import { visibleNotices } from '../policy.ts'
import { entriesOf } from './inbox.ts'

/** An entry of the reader's list that may still be told, or 404. */
export async function findEntry(
  unit: Reader | Writer,
  { id, locale }: { id: string; locale?: string | undefined },
): Promise<NoticeGroup> {
  const [entry] = await entriesOf(unit, [id], { locale: locale ?? unit.actor.locale, waiting: true })
  if (!entry) throw new Refused(kernelRefusals.not_found)
  return entry
}

/** The notices behind an entry of the writer's own list. */
export const noticesIn = (tx: Writer, groupId: string) =>
  tx.db
    .updateTable('notify_notices')
    .where('group_id', '=', groupId)
    .where('id', 'in', visibleNotices(tx).select('notify_notices.id').where('group_id', '=', groupId))

/** Tells the member's other windows. */
export const changed = (tx: Writer, groupId: string): void =>
  tx.emit(inboxChanged, { memberId: tx.actor.memberId as string, groupIds: [groupId], fresh: false })
