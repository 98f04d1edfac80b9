import { ask, run } from '@guildhall/kernel/page'
import {
  Button,
  EmptyState,
  FormProblem,
  fieldError,
  PageHead,
  type ShownProblem,
  Tag,
  Time,
  useSite,
  useWords,
} from '@guildhall/ui'
import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { type ApiKey, createApiKey, listApiKeys, revokeApiKey, showMe } from '../../contract/index.ts'
import css from './key-list.module.css'

type Answer = { problem?: ShownProblem; key?: string }

export async function loader({ context }: LoaderFunctionArgs) {
  const [{ items }, { permissions }] = await Promise.all([ask(context, listApiKeys, {}), ask(context, showMe, {})])
  return { items, permissions }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  if (form.get('intent') === 'revoke') {
    const ran = await run(context, revokeApiKey, { key: String(form.get('key')) })
    if (!ran.ok) return data<Answer>({ problem: ran.problem }, { status: ran.problem.status })
    throw redirect('/settings/api-keys')
  }
  const days = Number(form.get('days'))
  const scopes = form.getAll('scopes').map(String)
  const ran = await run(context, createApiKey, { name: String(form.get('name')), scopes, ...(days > 0 ? { days } : {}) })
  return ran.ok ? data<Answer>({ key: ran.output.key }) : data<Answer>({ problem: ran.problem }, { status: ran.problem.status })
}

/** Keys for scripts: what there is, a new one, an end to one. */
export default function ApiKeys() {
  const { t } = useWords()
  const { name } = useSite()
  const { items, permissions } = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  return (
    <div className={css.page}>
      <PageHead title={t('identity.api-keys')} site={name} robots="noindex" />
      <h1>{t('identity.api-keys')}</h1>
      {answer?.key ? (
        <div role="status" className={css.card}>
          <strong>{t('identity.api-key-created')}</strong>
          <code className={css.key}>{answer.key}</code>
        </div>
      ) : null}
      {items.length === 0 ? (
        <EmptyState title={t('identity.api-keys-none')} text={t('identity.api-keys-hint')} />
      ) : (
        <List keys={items} />
      )}
      <NewKey permissions={permissions} problem={answer?.problem} />
    </div>
  )
}

function List({ keys }: { keys: readonly ApiKey[] }) {
  const { t } = useWords()
  return (
    <ul className={css.list}>
      {keys.map((key) => (
        <li key={key.id} className={css.item}>
          <div className={css.what}>
            <strong>{key.name}</strong>
            <code dir="ltr">{key.prefix}…</code>
            <span className={css.scopes}>
              {key.scopes.map((scope) => (
                <Tag key={scope}>{scope}</Tag>
              ))}
            </span>
            <span className={css.hint}>
              {key.lastUsedAt ? t('identity.api-key-used') : t('identity.api-key-unused')}{' '}
              {key.lastUsedAt ? <Time at={key.lastUsedAt} /> : null}
            </span>
          </div>
          <Form method="post">
            <input type="hidden" name="key" value={key.id} />
            <Button type="submit" name="intent" value="revoke" aria-label={`${t('identity.api-key-revoke')}: ${key.name}`}>
              {t('identity.api-key-revoke')}
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  )
}

function NewKey({ permissions, problem }: { permissions: readonly string[]; problem: ShownProblem | undefined }) {
  const { t } = useWords()
  return (
    <Form method="post" className={css.card}>
      <h2>{t('identity.api-key-new')}</h2>
      <FormProblem problem={problem} />
      <div className={css.field}>
        <label htmlFor="key-name">{t('identity.api-key-name')}</label>
        <input id="key-name" name="name" required maxLength={80} autoComplete="off" />
        {fieldError(problem, 'name')}
      </div>
      <fieldset className={css.choices}>
        <legend>{t('identity.api-key-scopes')}</legend>
        {permissions.map((permission) => (
          <label key={permission} className={css.choice}>
            <input type="checkbox" name="scopes" value={permission} /> <code dir="ltr">{permission}</code>
          </label>
        ))}
        {fieldError(problem, 'scopes')}
      </fieldset>
      <div className={css.field}>
        <label htmlFor="key-days">{t('identity.api-key-ends')}</label>
        <select id="key-days" name="days" defaultValue="90">
          {[30, 90, 365].map((count) => (
            <option key={count} value={count}>
              {t('identity.api-key-days', { count })}
            </option>
          ))}
        </select>
      </div>
      <Button type="submit" name="intent" value="create" look="solid" className={css.send}>
        {t('identity.api-key-create')}
      </Button>
    </Form>
  )
}
