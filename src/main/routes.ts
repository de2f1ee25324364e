/** Every route of the Gate, wired with what its feature needs from others. */
import { cardLoginRoutes } from '../access/card-login/index.ts'
import { clientLoginRoutes, type ClientLoginConfig } from '../access/client-login/index.ts'
import { readRights, rightsRoutes } from '../access/rights/index.ts'
import { sessionIsLive, sessionsRoutes } from '../access/sessions/index.ts'
import { exchangeRoutes, listUses, type ExchangeDeps } from '../checks/exchange/index.ts'
import { verificationRoutes, type OtherIssuer } from '../checks/document-verification/index.ts'
import { transparencyRoutes } from '../checks/transparency/index.ts'
import { demoCardRoutes } from '../../demo/cards/index.ts'
import { logRoutes, type ProofKeys } from '../log/index.ts'
import { noticesRoutes } from '../notices/index.ts'
import { casesRoutes, listHandled } from '../casework/cases/index.ts'
import { clientPageRoutes } from '../casework/client-page/index.ts'
import { decisionsRoutes } from '../casework/decisions/index.ts'
import { deliveryRoutes, type startDelivery } from '../casework/delivery/index.ts'
import { diaryRoutes, legalClockRoutes } from '../casework/diary/index.ts'
import { documentRoutes, type DocumentDeps } from '../casework/documents/index.ts'
import { evidenceRoutes } from '../casework/evidence/index.ts'
import { intakeRoutes } from '../casework/intake/index.ts'
import { registerBookRoutes } from '../casework/register-books/index.ts'
import { remedyRoutes } from '../casework/remedy/index.ts'
import { worklistRoutes } from '../casework/worklist/index.ts'
import type { Context, OfficerPrincipal } from '../platform/context/index.ts'
import { inOrganisation, type Db } from '../platform/database/index.ts'
import { authorise, postFacts, registerStanding } from '../access/entitlement/index.ts'
import { eventsRoutes, type EventsDeps, type HttpApp } from '../platform/http/index.ts'
import { cardRoutes, type PersonaliseDeps } from '../registers/cards/index.ts'
import { caseTypesRoutes, listCaseTypes } from '../registers/case-types/index.ts'
import { centralRegisterRoutes, changesRoutes, type RegisterPorts } from '../registers/changes/index.ts'
import { competenceRoutes } from '../registers/competence/index.ts'
import { formsRoutes } from '../registers/forms/index.ts'
import { listJobRolesOf } from '../registers/job-roles/index.ts'
import { staffRoutes } from '../registers/officers/index.ts'
import { findOrganisation, organisationsRoutes, organisationTreeRoutes } from '../registers/organisations/index.ts'
import { sealRoutes, type SealMaking } from '../registers/seals/index.ts'
import { signatureRegisterRoutes } from '../registers/signature-register/index.ts'
import { signatureRoutes, type CertificateAuthority } from '../registers/signatures/index.ts'
import { ownCardTrust } from '../access/card-login/index.ts'
import { legalDateOf } from '../rules/calendar/index.ts'
import { authorityName } from './authority-name.ts'
import { sealPorts } from './card-office.ts'
import { centralRegisters } from './central-registers.ts'

/** What the routes need; in the drift check of the API most of it is never called. */
export interface RouteDeps {
  readonly db: Db
  readonly demo: boolean
  readonly authority: CertificateAuthority
  readonly cards: PersonaliseDeps
  readonly seals: SealMaking
  readonly origins: () => readonly string[]
  readonly live: EventsDeps['live']
  readonly exchange: ExchangeDeps
  readonly documents: DocumentDeps
  readonly startDelivery: typeof startDelivery
  readonly logFolder: string
  /** Keys by which the log's proofs are checked; null where it has none. */
  readonly logKeys: () => ProofKeys | null
  readonly clientLogin: ClientLoginConfig | null
  /** Other makers of signatures that the operator vouches for. */
  readonly otherIssuers: readonly OtherIssuer[]
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
      const caseTypes = await listCaseTypes(db, asOf)
      return roles.map((role) => ({
        code: role.code,
        name: role.name[language],
        caseTypes: caseTypes.filter((item) => role.caseTypes.includes(item.code)).map((item) => ({ code: item.code, name: item.name[language], version: item.version }))
      }))
    }
  })
  const ports: RegisterPorts = { authorise, standing: registerStanding }
  const registers = centralRegisters(demo)
  for (const register of registers) centralRegisterRoutes(app, { db, ports, rights: readRights }, register)
  changesRoutes(app, { registers, ports, rights: readRights })
  organisationTreeRoutes(app, { db })
  competenceRoutes(app, { db })
  rightsRoutes(app, { usedBetween: listUses, handledBetween: listHandled })
  staffRoutes(app, { db, ports })
  cardRoutes(app, { db, ...deps.cards })
  sealRoutes(app, { db, ports: sealPorts, ...deps.seals })
  caseTypesRoutes(app, {
    db,
    handledBy: (request) => {
      const ctx = request.context<OfficerPrincipal>()
      return inOrganisation(db, ctx.principal.organisationId, async (tx) => {
        const { caseTypes: codes, registrar } = await postFacts(tx, ctx)
        const office = registrar ? await findOrganisation(tx, ctx.principal.organisationId, legalDateOf(ctx.clock.now())) : undefined
        return { codes, registersAt: office?.tier ?? null }
      })
    }
  })
  formsRoutes(app, { db })
  cardLoginRoutes(app, { trust: ownCardTrust(deps.authority), origins: deps.origins, demo })
  sessionsRoutes(app, { demo })
  if (demo) demoCardRoutes(app, { demo })
  if (deps.clientLogin) clientLoginRoutes(app, { config: deps.clientLogin, clientPage: '/client' })
  await signatureRoutes(app, { authority: deps.authority })
  signatureRegisterRoutes(app, { db })
  verificationRoutes(app, { authority: deps.authority, trust: ownCardTrust(deps.authority), logKeys: deps.logKeys, otherIssuers: deps.otherIssuers, name: authorityName(demo) })
  noticesRoutes(app)
  eventsRoutes(app, { live: deps.live, isLive: (officer) => sessionIsLive(deps.context(), officer) })
  exchangeRoutes(app, deps.exchange)
  intakeRoutes(app, { db, storage: deps.documents.storage })
  registerBookRoutes(app)
  worklistRoutes(app)
  casesRoutes(app)
  evidenceRoutes(app, { exchange: deps.exchange, documents: deps.documents })
  documentRoutes(app, { storage: deps.documents.storage })
  diaryRoutes(app, { documents: deps.documents, startDelivery: deps.startDelivery })
  legalClockRoutes(app)
  decisionsRoutes(app, {
    storage: deps.documents.storage, templates: deps.documents.templates, authority: deps.authority, trust: ownCardTrust(deps.authority),
    startDelivery: deps.startDelivery
  })
  deliveryRoutes(app)
  remedyRoutes(app, { documents: deps.documents })
  clientPageRoutes(app, { storage: deps.documents.storage, authority: deps.authority, trust: ownCardTrust(deps.authority) })
  transparencyRoutes(app, { db, clientKeys: async (ctx) => [ctx.principal.clientId] })
  logRoutes(app, { db, folder: deps.logFolder })
}
