import { z } from 'zod'
import type { Db } from '../../platform/database/index.ts'
import { givenDay, type HttpApp, type Language, languageOf, readCursor, writeCursor } from '../../platform/http/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { listFacts, readFact, type Fact } from '../changes/index.ts'
import { findOrganisation } from './find-organisation.ts'
import { organisationErrors } from './organisation.errors.ts'
import { ORGANISATIONS } from './organisation-register.ts'
import { listChildren, listUnits, readCounts } from './organisation.store.ts'
import { tierSchema, tiers, unitSummarySchema } from './organisation.types.ts'

/** A job role with the case rules its holders work by. */
export const publicJobRoleSchema = z.object({
  code: z.string(),
  name: z.string(),
  caseTypes: z.array(z.object({ code: z.string(), name: z.string(), version: z.int() }))
})
export type PublicJobRole = z.infer<typeof publicJobRoleSchema>

export interface OrganisationsRoutesDeps {
  readonly db: Db
  readonly demo: boolean
  /** Job roles held in an organisation with their case rules in force; wired in main (other features know them). */
  readonly jobRolesOf: (organisationId: string, asOf: string, language: Language) => Promise<PublicJobRole[]>
}

const HELP_DESK = '189'
const cursorSchema = z.tuple([z.string(), z.uuid()])

export function organisationsRoutes(app: HttpApp, deps: OrganisationsRoutesDeps): void {
  const config = { access: { audience: 'public' } } as const

  app.get('/api/v1/public/home', {
    config,
    schema: {
      operationId: 'publicHome', summary: 'What the home page shows', tags: ['public'],
      response: {
        200: z.object({
          legalDate: z.iso.date(), demo: z.boolean(), helpDesk: z.string(), tiers: z.array(z.object({ tier: tierSchema, count: z.int() }))
        })
      }
    }
  }, async (request) => {
    const counts = new Map((await readCounts(deps.db)).map(({ tier, count }) => [tier, count]))
    return {
      legalDate: legalDateOf(request.context().clock.now()), demo: deps.demo, helpDesk: HELP_DESK,
      tiers: tiers.map((tier) => ({ tier, count: counts.get(tier) ?? 0 }))
    }
  })

  app.get('/api/v1/public/organisations', {
    config,
    schema: {
      operationId: 'listOrganisations', summary: 'Organisations by tier and name', tags: ['public'],
      querystring: z.object({
        tier: tierSchema.optional(), q: z.string().trim().max(100).optional(), cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(25)
      }),
      response: { 200: z.object({ items: z.array(unitSummarySchema), nextCursor: z.string().nullable() }) }
    }
  }, async (request) => {
    const { tier, q, cursor, limit } = request.query
    const found = await listUnits(deps.db, {
      asOf: legalDateOf(request.context().clock.now()), tier: tier ?? null, search: q || null, after: cursor ? afterOf(cursor) : null, limit: limit + 1
    })
    const items = found.slice(0, limit)
    const last = items.at(-1)
    return { items, nextCursor: found.length > limit && last ? writeCursor([last.name, last.id]) : null }
  })

  app.get('/api/v1/public/organisations/:id', {
    config,
    schema: {
      operationId: 'getOrganisation', summary: 'An organisation with its units, job roles and their case rules', tags: ['public'],
      params: z.object({ id: z.string().min(1).max(63) }), querystring: z.object({ asOf: givenDay.optional() }),
      response: { 200: z.object({ organisation: unitSummarySchema, units: z.array(unitSummarySchema), jobRoles: z.array(publicJobRoleSchema) }) }
    }
  }, async (request) => {
    const today = legalDateOf(request.context().clock.now())
    const asOf = request.query.asOf ?? today
    // On a day on which it did not stand, the page still says whose it is.
    const organisation = await findOrganisation(deps.db, request.params.id, asOf) ?? await findOrganisation(deps.db, request.params.id, today)
    if (!organisation) throw organisationErrors.notFound()
    const [then, units, jobRoles] = await Promise.all([
      asOf === today ? null : readFact(deps.db, ORGANISATIONS, organisation.id, { day: asOf, knownAt: null }),
      asOf === today ? listChildren(deps.db, organisation.id, asOf) : childrenThen(deps.db, organisation.id, asOf),
      deps.jobRolesOf(organisation.id, asOf, languageOf(request.headers['accept-language']))
    ])
    return { organisation: then ? summaryOf(then) : unitSummarySchema.parse(organisation), units, jobRoles }
  })
}

/** Units with the names of another day than today, from the facts. */
async function childrenThen(db: Db, parentId: string, day: string): Promise<z.infer<typeof unitSummarySchema>[]> {
  return (await listFacts(db, { register: ORGANISATIONS, asOf: { day, knownAt: null }, parentId, limit: 500 })).map(summaryOf)
}

const summaryOf = (fact: Pick<Fact, 'subjectId' | 'value'>): z.infer<typeof unitSummarySchema> => unitSummarySchema.parse({ ...fact.value, id: fact.subjectId })

function afterOf(cursor: string): { name: string; id: string } {
  const [name, id] = readCursor(cursor, cursorSchema, (cause) => { throw organisationErrors.cursor({}, { cause }) })
  return { name, id }
}
