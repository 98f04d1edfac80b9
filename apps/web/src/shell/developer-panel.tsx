import { Button, useSite, useWords } from '@guildhall/ui'
import { useEffect, useState } from 'react'
import { Form, Link, useLocation } from 'react-router'
import css from './developer-panel.module.css'
import { type Measured, measuredIn } from './developer-timings.ts'

type Props = { until: string; requestId: string; memberId: string }

/** On every page while somebody is developing: the banner, the way out, and how the page came about. */
export function DeveloperPanel({ until, requestId, memberId }: Props) {
  const { t, locale } = useWords()
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(until))
  return (
    <aside className={css.panel} aria-label={t('access.develop')}>
      <div className={css.banner}>
        <p suppressHydrationWarning>{t('access.develop-banner', { time })}</p>
        <Form method="post" action="/operator">
          <Button type="submit" name="step" value="end-development" size="small">
            {t('access.elevated-end')}
          </Button>
        </Form>
      </div>
      <details className={css.details}>
        <summary>{t('access.develop-panel')}</summary>
        <Told requestId={requestId} memberId={memberId} />
      </details>
    </aside>
  )
}

function Told({ requestId, memberId }: Omit<Props, 'until'>) {
  const { t } = useWords()
  const { name } = useSite()
  const { calls, rights } = useMeasured()
  return (
    <>
      <p className={css.small}>
        {t('access.develop-request')}: <bdi>{requestId}</bdi> · {t('access.develop-place')}: {name}, <bdi>{memberId}</bdi>
      </p>
      {calls.length + rights.length === 0 ? <p>{t('access.develop-nothing')}</p> : null}
      <h2>{t('access.develop-calls')}</h2>
      <ul dir="ltr">
        {calls.map(({ name: call, ms, outcome }) => (
          <li key={`${call} ${ms}`}>
            {call} {t('access.develop-ms', { ms: ms.toFixed(1) })} {outcome}
          </li>
        ))}
      </ul>
      <h2>{t('access.develop-rights')}</h2>
      <ul dir="ltr">
        {rights.map(({ permission, held }) => (
          <li key={permission} data-held={held}>
            {permission}: {t(held ? 'access.develop-held' : 'access.develop-not-held')}{' '}
            <Link to={`/admin/access/trace?${new URLSearchParams({ memberId, permission })}`}>{t('access.develop-why')}</Link>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What the browser was told beside the answers since the last change of page (`Server-Timing`). */
function useMeasured(): Measured {
  const { key } = useLocation()
  const [measured, setMeasured] = useState<Measured>({ calls: [], rights: [] })
  useEffect(() => {
    const told: PerformanceResourceTiming[] = []
    const add = (entries: readonly PerformanceEntry[]) => {
      told.push(...(entries as PerformanceResourceTiming[]).filter(({ serverTiming }) => serverTiming?.length))
      setMeasured(measuredIn(told))
    }
    // The page itself, where it was not another page of ours that led here; then what it asked for.
    if (key === 'default') add(performance.getEntriesByType('navigation'))
    else add(performance.getEntriesByType('resource').filter(({ startTime }) => startTime > performance.now() - JUST_NOW_MS))
    const observer = new PerformanceObserver((list) => add(list.getEntries()))
    observer.observe({ type: 'resource' })
    return () => observer.disconnect()
  }, [key])
  return measured
}

/** What a change of page asked for came in so shortly before the page changed. */
const JUST_NOW_MS = 3_000
