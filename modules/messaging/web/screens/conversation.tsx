import { PageHead, useSite, useWords } from '@guildhall/ui'
import { useLoaderData } from 'react-router'
import { ConversationList } from '../parts/conversation-list.tsx'
import { nameOf } from '../parts/naming.ts'
import { Panes } from '../parts/panes.tsx'
import { Thread } from '../parts/thread.tsx'
import { useConversations } from '../parts/use-conversations.ts'
import { loadConversation } from './conversation.loader.ts'

export { action } from './conversation.action.ts'
export { clientAction, shouldRevalidate } from './conversation.client.ts'
export const loader = loadConversation

/** A conversation: what was said, live, and a place to write. */
export default function ConversationScreen() {
  const words = useWords()
  const { name } = useSite()
  const loaded = useLoaderData<typeof loader>()
  const { list, hearPage } = useConversations(loaded, loaded.open.conversation.id)
  const { conversation } = loaded.open
  return (
    <>
      <PageHead title={nameOf(conversation, words)} site={name} robots="noindex" />
      <Panes shown="thread" list={<ConversationList {...loaded} list={list} openId={conversation.id} />}>
        <Thread key={conversation.id} loaded={loaded} hearPage={hearPage} />
      </Panes>
    </>
  )
}
