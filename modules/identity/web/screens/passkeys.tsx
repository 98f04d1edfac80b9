import { ask, run } from '@guildhall/kernel/page'
import { Button, EmptyState, FormProblem, fieldError, PageHead, type ShownProblem, Time, useSite, useWords } from '@guildhall/ui'
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'
import { useEffect, useRef, useState } from 'react'
import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useFetcher,
  useLoaderData,
} from 'react-router'
import { addPasskey, beginPasskey, listPasskeys, type Passkey, removePasskey, renamePasskey } from '../../contract/index.ts'
import css from './key-list.module.css'

type Answer = { problem?: ShownProblem; options?: PublicKeyCredentialCreationOptionsJSON; done?: true }

export const loader = ({ context }: LoaderFunctionArgs) => ask(context, listPasskeys, {})

export async function action({ context, request }: ActionFunctionArgs) {
  const form = Object.fromEntries(await request.formData()) as Record<string, string>
  const ran = await {
    begin: () => run(context, beginPasskey, {}),
    add: () => run(context, addPasskey, { name: form.name, response: JSON.parse(form.response ?? '{}') }),
    rename: () => run(context, renamePasskey, { passkey: form.passkey, name: form.name }),
    remove: () => run(context, removePasskey, { passkey: form.passkey }),
  }[form.intent as 'begin' | 'add' | 'rename' | 'remove']()
  if (!ran.ok) return data({ problem: ran.problem }, { status: ran.problem.status })
  return data('options' in ran.output ? { options: ran.output.options } : { done: true })
}

/** The account's passkeys for this community. */
export default function Passkeys() {
  const { t } = useWords()
  const { name } = useSite()
  const { items } = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  return (
    <div className={css.page}>
      <PageHead title={t('identity.passkeys')} site={name} robots="noindex" />
      <h1>{t('identity.passkeys')}</h1>
      <FormProblem problem={answer?.problem} />
      {items.length === 0 ? <EmptyState title={t('identity.passkeys-none')} text={t('identity.passkeys-hint')} /> : null}
      <ul className={css.list}>
        {items.map((passkey) => (
          <Item key={passkey.id} {...passkey} />
        ))}
      </ul>
      <Add />
    </div>
  )
}

function Item({ id, name, createdAt }: Passkey) {
  const { t } = useWords()
  return (
    <li className={css.item}>
      <Form method="post" className={css.what}>
        <input type="hidden" name="passkey" value={id} />
        <span className={css.field}>
          <input name="name" defaultValue={name} required maxLength={80} aria-label={t('identity.passkey-name')} />
        </span>
        <span className={css.hint}>
          <Time at={createdAt} />
        </span>
        <Button type="submit" name="intent" value="rename" size="small" className={css.send}>
          {t('identity.passkey-rename')}
        </Button>
      </Form>
      <Form method="post">
        <input type="hidden" name="passkey" value={id} />
        <Button type="submit" name="intent" value="remove" aria-label={`${t('identity.passkey-remove')}: ${name}`}>
          {t('identity.passkey-remove')}
        </Button>
      </Form>
    </li>
  )
}

function Add() {
  const { t } = useWords()
  const fetcher = useFetcher<Answer>()
  const name = useRef<HTMLInputElement>(null)
  const [failed, setFailed] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer of the server is acted on once
  useEffect(() => {
    const options = fetcher.data?.options
    if (!options) return
    made(options).then(
      (response) => fetcher.submit({ intent: 'add', name: name.current?.value ?? '', response }, { method: 'post' }),
      () => setFailed(true),
    )
  }, [fetcher.data])
  return (
    <fetcher.Form method="post" className={css.card} onSubmit={() => setFailed(false)}>
      <h2>{t('identity.passkey-add')}</h2>
      <FormProblem problem={fetcher.data?.problem} />
      <div className={css.field}>
        <label htmlFor="passkey-name">{t('identity.passkey-name')}</label>
        <input id="passkey-name" ref={name} name="name" required maxLength={80} autoComplete="off" />
        {fieldError(fetcher.data?.problem, 'name')}
      </div>
      <p role="alert" className={css.hint}>
        {failed ? t('identity.passkey-failed') : null}
      </p>
      <Button type="submit" name="intent" value="begin" look="solid" className={css.send} disabled={fetcher.state !== 'idle'}>
        {t('identity.passkey-add')}
      </Button>
    </fetcher.Form>
  )
}

async function made(optionsJSON: PublicKeyCredentialCreationOptionsJSON): Promise<string> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  return JSON.stringify(await startRegistration({ optionsJSON }))
}
