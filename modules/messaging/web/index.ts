// The door of messaging for the web shell and for tests of live views.
export { live, liveList } from './live.ts'
export { nameOf } from './parts/naming.ts'
export { messagingRoutes } from './routes.ts'
