/** Every route of the Gate, wired with what its feature needs from others. */
import { cardLoginRoutes } from '../access/card-login/index.ts'
import { clientLoginRoutes, type ClientLoginConfig } from '../access/client-login/index.ts'
import { sessionIsLive, sessionsRoutes } from '../access/sessions/index.ts'
import { exchangeRoutes, type ExchangeDeps } from '../checks/exchange/index.ts'
import { transparencyRoutes } from '../checks/transparency/index.ts'
import { demoCardRoutes } from '../../demo/cards/index.ts'
import { logRoutes } from '../log/index.ts'
import { noticesRoutes } from '../notices/index.ts'
import type { Context } from '../platform/context/index.ts'
import type { Db } from '../platform/database/index.ts'
import { eventsRoutes, type EventsDeps, type HttpApp } from '../platform/http/index.ts'
import { listJobRolesOf } from '../registers/job-roles/index.ts'
import { organisationsRoutes } from '../registers/organisations/index.ts'
import { signatureRoutes, type CertificateAuthority } from '../registers/signatures/index.ts'
import { ownCardTrust } from '../access/card-login/index.ts'

/** What the routes need; in the drift check of the API most of it is never called. */
export interface RouteDeps {
  readonly db: Db
  readonly demo: boolean
  readonly authority: CertificateAuthority
  readonly origins: () => readonly string[]
  readonly live: EventsDeps['live']
  readonly exchange: ExchangeDeps
  readonly logFolder: string
  readonly clientLogin: ClientLoginConfig | null
  readonly context: () => Context
}

/** Registers all features' routes on the server. */
export async function registerRoutes(app: HttpApp, deps: RouteDeps): Promise<void> {
  const { db, demo } = deps
  organisationsRoutes(app, {
    db,
    demo,
    jobRolesOf: async (organisationId, asOf, language) => {
      const roles = await listJobRolesOf(db, organisationId, asOf)
      return roles.map((role) => ({ code: role.code, name: role.name[language], caseTypes: [] }))
    }
  })
  cardLoginRoutes(app, { trust: ownCardTrust(deps.authority), origins: deps.origins, demo })
  sessionsRoutes(app, { demo })
  if (demo) demoCardRoutes(app, { demo })
  if (deps.clientLogin) clientLoginRoutes(app, { config: deps.clientLogin, clientPage: '/client' })
  await signatureRoutes(app, { authority: deps.authority })
  noticesRoutes(app)
  eventsRoutes(app, { live: deps.live, isLive: (officer) => sessionIsLive(deps.context(), officer) })
  exchangeRoutes(app, deps.exchange)
  transparencyRoutes(app, { db, clientKeys: async (ctx) => [ctx.principal.clientId] })
  logRoutes(app, { db, folder: deps.logFolder })
}
