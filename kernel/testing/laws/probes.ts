import type { Contract, Reader } from '../../src/host.ts'
import type { Caller } from '../caller.ts'
import type { World } from '../world.ts'

/** Makes what a call needs in this world and says who calls with what: `by` must succeed with `input`. */
export type Sample = (world: World) => Promise<{ by: Caller; input: Readonly<Record<string, unknown>> }>

/** Of one noun: what `visibleX` shows an actor must be exactly what its show route answers. */
export type Agreement = {
  noun: string
  /** Makes some of every kind there is: hidden ones, removed ones, other people's. Answers the ids of all. */
  seed: (world: World) => Promise<readonly string[]>
  /** The ids `visibleX` lets this reader see. */
  visible: (reader: Reader<any>) => Promise<readonly string[]>
  show: Contract
  input: (id: string) => Readonly<Record<string, unknown>>
}

/** Of one live view: an old answer with the events since must be equal to a fresh answer. */
export type Replay = {
  name: string
  /** The reader and what they look at. */
  look: (world: World) => Promise<{ by: Caller; contract: Contract; input: Readonly<Record<string, unknown>> }>
  /** What others do meanwhile to what is looked at. */
  meanwhile: (world: World, input: Readonly<Record<string, unknown>>) => Promise<void>
  /** The module's `live`: the cached answer after one event, as the browser would change it. */
  live: (cached: any, event: { name: string; data: any }) => unknown
}

/** What a module shows the laws of itself; exported as `laws` from its `testing`. */
export type Probes = {
  /** By contract name. Needed for every command, and for every query that `{}` does not satisfy. */
  samples?: Readonly<Record<string, Sample>>
  agreements?: readonly Agreement[]
  replays?: readonly Replay[]
}
