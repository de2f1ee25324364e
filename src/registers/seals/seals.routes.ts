import { z } from 'zod'
import type { FastifyRequest } from 'fastify'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, type Db } from '../../platform/database/index.ts'
import { idempotencyHeaders, once, readCursor, writeCursor, type HttpApp } from '../../platform/http/index.ts'
import { newSealOf, requestSeal, requireSeen, rotateSeal, sealResourceOf, stepWithSeal, type SealStepRequest } from './act-on-seal.ts'
import type { SealMaking } from './issue-seal.ts'
import { listSeals, type SealFilter } from './seal-list.store.ts'
import { readSealView, sealRowSchema, sealRowView, sealSchema } from './seal-views.ts'
import { sealErrors } from './seals.errors.ts'
import { findSeal, findStanding, hasOrder, listUses } from './seals.store.ts'
import { askedReason, sealRevocationReason, sealState, type SealPorts } from './seals.types.ts'

export interface SealRoutesDeps extends SealMaking {
  readonly db: Db
  readonly ports: SealPorts
}

const cursorSchema = z.tuple([z.iso.datetime().or(z.literal('')), z.uuid()])
const outcomeSchema = z.object({ sealId: z.uuid(), state: sealState, version: z.int() })
const noted = z.string().trim().min(3).max(500)
const params = z.object({ id: z.uuid() })
const request = { expectedVersion: z.int().positive() }
const access = { audience: 'officer', action: 'seal:administer' } as const
const useSchema = z.object({
  id: z.uuid(), at: z.iso.datetime(), sha256: z.string(), documentKind: z.string(), reason: z.string(), caseId: z.uuid().nullable(),
  by: z.object({ name: z.string(), system: z.boolean() }), entryId: z.uuid()
})

