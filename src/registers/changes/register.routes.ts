import { Readable } from 'node:stream'
import { z } from 'zod'
import type { FastifyRequest } from 'fastify'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { inOneLook, inOrganisation, type Db } from '../../platform/database/index.ts'
import { givenDay, givenInstant, type HttpApp, idempotencyHeaders, once, readCursor, type RouteAccess, writeCursor } from '../../platform/http/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { registerErrors } from './changes.errors.ts'
import type { RegisterDefinition, RegisterPorts } from './changes.types.ts'
import type { AsOf } from './dated.store.ts'
import { exportRegister } from './export-register.ts'
import { listFacts, readFact, readHistory, readVersion } from './fact.store.ts'
import { uploadImport } from './import-register.ts'
import { readImport } from './import.store.ts'
import { previewChange, previewSchema, type ReadRights } from './preview-change.ts'
import { proposeChange } from './propose-change.ts'

export interface RegisterRoutesDeps {
  readonly db: Db
  readonly rights: ReadRights
  readonly ports: RegisterPorts
}

/** For which day, and as it was known when: on every read. */
export const asOfQuery = z.object({
  asOf: givenDay.optional(), knownAt: givenInstant.optional()
})
/** What a query of `asOfQuery` asks about: today where it names no day, and what is known now where it names no instant. */
export const asOfOf = (query: z.infer<typeof asOfQuery>, now: Date): AsOf =>
  ({ day: query.asOf ?? legalDateOf(now), knownAt: query.knownAt === undefined ? null : new Date(query.knownAt) })
const cursorSchema = z.tuple([z.string(), z.uuid()])

