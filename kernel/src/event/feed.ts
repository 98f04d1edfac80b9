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

/**
 * In-process hub of committed events. The tail (event/tail.ts) reads the outbox in commit order and publishes here; a
 * commit of this process wakes it at once (`wake`), other processes' commits reach it by notification or polling.
 */
export type Feed = {
  subscribe(listener: (event: FeedEvent) => void): () => void
  publish(event: FeedEvent): void
  /** Counts events of the tenant that others can see; part of the key of everything cached for the tenant. */
  version(tenantId: string): number
  /** Called by the host after a commit that emitted events, before the caller gets its answer. */
  committed(events: readonly { tenantId: string; name: string; audience: readonly string[] }[]): void
  onCommit(listener: (events: readonly { tenantId: string; name: string; audience: readonly string[] }[]) => void): () => void
}
