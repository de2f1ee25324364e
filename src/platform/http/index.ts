export { listRoutes } from './access.ts'
export { buildHttp, defaultRateLimits, type HttpDeps, type RateLimits } from './build-http.ts'
export { eventsRoutes, type EventsDeps } from './events.ts'
export type { ReadinessCheck } from './health.ts'
export { idempotencyErrors, requestErrors } from './http.errors.ts'
export type { HttpApp, IdempotencyKey, Identify, RouteAccess, RouteEntry } from './http.types.ts'
export {
  forgetIdempotencyKeys, idempotencyHeaders, idempotencyKeyOf, once, onceAtOnce, onceOnly, readIdempotencyKey, type AnswerRow, type Settle, type StoredAnswer
} from './idempotency.ts'
export { receiveMultipart, type MultipartPlan, type UploadedFile } from './multipart.ts'
export { openApiDocument } from './openapi.ts'
export { domainErrorOf, languageOf, problemOf, problemSchema, type Language, type Problem } from './problem.ts'
export { plainPageContentPolicy } from './security-headers.ts'
