import { isRefusal, newId, type Refusal } from '@guildhall/kernel'
import { createConversation as contract, conversationCreated } from '../../contract/index.ts'
import { conversationView } from '../conversation-views.ts'
import { command, type Writer } from '../db.ts'
import { bringIn, standingsOf } from '../joining.ts'
import { canCreate } from '../policy.ts'
import { note } from '../sending.ts'
import { earsOf, reachable } from '../store.ts'

/** Begins a group with chosen members, or a channel. Strangers may decline; whoever begins it owns it. */
export const createConversation = command(contract, {
  load: (reader, input) => reachable(reader, input.members),
  allow: (actor, _members, input) => canCreate(actor, input.kind),
  async run(tx, { kind, name, description, open, newcomers }, members) {
    const standings = await standingsOf(tx, members)
    if (isRefusal(standings)) return standings
    const id = newId()
    await tx.db
      .insertInto('messaging_conversations')
      .values({
        ...{ tenant_id: tx.tenant.id, id, kind, name, description, open: kind === 'channel' && open, newcomers },
        ...{ created_by: tx.actor.memberId, created_at: tx.now, last_at: tx.now },
      })
      .execute()
    const refusal = await peopled(tx, id, standings)
    if (refusal) return refusal
    await note(tx, id, { what: 'created', people: [], text: name })
    tx.emit(conversationCreated, { conversationId: id, to: await earsOf(tx, id) })
    return conversationView(tx, id)
  },
})

async function peopled(tx: Writer, id: string, standings: ReadonlyMap<string, 'accepted' | 'pending'>): Promise<Refusal | null> {
  const owner = await bringIn(tx, id, { role: 'owner', standings: new Map([[tx.actor.memberId as string, 'accepted']]) })
  const others = isRefusal(owner) ? owner : await bringIn(tx, id, { standings })
  return isRefusal(others) ? others : null
}
