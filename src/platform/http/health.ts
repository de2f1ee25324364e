import { Histogram, type Registry } from 'prom-client'
import { requestErrors } from './http.errors.ts'
import type { HttpApp } from './http.types.ts'

/**
 * A thing without which requests cannot be served; throws when it is not there. `degraded`: most is served still, so that no
 * load balancer takes the Gate away, but somebody must come.
 */
export type ReadinessCheck = () => Promise<void | 'degraded'>

/** `/health`: the process answers. `/ready`: what it needs is there. `/metrics`: for the operator's own machine only. */
export function healthRoutes(app: HttpApp, deps: { readonly readiness: Readonly<Record<string, ReadinessCheck>>; readonly metrics: Registry }): void {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route pattern',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [deps.metrics]
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unmatched'
    duration.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
    request.log.info({ method: request.method, route, status: reply.statusCode, milliseconds: Math.round(reply.elapsedTime) }, 'answered')
  })

  const open = { access: { audience: 'public' } } as const
  app.get('/health', { config: open, schema: { summary: 'The process answers', tags: ['operation'], operationId: 'health' } }, async () => ({ status: 'ok' }))

  app.get('/ready', { config: open, schema: { summary: 'What the process needs is there', tags: ['operation'], operationId: 'ready' } }, async (request, reply) => {
    const checks = await Promise.all(Object.entries(deps.readiness).map(async ([name, check]) => {
      try {
        return [name, (await check()) ?? 'ok'] as const
      } catch (error) {
        request.log.warn({ err: error, check: name }, 'not ready')
        return [name, 'failed'] as const
      }
    }))
    const ready = checks.every(([, state]) => state !== 'failed')
    const status = !ready ? 'not-ready' : checks.some(([, state]) => state === 'degraded') ? 'degraded' : 'ok'
    return reply.code(ready ? 200 : 503).send({ status, checks: Object.fromEntries(checks) })
  })

  app.get('/metrics', { config: open, schema: { summary: 'Prometheus metrics, to this machine only', tags: ['operation'], operationId: 'metrics' } }, async (request, reply) => {
    // Through a proxy on this machine everybody would come from it.
    const relayed = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'].some((name) => request.headers[name] !== undefined)
    if (relayed || !isLoopback(request.ip)) throw requestErrors.notFound()
    return reply.type(deps.metrics.contentType).send(await deps.metrics.metrics())
  })
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address)
}
