import { Readable } from 'node:stream'
import { z } from 'zod'
import type { FastifyRequest } from 'fastify'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, type Db } from '../../platform/database/index.ts'
import { certificationRequestBytes, DerError } from '../../platform/crypto/index.ts'
import { idempotencyHeaders, once, readCursor, writeCursor, type HttpApp } from '../../platform/http/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { reportLostCard, stepWithCard, type CardStepRequest } from './act-on-card.ts'
import { listCards, type CardFilter } from './card-list.store.ts'
import { cardRowSchema, cardSchema, readCardView, rowView } from './card-views.ts'
import { cardErrors } from './cards.errors.ts'
import { cardReason, cardState, identityCheck, orderReason } from './cards.types.ts'
import { exportCards } from './export-cards.ts'
import { orderForOfficer, replaceCard } from './order-for-officer.ts'
import { personaliseCard, type MadeCard, type PersonaliseDeps } from './personalise-card.ts'
import { printPinLetter } from './pin-letter.ts'
import { findRenewal, listRenewals, type Renewal } from './renewal.store.ts'
import { startRenewal } from './renew-cards.ts'

export interface CardRoutesDeps extends PersonaliseDeps {
  readonly db: Db
}

const filterQuery = z.object({
  state: cardState.optional(), organisationId: z.uuid().optional(), officerId: z.uuid().optional(), q: z.string().trim().min(2).max(40).optional(),
  /** Cards in use that end within so many months. */
  endsWithin: z.coerce.number().int().min(0).max(60).optional()
})
const cursorSchema = z.tuple([z.iso.datetime().or(z.literal('')), z.uuid()])
const outcomeSchema = z.object({ cardId: z.uuid(), state: cardState, version: z.int() })
const reasonedSchema = z.string().trim().min(3).max(500)
const params = z.object({ id: z.uuid() })
const request = { expectedVersion: z.int().positive() }
/** A certification request as PEM, as the station's file has it. */
const pem = z.string().min(100).max(16_000)

