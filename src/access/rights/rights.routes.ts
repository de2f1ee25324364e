import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, nextIsLast, type Tx } from '../../platform/database/index.ts'
import { givenDay, type HttpApp } from '../../platform/http/index.ts'
import { addDays, legalDateOf, startOfDay } from '../../rules/calendar/index.ts'
import { asOfOf, asOfQuery, byteOrderMark, writeCsvRow, type AsOf } from '../../registers/changes/index.ts'
import { GRACE_DAYS, listDue, listGrantsAsOf, listGrantsOf, type Grant } from '../../registers/grants/index.ts'
import { actions, entitlementErrors, factCodes, registerStanding } from '../entitlement/index.ts'
import { conflictsAmong, type Conflict } from './conflict-rules.ts'
import { explainRight, whoMay, type RightQuestion } from './explain-right.ts'
import { listDutiesAsOf, listEntitledCaseTypesAsOf, listEntitledPurposesAsOf, listGrantedPurposesAsOf } from './past-rights.store.ts'
import { listDuties, listEntitledCaseTypes, listEntitledPurposes, listGrantedPurposes } from './rights.store.ts'

export interface RightsRoutesDeps {
  /** Which posts of the office took a step in cases of which type between two instants; casework knows. */
  readonly handledBetween: (tx: Tx, organisationId: string, since: Date, until: Date) => Promise<readonly { readonly postId: string; readonly caseType: string }[]>
  /** Which officers of the office used which purpose between two instants; the gateway knows. */
  readonly usedBetween: (tx: Tx, organisationId: string, since: Date, until: Date) => Promise<readonly { readonly officerId: string; readonly purpose: string }[]>
}

const names = z.object({ hu: z.string(), en: z.string() })
const grantSchema = z.object({
  id: z.uuid(), version: z.int(), officerId: z.uuid(), officerName: z.string(), organisationId: z.uuid(), jobRole: z.object({ id: z.uuid(), name: names }), purposes: z.array(z.string()),
  validFrom: z.iso.date(), validTo: z.iso.date(), reviewDue: z.iso.date(), restsFrom: z.iso.date(), requestedBy: z.string(), approvedBy: z.string(),
  training: z.object({ inForce: z.boolean(), validTo: z.iso.date().nullable() }),
  /** Works today; rests for want of a review or of a training; over; not begun. */
  state: z.enum(['in-force', 'review-overdue', 'training-missing', 'ended', 'later'])
})
const explanationSchema = z.object({
  allowed: z.boolean(), policies: z.array(z.object({ id: z.string(), law: z.string(), permits: z.boolean() })), ways: z.array(z.array(z.enum(factCodes)))
})
const questionQuery = z.object({
  action: z.enum(actions), caseType: z.string().max(63).optional(), dataSet: z.string().max(80).optional(), purpose: z.string().max(80).optional(),
  ...asOfQuery.shape
})
const questionOf = (query: z.infer<typeof questionQuery>, now: Date): RightQuestion => ({
  action: query.action, caseType: query.caseType ?? null, dataSet: query.dataSet ?? null, purpose: query.purpose ?? null,
  asOf: query.asOf === undefined && query.knownAt === undefined ? null : asOfOf(query, now)
})

function stateOf(grant: Grant, today: string): z.infer<typeof grantSchema>['state'] {
  if (grant.validFrom > today) return 'later'
  if (grant.validTo < today) return 'ended'
  if (grant.restsFrom <= today) return 'review-overdue'
  return grant.trained ? 'in-force' : 'training-missing'
}

function grantView(grant: Grant, today: string): z.infer<typeof grantSchema> {
  const { jobRoleId, jobRoleHu, jobRoleEn, trained, trainedTo, ...rest } = grant
  return {
    ...rest, purposes: [...grant.purposes], jobRole: { id: jobRoleId, name: { hu: jobRoleHu, en: jobRoleEn } },
    training: { inForce: trained, validTo: trainedTo }, state: stateOf(grant, today)
  }
}

