/** What the client sees of the uses of their data. */
export { transparencyRoutes, type TransparencyDeps } from './transparency.routes.ts'
