import { ask, run, services } from '@guildhall/kernel/page'
import { FormProblem, fieldError, formLook, PageHead, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import { AcceptTerms, Themed } from '@guildhall/ui/mantine'
import { Button, TextInput } from '@mantine/core'
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
import { listWaysIn, register, registerOrganisation, showTerms } from '../../contract/index.ts'
import { NewPasswordField } from '../parts/password-field.tsx'
import { WaysIn } from '../parts/ways-in.tsx'
import { nextPath } from './next-path.ts'

type Typed = { email: string; displayName: string; organisation: string | null }
type Answer = { problem: ShownProblem } & Typed

export async function loader({ context }: LoaderFunctionArgs) {
  const [{ items: ways }, { terms }] = await Promise.all([ask(context, listWaysIn, {}), ask(context, showTerms, {})])
  return { ways, terms }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const { searchParams } = new URL(request.url)
  const typed: Typed = {
    email: String(form.get('email')),
    displayName: String(form.get('displayName')),
    organisation: form.has('organisation') ? String(form.get('organisation')) : null,
  }
  const accepted = form.get('acceptsTerms')
  const terms = accepted === null ? {} : { acceptsTerms: String(accepted) }
  const { organisation, ...person } = { ...typed, ...terms, password: String(form.get('password')), remember: true }
  const invitation = searchParams.get('invitation') ?? undefined
  const ran =
    organisation === null
      ? await run(context, register, { ...person, ...(invitation ? { invitation } : {}) })
      : await run(context, registerOrganisation, { ...person, organisation })
  if (!ran.ok) return data<Answer>({ problem: ran.problem, ...typed }, { status: ran.problem.status })
  const cookie = context.get(services).cookies.begin(ran.output.token, ran.output.expiresAt, 'remember')
  throw redirect(nextPath(searchParams.get('next')), { headers: { 'set-cookie': cookie } })
}

/** How one joins: a form where registration is open or somebody brings an invitation, the way in where it is not. */
export default function Register() {
  const { t, locale } = useWords()
  const { name, registration } = useSite()
  const [params] = useSearchParams()
  const title = t('identity.register-title', { community: name })
  const isInvited = params.has('invitation')
  const { ways } = useLoaderData<typeof loader>()
  return (
    <Themed locale={locale}>
      <PageHead title={title} site={name} robots="noindex" />
      {registration === 'open' || isInvited ? (
        <RegisterForm title={title} hint={isInvited ? t('identity.invited') : null} />
      ) : (
        <section className={formLook.narrow}>
          <h1>{t(`identity.${registration}-title`)}</h1>
          <p className={formLook.hint}>{t(`identity.${registration}`, { community: name })}</p>
        </section>
      )}
      {registration === 'organisation' && !isInvited ? (
        <RegisterForm
          title={t('identity.organisation-register')}
          hint={t('identity.organisation-register-hint')}
          withOrganisation
        />
      ) : null}
      {registration === 'open' || isInvited ? <WaysIn ways={ways} /> : null}
      <p className={formLook.other}>
        {t('identity.have-account')} <Link to={{ pathname: '/sign-in', search: params.toString() }}>{t('shell.sign-in')}</Link>
      </p>
    </Themed>
  )
}

type FormProps = { title: string; hint: string | null; withOrganisation?: true }

function RegisterForm({ title, hint, withOrganisation }: FormProps) {
  const { t } = useWords()
  const answer = useActionData<Answer>()
  const { terms } = useLoaderData<typeof loader>()
  const isSending = useNavigation().formMethod === 'POST'
  const common = { required: true, withAsterisk: false, size: 'md' } as const
  return (
    <Form method="post" className={formLook.narrow}>
      {withOrganisation ? <h2>{title}</h2> : <h1>{title}</h1>}
      {hint ? <p className={formLook.hint}>{hint}</p> : null}
      <FormProblem problem={answer?.problem} />
      {withOrganisation ? (
        <TextInput
          {...common}
          name="organisation"
          label={t('identity.organisation-name')}
          defaultValue={answer?.organisation ?? ''}
          error={fieldError(answer?.problem, 'organisation')}
          autoComplete="organization"
          maxLength={120}
        />
      ) : null}
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
      <NewPasswordField name="password" label={t('identity.password')} problem={answer?.problem} />
      <AcceptTerms terms={terms} problem={answer?.problem} />
      <Button type="submit" size="md" loading={isSending} fullWidth>
        {t('identity.register')}
      </Button>
    </Form>
  )
}
