import { ask, refused, run } from '@guildhall/kernel/page'
import { FormProblem, fieldError, PageHead, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { addProvider, editProvider, listProviders, type Provider } from '../../contract/index.ts'
import { OidcFields, SamlFields } from '../parts/provider-fields.tsx'
import { providerWishes } from '../parts/provider-wishes.ts'
import css from './key-list.module.css'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { items, roles } = await ask(context, listProviders, {})
  const kind = params.provider === 'new-oidc' ? 'oidc' : params.provider === 'new-saml' ? 'saml' : null
  const provider = kind ? null : (items.find(({ id }) => id === params.provider) ?? null)
  if (!kind && !provider) throw data(null, { status: 404 })
  return { kind: kind ?? (provider as Provider).kind, provider, roles }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const wishes = providerWishes(await request.formData(), { isNew: params.provider?.startsWith('new-') === true })
  const ran = params.provider?.startsWith('new-')
    ? await run(context, addProvider, wishes)
    : await run(context, editProvider, { provider: params.provider, ...wishes })
  if (!ran.ok) return refused(ran.problem)
  throw redirect('/admin/providers')
}

/** One provider: who it is, and what it is trusted with. */
export default function ProviderScreen() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const { kind, provider, roles } = useLoaderData<typeof loader>()
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  const title = provider ? provider.name : t(`identity.provider-add-${kind}`)
  const list = (domains: readonly string[] | undefined) => domains?.join(', ') ?? ''
  return (
    <Themed locale={locale}>
      <div className={css.page}>
        <PageHead title={title} site={name} robots="noindex" />
        <h1>{title}</h1>
        <Form method="post" className={css.card}>
          <FormProblem problem={problem} />
          <input type="hidden" name="kind" value={kind} />
          <TextInput
            name="name"
            label={t('identity.provider-name')}
            description={t('identity.provider-name-hint')}
            defaultValue={provider?.name}
            error={fieldError(problem, 'name')}
            required
            withAsterisk={false}
            maxLength={80}
          />
          {kind === 'oidc' ? (
            <OidcFields oidc={provider?.oidc} problem={problem} />
          ) : (
            <SamlFields saml={provider?.saml} problem={problem} />
          )}
          <h2>{t('identity.provider-who')}</h2>
          <TextInput
            name="emailDomains"
            label={t('identity.email-domains')}
            description={t('identity.email-domains-hint')}
            placeholder="example.org"
            defaultValue={list(provider?.emailDomains)}
            error={fieldError(problem, 'emailDomains')}
            dir="ltr"
          />
          <TextInput
            name="trustedDomains"
            label={t('identity.trusted-domains')}
            description={t('identity.trusted-domains-hint')}
            defaultValue={list(provider?.trustedDomains)}
            error={fieldError(problem, 'trustedDomains')}
            dir="ltr"
          />
          <Checkbox
            name="takesNewcomers"
            label={t('identity.takes-newcomers')}
            description={t('identity.takes-newcomers-hint')}
            defaultChecked={provider?.takesNewcomers ?? true}
          />
          <NativeSelect
            name="newcomerRole"
            label={t('identity.newcomer-role')}
            defaultValue={provider?.newcomerRole ?? ''}
            error={fieldError(problem, 'newcomerRole')}
            data={[
              { value: '', label: t('identity.newcomer-role-usual') },
              ...roles.map(({ key, name: label }) => ({ value: key, label })),
            ]}
          />
          <Button type="submit" className={css.send}>
            {provider ? t('identity.provider-save') : t('identity.provider-add')}
          </Button>
        </Form>
      </div>
    </Themed>
  )
}
