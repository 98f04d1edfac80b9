import { run, services } from '@guildhall/kernel/page'
import { type ActionFunctionArgs, data, redirect } from 'react-router'
import { askForPasskey, signInWithPasskey } from '../../contract/index.ts'
import { nextPath } from './next-path.ts'

/** First asked without an answer: what to sign. Then with one: the session. */
export async function action({ context, request }: ActionFunctionArgs) {
  const answer = (await request.formData()).get('response')
  if (answer === null) {
    const asked = await run(context, askForPasskey, {})
    return asked.ok ? data({ options: asked.output.options }) : data({ problem: asked.problem }, { status: asked.problem.status })
  }
  const ran = await run(context, signInWithPasskey, { response: parsed(String(answer)), remember: true })
  if (!ran.ok) return data({ problem: ran.problem }, { status: ran.problem.status })
  const { token, expiresAt } = ran.output
  const cookie = context.get(services).cookies.begin(token, expiresAt, 'remember')
  throw redirect(nextPath(new URL(request.url).searchParams.get('next')), { headers: { 'set-cookie': cookie } })
}

export const loader = () => redirect('/sign-in')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
