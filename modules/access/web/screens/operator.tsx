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
import { elevate, endElevation, showElevation } from '../../contract/index.ts'
import css from '../parts/access.module.css'
import { Heading } from '../parts/heading.tsx'

export async function loader({ context }: LoaderFunctionArgs) {
  const { isOperator, elevation } = await ask(context, showElevation, {})
  // Whoever is none need not know that there are operators.
  if (!isOperator) throw data({ code: 'not_found', sentence: '' }, { status: 404 })
  return { elevation }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const ran =
    form.get('step') === 'end'
      ? await run(context, endElevation, {})
      : await run(context, elevate, { reason: form.get('reason'), minutes: Number(form.get('minutes')) })
  if (!ran.ok) return refused(ran.problem)
  throw redirect(form.get('step') === 'end' ? '/' : '/admin')
}

/** Where an operator of the server takes every right in this community for a while, and says why. */
export default function Operator() {
  const { t } = useWords()
  const { elevation } = useLoaderData<typeof loader>()
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  return (
    <>
      <Heading title={t('access.operator')} />
      <FormProblem problem={problem} />
      <Form method="post" className={`${css.card} ${css.form}`}>
        {elevation ? (
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
            <Button type="submit" look="solid">
              {t('access.elevate')}
            </Button>
          </>
        )}
      </Form>
    </>
  )
}
