import { ask, refused, run } from '@guildhall/kernel/page'
import { Button, EmptyState, FormProblem, PageHead, type ShownProblem, Time, useSite, useWords } from '@guildhall/ui'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { listDevices, registerDevice, removeDevice, showPushKey } from '../../contract/index.ts'
import css from '../parts/preferences.module.css'
import { PushSwitch } from '../parts/push-switch.tsx'

export async function loader({ context }: LoaderFunctionArgs) {
  const [{ items }, { publicKey }] = [await ask(context, listDevices, {}), await ask(context, showPushKey, {})]
  return { items, publicKey }
}

/** Posted to by the page, and by the service worker when the browser has renewed its subscription. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const keys = { p256dh: text('p256dh'), auth: text('auth') }
  const given = {
    kind: 'web-push',
    endpoint: text('endpoint'),
    keys,
    label: text('label'),
    replaces: text('replaces') || undefined,
  }
  const ran =
    form.get('intent') === 'register'
      ? await run(context, registerDevice, given)
      : await run(context, removeDevice, { id: form.get('id') })
  return ran.ok ? { done: true, problem: undefined } : refused(ran.problem)
}

/** The browsers and apps that take one's pushes. */
export default function Devices() {
  const { t } = useWords()
  const { name } = useSite()
  const { items, publicKey } = useLoaderData<typeof loader>()
  const answer = useActionData<{ problem?: ShownProblem }>()
  return (
    <>
      <PageHead title={t('notices.devices')} site={name} robots="noindex" />
      <h1>{t('notices.devices')}</h1>
      {answer?.problem ? <FormProblem problem={answer.problem} /> : null}
      <section className={css.card}>
        <p className={css.hint}>{t('notices.devices-hint')}</p>
        <PushSwitch publicKey={publicKey} />
        {items.length === 0 ? <EmptyState title={t('notices.devices-none')} text={t('notices.devices-empty')} /> : null}
        <ul className={css.mutes}>
          {items.map(({ id, kind, label, createdAt, lastUsedAt }) => (
            <li key={id} className={css.line}>
              <span>
                {label || t(`notices.device-${kind}`)}
                <span className={css.hint}>
                  {' · '}
                  <Time at={lastUsedAt ?? createdAt} />
                </span>
              </span>
              <Form method="post">
                <input type="hidden" name="id" value={id} />
                <Button type="submit" size="small" name="intent" value="remove">
                  {t('notices.device-remove')}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
