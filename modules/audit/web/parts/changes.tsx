import { useWords } from '@guildhall/ui'
import css from './changes.module.css'
import { changesBetween, type Fields } from './changes-between.ts'

/** What an entry says was changed, field by field; marked by words and signs, not by colour alone. */
export function Changes({ before, after }: { before: Fields; after: Fields }) {
  const { t } = useWords()
  const changes = changesBetween(before, after)
  if (changes.length === 0) return <p className={css.none}>{t('audit.no-changes')}</p>
  return (
    <section className={css.scroll} aria-label={t('audit.changes')}>
      <table className={css.table}>
        <caption>{t('audit.changes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('audit.field')}</th>
            <th scope="col">{t('audit.before')}</th>
            <th scope="col">{t('audit.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, was, is }) => (
            <tr key={field}>
              <th scope="row" dir="ltr">
                {field}
              </th>
              <td className={was === is ? undefined : css.was}>{was === null ? '—' : <del>{was}</del>}</td>
              <td className={was === is ? undefined : css.is}>{is === null ? '—' : <ins>{is}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
