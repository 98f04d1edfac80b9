import { ask, refused, run } from '@guildhall/kernel/page'
import { Button, FormProblem, PermissionGate, type ShownProblem, Tag, useWords } from '@guildhall/ui'
import {
  type ActionFunctionArgs,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { createRole, deleteTemplate, listTemplates, type Role, setMatrix, showMatrix } from '../../contract/index.ts'
import css from '../parts/access.module.css'
import { Heading } from '../parts/heading.tsx'
import { Matrix } from '../parts/matrix.tsx'
import { changesBetween } from '../parts/matrix-changes.ts'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const q = new URL(request.url).searchParams.get('q')?.trim() ?? ''
  const [matrix, templates] = await Promise.all([ask(context, showMatrix, q ? { q } : {}), ask(context, listTemplates, {})])
  return { matrix, templates: templates.items.map(({ id, name, summary, may }) => ({ id, name, summary, may })), q }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim() || undefined
  if (form.get('step') === 'make') {
    const made = await run(context, createRole, { name: text('name'), summary: text('summary'), template: text('template') })
    if (!made.ok) return refused(made.problem)
    throw redirect(`/admin/roles/${made.output.key}`)
  }
  if (form.get('step') === 'forget') {
    const gone = await run(context, deleteTemplate, { template: text('template') })
    return gone.ok ? { done: true } : refused(gone.problem)
  }
  const changes = changesBetween(String(form.get('was') ?? ''), form.getAll('cell').map(String))
  if (changes.length === 0) return { done: true }
  const ran = await run(context, setMatrix, { changes })
  return ran.ok ? { done: true } : refused(ran.problem)
}

/** Every role, and who may do what. */
export default function Roles() {
  const { t } = useWords()
  const { matrix, q } = useLoaderData<typeof loader>()
  const result = useActionData<{ problem?: ShownProblem; done?: boolean }>()
  return (
    <>
      <Heading title={t('access.roles')} />
      <FormProblem problem={result?.problem} />
      <div role="status">{result?.done ? <p className={css.quiet}>{t('access.saved')}</p> : null}</div>
      <ul className={css.roles}>
        {matrix.roles.map((role) => (
          <RoleCard key={role.key} role={role} />
        ))}
      </ul>
      <PermissionGate needs="access.role.manage">
        <NewRole />
        <SavedTemplates />
      </PermissionGate>
      <section className={css.card} aria-labelledby="matrix">
        <h2 id="matrix">{t('access.matrix')}</h2>
        <Notes />
        <Form method="get" role="search" className={css.form}>
          <div className={css.row}>
            <label>
              {t('access.filter')}
              <input type="search" name="q" defaultValue={q} maxLength={80} />
            </label>
            <Button type="submit">{t('access.filter-go')}</Button>
          </div>
        </Form>
        {matrix.groups.length === 0 ? <p>{t('access.no-match')}</p> : <Matrix {...matrix} />}
        <Exports />
      </section>
    </>
  )
}

function RoleCard({ role }: { role: Role }) {
  const { t } = useWords()
  return (
    <li className={css.role}>
      <Link to={`/admin/roles/${role.key}`}>
        <strong>{role.name}</strong>
      </Link>
      {role.summary ? <p>{role.summary}</p> : null}
      <p className={css.quiet}>{role.isVisitor ? t('access.visitor') : t('access.members', { count: role.members })}</p>
      {role.isDefault ? <Tag>{t('access.default')}</Tag> : null}
    </li>
  )
}

function NewRole() {
  const { t } = useWords()
  const { templates } = useLoaderData<typeof loader>()
  return (
    <details className={css.card}>
      <summary>{t('access.new-role')}</summary>
      <Form method="post" className={css.form}>
        <label>
          {t('access.name')}
          <input name="name" required maxLength={80} />
        </label>
        <label>
          {t('access.summary')}
          <input name="summary" maxLength={300} />
        </label>
        <label>
          {t('access.template')}
          <select name="template">
            <option value="">{t('access.nothing')}</option>
            {templates.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" name="step" value="make" look="solid">
          {t('access.make')}
        </Button>
      </Form>
    </details>
  )
}

function SavedTemplates() {
  const { t } = useWords()
  const saved = useLoaderData<typeof loader>().templates.filter(({ may }) => may.remove)
  if (saved.length === 0) return null
  return (
    <details className={css.card}>
      <summary>{t('access.template-saved')}</summary>
      {saved.map(({ id, name }) => (
        <Form key={id} method="post">
          <input type="hidden" name="template" value={id} />
          <Button type="submit" name="step" value="forget" size="small">
            {t('access.template-delete', { name })}
          </Button>
        </Form>
      ))}
    </details>
  )
}

function Notes() {
  const { t } = useWords()
  const { unused, idleRoles, roles } = useLoaderData<typeof loader>().matrix
  const named = idleRoles.map((key) => roles.find((role) => role.key === key)?.name ?? key)
  return (
    <>
      {unused.length > 0 ? <p className={css.quiet}>{t('access.unused', { rights: unused.join(', ') })}</p> : null}
      {named.length > 0 ? <p className={css.quiet}>{t('access.idle', { roles: named.join(', ') })}</p> : null}
    </>
  )
}

function Exports() {
  const { t } = useWords()
  return (
    <p className={css.quiet}>
      {t('access.export')}{' '}
      {['json', 'yaml', 'csv'].map((format) => (
        <span key={format}>
          <a href={`/api/v1/access/role-file?format=${format}`} download>
            {format.toUpperCase()}
          </a>{' '}
        </span>
      ))}
    </p>
  )
}