/** The list, one entry, its history, the export and the changes of one register. */
export function centralRegisterRoutes(app: HttpApp, deps: RegisterRoutesDeps, definition: RegisterDefinition): void {
  const { db } = deps
  const { code } = definition
  const access: RouteAccess = definition.readers === 'public' ? { audience: 'public' } : { audience: 'officer', action: definition.readers.action }
  const base = definition.readers === 'public' ? `/api/v1/public/registers/${code}` : `/api/v1/registers/${code}`
  const name = code.split('-').map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')
  const factSchema = z.object({
    subjectId: z.uuid(), name: z.string(), parentId: z.uuid().nullable(), value: definition.schema, validFrom: z.iso.date(), validTo: z.iso.date().nullable(),
    recordedAt: z.iso.datetime()
  })
  const view = (fact: NonNullable<Awaited<ReturnType<typeof readFact>>>) => ({
    subjectId: fact.subjectId, name: fact.name, parentId: fact.parentId, value: fact.value, validFrom: fact.validFrom, validTo: fact.validTo,
    recordedAt: fact.recordedAt.toISOString()
  })

  /** The offices of which the caller may read; null: every one. */
  const withinOf = async (request: FastifyRequest): Promise<readonly string[] | null> => {
    if (definition.readers === 'public' || !definition.readers.ownOffices) return null
    const ctx = request.context<OfficerPrincipal>()
    const standing = await inOrganisation(ctx.db, ctx.principal.organisationId, (tx) => deps.ports.standing(tx, ctx))
    return standing.national ? null : standing.organisations
  }

  app.get(base, {
    config: { access },
    schema: {
      operationId: `listRegister${name}`, summary: `Entries of the register ${code} for a day, by name`, tags: ['registers'],
      querystring: asOfQuery.extend({
        q: z.string().trim().max(100).optional(), under: z.union([z.uuid(), z.literal('top')]).optional(), cursor: z.string().max(600).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50)
      }),
      response: { 200: z.object({ items: z.array(factSchema), nextCursor: z.string().nullable() }) }
    }
  }, async (request) => {
    const { q, under, cursor, limit } = request.query
    const filter = {
      register: code, asOf: asOfOf(request.query, request.context().clock.now()), parentId: under ?? null, within: await withinOf(request),
      after: cursor ? afterOf(cursor) : null, limit: limit + 1
    }
    // Whoever types a whole number means who has it.
    const numbered = q && filter.asOf.knownAt === null && /^\S*\d\S*$/.test(q) && definition.readers !== 'public' ? await listFacts(db, { ...filter, number: q }) : []
    // What is looked for in all of a register is read in the order of an index whatever the values are; words and offices find few or many.
    const isPlain = !q && filter.parentId === null && filter.within === null
    const found = isPlain ? await inOneLook(db, (tx) => listFacts(tx, filter)) : numbered.length > 0 ? numbered : await listFacts(db, { ...filter, search: q || null })
    const items = found.slice(0, limit)
    const last = items.at(-1)
    return { items, nextCursor: found.length > limit && last ? writeCursor([last.name, last.subjectId]) : null }
  })

  app.get(`${base}/export`, {
    config: { access },
    schema: {
      operationId: `exportRegister${name}`, summary: `The register ${code} for a day as a file`, tags: ['registers'],
      querystring: asOfQuery.extend({ format: z.enum(['csv', 'json']).default('csv'), language: z.enum(['hu', 'en']).default('hu') })
    }
  }, async (request, reply) => {
    const { format, language } = request.query
    const asOf = asOfOf(request.query, request.context().clock.now())
    const within = await withinOf(request)
    return reply.type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${code}-${asOf.day}.${format}"`)
      .header('cache-control', 'private, no-store')
      .send(Readable.from(await exportRegister(db, definition, { asOf, format, language, within })))
  })

  app.get(`${base}/:id`, {
    config: { access },
    schema: {
      operationId: `readRegister${name}`, summary: `An entry of the register ${code} with everything that was ever said of it`, tags: ['registers'],
      params: z.object({ id: z.uuid() }), querystring: asOfQuery,
      response: {
        200: z.object({
          entry: factSchema.nullable(), version: z.int(),
          history: z.array(factSchema.extend({ supersededAt: z.iso.datetime().nullable(), changeId: z.uuid().nullable(), kind: z.string().nullable(), reason: z.string().nullable() }))
        })
      }
    }
  }, async (request) => {
    const { id } = request.params
    const history = await readHistory(db, code, id)
    const within = await withinOf(request)
    const readable = history.length > 0 && (within === null || history.some(({ parentId }) => parentId !== null && within.includes(parentId)))
    if (!readable) throw registerErrors.subjectNotFound()
    const entry = await readFact(db, code, id, asOfOf(request.query, request.context().clock.now()))
    return {
      entry: entry && view(entry), version: await readVersion(db, code, id),
      history: history.map((fact) => ({ ...view(fact), supersededAt: fact.supersededAt?.toISOString() ?? null, changeId: fact.changeId, kind: fact.kind, reason: fact.reason }))
    }
  })

  if (definition.rows) importRoutes(app, deps, definition, name)
  if (Object.keys(definition.kinds).length === 0) return
  const inputs = Object.entries(definition.kinds).map(([kind, { input }]) => z.strictObject({ kind: z.literal(kind), input: input as z.ZodType<unknown> }))
  const requestSchema = z.object({
    change: z.union(inputs as [z.ZodObject<{ kind: z.ZodLiteral<string>; input: z.ZodType<unknown> }>, ...never[]]),
    subjectId: z.uuid().nullable(), effectiveFrom: givenDay, reason: z.string().trim().min(3).max(2_000), expectedVersion: z.int().nonnegative()
  })
  app.post(`/api/v1/registers/${code}/changes`, {
    config: { access: { audience: 'officer', action: definition.proposers ?? 'register:administer' } },
    schema: {
      operationId: `proposeChangeOf${name}`, summary: `Ask for a change of the register ${code}`, tags: ['registers'], headers: idempotencyHeaders,
      body: requestSchema,
      response: { 201: z.object({ changeId: z.uuid(), state: z.enum(['waiting', 'applied']), subjectId: z.uuid() }) }
    }
  }, async (request, reply) => {
    const { change, ...rest } = request.body
    const answer = await once(request, (settle) => proposeChange(
      request.context<OfficerPrincipal>(), definition, deps.ports, { ...rest, ...change }, (tx, result) => settle(tx, 201, result)
    ))
    return reply.code(201).send(answer)
  })

  app.post(`/api/v1/registers/${code}/preview`, {
    config: { access: { audience: 'officer', action: definition.proposers ?? 'register:administer' }, passive: true },
    schema: {
      operationId: `previewChangeOf${name}`, summary: `Who would lose and who would gain which right by a change of the register ${code}; nothing is kept`, tags: ['registers'],
      body: requestSchema.pick({ change: true, subjectId: true, effectiveFrom: true }), response: { 200: previewSchema }
    }
  }, (request) => {
    const { change, ...rest } = request.body
    if (definition.kinds[change.kind]!.creates !== (rest.subjectId === null)) throw registerErrors.input({ field: 'subjectId' })
    const ctx = request.context<OfficerPrincipal>()
    return previewChange(ctx, definition, deps.rights, { ...rest, ...change }, (tx, resource) => deps.ports.authorise(tx, ctx, { action: 'register:propose', resource }))
  })
}

