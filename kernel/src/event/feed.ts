/** A committed event on its way to listeners. */
export type FeedEvent = {
  tenantId: string
  name: string
  seq: number
  /** Order of delivery and resume point, `xid.seq`; compare with `comparePositions`. */
  position: string
  data: any
  audience: readonly string[]
  actorId: string | null
  at: string
}

/** What a commit tells the feed. */
export type Committed = {
  events: readonly { tenantId: string; name: string; audience: readonly string[]; data?: unknown }[]
  /** How many jobs the transaction asked for. */
  jobs: number
}

/**
 * In-process hub of committed events. The tail (event/tail.ts) reads the outbox in commit order and publishes here; a
 * commit of this process wakes it at once (`committed`), other processes' commits reach it by notification or polling.
 */
export type Feed = {
  subscribe(listener: (event: FeedEvent) => void): () => void
  publish(event: FeedEvent): void
  /** Counts events of the tenant that others can see; part of the key of everything cached for the tenant. */
  version(tenantId: string): number
  /** Called by the host after a commit that emitted events or asked for jobs, before the caller gets its answer. */
  committed(commit: Committed): void
  onCommit(listener: (commit: Committed) => void): () => void
}

/**
 * An event of this process counts twice, at its commit and when the tail publishes it: the tail cannot tell it from
 * another process's, and a cache filled in between only costs one more rendering.
 */
export function createFeed(report: (error: unknown) => void = rethrowLater): Feed {
  const published = new Set<(event: FeedEvent) => void>()
  const commits = new Set<(commit: Committed) => void>()
  const versions = new Map<string, number>()
  const count = (event: { tenantId: string; audience: readonly string[] }) => {
    if (isShared(event.audience)) versions.set(event.tenantId, (versions.get(event.tenantId) ?? 0) + 1)
  }
  return {
    subscribe: (listener) => add(published, listener),
    onCommit: (listener) => add(commits, listener),
    version: (tenantId) => versions.get(tenantId) ?? 0,
    publish(event) {
      count(event)
      tell(published, event, report)
    },
    committed(commit) {
      for (const event of commit.events) count(event)
      tell(commits, commit, report)
    },
  }
}

/** Someone other than the member concerned can see what changed. */
const isShared = (audience: readonly string[]): boolean => audience.some((room) => !room.startsWith('member:'))

function add<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

// One listener's fault must not keep the others from hearing of the event.
function tell<T>(listeners: ReadonlySet<(value: T) => void>, value: T, report: (error: unknown) => void): void {
  for (const listener of listeners) {
    try {
      listener(value)
    } catch (error) {
      report(error)
    }
  }
}

function rethrowLater(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
