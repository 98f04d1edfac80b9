import { ask, run } from '@guildhall/kernel/page'
import { Button, FormProblem, PageHead, type ShownProblem, Tag, useSite, useWords } from '@guildhall/ui'
import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { handOver, listMyCommunities } from '../../contract/index.ts'
import css from './key-list.module.css'

export const loader = ({ context }: LoaderFunctionArgs) => ask(context, listMyCommunities, {})

export async function action({ context, request }: ActionFunctionArgs) {
  const ran = await run(context, handOver, { community: String((await request.formData()).get('community')) })
  if (!ran.ok) return data({ problem: ran.problem }, { status: ran.problem.status })
  throw redirect(ran.output.url)
}

/** The communities the account belongs to, each one press away. */
export default function MyCommunities() {
  const { t } = useWords()
  const { name } = useSite()
  const { items } = useLoaderData<typeof loader>()
  const answer = useActionData<{ problem?: ShownProblem }>()
  return (
    <div className={css.page}>
      <PageHead title={t('identity.communities')} site={name} robots="noindex" />
      <h1>{t('identity.communities')}</h1>
      <p className={css.hint}>{t('identity.communities-hint')}</p>
      <FormProblem problem={answer?.problem} />
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
