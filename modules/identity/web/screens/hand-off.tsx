import { run, services } from '@guildhall/kernel/page'
import { FormProblem, formLook, PageHead, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { Button } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { arrive } from '../../contract/index.ts'
import { challengeCookie } from '../parts/challenge-cookie.ts'
import { forgetVerifier, verifierIn } from '../parts/crossing.ts'

/** Looking at the page spends nothing: a preview of the link must not use up its code. */
export function loader({ request }: LoaderFunctionArgs) {
  const code = new URL(request.url).searchParams.get('code') ?? ''
  if (!/^[\w-]{20,100}$/.test(code)) throw redirect('/')
  return data({ code }, { headers: { 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' } })
}

export async function action({ context, request }: ActionFunctionArgs) {
  const code = String((await request.formData()).get('code'))
  const ran = await run(context, arrive, { code, verifier: verifierIn(request) })
  if (!ran.ok) return data({ problem: ran.problem }, { status: ran.problem.status })
  const { cookies, origin } = context.get(services)
  const headers = new Headers({ 'set-cookie': forgetVerifier(origin) })
  if ('challenge' in ran.output) {
    const underWay = { token: ran.output.challenge.token, mustEnrol: true, remember: false }
    headers.append('set-cookie', challengeCookie(underWay, origin))
    throw redirect('/sign-in/second-step', { headers })
  }
  const { token, expiresAt } = ran.output
  headers.append('set-cookie', cookies.begin(token, expiresAt, 'this-visit'))
  throw redirect('/', { headers })
}

/** Where one arrives from another community: one press and one is signed in here too. */
export default function HandOff() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const { code } = useLoaderData<typeof loader>()
  const answer = useActionData<{ problem?: ShownProblem }>()
  const title = t('identity.sign-in-title', { community: name })
  return (
    <Themed locale={locale}>
      <PageHead title={title} site={name} robots="noindex" />
      <Form method="post" className={formLook.narrow}>
        <h1>{title}</h1>
        <FormProblem problem={answer?.problem} />
        <input type="hidden" name="code" value={code} />
        <Button type="submit" size="md" fullWidth autoFocus>
          {t('identity.handoff-go-on')}
        </Button>
      </Form>
    </Themed>
  )
}
