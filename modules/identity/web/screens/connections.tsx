import { ask, refused, run } from '@guildhall/kernel/page'
import { Button, EmptyState, FormProblem, PageHead, type ShownProblem, Time, useSite, useWords } from '@guildhall/ui'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { type Connection, disconnectAccount, listConnections, type WayIn } from '../../contract/index.ts'
import css from './key-list.module.css'

export const loader = ({ context }: LoaderFunctionArgs) => ask(context, listConnections, {})

export async function action({ context, request }: ActionFunctionArgs) {
  const ran = await run(context, disconnectAccount, { connection: String((await request.formData()).get('connection')) })
  if (!ran.ok) return refused(ran.problem)
  throw redirect('/settings/connections')
}

/** The accounts elsewhere that open one's own here. */
export default function Connections() {
  const { t } = useWords()
  const { name } = useSite()
  const { items, more, signedInBy } = useLoaderData<typeof loader>()
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  return (
    <div className={css.page}>
      <PageHead title={t('identity.connections')} site={name} robots="noindex" />
      <h1>{t('identity.connections')}</h1>
      <p className={css.hint}>{t('identity.connections-hint', { community: name })}</p>
      {signedInBy ? <p className={css.hint}>{t('identity.connections-by', { provider: signedInBy })}</p> : null}
      <FormProblem problem={problem} />
      {items.length + more.length === 0 ? (
        <EmptyState title={t('identity.connections-none')} text={t('identity.connections-none-hint')} />
      ) : (
        <ul className={css.list}>
          {items.map((connection) => (
            <Connected key={connection.id} {...connection} />
          ))}
          {more.map((way) => (
            <Connectable key={way.id} {...way} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Connected({ id, provider, email, createdAt }: Connection) {
  const { t } = useWords()
  return (
    <li className={css.item}>
      <div className={css.what}>
        <strong>{provider}</strong>
        {email ? (
          <span className={css.hint} dir="ltr">
            {email}
          </span>
        ) : null}
        <span className={css.hint}>
          {t('identity.connected-on')} <Time at={createdAt} />
        </span>
      </div>
      <Form method="post">
        <input type="hidden" name="connection" value={id} />
        <Button type="submit" aria-label={`${t('identity.disconnect')}: ${provider}`}>
          {t('identity.disconnect')}
        </Button>
      </Form>
    </li>
  )
}

function Connectable({ id, name }: WayIn) {
  const { t } = useWords()
  return (
    <li className={css.item}>
      <div className={css.what}>
        <strong>{name}</strong>
        <span className={css.hint}>{t('identity.not-connected')}</span>
      </div>
      <form method="post" action={`/sign-in/with/${id}`}>
        <input type="hidden" name="purpose" value="connect" />
        <Button type="submit" aria-label={`${t('identity.connect')}: ${name}`}>
          {t('identity.connect')}
        </Button>
      </form>
    </li>
  )
}
