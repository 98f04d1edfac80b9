import { ask, refused, run } from '@guildhall/kernel/page'
import {
  EmptyState,
  FormProblem,
  fieldError,
  formLook,
  PageHead,
  Button as PlainButton,
  type ShownProblem,
  Tag,
  useSite,
  useWords,
} from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { Button, TextInput } from '@mantine/core'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, useActionData, useLoaderData, useNavigation } from 'react-router'
import { addDomain, type Domain, listDomains, removeDomain, verifyDomain } from '../../contract/index.ts'
import css from './form.module.css'

export const loader = async ({ context }: LoaderFunctionArgs) => (await ask(context, listDomains, {})).items

const steps = { add: addDomain, verify: verifyDomain, remove: removeDomain }

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const step = String(form.get('step'))
  const contract = step in steps ? steps[step as keyof typeof steps] : addDomain
  const ran = await run(context, contract, { host: String(form.get('host') ?? '') })
  return ran.ok ? { saved: true as const } : refused(ran.problem)
}

/** Host names of the community's own, and what has to stand in DNS for each. */
export default function DomainsScreen() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const domains = useLoaderData<typeof loader>()
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  const isSending = useNavigation().formMethod === 'POST'
  return (
    <Themed locale={locale}>
      <PageHead title={t('tenants.nav-domains')} site={name} robots="noindex" />
      <h1>{t('tenants.nav-domains')}</h1>
      {domains.length > 0 ? <p className={formLook.hint}>{t('tenants.domains-hint')}</p> : null}
      <Form method="post" className={formLook.panel}>
        <FormProblem problem={problem} />
        <div className={formLook.row}>
          <TextInput
            name="host"
            label={t('tenants.domain')}
            placeholder="forum.example.org"
            error={fieldError(problem, 'host')}
            className={formLook.grow}
            required
            withAsterisk={false}
            dir="ltr"
            size="md"
          />
          <Button type="submit" name="step" value="add" size="md" loading={isSending}>
            {t('tenants.domain-add')}
          </Button>
        </div>
      </Form>
      {domains.length === 0 ? (
        <EmptyState title={t('tenants.domains-none')} text={t('tenants.domains-hint')} />
      ) : (
        <DomainCards domains={domains} />
      )}
    </Themed>
  )
}

function DomainCards({ domains }: { domains: readonly Domain[] }) {
  const { t } = useWords()
  return (
    <ul className={css.cards}>
      {domains.map(({ host, verifiedAt, record }) => (
        <li key={host} className={css.card}>
          <div className={css.head}>
            <strong dir="ltr">{host}</strong>
            <Tag tone={verifiedAt ? 'brand' : 'neutral'}>
              {t(verifiedAt ? 'tenants.domain-verified' : 'tenants.domain-pending')}
            </Tag>
          </div>
          <div className={css.code} dir="ltr">
            {t('tenants.domain-record')}: {record.name} = {record.value}
          </div>
          <Form method="post" className={formLook.row}>
            <input type="hidden" name="host" value={host} />
            {verifiedAt ? null : (
              <PlainButton type="submit" name="step" value="verify">
                {t('tenants.domain-verify')}
              </PlainButton>
            )}
            <PlainButton type="submit" name="step" value="remove">
              {t('tenants.domain-remove')}
            </PlainButton>
          </Form>
        </li>
      ))}
    </ul>
  )
}
