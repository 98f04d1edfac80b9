import type { EventType } from '../contract/event.ts'

/** A state machine as data. Stored as a `state` column on the subject plus rows in `machine_history`. */
export type Machine<State extends string = string, Move extends string = string> = {
  /** `module.noun`: `forum.topic`. */
  name: string
  initial: State
  states: readonly State[]
  transitions: Readonly<
    Record<
      Move,
      {
        from: readonly State[]
        to: State
        /** Permission needed; the command's verdict still decides about this very subject. */
        permission: string
        emits?: EventType
      }
    >
  >
}

export const machine = <const State extends string, const Move extends string>(
  definition: Machine<State, Move>,
): Machine<State, Move> => definition
