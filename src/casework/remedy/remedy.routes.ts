import { z } from 'zod'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { idempotencyHeaders, once, type HttpApp } from '../../platform/http/index.ts'
import { caseParams, caseVerbRoutes, expectedSequenceSchema, stepAnswer, stepAnswerSchema } from '../cases/index.ts'
import type { DocumentDeps } from '../documents/index.ts'
import { forwardAppeal, forwardingBody } from './forward-appeal.ts'
import { fileCase, recordAppeal, recordAppealDecision, recordAppealWaiver } from './remedy-verbs.ts'

/** Verbs of remedies as routes. */
export function remedyRoutes(app: HttpApp, deps: { documents: DocumentDeps }): void {
  caseVerbRoutes(app, [recordAppeal, recordAppealWaiver, recordAppealDecision, fileCase])
  app.post('/api/v1/cases/:id/forward-appeal', {
    config: { access: { audience: 'officer', action: null } },
    schema: {
      operationId: 'forwardAppeal', summary: 'Forward an appeal with the whole file to the second instance (felterjesztés)', tags: ['cases'],
      params: caseParams, headers: idempotencyHeaders,
      body: z.strictObject({ expectedSequence: expectedSequenceSchema, ...forwardingBody.shape }),
      response: { 200: stepAnswerSchema }
    }
  }, async (request) => {
    const before = request.body.expectedSequence
    return once(request, async (settle) => {
      const file = await forwardAppeal(
        deps.documents, request.context<OfficerPrincipal>(), { caseId: request.params.id, ...request.body }, (tx, after) => settle(tx, 200, stepAnswer(before, after))
      )
      return stepAnswer(before, file)
    })
  })
}
