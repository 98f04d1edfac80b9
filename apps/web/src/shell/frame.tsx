import { Avatar, ButtonLink, NavItem, useWords } from '@guildhall/ui'
import IconAdjustments from '@tabler/icons-react/dist/esm/icons/IconAdjustments.mjs'
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs'
import IconMessages from '@tabler/icons-react/dist/esm/icons/IconMessages.mjs'
import IconPencilPlus from '@tabler/icons-react/dist/esm/icons/IconPencilPlus.mjs'
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs'
import IconUser from '@tabler/icons-react/dist/esm/icons/IconUser.mjs'
import type { ReactNode } from 'react'
import { Link, useNavigation } from 'react-router'
import { CommandPalette } from './command-palette.tsx'
import { ElevationBanner } from './elevation-banner.tsx'
import { FollowLinks } from './follow-links.tsx'
import css from './frame.module.css'
import { Logo } from './logo.tsx'
import { PageAnnouncer } from './page-announcer.tsx'
import type { SiteData, Viewer } from './site.ts'
import { ToastArea } from './toast-area.tsx'

/** Header, bottom bar on small screens, and what every page of a community has around it. */
export function Frame({ site, children }: { site: SiteData; children: ReactNode }) {
  const { t } = useWords()
  const navigation = useNavigation()
  return (
    <>
      <a className={css.skip} href="#main">
        {t('shell.skip')}
      </a>
      <div className={css.progress} data-busy={navigation.state !== 'idle' || undefined} aria-hidden="true" />
      {site.viewer?.elevation ? <ElevationBanner reason={site.viewer.elevation.reason} /> : null}
      <Header site={site} />
      <main id="main" tabIndex={-1} className={css.main}>
        {children}
      </main>
      <BottomBar site={site} />
      <PageAnnouncer />
      <CommandPalette />
      <FollowLinks />
      <ToastArea />
    </>
  )
}

function Header({ site }: { site: SiteData }) {
  const { t } = useWords()
  return (
    <header className={css.header}>
      <div className={css.headerInner}>
        <Link to="/" className={css.brand}>
          <Logo svg={site.logo} name={site.name} />
          <span className={css.name}>{site.name}</span>
        </Link>
        <Link to="/search" className={css.find} data-command-palette>
          <IconSearch size={17} aria-hidden="true" />
          <span className={css.findText}>{t('shell.commands')}</span>
          <kbd className={css.key}>{t('shell.commands-key')}</kbd>
        </Link>
        <div className={css.account}>{site.viewer ? <SignedIn viewer={site.viewer} /> : <SignedOut site={site} />}</div>
      </div>
    </header>
  )
}

function SignedIn({ viewer }: { viewer: Viewer }) {
  const { t } = useWords()
  return (
    <>
      <ButtonLink to="/new" look="solid" className={css.wide}>
        <IconPencilPlus size={18} aria-hidden="true" />
        {t('nav.new-topic')}
      </ButtonLink>
      {viewer.mayAdminister ? (
        <Link to="/admin" className={css.admin}>
          <IconAdjustments size={20} stroke={1.75} aria-hidden="true" />
          <span className="visually-hidden">{t('shell.administration')}</span>
        </Link>
      ) : null}
      <Link to="/settings" className={css.me}>
        <span className="visually-hidden">{t('shell.account', { name: viewer.name })}</span>
        <Avatar name={viewer.name} hue={viewer.hue} picture={viewer.picture} />
      </Link>
    </>
  )
}

function SignedOut({ site }: { site: SiteData }) {
  const { t } = useWords()
  return (
    <>
      <ButtonLink to="/sign-in" look={site.registration === 'open' ? 'plain' : 'solid'}>
        {t('shell.sign-in')}
      </ButtonLink>
      {site.registration === 'open' ? (
        <ButtonLink to="/register" look="solid" className={css.wide}>
          {t('shell.register')}
        </ButtonLink>
      ) : null}
    </>
  )
}

function BottomBar({ site }: { site: SiteData }) {
  const { t } = useWords()
  const items = [
    { to: '/', label: t('nav.home'), Icon: IconHome },
    { to: '/latest', label: t('nav.latest'), Icon: IconMessages },
    { to: site.viewer ? '/new' : '/sign-in?next=/new', label: t('nav.new-topic-short'), Icon: IconPencilPlus },
    { to: '/search', label: t('nav.search'), Icon: IconSearch },
    { to: '/settings', label: t('nav.you'), Icon: IconUser },
  ] as const
  return (
    <nav className={css.bar} aria-label={t('shell.main-navigation')}>
      {items.map(({ to, label, Icon }) => (
        <NavItem key={to} href={to} className={css.barItem}>
          <Icon size={22} stroke={1.75} aria-hidden="true" />
          <span>{label}</span>
        </NavItem>
      ))}
    </nav>
  )
}
