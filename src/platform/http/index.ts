export type { HttpApp, RouteAccess } from './http.types.ts'
