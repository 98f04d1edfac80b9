export { organisationsRoutes } from './routes.ts'