/** Files for the register: handed in, read by a job, looked at as they are read. */
function importRoutes(app: HttpApp, deps: RegisterRoutesDeps, definition: RegisterDefinition, name: string): void {
  const access = { audience: 'officer', action: 'register:administer' } as const
  const { code } = definition

  app.post(`/api/v1/registers/${code}/imports`, {
    config: { access },
    bodyLimit: 20_000_000,
    schema: {
      operationId: `uploadImportOf${name}`, summary: `Hand in a file for the register ${code}: a dry run that changes nothing`, tags: ['registers'], headers: idempotencyHeaders,
      body: z.strictObject({ fileName: z.string().trim().min(1).max(200), format: z.enum(['csv', 'json']), content: z.string().min(1).max(16_000_000), effectiveFrom: givenDay }),
      response: { 201: z.object({ importId: z.uuid() }) }
    }
  }, async (request, reply) => reply.code(201).send(await once(request, (settle) => uploadImport(
    request.context<OfficerPrincipal>(), definition, deps.ports, request.body, (tx, result) => settle(tx, 201, result)
  ))))

  app.get(`/api/v1/registers/${code}/imports/:id`, {
    config: { access, passive: true },
    schema: {
      operationId: `readImportOf${name}`, summary: 'How far the reading of a file has come, what it would change, and what is wrong with which row', tags: ['registers'],
      params: z.object({ id: z.uuid() }),
      response: {
        200: z.object({
          id: z.uuid(), fileName: z.string(), effectiveFrom: z.iso.date(), state: z.enum(['waiting', 'reading', 'read', 'faulty']), rowsTotal: z.int(), rowsDone: z.int(),
          faults: z.array(z.object({ row: z.int(), column: z.string(), message: z.string() })), faultCount: z.int(),
          summary: z.object({ added: z.int(), changed: z.int(), same: z.int(), examples: z.array(z.string()) }).nullable()
        })
      }
    }
  }, async (request) => {
    const ctx = request.context<OfficerPrincipal>()
    const file = await readImport(deps.db, request.params.id)
    if (!file || file.register !== code || file.organisationId !== ctx.principal.organisationId) throw registerErrors.importNotFound()
    if (file.scope === null) {
      const standing = await inOrganisation(ctx.db, ctx.principal.organisationId, (tx) => deps.ports.standing(tx, ctx))
      if (!standing.national) throw registerErrors.importNotFound()
    }
    const { id, fileName, effectiveFrom, state, rowsTotal, rowsDone, faultCount } = file
    return {
      id, fileName, effectiveFrom, state, rowsTotal, rowsDone, faultCount, faults: [...file.faults],
      summary: file.summary && { ...file.summary, examples: [...file.summary.examples] }
    }
  })
}

function afterOf(cursor: string): { name: string; subjectId: string } {
  const [name, subjectId] = readCursor(cursor, cursorSchema, (cause) => { throw registerErrors.cursor({}, { cause }) })
  return { name, subjectId }
}
