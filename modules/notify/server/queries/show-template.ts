import { type InputOf, kernelRefusals, type MailKind, Refused } from '@guildhall/kernel'
import { showTemplate as contract } from '../../contract/index.ts'
import { query, type Reader } from '../db.ts'
import { kindNamed, sampleOf } from '../mails/kinds.ts'
import { variableNames } from '../mails/page.ts'
import { previewOf } from '../mails/preview.ts'
import { lookOf } from '../mails/stored.ts'
import { languageOf } from '../notices/words.ts'
import { canWriteTemplates, visibleTemplates } from '../policy.ts'
import { library } from '../templates/library.ts'
import { templateNames } from '../templates/render.ts'

const MOST_VERSIONS = 50

/** A template with everything that writing it takes. */
export const showTemplate = query(contract, {
  load: async (reader, { kind }) => kindNamed(reader, kind),
  allow: canWriteTemplates,
  async run(reader, input, kind) {
    const versions = await versionsOf(reader, input)
    const shown = input.version ? versions.find(({ version }) => version === input.version) : versions[0]
    if (input.version && !shown) throw new Refused(kernelRefusals.not_found)
    const own = shown?.source ? { source: shown.source, subject: shown.subject } : undefined
    const { locale } = input
    return {
      ...{ kind: kind.name, label: kind.label[languageOf(reader.actor.locale)], locale, isOwn: own !== undefined },
      source: own?.source ?? (library.get('system/message') as string),
      subject: own?.subject ?? '',
      versions: versions.map(({ source, subject: _, ...version }) => ({ ...version, isReset: source === null })),
      parts: [...templateNames],
      variables: variablesFor(reader, kind, locale),
      preview: await previewOf(reader, { kind, locale }, own),
    }
  },
})

const versionsOf = (reader: Reader, { kind, locale }: Pick<InputOf<typeof contract>, 'kind' | 'locale'>) =>
  visibleTemplates(reader)
    .where('kind', '=', kind)
    .where('locale', '=', locale)
    .select(['version', 'source', 'subject', 'author_id as authorId', 'created_at as createdAt'])
    .orderBy('version', 'desc')
    .limit(MOST_VERSIONS)
    .execute()

const variablesFor = (reader: Reader, kind: MailKind, locale: string) =>
  variableNames(sampleOf(kind, reader, locale), lookOf(reader, locale || reader.tenant.locale))
