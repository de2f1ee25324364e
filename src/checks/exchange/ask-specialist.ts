import { z } from 'zod'
import { givenDay } from '../../platform/http/index.ts'
import { appendEntry } from '../../log/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { exchangeErrors } from './exchange.errors.ts'
import { findRequest, findSpecialistAuthority, insertRequest, insertRoute } from './exchange.store.ts'
import { ConnectorFailure, type ExchangeDeps, type SpecialistAuthority } from './exchange.types.ts'

export const specialistQuestionSchema = z.strictObject({
  caseId: z.uuid(),
  registrationNumber: z.string().min(1).max(60),
  organisationId: z.uuid(),
  exchangeId: z.string().regex(/^[^/]+\/[^/]+\/[^/]+$/),
  organisationName: z.string().min(1).max(200),
  /** Code in `specialist_authority`. */
  authority: z.string().min(1).max(80),
  caseType: z.string().min(1).max(80),
  /** The technical issue (szakkérdés) as the officer puts it. */
  question: z.string().trim().min(3).max(5000),
  /** What the authority must know of the case: only what the issue needs, without the client's identifiers. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  documents: z.array(z.strictObject({
    name: z.string().min(1).max(255), mediaType: z.string().min(3).max(100), sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().nonnegative()
  })).max(30),
  /** Day until which the position is due (Ákr. 57. §); computed by casework. */
  dueDate: givenDay,
  personId: z.uuid().nullable(),
  onBehalfOf: z.uuid().nullable()
})
export type SpecialistQuestion = z.infer<typeof specialistQuestionSchema>

/**
 * Asks a specialist authority (szakhatóság megkeresése, Ákr. 55. §) inside the caller's transaction, beside its act:
 * the question is logged, the client told that data went to another authority, and a job carries it over the exchange.
 * @returns the correlation id under which the position will arrive
 * @throws exchange.unknown-authority
 */
export async function askSpecialist(
  tx: Tx, deps: ExchangeDeps, ctx: Context<OfficerPrincipal>, input: SpecialistQuestion
): Promise<{ requestId: string; correlationId: string; authority: SpecialistAuthority }> {
  const requestedAt = ctx.clock.now()
  const authority = await findSpecialistAuthority(tx, input.authority, legalDateOf(requestedAt))
  if (authority === null) throw exchangeErrors.unknownAuthority({ authority: input.authority })
  const id = ctx.ids.uuid()
  const { entryId } = await appendEntry(tx, ctx, {
    kind: 'specialist.asked',
    organisationId: input.organisationId,
    caseId: input.caseId,
    subject: input.personId === null ? null : { kind: 'person', id: input.personId },
    purpose: 'specialist-position',
    legalBasis: authority.legalBasis,
    body: {
      requestId: id, authority: authority.code, question: input.question, facts: input.facts, dueDate: input.dueDate,
      documents: input.documents.map((document) => document.sha256), onBehalfOf: input.onBehalfOf
    }
  })
  await insertRequest(tx, {
    organisation_id: input.organisationId,
    id,
    case_id: input.caseId,
    registration_number: input.registrationNumber,
    kind: 'specialist',
    target: authority.code,
    purpose: 'specialist-position',
    legal_basis: authority.legalBasis,
    fields: Object.keys(input.facts),
    subject: null,
    person_id: input.personId,
    payload: {
      exchangeId: input.exchangeId, organisationName: input.organisationName, caseType: input.caseType, question: input.question,
      facts: input.facts, documents: input.documents, dueDate: input.dueDate
    },
    officer_id: ctx.principal.officerId,
    post_id: ctx.principal.postId,
    on_behalf_of: input.onBehalfOf,
    state: 'intended',
    give_up_at: null,
    requested_at: requestedAt,
    intent_entry_id: entryId
  })
  await insertRoute(tx, id, input.organisationId)
  if (input.personId !== null) {
    await deps.recordDataUse(tx, ctx, {
      organisationId: input.organisationId,
      caseId: input.caseId,
      registrationNumber: input.registrationNumber,
      personId: input.personId,
      usedAt: requestedAt,
      dataSet: `specialist:${authority.code}`,
      category: { hu: 'az ügy szakkérdéshez szükséges adatai', en: 'data of the case that the technical issue needs' },
      purpose: { hu: 'Szakhatósági állásfoglalás kérése', en: 'Asking for a specialist position' },
      legalBasis: authority.legalBasis,
      receiver: authority.name,
      fields: Object.keys(input.facts),
      officerId: ctx.principal.officerId,
      result: 'sent',
      intentEntryId: entryId,
      outcomeEntryId: entryId
    })
  }
  await enqueue(tx, 'exchange.send-specialist-question', { requestId: id }, { jobKey: `exchange.send-specialist-question:${id}`, maxAttempts: 25 })
  return { requestId: id, correlationId: id, authority }
}

const acceptedSchema = z.object({ accepted: z.literal(true), correlationId: z.uuid() })

/** Carries the question; throws while the authority cannot be reached, so that the job is tried again. */
export async function sendSpecialistQuestion(deps: ExchangeDeps, ctx: Context, organisationId: string, requestId: string): Promise<void> {
  const row = await inOrganisation(deps.db, organisationId, (tx) => findRequest(tx, requestId))
  if (row === null || row.kind !== 'specialist' || row.state !== 'intended' || row.payload === null) return
  const authority = await findSpecialistAuthority(deps.db, row.target, legalDateOf(row.requested_at))
  const connector = deps.connectors['x-road-rest']
  if (authority === null || connector === undefined) throw new ConnectorFailure('refused', 'no-connector')
  const { exchangeId, ...question } = row.payload
  const answer = await connector.send(ctx, organisationId, {
    messageId: row.intent_entry_id,
    requestId: row.id,
    client: String(exchangeId),
    address: authority.address,
    userId: row.officer_id,
    issue: row.registration_number,
    representedParty: null,
    body: { ...question, correlationId: row.id, registrationNumber: row.registration_number, authority: authority.code },
    timeoutMs: 20_000,
    maxAnswerBytes: 65_536
  })
  const accepted = acceptedSchema.safeParse(answer.body)
  if (!accepted.success || accepted.data.correlationId !== row.id) throw new ConnectorFailure('answer-invalid', 'schema')
}
