import type { Logger } from 'pino'
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible'
import type { Clock } from '../clock/clock.ts'
import { alone, type Bus, createBus } from './bus.ts'
import { memoryPresence, type PresenceStore } from './presence-store.ts'
import { redisPresence } from './redis-presence.ts'

export type Counting = { keyPrefix: string; points: number; duration: number }

/**
 * What the processes of one server share while they run, beside the database; nothing of it has to survive. With REDIS_URL
 * it is shared through Redis; without it, or while Redis is gone, each process keeps its own.
 */
export type Nodes = Bus & {
  /** So many `points` in `duration` seconds. */
  limiter(counting: Counting): RateLimiterAbstract
  /** Who is here, by socket. */
  presence: PresenceStore
  /** Rejects while Redis is asked for and not there; null where it is not asked for. */
  check: (() => Promise<unknown>) | null
  stop(): Promise<void>
}

export async function createNodes(redisUrl: string | undefined, { log, clock }: { log: Logger; clock: Clock }): Promise<Nodes> {
  const own = memoryPresence(clock)
  if (redisUrl === undefined) {
    return { limiter: (counting) => new RateLimiterMemory(counting), ...alone, presence: own, check: null, stop: async () => {} }
  }
  const { connectRedis } = await import('./redis.ts')
  const redis = await connectRedis(redisUrl, log)
  const bus = createBus(redis, log)
  return {
    limiter: (counting) =>
      new RateLimiterRedis({
        ...counting,
        storeClient: redis.commands,
        rejectIfRedisNotReady: true,
        insuranceLimiter: new RateLimiterMemory(counting),
      }),
    tell: bus.tell,
    hear: bus.hear,
    presence: redisPresence(redis.commands, own, clock),
    check: () => redis.commands.ping(),
    stop: async () => redis.close(),
  }
}
