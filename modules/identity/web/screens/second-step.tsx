import { type Ran, run, services } from '@guildhall/kernel/page'
import { FormProblem, formLook, PageHead, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { Button } from '@mantine/core'
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
import { answerChallenge, enrolOnTheWayIn } from '../../contract/index.ts'
import { challengeIn, clearedChallenge } from '../parts/challenge-cookie.ts'
import { CodeField } from '../parts/code-field.tsx'
import { qrOf } from '../parts/qr.ts'
import { type SetUp, TotpSetUp } from '../parts/totp-set-up.tsx'
import { nextPath } from './next-path.ts'

type Answer = { problem?: ShownProblem; setUp?: SetUp }

export async function loader({ request }: LoaderFunctionArgs) {
  const underWay = challengeIn(request)
  if (!underWay) throw redirect('/sign-in')
  return { mustEnrol: underWay.mustEnrol }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const underWay = challengeIn(request)
  if (!underWay) throw redirect('/sign-in')
  const form = await request.formData()
  if (form.get('intent') === 'set-up') return setUp(await run(context, enrolOnTheWayIn, { challenge: underWay.token }))
  const ran = await run(context, answerChallenge, { challenge: underWay.token, code: String(form.get('code')) })
  if (!ran.ok) return data({ problem: ran.problem, setUp: shownBefore(form) }, { status: ran.problem.status })
  const { token, expiresAt } = ran.output
  const cookie = context.get(services).cookies.begin(token, expiresAt, underWay.remember ? 'remember' : 'this-visit')
  const headers = new Headers([
    ['set-cookie', cookie],
    ['set-cookie', clearedChallenge],
  ])
  const next = nextPath(new URL(request.url).searchParams.get('next'))
  throw redirect(underWay.mustEnrol ? '/settings/security/two-factor' : next, { headers })
}

function setUp(ran: Ran<typeof enrolOnTheWayIn>) {
  if (!ran.ok) return data<Answer>({ problem: ran.problem }, { status: ran.problem.status })
  return data<Answer>({ setUp: { ...ran.output, qr: qrOf(ran.output.uri) } })
}

// After a wrong code the page shows once more what the app has scanned.
function shownBefore(form: FormData): SetUp | undefined {
  const [uri, secret] = [String(form.get('uri') ?? ''), String(form.get('secret') ?? '')]
  return /^otpauth:\/\/totp\/.{1,500}$/.test(uri) ? { uri, secret, qr: qrOf(uri) } : undefined
}

/** The second step of signing in: a code from the app; where the community asks for one, its setting up. */
export default function SecondStep() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const { mustEnrol } = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  const isSending = useNavigation().formMethod === 'POST'
  const title = mustEnrol ? t('identity.enrol-title') : t('identity.second-step-title')
  const asksForCode = !mustEnrol || answer?.setUp !== undefined
  return (
    <Themed locale={locale}>
      <PageHead title={title} site={name} robots="noindex" />
      <Form method="post" className={formLook.narrow}>
        <h1>{title}</h1>
        <FormProblem problem={answer?.problem} />
        {mustEnrol ? <p className={formLook.hint}>{t('identity.enrol', { community: name })}</p> : null}
        {answer?.setUp ? <Scanned {...answer.setUp} /> : null}
        {asksForCode ? <CodeField problem={answer?.problem} backup={mustEnrol ? 'not' : 'too'} /> : null}
        <Button type="submit" name="intent" value={asksForCode ? 'answer' : 'set-up'} size="md" loading={isSending} fullWidth>
          {asksForCode ? t('identity.sign-in') : t('identity.factor-set-up')}
        </Button>
        <p className={formLook.other}>
          <Link to="/sign-in">{t('identity.start-again')}</Link>
        </p>
      </Form>
    </Themed>
  )
}

const Scanned = (setUp: SetUp) => (
  <>
    <TotpSetUp {...setUp} />
    <input type="hidden" name="uri" value={setUp.uri} />
    <input type="hidden" name="secret" value={setUp.secret} />
  </>
)
