import { z } from 'zod'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { idempotencyHeaders, once, type HttpApp } from '../../platform/http/index.ts'
import { caseParams, caseVerbRoutes, expectedSequenceSchema, stepAnswer, stepAnswerSchema, type CaseFile } from '../cases/index.ts'
import { lapseDeficiency, recordDeficiencyRemedy, resumeProcedure } from './diary-verbs.ts'
import type { DiaryDeps, DiaryStep } from './diary.types.ts'
import { recordSiteVisit, siteVisitBody } from './record-site-visit.ts'
import { deficiencyNoticeBody, sendDeficiencyNotice } from './send-deficiency-notice.ts'
import { suspendProcedure, suspensionBody } from './suspend-procedure.ts'

/** A verb that makes a document: its letterhead is fetched before the transaction, so it is no plain `caseVerb`. */
interface DocumentVerb<B extends z.ZodObject> {
  readonly name: string
  readonly operationId: string
  readonly summary: string
  readonly body: B
  readonly work: (deps: DiaryDeps, ctx: Context<OfficerPrincipal>, step: DiaryStep<z.infer<B>>) => Promise<CaseFile>
}

export function diaryRoutes(app: HttpApp, deps: DiaryDeps): void {
  documentVerb(app, deps, {
    name: 'send-deficiency-notice', operationId: 'sendDeficiencyNotice', summary: 'Call upon the client to remedy deficiencies (hiánypótlás)',
    body: deficiencyNoticeBody, work: sendDeficiencyNotice
  })
  documentVerb(app, deps, {
    name: 'suspend', operationId: 'suspendProcedure', summary: 'Suspend the procedure or put it in stay', body: suspensionBody, work: suspendProcedure
  })
  documentVerb(app, deps, {
    name: 'record-site-visit', operationId: 'recordSiteVisit', summary: 'Record an inspection on the spot (helyszíni szemle)',
    body: siteVisitBody, work: recordSiteVisit
  })
  caseVerbRoutes(app, [resumeProcedure, recordDeficiencyRemedy, lapseDeficiency])
}

function documentVerb<B extends z.ZodObject>(app: HttpApp, deps: DiaryDeps, verb: DocumentVerb<B>): void {
  app.post(`/api/v1/cases/:id/${verb.name}`, {
    config: { access: { audience: 'officer', action: null } },
    schema: {
      operationId: verb.operationId,
      summary: verb.summary,
      tags: ['cases'],
      params: caseParams,
      headers: idempotencyHeaders,
      body: z.strictObject({ expectedSequence: expectedSequenceSchema, ...verb.body.shape }),
      response: { 200: stepAnswerSchema }
    }
  }, async (request) => {
    const { id } = request.params as { id: string }
    const { expectedSequence, ...body } = request.body as { expectedSequence: number }
    return once(request, async (settle) => {
      const after = await verb.work(deps, request.context<OfficerPrincipal>(), {
        caseId: id, expectedSequence, body: body as z.infer<B>, within: (tx, file) => settle(tx, 200, stepAnswer(expectedSequence, file))
      })
      return stepAnswer(expectedSequence, after)
    })
  })
}
