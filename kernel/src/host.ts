// What runs the modules: apps/server, the CLI and the testing kit. Modules import `@guildhall/kernel` instead.

export { exportBlueprint } from './blueprint/apply/export.ts'
export { BlueprintFault } from './blueprint/apply/fault.ts'
export {
  type InstallOptions,
  type InstallResult,
  installBlueprint,
  type UpgradeResult,
  upgradeBlueprint,
} from './blueprint/apply/install.ts'
export { formatPlan, type PlannedChange, planBlueprint } from './blueprint/apply/plan.ts'
export { type Conflict, formatConflicts, mergeBlueprint } from './blueprint/change/merge.ts'
export { formatProblem, type Problem } from './blueprint/check/problem.ts'
export { type Manifest, manifestSchema } from './blueprint/manifest.ts'
export { loadBlueprint, readBlueprint } from './blueprint/source/load.ts'
export { toYaml } from './blueprint/source/to-yaml.ts'
export { type Validated, validateBlueprint } from './blueprint/validate.ts'
export { type Clock, createClock, type TestClock, testClock } from './clock/clock.ts'
export type { Call, Outcome, Trace } from './command/call.ts'
export { type Authenticate, createHost, type Host, type HostOptions } from './command/host.ts'
export { buildRegistry, type Registry } from './command/registry.ts'
export { connect, type Database } from './db/database.ts'
export { MigrationFault, type MigrationResult, migrate } from './db/migrate.ts'
export { type Connection, databaseStats } from './db/pool.ts'
export { connectionAs, rolePasswords } from './db/roles.ts'
export { type Drained, drain } from './event/drain.ts'
export { createFeed, type Feed, type FeedEvent } from './event/feed.ts'
export { deadDeliveries, retryDelivery } from './event/retries.ts'
export * from './index.ts'
export { eventsSince } from './realtime/events-since.ts'
