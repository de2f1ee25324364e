/** Which days do not count, and why. */
import { breakOn, isLegalDate } from '../calendar/index.ts'
import type { CalendarData, LegalDate } from '../calendar/index.ts'
import { DeadlineError } from './deadline.types.ts'
import type { ExcludedInterval, ExclusionKind, RollForwardPolicy, StepKind } from './deadline.types.ts'

/** A day that does not count. `open`: it will go on until somebody ends the interval. */
export interface ExcludedDay {
  readonly kind: StepKind
  readonly law: string
  readonly open: boolean
}

/** Section of law of each kind; `other` has none of its own. */
export const EXCLUSION_LAW: Readonly<Record<ExclusionKind, string>> = {
  suspension: 'Ákr. 50. § (5) a)',
  stay: 'Ákr. 50. § (5) a)',
  'client-delay': 'Ákr. 50. § (5) b)',
  other: 'külön törvény'
}

/** @throws DeadlineError `deadline.bad-interval` for a day that does not exist or an interval that ends before it begins. */
export function requireIntervals(intervals: readonly ExcludedInterval[]): void {
  for (const { from, to } of intervals) {
    if (isLegalDate(from) && (to === null || (isLegalDate(to) && from <= to))) continue
    throw new DeadlineError('deadline.bad-interval', {
      hu: `A kizárt időköz hibás: ${from}/${to ?? ''}. Két létező nap kell, az első nem lehet későbbi: 2026-12-21/2026-12-28.`,
      en: `The excluded interval ${from}/${to ?? ''} is wrong. Give two existing days, the first not after the second: 2026-12-21/2026-12-28.`
    })
  }
}

/**
 * Answers for each day whether it is left out. Intervals may overlap and come in any order; a day is left out once. Of
 * several reasons an open interval is named first (it decides whether there is an end), then the earliest.
 */
export function exclusionsBy(
  intervals: readonly ExcludedInterval[],
  calendar: CalendarData,
  policy: RollForwardPolicy
): (date: LegalDate) => ExcludedDay | null {
  const ordered = intervals.toSorted((a, b) =>
    Number(a.to !== null) - Number(b.to !== null) || compare(a.from, b.from) || compare(a.to ?? '', b.to ?? '') || compare(a.kind, b.kind) || compare(a.law, b.law)
  )
  return (date) => {
    const interval = ordered.find(({ from, to }) => from <= date && (to === null || date <= to))
    if (interval) return { kind: interval.kind, law: interval.law, open: interval.to === null }
    const pause = policy.breaksExcluded ? breakOn(calendar, date) : null
    return pause && { kind: 'administrative-break', law: pause.law, open: false }
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
