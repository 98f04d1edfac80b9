import { ask, refused, run, services } from '@guildhall/kernel/page'
import { listConversations, saveDraft } from '@guildhall/messaging/contract'
import { Button, ButtonLink, FormProblem, PageHead, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { nameOf } from '../../../../modules/messaging/web/index.ts'
import { holds } from '../area/navigation.ts'
import css from './share.module.css'
import { sharedWords } from './shared-words.ts'

/** What another app gave, and where it may go: a new topic, or a conversation as a draft. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, tenant } = context.get(services)
  if (actor?.kind !== 'member') throw data({ code: 'sign_in_required', sentence: '' }, { status: 401 })
  const shared = sharedWords(new URL(request.url).searchParams)
  const has = (module: string, right: string) => tenant?.modules.includes(module) === true && holds(actor.permissions, right)
  const conversations = has('messaging', 'messaging.message.send') ? (await ask(context, listConversations, {})).items : []
  return { ...shared, mayStart: has('forum', 'forum.topic.create'), conversations }
}

/** Nothing is sent yet: it becomes what its author was writing there. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const conversation = String(form.get('conversation'))
  const ran = await run(context, saveDraft, { conversation, body: String(form.get('body')) })
  if (!ran.ok) return refused(ran.problem)
  throw redirect(`/chat/${conversation}`)
}

export default function Share() {
  const words = useWords()
  const { t } = words
  const { name } = useSite()
  const { title, body, mayStart, conversations } = useLoaderData<typeof loader>()
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  return (
    <div className={css.page}>
      <PageHead title={t('share.title')} site={name} robots="noindex" />
      <h1>{t('share.title')}</h1>
      <FormProblem problem={problem} />
      <p>{t('share.intro')}</p>
      <blockquote className={css.words} aria-label={t('share.words')} dir="auto">
        {[title, body].filter(Boolean).join('\n')}
      </blockquote>
      {mayStart ? (
        <ButtonLink to={`/new?${new URLSearchParams({ title, body })}`} look="solid">
          {t('share.topic')}
        </ButtonLink>
      ) : null}
      <h2>{t('share.conversations')}</h2>
      {conversations.length === 0 ? <p>{t('share.none')}</p> : null}
      <ul className={css.list}>
        {conversations.map((row) => (
          <li key={row.id}>
            <Form method="post">
              <input type="hidden" name="conversation" value={row.id} />
              <input type="hidden" name="body" value={[title, body].filter(Boolean).join('\n')} />
              <Button type="submit">{nameOf(row, words)}</Button>
            </Form>
          </li>
        ))}
      </ul>
    </div>
  )
}
