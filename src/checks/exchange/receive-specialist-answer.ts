import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { appendEntry } from '../../log/index.ts'
import type { Context, Principal } from '../../platform/context/index.ts'
import { inOrganisation } from '../../platform/database/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { exchangeErrors } from './exchange.errors.ts'
import {
  findRequest, findRoute, findSpecialistAnswer, findSpecialistAuthority, insertSpecialistAnswer, lockRequest, settleRequest
} from './exchange.store.ts'
import type { ExchangeDeps } from './exchange.types.ts'

/** Longest position document: 10 MB, in base64 a third more. */
const maxDocumentBytes = 10 * 1024 * 1024

export const specialistAnswerSchema = z.strictObject({
  /** The authority's own identifier of this position; sending again under it changes nothing. */
  answerId: z.string().min(8).max(80).regex(/^[A-Za-z0-9._-]+$/),
  correlationId: z.uuid(),
  position: z.enum(['consent', 'consent-with-conditions', 'objection', 'no-competence']),
  conditions: z.array(z.string().trim().min(1).max(2000)).max(50),
  reasoning: z.string().trim().max(20_000),
  legalBasis: z.string().trim().min(1).max(400),
  /** Registration number at the authority. */
  reference: z.string().trim().min(1).max(80),
  signer: z.string().trim().min(1).max(200),
  issuedAt: z.iso.datetime({ offset: true }),
  document: z.strictObject({
    name: z.string().min(1).max(255), mediaType: z.literal('application/pdf'), contentBase64: z.base64().max(Math.ceil(maxDocumentBytes / 3) * 4)
  }).nullable()
}).refine((answer) => answer.position !== 'consent-with-conditions' || answer.conditions.length > 0, { path: ['conditions'], message: 'required' })
export type SpecialistAnswer = z.infer<typeof specialistAnswerSchema>

export interface AnswerAcknowledged {
  readonly correlationId: string
  readonly answerId: string
  readonly receivedAt: string
  /** Entry of the provable log. */
  readonly receipt: string
  readonly repeated: boolean
}

/**
 * Takes the position of a specialist authority (szakhatósági állásfoglalás, Ákr. 55. §) and hands it to casework in the
 * same transaction. Idempotent by `answerId`: the same content again gives the same receipt.
 * A late position is taken too; casework decides what it is worth.
 * @throws exchange.unknown-correlation, exchange.another-authority, exchange.answer-conflict, exchange.document-invalid
 */
export async function receiveSpecialistAnswer(
  deps: ExchangeDeps, ctx: Context<Extract<Principal, { kind: 'integration' }>>, answer: SpecialistAnswer
): Promise<AnswerAcknowledged> {
  const organisationId = await findRoute(deps.db, answer.correlationId)
  if (organisationId === null) throw exchangeErrors.unknownCorrelation({ correlationId: answer.correlationId })
  const contentHash = createHash('sha256').update(JSON.stringify(answer)).digest()
  const content = answer.document === null ? null : Buffer.from(answer.document.contentBase64, 'base64')
  if (content !== null && (content.subarray(0, 5).toString('latin1') !== '%PDF-' || !content.subarray(-1024).includes('%%EOF'))) {
    throw exchangeErrors.documentInvalid({ answerId: answer.answerId })
  }
  const stored = content === null ? null : await deps.storage.put(content, { maxBytes: maxDocumentBytes })

  return inOrganisation(deps.db, organisationId, async (tx) => {
    const request = await lockRequest(tx, answer.correlationId)
    if (request === null || request.kind !== 'specialist') throw exchangeErrors.unknownCorrelation({ correlationId: answer.correlationId })
    const authority = await findSpecialistAuthority(tx, request.target, legalDateOf(request.requested_at))
    if (authority !== null && authority.integrationId !== null && authority.integrationId !== ctx.principal.integrationId) {
      throw exchangeErrors.anotherAuthority({ correlationId: answer.correlationId })
    }
    const before = await findSpecialistAnswer(tx, request.id, answer.answerId)
    if (before !== null) {
      if (!timingSafeEqual(before.content_hash, contentHash)) throw exchangeErrors.answerConflict({ answerId: answer.answerId })
      return {
        correlationId: request.id, answerId: answer.answerId, receivedAt: before.received_at.toISOString(), receipt: before.entry_id, repeated: true
      }
    }
    const receivedAt = ctx.clock.now()
    const { entryId } = await appendEntry(tx, ctx, {
      kind: 'specialist.answered',
      organisationId,
      caseId: request.case_id,
      legalBasis: answer.legalBasis,
      purpose: request.purpose,
      body: {
        requestId: request.id, answerId: answer.answerId, authority: request.target, position: answer.position, reference: answer.reference,
        issuedAt: answer.issuedAt, document: stored?.sha256 ?? null, contentHash: contentHash.toString('hex')
      }
    })
    await insertSpecialistAnswer(tx, { organisationId, requestId: request.id, answerId: answer.answerId, contentHash, receivedAt, entryId })
    await settleRequest(tx, request.id, {
      state: 'answered', failure: null, personId: request.person_id, settledAt: receivedAt, outcomeEntryId: entryId,
      exchangeRequestId: null, exchangeRequestHash: null
    })
    await deps.onSpecialistAnswer(tx, ctx, {
      requestId: request.id,
      organisationId,
      caseId: request.case_id,
      authority: request.target,
      answerId: answer.answerId,
      position: answer.position,
      conditions: answer.conditions,
      reasoning: answer.reasoning,
      legalBasis: answer.legalBasis,
      reference: answer.reference,
      signer: answer.signer,
      issuedAt: new Date(answer.issuedAt),
      receivedAt,
      document: answer.document === null || stored === null
        ? null
        : { name: answer.document.name, mediaType: answer.document.mediaType, sha256: stored.sha256, size: stored.size },
      entryId
    })
    return { correlationId: request.id, answerId: answer.answerId, receivedAt: receivedAt.toISOString(), receipt: entryId, repeated: false }
  })
}

/** A document that the question offered, for the authority that was asked; null when it was not offered. */
export async function specialistDocument(
  deps: ExchangeDeps, ctx: Context<Extract<Principal, { kind: 'integration' }>>, correlationId: string, sha256: string
): Promise<{ name: string; mediaType: string; stream: import('node:stream').Readable } | null> {
  const organisationId = await findRoute(deps.db, correlationId)
  if (organisationId === null) return null
  const offered = await inOrganisation(deps.db, organisationId, async (tx) => {
    const request = await findRequest(tx, correlationId)
    if (request === null || request.kind !== 'specialist') return null
    const authority = await findSpecialistAuthority(tx, request.target, legalDateOf(request.requested_at))
    if (authority !== null && authority.integrationId !== null && authority.integrationId !== ctx.principal.integrationId) return null
    const documents = (request.payload?.['documents'] ?? []) as { name: string; mediaType: string; sha256: string }[]
    const document = documents.find((item) => item.sha256 === sha256)
    if (document === undefined) return null
    await appendEntry(tx, ctx, {
      kind: 'specialist.document-fetched', organisationId, caseId: request.case_id, purpose: request.purpose, legalBasis: request.legal_basis,
      body: { requestId: request.id, sha256 }
    })
    return document
  })
  return offered === null ? null : { name: offered.name, mediaType: offered.mediaType, stream: await deps.storage.stream(sha256) }
}
