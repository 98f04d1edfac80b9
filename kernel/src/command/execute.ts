import { entryOfRefusal, entryOfSuccess } from '../audit/entry.ts'
import type { Contract } from '../contract/contract.ts'
import type { Database } from '../db/database.ts'
import { kernelRefusals } from '../errors/kernel-refusals.ts'
import { isRefusal, type Refusal } from '../errors/refusal.ts'
import type { Feed } from '../event/feed.ts'
import { isKeptOut } from '../policy/actor.ts'
import { decisionsIn } from '../policy/decisions.ts'
import type { Call, Outcome } from './call.ts'
import type { Command, Query } from './command.ts'
import { earlierAnswer, fingerprintOf, type KeyedCall, storeAnswer } from './idempotency.ts'
import { parseInput } from './parse.ts'
import { isWorthRepeating, refusalOfFault } from './refusal-of-fault.ts'
import { step } from './trace.ts'
import type { Reader, UnitContext, Writer } from './unit.ts'
import { readerOf, runUnit } from './unit-of-work.ts'
import type { Usage } from './usage.ts'

type Parts = { db: Database; feed: Feed; usage: Usage }
const ATTEMPTS = 3

export const executeQuery = (parts: Parts, query: Query, call: Call, unit: UnitContext): Promise<Outcome> =>
  noting(parts, { contract: query.contract, call, unit }, async () => {
    const checked = check(query, call, unit)
    if (!checked.ok) return checked
    const reader = readerOf(parts.db, unit)
    const prepared = await step('prepare', () => query.definition.prepare?.(reader, checked.input))
    return outcomeOf(await decideAndRun(query, reader, { usage: parts.usage, input: checked.input, prepared }))
  })

export const executeCommand = (parts: Parts, command: Command, call: Call, unit: UnitContext): Promise<Outcome> =>
  noting(parts, { contract: command.contract, call, unit }, async () => {
    const checked = check(command, call, unit)
    if (!checked.ok) return checked
    const keyed = keyedCall(command, call, unit)
    const prepared = await step('prepare', () => command.definition.prepare?.(readerOf(parts.db, unit), checked.input))
    for (let attempt = 1; ; attempt++) {
      try {
        return await runCommand(parts, command, { input: checked.input, prepared, unit, keyed })
      } catch (error) {
        if (attempt === ATTEMPTS || !(isWorthRepeating(error) || isRacedKey(error))) throw error
      }
    }
  })

type Given = { input: unknown; prepared: unknown }
type CommandRun = Given & { unit: UnitContext; keyed: KeyedCall | null }

const runCommand = (parts: Parts, command: Command, { unit, keyed, ...given }: CommandRun): Promise<Outcome> =>
  runUnit<Outcome>(
    parts,
    unit,
    async (tx) => {
      const earlier = keyed && (await earlierAnswer(tx.db, keyed))
      if (isRefusal(earlier)) return { ok: false, refusal: earlier }
      if (earlier) return { ok: true, output: earlier.output, replayed: true }
      const outcome = outcomeOf(await decideAndRun(command, tx, { usage: parts.usage, ...given }))
      if (outcome.ok && keyed) await storeAnswer(tx.db, keyed, outcome.output)
      return outcome
    },
    {
      keeps: (outcome) => (outcome.ok ? !outcome.replayed : outcome.refusal.keeps),
      entryOf: (outcome) => (outcome.ok ? entryOfSuccess(command.contract as Contract, outcome.output) : null),
    },
  )

/** load → allow → run */
async function decideAndRun(
  { definition }: Command | Query,
  unit: Reader<any> | Writer<any>,
  { input, prepared, usage }: Given & { usage: Usage },
): Promise<unknown> {
  const { load } = definition
  const loaded = load ? await step('load', () => load(unit as Reader<any>, input)) : prepared
  const { result: verdict, decisions } = decisionsIn(() => definition.allow(unit.actor, loaded, input))
  if (!verdict.allowed) return verdict.refusal
  usage.note(unit.actor, decisions, unit.now)
  return step('run', () => definition.run(unit, input, loaded))
}

function check({ contract }: Command | Query, call: Call, { actor }: UnitContext) {
  if (contract.access === 'member' && actor.kind === 'visitor') return refused(kernelRefusals.sign_in_required)
  if (contract.access === 'member' && isKeptOut(contract, actor)) return refused(kernelRefusals.awaiting_approval)
  if (contract.requires && actor.kind === 'member' && actor.lacks?.includes(contract.requires))
    return refused(kernelRefusals.email_not_verified)
  return parseInput(contract.input, call.input)
}

// An answer that starts a session holds a token, which is stored nowhere. Visitors are nobody in particular: one could
// be given another's answer.
function keyedCall({ contract }: Command, call: Call, { actor, tenant }: UnitContext): KeyedCall | null {
  if (!call.idempotencyKey || contract.session === 'starts' || contract.secretAnswer || actor.kind === 'visitor') return null
  const actorId = actor.memberId ?? actor.kind
  return { tenantId: tenant.id, actorId, key: call.idempotencyKey, fingerprint: fingerprintOf(call.name, call.input) }
}

// Two calls with one key at the same time: the later one rolls back and finds the answer of the earlier one.
const isRacedKey = (error: unknown) =>
  error instanceof Error && 'constraint' in error && error.constraint === 'idempotency_keys_pkey'

type Asked = { contract: Command['contract'] | Query['contract']; call: Call; unit: UnitContext }

/** Some refusals belong in the audit log: written on their own, as what was refused is rolled back. */
async function noting(parts: Parts, { contract, call, unit }: Asked, work: () => Promise<Outcome>): Promise<Outcome> {
  const outcome = await refusing(work)
  if (outcome.ok) return outcome
  const entry = entryOfRefusal(contract as Contract, { ...unit, input: call.input }, outcome.refusal)
  if (entry) await runUnit(parts, unit, async () => {}, { entryOf: () => entry })
  return outcome
}

async function refusing(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work()
  } catch (error) {
    const refusal = refusalOfFault(error)
    if (refusal) return refused(refusal)
    throw error
  }
}

const refused = (refusal: Refusal) => ({ ok: false as const, refusal })
const outcomeOf = (result: unknown): Outcome => (isRefusal(result) ? refused(result) : { ok: true, output: result })
