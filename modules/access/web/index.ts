// Door for the web shell.
export { accessRoutes } from './routes.ts'
