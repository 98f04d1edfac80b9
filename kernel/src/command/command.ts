import type { Access, Contract, InputOf, OutputOf } from '../contract/contract.ts'
import type { Refusal } from '../errors/refusal.ts'
import type { Actor, MemberActor } from '../policy/actor.ts'
import type { Verdict } from '../policy/verdict.ts'
import type { Reader, Writer } from './unit.ts'

export type ActorFor<C> = C extends { access: infer W extends Access } ? (W extends 'member' ? MemberActor : Actor) : Actor

type CommandContract = Contract<'command'>
type QueryContract = Contract<'query'>
type Loading<Tables, C, Loaded> = {
  /**
   * Slow work that must hold neither transaction nor connection, such as hashing a password; runs first. Its result is
   * what `allow` and `run` get, unless there is a `load`.
   */
  prepare?: (reader: Reader<Tables, ActorFor<C>>, input: InputOf<C>) => Promise<Loaded>
  /** Finds what the input names, through `visibleX`: hidden and missing are the same 404. */
  load?: (reader: Reader<Tables, ActorFor<C>>, input: InputOf<C>) => Promise<Loaded>
  allow: (actor: ActorFor<C>, loaded: Loaded, input: InputOf<C>) => Verdict
}

export type CommandDefinition<Tables, C extends CommandContract, Loaded> = Loading<Tables, C, Loaded> & {
  /** Statements and events only; no network. A returned refusal rolls everything back, unless it is `keeping()`. */
  run: (tx: Writer<Tables, ActorFor<C>>, input: InputOf<C>, loaded: Loaded) => Promise<OutputOf<C> | Refusal>
}
export type QueryDefinition<Tables, C extends QueryContract, Loaded> = Loading<Tables, C, Loaded> & {
  run: (reader: Reader<Tables, ActorFor<C>>, input: InputOf<C>, loaded: Loaded) => Promise<OutputOf<C> | Refusal>
}

/** Erased forms: what the registry holds. The kernel passes each definition what its contract parsed. */
type Erased<C> = {
  contract: C
  definition: {
    prepare?: (reader: Reader<any, any>, input: any) => Promise<any>
    load?: (reader: Reader<any, any>, input: any) => Promise<any>
    allow: (actor: any, loaded: any, input: any) => Verdict
    run: (unit: any, input: any, loaded: any) => Promise<any>
  }
}
export type Command = Erased<CommandContract>
export type Query = Erased<QueryContract>

export type Subscriber = {
  /** `module.verb-noun`, stable: it names the inbox rows. */
  name: string
  on: readonly string[]
  /**
   * Of events with the same answer that wait together only the latest is run, and the others are done with it: for
   * effects that are worked out anew each time, such as a recount.
   */
  sameAs?: (event: DeliveredEvent) => string
  run: (tx: Writer<any>, event: DeliveredEvent) => Promise<void>
}
export type DeliveredEvent = {
  name: string
  /** Position in the tenant's history; also the realtime resume point. */
  seq: number
  data: any
  actorId: string | null
  at: string
}

/** `command`, `query` and `subscriber` bound to one module's tables. Called once, in the module's `db.ts`. */
export const bind = <Tables>() => ({
  command: <C extends CommandContract, Loaded = undefined>(
    contract: C,
    definition: CommandDefinition<Tables, C, Loaded>,
  ): Command => ({ contract, definition }),
  query: <C extends QueryContract, Loaded = undefined>(contract: C, definition: QueryDefinition<Tables, C, Loaded>): Query => ({
    contract,
    definition,
  }),
  subscriber: (
    subscriber: Omit<Subscriber, 'run'> & { run: (tx: Writer<Tables>, event: DeliveredEvent) => Promise<void> },
  ): Subscriber => subscriber,
})
