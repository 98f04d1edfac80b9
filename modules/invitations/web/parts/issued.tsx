import { Button, toast, useWords } from '@guildhall/ui'
import css from './invitations.module.css'

/** The link of an invitation just made: shown once, to copy. */
export function IssuedLink({ url, email }: { url: string; email: string | null }) {
  const { t } = useWords()
  const copy = async () => {
    await navigator.clipboard.writeText(url)
    toast(t('invitations.copied'))
  }
  return (
    <div className={css.panel} role="status">
      <p>{email ? t('invitations.sent', { email }) : t('invitations.made')}</p>
      <div className={css.link}>
        <input
          readOnly
          value={url}
          aria-label={t('invitations.link')}
          dir="ltr"
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onClick={copy}>{t('invitations.copy')}</Button>
      </div>
      <p className={css.text}>{t('invitations.once')}</p>
    </div>
  )
}
