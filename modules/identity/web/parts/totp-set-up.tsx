import { useWords } from '@guildhall/ui'
import type { Qr } from './qr.ts'
import css from './totp-set-up.module.css'

export type SetUp = { uri: string; secret: string; qr: Qr }

/** What an authenticator app needs: to scan, to tap on the phone itself, or to type in. */
export function TotpSetUp({ uri, secret, qr }: SetUp) {
  const { t } = useWords()
  return (
    <div className={css.setUp}>
      <svg className={css.qr} viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={t('identity.factor-qr')}>
        <rect width={qr.size} height={qr.size} fill="#fff" />
        <path d={qr.path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <div className={css.words}>
        <p>{t('identity.factor-scan')}</p>
        <p>
          {t('identity.factor-type')} <code className={css.secret}>{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
        <p>
          <a href={uri}>{t('identity.factor-open')}</a>
        </p>
      </div>
    </div>
  )
}
