import { readJson } from '@guildhall/kernel/client'
import { ask } from '@guildhall/kernel/page'
import { Skeleton, Time, useWords } from '@guildhall/ui'
import { type ReactNode, useEffect, useState } from 'react'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { showSystem } from '../../contract/index.ts'
import css from '../parts/dashboard.module.css'
import { Heading } from '../parts/heading.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => ask(context, showSystem, {})

type Health = {
  version: string
  components: Record<string, { status: string; ms: number }>
  process: { memoryBytes: number; uptimeSeconds: number }
}

/** How the parts of the server are, and the queues of this community. */
export default function System() {
  const { t, locale } = useWords()
  const { database, queues, lastEventAt } = useLoaderData<typeof loader>()
  const health = useHealth()
  const megabytes = (bytes: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 }).format(bytes / 1_048_576)
  return (
    <>
      <Heading title={t('administration.system')} />
      <Facts
        title={t('administration.components')}
        facts={[
          [t('administration.database'), `PostgreSQL ${database.version} · ${megabytes(database.sizeBytes)}`],
          [t('administration.connections'), database.connections],
          ...Object.entries(health?.components ?? {}).map(([name, { status, ms }]): [string, ReactNode] => [
            name,
            `${status === 'ok' ? t('administration.well') : t('administration.unavailable')} · ${ms} ms`,
          ]),
        ]}
      />
      <Facts
        title={t('administration.queues')}
        facts={[
          [t('administration.jobs-waiting'), queues.jobsWaiting],
          [t('administration.oldest-job'), `${queues.oldestJobSeconds} s`],
          [t('administration.waiting-jobs'), queues.jobsDead + queues.deliveriesDead],
          [t('administration.retried'), queues.deliveriesRetried],
          [t('administration.last-event'), lastEventAt ? <Time key="at" at={lastEventAt} /> : '–'],
        ]}
      />
      {health ? (
        <Facts
          title={t('administration.process')}
          facts={[
            [t('administration.version'), health.version],
            [t('administration.memory'), megabytes(health.process.memoryBytes)],
            [t('administration.uptime'), `${Math.floor(health.process.uptimeSeconds / 60)} min`],
          ]}
        />
      ) : (
        <Skeleton />
      )}
    </>
  )
}

const Facts = ({ title, facts }: { title: string; facts: readonly (readonly [string, ReactNode])[] }) => (
  <section className={css.waiting}>
    <h2>{title}</h2>
    <dl className={css.facts}>
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  </section>
)

/** What the server says of itself to operators: the same address they watch. */
function useHealth(): Health | null {
  const [health, setHealth] = useState<Health | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    const look = () => readJson<Health>('/health/detailed', leaving.signal).then((found) => found && setHealth(found))
    void look()
    const timer = setInterval(look, 15_000)
    return () => {
      leaving.abort()
      clearInterval(timer)
    }
  }, [])
  return health
}
