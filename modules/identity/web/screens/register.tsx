import { run, services } from '@guildhall/kernel/page'
import { FormProblem, fieldError, PageHead, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type ActionFunctionArgs, data, Form, Link, redirect, useActionData, useNavigation, useSearchParams } from 'react-router'
import { register } from '../../contract/index.ts'
import css from './entrance.module.css'
import { nextPath } from './next-path.ts'

type Answer = { problem?: ShownProblem; email?: string; displayName?: string }

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const [email, displayName] = [String(form.get('email')), String(form.get('displayName'))]
  const ran = await run(context, register, { email, displayName, password: String(form.get('password')), remember: true })
  if (!ran.ok) return data({ problem: ran.problem, email, displayName }, { status: ran.problem.status })
  const { token, expiresAt } = ran.output
  const cookie = context.get(services).cookies.begin(token, expiresAt, 'remember')
  throw redirect(nextPath(new URL(request.url).searchParams.get('next')), { headers: { 'set-cookie': cookie } })
}

/** How one joins: a form where registration is open, the way in where it is not. */
export default function Register() {
  const { t, locale } = useWords()
  const { name, registration } = useSite()
  const [params] = useSearchParams()
  const title = t('identity.register-title', { community: name })
  return (
    <Themed locale={locale}>
      <PageHead title={title} site={name} robots="noindex" />
      {registration === 'open' ? (
        <RegisterForm title={title} />
      ) : (
        <section className={css.entrance}>
          <h1>{t(`identity.${registration}-title`)}</h1>
          <p className={css.text}>{t(`identity.${registration}`, { community: name })}</p>
        </section>
      )}
      <p className={css.other}>
        {t('identity.have-account')} <Link to={{ pathname: '/sign-in', search: params.toString() }}>{t('shell.sign-in')}</Link>
      </p>
    </Themed>
  )
}

function RegisterForm({ title }: { title: string }) {
  const { t } = useWords()
  const answer = useActionData<Answer>()
  const isSending = useNavigation().formMethod === 'POST'
  const common = { required: true, withAsterisk: false, size: 'md' } as const
  return (
    <Form method="post" className={css.entrance}>
      <h1>{title}</h1>
      <FormProblem problem={answer?.problem} />
      <TextInput
        {...common}
        name="displayName"
        label={t('identity.display-name')}
        description={t('identity.display-name-hint')}
        defaultValue={answer?.displayName}
        error={fieldError(answer?.problem, 'displayName')}
        autoComplete="name"
        minLength={2}
        maxLength={80}
      />
      <TextInput
        {...common}
        name="email"
        type="email"
        label={t('identity.email')}
        defaultValue={answer?.email}
        error={fieldError(answer?.problem, 'email')}
        autoComplete="username"
      />
      <PasswordInput
        {...common}
        name="password"
        label={t('identity.password')}
        description={t('identity.password-hint')}
        error={fieldError(answer?.problem, 'password')}
        autoComplete="new-password"
        minLength={10}
        visibilityToggleButtonProps={{ 'aria-label': t('identity.show-password') }}
      />
      <Button type="submit" size="md" loading={isSending} fullWidth>
        {t('identity.register')}
      </Button>
    </Form>
  )
}
