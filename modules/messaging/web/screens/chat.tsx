import { ButtonLink, EmptyState, PageHead, useSite, useWords } from '@guildhall/ui'
import IconMessages from '@tabler/icons-react/dist/esm/icons/IconMessages.mjs'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ConversationList } from '../parts/conversation-list.tsx'
import { Panes } from '../parts/panes.tsx'
import { useConversations } from '../parts/use-conversations.ts'
import { loadList } from './list.loader.ts'

export { action } from './conversation.action.ts'
export { clientAction, shouldRevalidate } from './conversation.client.ts'
export const loader = (args: LoaderFunctionArgs) => loadList(args)

/** Everybody one writes with, latest first. */
export default function Chat() {
  const { t } = useWords()
  const { name } = useSite()
  const loaded = useLoaderData<typeof loader>()
  const { list } = useConversations(loaded)
  return (
    <>
      <PageHead title={t('messaging.nav')} site={name} robots="noindex" />
      <Panes shown="list" list={<ConversationList {...loaded} list={list} />}>
        <EmptyState icon={<IconMessages size={24} />} title={t('messaging.choose-title')} text={t('messaging.choose')}>
          <ButtonLink to="/chat/new" look="solid">
            {t('messaging.new')}
          </ButtonLink>
        </EmptyState>
      </Panes>
    </>
  )
}
