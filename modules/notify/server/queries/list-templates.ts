import { sql } from 'kysely'
import { listTemplates as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { kindsOf } from '../mails/kinds.ts'
import { languageOf } from '../notices/words.ts'
import { canWriteTemplates, visibleTemplates } from '../policy.ts'

/** The kinds of mail there are, and which of them the community has written itself. */
export const listTemplates = query(contract, {
  allow: canWriteTemplates,
  async run(reader) {
    const written = await visibleTemplates(reader)
      .distinctOn(['kind', 'locale'])
      .select(['kind', 'locale', sql<boolean>`source is not null`.as('isOwn')])
      .orderBy('kind')
      .orderBy('locale')
      .orderBy('version', 'desc')
      .execute()
    const language = languageOf(reader.actor.locale)
    const items = kindsOf(reader).map(({ name, label }) => ({
      kind: name,
      label: label[language],
      own: written.filter(({ kind, isOwn }) => kind === name && isOwn).map(({ locale }) => locale),
    }))
    return { items }
  },
})
