import { ask, refused, run } from '@guildhall/kernel/page'
import {
  AdminEdit,
  Button,
  EditField,
  EditSection,
  FormProblem,
  PermissionGate,
  type ShownProblem,
  useWords,
} from '@guildhall/ui'
import { type FormEvent, useState } from 'react'
import {
  type ActionFunctionArgs,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { chooseDefaultRole, deleteRole, editRole, type Role, saveTemplate, showMatrix } from '../../contract/index.ts'
import css from '../parts/access.module.css'
import { Heading } from '../parts/heading.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { roles, groups } = await ask(context, showMatrix, {})
  const role = roles.find(({ key }) => key === params.role)
  if (!role) throw new Response(null, { status: 404 })
  const rights = groups.map(({ module, permissions }) => ({
    module,
    permissions: permissions.map(({ permission, summary }) => ({ permission, summary })),
  }))
  return { role, roles, groups: rights }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const role = String(params.role)
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const step = text('step')
  if (step === 'remove') {
    const ran = await run(context, deleteRole, { role })
    if (!ran.ok) return refused(ran.problem)
    throw redirect('/admin/roles')
  }
  if (step === 'keep') {
    const kept = await run(context, saveTemplate, { role, name: text('template') })
    if (!kept.ok) return refused(kept.problem)
    throw redirect('/admin/roles')
  }
  const ran =
    step === 'default'
      ? await run(context, chooseDefaultRole, { role })
      : await run(context, editRole, {
          role,
          name: text('name'),
          summary: text('summary'),
          permissions: [...form.getAll('permission').map(String), ...patternsIn(text('patterns'))],
          inherits: form.getAll('inherits').map(String),
        })
  if (!ran.ok) return refused(ran.problem)
  throw redirect(`/admin/roles/${role}`)
}

const patternsIn = (text: string) => text.split(/\s+/).filter(Boolean)

/** One role: what it is called, what it may do, and what that comes to. */
export default function RoleScreen() {
  const { t } = useWords()
  const { role } = useLoaderData<typeof loader>()
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  return (
    <>
      <Heading title={role.name}>
        <Link to="/admin/roles">{t('access.roles')}</Link>
      </Heading>
      {role.may.edit ? (
        <Edit role={role} problem={problem} />
      ) : (
        <>
          <FormProblem problem={problem} />
          <p>{t('access.beyond')}</p>
          <ComesTo rights={role.effective} />
        </>
      )}
      {role.may.edit && !role.isDefault && !role.isVisitor ? <MakeDefault /> : null}
      <PermissionGate needs="access.role.manage">
        <Keep name={role.name} />
      </PermissionGate>
      {role.may.remove ? <Remove role={role} /> : null}
    </>
  )
}

function Edit({ role, problem }: { role: Role; problem?: ShownProblem }) {
  const { t } = useWords()
  const { roles, groups } = useLoaderData<typeof loader>()
  const [live, setLive] = useState<readonly string[] | null>(null)
  const known = groups.flatMap(({ permissions }) => permissions.map(({ permission }) => permission))
  const patterns = role.permissions.filter((each) => !known.includes(each))
  const follow = (event: FormEvent) => {
    const form = (event.target as HTMLElement).closest('form')
    if (form) setLive(sumOf(new FormData(form), roles))
  }
  return (
    <div onInput={follow}>
      <AdminEdit problem={problem} version={JSON.stringify(role)}>
        <EditSection title={t('access.roles')}>
          <EditField name="name" label={t('access.name')}>
            {(field) => <input {...field} defaultValue={role.name} required maxLength={80} />}
          </EditField>
          <EditField name="summary" label={t('access.summary')}>
            {(field) => <input {...field} defaultValue={role.summary} maxLength={300} />}
          </EditField>
        </EditSection>
        <EditSection title={t('access.inherits')}>
          {roles
            .filter(({ key }) => key !== role.key)
            .map(({ key, name, summary }) => (
              <Choice key={key} name="inherits" value={key} isOn={role.inherits.includes(key)} label={name} hint={summary} />
            ))}
        </EditSection>
        {groups.map(({ module, permissions }) => (
          <EditSection key={module} title={`${t('access.rights')}: ${module}`}>
            {permissions.map(({ permission, summary }) => (
              <Choice
                key={permission}
                name="permission"
                value={permission}
                isOn={role.permissions.includes(permission)}
                label={summary}
                hint={permission}
              />
            ))}
          </EditSection>
        ))}
        <EditSection title={t('access.patterns')}>
          <EditField name="patterns" label={t('access.patterns')} hint={t('access.patterns-hint')}>
            {(field) => <textarea {...field} dir="ltr" rows={3} defaultValue={patterns.join('\n')} />}
          </EditField>
        </EditSection>
        <ComesTo rights={live ?? role.effective} />
      </AdminEdit>
    </div>
  )
}

/** Its own rights and those of the roles it inherits from, as they are saved. */
function sumOf(form: FormData, roles: readonly Role[]): string[] {
  const inherited = form.getAll('inherits').flatMap((key) => roles.find((role) => role.key === key)?.effective ?? [])
  const own = [...form.getAll('permission').map(String), ...patternsIn(String(form.get('patterns') ?? ''))]
  return [...new Set([...own, ...inherited])].sort()
}

function Choice({ name, value, isOn, label, hint }: { name: string; value: string; isOn: boolean; label: string; hint: string }) {
  return (
    <label className={css.choice}>
      <input type="checkbox" name={name} value={value} defaultChecked={isOn} />
      <span>{label}</span>
      {hint ? <small>{hint}</small> : null}
    </label>
  )
}

function ComesTo({ rights }: { rights: readonly string[] }) {
  const { t } = useWords()
  return (
    <section className={css.card} aria-live="polite">
      <h2>{t('access.comes-to')}</h2>
      {rights.length === 0 ? (
        <p>{t('access.nothing')}</p>
      ) : (
        <ul className={css.list} dir="ltr">
          {rights.map((right) => (
            <li key={right}>{right}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

function MakeDefault() {
  const { t } = useWords()
  return (
    <Form method="post">
      <Button type="submit" name="step" value="default">
        {t('access.make-default')}
      </Button>
    </Form>
  )
}

function Keep({ name }: { name: string }) {
  const { t } = useWords()
  return (
    <Form method="post" className={`${css.card} ${css.row}`}>
      <label>
        {t('access.template-save')}
        <input name="template" required maxLength={80} defaultValue={name} />
      </label>
      <Button type="submit" name="step" value="keep">
        {t('access.save')}
      </Button>
    </Form>
  )
}

function Remove({ role }: { role: Role }) {
  const { t } = useWords()
  return (
    <details className={css.card}>
      <summary>{t('access.delete')}</summary>
      <p>{t('access.delete-hint', { count: role.members })}</p>
      <Form method="post">
        <Button type="submit" name="step" value="remove">
          {t('access.delete')}
        </Button>
      </Form>
    </details>
  )
}
