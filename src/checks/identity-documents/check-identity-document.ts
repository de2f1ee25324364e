import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { queryDataSet, type ExchangeDeps, type QueryAnswer, type QueryInput } from '../exchange/index.ts'

export interface DocumentQuestion extends Pick<QueryInput,
  'caseId' | 'registrationNumber' | 'organisationId' | 'exchangeId' | 'purpose' | 'legalBasis' | 'personId' | 'onBehalfOf' | 'retryLater'> {
  readonly documentNumber: string
  readonly name: string
  /** ISO date. */
  readonly birthDate: string
}

/**
 * What the officer is told of a document; yes/no answers only.
 * - accepted: valid, the client's own, neither lost nor wanted
 * - wanted: körözött okmány (Körtv.): the officer must follow the procedure for wanted documents
 */
export interface DocumentVerdict {
  readonly kind: 'accepted' | 'not-known' | 'not-valid' | 'not-theirs' | 'reported-lost' | 'wanted'
}

/** The gravest finding wins. */
export function judgeDocument(found: boolean, facts: Readonly<Record<string, unknown>>): DocumentVerdict {
  if (!found) return { kind: 'not-known' }
  if (facts['wanted'] !== false) return { kind: 'wanted' }
  if (facts['reportedLost'] !== false) return { kind: 'reported-lost' }
  if (facts['belongsToHolder'] !== true) return { kind: 'not-theirs' }
  return { kind: facts['valid'] === true ? 'accepted' : 'not-valid' }
}

/** Capitals, without spaces and hyphens, as registers keep document numbers. */
export function normaliseDocumentNumber(typed: string): string {
  return typed.replaceAll(/[\s-]/g, '').toUpperCase()
}

/**
 * Asks the register of identity documents whether this document is valid, the client's own, and not lost or wanted.
 * @throws what `queryDataSet` throws
 */
export async function checkIdentityDocument(
  deps: ExchangeDeps, ctx: Context<OfficerPrincipal>, question: DocumentQuestion,
  options: { readonly record?: (tx: Tx, answer: QueryAnswer, verdict: DocumentVerdict) => Promise<void> } = {}
): Promise<{ answer: QueryAnswer; verdict: DocumentVerdict }> {
  const { documentNumber, name, birthDate, ...input } = question
  const { record } = options
  const answer = await queryDataSet(deps, ctx, {
    ...input,
    dataSet: 'identity-document.validity',
    subject: { documentNumber: normaliseDocumentNumber(documentNumber), name, birthDate },
    fields: ['valid', 'belongsToHolder', 'reportedLost', 'wanted']
  }, record === undefined ? {} : { record: (tx, received) => record(tx, received, judgeDocument(received.found, received.facts)) })
  return { answer, verdict: judgeDocument(answer.found, answer.facts) }
}
