import { run, services } from '@guildhall/kernel/page'
import { type ShownProblem, useWords } from '@guildhall/ui'
import { type ActionFunctionArgs, data, useActionData } from 'react-router'
import { reportSignIn } from '../../contract/index.ts'
import { LinkStep } from '../parts/link-step.tsx'
import { unreferred } from './unreferred.ts'

export const headers = unreferred

type Answer = { problem?: ShownProblem; done?: true }

export async function action({ context, request }: ActionFunctionArgs) {
  const ran = await run(context, reportSignIn, { token: String((await request.formData()).get('token')) })
  if (!ran.ok) return data<Answer>({ problem: ran.problem }, { status: ran.problem.status })
  return data<Answer>({ done: true }, { headers: { 'set-cookie': context.get(services).cookies.end() } })
}

/** Where “this wasn’t me” leads. */
export default function NotMe() {
  const { t } = useWords()
  const words = {
    title: t('identity.not-me-title'),
    hint: t('identity.not-me-hint'),
    confirm: t('identity.not-me-confirm'),
    done: t('identity.not-me-done'),
    next: { to: '/sign-in', label: t('identity.sign-in') },
  }
  return <LinkStep answer={useActionData<Answer>()} words={words} />
}
