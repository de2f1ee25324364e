import { z } from 'zod'
import type { Db } from '../../platform/database/index.ts'
import { type HttpApp, readCursor, writeCursor } from '../../platform/http/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { asOfQuery } from '../changes/index.ts'
import { organisationErrors } from './organisation.errors.ts'
import { tierSchema } from './organisation.types.ts'
import { listCounties, listPastCounties, listTree, readRelations } from './tree.store.ts'

const cursorSchema = z.tuple([z.string(), z.uuid()])
const related = z.object({ id: z.uuid(), name: z.string() })
const succession = related.extend({ since: z.iso.date(), kind: z.string() })

/** The tree of organisations as anyone may walk down it, level by level. */
export function organisationTreeRoutes(app: HttpApp, deps: { readonly db: Db }): void {
  const { db } = deps
  const config = { access: { audience: 'public' } } as const

  app.get('/api/v1/public/organisation-tree', {
    config,
    schema: {
      operationId: 'listOrganisationTree', summary: 'Organisations directly under a unit, or the top ones of a tier and county', tags: ['public'],
      querystring: asOfQuery.extend({
        under: z.uuid().optional(), tier: tierSchema.optional(), county: z.string().max(60).optional(), cursor: z.string().max(600).optional(),
        limit: z.coerce.number().int().min(1).max(200).default(100)
      }),
      response: {
        200: z.object({
          items: z.array(z.object({ id: z.uuid(), name: z.string(), kind: z.string(), settlement: z.string().nullable(), demo: z.boolean(), hasUnits: z.boolean() })),
          nextCursor: z.string().nullable()
        })
      }
    }
  }, async (request) => {
    const { under, tier, county, cursor, limit } = request.query
    const { day, known } = momentOf(request.query, request.context().clock.now())
    const found = await listTree(db, {
      under: under ? { unit: under } : { tier: tier ?? 'ministry-department', county: county ?? null }, day, knownAt: known, after: cursor ? afterOf(cursor) : null, limit: limit + 1
    })
    const items = found.slice(0, limit)
    const last = items.at(-1)
    return { items, nextCursor: found.length > limit && last ? writeCursor([last.name, last.id]) : null }
  })

  app.get('/api/v1/public/organisation-tree/counties', {
    config,
    schema: {
      operationId: 'listCountiesOfTier', summary: 'Counties in which a tier has top organisations; null: those of the whole country', tags: ['public'],
      querystring: asOfQuery.extend({ tier: tierSchema }), response: { 200: z.object({ items: z.array(z.string().nullable()) }) }
    }
  }, async (request) => {
    const { day, known } = momentOf(request.query, request.context().clock.now())
    const { tier } = request.query
    return { items: known === null ? await listCounties(db, tier, day) : await listPastCounties(db, tier, day, known) }
  })

  app.get('/api/v1/public/organisations/:id/relations', {
    config,
    schema: {
      operationId: 'readOrganisationRelations', summary: 'What stands above an organisation, what it succeeded, what succeeded it', tags: ['public'],
      params: z.object({ id: z.uuid() }), querystring: asOfQuery.pick({ asOf: true }),
      response: { 200: z.object({ above: z.array(related), superior: related.nullable(), successors: z.array(succession), predecessors: z.array(succession) }) }
    }
  }, (request) => readRelations(db, request.params.id, request.query.asOf ?? legalDateOf(request.context().clock.now())))
}

/** Today is read from the present rows (`known` null); another day, or what was known before, from the facts. */
function momentOf({ asOf, knownAt }: { readonly asOf?: string | undefined; readonly knownAt?: string | undefined }, now: Date): { day: string; known: Date | null } {
  const today = legalDateOf(now)
  const day = asOf ?? today
  return { day, known: knownAt !== undefined ? new Date(knownAt) : day === today ? null : now }
}

function afterOf(cursor: string): { name: string; id: string } {
  const [name, id] = readCursor(cursor, cursorSchema, (cause) => { throw organisationErrors.cursor({}, { cause }) })
  return { name, id }
}
