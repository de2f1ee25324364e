/** Drafts of a case over HTTP, and the steps of signing. */
import { queryOptions } from '@tanstack/react-query'
import type { DraftContent, DraftView } from '../../../../src/casework/decisions/decisions.types.ts'
import { answered, api } from '../../shared/api/client.ts'
import type { StepAnswer } from '../case/case-api.ts'

export type { DraftContent, DraftView, RichText } from '../../../../src/casework/decisions/decisions.types.ts'

type Call = (path: string, init: Record<string, unknown>) => Promise<{ data?: unknown; error?: unknown; response: Response }>
/** As for the case: the shapes stand in the server's own types, which this file names. */
const get = api.GET as unknown as Call
const post = api.POST as unknown as Call
const put = api.PUT as unknown as Call

export function draftQuery(caseId: string) {
  return queryOptions({
    queryKey: ['draft', caseId],
    queryFn: async ({ signal }) => (await answered(get('/api/v1/cases/{id}/draft', { params: { path: { id: caseId } }, signal })) as { draft: DraftView | null }).draft,
    // The page itself writes it; what others write comes by the save's refusal.
    refetchOnWindowFocus: false
  })
}

export async function saveDraft(caseId: string, body: { draftId: string; expectedRevision: number; content: DraftContent }): Promise<{ revision: number; savedAt: string }> {
  return await answered(put('/api/v1/cases/{id}/draft', { params: { path: { id: caseId } }, body })) as { revision: number; savedAt: string }
}

export async function previewDecision(caseId: string, body: { decision: string; content: DraftContent }, signal: AbortSignal): Promise<{ pages: string[]; warnings: string[] }> {
  return await answered(post('/api/v1/cases/{id}/draft/preview', { params: { path: { id: caseId } }, body, signal })) as { pages: string[]; warnings: string[] }
}

export type DecisionVerb = 'drafts' | 'draft/submit' | 'draft/return'
export type DecisionAnswer = StepAnswer & { readonly draft?: DraftView }

/** @throws ApiProblem with the server's sentence and code */
export async function sendDecisionStep(caseId: string, verb: DecisionVerb, body: Readonly<Record<string, unknown>>, idempotencyKey: string): Promise<DecisionAnswer> {
  return await answered(post(`/api/v1/cases/{id}/${verb}`, { params: { path: { id: caseId }, header: { 'Idempotency-Key': idempotencyKey } }, body })) as DecisionAnswer
}

export interface PreparedSigning {
  readonly signingId: string
  readonly hash: string
  readonly hashFunction: 'SHA-256' | 'SHA-384' | 'SHA-512'
  readonly registrationNumber: string
}

export async function prepareSigning(
  caseId: string, body: { expectedSequence: number; draftId: string; revision: number; certificate: string }
): Promise<PreparedSigning> {
  return await answered(post('/api/v1/cases/{id}/draft/sign/prepare', { params: { path: { id: caseId } }, body })) as PreparedSigning
}

export type SignedAnswer = StepAnswer & { readonly documentId: string; readonly registrationNumber: string }

export async function completeSigning(
  caseId: string, body: { draftId: string; signingId: string; signature: string }, idempotencyKey: string
): Promise<SignedAnswer> {
  return await answered(post('/api/v1/cases/{id}/draft/sign/complete', { params: { path: { id: caseId }, header: { 'Idempotency-Key': idempotencyKey } }, body })) as SignedAnswer
}
