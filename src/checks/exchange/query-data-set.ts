import { appendEntry } from '../../log/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { dataSetShapes } from './data-set-shapes.ts'
import { exchangeErrors } from './exchange.errors.ts'
import { findDataSet, insertRequest, keepWaiting } from './exchange.store.ts'
import type { DataSet, ExchangeDeps, QueryAnswer, QueryInput } from './exchange.types.ts'
import { putQuestion, type Facts } from './put-question.ts'
import { failureError, isPassing, recordAnswer, recordFailure, type Asked } from './settle-question.ts'

/** How long the gateway asks on in the background, and when it asks first again. */
export const retryWindowMs = 24 * 60 * 60 * 1000
export const firstRetryMs = 60_000
/** After this time a question whose process died is closed as interrupted. */
const interruptedAfterMs = 5 * 60_000

export interface QueryOptions {
  /**
   * Appends the caller's act in the same transaction as outcome and client's notice. When it throws, outcome and notice
   * are recorded all the same (the data did come), marked as not recorded in the case.
   */
  readonly record?: (tx: Tx, answer: QueryAnswer) => Promise<void>
}

/**
 * The gateway: every look at data outside the case file (Ákr. 27. §, Infotv. 25/F. §).
 *
 * 1. purpose, legal basis and fields must be configured for the data set; the officer must be entitled;
 * 2. the intent is committed in its own transaction, then the question goes out: no intent, no data;
 * 3. outcome, the client's notice and the caller's act are committed in one transaction.
 *
 * @throws exchange.unknown-data-set, exchange.purpose-not-allowed, exchange.fields-not-allowed, exchange.subject-invalid,
 *   exchange.personal-data-stopped, exchange.unreachable, exchange.provider-failed, exchange.refused, exchange.answer-invalid,
 *   entitlement.denied
 */
export async function queryDataSet(
  deps: ExchangeDeps, ctx: Context<OfficerPrincipal>, input: QueryInput, options: QueryOptions = {}
): Promise<QueryAnswer> {
  const { dataSet, subject, fields } = await admit(deps, ctx, input)
  const asked = await commitIntent(deps, ctx, input, dataSet, subject, fields)
  const question = {
    requestId: asked.id,
    organisationId: input.organisationId,
    exchangeId: input.exchangeId,
    registrationNumber: input.registrationNumber,
    officerId: ctx.principal.officerId,
    intentEntryId: asked.intent_entry_id,
    subject,
    fields,
    personId: input.personId
  }

  let facts: Facts
  try {
    facts = await putQuestion(deps, ctx, dataSet, question)
  } catch (failure) {
    throw await afterFailure(deps, ctx, input, dataSet, asked, failure)
  }

  try {
    return await inOrganisation(deps.db, input.organisationId, async (tx) => {
      const answer = closedBefore(await recordAnswer(tx, ctx, deps, dataSet, asked, facts, options.record !== undefined), asked)
      await options.record?.(tx, answer)
      return answer
    })
  } catch (error) {
    if (options.record !== undefined) {
      await inOrganisation(deps.db, input.organisationId, (tx) => recordAnswer(tx, ctx, deps, dataSet, asked, facts, false))
    }
    throw error
  }
}

/** A question may only end once; here nobody else could have ended it but the closer of interrupted ones. */
function closedBefore(answer: QueryAnswer | null, asked: Asked): QueryAnswer {
  if (answer === null) throw exchangeErrors.unreachable({ requestId: asked.id, reason: 'interrupted' })
  return answer
}

async function admit(deps: ExchangeDeps, ctx: Context<OfficerPrincipal>, input: QueryInput): Promise<{
  dataSet: DataSet
  subject: Readonly<Record<string, unknown>>
  fields: readonly string[]
}> {
  const dataSet = await findDataSet(deps.db, input.dataSet, legalDateOf(ctx.clock.now()))
  const shape = dataSetShapes[input.dataSet]
  if (dataSet === null || shape === undefined) throw exchangeErrors.unknownDataSet({ dataSet: input.dataSet })
  const purpose = dataSet.purposes.find((item) => item.purpose === input.purpose && item.legalBasis === input.legalBasis)
  if (purpose === undefined) {
    await logRefusal(deps, ctx, input, 'exchange.purpose-not-allowed')
    throw exchangeErrors.purposeNotAllowed({ dataSet: input.dataSet, purpose: input.purpose })
  }
  const excess = input.fields.filter((field) => !purpose.fields.includes(field))
  if (excess.length > 0) {
    await logRefusal(deps, ctx, input, 'exchange.fields-not-allowed')
    throw exchangeErrors.fieldsNotAllowed({ dataSet: input.dataSet, fields: excess })
  }
  const subject = shape.subject.safeParse(input.subject)
  const noFields = input.fields.length === 0 && dataSet.answerKind !== 'match'
  if (!subject.success || noFields) {
    const errors = subject.success
      ? [{ path: 'fields', message: 'required' }]
      : subject.error.issues.map((issue) => ({ path: ['subject', ...issue.path].join('.'), message: issue.message }))
    throw exchangeErrors.subjectInvalid({ dataSet: input.dataSet, errors })
  }
  const state = await deps.personalDataAllowed()
  if (!state.allowed) {
    await logRefusal(deps, ctx, input, 'exchange.personal-data-stopped')
    throw exchangeErrors.personalDataStopped({ reason: state.reason })
  }
  return { dataSet, subject: subject.data, fields: [...new Set(input.fields)] }
}

