import type { FastifyInstance, FastifyBaseLogger, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Context, Principal } from '../context/index.ts'

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

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess
  }
  interface FastifyRequest {
    /** Set by the access floor before validation; `{ kind: 'public' }` until then. */
    principal: Principal
    /** The use-case context of this request: db, clock, ids, logger, principal, requestId. */
    context<P extends Principal = Principal>(): Context<P>
  }
}
