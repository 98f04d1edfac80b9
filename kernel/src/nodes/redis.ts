import { Redis } from 'ioredis'
import type { Logger } from 'pino'

export type RedisPair = {
  commands: Redis
  /** A connection that listens can do nothing else. */
  listening: Redis
  close(): void
}

const COMMAND_MS = 500
const LONGEST_PAUSE_MS = 2_000

/**
 * Connects in the background: the server starts, and goes on, without Redis. Commands fail at once while it is gone, for
 * whoever asks can do without; it is looked for again every two seconds at the latest.
 */
export async function connectRedis(url: string, log: Logger): Promise<RedisPair> {
  const commands = connection(url, log)
  const listening = connection(url, log)
  await Promise.race([ready(commands), new Promise((done) => setTimeout(done, COMMAND_MS))])
  return {
    commands,
    listening,
    close() {
      commands.disconnect()
      listening.disconnect()
    },
  }
}

function connection(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: COMMAND_MS,
    connectTimeout: 5_000,
    retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 6), LONGEST_PAUSE_MS),
  })
  let lost = false
  redis.on('error', (error: Error & { code?: string }) => {
    if (!lost) log.warn({ code: error.code ?? error.name }, 'Redis is gone; this process goes on by itself')
    lost = true
  })
  redis.on('ready', () => {
    if (lost) log.info('Redis is back')
    lost = false
  })
  return redis
}

const ready = (redis: Redis) =>
  redis.status === 'ready' ? Promise.resolve() : new Promise<void>((done) => redis.once('ready', () => done()))
