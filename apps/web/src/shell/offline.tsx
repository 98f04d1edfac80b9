import { PageHead, useSite, useWords } from '@guildhall/ui'
import css from './error-page.module.css'
import { Logo } from './logo.tsx'

/** Kept by the service worker, which fills the list; works without any script. */
export const handle = { isStatic: true }

/** What is shown where a page was never opened on this device and nothing answers. */
export default function Offline() {
  const { t } = useWords()
  const { name, logo } = useSite()
  return (
    <main id="main" className={css.error}>
      <PageHead title={t('device.offline-title')} site={name} robots="noindex" />
      <Logo svg={logo} name={name} size="large" />
      <h1>{t('device.offline-title')}</h1>
      <p className={css.text}>{t('device.offline-text')}</p>
      <ul id="kept" className={css.kept} />
    </main>
  )
}