/** A denial is an entry too, in its own transaction because the caller's will not commit. */
async function logRefusal(deps: ExchangeDeps, ctx: Context, input: QueryInput, code: string): Promise<void> {
  await inOrganisation(deps.db, input.organisationId, (tx) => appendEntry(tx, ctx, {
    kind: 'gateway.refused',
    organisationId: input.organisationId,
    caseId: input.caseId,
    subject: input.personId === null ? null : { kind: 'person', id: input.personId },
    purpose: input.purpose,
    legalBasis: input.legalBasis,
    body: { dataSet: input.dataSet, fields: input.fields, code }
  }))
}

async function commitIntent(
  deps: ExchangeDeps, ctx: Context<OfficerPrincipal>, input: QueryInput, dataSet: DataSet,
  subject: Readonly<Record<string, unknown>>, fields: readonly string[]
): Promise<Asked> {
  const requestedAt = ctx.clock.now()
  const id = ctx.ids.uuid()
  return inOrganisation(deps.db, input.organisationId, async (tx) => {
    const decision = await deps.authorise(tx, ctx, {
      action: 'data-set.query',
      resource: { organisationId: input.organisationId, caseId: input.caseId, dataSet: dataSet.code, purpose: input.purpose }
    })
    const { entryId } = await appendEntry(tx, ctx, {
      kind: 'gateway.intent',
      organisationId: input.organisationId,
      caseId: input.caseId,
      subject: input.personId === null ? null : { kind: 'person', id: input.personId },
      purpose: input.purpose,
      legalBasis: input.legalBasis,
      body: {
        requestId: id, dataSet: dataSet.code, subject, fields, officerId: ctx.principal.officerId, postId: ctx.principal.postId,
        jobRoleId: ctx.principal.jobRoleId, onBehalfOf: input.onBehalfOf, policyIds: decision.policyIds,
        registrationNumber: input.registrationNumber
      }
    })
    const row = {
      organisation_id: input.organisationId,
      id,
      case_id: input.caseId,
      registration_number: input.registrationNumber,
      kind: 'data-set' as const,
      target: dataSet.code,
      purpose: input.purpose,
      legal_basis: input.legalBasis,
      fields: [...fields],
      subject: { ...subject },
      person_id: input.personId,
      payload: { exchangeId: input.exchangeId },
      officer_id: ctx.principal.officerId,
      post_id: ctx.principal.postId,
      on_behalf_of: input.onBehalfOf,
      state: 'intended' as const,
      give_up_at: input.retryLater ? new Date(requestedAt.getTime() + retryWindowMs) : null,
      requested_at: requestedAt,
      intent_entry_id: entryId
    }
    await insertRequest(tx, row)
    await enqueue(tx, 'exchange.close-interrupted', { requestId: id }, {
      runAt: new Date(requestedAt.getTime() + interruptedAfterMs), jobKey: `exchange.close-interrupted:${id}`
    })
    return row
  })
}

/** Records what went wrong and gives the error to throw. */
async function afterFailure(
  deps: ExchangeDeps, ctx: Context, input: QueryInput, dataSet: DataSet, asked: Asked, failure: unknown
): Promise<unknown> {
  const known = failureError(failure, { requestId: asked.id, dataSet: dataSet.code, retrying: input.retryLater && isPassing(failure) })
  if (input.retryLater && isPassing(failure)) {
    const reason = failure.reason
    const nextAt = new Date(ctx.clock.now().getTime() + firstRetryMs)
    await inOrganisation(deps.db, input.organisationId, async (tx) => {
      if (!(await keepWaiting(tx, asked.id, reason))) return
      await appendEntry(tx, ctx, {
        kind: 'gateway.attempt',
        organisationId: input.organisationId,
        caseId: input.caseId,
        purpose: input.purpose,
        legalBasis: input.legalBasis,
        body: { requestId: asked.id, intentEntryId: asked.intent_entry_id, result: 'waiting', reason, nextAt: nextAt.toISOString() }
      })
      await enqueue(tx, 'exchange.retry', { requestId: asked.id }, { runAt: nextAt, jobKey: `exchange.retry:${asked.id}` })
    })
    return known
  }
  const code = known?.code ?? 'exchange.internal'
  const reason = isPassing(failure) ? failure.reason : known === null ? 'internal' : String(known.details['reason'])
  await inOrganisation(deps.db, input.organisationId, (tx) => recordFailure(tx, ctx, deps, dataSet, asked, code, reason))
  return known ?? failure
}
