import type { OutputOf } from '@guildhall/kernel/contract'
import { DayChart, formLook, useWords } from '@guildhall/ui'
import type { showVisits } from '../../contract/index.ts'

/** How often one’s profile was looked at; never by whom. */
export function Visits({ visits: { total, days } }: { visits: OutputOf<typeof showVisits> }) {
  const { t } = useWords()
  return (
    <section className={formLook.panel} aria-labelledby="visits">
      <h2 id="visits">{t('people.visits')}</h2>
      <p className={formLook.hint}>{t('people.visits-total', { count: total, days: days.length })}</p>
      {total > 0 ? <DayChart days={days} label={t('people.visits')} /> : null}
    </section>
  )
}
