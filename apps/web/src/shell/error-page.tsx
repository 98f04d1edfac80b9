import { ButtonLink, useWords } from '@guildhall/ui'
import { isRouteErrorResponse, useLocation, useRouteLoaderData } from 'react-router'
import css from './error-page.module.css'
import type { SiteData } from './site.ts'
import { Wall } from './wall.tsx'

type Known = { code?: string; sentence?: string; requestId?: string }

/** What went wrong, whose fault it is, and a way on. */
export function ErrorPage({ error }: { error: unknown }) {
  const { t, refusal } = useWords()
  const { pathname, search } = useLocation()
  const site = useRouteLoaderData<SiteData>('root')
  const status = isRouteErrorResponse(error) ? error.status : 500
  const known: Known = isRouteErrorResponse(error) && typeof error.data === 'object' ? (error.data ?? {}) : {}
  if ((status === 401 || known.code === 'members_only') && site)
    return <Wall site={site} next={pathname + search} code={known.code} />
  const kind = kindOf(status)
  const isOffline = typeof navigator !== 'undefined' && !navigator.onLine && !isRouteErrorResponse(error)
  if (isOffline) return <Offline />
  const requestId = known.requestId ?? (status >= 500 ? site?.requestId : undefined)
  const text = kind === 'busy' && known.code ? refusal({ code: known.code, sentence: known.sentence ?? '' }) : t(`error.${kind}`)
  return (
    <section className={css.error}>
      <title>{t(`error.${kind}-title`)}</title>
      <p className={css.status}>{status}</p>
      <h1>{t(`error.${kind}-title`)}</h1>
      <p className={css.text}>{text}</p>
      {requestId ? <p className={css.id}>{t('error.request-id', { id: requestId })}</p> : null}
      <ButtonLink to="/" look="solid" reloadDocument>
        {t('error.go-home')}
      </ButtonLink>
    </section>
  )
}

function Offline() {
  const { t } = useWords()
  return (
    <section className={css.error}>
      <title>{t('error.busy-title')}</title>
      <h1>{t('error.busy-title')}</h1>
      <p className={css.text}>{t('shell.offline')}</p>
      <ButtonLink to="." look="solid" reloadDocument>
        {t('shell.retry')}
      </ButtonLink>
    </section>
  )
}

function kindOf(status: number): 'not-found' | 'forbidden' | 'busy' | 'fault' {
  if (status === 404 || status === 400) return 'not-found'
  if (status === 403) return 'forbidden'
  return status === 429 || status === 503 ? 'busy' : 'fault'
}
