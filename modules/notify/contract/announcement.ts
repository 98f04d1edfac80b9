import { commandContract, id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

export const AnnouncementKind = z.enum(['maintenance', 'system-alert'])
export type AnnouncementKind = z.infer<typeof AnnouncementKind>

/** Empty lines part paragraphs. */
const text = z.string().trim().min(1, 'Write something first.').max(5_000, 'Use at most 5,000 characters.')
const written = {
  kind: AnnouncementKind,
  title: z.string().trim().min(1, 'Say in a few words what it is about.').max(150),
  text,
  role: z.string().min(1).max(80).optional().describe('Only members who hold this role; default: all.'),
}

export const Announcement = z.object({
  id,
  kind: AnnouncementKind,
  title: z.string(),
  text: z.string(),
  role: z.string().nullable(),
  /** How many mails were written so far. */
  written: z.number().int(),
  createdAt: instant,
  finishedAt: instant.nullable(),
})
export type Announcement = z.infer<typeof Announcement>

export const announce = commandContract({
  name: 'notify.announce',
  http: 'POST /admin/announcements',
  summary: 'Writes to every member, or to those with a role. The mails go out one after the other.',
  access: 'member',
  input: z.strictObject(written),
  output: Announcement,
})

export const AnnouncementPreview = z.object({
  recipients: z.number().int(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
})
export type AnnouncementPreview = z.infer<typeof AnnouncementPreview>

export const previewAnnouncement = commandContract({
  name: 'notify.preview-announcement',
  http: 'POST /admin/announcements/preview',
  summary: 'How an announcement would look, and how many it would reach. Nothing is kept.',
  access: 'member',
  audit: 'none',
  input: z.strictObject(written),
  output: AnnouncementPreview,
})

export const listAnnouncements = queryContract({
  name: 'notify.list-announcements',
  http: 'GET /admin/announcements',
  summary: 'What was announced, latest first.',
  access: 'member',
  input: z.strictObject(pageInput),
  output: pageOf(Announcement),
})

export const showWelcome = queryContract({
  name: 'notify.show-welcome',
  http: 'GET /admin/welcome-mail',
  summary: 'What newcomers are welcomed with by mail, and the roles announcements can be for.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({
    text: z.string().describe('Empty: they get no mail.'),
    roles: z.array(z.object({ key: z.string(), name: z.string() })),
  }),
})

export const setWelcome = commandContract({
  name: 'notify.set-welcome',
  http: 'PUT /admin/welcome-mail',
  summary: 'What newcomers are welcomed with by mail; without a text they get none.',
  access: 'member',
  input: z.strictObject({ text: text.or(z.literal('')) }),
  output: z.object({ text: z.string() }),
})