/** The register of cards (kártyanyilvántartás): for who looks after an office's cards, or the country's. */
export function cardRoutes(app: HttpApp, deps: CardRoutesDeps): void {
  const { db, ports } = deps
  const access = { audience: 'officer', action: 'card:administer' } as const
  const within = (http: FastifyRequest): Promise<readonly string[] | null> => {
    const ctx = http.context<OfficerPrincipal>()
    return inOrganisation(ctx.db, ctx.principal.organisationId, async (tx) => {
      const standing = await ports.standing(tx, ctx)
      return standing.national ? null : standing.organisations
    })
  }
  const filterOf = async (http: FastifyRequest, query: z.infer<typeof filterQuery>): Promise<Omit<CardFilter, 'after' | 'limit'>> => {
    const endsBefore = query.endsWithin === undefined ? null : http.context().clock.now()
    endsBefore?.setUTCMonth(endsBefore.getUTCMonth() + query.endsWithin!)
    return {
      within: await within(http), organisationId: query.organisationId ?? null, state: query.state ?? null, officerId: query.officerId ?? null,
      number: query.q ?? null, endsBefore
    }
  }

  app.get('/api/v1/cards', {
    config: { access },
    schema: {
      operationId: 'listCards', summary: 'Cards that I look after, the newest first; those that end soon in the order in which they end', tags: ['cards'],
      querystring: filterQuery.extend({ cursor: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
      response: { 200: z.object({ items: z.array(cardRowSchema), nextCursor: z.string().nullable() }) }
    }
  }, async (http) => {
    const { cursor, limit } = http.query
    const found = await listCards(db, { ...await filterOf(http, http.query), after: cursor === undefined ? null : afterOf(cursor), limit: limit + 1 })
    const items = found.slice(0, limit)
    const last = items.at(-1)
    return { items: items.map(rowView), nextCursor: found.length > limit && last ? writeCursor([last.expiresAt?.toISOString() ?? '', last.id]) : null }
  })

  app.get('/api/v1/cards/export', {
    config: { access },
    schema: {
      operationId: 'exportCards', summary: 'The same cards as a file', tags: ['cards'],
      querystring: filterQuery.extend({ format: z.enum(['csv', 'json']).default('csv') })
    }
  }, async (http, reply) => {
    const { format } = http.query
    const text = await exportCards(db, await filterOf(http, http.query), format)
    return reply.type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="cards-${legalDateOf(http.context().clock.now())}.${format}"`)
      .header('cache-control', 'private, no-store').send(Readable.from(text))
  })

  app.get('/api/v1/cards/:id', {
    config: { access },
    schema: { operationId: 'readCard', summary: 'A card with every step of its life', tags: ['cards'], params, response: { 200: cardSchema } }
  }, async (http) => {
    const ctx = http.context<OfficerPrincipal>()
    const offices = await within(http)
    const card = await inOrganisation(ctx.db, ctx.principal.organisationId, (tx) => readCardView(tx, ctx, ports, http.params.id))
    const mine = card !== null && (offices === null || (card.organisation !== null && offices.includes(card.organisation.id)))
    if (!mine) throw cardErrors.unknown()
    return card
  })

  app.post('/api/v1/cards', {
    config: { access },
    schema: {
      operationId: 'orderCard', summary: 'Order a card for an officer who has none', tags: ['cards'], headers: idempotencyHeaders,
      body: z.strictObject({ officerNumber: z.string().trim().min(1).max(30), note: reasonedSchema }), response: { 201: outcomeSchema }
    }
  }, async (http, reply) => reply.code(201).send(await once(http, (settle) =>
    orderForOfficer(http.context<OfficerPrincipal>(), ports, http.body, (tx, outcome) => settle(tx, 201, outcome)))))

  app.post('/api/v1/cards/:id/replace', {
    config: { access },
    schema: {
      operationId: 'replaceCard', summary: 'Order a card in the place of this one; answers the new card', tags: ['cards'], params, headers: idempotencyHeaders,
      body: z.strictObject({ ...request, reason: orderReason.exclude(['new']), note: reasonedSchema }), response: { 201: outcomeSchema }
    }
  }, async (http, reply) => reply.code(201).send(await once(http, (settle) =>
    replaceCard(http.context<OfficerPrincipal>(), ports, { cardId: http.params.id, ...http.body }, (tx, outcome) => settle(tx, 201, outcome)))))

  app.post('/api/v1/cards/:id/personalise', {
    config: { access },
    schema: {
      operationId: 'personaliseCard', summary: 'Personalise the card: issue its certificates; somebody else must have ordered it', tags: ['cards'], params, headers: idempotencyHeaders,
      body: z.strictObject({
        ...request,
        /** Null: the connected station makes the card. */
        made: z.strictObject({
          serial: z.string().trim().toUpperCase().regex(/^[0-9A-Z-]{4,30}$/), authenticationRequest: pem, signingRequest: pem,
          pin: z.string().regex(/^\d{4,12}$/), puk: z.string().regex(/^\d{8,12}$/).nullable()
        }).nullable()
      }),
      response: { 200: outcomeSchema }
    }
  }, (http) => {
    const { expectedVersion, made } = http.body
    // The key of the call is kept with a fingerprint of what was asked: the PIN must not be among it.
    const content = { expectedVersion, made: made && { ...made, pin: null, puk: null } }
    return once(http, (settle) => personaliseCard(http.context<OfficerPrincipal>(), deps, {
      cardId: http.params.id, expectedVersion, handedIn: made && read(made)
    }, (tx, outcome) => settle(tx, 200, outcome)), content)
  })

  app.post('/api/v1/cards/:id/print-pin-letter', {
    config: { access },
    schema: { operationId: 'printPinLetter', summary: 'Print the letter with the PIN (PDF): once', tags: ['cards'], params, body: z.strictObject(request) }
  }, async (http, reply) => {
    // No idempotency key: its answer would be kept, and the PIN with it.
    const pdf = await printPinLetter(http.context<OfficerPrincipal>(), deps, { cardId: http.params.id, ...http.body })
    return reply.type('application/pdf').header('content-disposition', 'inline; filename="pin-level.pdf"').header('cache-control', 'private, no-store').send(Buffer.from(pdf))
  })

  const reasoned = z.strictObject({ ...request, reason: cardReason, note: reasonedSchema })
  const plain = z.strictObject(request)
  step(app, deps, 'deliver', 'deliverCard', 'Hand the card over in person; how the holder was identified is recorded',
    z.strictObject({ ...request, identity: identityCheck }), ({ identity }) => ({ kind: 'deliver', identity }))
  step(app, deps, 'activate', 'activateCard', 'Activate the card with its holder present; the card that it replaces ends', plain, () => ({ kind: 'activate' }))
  step(app, deps, 'suspend', 'suspendCard', 'Suspend the card: it and its sessions end at once', reasoned, ({ reason, note }) => ({ kind: 'suspend', reason, note }))
  step(app, deps, 'restore', 'restoreCard', 'Lift the suspension', z.strictObject({ ...request, note: reasonedSchema }), ({ note }) => ({ kind: 'restore', note }))
  step(app, deps, 'propose-revocation', 'proposeCardRevocation', 'Propose to revoke the card for good', reasoned, ({ reason, note }) => ({ kind: 'propose-revocation', reason, note }))
  step(app, deps, 'withdraw-revocation', 'withdrawCardRevocation', 'Take a proposed revocation back', plain, () => ({ kind: 'withdraw-revocation' }))
  step(app, deps, 'confirm-revocation', 'confirmCardRevocation', 'Confirm a revocation that somebody else proposed', plain, () => ({ kind: 'confirm-revocation' }))

  app.post('/api/v1/lost-cards', {
    config: { access: { audience: 'officer', action: 'card:report-lost' } },
    schema: {
      operationId: 'reportLostCard', summary: 'A card is reported lost: suspends the cards that the number finds and ends their sessions', tags: ['cards'], headers: idempotencyHeaders,
      body: z.strictObject({ number: z.string().trim().min(2).max(40), reason: z.enum(['lost', 'stolen']), note: reasonedSchema }),
      response: {
        200: z.object({
          suspended: z.array(z.object({ cardId: z.uuid(), serial: z.string().nullable() })), sessionsEnded: z.int(),
          others: z.array(z.object({ cardId: z.uuid(), serial: z.string().nullable(), state: cardState, hasSuccessor: z.boolean() }))
        })
      }
    }
  }, async (http) => {
    const { suspended, others, sessionsEnded } = await once(http, (settle) =>
      reportLostCard(http.context<OfficerPrincipal>(), ports, http.body, (tx, outcome) => settle(tx, 200, outcome)))
    return { suspended: [...suspended], others: [...others], sessionsEnded }
  })

  renewalRoutes(app, deps, within)
}

/** A step that the register takes by itself. */
function step<Body extends { expectedVersion: number }>(
  app: HttpApp, deps: CardRoutesDeps, path: string, operationId: string, summary: string, body: z.ZodType<Body>, stepOf: (body: Body) => CardStepRequest
): void {
  app.post(`/api/v1/cards/:id/${path}`, {
    config: { access: { audience: 'officer', action: 'card:administer' } },
    schema: { operationId, summary, tags: ['cards'], params, headers: idempotencyHeaders, body, response: { 200: outcomeSchema } }
  }, (http) => once(http, (settle) => stepWithCard(
    http.context<OfficerPrincipal>(), deps.ports, { cardId: http.params.id, expectedVersion: (http.body as Body).expectedVersion }, stepOf(http.body as Body),
    (tx, outcome) => settle(tx, 200, outcome)
  )))
}

function renewalRoutes(app: HttpApp, deps: CardRoutesDeps, within: (http: FastifyRequest) => Promise<readonly string[] | null>): void {
  const access = { audience: 'officer', action: 'card:administer' } as const
  const renewalSchema = z.object({
    id: z.uuid(), organisation: z.object({ id: z.uuid(), name: z.string() }).nullable(), expiresBefore: z.iso.datetime(), state: z.enum(['waiting', 'running', 'done']),
    total: z.int(), ordered: z.int(), skipped: z.int(), startedBy: z.string(), startedAt: z.iso.datetime(), finishedAt: z.iso.datetime().nullable()
  })
  const view = (renewal: Renewal): z.infer<typeof renewalSchema> => ({
    id: renewal.id, organisation: renewal.organisationId === null ? null : { id: renewal.organisationId, name: renewal.organisationName ?? '' },
    expiresBefore: renewal.expiresBefore.toISOString(), state: renewal.state, total: renewal.total, ordered: renewal.ordered, skipped: renewal.skipped,
    startedBy: renewal.startedByName, startedAt: renewal.startedAt.toISOString(), finishedAt: renewal.finishedAt?.toISOString() ?? null
  })

  app.post('/api/v1/card-renewals', {
    config: { access },
    schema: {
      operationId: 'startCardRenewal', summary: 'Order replacements for all cards of an office, or the country, that end within some months', tags: ['cards'], headers: idempotencyHeaders,
      body: z.strictObject({ organisationId: z.uuid().nullable(), months: z.int().min(1).max(24) }), response: { 201: z.object({ renewalId: z.uuid(), already: z.boolean() }) }
    }
  }, async (http, reply) => reply.code(201).send(await once(http, (settle) =>
    startRenewal(http.context<OfficerPrincipal>(), deps.ports, http.body, (tx, outcome) => settle(tx, 201, outcome)))))

  app.get('/api/v1/card-renewals', {
    config: { access, passive: true },
    schema: { operationId: 'listCardRenewals', summary: 'The latest renewals and how far they have come', tags: ['cards'], response: { 200: z.object({ items: z.array(renewalSchema) }) } }
  }, async (http) => ({ items: (await listRenewals(deps.db, await within(http))).map(view) }))

  app.get('/api/v1/card-renewals/:id', {
    config: { access, passive: true },
    schema: { operationId: 'readCardRenewal', summary: 'How far a renewal has come', tags: ['cards'], params, response: { 200: renewalSchema } }
  }, async (http) => {
    const offices = await within(http)
    const renewal = await findRenewal(deps.db, http.params.id)
    if (!renewal || (offices !== null && !(renewal.organisationId !== null && offices.includes(renewal.organisationId)))) throw cardErrors.renewalNotFound()
    return view(renewal)
  })
}

/** @throws card.bad-request */
function read(made: { serial: string; authenticationRequest: string; signingRequest: string; pin: string; puk: string | null }): MadeCard {
  try {
    return { ...made, authenticationRequest: certificationRequestBytes(made.authenticationRequest), signingRequest: certificationRequestBytes(made.signingRequest) }
  } catch (cause) {
    if (cause instanceof DerError) throw cardErrors.badRequest({ fault: cause.message }, { cause })
    throw cause
  }
}

function afterOf(cursor: string): CardFilter['after'] {
  const [endsAt, id] = readCursor(cursor, cursorSchema, (cause) => { throw cardErrors.cursor({}, { cause }) })
  return { endsAt: endsAt === '' ? null : new Date(endsAt), id }
}
