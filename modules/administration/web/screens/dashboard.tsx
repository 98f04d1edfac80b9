import { ask } from '@guildhall/kernel/page'
import { Sparkline, useWords } from '@guildhall/ui'
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { showDashboard } from '../../contract/index.ts'
import css from '../parts/dashboard.module.css'
import { Heading } from '../parts/heading.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => ask(context, showDashboard, {})

/** The community in figures and what waits for its administrators. */
export default function Dashboard() {
  const { t, locale } = useWords()
  const { members, activity, pending } = useLoaderData<typeof loader>()
  const number = (value: number) => new Intl.NumberFormat(locale).format(value)
  const figures = [
    { key: 'total', label: t('administration.members-total'), value: members.total },
    { key: 'active', label: t('administration.members-active'), value: members.active7d },
    { key: 'suspended', label: t('administration.members-suspended'), value: members.suspended },
  ]
  const series = [
    { key: 'joined', label: t('administration.new-members'), days: activity.joined },
    { key: 'topics', label: t('administration.new-topics'), days: activity.topics },
    { key: 'posts', label: t('administration.new-posts'), days: activity.posts },
  ]
  const waiting = [
    { key: 'invitations', to: '/admin/invitations', label: t('administration.waiting-invitations'), value: pending.invitations },
    { key: 'mails', to: '/admin/mails', label: t('administration.waiting-mails'), value: pending.mails },
    { key: 'jobs', to: '/admin/jobs', label: t('administration.waiting-jobs'), value: pending.jobs },
  ].filter(({ value }) => value !== null)
  return (
    <>
      <Heading title={t('administration.dashboard')} />
      <dl className={css.figures}>
        {figures.map(({ key, label, value }) => (
          <div key={key} className={css.figure}>
            <dt>{label}</dt>
            <dd>{number(value)}</dd>
          </div>
        ))}
      </dl>
      <div className={css.figures}>
        {series.map(({ key, label, days }) => {
          const week = days.slice(-7).reduce((sum, { count }) => sum + count, 0)
          return (
            <section key={key} className={css.figure}>
              <h2 className={css.label}>{label}</h2>
              <p className={css.number}>{number(week)}</p>
              <Sparkline points={days} label={t('administration.sparkline', { what: label, count: week, days: days.length })} />
            </section>
          )
        })}
      </div>
      {waiting.length > 0 ? (
        <section className={css.waiting}>
          <h2>{t('administration.waiting')}</h2>
          <ul>
            {waiting.map(({ key, to, label, value }) => (
              <li key={key}>
                <Link to={to}>{label}</Link>
                <strong data-some={(value ?? 0) > 0 || undefined}>{number(value ?? 0)}</strong>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
