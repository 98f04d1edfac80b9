import { FormProblem, Tag, useWords } from '@guildhall/ui'
import { Button } from '@mantine/core'
import { Form, Link, useNavigation } from 'react-router'
import css from '../screens/key-list.module.css'
import { CurrentPasswordField, NewPasswordField } from './password-field.tsx'
import type { SecurityAnswer } from './security-answer.ts'

type Account = { email: string; emailVerifiedAt: string | null; hasPassword: boolean }
type Props = { account: Account; answer: SecurityAnswer | undefined }

/** The address and whether it is confirmed. */
export function EmailAddress({ account, answer }: Props) {
  const { t } = useWords()
  return (
    <section className={css.card} aria-labelledby="email">
      <h2 id="email">{t('identity.email')}</h2>
      <FormProblem problem={answer?.problem} />
      <p className={css.hint}>
        <strong dir="ltr">{account.email}</strong>{' '}
        <Tag>{account.emailVerifiedAt ? t('identity.email-confirmed') : t('identity.email-unconfirmed')}</Tag>
      </p>
      {answer?.done ? <p role="status">{t('identity.email-resent')}</p> : null}
      {account.emailVerifiedAt ? null : (
        <Form method="post">
          <Button type="submit" variant="default" name="intent" value="resend">
            {t('identity.email-resend')}
          </Button>
        </Form>
      )}
    </section>
  )
}

/** A new password for whoever knows the old one. */
export function ChangePassword({ account, answer }: Props) {
  const { t } = useWords()
  const isSending = useNavigation().formData?.get('intent') === 'password'
  return (
    <section className={css.card} aria-labelledby="password">
      <h2 id="password">{t('identity.password-change')}</h2>
      <FormProblem problem={answer?.problem} />
      {answer?.done ? <p role="status">{t('identity.password-changed')}</p> : null}
      {account.hasPassword ? (
        <Form method="post" className={css.card} key={answer?.done ? 'changed' : 'open'} style={{ padding: 0, border: 0 }}>
          <input type="hidden" name="intent" value="password" />
          <input type="text" name="username" autoComplete="username" value={account.email} readOnly hidden />
          <CurrentPasswordField name="currentPassword" label={t('identity.current-password')} problem={answer?.problem} />
          <NewPasswordField name="newPassword" label={t('identity.new-password')} problem={answer?.problem} />
          <Button type="submit" className={css.send} loading={isSending}>
            {t('identity.password-change')}
          </Button>
        </Form>
      ) : (
        <p className={css.hint}>
          {t('identity.password-none')} <Link to="/forgot">{t('identity.forgot')}</Link>
        </p>
      )}
    </section>
  )
}
