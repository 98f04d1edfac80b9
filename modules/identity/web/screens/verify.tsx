import { run } from '@guildhall/kernel/page'
import { type ShownProblem, useWords } from '@guildhall/ui'
import { type ActionFunctionArgs, data, useActionData } from 'react-router'
import { verifyEmail } from '../../contract/index.ts'
import { LinkStep } from '../parts/link-step.tsx'
import { unreferred } from './unreferred.ts'

export const headers = unreferred

type Answer = { problem?: ShownProblem; done?: true }

export async function action({ context, request }: ActionFunctionArgs) {
  const ran = await run(context, verifyEmail, { token: String((await request.formData()).get('token')) })
  return ran.ok ? data<Answer>({ done: true }) : data<Answer>({ problem: ran.problem }, { status: ran.problem.status })
}

/** Where the link for confirming an address leads. */
export default function Verify() {
  const { t } = useWords()
  const words = {
    title: t('identity.verify-title'),
    hint: t('identity.verify-hint'),
    confirm: t('identity.verify-confirm'),
    done: t('identity.verify-done-title'),
    next: { to: '/', label: t('identity.go-on') },
  }
  return <LinkStep answer={useActionData<Answer>()} words={words} />
}
