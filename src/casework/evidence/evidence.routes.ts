import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { ExchangeDeps } from '../../checks/exchange/index.ts'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { idempotencyHeaders, once, type HttpApp } from '../../platform/http/index.ts'
import { actBodySchemas } from '../../rules/procedure/index.ts'
import { caseParams, caseVerbRoutes, expectedSequenceSchema, stepAnswer, stepAnswerSchema } from '../cases/index.ts'
import type { DocumentDeps } from '../documents/index.ts'
import { askSpecialistOfCase, remindSpecialist } from './ask-specialist-of-case.ts'
import { checkDocumentOfClient } from './check-document-of-client.ts'
import { checkFeeOfCase } from './check-fee-of-case.ts'
import { checkAnswerSchema, checkOutside, type Check, type CheckAnswer, type Ground, type GroundContext } from './check-outside.ts'
import { identifyClient } from './identify-client.ts'
import { queryDataSetOfCase } from './query-data-set-of-case.ts'
import { verifyRepresentation } from './verify-representation.ts'

export interface EvidenceDeps {
  readonly exchange: ExchangeDeps
  readonly documents: DocumentDeps
}

/** A check as a route: its body beside `expectedSequence`, and how the check is made from it. */
interface CheckRoute<B extends z.ZodObject> {
  readonly name: string
  readonly operationId: string
  readonly summary: string
  readonly body: B
  readonly make: (ground: Ground, asking: GroundContext, body: z.infer<B>) => Promise<Check>
}

const withSequence = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ expectedSequence: expectedSequenceSchema, ...shape })
const headers = idempotencyHeaders
const access = { audience: 'officer', action: null } as const

export function evidenceRoutes(app: HttpApp, deps: EvidenceDeps): void {
  checkRoute(app, deps, {
    name: 'identify-client', operationId: 'identifyClient', summary: 'Identify a participant against the register of persons or of companies',
    body: z.object({ partyId: z.uuid() }), make: identifyClient
  })
  checkRoute(app, deps, {
    name: 'check-identity-document', operationId: 'checkIdentityDocument', summary: 'Check an identity document: valid, their own, not wanted',
    body: z.object({
      partyId: z.uuid(),
      documentType: actBodySchemas['identity-document-checked'].shape.documentType,
      documentNumber: z.string().trim().min(6).max(20)
    }),
    make: checkDocumentOfClient
  })
  checkRoute(app, deps, {
    name: 'check-fee', operationId: 'checkFee', summary: 'Check whether the fee was paid',
    body: z.object({ reference: z.string().trim().min(1).max(60).nullable() }), make: checkFeeOfCase
  })
  checkRoute(app, deps, {
    name: 'query-data-set', operationId: 'queryDataSet', summary: 'Ask another register for a data set of the rule',
    body: z.object({ dataSet: z.string().min(1).max(80), partyId: z.uuid().nullable() }),
    make: (ground, asking, body) => queryDataSetOfCase(deps.documents, ground, asking, body)
  })
  specialistRoutes(app, deps)
  caseVerbRoutes(app, [verifyRepresentation])
}

function checkRoute<B extends z.ZodObject>(app: HttpApp, deps: EvidenceDeps, route: CheckRoute<B>): void {
  app.post(`/api/v1/cases/:id/${route.name}`, {
    config: { access },
    schema: {
      operationId: route.operationId, summary: route.summary, tags: ['evidence'], params: caseParams, headers,
      body: withSequence(route.body.shape), response: { 200: checkAnswerSchema }
    }
  }, (request) => carryOut(request, deps, route))
}

function carryOut<B extends z.ZodObject>(request: FastifyRequest, deps: EvidenceDeps, route: CheckRoute<B>): Promise<CheckAnswer> {
  const { id } = request.params as { id: string }
  const { expectedSequence, ...body } = request.body as { expectedSequence: number }
  const ctx = request.context<OfficerPrincipal>()
  return once(request, (settle) => checkOutside(
    deps.exchange, ctx, { caseId: id, expectedSequence }, (ground, asking) => route.make(ground, asking, body as z.infer<B>), settle
  ))
}

function specialistRoutes(app: HttpApp, deps: EvidenceDeps): void {
  app.post('/api/v1/cases/:id/ask-specialist', {
    config: { access },
    schema: {
      operationId: 'askSpecialist', summary: 'Ask a specialist authority (szakhatóság) of the rule', tags: ['evidence'], params: caseParams, headers,
      body: withSequence({ specialist: z.string().min(1).max(80), question: z.string().trim().min(3).max(4000) }),
      response: { 200: stepAnswerSchema }
    }
  }, async (request) => {
    const step = { caseId: request.params.id, ...request.body }
    return once(request, async (settle) => {
      const after = await askSpecialistOfCase(deps, request.context<OfficerPrincipal>(), step,
        (tx, file) => settle(tx, 200, stepAnswer(step.expectedSequence, file)))
      return stepAnswer(step.expectedSequence, after)
    })
  })

  app.post('/api/v1/cases/:id/remind-specialist', {
    config: { access },
    schema: {
      operationId: 'remindSpecialist', summary: 'Remind a specialist authority of an open question', tags: ['evidence'], params: caseParams, headers,
      body: withSequence({ requestId: z.uuid() }), response: { 200: stepAnswerSchema }
    }
  }, async (request) => {
    const step = { caseId: request.params.id, ...request.body }
    return once(request, async (settle) => {
      const after = await remindSpecialist(request.context<OfficerPrincipal>(), step,
        (tx, file) => settle(tx, 200, stepAnswer(step.expectedSequence, file)))
      return stepAnswer(step.expectedSequence, after)
    })
  })
}
