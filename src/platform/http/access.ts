/** Who may call which route: declared by every route, enforced before anything of the request is read. */
import type { FastifyRequest, RouteOptions } from 'fastify'
import type { Context } from '../context/index.ts'
import { requestErrors } from './http.errors.ts'
import type { HttpApp, Identify, RouteAccess, RouteEntry } from './http.types.ts'

const listings = new WeakMap<object, RouteEntry[]>()

/** Every route of the application with who may call it, in the order of registration. */
export function listRoutes(app: HttpApp): readonly RouteEntry[] {
  return listings.get(app.server) ?? []
}

export interface AccessDeps {
  readonly identify: Identify
  /** Whether the officer's job role allows an action at all; throws `entitlement.denied`. */
  readonly authoriseAction: (ctx: Context, action: string) => Promise<void>
}

/** Refuses routes that do not say who may call them, and callers who may not. */
export function enforceAccess(app: HttpApp, deps: AccessDeps): void {
  const entries: RouteEntry[] = []
  listings.set(app.server, entries)
  app.addHook('onRoute', (route: RouteOptions) => {
    const access = route.config?.access
    if (!access) throw new Error(`${String(route.method)} ${route.url} does not declare who may call it (config.access)`)
    for (const method of [route.method].flat()) {
      if (method === 'HEAD') continue
      entries.push({ method, url: route.url, access, operationId: (route.schema as { operationId?: string } | undefined)?.operationId ?? null })
    }
  })
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access
    // No route matched: the not-found handler answers, and shows nothing that needs a right.
    if (access) await admit(request, access, deps)
  })
}

async function admit(request: FastifyRequest, access: RouteAccess, deps: AccessDeps): Promise<void> {
  switch (access.audience) {
    case 'public':
      return
    case 'officer': {
      const officer = await deps.identify.officer(request)
      if (!officer) throw requestErrors.unauthenticated()
      request.principal = officer
      if (access.action === null) return
      if (officer.postId === null) throw requestErrors.jobRoleRequired()
      await deps.authoriseAction(request.context(), access.action)
      return
    }
    case 'client': {
      const client = await deps.identify.client(request)
      if (!client) throw requestErrors.unauthenticated()
      request.principal = client
      return
    }
    case 'integration': {
      const integration = await deps.identify.integration(request)
      if (!integration) throw requestErrors.keyRequired()
      if (!integration.scopes.includes(access.scope)) throw requestErrors.scopeMissing({ scope: access.scope })
      request.principal = integration.principal
    }
  }
}
