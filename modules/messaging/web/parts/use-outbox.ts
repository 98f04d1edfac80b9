import { useOutgoing } from '@guildhall/ui'
import { useCallback } from 'react'
import type { Message } from '../../contract/message.ts'

export type Outbox = ReturnType<typeof useConversationOutbox>
type Written = { body: string; replyTo?: number; mentions: readonly string[]; fileIds?: readonly string[]; voice?: true }

/** Own messages of a conversation that have not arrived. Their id is the message's `clientId`, by which its echo is known. */
export function useConversationOutbox(conversation: string, arrived: (message: Message) => void) {
  const thing = `messaging.conversation:${conversation}`
  const { items, put, drop } = useOutgoing(thing, (_, output) => arrived(output as Message))
  const send = (message: Written) => {
    const id = crypto.randomUUID()
    put({ id, command: 'messaging.send-message', input: { conversation, clientId: id, ...message }, thing })
  }
  /** Heard before the server's own answer. */
  const echoed = useCallback(({ clientId }: Pick<Message, 'clientId'>) => clientId && drop(clientId), [drop])
  return { items, send, echoed }
}
