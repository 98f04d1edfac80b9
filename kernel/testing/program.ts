import type { Authenticate, HostOptions, Module, Writer } from '../src/host.ts'

/** What tests run: a list of modules, how its people sign in, and what a fresh tenant is made of. */
export type Program = {
  modules: readonly Module[]
  authenticate: Authenticate
  /** Blueprints that operators may choose from, by key. */
  blueprints?: HostOptions['blueprints']
  /** Blueprint sections by name, installed into every fresh tenant: roles, categories, … */
  sections: Readonly<Record<string, unknown>>
  /** All roles there are: who holds them lacks nothing but membership of another community. */
  everyRole: readonly string[]
  /** Makes somebody a member with these roles and starts a session, without the cost of a password. */
  signIn: (tx: Writer<any>, person: Person) => Promise<SignedIn>
}
export type Person = { displayName: string; email: string; roles: readonly string[] }
export type SignedIn = { memberId: string; accountId: string; token: string }

const place = Symbol.for('guildhall.testing.program')
type Store = { [place]?: Program }

/** Says which program `world()` runs. The kernel knows no module, so the vitest setup file of apps/server says it. */
export function provideProgram(program: Program): void {
  ;(globalThis as Store)[place] = program
}

export function currentProgram(): Program {
  const program = (globalThis as Store)[place]
  if (!program) throw new Error('No program: pass one to world(), or call provideProgram() in a vitest setup file')
  return program
}
