import { ask, services } from '@guildhall/kernel/page'
import { Button, PageHead, Tag, useSite, useWords } from '@guildhall/ui'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { listMyCommunities } from '../../contract/index.ts'
import { pressed } from '../parts/crossing.ts'
import css from './key-list.module.css'

export const loader = ({ context }: LoaderFunctionArgs) => ask(context, listMyCommunities, {})

export async function action({ context, request }: ActionFunctionArgs) {
  const { origin } = context.get(services)
  const slug = String((await request.formData()).get('community'))
  const { items } = await ask(context, listMyCommunities, {})
  const target = items.find((community) => community.slug === slug && !community.here)
  if (!target) throw redirect('/settings/communities')
  const begin = `${target.url}/hand-off/begin?${new URLSearchParams({ back: origin })}`
  throw redirect(begin, { headers: { 'set-cookie': pressed(slug, origin) } })
}

/** The communities the account belongs to, each one press away. */
export default function MyCommunities() {
  const { t } = useWords()
  const { name } = useSite()
  const { items } = useLoaderData<typeof loader>()
  return (
    <div className={css.page}>
      <PageHead title={t('identity.communities')} site={name} robots="noindex" />
      <h1>{t('identity.communities')}</h1>
      <p className={css.hint}>{t('identity.communities-hint')}</p>
      <ul className={css.list}>
        {items.map((community) => (
          <li key={community.slug} className={css.item}>
            <div className={css.what}>
              <strong>{community.name}</strong>
              <span className={css.hint}>{community.url.replace(/^https?:\/\//, '')}</span>
            </div>
            {community.here ? <Tag>{t('identity.communities-here')}</Tag> : <Switch {...community} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Switch({ slug, name }: { slug: string; name: string }) {
  const { t } = useWords()
  return (
    <Form method="post" reloadDocument>
      <input type="hidden" name="community" value={slug} />
      <Button type="submit" aria-label={`${t('identity.communities-switch')}: ${name}`}>
        {t('identity.communities-switch')}
      </Button>
    </Form>
  )
}
