import { type Terms as AgreedTerms, listWaysIn, register, showTerms, type WayIn } from '@guildhall/identity/contract'
import { ask, refused, run, services } from '@guildhall/kernel/page'
import {
  ButtonLink,
  FormProblem,
  fieldError,
  formLook,
  OtherWays,
  PageHead,
  type ShownProblem,
  useSite,
  useWords,
} from '@guildhall/ui'
import { AcceptTerms, Themed } from '@guildhall/ui/mantine'
import { Button, PasswordInput, TextInput } from '@mantine/core'
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
} from 'react-router'
import { acceptInvitation, type Offer, validateInvitation } from '../../contract/index.ts'
import css from '../parts/invitations.module.css'

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders

const tokenOf = (request: Request) => new URL(request.url).searchParams.get('token') ?? ''

export async function loader({ context, request }: LoaderFunctionArgs) {
  const token = tokenOf(request)
  const answer = await context.get(services).execute(validateInvitation.name, { token })
  const headers = { 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' }
  if (!answer.ok)
    return data({ offer: null, token: '', ways: [], terms: null }, { status: answer.problem.status === 429 ? 429 : 404, headers })
  const [{ items: ways }, { terms }] = await Promise.all([ask(context, listWaysIn, {}), ask(context, showTerms, {})])
  return data({ offer: answer.output as Offer, token, ways, terms }, { headers })
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const token = tokenOf(request)
  if (form.get('intent') === 'accept') {
    const ran = await run(context, acceptInvitation, { token })
    if (!ran.ok) return refused(ran.problem)
    throw redirect('/')
  }
  const [email, displayName] = [String(form.get('email')), String(form.get('displayName'))]
  const accepted = form.get('acceptsTerms')
  const terms = accepted === null ? {} : { acceptsTerms: String(accepted) }
  const wishes = { ...terms, email, displayName, password: String(form.get('password')), remember: true, invitation: token }
  const ran = await run(context, register, wishes)
  if (!ran.ok) return data({ problem: ran.problem, email, displayName }, { status: ran.problem.status })
  const cookie = context.get(services).cookies.begin(ran.output.token, ran.output.expiresAt, 'remember')
  throw redirect('/', { headers: { 'set-cookie': cookie } })
}

/** Where an invitation leads: who invites, where to, and the ways in. */
export default function Join() {
  const { t, locale } = useWords()
  const { name, viewer } = useSite()
  const { offer, token, ways, terms } = useLoaderData<typeof loader>()
  return (
    <Themed locale={locale}>
      <PageHead title={t('invitations.join-title', { community: name })} site={name} robots="noindex" />
      {offer === null ? (
        <Invalid />
      ) : (
        <div className={formLook.narrow}>
          <Terms offer={offer} />
          {viewer ? <Accept name={viewer.name} /> : <Enter offer={offer} token={token} ways={ways} terms={terms} />}
        </div>
      )}
    </Themed>
  )
}

function Invalid() {
  const { t } = useWords()
  return (
    <section className={formLook.narrow}>
      <h1>{t('invitations.invalid-title')}</h1>
      <p className={formLook.hint}>{t('refusal.invitation_invalid')}</p>
      <ButtonLink to="/">{t('invitations.to-start')}</ButtonLink>
    </section>
  )
}

function Terms({ offer }: { offer: Offer }) {
  const { t, locale } = useWords()
  const where = offer.organisation
    ? t('invitations.within', { organisation: offer.organisation, community: offer.community })
    : offer.community
  const until = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(offer.expiresAt))
  return (
    <>
      <h1>{t('invitations.join-title', { community: where })}</h1>
      <p className={formLook.hint}>
        {offer.inviter ? t('invitations.by', { inviter: offer.inviter }) : t('invitations.by-nobody')}{' '}
        {offer.roles.length > 0 ? t('invitations.as', { roles: offer.roles.join(', ') }) : null}
      </p>
      {offer.message ? <blockquote className={css.quote}>{offer.message}</blockquote> : null}
      <p className={formLook.hint}>
        {t('invitations.until', { date: until })} {offer.email ? t('invitations.for', { email: offer.email }) : null}
      </p>
    </>
  )
}

type Answer = { problem?: ShownProblem; email?: string; displayName?: string }

function Accept({ name }: { name: string }) {
  const { t } = useWords()
  const problem = useActionData<Answer>()?.problem
  const isSending = useNavigation().formMethod === 'POST'
  return (
    <Form method="post">
      <FormProblem problem={problem} />
      <Button type="submit" name="intent" value="accept" size="md" fullWidth loading={isSending}>
        {t('invitations.accept-as', { name })}
      </Button>
    </Form>
  )
}

type Entry = { offer: Offer; token: string; ways: readonly WayIn[]; terms: AgreedTerms | null }

function Enter({ offer, token, ways, terms }: Entry) {
  const { t } = useWords()
  const answer = useActionData<Answer>()
  const isSending = useNavigation().formMethod === 'POST'
  const common = { required: true, withAsterisk: false, size: 'md' } as const
  return (
    <>
      <Form method="post" className={formLook.fields}>
        <FormProblem problem={answer?.problem} />
        <TextInput
          {...common}
          name="displayName"
          label={t('identity.display-name')}
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
        <AcceptTerms terms={terms} problem={answer?.problem} />
        <Button type="submit" name="intent" value="register" size="md" fullWidth loading={isSending}>
          {t('invitations.register', { community: offer.community })}
        </Button>
      </Form>
      <OtherWays
        or={t('identity.or')}
        ways={ways.map(({ id, name }) => ({ action: `/sign-in/with/${id}`, label: t('identity.way-in', { provider: name }) }))}
        fields={{ invitation: token }}
      />
      <p className={formLook.hint}>
        {t('identity.have-account')}{' '}
        <Link to={`/sign-in?invitation=${encodeURIComponent(token)}`}>{t('invitations.sign-in')}</Link>
      </p>
    </>
  )
}