/** Offices an officer looks after, for reports; null: every one. @throws entitlement.denied for others */
async function lookedAfter(tx: Tx, ctx: Context<OfficerPrincipal>): Promise<readonly string[] | null> {
  const standing = await registerStanding(tx, ctx)
  if (standing.national) return null
  if (standing.organisations.length === 0) throw entitlementErrors.denied({ action: 'register:administer' })
  return standing.organisations
}

export function rightsRoutes(app: HttpApp, deps: RightsRoutesDeps): void {
  const everyone = { audience: 'officer', action: 'register:read' } as const
  const lookingAfter = { audience: 'officer', action: 'register:administer' } as const
  const inside = <Result>(ctx: Context<OfficerPrincipal>, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
    inOrganisation(ctx.db, ctx.principal.organisationId, work)

  app.get('/api/v1/rights/mine', {
    config: { access: everyone },
    schema: {
      operationId: 'listMyRights', summary: 'Personal data that my job roles entitle to on a day, and my own approved rights', tags: ['rights'],
      querystring: asOfQuery,
      response: {
        200: z.object({
          rights: z.array(grantSchema),
          entitled: z.array(z.object({
            organisation: z.object({ id: z.uuid(), name: z.string() }), jobRole: z.object({ id: z.uuid(), name: names }), purpose: z.string(), purposeText: names, category: names,
            legalBasis: z.string(), dataSets: z.array(z.string()), granted: z.boolean()
          }))
        })
      }
    }
  }, (request) => {
    const ctx = request.context<OfficerPrincipal>()
    return inside(ctx, async (tx) => {
      const { officerId } = ctx.principal
      const asOf = asOfOf(request.query, ctx.clock.now())
      const { day } = asOf
      const grants = asOf.knownAt === null ? await listGrantsOf(tx, officerId, day) : await listGrantsAsOf(tx, { officerId }, asOf)
      const rights = grants.map((grant) => grantView(grant, day))
      const entitled = isPresent(asOf, ctx) ? await listEntitledPurposes(tx, officerId, day) : await listEntitledPurposesAsOf(tx, officerId, asOf)
      return {
        rights,
        entitled: entitled.map((item) => ({
          organisation: { id: item.organisationId, name: item.organisationName }, jobRole: { id: item.jobRoleId, name: { hu: item.jobRoleHu, en: item.jobRoleEn } }, purpose: item.purpose,
          purposeText: { hu: item.purposeHu, en: item.purposeEn }, category: { hu: item.categoryHu, en: item.categoryEn }, legalBasis: item.legalBasis, dataSets: [...item.dataSets],
          granted: rights.some((right) => right.state === 'in-force' && right.organisationId === item.organisationId && right.jobRole.id === item.jobRoleId && right.purposes.includes(item.purpose))
        }))
      }
    })
  })

  app.get('/api/v1/rights/explain', {
    config: { access: everyone },
    schema: {
      operationId: 'explainRight', summary: 'Why may I, or why may I not, on a day: policy, law, dates, and what is missing', tags: ['rights'], querystring: questionQuery.extend({ postId: z.uuid().optional() }),
      response: {
        200: explanationSchema.extend({
          asOf: z.iso.date(), postId: z.uuid(), sources: z.array(z.object({
            fact: z.enum(['employment', 'post', 'job-role', 'case-type', 'job-role-entitlement', 'own-grant', 'review', 'training']), text: z.string(),
            validFrom: z.iso.date().nullable(), validTo: z.iso.date().nullable()
          }))
        })
      }
    }
  }, (request) => {
    const ctx = request.context<OfficerPrincipal>()
    return inside(ctx, async (tx) => {
      const { day, ...found } = await explainRight(tx, ctx, { ...questionOf(request.query, ctx.clock.now()), postId: request.query.postId ?? null })
      return { ...found, asOf: day, policies: [...found.policies], ways: found.ways.map((way) => [...way]), sources: [...found.sources] }
    })
  })

  app.get('/api/v1/rights/who', {
    config: { access: lookingAfter },
    schema: {
      operationId: 'whoMay', summary: 'Who in my office may do this on a day, and why', tags: ['rights'], querystring: questionQuery.extend({ organisationId: z.uuid().optional() }),
      response: {
        200: z.object({
          asOf: z.iso.date(),
          items: z.array(z.object({ postId: z.uuid(), officerId: z.uuid(), name: z.string(), jobRole: names, substitutesFor: z.string().nullable(), explanation: explanationSchema }))
        })
      }
    }
  }, (request) => {
    const ctx = request.context<OfficerPrincipal>()
    return inside(ctx, async (tx) => {
      const organisationId = request.query.organisationId ?? ctx.principal.organisationId
      const within = await lookedAfter(tx, ctx)
      if (within !== null && !within.includes(organisationId)) throw entitlementErrors.denied({ action: 'register:administer' })
      const { day, items } = await whoMay(tx, ctx, organisationId, questionOf(request.query, ctx.clock.now()))
      return {
        asOf: day,
        items: items.map(({ postId, officerId, name, jobRoleHu, jobRoleEn, substitutesForName, explanation }) => ({
          postId, officerId, name, jobRole: { hu: jobRoleHu, en: jobRoleEn }, substitutesFor: substitutesForName,
          explanation: { allowed: explanation.allowed, policies: [...explanation.policies], ways: explanation.ways.map((way) => [...way]) }
        }))
      }
    })
  })

  app.get('/api/v1/rights/due', {
    config: { access: lookingAfter },
    schema: {
      operationId: 'listDueRights', summary: 'Rights of my people that were, on a day, to be confirmed or withdrawn within thirty days, or overdue', tags: ['rights'],
      querystring: asOfQuery.extend({ limit: z.coerce.number().int().min(1).max(200).default(50), after: givenDay.optional(), afterId: z.uuid().optional() }),
      response: { 200: z.object({ items: z.array(grantSchema), next: z.object({ after: z.iso.date(), afterId: z.uuid() }).nullable() }) }
    }
  }, (request) => {
    const ctx = request.context<OfficerPrincipal>()
    const { limit, after, afterId } = request.query
    return inside(ctx, async (tx) => {
      const asOf = asOfOf(request.query, ctx.clock.now())
      const { day } = asOf
      const page = { organisationId: ctx.principal.organisationId, dueBy: addDays(day, GRACE_DAYS), after: after && afterId ? { due: after, id: afterId } : null, limit: limit + 1 }
      await nextIsLast(tx)
      const found = isPresent(asOf, ctx) ? await listDue(tx, { ...page, day }) : await listGrantsAsOf(tx, page, asOf)
      const items = found.slice(0, limit)
      const last = items.at(-1)
      return {
        items: items.map((grant) => grantView(grant, day)), next: found.length > limit && last ? { after: last.reviewDue, afterId: last.id } : null
      }
    })
  })

  const reportQuery = asOfQuery.extend({ format: z.enum(['json', 'csv']).default('json') })
  const unusedSchema = z.object({ grantId: z.uuid(), officerId: z.uuid(), name: z.string(), jobRole: names, purpose: z.string(), validFrom: z.iso.date() })
  app.get('/api/v1/rights/unused', {
    config: { access: lookingAfter },
    schema: {
      operationId: 'listUnusedRights', summary: 'Rights of my office that nobody had used for so many days on a day', tags: ['rights'],
      querystring: reportQuery.extend({ days: z.coerce.number().int().min(1).max(730).default(90) })
    }
  }, async (request, reply) => {
    const ctx = request.context<OfficerPrincipal>()
    const { days, format } = request.query
    const items = await inside(ctx, async (tx) => {
      await lookedAfter(tx, ctx)
      const { organisationId } = ctx.principal
      const asOf = asOfOf(request.query, ctx.clock.now())
      const { since, until } = windowOf(asOf, days, ctx.clock.now())
      const used = new Set((await deps.usedBetween(tx, organisationId, since, until)).map(({ officerId, purpose }) => `${officerId} ${purpose}`))
      const before = addDays(asOf.day, -days)
      const granted = isPresent(asOf, ctx) ? await listGrantedPurposes(tx, organisationId, asOf.day, before) : await listGrantedPurposesAsOf(tx, organisationId, asOf, before)
      return granted.filter(({ officerId, purpose }) => !used.has(`${officerId} ${purpose}`))
        .map(({ jobRoleHu, jobRoleEn, ...item }): z.infer<typeof unusedSchema> => ({ ...item, jobRole: { hu: jobRoleHu, en: jobRoleEn } }))
    })
    if (format === 'json') return { items }
    return sendCsv(reply, 'rights-unused', ['officerId', 'name', 'jobRole', 'purpose', 'validFrom'], items.map((item) => [item.officerId, item.name, item.jobRole.hu, item.purpose, item.validFrom]))
  })

  app.get('/api/v1/rights/unused-case-types', {
    config: { access: lookingAfter },
    schema: {
      operationId: 'listUnusedCaseTypes', summary: 'Case types that job roles of my office could handle on a day and nobody had handled for so many days', tags: ['rights'],
      querystring: reportQuery.extend({ days: z.coerce.number().int().min(1).max(730).default(90) })
    }
  }, async (request, reply) => {
    const ctx = request.context<OfficerPrincipal>()
    const { days, format } = request.query
    const items = await inside(ctx, async (tx) => {
      await lookedAfter(tx, ctx)
      const { organisationId } = ctx.principal
      const asOf = asOfOf(request.query, ctx.clock.now())
      const { since, until } = windowOf(asOf, days, ctx.clock.now())
      const handled = new Set((await deps.handledBetween(tx, organisationId, since, until)).map(({ postId, caseType }) => `${postId} ${caseType}`))
      const before = addDays(asOf.day, -days)
      const entitled = isPresent(asOf, ctx) ? await listEntitledCaseTypes(tx, organisationId, asOf.day, before) : await listEntitledCaseTypesAsOf(tx, organisationId, asOf, before)
      return entitled.filter(({ postIds, caseType }) => !postIds.some((postId) => handled.has(`${postId} ${caseType}`)))
        .map(({ jobRoleId, jobRoleHu, jobRoleEn, caseType, validFrom, postIds }) => ({ jobRole: { id: jobRoleId, name: { hu: jobRoleHu, en: jobRoleEn } }, caseType, validFrom, holders: postIds.length }))
    })
    if (format === 'json') return { items }
    return sendCsv(reply, 'rights-unused-case-types', ['jobRole', 'caseType', 'validFrom', 'holders'], items.map((item) => [item.jobRole.name.hu, item.caseType, item.validFrom, String(item.holders)]))
  })

  app.get('/api/v1/rights/conflicts', {
    config: { access: lookingAfter },
    schema: { operationId: 'listConflictingRights', summary: 'Officers whose duties conflict on a day, by which rule and law', tags: ['rights'], querystring: reportQuery }
  }, async (request, reply) => {
    const ctx = request.context<OfficerPrincipal>()
    const items: readonly Conflict[] = await inside(ctx, async (tx) => {
      const asOf = asOfOf(request.query, ctx.clock.now())
      const within = await lookedAfter(tx, ctx)
      return conflictsAmong(isPresent(asOf, ctx) ? await listDuties(tx, within, asOf.day, 5_000) : await listDutiesAsOf(tx, within, asOf, 5_000))
    })
    if (request.query.format === 'json') return { items }
    return sendCsv(reply, 'rights-conflicts', ['rule', 'law', 'officerId', 'name', 'offices'], items.map((item) => [item.rule, item.law, item.officerId, item.name, item.offices.join('; ')]))
  })
}

/** Whether the rows that decide today are asked, or the facts of another day or of what was known earlier. */
const isPresent = ({ day, knownAt }: AsOf, ctx: Context): boolean => knownAt === null && day === legalDateOf(ctx.clock.now())

/** So many days up to the end of the day that is asked about. What was used is no statement of a register: nothing of it is ever believed otherwise. */
function windowOf({ day }: AsOf, days: number, now: Date): { readonly since: Date; readonly until: Date } {
  const end = startOfDay(addDays(day, 1))
  const until = end > now ? now : end
  return { since: new Date(until.getTime() - days * 86_400_000), until }
}

function sendCsv(reply: FastifyReply, name: string, head: readonly string[], rows: readonly (readonly string[])[]): FastifyReply {
  return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}.csv"`).header('cache-control', 'private, no-store')
    .send(byteOrderMark + [head, ...rows].map(writeCsvRow).join(''))
}
