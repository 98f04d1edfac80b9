import { ask, refused, run } from '@guildhall/kernel/page'
import { Button, FormProblem, type ShownProblem, useWords } from '@guildhall/ui'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { type MatrixChange, setMatrix, showMatrix } from '../../contract/index.ts'
import css from '../parts/access.module.css'
import { Heading } from '../parts/heading.tsx'
import { cellValue, changesBetween } from '../parts/matrix-changes.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const { roles, groups } = await ask(context, showMatrix, {})
  return {
    roles: roles.filter(({ may }) => may.edit).map(({ key, name }) => ({ key, name })),
    groups: groups.map(({ module, permissions }) => ({
      module,
      permissions: permissions.map(({ permission, summary }) => ({ permission, summary })),
    })),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const step = String(form.get('step') ?? '')
  if (step === 'do' || step === 'undo') {
    const changes = changesBetween(
      String(form.get('was') ?? ''),
      String(form.get('is') ?? '')
        .split(' ')
        .filter(Boolean),
    )
    return change(context, changes, { dryRun: false, undone: step === 'undo' })
  }
  const [roles, rights] = [form.getAll('role').map(String), form.getAll('right').map(String)]
  const granted = step === 'give'
  const changes = roles.flatMap((role) => rights.map((permission) => ({ role, permission, granted })))
  return changes.length === 0 ? {} : change(context, changes, { dryRun: true, undone: false })
}

type Answer = { problem?: ShownProblem; changed?: MatrixChange[]; dryRun?: boolean; undone?: boolean }

async function change(
  context: ActionFunctionArgs['context'],
  changes: MatrixChange[],
  how: { dryRun: boolean; undone: boolean },
) {
  const ran = await run(context, setMatrix, { changes, dryRun: how.dryRun })
  return ran.ok ? { changed: ran.output.changed, ...how } : refused(ran.problem)
}

/** Several rights of several roles at once: chosen, looked at, done, and undone. */
export default function Bulk() {
  const { t } = useWords()
  const { roles, groups } = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  return (
    <>
      <Heading title={t('access.bulk')} />
      <FormProblem problem={answer?.problem} />
      {answer?.changed ? (
        <Outcome changed={answer.changed} isLook={answer.dryRun === true} isUndone={answer.undone === true} />
      ) : null}
      <Form method="post" className={css.form}>
        <fieldset className={css.card}>
          <legend>{t('access.roles')}</legend>
          {roles.map(({ key, name }) => (
            <Choice key={key} name="role" value={key} label={name} />
          ))}
        </fieldset>
        {groups.map(({ module, permissions }) => (
          <fieldset key={module} className={css.card}>
            <legend>{module}</legend>
            {permissions.map(({ permission, summary }) => (
              <Choice key={permission} name="right" value={permission} label={summary} hint={permission} />
            ))}
          </fieldset>
        ))}
        <p className={css.row}>
          <Button type="submit" name="step" value="give" look="solid">
            {t('access.bulk-give')}
          </Button>
          <Button type="submit" name="step" value="take">
            {t('access.bulk-take')}
          </Button>
        </p>
      </Form>
    </>
  )
}

function Choice({ name, value, label, hint }: { name: string; value: string; label: string; hint?: string }) {
  return (
    <label className={css.choice}>
      <input type="checkbox" name={name} value={value} />
      <span>{label}</span>
      {hint ? <small dir="ltr">{hint}</small> : null}
    </label>
  )
}

const cells = (changed: readonly MatrixChange[], granted: 'given' | 'taken') =>
  changed.flatMap((each) => (each.granted === (granted === 'given') ? [cellValue(each.role, each.permission)] : [])).join(' ')

function Outcome({ changed, isLook, isUndone }: { changed: readonly MatrixChange[]; isLook: boolean; isUndone: boolean }) {
  const { t } = useWords()
  if (isUndone) return <p role="status">{t('access.undone')}</p>
  const [given, taken] = [cells(changed, 'given'), cells(changed, 'taken')]
  return (
    <section className={css.card} aria-live="polite">
      <h2>{t(isLook ? 'access.would-change' : 'access.has-changed')}</h2>
      {changed.length === 0 ? (
        <p>{t('access.no-change')}</p>
      ) : (
        <>
          <ul className={css.diff}>
            {changed.map(({ role, permission, granted }) => (
              <li key={`${role} ${permission}`} data-kind={granted ? 'added' : 'removed'}>
                {t('access.bulk-line', { role, right: permission })}
              </li>
            ))}
          </ul>
          <Form method="post">
            <input type="hidden" name="was" value={isLook ? taken : given} />
            <input type="hidden" name="is" value={isLook ? given : taken} />
            <Button type="submit" name="step" value={isLook ? 'do' : 'undo'} look="solid">
              {t(isLook ? 'access.do-it' : 'access.undo')}
            </Button>
          </Form>
        </>
      )}
    </section>
  )
}
