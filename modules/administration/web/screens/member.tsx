import { ask, refused, run } from '@guildhall/kernel/page'
import { AdminEdit, Button, EditField, EditSection, FormProblem, type ShownProblem, Time, useWords } from '@guildhall/ui'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import {
  editMember,
  type ManagedMember,
  reactivateMember,
  removeMember,
  showMember,
  suspendMember,
} from '../../contract/index.ts'
import { Heading } from '../parts/heading.tsx'
import css from '../parts/members.module.css'
import { StatusTag } from '../parts/status-tag.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  return { member: await ask(context, showMember, { member: String(params.member) }) }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const member = String(params.member)
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const reason = text('reason') || undefined
  const steps = {
    suspend: () => run(context, suspendMember, { member, reason }),
    reactivate: () => run(context, reactivateMember, { member }),
    remove: () => run(context, removeMember, { member, reason }),
    save: () =>
      run(context, editMember, {
        member,
        displayName: text('displayName'),
        headline: text('headline'),
        roles: form.has('roles-shown') ? form.getAll('roles').map(String) : undefined,
      }),
  }
  const step = text('step') as keyof typeof steps
  const ran = await (steps[step] ?? steps.save)()
  if (!ran.ok) return refused(ran.problem)
  throw redirect(step === 'remove' ? '/admin/users' : `/admin/users/${member}`)
}

/** One member: who they are here, what they may do and why, and what may be done about it. */
export default function Member() {
  const { t } = useWords()
  const { member } = useLoaderData<typeof loader>()
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  return (
    <>
      <Heading title={member.displayName} trail={[{ to: '/admin/users', label: t('administration.members') }]}>
        <StatusTag status={member.status} />
      </Heading>
      {member.may.edit ? <Profile member={member} problem={problem} /> : <FormProblem problem={problem} />}
      <Facts member={member} />
      <Rights member={member} />
      {member.may.suspend || member.may.reactivate || member.may.remove ? <Standing member={member} /> : null}
    </>
  )
}

function Facts({ member }: { member: ManagedMember }) {
  const { t } = useWords()
  return (
    <dl className={css.facts}>
      <div>
        <dt>{t('administration.email')}</dt>
        <dd dir="ltr">{member.email ?? '–'}</dd>
      </div>
      <div>
        <dt>{t('administration.joined')}</dt>
        <dd>
          <Time at={member.joinedAt} />
        </dd>
      </div>
      <div>
        <dt>{t('administration.seen')}</dt>
        <dd>
          <Time at={member.lastSeenAt} />
        </dd>
      </div>
      <div>
        <dt>{t('administration.sessions')}</dt>
        <dd>{member.sessions}</dd>
      </div>
    </dl>
  )
}

function Profile({ member, problem }: { member: ManagedMember; problem?: ShownProblem }) {
  const { t } = useWords()
  const version = JSON.stringify([member.displayName, member.headline, member.choices])
  return (
    <AdminEdit problem={problem} version={version}>
      <EditSection title={t('administration.profile')}>
        <EditField name="displayName" label={t('administration.name')}>
          {(field) => <input {...field} defaultValue={member.displayName} required maxLength={80} />}
        </EditField>
        <EditField name="headline" label={t('administration.headline')}>
          {(field) => <input {...field} defaultValue={member.headline} maxLength={160} />}
        </EditField>
      </EditSection>
      <EditSection title={t('administration.roles')} text={t('administration.roles-text')}>
        <input type="hidden" name="roles-shown" value="1" />
        {member.choices.map(({ key, name, summary, held, changeable }) => (
          <label key={key} className={css.choice}>
            <input type="checkbox" name="roles" value={key} defaultChecked={held} disabled={!changeable} />
            <span>{name}</span>
            {summary ? <small>{summary}</small> : null}
          </label>
        ))}
      </EditSection>
    </AdminEdit>
  )
}

function Rights({ member }: { member: ManagedMember }) {
  const { t } = useWords()
  if (member.grants.length === 0) return null
  return (
    <section className={css.card}>
      <h2>{t('administration.rights')}</h2>
      <ul>
        {member.grants.map(({ role, permission, name, source, expiresAt }) => (
          <li key={`${role} ${permission} ${source}`}>
            <strong>{name}</strong> · {source === 'role' ? t('administration.by-hand') : source}
            {expiresAt ? (
              <>
                {' '}
                · {t('administration.until')} <Time at={expiresAt} />
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Standing({ member: { may } }: { member: ManagedMember }) {
  const { t } = useWords()
  return (
    <section className={`${css.card} ${css.warning}`}>
      <h2>{t('administration.standing')}</h2>
      {may.reactivate ? (
        <Form method="post">
          <Button type="submit" name="step" value="reactivate">
            {t('administration.reactivate')}
          </Button>
        </Form>
      ) : null}
      {may.suspend ? (
        <Form method="post" className={css.danger}>
          <input
            name="reason"
            aria-label={t('administration.reason')}
            placeholder={t('administration.reason')}
            required
            minLength={3}
          />
          <Button type="submit" name="step" value="suspend">
            {t('administration.suspend')}
          </Button>
        </Form>
      ) : null}
      {may.remove ? (
        <details>
          <summary>{t('administration.remove')}</summary>
          <p>{t('administration.remove-text')}</p>
          <Form method="post" className={css.danger}>
            <input name="reason" aria-label={t('administration.reason')} placeholder={t('administration.reason')} minLength={3} />
            <Button type="submit" name="step" value="remove">
              {t('administration.remove-sure')}
            </Button>
          </Form>
        </details>
      ) : null}
    </section>
  )
}
