import { type RawBuilder, sql } from 'kysely'
import type { UnitContext } from '../command/unit.ts'
import { newId } from '../db/id.ts'
import type { Actor } from '../policy/actor.ts'
import type { AuditEntry } from './entry.ts'
import { redacted } from './redact.ts'

/** The statement that writes an entry with where it came from; it can travel with the outbox's, in one round trip. */
export function auditStatement({ tenant, actor, now, requestId, origin }: UnitContext, entry: AuditEntry): RawBuilder<unknown> {
  const { subject } = entry
  return sql`insert into audit_entries (tenant_id, id, at, actor_id, actor_kind, action, subject_type, subject_id, before, after,
      address, user_agent, request_id, outcome, code)
    values (${tenant.id}, ${newId()}, ${now}, ${entry.actorId ?? actor.memberId}, ${entry.actorId ? 'member' : actor.kind},
      ${entry.action}, ${subject?.type ?? null}, ${subject?.id ?? null}, ${redacted(entry.before)}::jsonb,
      ${redacted(withElevation(actor, entry.after))}::jsonb, ${short(origin.address)}, ${short(origin.userAgent)}, ${requestId}, ${entry.outcome},
      ${entry.code ?? null})`
}

// What an operator does with rights lent to them is told apart from what they do with their own, whatever it is.
const withElevation = (actor: Actor, after: AuditEntry['after']): AuditEntry['after'] =>
  actor.kind === 'member' && actor.elevation
    ? { ...after, elevation: { id: actor.elevation.id, reason: actor.elevation.reason } }
    : after

const short = (text: string | null): string | null => text?.slice(0, 300) ?? null
