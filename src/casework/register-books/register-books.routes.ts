import { z } from 'zod'
import { authorise } from '../../access/entitlement/index.ts'
import { logOpening } from '../../log/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import { type HttpApp, readCursor, writeCursor } from '../../platform/http/index.ts'
import { registerBookErrors } from './allocate-number.ts'
import { listBooks, listEntries, readBook } from './register-book.store.ts'
import { entryDirection } from './register-book.types.ts'

const bookSchema = z.object({
  id: z.uuid(), code: z.string(), year: z.int(), name: z.string(), lastMain: z.int(), closedAt: z.iso.datetime().nullable()
})
const entrySchema = z.object({
  registrationNumber: z.string(), mainNumber: z.int(), subNumber: z.int(), caseId: z.uuid(), direction: entryDirection,
  registeredAt: z.iso.datetime(), registeredBy: z.string(), arrivalNumber: z.string().nullable(), partner: z.string(), subject: z.string(),
  documents: z.int(), filingPlanItem: z.string(), voided: z.object({ at: z.iso.datetime(), reason: z.string() }).nullable()
})
const cursorSchema = z.tuple([z.int32().positive(), z.int32().positive()])

/** The register books (iktatókönyvek) of the office and what stands in them; for the registrar, the head and supervision. */
export function registerBookRoutes(app: HttpApp): void {
  const config = { access: { audience: 'officer', action: null } } as const

  app.get('/api/v1/register-books', {
    config,
    schema: {
      operationId: 'listRegisterBooks', summary: 'The register books of my office, the latest year first', tags: ['register-books'],
      response: { 200: z.object({ items: z.array(bookSchema) }) }
    }
  }, (request) => inOwnOffice(request.context<OfficerPrincipal>(), async (tx, organisationId) => ({
    items: (await listBooks(tx, organisationId)).map((book) => ({ ...book, closedAt: book.closedAt?.toISOString() ?? null }))
  })))

  app.get('/api/v1/register-books/:id/entries', {
    config,
    schema: {
      operationId: 'listRegisterEntries', summary: 'One page of a register book, the latest number first', tags: ['register-books'],
      params: z.object({ id: z.uuid() }),
      querystring: z.object({ cursor: z.string().max(100).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
      response: { 200: z.object({ items: z.array(entrySchema), nextCursor: z.string().nullable() }) }
    }
  }, (request) => logOpening(request.context<OfficerPrincipal>(), {
    kind: 'personal-data.list-opened', what: request.params.id, body: { list: 'register-book', registerBookId: request.params.id }
  }, (log) => inOwnOffice(request.context<OfficerPrincipal>(), async (tx, organisationId) => {
    const { cursor, limit } = request.query
    const book = await readBook(tx, organisationId, request.params.id)
    if (!book) throw registerBookErrors.notFound()
    await log(tx)
    const found = await listEntries(tx, organisationId, { book, before: cursor === undefined ? null : afterOf(cursor), limit: limit + 1 })
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map(({ registeredAt, registeredBy, voided, ...entry }) => ({
        ...entry,
        registeredAt: registeredAt.toISOString(),
        registeredBy: registeredBy.name,
        voided: voided && { at: voided.at.toISOString(), reason: voided.reason }
      })),
      nextCursor: found.length > limit && last ? writeCursor([last.mainNumber, last.subNumber]) : null
    }
  })))
}

function inOwnOffice<T>(ctx: Context<OfficerPrincipal>, work: (tx: Tx, organisationId: string) => Promise<T>): Promise<T> {
  const { organisationId } = ctx.principal
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    await authorise(tx, ctx, { action: 'register-book:read', resource: { type: 'Office', organisationId } })
    return work(tx, organisationId)
  })
}

function afterOf(cursor: string): { main: number; sub: number } {
  const [main, sub] = readCursor(cursor, cursorSchema, (cause) => { throw registerBookErrors.cursor({}, { cause }) })
  return { main, sub }
}
