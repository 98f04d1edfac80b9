// What runs the modules: apps/server, the CLI and the testing kit. Modules import `@guildhall/kernel` instead.
export * from './index.ts'
export { buildRegistry, type Registry } from './command/registry.ts'
export { createHost, type Call, type Host, type Outcome } from './command/host.ts'
export { connect, type Database } from './db/database.ts'
export { migrate } from './db/migrate.ts'
