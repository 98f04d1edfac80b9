// What the server, pages and the testing kit use of HTTP.
export { createHttp } from './create-http.ts'
export { openApiDocument } from './docs/openapi.ts'
export { closeHttp } from './ops/shutdown.ts'
export type { HttpOptions } from './options.ts'
export { checkOrigin } from './request/csrf.ts'
export { clearedSessionCookie, cookieToken, sessionCookie } from './request/session.ts'
export { isPlatformHost, platform } from './request/tenant.ts'
export { spendAllowance } from './route/rate.ts'
