import { ask, refused, run } from '@guildhall/kernel/page'
import { Button, FormProblem, type ShownProblem, useWords } from '@guildhall/ui'
import type { ReactNode } from 'react'
import { type ActionFunctionArgs, Form, Link, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { revokeGrants, setMatrix, showUse } from '../../contract/index.ts'
import css from '../parts/access.module.css'
import { Heading } from '../parts/heading.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => ask(context, showUse, {})

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const ran =
    text('step') === 'revoke'
      ? await run(context, revokeGrants, { grants: [text('grant')] })
      : await run(context, setMatrix, { changes: [{ role: text('role'), permission: text('permission'), granted: false }] })
  return ran.ok ? { done: true } : refused(ran.problem)
}

/** Which rights lie idle and which are in too many hands, and one click to mend it. */
export default function Use() {
  const { t } = useWords()
  const { days, unused, idleGrants, crowded } = useLoaderData<typeof loader>()
  const answer = useActionData<{ problem?: ShownProblem; done?: boolean }>()
  const last = (day: string | null) => (day ? t('access.use-last', { day }) : t('access.use-never'))
  return (
    <>
      <Heading title={t('access.use')} />
      <FormProblem problem={answer?.problem} />
      <div role="status">{answer?.done ? <p className={css.quiet}>{t('access.saved')}</p> : null}</div>
      <Part title={t('access.use-unused', { days })} text={t('access.use-unused-text')} isEmpty={unused.length === 0}>
        {unused.map(({ permission, summary, holders, lastUsed, roles }) => (
          <li key={permission}>
            {summary} <small dir="ltr">{permission}</small>
            <small>
              {t('access.members', { count: holders })}, {last(lastUsed)}
            </small>
            {roles
              .filter(({ mayTake }) => mayTake)
              .map(({ key, name }) => (
                <Form method="post" key={key} preventScrollReset>
                  <input type="hidden" name="role" value={key} />
                  <input type="hidden" name="permission" value={permission} />
                  <Button type="submit" size="small">
                    {t('access.use-take', { role: name })}
                  </Button>
                </Form>
              ))}
          </li>
        ))}
      </Part>
      <Part title={t('access.use-idle')} isEmpty={idleGrants.length === 0}>
        {idleGrants.map(({ id, memberId, holder, permission, lastUsed, may }) => (
          <li key={id}>
            <Link to={`/admin/users/${memberId}`}>{holder}</Link> <small dir="ltr">{permission}</small>
            <small>{last(lastUsed)}</small>
            {may.revoke ? (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="grant" value={id} />
                <Button type="submit" name="step" value="revoke" size="small">
                  {t('access.take-back')}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </Part>
      <Part title={t('access.use-crowded')} isEmpty={crowded.length === 0}>
        {crowded.map(({ permission, summary, holders, members, roles }) => (
          <li key={permission}>
            {summary} <small dir="ltr">{permission}</small>
            <small>{t('access.use-crowded-line', { holders, members, roles: roles.map(({ name }) => name).join(', ') })}</small>
            {roles.map(({ key, name }) => (
              <Link key={key} to={`/admin/roles/${key}`}>
                {name}{' '}
              </Link>
            ))}
          </li>
        ))}
      </Part>
    </>
  )
}

function Part({ title, text, isEmpty, children }: { title: string; text?: string; isEmpty: boolean; children: ReactNode }) {
  const { t } = useWords()
  return (
    <section className={css.card}>
      <h2>{title}</h2>
      {text ? <p className={css.quiet}>{text}</p> : null}
      {isEmpty ? <p>{t('access.use-fine')}</p> : <ul className={css.uses}>{children}</ul>}
    </section>
  )
}
