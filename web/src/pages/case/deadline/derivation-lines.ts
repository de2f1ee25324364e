/** A derivation laid out for reading: lines of the table, stretches of the strip. */
import { addDays, daysBetween, type LegalDate } from '../../../../../src/rules/calendar/index.ts'
import type { Derivation, DerivationStep } from '../../../../../src/rules/deadline/index.ts'
import { inBudapest } from '../../../shared/format/format.ts'

export interface DerivationRow {
  readonly kind: DerivationStep['kind']
  readonly from: string
  readonly to: string | null
  readonly law: string
  /** Days (hours) of the limit used up; 0 where the stretch does not count. */
  readonly counted: number
  /** Days that the stretch takes without counting; null while it is open. */
  readonly skipped: number | null
}

const dayOf = (moment: string): LegalDate => (moment.length > 10 ? inBudapest(moment).date : moment)
const kindsThatCount = new Set<DerivationStep['kind']>(['counted', 'counted-public-holiday', 'counted-relocated-rest-day', 'counted-relocated-working-day'])

/** One row for each stretch. */
export function derivationRows(derivation: Derivation): readonly DerivationRow[] {
  return derivation.steps.map((step) => {
    const counts = kindsThatCount.has(step.kind)
    const skipped = counts || step.kind === 'start' ? 0 : step.to === null ? null : daysBetween(dayOf(step.from), dayOf(step.to)) + 1
    return { kind: step.kind, from: step.from, to: step.to, law: step.law, counted: step.counted, skipped }
  })
}

export interface Stretch {
  readonly kind: 'passed' | 'ahead' | 'excluded' | 'moved'
  /** Share of the strip where it begins, and its width: 0 to 1. */
  readonly at: number
  readonly width: number
  readonly days: number
}

export interface Strip {
  readonly from: LegalDate
  readonly to: LegalDate
  readonly stretches: readonly Stretch[]
  /** Where today is; null when it lies outside. */
  readonly today: number | null
}

/** The span from the first day to the due date (to today while the clock stands), cut where it counts and where it does not. */
export function clockStrip(derivation: Derivation, today: LegalDate): Strip | null {
  const [first] = derivation.steps
  if (first === undefined) return null
  const from = dayOf(first.from)
  const due = derivation.due === null ? null : dayOf(derivation.due)
  const to = due ?? (today > from ? today : addDays(from, 1))
  const length = daysBetween(from, to) + 1
  if (length < 2) return null
  const stretches: Stretch[] = []
  const push = (kind: Stretch['kind'], start: LegalDate, end: LegalDate): void => {
    if (end < start) return
    const days = daysBetween(start, end) + 1
    const before = stretches.at(-1)
    if (before?.kind === kind) stretches[stretches.length - 1] = { ...before, width: before.width + days / length, days: before.days + days }
    else stretches.push({ kind, at: daysBetween(from, start) / length, width: days / length, days })
  }
  for (const row of derivationRows(derivation)) {
    if (row.kind === 'start') continue
    const start = dayOf(row.from)
    const end = row.to === null ? to : dayOf(row.to)
    if (kindsThatCount.has(row.kind)) {
      push('passed', start, end < today ? end : addDays(today, -1))
      push('ahead', start > today ? start : today, end)
    } else push(row.kind === 'roll-forward' || row.kind === 'non-working' ? 'moved' : 'excluded', start, end)
  }
  const place = daysBetween(from, today) / length
  return { from, to, stretches, today: place >= 0 && place < 1 ? place : null }
}
