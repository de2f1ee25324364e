/**
 * The API's types in the shape of `openapi-typescript`, declared by hand until they are generated from
 * `/api/openapi.json`; the generated file takes this one's place. Pages import the names of `types.ts`, not this file.
 */

type Json<T> = { content: { 'application/json': T }; headers: Record<string, unknown> }
type Problem = { content: { 'application/problem+json': Record<string, unknown> }; headers: Record<string, unknown> }
type Query<T> = { query?: T; header?: never; path?: never; cookie?: never }
type Path<T> = { query?: never; header?: never; path: T; cookie?: never }
type Nothing = { query?: never; header?: never; path?: never; cookie?: never }
type Get<T, P = Nothing> = { parameters: P; requestBody?: never; responses: { 200: Json<T>; default: Problem } }
type Send<T, B, P = Nothing> = { parameters: P; requestBody: { content: { 'application/json': B } }; responses: { 200: Json<T>; default: Problem } }
type Bare<P = Nothing> = { parameters: P; requestBody?: never; responses: { 204: { content?: never; headers: Record<string, unknown> }; default: Problem } }

interface Page<T> { items: T[]; nextCursor: string | null }

type Tier = 'ministry-department' | 'national-body' | 'county-regional-document-office' | 'mayors-office'

interface UnitSummary { id: string; name: string; shortName: string; settlement: string | null; tier: Tier }
interface JobRoleSummary { code: string; name: string; caseTypes: { code: string; name: string; version: number }[] }

interface LegalReference { citation: string; title?: string; url?: string }

interface CaseTypeSummary {
  code: string
  version: number
  name: string
  legalBasis: LegalReference[]
  timeLimit: { text: string; citation: string | null }
  fee: { amount: number | null; text: string; citation: string | null }
  attachments: { code: string; name: string; required: boolean }[]
  stages: { code: string; name: string }[]
  remedy: { text: string; citation: string | null }
}

interface Entitlement { category: string; purpose: string; legalBasis: string; validTo: string | null }
interface PostView {
  id: string
  organisation: { id: string; name: string; shortName: string; demo: boolean }
  jobRole: { code: string; name: string; isSigner: boolean; isHead: boolean }
  substitutesFor: { name: string } | null
  entitlements: Entitlement[]
}
interface SessionView {
  officer: { id: string; name: string; officerNumber: string }
  card: { serial: string; expiresAt: string }
  lastEntry: string | null
  post: PostView | null
  posts: PostView[]
  absoluteExpiresAt: string
  idleSeconds: number
  legalDate: string
  demo: boolean
}

/** A private key (PKCS#8) under AES-GCM, its key derived from the PIN by PBKDF2-SHA256; all base64. */
interface SealedKey { salt: string; iterations: number; iv: string; ciphertext: string }
interface DemoCard {
  id: string
  holder: string
  jobRole: string
  organisation: string
  pin: string
  state: string
  note: string | null
  retriesLeft: number
  authenticationCertificate: string
  signingCertificate: string
  keys: { authentication: SealedKey; signing: SealedKey }
}

interface WebEidToken { unverifiedCertificate: string; algorithm: string; signature: string; format: string; appVersion: string }

interface WorklistItem {
  caseId: string
  registrationNumber: string
  subject: string
  caseType: { code: string; name: string }
  clientName: string | null
  status: string
  waitsFor: { kind: string; label: string | null; since: string | null }
  dueAt: string | null
  dueDate: string | null
  daysLeft: number | null
  stage: string | null
  assignee: { postId: string; name: string } | null
  version: number
}

interface NoticeView {
  id: string
  kind: string
  caseId: string | null
  registrationNumber: string | null
  title: string
  detail: string | null
  occurredAt: string
  readAt: string | null
}

interface DeskReference {
  caseTypes: { code: string; name: string; version: number }[]
  laws: { citation: string; title: string; url: string | null }[]
  forms: { caseType: string; name: string; version: number }[]
}

export interface paths {
  '/api/v1/public/home': { get: Get<{ legalDate: string; demo: boolean; helpDesk: string; tiers: { tier: Tier; count: number }[] }> }
  '/api/v1/public/organisations': { get: Get<Page<UnitSummary>, Query<{ tier?: Tier; q?: string; cursor?: string; limit?: number }>> }
  '/api/v1/public/organisations/{id}': { get: Get<{ organisation: UnitSummary; units: UnitSummary[]; jobRoles: JobRoleSummary[] }, Path<{ id: string }>> }
  '/api/v1/public/case-types/{code}': { get: Get<CaseTypeSummary, Path<{ code: string }>> }
  '/api/v1/login/challenge': { post: Send<{ nonce: string; origin: string }, Record<string, never>> }
  '/api/v1/login': { post: Send<SessionView, { token: WebEidToken }> }
  '/api/v1/session': { get: Get<SessionView>; delete: Bare }
  '/api/v1/session/post': { post: Send<SessionView, { postId: string }> }
  '/api/v1/session/keep-alive': { post: Send<SessionView, Record<string, never>> }
  '/api/v1/demo/cards': { get: Get<{ items: DemoCard[] }> }
  '/api/v1/desk': { get: Get<{ buckets: { code: string; count: number; countIsBound: boolean }[] }> }
  '/api/v1/desk/reference': { get: Get<DeskReference> }
  '/api/v1/worklist': { get: Get<Page<WorklistItem>, Query<{ bucket?: string; q?: string; cursor?: string; limit?: number }>> }
  '/api/v1/cases/{id}': { get: Get<{ case: { id: string; registrationNumber: string; subject: string } }, Path<{ id: string }>> }
  '/api/v1/notices': { get: Get<Page<NoticeView> & { unreadCount: number; unreadIsBound: boolean }, Query<{ cursor?: string; limit?: number }>> }
  '/api/v1/notices/{id}/read': { post: Send<NoticeView, Record<string, never>, Path<{ id: string }>> }
}
