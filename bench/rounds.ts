import { median } from './statistics.ts'

/** How long and how often is measured. */
export interface Pace {
  readonly warmUpSeconds: number
  readonly seconds: number
  readonly rounds: number
}

/** What counts: at least ten seconds each, three rounds. */
export const fullPace: Pace = { warmUpSeconds: 2, seconds: 10, rounds: 3 }
/** For trying out a benchmark or a change; its figures are never kept. */
export const quickPace: Pace = { warmUpSeconds: 0.5, seconds: 2, rounds: 3 }

/** Measures one thing for so many seconds. */
export type Measure<T> = (seconds: number) => Promise<T>

/**
 * Measures all variants in turn, round by round (A B A B A B), after a warm-up of each: whatever slows the machine for a while
 * (another program, a checkpoint, heat) then meets all of them. Measuring A three times and then B would let it pass for a
 * difference between them.
 */
export async function interleave<Name extends string, T>(variants: Readonly<Record<Name, Measure<T>>>, pace: Pace): Promise<Record<Name, T[]>> {
  const names = Object.keys(variants) as Name[]
  const measured = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<Name, T[]>
  for (const name of names) await variants[name](pace.warmUpSeconds)
  for (let round = 0; round < pace.rounds; round += 1) {
    for (const name of names) measured[name].push(await variants[name](pace.seconds))
  }
  return measured
}

/** The median of one figure over the rounds. */
export function medianOf<T>(rounds: readonly T[], figure: (round: T) => number): number {
  return median(rounds.map(figure))
}
