import type { Contract } from '@guildhall/kernel/contract'
import { type Ran, run, services } from '@guildhall/kernel/page'
import { type ActionFunctionArgs, data, redirect } from 'react-router'
import { changePassword, endOtherSessions, endSession, requestDeletion, resendVerification } from '../../contract/index.ts'
import type { SecurityAnswer } from '../parts/security-answer.ts'

type Work = (context: ActionFunctionArgs['context'], form: FormData) => Promise<Ran<Contract>>

const works: Readonly<Record<string, Work>> = {
  resend: (context) => run(context, resendVerification, {}),
  password: (context, form) =>
    run(context, changePassword, {
      currentPassword: String(form.get('currentPassword')),
      newPassword: String(form.get('newPassword')),
    }),
  end: (context, form) => run(context, endSession, { sessionId: String(form.get('session')) }),
  'end-others': (context) => run(context, endOtherSessions, {}),
  delete: (context, form) => run(context, requestDeletion, { password: String(form.get('password')) }),
}

/** The forms of one page, told apart by their button's `intent`. */
export async function securityAction({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const intent = String(form.get('intent'))
  const work = works[intent]
  if (!work) throw data(null, { status: 400 })
  const ran = await work(context, form)
  if (!ran.ok) return data<SecurityAnswer>({ intent, problem: ran.problem }, { status: ran.problem.status })
  if (intent === 'delete') throw redirect('/', { headers: { 'set-cookie': context.get(services).cookies.end() } })
  return data<SecurityAnswer>({ intent, done: true })
}
