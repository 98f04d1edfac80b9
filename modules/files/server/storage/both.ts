import { NotStored, type Storage } from './storage.ts'

/**
 * Two storages during a move from one to the other: what is new goes to `now`, what `now` does not have yet is still read
 * from `before`. Nobody notices the move.
 */
export const bothStorages = (now: Storage, before: Storage): Storage => ({
  put: (key, bytes) => now.put(key, bytes),
  async open(key, range) {
    try {
      return await now.open(key, range)
    } catch (fault) {
      if (!(fault instanceof NotStored)) throw fault
      return before.open(key, range)
    }
  },
  size: async (key) => (await now.size(key)) ?? before.size(key),
  async remove(keys) {
    await Promise.all([now.remove(keys), before.remove(keys)])
  },
  async *list(prefix) {
    const seen = new Set<string>()
    for await (const stored of now.list(prefix)) {
      seen.add(stored.key)
      yield stored
    }
    for await (const stored of before.list(prefix)) if (!seen.has(stored.key)) yield stored
  },
  path: () => null,
})
