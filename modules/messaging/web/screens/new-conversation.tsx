import { ask, refused, run } from '@guildhall/kernel/page'
import { listMembers } from '@guildhall/people/contract'
import { Avatar, Button, FormProblem, PageHead, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import {
  type ActionFunctionArgs,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useSubmit,
} from 'react-router'
import { createConversation } from '../../contract/index.ts'
import { ConversationList } from '../parts/conversation-list.tsx'
import { Panes } from '../parts/panes.tsx'
import { useConversations } from '../parts/use-conversations.ts'
import { loadList } from './list.loader.ts'
import css from './screens.module.css'

export async function loader(args: LoaderFunctionArgs) {
  const asked = new URL(args.request.url).searchParams
  const who = (asked.get('who') ?? '').trim().slice(0, 100)
  const people = await ask(args.context, listMembers, { limit: 40, ...(who ? { q: who } : {}) })
  const loaded = await loadList(args)
  return { ...loaded, who, people: people.items.filter(({ memberId }) => memberId !== loaded.list.memberId) }
}

/** One person: their conversation. Several, or a name: a group. A channel has a name and needs nobody yet. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const members = form.getAll('member').map(String)
  const name = String(form.get('name') ?? '').trim()
  const kind = form.get('kind') === 'channel' ? 'channel' : 'group'
  if (kind === 'group' && name === '' && members.length === 1) throw redirect(`/chat/with/${members[0]}`)
  const ran = await run(context, createConversation, { kind, name, members, open: form.has('open') })
  if (!ran.ok) return refused(ran.problem)
  throw redirect(`/chat/${ran.output.id}`)
}

/** Whom to write with: one to begin a conversation, more for a group. */
export default function NewConversation() {
  const { t } = useWords()
  const { name, viewer } = useSite()
  const loaded = useLoaderData<typeof loader>()
  const { list } = useConversations(loaded)
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  const submit = useSubmit()
  const mayChannel = viewer?.permissions.some(
    (held) => held === '*' || held === 'messaging.*' || held === 'messaging.channel.create',
  )
  return (
    <>
      <PageHead title={t('messaging.new')} site={name} robots="noindex" />
      <Panes shown="thread" list={<ConversationList {...loaded} list={list} />}>
        <div className={css.page}>
          <Link to="/chat" className={css.back}>
            {t('messaging.back')}
          </Link>
          <h1>{t('messaging.new')}</h1>
          <Form
            role="search"
            className={css.find}
            onInput={(event) => void submit(event.currentTarget, { replace: true, preventScrollReset: true })}
          >
            <input
              type="search"
              name="who"
              defaultValue={loaded.who}
              maxLength={100}
              aria-label={t('messaging.find-people')}
              placeholder={t('messaging.find-people')}
            />
          </Form>
          <Form method="post" className={css.form}>
            <FormProblem problem={problem} />
            <fieldset className={css.people}>
              <legend className="visually-hidden">{t('messaging.people')}</legend>
              {loaded.people.map((card) => (
                <label key={card.memberId} className={css.person}>
                  <input type="checkbox" name="member" value={card.memberId} />
                  <Avatar name={card.displayName} hue={card.hue} picture={card.avatarUrl} />
                  <span>
                    <strong>{card.displayName}</strong>
                    <small>{card.headline}</small>
                  </span>
                </label>
              ))}
              {loaded.people.length === 0 ? <p className={css.hint}>{t('messaging.nobody-found')}</p> : null}
            </fieldset>
            <div className={css.foot}>
              <input
                type="text"
                name="name"
                maxLength={80}
                aria-label={t('messaging.group-name')}
                placeholder={t('messaging.group-name')}
                className={css.text}
              />
              {mayChannel ? (
                <label className={css.check}>
                  <input type="checkbox" name="kind" value="channel" />
                  {t('messaging.as-channel')}
                </label>
              ) : null}
              {mayChannel ? (
                <label className={css.check}>
                  <input type="checkbox" name="open" defaultChecked />
                  {t('messaging.channel-open')}
                </label>
              ) : null}
              <Button type="submit" look="solid">
                {t('messaging.begin')}
              </Button>
            </div>
          </Form>
        </div>
      </Panes>
    </>
  )
}
