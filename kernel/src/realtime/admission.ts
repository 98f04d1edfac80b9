import type { Socket } from 'socket.io'
import { Refusal } from '../errors/refusal.ts'

export type Admission = { enter(socket: Pick<Socket, 'conn'>, who: { key: string; visitor: boolean }): Refusal | null }

const MOST = 10_000
const MOST_EACH = 20
/** Visitors behind one address may be a whole school. */
const VISITORS_PER_MEMBER = 5

const full = new Refusal({
  code: 'too_many_connections',
  status: 503,
  sentence: 'Too many live connections are open. Close other windows, or try again shortly.',
})

/** Counts connections; each gives its place back when it closes. */
export function admission({ most = MOST, mostEach = MOST_EACH }: { most?: number; mostEach?: number }): Admission {
  const counts = new Map<string, number>()
  let total = 0
  return {
    enter({ conn }, { key, visitor }) {
      const count = counts.get(key) ?? 0
      // It closed while its session was looked up, and will not close again to give a place back.
      if (conn.readyState === 'closed') return null
      if (total >= most || count >= mostEach * (visitor ? VISITORS_PER_MEMBER : 1)) return full
      total++
      counts.set(key, count + 1)
      conn.once('close', () => {
        total--
        const left = (counts.get(key) ?? 1) - 1
        if (left > 0) counts.set(key, left)
        else counts.delete(key)
      })
      return null
    },
  }
}
