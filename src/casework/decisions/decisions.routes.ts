import { z } from 'zod'
import { cardSignature, signingChallenge } from '../../access/card-login/index.ts'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { idempotencyHeaders, once, type HttpApp } from '../../platform/http/index.ts'
import { caseParams, expectedSequenceSchema, stepAnswer, stepAnswerSchema } from '../cases/index.ts'
import { draftContentSchema, draftSchema } from './decisions.types.ts'
import { completeDecision, prepareSigning, type DecisionDeps } from './sign-decision.ts'
import { returnDraft, submitDraft } from './submit-draft.ts'
import { beginDraft, draftView, previewDraft, readCurrentDraft, saveDraft } from './write-draft.ts'

const config = { access: { audience: 'officer', action: null } } as const
const tags = ['decisions']
const draftBytes = 1_500_000
const certificate = z.string().min(1).max(10_000).regex(/^[A-Za-z0-9+/]+={0,2}$/)

/** Drafting, submission and signing of decisions as routes. */
export function decisionsRoutes(app: HttpApp, deps: DecisionDeps): void {
  draftRoutes(app, deps)
  submissionRoutes(app)
  signingRoutes(app, deps)
}

function draftRoutes(app: HttpApp, deps: DecisionDeps): void {
  app.post('/api/v1/cases/:id/drafts', {
    config,
    schema: {
      operationId: 'beginDraft', summary: 'Begin a draft of a decision from the texts of the case rule, filled with the facts', tags,
      params: caseParams, headers: idempotencyHeaders,
      body: z.strictObject({ expectedSequence: expectedSequenceSchema, decision: z.string().max(64) }),
      response: { 200: stepAnswerSchema.extend({ draft: draftSchema }) }
    }
  }, async (request) => {
    const { expectedSequence, decision } = request.body
    return once(request, async (settle) => {
      const { file, result } = await beginDraft(
        request.context<OfficerPrincipal>(), { caseId: request.params.id, expectedSequence, decision },
        (tx, after, draft) => settle(tx, 200, { ...stepAnswer(expectedSequence, after), draft: draftView(draft) })
      )
      return { ...stepAnswer(expectedSequence, file), draft: draftView(result) }
    })
  })

  app.get('/api/v1/cases/:id/draft', {
    config,
    schema: {
      operationId: 'getDraft', summary: 'The draft of the case, if one was begun', tags, params: caseParams,
      response: { 200: z.object({ draft: draftSchema.nullable() }) }
    }
  }, async (request) => {
    const draft = await readCurrentDraft(request.context<OfficerPrincipal>(), request.params.id)
    return { draft: draft && draftView(draft) }
  })

  app.put('/api/v1/cases/:id/draft', {
    config,
    bodyLimit: draftBytes,
    schema: {
      operationId: 'saveDraft', summary: 'Save the draft; saving the same text again changes nothing', tags, params: caseParams,
      body: z.strictObject({ draftId: z.uuid(), expectedRevision: z.int().positive(), content: draftContentSchema }),
      response: { 200: z.object({ revision: z.int(), savedAt: z.iso.datetime() }) }
    }
  }, async (request) => {
    const { revision, savedAt } = await saveDraft(request.context<OfficerPrincipal>(), request.params.id, request.body)
    return { revision, savedAt: savedAt.toISOString() }
  })

  app.post('/api/v1/cases/:id/draft/preview', {
    config: { ...config, rate: 'heavy' },
    bodyLimit: draftBytes,
    schema: {
      operationId: 'previewDraft', summary: 'What the decision would look like, page by page as SVG', tags, params: caseParams,
      body: z.strictObject({ decision: z.string().max(64), content: draftContentSchema }),
      response: { 200: z.object({ pages: z.array(z.string()), warnings: z.array(z.string()) }) }
    }
  }, async (request) => previewDraft(request.context<OfficerPrincipal>(), deps.templates, request.params.id, request.body))
}

function submissionRoutes(app: HttpApp): void {
  app.post('/api/v1/cases/:id/draft/submit', {
    config,
    schema: {
      operationId: 'submitDraft', summary: 'Lay the draft before the signing officer (felterjesztés)', tags,
      params: caseParams, headers: idempotencyHeaders,
      body: z.strictObject({ expectedSequence: expectedSequenceSchema, draftId: z.uuid(), revision: z.int().positive(), signerPostId: z.uuid() }),
      response: { 200: stepAnswerSchema }
    }
  }, async (request) => {
    const before = request.body.expectedSequence
    return once(request, async (settle) => {
      const { file } = await submitDraft(
        request.context<OfficerPrincipal>(), { caseId: request.params.id, ...request.body }, (tx, after) => settle(tx, 200, stepAnswer(before, after))
      )
      return stepAnswer(before, file)
    })
  })

  app.post('/api/v1/cases/:id/draft/return', {
    config,
    schema: {
      operationId: 'returnDraft', summary: 'Give a submitted draft back, or take it back (visszaadás átdolgozásra)', tags,
      params: caseParams, headers: idempotencyHeaders,
      body: z.strictObject({ expectedSequence: expectedSequenceSchema, draftId: z.uuid(), reason: z.string().trim().min(1).max(4000) }),
      response: { 200: stepAnswerSchema }
    }
  }, async (request) => {
    const before = request.body.expectedSequence
    return once(request, async (settle) => {
      const { file } = await returnDraft(
        request.context<OfficerPrincipal>(), { caseId: request.params.id, ...request.body }, (tx, after) => settle(tx, 200, stepAnswer(before, after))
      )
      return stepAnswer(before, file)
    })
  })
}

function signingRoutes(app: HttpApp, deps: DecisionDeps): void {
  app.post('/api/v1/cases/:id/draft/sign/prepare', {
    config,
    schema: {
      operationId: 'prepareSigning', summary: 'What the signing officer\'s card has to sign', tags, params: caseParams,
      body: z.strictObject({
        expectedSequence: expectedSequenceSchema, draftId: z.uuid(), revision: z.int().positive(),
        certificate: certificate.describe('Signing certificate of the card, DER in base64')
      }),
      response: { 200: signingChallenge.extend({ registrationNumber: z.string() }) }
    }
  }, async (request) => prepareSigning(deps, request.context<OfficerPrincipal>(), { caseId: request.params.id, ...request.body }))

  app.post('/api/v1/cases/:id/draft/sign/complete', {
    config,
    schema: {
      operationId: 'completeSigning', summary: 'Take the card\'s signature: the decision is signed, filed, and its delivery begins', tags,
      params: caseParams, headers: idempotencyHeaders,
      body: z.strictObject({ draftId: z.uuid(), ...cardSignature.shape }),
      response: { 200: stepAnswerSchema.extend({ documentId: z.uuid(), registrationNumber: z.string() }) }
    }
  }, async (request) => once(request, async (settle) => {
    const { file, result } = await completeDecision(
      deps, request.context<OfficerPrincipal>(), { caseId: request.params.id, ...request.body },
      (tx, after, { before, ...signed }) => settle(tx, 200, { ...stepAnswer(before, after), ...signed })
    )
    const { before, ...signed } = result
    return { ...stepAnswer(before, file), ...signed }
  }))
}
