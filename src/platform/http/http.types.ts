import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { Context, OfficerPrincipal, Principal } from '../context/index.ts'
import type { RateLimitKind } from './rate-limits.ts'

/** A Fastify instance whose routes take zod schemas (validation, OpenAPI and the web's typed client come from them). */
export type HttpApp = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse<IncomingMessage>, FastifyBaseLogger, ZodTypeProvider>

/**
 * Who may call a route; every route declares it, registration fails otherwise.
 * - public: anyone
 * - officer: a live card session; `action` is the Cedar action checked before the handler (null: any officer, further
 *   checks in the use case)
 * - client: a client's session on the client page
 * - integration: a bearer key of a connected system with this scope
 */
export type RouteAccess =
  | { readonly audience: 'public' }
  | { readonly audience: 'officer'; readonly action: string | null }
  | { readonly audience: 'client' }
  | { readonly audience: 'integration'; readonly scope: string }

/** A registered route with who may call it; input of the test that calls every route once per role. */
export interface RouteEntry {
  readonly method: string
  /** Fastify pattern: `/api/v1/cases/:id`. */
  readonly url: string
  readonly access: RouteAccess
  readonly operationId: string | null
}

/** Names one intention of a caller: the same key with the same request is carried out once. */
export interface IdempotencyKey {
  /** Operation and caller, so that keys of different callers never meet. */
  readonly scope: string
  readonly key: string
  /** SHA-256 of what was asked. */
  readonly requestHash: Uint8Array
}

/**
 * How callers are recognised; the access floor implements it.
 * Each gives null when the request carries no credential of that kind, and throws a DomainError when it carries one that
 * is not (or no longer) good.
 */
export interface Identify {
  /** A principal of this request alone: what is read of it may be kept with it until the answer. */
  officer(request: FastifyRequest): Promise<OfficerPrincipal | null>
  client(request: FastifyRequest): Promise<Extract<Principal, { kind: 'client' }> | null>
  integration(request: FastifyRequest): Promise<{ readonly principal: Extract<Principal, { kind: 'integration' }>; readonly scopes: readonly string[] } | null>
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess
    /** Only for what is public by nature and changes nothing (OCSP, time-stamps, verification): no cookie is read by such a route. */
    csrf?: 'exempt'
    /** What a multipart route takes: a JSON part, then files. Said here since a body schema would be checked before it is read. */
    multipart?: { readonly field: string; readonly schema: z.ZodType; readonly files: string }
    /** Counted against another limit than that of who may call; see rate-limits.ts. */
    rate?: RateLimitKind
    /** Calls that the page makes of its own accord: they do not move the session's idle limit. */
    passive?: true
  }
  interface FastifyRequest {
    /** Set by the access floor before validation; `{ kind: 'public' }` until then. */
    principal: Principal
    /** The use-case context of this request: db, clock, ids, logger, principal, requestId. */
    context<P extends Principal = Principal>(): Context<P>
    /** Origin under which the caller reached us, without trailing slash. */
    publicOrigin(): string
  }
}
