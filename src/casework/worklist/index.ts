export { worklistRoutes } from './worklist.routes.ts'
