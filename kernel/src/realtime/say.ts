import type { Server } from 'socket.io'
import type { Host } from '../command/host.ts'
import { channel } from './broadcast.ts'
import type { WhisperEvent } from './protocol-types.ts'
import { sendHere } from './spaces.ts'

/** Something short-lived for a room, from the socket `besides` which does not hear it itself. */
export type Said = { tenantId: string; said: WhisperEvent; besides?: string }
export type Say = (said: Said) => void

const TOPIC = 'say'

/**
 * Says short-lived things to the listeners of a room, in this process and in the others; nobody keeps them. Returns also
 * how to stop hearing the others.
 */
export function createSay(io: Server, { nodes, registry }: Pick<Host, 'nodes' | 'registry'>): { say: Say; stop(): void } {
  const sayHere = ({ tenantId, said, besides }: Said) => {
    const alias = registry.socketNames.events.get(said.name)
    const to = { channel: channel(tenantId, said.room), besides }
    sendHere(io, to, [['whisper', said], ...(alias ? [[alias, said] as const] : [])])
  }
  const stop = nodes.hear(TOPIC, sayHere)
  return {
    say(said) {
      sayHere(said)
      nodes.tell(TOPIC, said)
    },
    stop,
  }
}
