import { type CommunityCard, services } from '@guildhall/kernel/page'
import { useWords } from '@guildhall/ui'
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import css from './landing.module.css'
import { Logo } from './logo.tsx'
import { themeCss } from './theme.ts'

/** Readable and usable without any script. */
export const handle = { isStatic: true }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const here = context.get(services)
  const communities = (await here.communities()).map((community) => ({
    ...community,
    theme: themeCss(community.branding).slice(6, -1),
  }))
  const found = { communities, site: here.site, host: new URL(request.url).host, demo: here.demo }
  return here.site === 'unknown' ? data(found, { status: 404 }) : found
}

export default function Landing() {
  const { t } = useWords()
  const { communities, site, host, demo } = useLoaderData<typeof loader>()
  const isUnknown = site === 'unknown'
  return (
    <main id="main" className={css.page}>
      <title>{isUnknown ? t('error.unknown-community-title') : `Guildhall · ${t('platform.title')}`}</title>
      <meta name="description" content={t('platform.intro')} />
      {isUnknown ? <meta name="robots" content="noindex" /> : null}
      <header className={css.intro}>
        <p className={css.product}>
          <Logo svg="" name="Guildhall" /> Guildhall
        </p>
        <h1>{isUnknown ? t('error.unknown-community-title') : t('platform.title')}</h1>
        <p className={css.text}>{isUnknown ? t('error.unknown-community', { host }) : t('platform.intro')}</p>
      </header>
      <ul className={css.cards}>
        {communities.map((community) => (
          <li key={community.slug}>
            <Card community={community} />
          </li>
        ))}
      </ul>
      {communities.length === 0 ? <p className={css.text}>{t('platform.none')}</p> : null}
      {demo ? (
        <aside className={css.demo}>
          <strong>{t('platform.demo-title')}</strong>
          <p>{t('platform.demo')}</p>
        </aside>
      ) : null}
    </main>
  )
}

function Card({ community }: { community: CommunityCard & { theme: string } }) {
  const { t } = useWords()
  return (
    <a className={css.card} href={community.url} lang={community.locale} style={asStyle(community.theme)}>
      <span className={css.band} />
      <Logo svg={community.branding.logo} name={community.name} size="large" />
      <span className={css.name}>{community.name}</span>
      <span className={css.tagline}>{community.branding.tagline}</span>
      <span className={css.visit}>{t('platform.visit', { community: community.name })}</span>
    </a>
  )
}

/** The community's own variables on its card, and the two of tokens.css that depend on them. */
function asStyle(theme: string): React.CSSProperties {
  const pairs = theme.split(';').map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)])
  return Object.fromEntries(pairs.filter(([name]) => /^--(brand|on-brand)/.test(name ?? '')))
}
