import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import Fastify, { LogController } from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import { Registry } from 'prom-client'
import type { RateLimits } from '../config/index.ts'
import type { Clock, Context, IdSource, Principal } from '../context/index.ts'
import type { Db } from '../database/index.ts'
import { requestIdFrom } from '../logging/index.ts'
import { enforceAccess, type AccessDeps } from './access.ts'
import { answerCompiler } from './answers.ts'
import { refuseForeignOrigins } from './csrf.ts'
import { healthRoutes, type ReadinessCheck } from './health.ts'
import type { HttpApp } from './http.types.ts'
import { describeApi, openApiRoutes } from './openapi.ts'
import { sendProblem } from './problem.ts'
import { defaultRateLimits, limitRates } from './rate-limits.ts'
import { refuseUnreadableValues } from './readable-values.ts'
import { referenceRoutes } from './reference-page.ts'
import { securityHeaders } from './security-headers.ts'
import { refuseNonsense, refuseUnreadable } from './unreadable.ts'
import { webFiles } from './web-files.ts'

export interface HttpDeps extends AccessDeps {
  /** `publicUrl`: origin that users see; null: the address the request came to. */
  readonly config: { readonly publicUrl: string | null }
  readonly version: string
  readonly logger: Logger
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly readiness?: Readonly<Record<string, ReadinessCheck>>
  readonly metrics?: Registry
  /** Folder of the built web (`web/dist/<hash>`); null serves the API only. */
  readonly webFolder: string | null
  readonly rateLimits?: Partial<RateLimits>
  /** Addresses or networks of proxies that may say who calls (`X-Forwarded-For`); nobody else is believed. */
  readonly trustedProxies?: readonly string[]
  /** Bytes of a JSON body; multipart uploads have their own limits. */
  readonly bodyLimit?: number
  /** Tests: every answer is read by zod as well (`answerCompiler`). */
  readonly checkAnswers?: boolean
}

/**
 * The HTTP server without features: they register their routes on what it returns, then `app.listen` starts it.
 * A route that does not declare who may call it makes registration throw.
 */
export async function buildHttp(deps: HttpDeps): Promise<HttpApp> {
  const https = deps.config.publicUrl?.startsWith('https://') ?? false
  const app: HttpApp = Fastify({
    loggerInstance: deps.logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: (request) => requestIdFrom(request.headers['x-request-id'], () => deps.ids.uuid()),
    trustProxy: deps.trustedProxies && deps.trustedProxies.length > 0 ? [...deps.trustedProxies] : false,
    bodyLimit: deps.bodyLimit ?? 1_048_576,
    frameworkErrors: refuseUnreadable,
    clientErrorHandler: refuseNonsense,
    requestTimeout: 120_000,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 300 }
  }).withTypeProvider<ZodTypeProvider>() as unknown as HttpApp
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(answerCompiler(deps.checkAnswers ?? false))
  app.setErrorHandler(sendProblem)
  decorate(app, deps)

  await securityHeaders(app, https)
  await app.register(cookie)
  await app.register(multipart)
  app.addHook('onSend', async (request, reply, payload) => {
    reply.header('x-request-id', request.id)
    return payload
  })
  refuseForeignOrigins(app)
  refuseUnreadableValues(app)
  await limitRates(app, { ...defaultRateLimits, ...deps.rateLimits }, deps.clock)
  enforceAccess(app, deps)
  await describeApi(app, deps.version)
  healthRoutes(app, { readiness: deps.readiness ?? {}, metrics: deps.metrics ?? new Registry() })
  openApiRoutes(app)
  referenceRoutes(app)
  await webFiles(app, deps.webFolder)
  return app
}

function decorate(app: HttpApp, deps: HttpDeps): void {
  const nobody: Principal = Object.freeze({ kind: 'public' })
  app.decorateRequest('principal', null as never)
  app.decorateRequest('context', contextOf as never)
  app.decorateRequest('publicOrigin', function publicOrigin(this: { protocol: string; host: string }) {
    return deps.config.publicUrl ?? `${this.protocol}://${this.host}`
  })
  app.addHook('onRequest', async (request) => {
    request.principal = nobody
  })

  function contextOf(this: { principal: Principal; log: Logger; id: string }): Context {
    return { db: deps.db, clock: deps.clock, ids: deps.ids, logger: this.log, principal: this.principal, requestId: this.id }
  }
}
