import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../platform/database/index.ts'
import { languageOf, type HttpApp } from '../../platform/http/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { limitInWords, parseLimit } from '../../rules/deadline/index.ts'
import { amountOn, cite, type CaseRule, type Citation } from '../../rules/procedure/index.ts'
import { caseTypeErrors, listCaseTypes, ruleInForce } from './read-rule.ts'

/** What an officer has to do with case types. */
export interface HandledCaseTypes {
  /** Those of the job role. */
  readonly codes: readonly string[]
  /** Kind of the office, when the job role registers: whoever registers needs every case type that the office may decide. */
  readonly registersAt: string | null
}

/** Case types of an officer's job role; `access` knows the officer, so `main` wires it. */
export interface CaseTypesRoutesDeps {
  readonly db: Db
  readonly handledBy: (request: FastifyRequest) => Promise<HandledCaseTypes>
}

const citationSchema = z.object({ citation: z.string(), title: z.string().nullable(), url: z.string().nullable() })
const statedSchema = z.object({ text: z.string(), citation: z.string() })

/** The rule as anybody may read it. */
export function caseTypesRoutes(app: HttpApp, deps: CaseTypesRoutesDeps): void {
  app.get('/api/v1/public/case-types', {
    config: { access: { audience: 'public' } },
    schema: {
      operationId: 'listCaseTypes', summary: 'Case types in force', tags: ['public'],
      response: { 200: z.object({ items: z.array(z.object({ code: z.string(), name: z.string(), version: z.int() })) }) }
    }
  }, async (request) => {
    const language = languageOf(request.headers['accept-language'])
    const items = await listCaseTypes(deps.db, legalDateOf(request.context().clock.now()))
    return { items: items.map((item) => ({ ...item, name: item.name[language] })) }
  })

  app.get('/api/v1/public/case-types/:code', {
    config: { access: { audience: 'public' } },
    schema: {
      operationId: 'getCaseType', summary: 'The case rule (ügyszabály) in force, in words', tags: ['public'],
      params: z.object({ code: z.string().max(63) }),
      response: {
        200: z.object({
          code: z.string(), version: z.int(), name: z.string(), summary: z.string(), legalBasis: z.array(citationSchema), timeLimit: statedSchema,
          fee: z.object({ amount: z.int(), text: z.string(), citation: z.string() }).nullable(), remedy: statedSchema,
          stages: z.array(z.object({ code: z.string(), name: z.string() })),
          attachments: z.array(z.object({ code: z.string(), name: z.string(), required: z.boolean() }))
        })
      }
    }
  }, async (request) => {
    const language = languageOf(request.headers['accept-language'])
    const today = legalDateOf(request.context().clock.now())
    const found = await ruleInForce(deps.db, request.params.code, today)
    if (!found) throw caseTypeErrors.notFound({ caseType: request.params.code })
    const { rule } = found
    const variant = rule.procedure.kinds[rule.procedure.initial] ?? rule.procedure.kinds.full
    const amount = rule.fee ? amountOn(rule.fee.amounts, today) : null
    const remedy = rule.remedies.find((item) => item.code === rule.decisions[0]?.remedy) ?? rule.remedies[0]!
    return {
      code: rule.code,
      version: rule.version,
      name: rule.name[language],
      summary: rule.summary[language],
      legalBasis: rule.legalBasis.map((item) => lawOf(rule, item, language)),
      timeLimit: { text: limitText(variant.limit, language), citation: cite(rule, variant.law) },
      fee: rule.fee && amount !== null ? { amount, text: rule.fee.name[language], citation: cite(rule, rule.fee.law) } : null,
      remedy: { text: remedy.clause[language], citation: cite(rule, remedy.law) },
      stages: rule.stages.map((stage) => ({ code: stage.code, name: stage.name[language] })),
      attachments: rule.attachments.map((item) => ({ code: item.code, name: item.name[language], required: item.required }))
    }
  })

  app.get('/api/v1/desk/reference', {
    config: { access: { audience: 'officer', action: null }, passive: true },
    schema: {
      operationId: 'getDeskReference', summary: 'Rules, laws and forms of my job role', tags: ['worklist'],
      response: {
        200: z.object({
          caseTypes: z.array(z.object({ code: z.string(), name: z.string(), version: z.int() })),
          laws: z.array(z.object({ citation: z.string(), title: z.string(), url: z.string() })),
          forms: z.array(z.object({ caseType: z.string(), name: z.string(), version: z.int() }))
        })
      }
    }
  }, async (request) => {
    const language = languageOf(request.headers['accept-language'])
    const today = legalDateOf(request.context().clock.now())
    const { codes, registersAt } = await deps.handledBy(request)
    const rules: CaseRule[] = []
    for (const { code } of await listCaseTypes(deps.db, today)) {
      if (!codes.includes(code) && registersAt === null) continue
      const rule = (await ruleInForce(deps.db, code, today))?.rule
      if (rule && (codes.includes(code) || rule.competence.tiers.some((tier) => tier === registersAt))) rules.push(rule)
    }
    const laws = new Map(rules.flatMap((rule) => rule.laws.map((law) => [law.code, law] as const)))
    return {
      caseTypes: rules.map((rule) => ({ code: rule.code, name: rule.name[language], version: rule.version })),
      laws: [...laws.values()].map((law) => ({ citation: law.citation, title: law.title[language], url: law.url })),
      forms: rules.map((rule) => ({ caseType: rule.code, name: rule.name[language], version: rule.form.version }))
    }
  })
}

function lawOf(rule: CaseRule, citation: Citation, language: 'hu' | 'en'): z.infer<typeof citationSchema> {
  const law = rule.laws.find((item) => item.code === citation.law)
  return { citation: cite(rule, citation), title: law?.title[language] ?? null, url: law?.url ?? null }
}

const englishUnits = { hours: 'hours', days: 'days', 'working-days': 'working days', months: 'months', years: 'years' } as const

function limitText(limit: string, language: 'hu' | 'en'): string {
  const parsed = parseLimit(limit)
  return language === 'hu' ? limitInWords(parsed) : `${parsed.amount} ${englishUnits[parsed.unit]}`
}
