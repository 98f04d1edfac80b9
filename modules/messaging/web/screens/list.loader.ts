import { ask } from '@guildhall/kernel/page'
import type { LoaderFunctionArgs } from 'react-router'
import { ConversationView, listConversations } from '../../contract/index.ts'

/** The conversations beside every screen of messaging: by what the address asks for, or the inbox. */
export async function loadList({ context, request }: Pick<LoaderFunctionArgs, 'context' | 'request'>) {
  const asked = new URL(request.url).searchParams
  const view = ConversationView.catch('inbox').parse(asked.get('view') ?? 'inbox')
  const q = (asked.get('q') ?? '').trim().slice(0, 80)
  const cursor = asked.get('cursor') ?? undefined
  return { view, q, list: await ask(context, listConversations, { view, cursor, ...(q ? { q } : {}) }) }
}
