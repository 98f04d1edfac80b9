import { actorOfMember } from '@guildhall/access/api'
import type { Present } from '@guildhall/kernel'
import { inboxChanged, type LiveInbox } from '../contract/notice.ts'
import { notify } from './db.ts'
import { countsOf, entriesOf } from './notices/inbox.ts'

type Changed = { memberId: string; groupIds: readonly string[]; fresh: boolean }

/** The entries as the member's own list shows them now. */
const presentInbox: Present = async (anyReader, { memberId, groupIds, fresh }: Changed): Promise<LiveInbox | null> => {
  const actor = await actorOfMember(anyReader, memberId)
  if (!actor) return null
  const reader = { ...notify.reader(anyReader), actor }
  const found = await entriesOf(reader, groupIds, { locale: actor.locale })
  const { unread } = await countsOf(reader)
  const entries = groupIds.map((id) => ({ id, entry: found.find((entry) => entry.id === id) ?? null }))
  return { memberId, locale: actor.locale, unread, fresh, entries }
}

export const live: Record<string, Present> = { [inboxChanged.name]: presentInbox }
