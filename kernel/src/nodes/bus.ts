import type { Logger } from 'pino'
import { newId } from '../db/id.ts'
import type { RedisPair } from './redis.ts'

export type Bus = {
  /** Tells every other process, as JSON; lost while Redis is gone. */
  tell(topic: string, message: unknown): void
  /** Calls back with what other processes tell. Returns how to stop. */
  hear(topic: string, listener: (message: any) => void): () => void
}

const CHANNEL = 'guildhall'

/** For a process that is the only one: there is nobody to tell. */
export const alone: Bus = { tell: () => {}, hear: () => () => {} }

/** One Redis channel for everything processes tell one another; each skips what it said itself. */
export function createBus({ commands, listening }: RedisPair, log: Logger): Bus {
  const self = newId()
  const listeners = new Map<string, Set<(message: any) => void>>()
  const subscribe = () => void listening.subscribe(CHANNEL).catch(() => {})
  if (listening.status === 'ready') subscribe()
  listening.on('ready', subscribe)
  listening.on('message', (_channel, text) => {
    const { from, topic, message } = JSON.parse(text)
    if (from === self) return
    for (const listener of listeners.get(topic) ?? []) {
      try {
        listener(message)
      } catch (err) {
        log.error({ err, topic }, 'what another process said could not be followed')
      }
    }
  })
  return {
    tell(topic, message) {
      commands.publish(CHANNEL, JSON.stringify({ from: self, topic, message })).catch(() => {})
    },
    hear(topic, listener) {
      const known = listeners.get(topic) ?? new Set()
      listeners.set(topic, known.add(listener))
      return () => void known.delete(listener)
    },
  }
}
