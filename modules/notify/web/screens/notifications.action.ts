import type { Contract } from '@guildhall/kernel/contract'
import { deleteNotice, muteThing, readAllNotices, readNotice, snoozeNotice, unreadNotice } from '../../contract/index.ts'

type Wanted = { contract: Contract<'command'>; input: Record<string, unknown> }

/** The command a form of the list asks for; null when it asks for none. */
export function actOn(form: FormData): Wanted | null {
  const [intent, id] = [form.get('intent'), form.get('id')]
  switch (intent) {
    case 'read':
      return { contract: readNotice, input: { id } }
    case 'unread':
      return { contract: unreadNotice, input: { id } }
    case 'delete':
      return { contract: deleteNotice, input: { id } }
    case 'read-all':
      return { contract: readAllNotices, input: {} }
    case 'mute':
      return { contract: muteThing, input: { noun: form.get('noun'), id: form.get('thing') } }
    case 'snooze-hour':
    case 'snooze-tomorrow':
    case 'snooze-week':
      return { contract: snoozeNotice, input: { id, until: intent.slice('snooze-'.length) } }
    default:
      return null
  }
}
