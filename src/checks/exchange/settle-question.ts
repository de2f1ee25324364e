import { appendEntry } from '../../log/index.ts'
import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { DomainError } from '../../platform/errors/index.ts'
import { exchangeErrors } from './exchange.errors.ts'
import { lockRequest, settleRequest, type RequestRow } from './exchange.store.ts'
import { ConnectorFailure, type DataSet, type ExchangeDeps, type QueryAnswer } from './exchange.types.ts'
import type { Facts } from './put-question.ts'

/** What is known of the question when it ends. */
export type Asked = Pick<RequestRow,
  'id' | 'organisation_id' | 'case_id' | 'registration_number' | 'purpose' | 'legal_basis' | 'fields' | 'officer_id' |
  'person_id' | 'requested_at' | 'intent_entry_id'>

const codes = {
  unreachable: exchangeErrors.unreachable,
  'provider-failed': exchangeErrors.providerFailed,
  refused: exchangeErrors.refused,
  'answer-invalid': exchangeErrors.answerInvalid
} as const

/** The domain error that a failure of the connector means for the officer. */
export function failureError(failure: unknown, details: Record<string, unknown>): DomainError | null {
  if (!(failure instanceof ConnectorFailure)) return null
  return codes[failure.kind]({ ...details, reason: failure.reason }, { cause: failure })
}

/** Failures after which asking again can help. */
export function isPassing(failure: unknown): failure is ConnectorFailure {
  return failure instanceof ConnectorFailure && (failure.kind === 'unreachable' || failure.kind === 'provider-failed')
}

/** Outcome entry, closed request and the client's notice of an answered question; null when already closed. */
export async function recordAnswer(
  tx: Tx, ctx: Context, deps: ExchangeDeps, dataSet: DataSet, asked: Asked, facts: Facts, recorded: boolean
): Promise<QueryAnswer | null> {
  if (!(await isOpen(tx, asked.id))) return null
  const answeredAt = ctx.clock.now()
  const { entryId } = await appendEntry(tx, ctx, {
    kind: 'gateway.outcome',
    organisationId: asked.organisation_id,
    caseId: asked.case_id,
    subject: facts.personId === null ? null : { kind: 'person', id: facts.personId },
    purpose: asked.purpose,
    legalBasis: asked.legal_basis,
    body: {
      requestId: asked.id, intentEntryId: asked.intent_entry_id, result: 'answered', dataSet: dataSet.code,
      found: facts.found, fieldsReceived: Object.keys(facts.facts), recordedInCase: recorded,
      exchangeRequestId: facts.exchangeRequestId, exchangeRequestHash: facts.exchangeRequestHash
    }
  })
  await settleRequest(tx, asked.id, {
    state: 'answered', failure: null, personId: facts.personId, settledAt: answeredAt, outcomeEntryId: entryId,
    exchangeRequestId: facts.exchangeRequestId, exchangeRequestHash: facts.exchangeRequestHash
  })
  await tellClient(tx, ctx, deps, dataSet, asked, facts.personId, 'answered', entryId, answeredAt)
  return {
    dataSet: dataSet.code,
    answerKind: dataSet.answerKind,
    found: facts.found,
    facts: facts.facts,
    asOf: facts.asOf,
    personId: facts.personId,
    receipt: {
      requestId: asked.id,
      intentEntryId: asked.intent_entry_id,
      outcomeEntryId: entryId,
      requestedAt: asked.requested_at,
      answeredAt,
      exchangeRequestId: facts.exchangeRequestId,
      exchangeRequestHash: facts.exchangeRequestHash
    }
  }
}

/** Outcome entry and closed request of a question that got no acceptable answer; false when already closed. */
export async function recordFailure(
  tx: Tx, ctx: Context, deps: ExchangeDeps, dataSet: DataSet, asked: Asked, code: string, reason: string
): Promise<boolean> {
  if (!(await isOpen(tx, asked.id))) return false
  const at = ctx.clock.now()
  const { entryId } = await appendEntry(tx, ctx, {
    kind: 'gateway.outcome',
    organisationId: asked.organisation_id,
    caseId: asked.case_id,
    subject: asked.person_id === null ? null : { kind: 'person', id: asked.person_id },
    purpose: asked.purpose,
    legalBasis: asked.legal_basis,
    body: { requestId: asked.id, intentEntryId: asked.intent_entry_id, result: 'failed', dataSet: dataSet.code, code, reason }
  })
  await settleRequest(tx, asked.id, {
    state: 'failed', failure: `${code} ${reason}`.slice(0, 200), personId: asked.person_id, settledAt: at, outcomeEntryId: entryId,
    exchangeRequestId: null, exchangeRequestHash: null
  })
  await tellClient(tx, ctx, deps, dataSet, asked, asked.person_id, 'failed', entryId, at)
  return true
}

/** Locks the question; a question ends once, whoever comes second leaves it alone. */
async function isOpen(tx: Tx, requestId: string): Promise<boolean> {
  const row = await lockRequest(tx, requestId)
  return row !== null && (row.state === 'intended' || row.state === 'waiting')
}

async function tellClient(
  tx: Tx, ctx: Context, deps: ExchangeDeps, dataSet: DataSet, asked: Asked, personId: string | null,
  result: 'answered' | 'failed', outcomeEntryId: string, usedAt: Date
): Promise<void> {
  if (personId === null) return
  const purpose = dataSet.purposes.find((item) => item.purpose === asked.purpose)
  await deps.recordDataUse(tx, ctx, {
    organisationId: asked.organisation_id,
    caseId: asked.case_id,
    registrationNumber: asked.registration_number,
    personId,
    usedAt,
    dataSet: dataSet.code,
    category: dataSet.category,
    purpose: purpose?.name ?? { hu: asked.purpose, en: asked.purpose },
    legalBasis: asked.legal_basis,
    receiver: dataSet.authority,
    fields: asked.fields,
    officerId: asked.officer_id,
    result,
    intentEntryId: asked.intent_entry_id,
    outcomeEntryId
  })
}
