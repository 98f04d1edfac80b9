// The testing kit: a running program in which each test has a community of its own.
export { type Answer, type Caller, type RequestOptions, requestFor } from './caller.ts'
export { createEmptyDatabase, type TestDatabase } from './database.ts'
export { expectRefusal } from './expect.ts'
export * from './laws/index.ts'
export { type Person, type Program, provideProgram, type SignedIn } from './program.ts'
export type { TenantWishes } from './tenant.ts'
export { toyProgram } from './toy.ts'
export { type As, type Who, type World, type WorldOptions, world } from './world.ts'
