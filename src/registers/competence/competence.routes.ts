import { z } from 'zod'
import type { Db } from '../../platform/database/index.ts'
import { givenDay, type HttpApp } from '../../platform/http/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { organSchema, territoryKindSchema } from '../../rules/competence/index.ts'
import { ruleInForce } from '../case-types/index.ts'
import { competenceErrors } from './competence.errors.ts'
import { listCompetencesOf, searchSettlements } from './competence.store.ts'
import { findCompetentOffice } from './find-competent.ts'

const settlementSchema = z.object({
  code: z.string(), name: z.string(), status: z.string(), county: z.string().nullable(), districtName: z.string().nullable(), demo: z.boolean()
})
const officeSchema = z.object({ id: z.uuid(), name: z.string(), seat: z.string().nullable() })

/** Which office handles what where; anyone may ask. */
export function competenceRoutes(app: HttpApp, deps: { readonly db: Db }): void {
  const { db } = deps
  const config = { access: { audience: 'public' } } as const

  app.get('/api/v1/public/settlements', {
    config,
    schema: {
      operationId: 'searchSettlements', summary: 'Settlements by a part of their name', tags: ['public'],
      querystring: z.object({ q: z.string().trim().min(1).max(80), asOf: givenDay.optional(), limit: z.coerce.number().int().min(1).max(50).default(12) }),
      response: { 200: z.object({ items: z.array(settlementSchema) }) }
    }
  }, async (request) => {
    const { q, asOf, limit } = request.query
    const found = await searchSettlements(db, q, asOf ?? legalDateOf(request.context().clock.now()), limit)
    return { items: found.map(({ code, name, status, county, districtName, demo }) => ({ code, name, status, county, districtName, demo })) }
  })

  app.get('/api/v1/public/competent', {
    config,
    schema: {
      operationId: 'findCompetentOffice', summary: 'Which office handles this case type at this address, and why', tags: ['public'],
      querystring: z.object({ settlement: z.string().trim().min(1).max(200), caseType: z.string().regex(/^[a-z][a-z0-9-]{1,62}$/), asOf: givenDay.optional() }),
      response: {
        200: z.object({
          office: officeSchema, power: z.enum(['state', 'municipal']),
          superior: z.object({ id: z.uuid().nullable(), name: z.string(), seat: z.string().nullable() }).nullable(), why: z.array(z.string()), settlement: settlementSchema
        })
      }
    }
  }, async (request) => {
    const { settlement, caseType, asOf } = request.query
    const day = asOf ?? legalDateOf(request.context().clock.now())
    const version = await ruleInForce(db, caseType, day)
    if (!version) throw competenceErrors.unknownCaseType({ caseType, day })
    const { why, ...answer } = await findCompetentOffice(db, { settlement, rule: version.rule, day })
    return { ...answer, why: [...why] }
  })

  app.get('/api/v1/public/organisations/:id/competences', {
    config,
    schema: {
      operationId: 'listCompetences', summary: 'What an office is competent for on a day', tags: ['public'],
      params: z.object({ id: z.uuid() }), querystring: z.object({ asOf: givenDay.optional() }),
      response: {
        200: z.object({
          items: z.array(z.object({
            id: z.uuid(), organ: organSchema, territoryKind: territoryKindSchema, territoryCode: z.string(), territoryName: z.string(),
            caseTypes: z.array(z.string()).nullable(), law: z.string(), source: z.string(), sourceDate: z.iso.date()
          }))
        })
      }
    }
  }, async (request) => ({
    items: await listCompetencesOf(db, request.params.id, request.query.asOf ?? legalDateOf(request.context().clock.now()), 500)
  }))
}
