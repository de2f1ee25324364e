import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { idempotencyHeaders, once, type HttpApp } from '../../platform/http/index.ts'
import { actSchema, type NewAct } from '../../rules/procedure/index.ts'
import { expectedSequenceSchema, type CaseFile } from './case.types.ts'
import { takeStep } from './take-step.ts'

/** An act as answers show it; it stands once in the description of the API. */
export const actView = actSchema.meta({ id: 'Act' })

/** Answer of every verb on a case: where the case stands now and which acts were appended. */
export const stepAnswerSchema = z.object({ sequence: z.int(), acts: z.array(actView) })
export type StepAnswer = z.infer<typeof stepAnswerSchema>

/** The acts that a step appended, as the page folds them in. */
export function stepAnswer(before: number, file: CaseFile): StepAnswer {
  return { sequence: file.stored.sequence, acts: file.acts.filter((act) => act.sequence > before) }
}

/** A verb whose whole work happens in one transaction of the office. */
export interface CaseVerb<B extends z.ZodObject> {
  /** Last part of the path: `POST /api/v1/cases/{id}/<name>`. */
  readonly name: string
  readonly operationId: string
  readonly summary: string
  /** The Cedar action. */
  readonly action: string
  /** The body beside `expectedSequence`. */
  readonly body: B
  // A method, so that verbs of different bodies fit into one list.
  acts(file: CaseFile, body: z.infer<B>, ctx: Context<OfficerPrincipal>, tx: Tx): Promise<NewAct[]> | NewAct[]
}

/** Makes a verb; the type parameter ties the body's schema to the work. */
export function caseVerb<B extends z.ZodObject>(verb: CaseVerb<B>): CaseVerb<B> {
  return verb
}

export const caseParams = z.object({ id: z.uuid() })

/** Registers verbs as routes: right, expected sequence, idempotency key, acts and log in one transaction. */
export function caseVerbRoutes(app: HttpApp, verbs: ReadonlyArray<CaseVerb<z.ZodObject>>): void {
  for (const verb of verbs) {
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
    }, async (request) => runVerb(request, verb))
  }
}

async function runVerb(request: FastifyRequest, verb: CaseVerb<z.ZodObject>): Promise<StepAnswer> {
  const { id } = request.params as { id: string }
  const { expectedSequence, ...body } = request.body as { expectedSequence: number } & Record<string, unknown>
  const ctx = request.context<OfficerPrincipal>()
  return once(request, async (settle) => {
    let before = 0
    const { file } = await takeStep(ctx, { caseId: id, expectedSequence, action: verb.action }, async (opened, tx) => {
      before = opened.stored.sequence
      return { acts: await verb.acts(opened, body as never, ctx, tx), result: null }
    }, (tx, after) => settle(tx, 200, stepAnswer(before, after)))
    return stepAnswer(before, file)
  })
}
