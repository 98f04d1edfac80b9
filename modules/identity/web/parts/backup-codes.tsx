import { Button, useWords } from '@guildhall/ui'
import css from './backup-codes.module.css'

/** Ten codes to print or copy; they are not shown a second time. */
export function BackupCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useWords()
  return (
    <section className={css.codes} aria-labelledby="backup-codes">
      <h2 id="backup-codes">{t('identity.backup-codes')}</h2>
      <p>{t('identity.backup-codes-hint')}</p>
      <ol className={css.list}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Button className={css.print} onClick={() => window.print()}>
        {t('identity.print')}
      </Button>
    </section>
  )
}
