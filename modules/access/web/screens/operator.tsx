import { ask, refused, run } from '@guildhall/kernel/page'
import { Button, FormProblem, type ShownProblem, useWords } from '@guildhall/ui'
import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { develop, elevate, endDevelopment, endElevation, showElevation } from '../../contract/index.ts'
import css from '../parts/access.module.css'
import { Heading } from '../parts/heading.tsx'

export async function loader({ context }: LoaderFunctionArgs) {
  const { isOperator, elevation, mayDevelop, developingUntil } = await ask(context, showElevation, {})
  // Whoever is none need not know that there are operators.
  if (!isOperator && !mayDevelop) throw data({ code: 'not_found', sentence: '' }, { status: 404 })
  return { isOperator, elevation, mayDevelop, developingUntil }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const step = String(form.get('step') ?? '')
  const minutes = Number(form.get('minutes'))
  const ran = await runStep(context, step, { reason: form.get('reason'), minutes })
  if (!ran.ok) return refused(ran.problem)
  throw redirect(WHERE_TO[step] ?? '/')
}

const WHERE_TO: Readonly<Record<string, string>> = { elevate: '/admin', develop: '/operator' }

function runStep(
  context: ActionFunctionArgs['context'],
  step: string,
  { reason, minutes }: { reason: unknown; minutes: number },
) {
  if (step === 'end') return run(context, endElevation, {})
  if (step === 'develop') return run(context, develop, { minutes })
  if (step === 'end-development') return run(context, endDevelopment, {})
  return run(context, elevate, { reason, minutes })
}

/** Where an operator takes every right in this community for a while, and a developer is shown how answers come about. */
export default function Operator() {
  const { t } = useWords()
  const { isOperator, elevation, mayDevelop, developingUntil } = useLoaderData<typeof loader>()
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  return (
    <>
      <Heading title={t(isOperator ? 'access.operator' : 'access.develop')} />
      <FormProblem problem={problem} />
      {isOperator ? <Elevation isOn={elevation !== null} /> : null}
      {mayDevelop ? <Development isOn={developingUntil !== null} /> : null}
    </>
  )
}

function Elevation({ isOn }: { isOn: boolean }) {
  const { t } = useWords()
  return (
    <Form method="post" className={`${css.card} ${css.form}`}>
      {isOn ? (
        <Button type="submit" name="step" value="end">
          {t('access.elevated-end')}
        </Button>
      ) : (
        <>
          <p>{t('access.operator-intro')}</p>
          <label>
            {t('access.reason')}
            <textarea name="reason" rows={3} minLength={10} maxLength={500} required />
          </label>
          <Minutes />
          <Button type="submit" name="step" value="elevate" look="solid">
            {t('access.elevate')}
          </Button>
        </>
      )}
    </Form>
  )
}

function Development({ isOn }: { isOn: boolean }) {
  const { t } = useWords()
  return (
    <Form method="post" className={`${css.card} ${css.form}`}>
      <h2>{t('access.develop')}</h2>
      <p>{t('access.develop-intro')}</p>
      {isOn ? null : <Minutes />}
      <Button type="submit" name="step" value={isOn ? 'end-development' : 'develop'} look={isOn ? 'plain' : 'solid'}>
        {t(isOn ? 'access.elevated-end' : 'access.elevate')}
      </Button>
    </Form>
  )
}

function Minutes() {
  const { t } = useWords()
  return (
    <label>
      {t('access.minutes')}
      <select name="minutes" defaultValue="15">
        {[15, 30, 60].map((count) => (
          <option key={count} value={count}>
            {t('access.minutes-count', { count })}
          </option>
        ))}
      </select>
    </label>
  )
}
