import { ask } from '@guildhall/kernel/page'
import type { LoaderFunctionArgs } from 'react-router'
import { listScheduled, showConversation, showPreferences } from '../../contract/index.ts'
import { loadList } from './list.loader.ts'

/** A conversation, where the unread messages begin unless the address says another place, beside the list of them all. */
export async function loadConversation({ context, params, request }: LoaderFunctionArgs) {
  const conversation = params.conversation ?? ''
  const asked = Number(new URL(request.url).searchParams.get('at'))
  const at = Number.isInteger(asked) && asked > 0 ? asked : 'unread'
  const open = await ask(context, showConversation, { conversation, at })
  const { items: scheduled } = await ask(context, listScheduled, { conversation })
  const { typing } = await ask(context, showPreferences, {})
  return { ...(await loadList({ context, request })), open, scheduled, typing, at: at === 'unread' ? null : at }
}
