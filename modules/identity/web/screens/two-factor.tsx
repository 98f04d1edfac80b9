import { ask, run } from '@guildhall/kernel/page'
import { Button, FormProblem, fieldError, PageHead, type ShownProblem, Tag, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { PasswordInput } from '@mantine/core'
import { type ActionFunctionArgs, data, Form, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { confirmTotp, disableTotp, renewBackupCodes, setUpTotp, showFactors } from '../../contract/index.ts'
import { BackupCodes } from '../parts/backup-codes.tsx'
import { CodeField } from '../parts/code-field.tsx'
import { qrOf } from '../parts/qr.ts'
import { type SetUp, TotpSetUp } from '../parts/totp-set-up.tsx'
import css from './two-factor.module.css'

type Intent = 'set-up' | 'confirm' | 'renew' | 'disable'
type Answer = { intent: Intent; problem?: ShownProblem; setUp?: SetUp; backupCodes?: string[] }

export const loader = ({ context }: LoaderFunctionArgs) => ask(context, showFactors, {})

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const intent = String(form.get('intent')) as Intent
  const code = String(form.get('code') ?? '')
  const refused = (problem: ShownProblem & { status: number }) =>
    data<Answer>({ intent, problem, setUp: shownBefore(form) }, { status: problem.status })
  if (intent === 'set-up') {
    const ran = await run(context, setUpTotp, {})
    return ran.ok ? data<Answer>({ intent, setUp: { ...ran.output, qr: qrOf(ran.output.uri) } }) : refused(ran.problem)
  }
  if (intent === 'disable') {
    const ran = await run(context, disableTotp, { password: String(form.get('password') ?? '') })
    return ran.ok ? data<Answer>({ intent }) : refused(ran.problem)
  }
  const ran = await run(context, intent === 'confirm' ? confirmTotp : renewBackupCodes, { code })
  return ran.ok ? data<Answer>({ intent, backupCodes: ran.output.backupCodes }) : refused(ran.problem)
}

// After a wrong code the page shows once more what the app has scanned.
function shownBefore(form: FormData): SetUp | undefined {
  const [uri, secret] = [String(form.get('uri') ?? ''), String(form.get('secret') ?? '')]
  return /^otpauth:\/\/totp\/.{1,500}$/.test(uri) ? { uri, secret, qr: qrOf(uri) } : undefined
}

/** The account's second factor: setting it up, new backup codes, switching it off. */
export default function TwoFactor() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const { totp, backupCodesLeft, required } = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  const isOn = totp === 'enabled'
  return (
    <Themed locale={locale}>
      <PageHead title={t('identity.two-factor')} site={name} robots="noindex" />
      <div className={css.page}>
        <h1>
          {t('identity.two-factor')} <Tag>{isOn ? t('identity.factor-on') : t('identity.factor-off')}</Tag>
        </h1>
        <p className={css.hint}>{t('identity.two-factor-hint')}</p>
        {required ? <p className={css.hint}>{t('identity.factor-required')}</p> : null}
        {answer?.backupCodes ? <BackupCodes codes={answer.backupCodes} /> : null}
        {isOn ? <Renew answer={answer} left={backupCodesLeft} /> : <SetUpForm answer={answer} />}
        {isOn && !required ? <SwitchOff answer={answer} /> : null}
      </div>
    </Themed>
  )
}

function SetUpForm({ answer }: { answer: Answer | undefined }) {
  const { t } = useWords()
  const setUp = answer?.setUp
  return (
    <Form method="post" className={css.card}>
      <FormProblem problem={answer?.problem} />
      {setUp ? (
        <>
          <TotpSetUp {...setUp} />
          <input type="hidden" name="uri" value={setUp.uri} />
          <input type="hidden" name="secret" value={setUp.secret} />
          <CodeField problem={answer.problem} backup="not" />
        </>
      ) : (
        <p className={css.hint}>{t('identity.factor-app')}</p>
      )}
      <Button type="submit" name="intent" value={setUp ? 'confirm' : 'set-up'} look="solid" className={css.send}>
        {setUp ? t('identity.factor-confirm') : t('identity.factor-set-up')}
      </Button>
    </Form>
  )
}

function Renew({ answer, left }: { answer: Answer | undefined; left: number }) {
  const { t } = useWords()
  const problem = answer?.intent === 'renew' ? answer.problem : undefined
  return (
    <Form method="post" className={css.card} key={`renew ${left}`}>
      <h2>{t('identity.backup-codes')}</h2>
      <p className={css.hint}>{t('identity.backup-codes-left', { count: left })}</p>
      <FormProblem problem={problem} />
      <CodeField problem={problem} backup="too" />
      <Button type="submit" name="intent" value="renew" className={css.send}>
        {t('identity.backup-codes-renew')}
      </Button>
    </Form>
  )
}

function SwitchOff({ answer }: { answer: Answer | undefined }) {
  const { t } = useWords()
  const problem = answer?.intent === 'disable' ? answer.problem : undefined
  return (
    <Form method="post" className={css.card}>
      <h2>{t('identity.factor-switch-off')}</h2>
      <p className={css.hint}>{t('identity.factor-switch-off-hint')}</p>
      <FormProblem problem={problem} />
      <PasswordInput
        name="password"
        label={t('identity.password')}
        error={fieldError(problem, 'password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        size="md"
        visibilityToggleButtonProps={{ 'aria-label': t('identity.show-password') }}
      />
      <Button type="submit" name="intent" value="disable" className={css.send}>
        {t('identity.factor-switch-off')}
      </Button>
    </Form>
  )
}
