// The laws every module obeys, each a function from a manifest or a world to the list of what offends it.
export { hearingTwiceIsHearingOnce, jobsStayAtHome } from './effect-laws.ts'
export { eventsHaveAudiences, inputsAreStrict, namesHold, refusalsHaveSentences, routesDecide } from './manifest-laws.ts'
export { permissionsAreDeclared, permissionsAreExplained } from './permission-laws.ts'
export type { Agreement, Probes, Replay, Sample } from './probes.ts'
export { casesOf, contractHolds, keysAreHonoured, strangersFindNothing } from './route-laws.ts'
export { schemaText, tableTypes } from './schema-text.ts'
export { filledTables, rolesAreBound, rowsStayInside, tablesBelongToTenants } from './table-laws.ts'
export { replayEqualsFresh, scopeAgreesWithRoute } from './view-laws.ts'
