/** What a benchmark says, and how it is judged. */

/** One line of `./kapu bench`. */
export interface Result {
  readonly bench: string
  readonly metric: string
  readonly value: number
  readonly unit: string
  /** The same measure of the reference, run interleaved with it; null where the goal is absolute. */
  readonly reference: number | null
  /** `value / reference`. */
  readonly ratio: number | null
  /** Bound of the ratio where there is a reference, else of the value; null for a figure that is only told. */
  readonly goal: number | null
  readonly ok: boolean
}

/** A bound and its side: `at-least` for throughput, `at-most` for time and size. */
export interface Goal {
  readonly side: 'at-least' | 'at-most'
  readonly bound: number
}

/** What was measured, before it is judged. */
export interface Measured {
  readonly bench: string
  readonly metric: string
  readonly value: number
  readonly unit: string
  readonly reference?: number | null
  readonly goal: Goal | null
}

/** Judges the unrounded figures: what is rounded for the eye must not turn a miss into a hit. */
export function judge(measured: Measured): Result {
  const reference = measured.reference ?? null
  const ratio = reference === null ? null : measured.value / reference
  return {
    bench: measured.bench,
    metric: measured.metric,
    value: significant(measured.value),
    unit: measured.unit,
    reference: reference === null ? null : significant(reference),
    ratio: ratio === null ? null : significant(ratio),
    goal: measured.goal?.bound ?? null,
    ok: measured.goal === null || meets(ratio ?? measured.value, measured.goal)
  }
}

/** A figure that is no number (nothing was measured, a reference of zero) meets nothing. */
function meets(figure: number, goal: Goal): boolean {
  if (!Number.isFinite(figure)) return false
  return goal.side === 'at-least' ? figure >= goal.bound : figure <= goal.bound
}

/** Four digits that mean something; more would be noise. */
function significant(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : value
}
