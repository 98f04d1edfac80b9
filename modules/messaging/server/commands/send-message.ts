import { isRefusal, kernelRefusals, type Refusal, Refused } from '@guildhall/kernel'
import { sendMessage as contract } from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { openDirectWith } from '../joining.ts'
import { messageView } from '../pages.ts'
import { canPost } from '../policy.ts'
import { send } from '../sending.ts'
import { findConversation, refuseMissingTarget, refuseMissingThread } from '../store.ts'

/** Sends a message to a conversation one is in, or to a member directly. Sent again under the same client id it stays one. */
export const sendMessage = command(contract, {
  load: async (reader, { conversation, to, body, fileIds, voice }) => {
    if ((conversation === undefined) === (to === undefined)) throw new Refused(refusals.message_target_missing)
    if (body === '' && fileIds.length === 0) throw new Refused(nothingSaid)
    if (voice && (fileIds.length !== 1 || body !== '')) throw new Refused(refusals.voice_is_one_sound)
    return conversation === undefined ? null : await findConversation(reader, conversation)
  },
  allow: (actor) => canPost(actor),
  async run(tx, input, place) {
    const conversationId = place ? place.id : await openedFor(tx, input.to as string)
    if (isRefusal(conversationId)) return conversationId
    const aim = { conversationId, firstSeq: place?.firstSeq ?? 1 }
    await refuseMissingTarget(tx, aim, input.replyTo)
    await refuseMissingThread(tx, aim, input.thread)
    const { body, clientId, replyTo, thread: rootId, mentions, fileIds } = input
    const words = {
      body,
      clientId,
      replyTo,
      rootId,
      mentions,
      fileIds,
      kind: input.voice ? ('voice' as const) : ('text' as const),
    }
    const sent = await send(tx, { conversationId, authorId: tx.actor.memberId, ...words })
    return isRefusal(sent) ? sent : messageView(tx, sent.id)
  },
})

const openedFor = (tx: Writer, memberId: string): Promise<string | Refusal> => openDirectWith(tx, memberId)

const nothingSaid = kernelRefusals.invalid_input.with({ errors: [{ field: 'body', message: 'Write something first.' }] })
