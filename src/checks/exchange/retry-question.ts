import { appendEntry } from '../../log/index.ts'
import type { Context } from '../../platform/context/index.ts'
import { inOrganisation } from '../../platform/database/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { findDataSet, findRequest, keepWaiting, type RequestRow } from './exchange.store.ts'
import type { DataSet, ExchangeDeps, LateOutcome } from './exchange.types.ts'
import { firstRetryMs } from './query-data-set.ts'
import { putQuestion, type Facts } from './put-question.ts'
import { failureError, isPassing, recordAnswer, recordFailure } from './settle-question.ts'

/** Waits double from one minute up to this. */
const longestWaitMs = 60 * 60_000

/**
 * Asks again a question that waits, under the same message id. At-least-once: a question closed meanwhile is left alone.
 * The end is handed to casework (`onLateOutcome`) in the transaction of outcome and notice.
 */
export async function retryQuestion(deps: ExchangeDeps, ctx: Context, organisationId: string, requestId: string): Promise<void> {
  const row = await inOrganisation(deps.db, organisationId, (tx) => findRequest(tx, requestId))
  if (row === null || row.kind !== 'data-set' || row.state !== 'waiting' || row.subject === null) return
  const dataSet = await findDataSet(deps.db, row.target, legalDateOf(ctx.clock.now()))
  if (dataSet === null) return
  const allowed = await deps.personalDataAllowed()
  if (!allowed.allowed) {
    await waitOn(deps, ctx, row, dataSet, 'personal-data-stopped', 'exchange.personal-data-stopped')
    return
  }
  let facts: Facts
  try {
    facts = await putQuestion(deps, ctx, dataSet, {
      requestId: row.id,
      organisationId,
      exchangeId: String(row.payload?.['exchangeId']),
      registrationNumber: row.registration_number,
      officerId: row.officer_id,
      intentEntryId: row.intent_entry_id,
      subject: row.subject,
      fields: row.fields,
      personId: row.person_id
    })
  } catch (failure) {
    const known = failureError(failure, {})
    if (known === null) throw failure
    if (isPassing(failure)) await waitOn(deps, ctx, row, dataSet, failure.reason, known.code)
    else await giveUp(deps, ctx, row, dataSet, known.code, String(known.details['reason']))
    return
  }
  await inOrganisation(deps.db, organisationId, async (tx) => {
    const answer = await recordAnswer(tx, ctx, deps, dataSet, row, facts, true)
    if (answer !== null) await deps.onLateOutcome(tx, ctx, late(row, { kind: 'answered', answer }))
  })
}

/** Closes a question whose process died between intent and outcome, so that no intent stays without an end. */
export async function closeInterrupted(deps: ExchangeDeps, ctx: Context, organisationId: string, requestId: string): Promise<void> {
  const row = await inOrganisation(deps.db, organisationId, (tx) => findRequest(tx, requestId))
  if (row === null || row.state !== 'intended') return
  const dataSet = await findDataSet(deps.db, row.target, legalDateOf(ctx.clock.now()))
  if (dataSet === null) return
  if (row.give_up_at !== null) await waitOn(deps, ctx, row, dataSet, 'interrupted', 'exchange.unreachable')
  else await giveUp(deps, ctx, row, dataSet, 'exchange.unreachable', 'interrupted')
}

async function waitOn(deps: ExchangeDeps, ctx: Context, row: RequestRow, dataSet: DataSet, reason: string, code: string): Promise<void> {
  const now = ctx.clock.now()
  const nextAt = new Date(now.getTime() + Math.min(firstRetryMs * 2 ** row.attempts, longestWaitMs))
  if (row.give_up_at === null || nextAt > row.give_up_at) {
    await giveUp(deps, ctx, row, dataSet, code, reason)
    return
  }
  await inOrganisation(deps.db, row.organisation_id, async (tx) => {
    if (!(await keepWaiting(tx, row.id, reason))) return
    await appendEntry(tx, ctx, {
      kind: 'gateway.attempt',
      organisationId: row.organisation_id,
      caseId: row.case_id,
      purpose: row.purpose,
      legalBasis: row.legal_basis,
      body: { requestId: row.id, intentEntryId: row.intent_entry_id, result: 'waiting', reason, nextAt: nextAt.toISOString() }
    })
    await enqueue(tx, 'exchange.retry', { requestId: row.id }, { runAt: nextAt, jobKey: `exchange.retry:${row.id}` })
  })
}

async function giveUp(deps: ExchangeDeps, ctx: Context, row: RequestRow, dataSet: DataSet, code: string, reason: string): Promise<void> {
  await inOrganisation(deps.db, row.organisation_id, async (tx) => {
    if (await recordFailure(tx, ctx, deps, dataSet, row, code, reason)) {
      await deps.onLateOutcome(tx, ctx, late(row, { kind: 'failed', code }))
    }
  })
}

function late(row: RequestRow, result: LateOutcome['result']): LateOutcome {
  return {
    requestId: row.id,
    organisationId: row.organisation_id,
    caseId: row.case_id,
    dataSet: row.target,
    purpose: row.purpose,
    legalBasis: row.legal_basis,
    officerId: row.officer_id,
    postId: row.post_id,
    result
  }
}
