import { ButtonLink, useWords } from '@guildhall/ui'
import { Logo } from './logo.tsx'
import type { SiteData } from './site.ts'
import css from './wall.module.css'

/** What a visitor sees where content is for members, and anyone whose session has ended. */
export function Wall({ site, next, code }: { site: SiteData; next: string; code?: string }) {
  const { t, refusal } = useWords()
  const isClosed = code === 'members_only'
  const to = `?next=${encodeURIComponent(next)}`
  return (
    <section className={css.wall}>
      <title>{`${t('shell.sign-in')} · ${site.name}`}</title>
      <meta name="robots" content="noindex" />
      <Logo svg={site.logo} dark={site.logoDark} name={site.name} size="large" />
      <h1>{isClosed ? t('wall.title', { community: site.name }) : t('identity.sign-in-title', { community: site.name })}</h1>
      {isClosed && site.tagline ? <p className={css.tagline}>{site.tagline}</p> : null}
      <p className={css.text}>{isClosed ? t('wall.text') : refusal({ code: code ?? 'sign_in_required', sentence: '' })}</p>
      <div className={css.ways}>
        <ButtonLink to={`/sign-in${to}`} look="solid">
          {t('shell.sign-in')}
        </ButtonLink>
        <ButtonLink to={`/register${to}`}>{site.registration === 'open' ? t('shell.register') : t('wall.how')}</ButtonLink>
      </div>
    </section>
  )
}
