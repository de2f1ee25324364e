/**
 * The open case as the server sends it, and its verbs. Acts, rule and calendar are the JSON of `src/rules/procedure`: the types are
 * taken from there, because the page folds them with the rule's own functions.
 */
import { queryOptions } from '@tanstack/react-query'
import type { CalendarData } from '../../../../src/rules/calendar/index.ts'
import type { Act, CaseRule, FiledDocument } from '../../../../src/rules/procedure/index.ts'
import { answered, api } from '../../shared/api/client.ts'

/** A document with when it was filed and by whom. */
export interface StoredDocument extends FiledDocument {
  readonly filedAt: string
  readonly filedByPostId: string | null
  readonly submissionId: string | null
}

export interface CaseView {
  readonly case: {
    readonly id: string
    readonly registrationNumber: string
    readonly subject: string
    readonly caseTypeCode: string
    readonly sequence: number
    readonly organisation: { readonly id: string; readonly name: string; readonly demo: boolean }
  }
  readonly rule: CaseRule
  readonly acts: readonly Act[]
  readonly calendar: CalendarData
  readonly legalNow: string
  readonly documents: readonly StoredDocument[]
  /** Actions this officer is entitled to in this case. */
  readonly may: readonly string[]
}

/** What a verb answers: the acts it appended, and for a check what the other register said. */
export interface StepAnswer {
  readonly sequence: number
  readonly acts: readonly Act[]
  readonly outcome?: unknown
}

export interface PostChoice {
  readonly postId: string
  readonly name: string
  readonly jobRole: string
  readonly substitutesFor: { readonly name: string } | string | null
}

type Call = (path: string, init: Record<string, unknown>) => Promise<{ data?: unknown; error?: unknown; response: Response }>
/** The typed client knows each address by its schema; these answers have their types here. */
const get = api.GET as unknown as Call
const post = api.POST as unknown as Call

export function caseQuery(caseId: string) {
  return queryOptions({
    queryKey: ['case', caseId],
    queryFn: async ({ signal }) => await answered(get('/api/v1/cases/{id}', { params: { path: { id: caseId } }, signal })) as CaseView
  })
}

/** Who may be assigned to a case, or may sign its decision. */
export function postsQuery(purpose: 'assign' | 'sign') {
  return queryOptions({
    queryKey: ['posts', purpose],
    queryFn: async () => (await answered(get('/api/v1/posts', { params: { query: { for: purpose } } })) as { items: PostChoice[] }).items
  })
}

/** What goes out: the verb's last segment, its body, and the key under which the server carries it out once. */
export interface Sending {
  readonly verb: string
  readonly body: Readonly<Record<string, unknown>>
  readonly file: File | null
  readonly idempotencyKey: string
}

/** @throws ApiProblem with the server's sentence and code */
export async function sendStep(caseId: string, { verb, body, file, idempotencyKey }: Sending, signal?: AbortSignal): Promise<StepAnswer> {
  const init = {
    params: { path: { id: caseId }, header: { 'Idempotency-Key': idempotencyKey } },
    ...(file === null
      ? { body }
      : {
          body,
          bodySerializer: () => {
            const form = new FormData()
            form.append('document', new Blob([JSON.stringify(body)], { type: 'application/json' }))
            form.append('file', file, file.name)
            return form
          }
        }),
    signal
  }
  return await answered(post(`/api/v1/cases/{id}/${verb}`, init)) as StepAnswer
}

/** Address of a document's bytes, our own origin; the server decides whether it is shown or downloaded. */
export function contentAddress(caseId: string, documentId: string): string {
  return `/api/v1/cases/${encodeURIComponent(caseId)}/documents/${encodeURIComponent(documentId)}/content`
}
