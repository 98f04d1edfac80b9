import { ask, refused, run, services } from '@guildhall/kernel/page'
import { Button, FormProblem, PageHead, type ShownProblem, Tag, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import {
  actFor,
  createOrganisation,
  leaveOrganisation,
  listKinds,
  listMemberships,
  type Membership,
} from '../../contract/index.ts'
import { type Details, detailsFrom } from '../parts/details.ts'
import { DetailsForm } from '../parts/details-form.tsx'
import { Logo } from '../parts/logo.tsx'
import css from '../parts/organisations.module.css'

export async function loader({ context }: LoaderFunctionArgs) {
  const [{ items }, { items: kinds }] = await Promise.all([ask(context, listMemberships, {}), ask(context, listKinds, {})])
  const held = context.get(services).actor?.permissions ?? []
  const mayFound = ['*', 'organisations.*', 'organisations.organisation.*', 'organisations.organisation.create'].some((pattern) =>
    held.includes(pattern),
  )
  return { items, kinds: mayFound ? kinds : [] }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const organisation = text('organisation')
  if (text('intent') === 'found') {
    const typed = detailsFrom(form)
    const ran = await run(context, createOrganisation, typed)
    return ran.ok ? redirect(`/o/${ran.output.slug}`) : data({ problem: ran.problem, typed }, { status: ran.problem.status })
  }
  const ran =
    text('intent') === 'leave'
      ? await run(context, leaveOrganisation, { organisation })
      : await run(context, actFor, { organisation })
  return ran.ok ? redirect('/settings/organisations') : refused(ran.problem)
}

/** Every organisation one belongs to: for which one acts, leaving one, founding another. */
export default function MyOrganisations() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const { items, kinds } = useLoaderData<typeof loader>()
  const { problem, typed } = useActionData<{ problem?: ShownProblem; typed?: Details }>() ?? {}
  const isAboutForm = problem?.errors.length
  return (
    <Themed locale={locale}>
      <div className={css.page}>
        <PageHead title={t('organisations.mine')} site={name} robots="noindex" />
        <h1>{t('organisations.mine')}</h1>
        <FormProblem problem={isAboutForm ? undefined : problem} />
        {items.length === 0 ? <p className={css.facts}>{t('organisations.none')}</p> : null}
        <ul className={css.list}>
          {items.map((membership) => (
            <li key={membership.organisation.id} className={css.panel}>
              <Belonging membership={membership} />
            </li>
          ))}
        </ul>
        {kinds.length > 0 ? <DetailsForm kinds={kinds} typed={typed} problem={isAboutForm ? problem : undefined} /> : null}
      </div>
    </Themed>
  )
}

function Belonging({ membership: { organisation, role, acting } }: { membership: Membership }) {
  const { t } = useWords()
  return (
    <Form method="post" className={css.row}>
      <input type="hidden" name="organisation" value={organisation.id} />
      <Logo organisation={organisation} size="small" />
      <span>
        <Link to={acting ? '/organisation' : `/o/${organisation.slug}`}>{organisation.name}</Link>{' '}
        <span className={css.facts}>{t(`organisations.role-${role}`)}</span>
      </span>
      {acting ? (
        <Tag tone="brand">{t('organisations.acting')}</Tag>
      ) : (
        <Button type="submit" name="intent" value="act" size="small">
          {t('organisations.act')}
        </Button>
      )}
      {role === 'owner' ? null : (
        <Button type="submit" name="intent" value="leave" size="small" look="plain">
          {t('organisations.leave')}
        </Button>
      )}
    </Form>
  )
}
