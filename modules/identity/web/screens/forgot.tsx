import { run } from '@guildhall/kernel/page'
import { FormProblem, fieldError, formLook, type ShownProblem, useWords } from '@guildhall/ui'
import { Button, TextInput } from '@mantine/core'
import { type ActionFunctionArgs, data, Form, Link, useActionData, useNavigation } from 'react-router'
import { forgotPassword } from '../../contract/index.ts'
import { Entrance } from '../parts/entrance.tsx'

type Answer = { problem?: ShownProblem; email: string; sent?: true }

export async function action({ context, request }: ActionFunctionArgs) {
  const email = String((await request.formData()).get('email'))
  const ran = await run(context, forgotPassword, { email })
  return ran.ok
    ? data<Answer>({ email, sent: true })
    : data<Answer>({ email, problem: ran.problem }, { status: ran.problem.status })
}

/** Asks for a link; says the same whether there is an account or not. */
export default function Forgot() {
  const { t } = useWords()
  const answer = useActionData<Answer>()
  const isSending = useNavigation().formMethod === 'POST'
  if (answer?.sent) {
    return (
      <Entrance title={t('identity.forgot-sent-title')}>
        <p role="status" className={formLook.hint}>
          {t('identity.forgot-sent', { email: answer.email })}
        </p>
        <p className={formLook.other}>
          <Link to="/sign-in">{t('identity.sign-in')}</Link>
        </p>
      </Entrance>
    )
  }
  return (
    <Entrance title={t('identity.forgot-title')}>
      <Form method="post" className={formLook.fields}>
        <p className={formLook.hint}>{t('identity.forgot-hint')}</p>
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
        <Button type="submit" size="md" loading={isSending} fullWidth>
          {t('identity.forgot-send')}
        </Button>
        <p className={formLook.other}>
          <Link to="/sign-in">{t('identity.sign-in')}</Link>
        </p>
      </Form>
    </Entrance>
  )
}
