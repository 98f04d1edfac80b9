import { Avatar, ButtonLink, Count, LiveProvider, MainIcon, NavItem, useWords } from '@guildhall/ui'
import IconAdjustments from '@tabler/icons-react/dist/esm/icons/IconAdjustments.mjs'
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs'
import IconMessages from '@tabler/icons-react/dist/esm/icons/IconMessages.mjs'
import IconPencilPlus from '@tabler/icons-react/dist/esm/icons/IconPencilPlus.mjs'
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs'
import IconUser from '@tabler/icons-react/dist/esm/icons/IconUser.mjs'
import type { ReactNode } from 'react'
import { Link, useLocation, useNavigation } from 'react-router'
import { Bell } from '../../../../modules/notify/web/index.ts'
import type { NavItem as MainItem } from '../area/navigation.ts'
import { Device } from '../device/device.tsx'
import { Outgoings } from '../outbox/provider.tsx'
import { CommandPalette } from './command-palette.tsx'
import { connectLive } from './connect-live.ts'
import { DeveloperPanel } from './developer-panel.tsx'
import { ElevationBanner } from './elevation-banner.tsx'
import { FollowLinks } from './follow-links.tsx'
import css from './frame.module.css'
import { Logo } from './logo.tsx'
import { PageAnnouncer } from './page-announcer.tsx'
import type { SiteData, Viewer } from './site.ts'
import { ToastArea } from './toast-area.tsx'
import { useWaiting, WaitingProvider } from './use-waiting.tsx'

/** Header, bottom bar on small screens, and what every page of a community has around it. */
export function Frame({ site, children }: { site: SiteData; children: ReactNode }) {
  const { t } = useWords()
  const navigation = useNavigation()
  // Its own style sheet reaches a community's pages, never where people sign in or change it back.
  const isOwn = !/^\/(admin|settings|operator|sign-in|register|reset|unsubscribe)\b/.test(useLocation().pathname)
  const memberId = site.viewer?.isWaiting ? null : (site.viewer?.memberId ?? null)
  return (
    <LiveProvider connect={connectLive}>
      <WaitingProvider memberId={memberId}>
        <Outgoings memberId={memberId}>
          <a className={css.skip} href="#main">
            {t('shell.skip')}
          </a>
          <div className={css.progress} data-busy={navigation.state !== 'idle' || undefined} aria-hidden="true" />
          {site.viewer?.elevation ? <ElevationBanner reason={site.viewer.elevation.reason} /> : null}
          {site.viewer?.developingUntil ? (
            <DeveloperPanel until={site.viewer.developingUntil} requestId={site.requestId} memberId={site.viewer.memberId} />
          ) : null}
          <Header site={site} />
          <Device site={site} />
          <main id="main" tabIndex={-1} className={isOwn ? `${css.main} page-content` : css.main}>
            {children}
          </main>
          <BottomBar site={site} />
          <PageAnnouncer />
          <CommandPalette hasForum={site.hasForum} />
          <FollowLinks />
          <ToastArea />
        </Outgoings>
      </WaitingProvider>
    </LiveProvider>
  )
}

function Header({ site }: { site: SiteData }) {
  const { t } = useWords()
  return (
    <header className={css.header}>
      <div className={css.headerInner}>
        <Link to="/" className={css.brand}>
          <Logo svg={site.logo} dark={site.logoDark} name={site.name} />
          <span className={css.name}>{site.name}</span>
        </Link>
        {site.isOutside ? null : (
          <Link to={site.hasForum ? '/search' : '/settings'} className={css.find} data-command-palette>
            <IconSearch size={17} aria-hidden="true" />
            <span className={css.findText}>{t('shell.commands')}</span>
            <kbd className={css.key}>{t('shell.commands-key')}</kbd>
          </Link>
        )}
        <div className={css.account}>
          {site.viewer ? <SignedIn viewer={site.viewer} site={site} /> : <SignedOut site={site} />}
        </div>
      </div>
    </header>
  )
}