/** The register of seals (bélyegző-nyilvántartás): for who looks after an office's seals, or the country's. */
export function sealRoutes(app: HttpApp, deps: SealRoutesDeps): void {
  const { db, ports } = deps
  const within = (http: FastifyRequest): Promise<readonly string[] | null> => {
    const ctx = http.context<OfficerPrincipal>()
    return inOrganisation(ctx.db, ctx.principal.organisationId, async (tx) => {
      const standing = await ports.standing(tx, ctx)
      return standing.national ? null : standing.organisations
    })
  }

  app.get('/api/v1/seals', {
    config: { access },
    schema: {
      operationId: 'listSeals', summary: 'Seals that I look after, the newest first; those that end soon in the order in which they end', tags: ['seals'],
      querystring: z.object({
        state: sealState.optional(), organisationId: z.uuid().optional(),
        /** Seals in use that end within so many months. */
        endsWithin: z.coerce.number().int().min(0).max(60).optional(), cursor: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(100).default(50)
      }),
      response: {
        200: z.object({
          items: z.array(sealRowSchema), nextCursor: z.string().nullable(),
          /** The caller may ask for a seal of the own office now. */
          mayRequest: z.boolean()
        })
      }
    }
  }, async (http) => {
    const { state, organisationId, endsWithin, cursor, limit } = http.query
    const ctx = http.context<OfficerPrincipal>()
    const endsBefore = endsWithin === undefined ? null : ctx.clock.now()
    endsBefore?.setUTCMonth(endsBefore.getUTCMonth() + endsWithin!)
    const filter: SealFilter = {
      within: await within(http), organisationId: organisationId ?? null, state: state ?? null, endsBefore, after: cursor === undefined ? null : afterOf(cursor), limit: limit + 1
    }
    const found = await listSeals(db, filter)
    const items = found.slice(0, limit)
    const last = items.at(-1)
    const mayRequest = cursor === undefined && await inOrganisation(db, ctx.principal.organisationId, async (tx) => {
      const own = ctx.principal.organisationId
      const open = (await findStanding(tx, own))?.state !== 'active' && !await hasOrder(tx, own)
      return open && (await ports.allowed(tx, ctx, ['seal:request'], newSealOf(own))).length > 0
    })
    return { items: items.map(sealRowView), nextCursor: found.length > limit && last ? writeCursor([last.expiresAt?.toISOString() ?? '', last.id]) : null, mayRequest }
  })

  app.get('/api/v1/seals/:id', {
    config: { access },
    schema: { operationId: 'readSeal', summary: 'A seal with every step of its life', tags: ['seals'], params, response: { 200: sealSchema } }
  }, async (http) => {
    const ctx = http.context<OfficerPrincipal>()
    const offices = await within(http)
    const seal = await inOrganisation(ctx.db, ctx.principal.organisationId, (tx) => readSealView(tx, ctx, ports, http.params.id))
    if (seal === null || (offices !== null && !offices.includes(seal.organisation.id))) throw sealErrors.unknown()
    return seal
  })

  app.get('/api/v1/seals/:id/uses', {
    config: { access },
    schema: {
      operationId: 'listSealUses', summary: 'What was sealed with it, the latest first: for the administrators and the head of its office', tags: ['seals'], params,
      querystring: z.object({ cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
      response: { 200: z.object({ items: z.array(useSchema), nextCursor: z.uuid().nullable() }) }
    }
  }, async (http) => {
    const ctx = http.context<OfficerPrincipal>()
    const { cursor, limit } = http.query
    const seal = await inOrganisation(ctx.db, ctx.principal.organisationId, async (tx) => {
      const found = await findSeal(tx, http.params.id)
      if (!found) throw sealErrors.unknown()
      await requireSeen(tx, ctx, ports, found)
      await ports.authorise(tx, ctx, { action: 'seal:read-uses', resource: sealResourceOf(found, 'seal:read-uses') })
      return found
    })
    // In the name of the seal's office, which may be a unit of the caller's: row-level security shows its uses alone.
    const found = await inOrganisation(ctx.db, seal.organisationId, (tx) =>
      listUses(tx, { organisationId: seal.organisationId, sealId: seal.id, before: cursor ?? null, limit: limit + 1 }))
    const items = found.slice(0, limit)
    return {
      items: items.map(({ id, usedAt, sha256, documentKind, reason, caseId, actor, actorName, entryId }) => ({
        id, at: usedAt.toISOString(), sha256, documentKind, reason, caseId, entryId, by: { name: actorName ?? actor.slice(actor.indexOf(':') + 1), system: actor.startsWith('system:') }
      })),
      nextCursor: found.length > limit ? items.at(-1)!.id : null
    }
  })

  app.post('/api/v1/seals', {
    config: { access },
    schema: {
      operationId: 'requestSeal', summary: 'Ask for a seal of an office that has none in use; another person decides', tags: ['seals'], headers: idempotencyHeaders,
      body: z.strictObject({ organisationId: z.uuid(), reason: askedReason, note: noted }), response: { 201: outcomeSchema }
    }
  }, async (http, reply) => reply.code(201).send(await once(http, (settle) =>
    requestSeal(http.context<OfficerPrincipal>(), ports, http.body, (tx, outcome) => settle(tx, 201, outcome)))))

  app.post('/api/v1/seals/:id/rotate', {
    config: { access },
    schema: {
      operationId: 'rotateSeal', summary: 'Ask for a seal in the place of this one, which is used until then; answers the new one', tags: ['seals'], params, headers: idempotencyHeaders,
      body: z.strictObject({ ...request, reason: askedReason.exclude(['first']), note: noted }), response: { 201: outcomeSchema }
    }
  }, async (http, reply) => reply.code(201).send(await once(http, (settle) =>
    rotateSeal(http.context<OfficerPrincipal>(), ports, { sealId: http.params.id, ...http.body }, (tx, outcome) => settle(tx, 201, outcome)))))

  const plain = z.strictObject(request)
  const withNote = z.strictObject({ ...request, note: noted })
  step(app, deps, 'issue', 'issueSeal', 'Approve the request of another: issues the certificate; the seal that was in use is replaced from this instant', withNote, ({ note }) => ({ kind: 'issue', note }))
  step(app, deps, 'refuse', 'refuseSeal', 'Refuse the request of another', withNote, ({ note }) => ({ kind: 'refuse', note }))
  step(app, deps, 'withdraw', 'withdrawSeal', 'Take the own request back', plain, () => ({ kind: 'withdraw' }))
  step(app, deps, 'propose-revocation', 'proposeSealRevocation', 'Propose to revoke the seal for good', z.strictObject({ ...request, reason: sealRevocationReason, note: noted }),
    ({ reason, note }) => ({ kind: 'propose-revocation', reason, note }))
  step(app, deps, 'withdraw-revocation', 'withdrawSealRevocation', 'Take a proposed revocation back', plain, () => ({ kind: 'withdraw-revocation' }))
  step(app, deps, 'confirm-revocation', 'confirmSealRevocation', 'Confirm a revocation that somebody else proposed', plain, () => ({ kind: 'confirm-revocation' }))
}

function step<Body extends { expectedVersion: number }>(
  app: HttpApp, deps: SealRoutesDeps, path: string, operationId: string, summary: string, body: z.ZodType<Body>, stepOf: (body: Body) => SealStepRequest
): void {
  app.post(`/api/v1/seals/:id/${path}`, {
    config: { access }, schema: { operationId, summary, tags: ['seals'], params, headers: idempotencyHeaders, body, response: { 200: outcomeSchema } }
  }, (http) => once(http, (settle) => stepWithSeal(
    http.context<OfficerPrincipal>(), deps, { sealId: http.params.id, expectedVersion: (http.body as Body).expectedVersion }, stepOf(http.body as Body),
    (tx, outcome) => settle(tx, 200, outcome)
  )))
}

function afterOf(cursor: string): SealFilter['after'] {
  const [endsAt, id] = readCursor(cursor, cursorSchema, (cause) => { throw sealErrors.cursor({}, { cause }) })
  return { endsAt: endsAt === '' ? null : new Date(endsAt), id }
}
