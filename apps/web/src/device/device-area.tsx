import { readJson } from '@guildhall/kernel/client'
import { Button, useOutbox, useWords } from '@guildhall/ui'
import { type ReactNode, useEffect, useState } from 'react'
import { useRevalidator } from 'react-router'
import { now } from '../shell/clock.ts'
import type { SiteData } from '../shell/site.ts'
import { useWaiting } from '../shell/use-waiting.tsx'
import { connectWorker, type WorkerNews } from './connect-worker.ts'
import css from './device.module.css'
import { decline, install, mayOffer } from './install.ts'
import { keepToOneMember } from './leaving.ts'

/** Says when the page is not connected and of when it is, when a new version waits, and that the community can be installed. */
export default function DeviceArea({ site }: { site: SiteData }) {
  const memberId = site.viewer?.memberId ?? null
  const device = useDevice(memberId)
  useBadge(site)
  if (device.isOffline) return <Offline keptAt={device.keptAt} />
  if (device.renew) return <Renewed renew={device.renew} />
  return <Installing isMember={memberId !== null} />
}

function useDevice(memberId: string | null) {
  const { locale } = useWords()
  const outbox = useOutbox()
  const { revalidate } = useRevalidator()
  const [keptAt, setKeptAt] = useState<string | null>(null)
  const [isThere, setThere] = useState(true)
  const [renew, setRenew] = useState<(() => void) | null>(null)
  useEffect(() => {
    void keepToOneMember(memberId)
    const hear = (news: WorkerNews) => {
      if (news.kind === 'renewed') return setRenew(() => news.renew)
      if (news.kind === 'kept') setKeptAt(news.at)
      setThere(news.kind === 'reached' && news.isThere)
    }
    void connectWorker({ memberId, locale, hear }).catch(() => undefined)
  }, [memberId, locale])
  const isOffline = outbox.isOffline || !isThere
  useEffect(() => {
    if (isOffline || keptAt === null) return
    setKeptAt(null)
    void revalidate()
  }, [isOffline, keptAt, revalidate])
  useComingBack(!isThere && !outbox.isOffline, setThere)
  return { isOffline, keptAt, renew }
}

const AGAIN_MS = 10_000

/** The device is connected, the server was not there: looked for again until it is. */
function useComingBack(isGone: boolean, setThere: (isThere: boolean) => void) {
  useEffect(() => {
    if (!isGone) return
    const look = () => void readJson('/manifest.webmanifest').then((answer) => answer && setThere(true))
    const timer = setInterval(look, AGAIN_MS)
    addEventListener('online', look)
    return () => {
      clearInterval(timer)
      removeEventListener('online', look)
    }
  }, [isGone, setThere])
}

type Badging = Navigator & { setAppBadge?(count: number): Promise<void> }

/** What waits for the member, as the number on the installed community's icon. */
function useBadge({ main }: SiteData) {
  const waiting = useWaiting()
  const names = ['notices', ...main.flatMap(({ counter }) => counter ?? [])]
  const count = names.reduce((sum, name) => sum + (waiting[name] ?? 0), 0)
  useEffect(() => {
    void (navigator as Badging).setAppBadge?.(count).catch(() => undefined)
  }, [count])
}

const Bar = ({ children }: { children: ReactNode }) => (
  <div className={css.bar} role="status">
    {children}
  </div>
)

function Offline({ keptAt }: { keptAt: string | null }) {
  const { t, locale } = useWords()
  const { items } = useOutbox()
  const time = keptAt && new Date(keptAt).toLocaleString(locale, shortTime(keptAt))
  return (
    <Bar>
      <span>{time ? t('device.offline-as-of', { time }) : t('device.offline')}</span>
      {items.length > 0 ? <span>{t('device.waiting', { count: items.length })}</span> : null}
    </Bar>
  )
}

const shortTime = (at: string): Intl.DateTimeFormatOptions =>
  new Date(at).toDateString() === now().toDateString() ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' }

function Renewed({ renew }: { renew: () => void }) {
  const { t } = useWords()
  return (
    <Bar>
      <span>{t('device.new-version')}</span>
      <Button size="small" look="solid" onClick={renew}>
        {t('device.reload')}
      </Button>
    </Bar>
  )
}

function Installing({ isMember }: { isMember: boolean }) {
  const { t } = useWords()
  const [isOffered, offer] = useState(false)
  useEffect(() => offer(isMember && mayOffer()), [isMember])
  if (!isOffered) return null
  const answer = (act: () => unknown) => () => {
    offer(false)
    act()
  }
  return (
    <Bar>
      <span>{t('device.install-offer')}</span>
      <Button size="small" look="solid" onClick={answer(install)}>
        {t('device.install')}
      </Button>
      <Button size="small" look="plain" onClick={answer(decline)}>
        {t('device.no-thanks')}
      </Button>
    </Bar>
  )
}
