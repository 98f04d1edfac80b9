import type { Redis } from 'ioredis'
import type { Clock } from '../clock/clock.ts'
import { type Noted, PRESENCE_MS, type PresenceStore, stateOf, type Whose } from './presence-store.ts'

const KEPT_SECONDS = 3_600

/** The sockets of every process: a hash for each member, a field for each socket. While Redis is gone, those of this one. */
export function redisPresence(redis: Redis, own: PresenceStore, clock: Clock): PresenceStore {
  const keyOf = ({ tenantId, memberId }: Whose) => `user_activity:${tenantId}:${memberId}`
  const now = () => Date.parse(clock.now())
  const gone = () => {}
  return {
    async note(whose, socketId, attention) {
      await own.note(whose, socketId, attention)
      const noted: Noted = { attention, until: now() + PRESENCE_MS }
      const key = keyOf(whose)
      await redis.multi().hset(key, socketId, JSON.stringify(noted)).expire(key, KEPT_SECONDS).exec().catch(gone)
    },
    async forget(whose, socketId) {
      await own.forget(whose, socketId)
      await redis.hdel(keyOf(whose), socketId).catch(gone)
    },
    async of(tenantId, memberIds) {
      const pipeline = redis.pipeline()
      for (const memberId of memberIds) pipeline.hvals(keyOf({ tenantId, memberId }))
      const answers = await pipeline.exec().catch(() => null)
      if (!answers || answers.some(([fault]) => fault)) return own.of(tenantId, memberIds)
      return answers.map(([, values]) =>
        stateOf(
          (values as string[]).map((value) => JSON.parse(value) as Noted),
          now(),
        ),
      )
    },
  }
}
