import type { Machine } from './machine.ts'

/** What a blueprint adds to a module's machine. Nothing that is there is changed or taken away. */
export type MachineExtension = {
  states?: readonly string[]
  transitions?: Machine['transitions']
}

/** A machine that does not hold together: every fault at once, each in a sentence. */
export class MachineFault extends Error {
  readonly faults: readonly string[]
  constructor(machine: string, faults: readonly string[]) {
    super(`The machine ${machine} does not hold together: ${faults.join(' ')}`)
    this.faults = faults
  }
}

/** The machine with a blueprint's states and transitions. Throws a MachineFault when the result does not hold together. */
export function extendMachine(machine: Machine, { states = [], transitions = {} }: MachineExtension): Machine {
  const extended: Machine = {
    ...machine,
    states: [...machine.states, ...states],
    transitions: { ...machine.transitions, ...transitions },
  }
  const taken = Object.keys(transitions).filter((move) => Object.hasOwn(machine.transitions, move))
  const faults = [...taken.map((move) => `The move ${move} exists already and cannot be changed.`), ...faultsOf(extended)]
  if (faults.length > 0) throw new MachineFault(machine.name, faults)
  return extended
}

/** Everything wrong with a machine; empty when it holds together. */
export function faultsOf(machine: Machine): string[] {
  const known = new Set(machine.states)
  const faults: string[] = []
  const twice = machine.states.filter((state, index) => machine.states.indexOf(state) !== index)
  for (const state of new Set(twice)) faults.push(`The state ${state} is declared twice.`)
  if (!known.has(machine.initial)) faults.push(`The initial state ${machine.initial} is not one of its states.`)
  for (const [move, { from, to }] of Object.entries(machine.transitions)) {
    if (from.length === 0) faults.push(`The move ${move} starts from no state.`)
    for (const state of from) if (!known.has(state)) faults.push(`The move ${move} starts from the unknown state ${state}.`)
    if (!known.has(to)) faults.push(`The move ${move} leads to the unknown state ${to}.`)
  }
  const reached = reachable(machine)
  for (const state of known) if (!reached.has(state)) faults.push(`The state ${state} cannot be reached from ${machine.initial}.`)
  return faults
}

/** The states some sequence of moves leads to, the initial one included. */
export function reachable(machine: Machine): Set<string> {
  const reached = new Set([machine.initial])
  const edges = Object.values(machine.transitions)
  for (const state of reached) {
    for (const { from, to } of edges) if (from.includes(state)) reached.add(to)
  }
  return reached
}
