import { ask } from '@guildhall/kernel/page'
import { Avatar, ButtonLink, PageHead, useSite, useWords } from '@guildhall/ui'
import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { showOrganisation } from '../../contract/index.ts'
import { OrganisationHead } from '../parts/organisation-head.tsx'
import css from '../parts/organisations.module.css'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const organisation = await ask(context, showOrganisation, { organisation: params.organisation ?? '' })
  if (organisation.slug !== params.organisation) throw redirect(`/o/${organisation.slug}`, 301)
  return organisation
}

/** An organisation as everyone may see it. */
export default function OrganisationScreen() {
  const { t } = useWords()
  const site = useSite()
  const organisation = useLoaderData<typeof loader>()
  const { name, description, website, owner, slug, role, may } = organisation
  return (
    <div className={css.page}>
      <PageHead title={name} site={site.name} description={description.slice(0, 200)} canonical={`${site.origin}/o/${slug}`} />
      <OrganisationHead organisation={organisation}>
        {role && may.edit ? <ButtonLink to="/organisation">{t('organisations.manage')}</ButtonLink> : null}
      </OrganisationHead>
      <section className={css.panel}>
        <p className={css.words}>{description || t('organisations.no-description')}</p>
        {website ? (
          <a href={website} rel="nofollow noopener ugc" dir="ltr">
            {website}
          </a>
        ) : null}
        {owner ? (
          <p className={css.who}>
            <Avatar name={owner.displayName} hue={owner.hue} size="small" />
            {t('organisations.owned-by', { name: owner.displayName })}
          </p>
        ) : null}
      </section>
    </div>
  )
}
