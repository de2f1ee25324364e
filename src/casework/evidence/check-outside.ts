/**
 * A check against another register, in three parts: a transaction that looks whether it may be done, the gateway outside
 * any transaction, and the act in the very transaction in which the gateway records the outcome.
 */
import { z } from 'zod'
import { findDataSet, personOfRequest, type ExchangeDeps, type QueryAnswer } from '../../checks/exchange/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import { DomainError } from '../../platform/errors/index.ts'
import type { Settle } from '../../platform/http/index.ts'
import { findOrganisation } from '../../registers/organisations/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import type { CaseParty, NewAct } from '../../rules/procedure/index.ts'
import {
  actorOf, appendActs, authoriseOnCase, caseErrors, openCaseFile, requirePermitted, requireSequence, stepAnswer, stepAnswerSchema, type CaseFile
} from '../cases/index.ts'
import { evidenceErrors } from './evidence.errors.ts'

/** What a check told, for the page. */
export const checkOutcomeSchema = z.object({
  /** The result as the act records it. */
  result: z.string(),
  /** What the register said, by field; empty where the same call is answered again. */
  facts: z.record(z.string(), z.unknown()),
  /** State of the register that the answer stands for. */
  asOf: z.string().nullable(),
  receipt: z.object({ requestId: z.string(), intentEntryId: z.string(), outcomeEntryId: z.string() }).nullable(),
  /** Why no answer came, with the gateway's stable code and sentence. */
  failure: z.object({ code: z.string(), hu: z.string(), en: z.string() }).nullable()
})
export type CheckOutcome = z.infer<typeof checkOutcomeSchema>

export const checkAnswerSchema = stepAnswerSchema.extend({ outcome: checkOutcomeSchema })
export type CheckAnswer = z.infer<typeof checkAnswerSchema>

/** The case as it stood when the check began, and on whose right. */
export interface Ground {
  readonly file: CaseFile
  readonly policies: readonly string[]
  readonly substitutesFor: string | null
  /** Part of every question of this case to the gateway. */
  readonly common: {
    readonly caseId: string
    readonly registrationNumber: string
    readonly organisationId: string
    readonly exchangeId: string
    readonly onBehalfOf: string | null
    readonly retryLater: false
  }
  /** The person in the Etalon whom a participant was identified as; null before that. */
  personOf(partyId: string | null): string | null
}

/** Appends the act beside the gateway's own records. */
export type RecordAct = (tx: Tx, answer: QueryAnswer) => Promise<void>

/** One check, made for one call. */
export interface Check {
  /** Puts the question; throws what `queryDataSet` throws. */
  readonly ask: (record: RecordAct) => Promise<unknown>
  /** The act when an answer came. */
  readonly answered: (answer: QueryAnswer, file: CaseFile, tx: Tx) => Promise<{ acts: readonly NewAct[]; result: string }>
  /** The act when none came. `refused`: the other side will not answer this question. */
  readonly failed: (requestId: string, refused: boolean) => { act: NewAct; result: string }
}

/** Codes of the gateway that mean: the question went out, no answer can be relied on. */
const failures = new Set(['exchange.unreachable', 'exchange.provider-failed', 'exchange.refused', 'exchange.answer-invalid'])
const noRequest = '00000000-0000-0000-0000-000000000000'

/**
 * Carries a check out. That no answer came is a fact of the case too: it is recorded as an act and answered with 200.
 *
 * @throws case.stale, case.not-permitted, case.not-found, entitlement.denied, evidence.*, and what the gateway refuses
 *   before it asks
 */
