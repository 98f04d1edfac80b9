import { ask, run, services } from '@guildhall/kernel/page'
import { FormProblem, fieldError, formLook, PageHead, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
  useSearchParams,
} from 'react-router'
import { type Challenge, listWaysIn, signIn } from '../../contract/index.ts'
import { challengeCookie } from '../parts/challenge-cookie.ts'
import { DemoLogins } from '../parts/demo-logins.tsx'
import { PasskeySignIn } from '../parts/passkey-sign-in.tsx'
import { WaysIn } from '../parts/ways-in.tsx'
import { nextPath } from './next-path.ts'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, demoLogins } = context.get(services)
  if (actor?.kind === 'member') throw redirect(nextPath(new URL(request.url).searchParams.get('next')))
  const [logins, { items }] = await Promise.all([demoLogins(), ask(context, listWaysIn, {})])
  return { demoLogins: logins, ways: items }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const remember = form.get('remember') !== null
  const email = String(form.get('email'))
  const invitation = new URL(request.url).searchParams.get('invitation') ?? undefined
  const ran = await run(context, signIn, { email, password: String(form.get('password')), remember, invitation })
  if (!ran.ok) return data({ problem: ran.problem, email }, { status: ran.problem.status })
  if ('challenge' in ran.output)
    throw secondStep(ran.output.challenge, { request, origin: context.get(services).origin, remember })
  const { token, expiresAt } = ran.output
  const cookie = context.get(services).cookies.begin(token, expiresAt, remember ? 'remember' : 'this-visit')
  throw redirect(nextPath(new URL(request.url).searchParams.get('next')), { headers: { 'set-cookie': cookie } })
}

function secondStep(
  { token, kinds }: Challenge['challenge'],
  { request, origin, remember }: { request: Request; origin: string; remember: boolean },
) {
  const cookie = challengeCookie({ token, mustEnrol: kinds.includes('enrol'), remember }, origin)
  return redirect(`/sign-in/second-step${new URL(request.url).search}`, { headers: { 'set-cookie': cookie } })
}

/** Where members come in. */
export default function SignIn() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const { demoLogins, ways } = useLoaderData<typeof loader>()
  const answer = useActionData<{ problem?: ShownProblem; email?: string }>()
  const isSending = useNavigation().formMethod === 'POST'
  const [params] = useSearchParams()
  const title = t('identity.sign-in-title', { community: name })
  return (
    <Themed locale={locale}>
      <PageHead title={title} site={name} robots="noindex" />
      <Form method="post" className={formLook.narrow}>
        <h1>{title}</h1>
        <FormProblem problem={answer?.problem} />
        <TextInput
          name="email"
          type="email"
          label={t('identity.email')}
          defaultValue={answer?.email}
          error={fieldError(answer?.problem, 'email')}
          autoComplete="username"
          required
          withAsterisk={false}
          size="md"
        />
        <PasswordInput
          name="password"
          label={t('identity.password')}
          error={fieldError(answer?.problem, 'password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          size="md"
          visibilityToggleButtonProps={{ 'aria-label': t('identity.show-password') }}
        />
        <p className={formLook.aside}>
          <Link to="/forgot">{t('identity.forgot')}</Link>
        </p>
        <Checkbox name="remember" label={t('identity.remember')} defaultChecked />
        <Button type="submit" size="md" loading={isSending} fullWidth>
          {t('identity.sign-in')}
        </Button>
        <p className={formLook.other}>
          {t('identity.no-account')} <Link to={{ pathname: '/register', search: params.toString() }}>{t('shell.register')}</Link>
        </p>
      </Form>
      <WaysIn ways={ways} />
      <PasskeySignIn />
      <DemoLogins logins={demoLogins} />
    </Themed>
  )
}
