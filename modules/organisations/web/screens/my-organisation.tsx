import { ask, run, services } from '@guildhall/kernel/page'
import { ButtonLink, EmptyState, PageHead, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import IconBuilding from '@tabler/icons-react/dist/esm/icons/IconBuilding.mjs'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import {
  editMyOrganisation,
  type Organisation,
  removeLogo,
  setLogo,
  showMyOrganisation,
  showStats,
} from '../../contract/index.ts'
import { type Details, detailsFrom } from '../parts/details.ts'
import { DetailsForm } from '../parts/details-form.tsx'
import { LogoForm } from '../parts/logo-form.tsx'
import { OrganisationHead } from '../parts/organisation-head.tsx'
import css from '../parts/organisations.module.css'

export async function loader({ context }: LoaderFunctionArgs) {
  const answer = await context.get(services).execute(showMyOrganisation.name, {})
  if (!answer.ok && answer.problem.code === 'no_organisation') return { organisation: null, stats: null }
  if (!answer.ok) throw data(answer.problem, { status: answer.problem.status })
  return { organisation: answer.output as Organisation, stats: await ask(context, showStats, {}) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  if (text('intent') === 'edit') {
    const typed = detailsFrom(form)
    const ran = await run(context, editMyOrganisation, typed)
    return ran.ok ? redirect('/organisation') : data({ problem: ran.problem, typed }, { status: ran.problem.status })
  }
  const image = form.get('image')
  const bytes = image instanceof File ? new Uint8Array(await image.arrayBuffer()) : new Uint8Array()
  const ran =
    text('intent') === 'remove-logo' ? await run(context, removeLogo, {}) : await run(context, setLogo, { image: bytes })
  return ran.ok ? redirect('/organisation') : data({ problem: ran.problem, about: 'logo' }, { status: ran.problem.status })
}

/** The organisation one acts for: what it says about itself, its figures, and the way to its people. */
export default function MyOrganisation() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const { organisation, stats } = useLoaderData<typeof loader>()
  const result = useActionData<{ problem?: ShownProblem; about?: 'logo'; typed?: Details }>()
  if (!organisation) return <Nowhere />
  return (
    <Themed locale={locale}>
      <div className={css.page}>
        <PageHead title={organisation.name} site={name} robots="noindex" />
        <OrganisationHead organisation={organisation}>
          <ButtonLink to="/organisation/members">{t('organisations.members')}</ButtonLink>
          <ButtonLink to={`/o/${organisation.slug}`} look="plain">
            {t('organisations.public-page')}
          </ButtonLink>
        </OrganisationHead>
        <ul className={`${css.panel} ${css.figures}`}>
          {(['memberCount', 'postsLast30Days', 'activeMembersLast30Days'] as const).map((figure) => (
            <li key={figure}>
              <strong>{new Intl.NumberFormat(locale).format(stats[figure])}</strong>
              <span>{t(`organisations.figure-${figure}`)}</span>
            </li>
          ))}
        </ul>
        {organisation.may.edit ? (
          <>
            <DetailsForm
              key={JSON.stringify(organisation)}
              organisation={organisation}
              typed={result?.typed}
              problem={result?.about ? undefined : result?.problem}
            />
            <LogoForm organisation={organisation} problem={result?.about ? result.problem : undefined} />
          </>
        ) : (
          <p className={css.facts}>{t('organisations.only-admins')}</p>
        )}
      </div>
    </Themed>
  )
}

function Nowhere() {
  const { t } = useWords()
  const { name } = useSite()
  return (
    <>
      <PageHead title={t('organisations.mine')} site={name} robots="noindex" />
      <EmptyState icon={<IconBuilding size={22} />} title={t('organisations.none-title')} text={t('organisations.none')}>
        <ButtonLink to="/settings/organisations">{t('organisations.mine')}</ButtonLink>
      </EmptyState>
    </>
  )
}
