import { holds } from '@guildhall/kernel'
import type { BenchCommunity } from './community.ts'
import { usage } from './cpu.ts'

/** Milliseconds of processor time to find who is behind a session token; microseconds to ask whether an actor holds a right. */
export type Checks = { session: { server: number; postgres: number } | null; permission: number }

const SESSIONS = 10_000
const AT_ONCE = 8
const PERMISSIONS = 1_000_000

/** Asks in this process, without HTTP: what every signed-in request pays before anything else. */
export async function measureChecks({ host, tenant, member, postgresPid }: BenchCommunity): Promise<Checks> {
  const authenticate = () => host.authenticate(tenant, member.token)
  const round = async (count: number) => {
    const each = async () => {
      for (let done = 0; done < count / AT_ONCE; done++) await authenticate()
    }
    await Promise.all(Array.from({ length: AT_ONCE }, each))
  }
  await round(1_000)
  const before = usage(process.pid, postgresPid)
  await round(SESSIONS)
  const after = usage(process.pid, postgresPid)
  const per = (one: number, other: number) => ((other - one) * 1000) / SESSIONS
  const actor = await authenticate()
  if (!actor) throw new Error('The session of the bench is over')
  const started = performance.now()
  let held = 0
  for (let asked = 0; asked < PERMISSIONS; asked++)
    held += Number(holds(actor, asked % 2 ? 'forum.topic.create' : 'forum.moderate'))
  if (held === 0) throw new Error('The member of the bench may do nothing')
  return {
    session:
      before && after ? { server: per(before.server, after.server), postgres: per(before.postgres, after.postgres) } : null,
    permission: ((performance.now() - started) * 1000) / PERMISSIONS,
  }
}
