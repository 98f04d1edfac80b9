import { type AnyReader, allowed, type MailKind } from '@guildhall/kernel'
import type { TemplatePreview } from '../../contract/template.ts'
import { canWriteTemplates } from '../policy.ts'
import { kindNamed, sampleOf } from './kinds.ts'
import { type OwnTemplate, pageOf, withLink } from './page.ts'
import { lookOf } from './stored.ts'

/** A made-up mail of this kind in a template, or why there is none. Without a template: the program's. */
export async function previewOf(
  reader: AnyReader,
  { kind, locale }: { kind: MailKind; locale: string },
  own?: OwnTemplate,
): Promise<TemplatePreview> {
  const sample = sampleOf(kind, reader, locale)
  const page = await pageOf(sample, lookOf(reader, locale || reader.tenant.locale), own)
  if ('faults' in page) return { subject: '', html: '', text: '', faults: page.faults }
  return { subject: page.subject, ...withLink(page, sample.action?.url ?? null), faults: [] }
}

type Draft = OwnTemplate & { kind: string; locale: string }
const nothing: TemplatePreview = { subject: '', html: '', text: '', faults: [] }

/** What a template somebody is writing makes of a mail. Whoever may not write any is spared the work: they are refused later. */
export async function tryOut(reader: AnyReader, { kind, locale, source, subject }: Draft): Promise<TemplatePreview> {
  if (canWriteTemplates(reader.actor) !== allowed) return nothing
  return previewOf(reader, { kind: kindNamed(reader, kind), locale }, { source, subject })
}
