import { ask } from '@guildhall/kernel/page'
import { DayChart, useWords } from '@guildhall/ui'
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
    { key: 'total', to: '/admin/users', label: t('administration.members-total'), value: members.total },
    {
      key: 'active',
      to: '/admin/users?status=active&recent=seen&sort=seen',
      label: t('administration.members-active'),
      value: members.active7d,
    },
    {
      key: 'suspended',
      to: '/admin/users?status=suspended',
      label: t('administration.members-suspended'),
      value: members.suspended,
    },
  ]
  const series = [
    { key: 'joined', to: '/admin/users?recent=joined', label: t('administration.new-members'), days: activity.joined },
    { key: 'topics', to: '/latest', label: t('administration.new-topics'), days: activity.topics },
    { key: 'posts', to: '/latest', label: t('administration.new-posts'), days: activity.posts },
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
        {figures.map(({ key, to, label, value }) => (
          <div key={key} className={css.figure}>
            <dt>
              <Link to={to}>{label}</Link>
            </dt>
            <dd>{number(value)}</dd>
          </div>
        ))}
      </dl>
      <div className={css.figures}>
        {series.map(({ key, to, label, days }) => {
          const week = days.slice(-7).reduce((sum, { count }) => sum + count, 0)
          return (
            <section key={key} className={css.figure}>
              <h2 className={css.label}>
                <Link to={to}>{label}</Link>
              </h2>
              <p className={css.number}>{number(week)}</p>
              {days.some(({ count }) => count > 0) ? (
                <DayChart
                  days={days}
                  label={t('administration.by-day', { what: label, days: days.length, zone: activity.zone })}
                />
              ) : (
                <p className={css.nothing}>{t('administration.nothing-lately', { days: days.length })}</p>
              )}
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
