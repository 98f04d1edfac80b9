import { run } from '@guildhall/kernel/page'
import { Button, FormProblem, type ShownProblem, useWords } from '@guildhall/ui'
import type { ReactNode } from 'react'
import { type ActionFunctionArgs, data, Form, useActionData } from 'react-router'
import type { z } from 'zod'
import { importGrants, importRoles } from '../../contract/index.ts'
import css from '../parts/access.module.css'
import { FileOutcome } from '../parts/give-form.tsx'
import { Heading } from '../parts/heading.tsx'

type Roles = z.output<typeof importRoles.output>
type Grants = z.output<typeof importGrants.output>
type Kind = 'roles' | 'grants'
type Answer = { kind: Kind; text: string; format: string; replace: boolean } & Partial<{
  problem: ShownProblem
  roles: Roles
  grants: Grants
}>

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const file = form.get('file')
  const text = file instanceof File && file.size > 0 ? await file.text() : String(form.get('text') ?? '')
  const kind: Kind = form.get('kind') === 'grants' ? 'grants' : 'roles'
  const [format, replace] = [String(form.get('format') ?? ''), form.get('replace') === 'yes']
  const given = { kind, text, format, replace }
  const input = { format, text, mode: replace ? 'replace' : 'add', dryRun: form.get('step') !== 'apply' }
  if (kind === 'grants') {
    const ran = await run(context, importGrants, input)
    return ran.ok ? { ...given, grants: ran.output } : data({ ...given, problem: ran.problem }, { status: ran.problem.status })
  }
  const ran = await run(context, importRoles, input)
  return ran.ok ? { ...given, roles: ran.output } : data({ ...given, problem: ran.problem }, { status: ran.problem.status })
}

/** Roles and grants leave as files and come back from them: first a look at what would change, then the change. */
export default function Exchange() {
  const { t } = useWords()
  const answer = useActionData<Answer>()
  return (
    <>
      <Heading title={t('access.exchange')} />
      <Part kind="roles" title={t('access.exchange-roles')} formats={['json', 'yaml', 'csv']} path="role-file" answer={answer}>
        {answer?.roles ? <RolesOutcome outcome={answer.roles} /> : null}
      </Part>
      <Part kind="grants" title={t('access.exchange-grants')} formats={['json', 'csv']} path="grant-file" answer={answer}>
        {answer?.grants ? <FileOutcome outcome={answer.grants} /> : null}
      </Part>
    </>
  )
}

type PartProps = {
  kind: Kind
  title: string
  formats: readonly string[]
  path: string
  answer: Answer | undefined
  children: ReactNode
}

function Part({ kind, title, formats, path, answer: any, children }: PartProps) {
  const { t } = useWords()
  const answer = any?.kind === kind ? any : undefined
  const looked = answer?.roles?.dryRun ?? answer?.grants?.dryRun
  return (
    <section className={css.card} aria-labelledby={kind}>
      <h2 id={kind}>{title}</h2>
      <p className={css.quiet}>
        {t('access.export')}{' '}
        {formats.map((format) => (
          <span key={format}>
            <a href={`/api/v1/access/${path}?format=${format}`} download>
              {format.toUpperCase()}
            </a>{' '}
          </span>
        ))}
      </p>
      <FormProblem problem={answer?.problem} />
      {looked === false ? <p role="status">{t('access.file-applied')}</p> : null}
      {children}
      <Form method="post" encType="multipart/form-data" className={css.form} preventScrollReset>
        <input type="hidden" name="kind" value={kind} />
        <label>
          {t('access.file-text')}
          <textarea name="text" rows={8} dir="ltr" spellCheck={false} defaultValue={answer?.text} key={answer?.text} />
        </label>
        <label>
          {t('access.file-choose')}
          <input type="file" name="file" accept=".json,.yaml,.yml,.csv" />
        </label>
        <label>
          {t('access.file-format')}
          <select name="format" defaultValue={answer?.format}>
            {formats.map((format) => (
              <option key={format} value={format}>
                {format.toUpperCase()}
              </option>
            ))}
          </select>
        </label>
        <label className={css.choice}>
          <input type="checkbox" name="replace" value="yes" defaultChecked={answer?.replace} />
          <span>{t('access.file-replace')}</span>
        </label>
        <p className={css.row}>
          <Button type="submit" name="step" value="look" look={looked ? 'plain' : 'solid'}>
            {t('access.look-first')}
          </Button>
          {looked ? (
            <Button type="submit" name="step" value="apply" look="solid">
              {t('access.file-apply')}
            </Button>
          ) : null}
        </p>
      </Form>
    </section>
  )
}

function RolesOutcome({ outcome: { dryRun, made, removed, differences } }: { outcome: Roles }) {
  const { t } = useWords()
  const isEmpty = made.length + removed.length + differences.length === 0
  return (
    <div aria-live="polite">
      <h3>{t(dryRun ? 'access.would-change' : 'access.has-changed')}</h3>
      {isEmpty ? <p>{t('access.no-change')}</p> : null}
      <ul className={css.diff} data-kind="added">
        {made.map((key) => (
          <li key={key}>{key}</li>
        ))}
      </ul>
      <ul className={css.diff} data-kind="removed">
        {removed.map((key) => (
          <li key={key}>{key}</li>
        ))}
      </ul>
      <ul className={css.diff} data-kind="changed" dir="ltr">
        {differences.map(({ role, field, before, after }) => (
          <li key={`${role} ${field}`}>
            {role}.{field}: {before.map((line) => `− ${line}`).join(' ')} {after.map((line) => `+ ${line}`).join(' ')}
          </li>
        ))}
      </ul>
    </div>
  )
}