export async function checkOutside(
  deps: ExchangeDeps, ctx: Context<OfficerPrincipal>, step: { caseId: string; expectedSequence: number },
  make: (ground: Ground, ask: GroundContext) => Promise<Check> | Check, settle: Settle
): Promise<CheckAnswer> {
  const ground = await openGround(ctx, step)
  const check = await make(ground, { deps, ctx })
  const by = { actor: actorOf(ctx, { substitutesFor: ground.substitutesFor }), policies: ground.policies }
  requirePermitted(ctx, ground.file, by, check.failed(noRequest, false).act)

  const given: { answer: CheckAnswer | null } = { answer: null }
  const conclude = async (tx: Tx, acts: (file: CaseFile) => Promise<{ acts: readonly NewAct[]; outcome: CheckOutcome }>): Promise<void> => {
    const file = await openCaseFile(tx, ctx, ctx.principal.organisationId, step.caseId, { lock: true })
    const { acts: newActs, outcome } = await acts(file)
    const after = await appendActs(tx, ctx, file, by, newActs)
    const answer = { ...stepAnswer(step.expectedSequence, after), outcome }
    given.answer = answer
    // Kept for a week beside the key: without what the register said of a person.
    await settle(tx, 200, { ...answer, outcome: { ...outcome, facts: {} } })
  }
  try {
    await check.ask((tx, answer) => conclude(tx, async (file) => {
      const { acts, result } = await check.answered(answer, file, tx)
      return { acts, outcome: { result, facts: { ...answer.facts }, asOf: answer.asOf, receipt: receiptOf(answer), failure: null } }
    }))
  } catch (error) {
    if (!(error instanceof DomainError) || !failures.has(error.code)) throw error
    const { act, result } = check.failed(String(error.details['requestId'] ?? ''), error.code === 'exchange.refused')
    const failure = { code: error.code, hu: error.hu, en: error.en }
    await inOrganisation(ctx.db, ctx.principal.organisationId, (tx) => conclude(tx, async () => ({
      acts: [act], outcome: { result, facts: {}, asOf: null, receipt: null, failure }
    })))
  }
  if (given.answer === null) throw new Error('the gateway answered without recording')
  return given.answer
}

/** What a check is made with. */
export interface GroundContext {
  readonly deps: ExchangeDeps
  readonly ctx: Context<OfficerPrincipal>
}

async function openGround(ctx: Context<OfficerPrincipal>, step: { caseId: string; expectedSequence: number }): Promise<Ground> {
  const { organisationId, substitutesForOfficerId } = ctx.principal
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const file = await openCaseFile(tx, ctx, organisationId, step.caseId, { lock: false })
    const { policies, substitutesFor } = await authoriseOnCase(tx, ctx, 'case:act', file)
    requireSequence(file, step.expectedSequence)
    const exchangeId = await exchangeAddressOf(tx, ctx, organisationId)
    const persons = new Map<string, string | null>()
    for (const [partyId, identification] of Object.entries(file.state.identifications)) {
      const { result, receiptId } = identification
      persons.set(partyId, result === 'identified' && receiptId ? await personOfRequest(tx, receiptId) : null)
    }
    const client = file.state.parties.find((party) => party.role === 'client')
    return {
      file,
      policies,
      substitutesFor,
      common: {
        caseId: file.stored.id,
        registrationNumber: file.stored.registrationNumber,
        organisationId,
        exchangeId,
        onBehalfOf: substitutesForOfficerId,
        retryLater: false
      },
      personOf: (partyId) => persons.get(partyId ?? client?.partyId ?? '') ?? null
    }
  })
}

/** @throws evidence.office-not-connected */
export async function exchangeAddressOf(tx: Tx, ctx: Context, organisationId: string): Promise<string> {
  const office = await findOrganisation(tx, organisationId, legalDateOf(ctx.clock.now()))
  if (!office?.exchangeId) throw evidenceErrors.officeNotConnected()
  return office.exchangeId
}

/** The legal basis under which the gateway lets a data set be asked for a purpose. @throws evidence.unknown-data-set */
export async function basisOf({ deps, ctx }: GroundContext, dataSet: string, purpose: string): Promise<{ purpose: string; legalBasis: string; fields: readonly string[] }> {
  const found = await findDataSet(deps.db, dataSet, legalDateOf(ctx.clock.now()))
  const basis = found?.purposes.find((item) => item.purpose === purpose)
  if (!basis) throw evidenceErrors.unknownDataSet({ dataSet, purpose })
  return basis
}

/** A participant of the case. @throws case.unknown-reference */
export function partyOf(file: CaseFile, partyId: string): CaseParty {
  const party = file.state.parties.find((item) => item.partyId === partyId)
  if (!party) throw caseErrors.unknownReference({ what: 'party' })
  return party
}

function receiptOf({ receipt }: QueryAnswer): CheckOutcome['receipt'] {
  return { requestId: receipt.requestId, intentEntryId: receipt.intentEntryId, outcomeEntryId: receipt.outcomeEntryId }
}
