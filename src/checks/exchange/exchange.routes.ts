import { z } from 'zod'
import type { Context, Principal } from '../../platform/context/index.ts'
import type { HttpApp } from '../../platform/http/index.ts'
import { dispositionName } from '../../platform/storage/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { exchangeErrors } from './exchange.errors.ts'
import { findDataSet, listDataSetCodes } from './exchange.store.ts'
import type { DataSet, ExchangeDeps } from './exchange.types.ts'
import { receiveSpecialistAnswer, specialistAnswerSchema, specialistDocument } from './receive-specialist-answer.ts'

type IntegrationContext = Context<Extract<Principal, { kind: 'integration' }>>

const textsSchema = z.object({ hu: z.string(), en: z.string() })
const acknowledgedSchema = z.object({
  correlationId: z.uuid(), answerId: z.string(), receivedAt: z.iso.datetime(), receipt: z.string(), repeated: z.boolean()
})
const dataSetSchema = z.object({
  code: z.string(),
  name: textsSchema,
  question: textsSchema,
  authority: textsSchema,
  answerKind: z.enum(['yes-no', 'match', 'fields']),
  fields: z.array(z.object({ code: z.string(), hu: z.string(), en: z.string() })),
  purposes: z.array(z.object({ purpose: z.string(), name: textsSchema, legalBasis: z.string(), fields: z.array(z.string()) }))
})

export function exchangeRoutes(app: HttpApp, deps: ExchangeDeps): void {
  app.post('/api/v1/exchange/specialist-answers', {
    config: { access: { audience: 'integration', scope: 'specialist' } },
    bodyLimit: 15 * 1024 * 1024,
    schema: {
      operationId: 'giveSpecialistAnswer',
      summary: 'A specialist authority gives its position; idempotent by answerId',
      tags: ['exchange'],
      body: specialistAnswerSchema,
      response: { 200: acknowledgedSchema, 201: acknowledgedSchema }
    }
  }, async (request, reply) => {
    const receipt = await receiveSpecialistAnswer(deps, request.context() as IntegrationContext, request.body)
    return reply.code(receipt.repeated ? 200 : 201).send(receipt)
  })

  app.get('/api/v1/exchange/specialist-documents/:correlationId/:sha256', {
    config: { access: { audience: 'integration', scope: 'specialist' } },
    schema: {
      operationId: 'getSpecialistDocument',
      summary: 'A document that a question to a specialist authority offers',
      tags: ['exchange'],
      params: z.object({ correlationId: z.uuid(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
    }
  }, async (request, reply) => {
    const { correlationId, sha256 } = request.params
    const document = await specialistDocument(deps, request.context() as IntegrationContext, correlationId, sha256)
    if (document === null) throw exchangeErrors.unknownCorrelation({ correlationId })
    return reply
      .type(document.mediaType)
      .header('Content-Disposition', `attachment; ${dispositionName(document.name)}`)
      .send(document.stream)
  })

  app.get('/api/v1/exchange/data-sets', {
    config: { access: { audience: 'officer', action: null } },
    schema: {
      operationId: 'listDataSets',
      summary: 'What may be asked from other registers, for which purposes',
      tags: ['exchange'],
      response: { 200: z.object({ items: z.array(dataSetSchema) }) }
    }
  }, async (request) => {
    const today = legalDateOf(request.context().clock.now())
    const found = await Promise.all((await listDataSetCodes(deps.db)).map((code) => findDataSet(deps.db, code, today)))
    return { items: found.filter((item) => item !== null).map(visible) }
  })
}

function visible(dataSet: DataSet): z.infer<typeof dataSetSchema> {
  return {
    code: dataSet.code,
    name: dataSet.name,
    question: dataSet.question,
    authority: dataSet.authority,
    answerKind: dataSet.answerKind,
    fields: [...dataSet.fields],
    purposes: dataSet.purposes.map((purpose) => ({ ...purpose, fields: [...purpose.fields] }))
  }
}
