import { type RawBuilder, sql } from 'kysely'
import type { EventType } from '../contract/event.ts'

/** An event of an open transaction, not yet written. */
export type PendingEvent = { type: EventType; data: Record<string, unknown>; audience: readonly string[] }
export type Stamp = { tenantId: string; actorId: string | null; requestId: string | null; at: string }

/** One statement that writes all events of a transaction, in the order they were emitted. */
export function outboxStatement(stamp: Stamp, events: readonly PendingEvent[]): RawBuilder<unknown> {
  const rows = events.map(({ type, data, audience }) => ({ name: type.name, data, audience }))
  return sql`insert into events (tenant_id, name, data, audience, actor_id, request_id, at)
    select ${stamp.tenantId}::uuid, e.name, e.data, array(select jsonb_array_elements_text(e.audience)),
      ${stamp.actorId}::uuid, ${stamp.requestId}, ${stamp.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(name text, data jsonb, audience jsonb)`
}
