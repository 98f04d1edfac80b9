import { editConversation as contract } from '../../contract/index.ts'
import { conversationView } from '../conversation-views.ts'
import { command } from '../db.ts'
import { changed } from '../joining.ts'
import { canManage } from '../policy.ts'
import { note } from '../sending.ts'
import { findConversation } from '../store.ts'

/** Changes the name, description or rules of a group or channel. */
export const editConversation = command(contract, {
  load: (reader, input) => findConversation(reader, input.conversation),
  allow: (_actor, place) => canManage(place),
  async run(tx, { name, description, open, newcomers }, place) {
    const next = {
      name: name ?? place.name,
      description: description ?? place.description,
      open: place.kind === 'channel' && (open ?? place.open),
      newcomers: newcomers ?? place.newcomers,
    }
    await tx.db.updateTable('messaging_conversations').set(next).where('id', '=', place.id).execute()
    if (next.name !== place.name) await note(tx, place.id, { what: 'renamed', people: [], text: next.name })
    if (next.description !== place.description) await note(tx, place.id, { what: 'described', people: [], text: '' })
    changed(tx, place.id, [])
    return conversationView(tx, place.id)
  },
})
