export { AcceptTerms } from './parts/accept-terms.tsx'
export { identityRoutes } from './routes.ts'
