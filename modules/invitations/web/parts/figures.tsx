import type { OutputOf } from '@guildhall/kernel'
import { useWords } from '@guildhall/ui'
import type { showInvitationStats } from '../../contract/index.ts'
import css from './invitations.module.css'

/** How many were invited, and how many came. */
export function Figures({ stats }: { stats: OutputOf<typeof showInvitationStats> }) {
  const { t, locale } = useWords()
  const number = new Intl.NumberFormat(locale)
  const waiting = stats.byState.created + stats.byState.sent
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const figures = [
    ['total', number.format(stats.total)],
    ['waiting', number.format(waiting)],
    ['uses', number.format(stats.uses)],
    ['recent', number.format(stats.usesLast30Days)],
    ['rate', stats.acceptanceRate === null ? '–' : share.format(stats.acceptanceRate)],
  ] as const
  return (
    <ul className={css.figures}>
      {figures.map(([key, value]) => (
        <li key={key}>
          <strong>{value}</strong>
          <span>{t(`invitations.figure-${key}`)}</span>
        </li>
      ))}
    </ul>
  )
}
