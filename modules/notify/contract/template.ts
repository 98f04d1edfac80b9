import { commandContract, id, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

/** A kind of mail by name; `*` stands for all of them. */
const kind = z.string().regex(/^(\*|[a-z0-9-]+(\.[a-z0-9-]+)+)$/, 'The name of a kind of mail, or *')
/** BCP 47 language; empty: every language the community has no own template for. */
const locale = z.union([z.literal(''), z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'A language such as da or es-MX')])
/** Nunjucks within MJML. */
const source = z.string().min(1).max(60_000)
const subject = z.string().trim().max(300)

export const Template = z.object({
  kind: z.string(),
  /** In the caller's language. */
  label: z.string(),
  /** Languages the community has written it in; `''` is all others. */
  own: z.array(z.string()),
})
export type Template = z.output<typeof Template>

export const TemplatePreview = z.object({
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  /** Why it cannot be used; then the rest is empty. */
  faults: z.array(z.object({ line: z.number().int(), message: z.string() })),
})
export type TemplatePreview = z.output<typeof TemplatePreview>

export const TemplateVersion = z.object({
  version: z.number().int(),
  authorId: id.nullable(),
  createdAt: instant,
  isReset: z.boolean(),
})

export const OpenTemplate = z.object({
  kind: z.string(),
  label: z.string(),
  locale: z.string(),
  source: z.string(),
  subject: z.string(),
  /** Written by the community; otherwise the program's. */
  isOwn: z.boolean(),
  versions: z.array(TemplateVersion),
  /** What may be included and extended. */
  parts: z.array(z.string()),
  /** What may be filled in, with the values of the preview. */
  variables: z.array(z.object({ name: z.string(), example: z.string() })),
  preview: TemplatePreview,
})
export type OpenTemplate = z.output<typeof OpenTemplate>

export const listTemplates = queryContract({
  name: 'notify.list-templates',
  http: 'GET /admin/mail-templates',
  summary: 'The kinds of mail this community sends, and which of them it has written itself.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ items: z.array(Template) }),
})

export const showTemplate = queryContract({
  name: 'notify.show-template',
  http: 'GET /admin/mail-template',
  summary: 'The template of a kind of mail in a language, with a preview; an earlier `version` to go back to.',
  access: 'member',
  input: z.strictObject({ kind, locale: locale.default(''), version: z.coerce.number().int().min(1).optional() }),
  output: OpenTemplate,
})

export const previewTemplate = commandContract({
  name: 'notify.preview-template',
  http: 'POST /admin/mail-template/preview',
  summary: 'What a template makes of a made-up mail, or what is wrong with it. Nothing is kept.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ kind, locale: locale.default(''), source, subject: subject.default('') }),
  output: TemplatePreview,
})

export const saveTemplate = commandContract({
  name: 'notify.save-template',
  http: 'PUT /admin/mail-template',
  summary: 'Keeps the community’s own template as a new version. One that cannot be used is refused, with the lines at fault.',
  access: 'member',
  input: z.strictObject({ kind, locale: locale.default(''), source, subject: subject.default('') }),
  output: z.object({ version: z.number().int() }),
})

export const resetTemplate = commandContract({
  name: 'notify.reset-template',
  http: 'DELETE /admin/mail-template',
  summary: 'Gives a kind of mail back to the program; the versions before stay.',
  access: 'member',
  input: z.strictObject({ kind, locale: locale.default('') }),
  output: z.object({ version: z.number().int() }),
})

export const sendTestMail = commandContract({
  name: 'notify.send-test-mail',
  http: 'POST /admin/mail-template/test',
  summary: 'Sends a made-up mail of this kind to the caller’s own address, in the template that is in use.',
  access: 'member',
  rate: 'post',
  input: z.strictObject({ kind, locale: locale.default('') }),
  output: z.object({ mailId: id, toEmail: z.string() }),
})
