import type { z } from 'zod'

export const channels = ['in-app', 'email', 'push'] as const
export type Channel = (typeof channels)[number]
/** Broad subjects that members switch on and off as a whole, and choose the mail rhythm of. */
export const noticeCategories = ['conversations', 'people', 'work', 'learning', 'community', 'security'] as const
export type NoticeCategory = (typeof noticeCategories)[number]

/**
 * What a notice says, in ICU message format. Filled in: `actor` (name of whoever did it last; empty when nobody), `others`
 * (how many more did), `count` (notices told as one), `subject` (title of what it is about) and the fields of its `data`.
 */
export type NoticeWords = {
  /** What it is called among the preferences: “Replies to my topics”. */
  label: string
  title: string
  text?: string
}

/** A kind of notice, declared by the module that raises it, in its manifest. */
export type NoticeType<Data extends z.ZodObject = z.ZodObject> = {
  /** `module.what-happened`: `forum.reply`. */
  name: string
  category: NoticeCategory
  /** A name of the web shell's `notice-icon.tsx`. */
  icon: string
  words: Readonly<Record<'en' | 'da' | 'es' | 'ar', NoticeWords>>
  /** Ids and short values its words need; never what a person wrote. */
  data?: Data
  /** Path it leads to where it is about nothing in particular. */
  link?: string
  /** The channels it may take, each with what holds until the member decides. */
  channels: Readonly<Partial<Record<Channel, boolean>>>
  /** `high` is pushed at once also to sleeping devices. Default `normal`. */
  urgency?: 'low' | 'normal' | 'high'
  /** For the safety of the account: cannot be switched off or muted, and quiet hours do not hold it. */
  always?: true
  /** Reaches members who are suspended, and those who were not let in: the notice that they are. */
  toSuspended?: true
}

export const noticeType = <D extends z.ZodObject>(type: NoticeType<D>): NoticeType<D> => type

/** A thing a notice is about, as the reader may see it at this moment. `link`: path on the community's host. */
export type SubjectView = { title: string; link: string }
