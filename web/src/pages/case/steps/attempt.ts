/**
 * One intention of the officer, told apart from its tries. A retry after a lost answer must be the same request under the same key, so
 * that the server carries it out once; after a clear refusal nothing happened, and the next try starts anew.
 */
import type { ApiProblem } from '../../../shared/api/problem.ts'
import type { CaseView, StepAnswer } from '../case-api.ts'

export interface Attempt {
  readonly idempotencyKey: string
  /** What was sent, without the sequence. */
  readonly content: string
  readonly expectedSequence: number
  /** `uncertain`: no answer came, or the server broke down; it may have been carried out. */
  readonly ended: 'no' | 'uncertain' | 'refused'
}

/**
 * The next try of a form.
 *
 * - same content after an uncertain end: the very same request, so a lost answer is found again
 * - other content after an uncertain end: a new key, but the old sequence: if the first try went through, the server says so (stale)
 * - otherwise: a new key and the sequence that is on the screen
 */
export function nextAttempt(previous: Attempt | null, content: string, shownSequence: number, newKey: () => string): Attempt {
  if (previous !== null && previous.ended !== 'refused') {
    if (previous.content === content) return { ...previous, ended: 'no' }
    return { idempotencyKey: newKey(), content, expectedSequence: previous.expectedSequence, ended: 'no' }
  }
  return { idempotencyKey: newKey(), content, expectedSequence: shownSequence, ended: 'no' }
}

/** What a problem says about a try. */
export function endedBy(problem: Pick<ApiProblem, 'status' | 'code'>): 'uncertain' | 'refused' {
  // 503 with our own code is an answer: the step was looked at and not taken. Without one it may come from anything on the way.
  if (problem.status <= 0) return 'uncertain'
  if (problem.status >= 500) return isUnreachableAuthority(problem) ? 'refused' : 'uncertain'
  return problem.status === 408 || problem.status === 429 ? 'uncertain' : 'refused'
}

/** Whether another authority, not the Gate, could not be reached. */
export function isUnreachableAuthority(problem: Pick<ApiProblem, 'status' | 'code'>): boolean {
  return problem.status >= 500 && /^(gateway|checks?|exchange|register|payments?|specialists?)[.-]/.test(problem.code)
}

/** A step somebody else took meanwhile. */
export interface Change { readonly sequence: number; readonly kind: string; readonly at: string; readonly by: string }

/** The changes that a `case.stale` answer lists; empty for any other problem. */
export function changesOf(problem: Pick<ApiProblem, 'code' | 'members'>): readonly Change[] {
  const changed = problem.code === 'case.stale' ? problem.members['changed'] : null
  return Array.isArray(changed) ? changed.filter(isChange) : []
}

function isChange(value: unknown): value is Change {
  return typeof value === 'object' && value !== null && 'sequence' in value && typeof value.sequence === 'number'
    && 'kind' in value && typeof value.kind === 'string' && 'at' in value && typeof value.at === 'string' && 'by' in value && typeof value.by === 'string'
}

/** What came into the case after `since`, as the page holds it; what the stale answer names beyond that is added. */
export function changesSince(view: CaseView, since: number, fromServer: readonly Change[]): readonly Change[] {
  const own = view.acts.filter((act) => act.sequence > since).map((act) => ({ sequence: act.sequence, kind: act.kind, at: act.at, by: act.actor.name }))
  const known = new Set(own.map((change) => change.sequence))
  return [...own, ...fromServer.filter((change) => change.sequence > since && !known.has(change.sequence))].sort((a, b) => a.sequence - b.sequence)
}

/** The case with the answer's acts; null when they do not follow on what the page holds, so that it must ask again. */
export function withAppended(view: CaseView, answer: StepAnswer): CaseView | null {
  const last = view.acts.at(-1)?.sequence ?? 0
  const added = answer.acts.filter((act) => act.sequence > last)
  if (last + added.length !== answer.sequence || added.some((act, index) => act.sequence !== last + index + 1)) return null
  return { ...view, case: { ...view.case, sequence: answer.sequence }, acts: [...view.acts, ...added] }
}
