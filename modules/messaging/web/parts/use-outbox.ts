import { useCallback, useEffect, useState } from 'react'
import type { Message } from '../../contract/message.ts'

/** An own message that has not arrived: what is sent, under the id that makes sending it again harmless. */
export type Waiting = {
  clientId: string
  body: string
  replyTo?: number
  mentions: readonly string[]
  fileIds?: readonly string[]
  voice?: true
}
export type Outbox = {
  waiting: readonly Waiting[]
  put: (message: Omit<Waiting, 'clientId'>) => void
  drop: (clientId: string) => void
  arrived: (message: Pick<Message, 'clientId'>) => void
}

/** Own messages on their way, kept on this device until they arrive: across reloads, and without a connection. */
export function useOutbox(conversationId: string): Outbox {
  const name = `guildhall:outbox:${conversationId}`
  const [waiting, setWaiting] = useState<readonly Waiting[]>([])
  useEffect(() => setWaiting(read(name)), [name])
  const update = useCallback(
    (change: (list: readonly Waiting[]) => readonly Waiting[]) =>
      setWaiting((list) => {
        const next = change(list)
        write(name, next)
        return next
      }),
    [name],
  )
  const put = useCallback(
    (message: Omit<Waiting, 'clientId'>) => update((list) => [...list, { ...message, clientId: crypto.randomUUID() }]),
    [update],
  )
  const drop = useCallback((clientId: string) => update((list) => list.filter((each) => each.clientId !== clientId)), [update])
  const arrived = useCallback(
    ({ clientId }: Pick<Message, 'clientId'>) => {
      if (clientId) drop(clientId)
    },
    [drop],
  )
  return { waiting, put, drop, arrived }
}

// Storage may be forbidden or full; then messages wait as long as the page stands.
function read(name: string): readonly Waiting[] {
  try {
    return JSON.parse(localStorage.getItem(name) ?? '[]')
  } catch {
    return []
  }
}
function write(name: string, list: readonly Waiting[]) {
  try {
    if (list.length > 0) localStorage.setItem(name, JSON.stringify(list))
    else localStorage.removeItem(name)
  } catch {
    // As above.
  }
}
