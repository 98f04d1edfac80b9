import { ask, refused, run } from '@guildhall/kernel/page'
import {
  Button,
  ButtonLink,
  EmptyState,
  FormProblem,
  PageHead,
  type ShownProblem,
  Tag,
  Time,
  useSite,
  useWords,
} from '@guildhall/ui'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { editProvider, listProviders, type Provider, removeProvider, testProvider } from '../../contract/index.ts'
import css from './key-list.module.css'
import looks from './providers.module.css'

type Finding = { ok: boolean; text: string }
type Answer = { problem?: ShownProblem; provider?: string; findings?: Finding[] }

export const loader = async ({ context }: LoaderFunctionArgs) => (await ask(context, listProviders, {})).items

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const provider = String(form.get('provider'))
  const step = form.get('step')
  if (step === 'test') {
    const ran = await run(context, testProvider, { provider })
    return ran.ok ? { provider, findings: ran.output.findings } : refused(ran.problem)
  }
  const ran =
    step === 'remove'
      ? await run(context, removeProvider, { provider })
      : await run(context, editProvider, { provider, enabled: step === 'enable' })
  return ran.ok ? {} : refused(ran.problem)
}

/** With whose accounts people may sign in here. */
export default function Providers() {
  const { t } = useWords()
  const { name } = useSite()
  const providers = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  return (
    <div className={css.page}>
      <PageHead title={t('identity.providers')} site={name} robots="noindex" />
      <h1>{t('identity.providers')}</h1>
      <p className={css.hint}>{t('identity.providers-hint')}</p>
      <FormProblem problem={answer?.problem} />
      {providers.length === 0 ? (
        <EmptyState title={t('identity.providers-none')} text={t('identity.providers-none-hint')} />
      ) : (
        providers.map((provider) => (
          <Card key={provider.id} provider={provider} findings={answer?.provider === provider.id ? answer.findings : undefined} />
        ))
      )}
      <p className={looks.steps}>
        <ButtonLink to="/admin/providers/new-oidc">{t('identity.provider-add-oidc')}</ButtonLink>
        <ButtonLink to="/admin/providers/new-saml">{t('identity.provider-add-saml')}</ButtonLink>
      </p>
    </div>
  )
}

function Card({ provider, findings }: { provider: Provider; findings: Finding[] | undefined }) {
  const { t } = useWords()
  const { id, name, kind, enabled, connections, redirectUri, metadataUri, lastFault, lastFaultAt } = provider
  return (
    <section className={css.card} aria-labelledby={`provider-${id}`}>
      <h2 id={`provider-${id}`}>
        {name} <Tag>{kind === 'oidc' ? 'OpenID Connect' : 'SAML 2.0'}</Tag>{' '}
        <Tag tone={enabled ? 'brand' : 'neutral'}>{enabled ? t('identity.provider-on') : t('identity.provider-off')}</Tag>
      </h2>
      <p className={css.hint}>{t('identity.provider-connections', { count: connections })}</p>
      <dl className={looks.facts}>
        <dt>{kind === 'oidc' ? t('identity.redirect-uri') : t('identity.assertion-uri')}</dt>
        <dd dir="ltr">{redirectUri}</dd>
        {kind === 'saml' ? (
          <>
            <dt>{t('identity.metadata-uri')}</dt>
            <dd dir="ltr">{metadataUri}</dd>
          </>
        ) : null}
        {lastFault && lastFaultAt ? (
          <>
            <dt>
              {t('identity.last-fault')} <Time at={lastFaultAt} />
            </dt>
            <dd dir="ltr">{lastFault}</dd>
          </>
        ) : null}
      </dl>
      {findings ? <Findings findings={findings} /> : null}
      <Form method="post" className={looks.steps}>
        <input type="hidden" name="provider" value={id} />
        <ButtonLink to={`/admin/providers/${id}`}>{t('identity.provider-edit')}</ButtonLink>
        <Button type="submit" name="step" value="test">
          {t('identity.provider-test')}
        </Button>
        <Button type="submit" name="step" value={enabled ? 'disable' : 'enable'}>
          {enabled ? t('identity.provider-disable') : t('identity.provider-enable')}
        </Button>
        <Button type="submit" name="step" value="remove">
          {t('identity.provider-remove')}
        </Button>
      </Form>
    </section>
  )
}

const Findings = ({ findings }: { findings: readonly Finding[] }) => (
  <div role="status">
    <ul className={looks.findings}>
      {findings.map(({ ok, text }) => (
        <li key={text} data-ok={ok} dir="auto">
          {ok ? '✓' : '✗'} {text}
        </li>
      ))}
    </ul>
  </div>
)
