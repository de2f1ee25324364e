import type { IdSource } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { addDays } from '../../rules/calendar/index.ts'
import type { Effect, Fact, FactStep } from './changes.types.ts'
import { registerErrors } from './changes.errors.ts'
import { insertFacts, lockSubjects, readBelieved, supersedeFacts, type NewFact } from './fact.store.ts'

/** A stretch of days with what is said for it; `stored` names the row that says so already. */
interface Span {
  readonly from: string
  readonly to: string | null
  readonly fact: Pick<Fact, 'value' | 'name' | 'search' | 'parentId'>
  readonly stored: string | null
}

const forever = '9999-12-31'
const keyOf = (register: string, subjectId: string): string => `${register} ${subjectId}`

/** What the steps would do to what is believed now, with what must be written for it. */
export interface Outcome {
  readonly effects: readonly Effect[]
  readonly superseded: readonly string[]
  readonly spans: readonly { readonly register: string; readonly subjectId: string; readonly span: Span }[]
}

/**
 * Works the steps into what is believed now: whatever overlaps a step's days gives way to it, what stood before and after
 * those days goes on standing. Locks the subjects.
 */
export async function outcomeOf(tx: Tx, steps: readonly FactStep[]): Promise<Outcome> {
  await lockSubjects(tx, steps)
  const timelines = new Map<string, Span[]>()
  const stored: string[] = []
  const storedOf = new Map<string, number>()
  for (const register of new Set(steps.map((step) => step.register))) {
    const ids = [...new Set(steps.filter((step) => step.register === register).map((step) => step.subjectId))]
    for (const fact of await readBelieved(tx, register, ids)) {
      const key = keyOf(register, fact.subjectId)
      timelines.set(key, [...(timelines.get(key) ?? []), { from: fact.validFrom, to: fact.validTo, fact, stored: fact.id }])
      stored.push(fact.id)
      storedOf.set(key, (storedOf.get(key) ?? 0) + 1)
    }
  }
  const effects: Effect[] = []
  const cancelled = new Set(steps.filter(({ cancels }) => cancels).map(({ register, subjectId }) => keyOf(register, subjectId)))
  for (const { register, subjectId, from, to, fact } of steps) {
    const key = keyOf(register, subjectId)
    const before = timelines.get(key) ?? []
    const there = before.find((span) => span.from <= from && from <= (span.to ?? forever))
    effects.push({
      register, subjectId, name: fact?.name ?? there?.fact.name ?? '', from, to,
      before: there ? { ...there.fact.value } : null, after: fact ? { ...fact.value } : null
    })
    timelines.set(key, overlay(before, { from, to, fact }))
  }
  // Every subject keeps a day on which it stood: others refer to it.
  if ([...timelines].some(([key, spans]) => spans.length === 0 && !cancelled.has(key))) throw registerErrors.wouldVanish()
  // What only ends a later span leaves the earlier as they are: the last of them is said again, so that projections hear of it.
  for (const [key, spans] of timelines) {
    const last = spans.at(-1)
    if (last && spans.every((span) => span.stored !== null) && spans.length < (storedOf.get(key) ?? 0)) spans[spans.length - 1] = { ...last, stored: null }
  }
  const kept = new Set([...timelines.values()].flatMap((spans) => spans.map((span) => span.stored)))
  return {
    effects,
    superseded: stored.filter((id) => !kept.has(id)),
    spans: [...timelines].flatMap(([key, spans]) => {
      const [register, subjectId] = key.split(' ') as [string, string]
      return spans.filter((span) => span.stored === null).map((span) => ({ register, subjectId, span }))
    })
  }
}

function overlay(spans: readonly Span[], step: Pick<FactStep, 'from' | 'to' | 'fact'>): Span[] {
  const end = step.to ?? forever
  const result: Span[] = []
  for (const span of spans) {
    if ((span.to ?? forever) < step.from || span.from > end) {
      result.push(span)
      continue
    }
    if (span.from < step.from) result.push({ ...span, to: addDays(step.from, -1), stored: null })
    if ((span.to ?? forever) > end) result.push({ ...span, from: addDays(end, 1), stored: null })
  }
  if (step.fact) result.push({ from: step.from, to: step.to, fact: step.fact, stored: null })
  return result.sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** Writes an outcome in the transaction in which its change was applied. */
export async function writeOutcome(tx: Tx, ids: IdSource, outcome: Outcome, by: { readonly changeId: string; readonly at: Date }): Promise<void> {
  if (outcome.superseded.length > 0) await supersedeFacts(tx, outcome.superseded, by)
  const facts: NewFact[] = outcome.spans.map(({ register, subjectId, span }) => ({
    id: ids.uuid(), register, subjectId, validFrom: span.from, validTo: span.to,
    value: span.fact.value, name: span.fact.name, search: span.fact.search, parentId: span.fact.parentId
  }))
  if (facts.length > 0) await insertFacts(tx, facts, by)
}
