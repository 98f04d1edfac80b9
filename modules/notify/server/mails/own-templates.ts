import type { AnyReader } from '@guildhall/kernel'
import { sql } from 'kysely'
import { notify } from '../db.ts'
import type { OwnTemplate } from './page.ts'

/** Stands for every kind of mail. */
export const EVERY_KIND = '*'

/**
 * What the community has written for this kind of mail in this language: the nearest there is, by kind, then by language
 * (`es-MX`, `es`, any); null where it has left it to the program.
 */
export async function ownTemplate(anyReader: AnyReader, kind: string, locale: string): Promise<OwnTemplate | null> {
  const { db } = notify.reader(anyReader)
  const { rows } = await sql<OwnTemplate & { source: string | null }>`
    select source, subject from (
      select distinct on (kind, locale) kind, locale, source, subject from notify_templates
      where kind in (${kind}, ${EVERY_KIND}) and locale in (${locale}, ${locale.split('-')[0]}, '')
      order by kind, locale, version desc) newest
    where source is not null
    order by kind = ${kind} desc, length(locale) desc limit 1`.execute(db as never)
  return rows[0] ?? null
}
