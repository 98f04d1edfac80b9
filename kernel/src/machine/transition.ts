import { sql } from 'kysely'
import type { Reader, Writer } from '../command/unit.ts'
import type { DataOf, EventType } from '../contract/event.ts'
import { newId } from '../db/id.ts'
import { kernelRefusals } from '../errors/kernel-refusals.ts'
import type { Refusal } from '../errors/refusal.ts'
import type { Machine } from './machine.ts'

export type LegalMove<State extends string = string, Move extends string = string> = { move: Move; to: State; permission: string }

/** What can happen next from this state, in the order the machine declares it. */
export function legalMoves<State extends string, Move extends string>(
  machine: Machine<State, Move>,
  state: State,
): LegalMove<State, Move>[] {
  const moves = Object.keys(machine.transitions) as Move[]
  return moves
    .filter((move) => machine.transitions[move].from.includes(state))
    .map((move) => ({ move, to: machine.transitions[move].to, permission: machine.transitions[move].permission }))
}

/** The state a move leads to, or the refusal (409) that names the moves that are possible instead. */
export function stateAfter<State extends string, Move extends string>(
  machine: Machine<State, Move>,
  from: State,
  move: Move,
): { to: State } | { refusal: Refusal } {
  const transition = Object.hasOwn(machine.transitions, move) ? machine.transitions[move] : undefined
  if (transition?.from.includes(from)) return { to: transition.to }
  const legal = legalMoves(machine, from).map(({ move, to }) => ({ move, to }))
  return { refusal: kernelRefusals.illegal_transition.with({ details: { machine: machine.name, state: from, move, legal } }) }
}

export type Step<State extends string, Move extends string> = {
  subjectId: string
  from: State
  move: Move
  /** In the mover's words, kept in the history. */
  reason?: string
  /** What the transition's event carries; needed when it has one. */
  data?: DataOf<EventType>
}

/**
 * Makes a move: writes the history and emits the transition's event. The caller loads the subject `for update`, decides
 * whether this actor may, and sets its own state column to the `to` that comes back.
 *
 * @example const moved = await transition(tx, topicMachine, { subjectId: topic.id, from: topic.state, move: 'close' })
 *          if (isRefusal(moved)) return moved
 */
export async function transition<State extends string, Move extends string>(
  tx: Writer<any>,
  machine: Machine<State, Move>,
  { subjectId, from, move, reason, data }: Step<State, Move>,
): Promise<{ to: State } | Refusal> {
  const next = stateAfter(machine, from, move)
  if ('refusal' in next) return next.refusal
  await tx.db
    .insertInto('machine_history')
    .values({
      tenant_id: tx.tenant.id,
      id: newId(),
      machine: machine.name,
      subject_id: subjectId,
      move,
      from_state: from,
      to_state: next.to,
      actor_id: tx.actor.memberId,
      reason: reason ?? null,
      at: tx.now,
    })
    .execute()
  const { emits } = machine.transitions[move]
  if (emits) tx.emit(emits, (data ?? {}) as DataOf<EventType>)
  return next
}

export type Passage = { move: string; from: string; to: string; actorId: string | null; reason: string | null; at: string }

/** What happened to the subject so far, oldest first. */
export async function historyOf(
  reader: Pick<Reader<any>, 'db' | 'tenant'>,
  machine: Machine,
  subjectId: string,
): Promise<Passage[]> {
  return await reader.db
    .selectFrom('machine_history')
    .select(['move', 'from_state as from', 'to_state as to', 'actor_id as actorId', 'reason', 'at'])
    .where('tenant_id', '=', reader.tenant.id)
    .where('machine', '=', machine.name)
    .where('subject_id', '=', subjectId)
    .orderBy('at')
    .orderBy('id')
    .limit(sql.lit(1_000))
    .execute()
}
