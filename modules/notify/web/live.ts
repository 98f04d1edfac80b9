import type { LiveInbox, NoticeGroup } from '../contract/index.ts'

/** One page of the list as the browser holds it: the shape `notify.list-notices` answers with. */
export type InboxPage = { items: readonly NoticeGroup[]; nextCursor: string | null }
type ReadAll = { memberId: string; category: string | null; entries?: never }
export type InboxEvent = { name: string; data: LiveInbox | ReadAll }
type Filter = { unread?: boolean; category?: string }

/** The page after an event: what a fresh fetch would show, and what was loaded beyond it. */
export function live(page: InboxPage, { data }: InboxEvent, filter: Filter = {}): InboxPage {
  const items = data.entries
    ? withEntries(page, data)
    : page.items.map((item) => (covers(data, item) ? { ...item, unread: false } : item))
  return { ...page, items: items.filter((item) => isWanted(item, filter)) }
}

function withEntries({ items, nextCursor }: InboxPage, { entries }: LiveInbox): NoticeGroup[] {
  const changed = new Set(entries.map(({ id }) => id))
  const others = items.filter(({ id }) => !changed.has(id))
  const oldest = items.at(-1)
  const fits = (entry: NoticeGroup) =>
    nextCursor === null || oldest === undefined || isNewer(entry, oldest) || entry.id === oldest.id
  const shown = entries.flatMap(({ entry }) => (entry && fits(entry) ? [entry] : []))
  return [...others, ...shown].sort((one, other) => (isNewer(one, other) ? -1 : 1))
}

const covers = ({ category }: { category: string | null }, item: NoticeGroup) => category === null || category === item.category

const isWanted = (item: NoticeGroup, { unread, category }: Filter) =>
  (!unread || item.unread) && (!category || item.category === category)

const isNewer = (one: NoticeGroup, other: NoticeGroup) => one.at > other.at || (one.at === other.at && one.id > other.id)