function SignedIn({ viewer, site: { main, mayStart } }: { viewer: Viewer; site: SiteData }) {
  const { t } = useWords()
  const waiting = useWaiting()
  return (
    <>
      {mayStart ? (
        <ButtonLink to="/new" look="solid" className={css.wide}>
          <IconPencilPlus size={18} aria-hidden="true" />
          {t('nav.new-topic')}
        </ButtonLink>
      ) : null}
      {main
        .filter(({ atHand }) => atHand)
        .map((item) => (
          <NavItem key={item.to} href={item.to} className={css.atHand}>
            <MainIcon name={item.icon} size={20} />
            <span className="visually-hidden">{t(item.label)}</span>
            <Waiting item={item} />
          </NavItem>
        ))}
      {viewer.mayAdminister ? (
        <Link to="/admin" className={css.admin}>
          <IconAdjustments size={20} stroke={1.75} aria-hidden="true" />
          <span className="visually-hidden">{t('shell.administration')}</span>
        </Link>
      ) : null}
      {viewer.isWaiting ? null : <Bell count={waiting.notices ?? 0} />}
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
  const atHand = site.main.filter((item) => item.atHand)
  if (site.isOutside) return <OutsideBar isSignedIn={site.viewer !== null} />
  return (
    <nav className={css.bar} aria-label={t('shell.main-navigation')}>
      <BarItem to="/" label={t('nav.home')} icon={<IconHome {...inBar} />} />
      {site.hasForum && atHand.length < 2 ? (
        <BarItem to="/latest" label={t('nav.latest')} icon={<IconMessages {...inBar} />} />
      ) : null}
      {atHand.slice(0, 1).map(toBarItem)}
      {site.mayStart ? (
        <BarItem
          to={site.viewer ? '/new' : '/sign-in?next=/new'}
          label={t('nav.new-topic-short')}
          icon={<IconPencilPlus {...inBar} />}
        />
      ) : null}
      {site.hasForum && atHand.length === 0 ? (
        <BarItem to="/search" label={t('nav.search')} icon={<IconSearch {...inBar} />} />
      ) : null}
      {atHand.slice(1, 2).map(toBarItem)}
      <BarItem to="/settings" label={t('nav.you')} icon={<IconUser {...inBar} />} />
    </nav>
  )
}

/** Before the door there is only the way in. */
function OutsideBar({ isSignedIn }: { isSignedIn: boolean }) {
  const { t } = useWords()
  return (
    <nav className={css.bar} aria-label={t('shell.main-navigation')}>
      <BarItem to="/" label={t('nav.home')} icon={<IconHome {...inBar} />} />
      {isSignedIn ? (
        <BarItem to="/settings/profile" label={t('nav.you')} icon={<IconUser {...inBar} />} />
      ) : (
        <BarItem to="/sign-in" label={t('shell.sign-in')} icon={<IconUser {...inBar} />} />
      )}
    </nav>
  )
}

const inBar = { size: 22, stroke: 1.75, 'aria-hidden': true } as const
const toBarItem = (item: MainItem) => <AtHandInBar key={item.to} item={item} />

function AtHandInBar({ item }: { item: MainItem }) {
  const { t } = useWords()
  return (
    <BarItem to={item.to} label={t(item.label)} icon={<MainIcon name={item.icon} size={22} />}>
      <Waiting item={item} />
    </BarItem>
  )
}

type BarItemProps = { to: `/${string}`; label: string; icon: ReactNode; children?: ReactNode }

const BarItem = ({ to, label, icon, children }: BarItemProps) => (
  <NavItem href={to} className={css.barItem}>
    {icon}
    <span>{label}</span>
    {children}
  </NavItem>
)

function Waiting({ item: { counter } }: { item: MainItem }) {
  const count = useWaiting()[counter ?? ''] ?? 0
  return <Count count={count} className={css.count} />
}
