import { run } from '@guildhall/kernel/page'
import { FormProblem, formLook, type ShownProblem, useWords } from '@guildhall/ui'
import { Button } from '@mantine/core'
import { type ActionFunctionArgs, data, Form, Link, useActionData, useNavigation, useSearchParams } from 'react-router'
import { resetPassword } from '../../contract/index.ts'
import { Entrance } from '../parts/entrance.tsx'
import { NewPasswordField } from '../parts/password-field.tsx'
import { unreferred } from './unreferred.ts'

export const headers = unreferred

type Answer = { problem?: ShownProblem; done?: true }

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const ran = await run(context, resetPassword, { token: String(form.get('token')), password: String(form.get('password')) })
  return ran.ok ? data<Answer>({ done: true }) : data<Answer>({ problem: ran.problem }, { status: ran.problem.status })
}

/** Where the link of a mail leads: a new password, and then in. */
export default function Reset() {
  const { t } = useWords()
  const [params] = useSearchParams()
  const answer = useActionData<Answer>()
  const isSending = useNavigation().formMethod === 'POST'
  const token = params.get('token')
  if (answer?.done) {
    return (
      <Entrance title={t('identity.reset-title')}>
        <p role="status" className={formLook.hint}>
          {t('identity.reset-done')}
        </p>
        <p className={formLook.other}>
          <Link to="/sign-in">{t('identity.sign-in')}</Link>
        </p>
      </Entrance>
    )
  }
  return (
    <Entrance title={t('identity.reset-title')}>
      <FormProblem problem={answer?.problem} />
      {token ? (
        <Form method="post" className={formLook.fields}>
          <input type="hidden" name="token" value={token} />
          <NewPasswordField name="password" label={t('identity.new-password')} problem={answer?.problem} />
          <Button type="submit" size="md" loading={isSending} fullWidth>
            {t('identity.reset-save')}
          </Button>
        </Form>
      ) : (
        <p className={formLook.hint}>{t('identity.link-missing')}</p>
      )}
      <p className={formLook.other}>
        <Link to="/forgot">{t('identity.forgot')}</Link>
      </p>
    </Entrance>
  )
}
