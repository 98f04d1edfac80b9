import { FormProblem, useWords } from '@guildhall/ui'
import { Button } from '@mantine/core'
import { Form } from 'react-router'
import css from '../screens/key-list.module.css'
import { CurrentPasswordField } from './password-field.tsx'
import type { SecurityAnswer } from './security-answer.ts'

/** A copy of everything that is known. */
export function ExportData() {
  const { t } = useWords()
  return (
    <section className={css.card} aria-labelledby="export">
      <h2 id="export">{t('identity.export')}</h2>
      <p className={css.hint}>{t('identity.export-hint')}</p>
      <Button component="a" href="/settings/security/export" variant="default" className={css.send} download>
        {t('identity.export-download')}
      </Button>
    </section>
  )
}

/** The end of the account, asked for with the password. */
export function DeleteAccount({ answer }: { answer: SecurityAnswer | undefined }) {
  const { t } = useWords()
  return (
    <section className={css.card} aria-labelledby="delete">
      <h2 id="delete">{t('identity.delete')}</h2>
      <p className={css.hint}>{t('identity.delete-hint')}</p>
      <FormProblem problem={answer?.problem} />
      <Form method="post" className={css.list}>
        <input type="hidden" name="intent" value="delete" />
        <CurrentPasswordField name="password" label={t('identity.current-password')} problem={answer?.problem} />
        <Button type="submit" variant="default" className={css.send}>
          {t('identity.delete-confirm')}
        </Button>
      </Form>
    </section>
  )
}
