import { ask, refused, run } from '@guildhall/kernel/page'
import { Button, ButtonLink, EmptyState, FormProblem, PageHead, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import IconHash from '@tabler/icons-react/dist/esm/icons/IconHash.mjs'
import {
  type ActionFunctionArgs,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { joinChannel, listChannels } from '../../contract/index.ts'
import { ConversationList } from '../parts/conversation-list.tsx'
import { Panes } from '../parts/panes.tsx'
import { useConversations } from '../parts/use-conversations.ts'
import { loadList } from './list.loader.ts'
import css from './screens.module.css'

export async function loader(args: LoaderFunctionArgs) {
  const { items: channels } = await ask(args.context, listChannels, { limit: 100 })
  return { ...(await loadList(args)), channels }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const ran = await run(context, joinChannel, { channel: String((await request.formData()).get('channel')) })
  if (!ran.ok) return refused(ran.problem)
  throw redirect(`/chat/${ran.output.id}`)
}

/** The open channels of the community, to look into and to join. */
export default function Channels() {
  const { t } = useWords()
  const { name } = useSite()
  const loaded = useLoaderData<typeof loader>()
  const { list } = useConversations(loaded)
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  return (
    <>
      <PageHead title={t('messaging.channels')} site={name} robots="noindex" />
      <Panes shown="thread" list={<ConversationList {...loaded} list={list} />}>
        <div className={css.page}>
          <Link to="/chat" className={css.back}>
            {t('messaging.back')}
          </Link>
          <h1>{t('messaging.channels')}</h1>
          <FormProblem problem={problem} />
          {loaded.channels.length === 0 ? (
            <EmptyState icon={<IconHash size={22} />} title={t('messaging.no-channels')} text={t('messaging.no-channels-text')} />
          ) : null}
          <ul className={css.channels}>
            {loaded.channels.map((channel) => (
              <li key={channel.id} className={css.channel}>
                <span className={css.sign} aria-hidden="true">
                  <IconHash size={20} />
                </span>
                <span>
                  <strong>{channel.name}</strong>
                  <small>{channel.description}</small>
                  <small>{t('messaging.members', { count: channel.memberCount })}</small>
                </span>
                {channel.joined ? (
                  <ButtonLink to={`/chat/${channel.id}`} size="small">
                    {t('messaging.open')}
                  </ButtonLink>
                ) : (
                  <Form method="post">
                    <input type="hidden" name="channel" value={channel.id} />
                    <Button type="submit" look="solid" size="small">
                      {t('messaging.join')}
                      <span className="visually-hidden"> {channel.name}</span>
                    </Button>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        </div>
      </Panes>
    </>
  )
}
