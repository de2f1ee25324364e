import type { Pace } from './rounds.ts'
import type { Goal, Result } from './result.ts'

/** What a benchmark is given. */
export interface BenchContext {
  readonly pace: Pace
  /** `--quick`: smaller data sets and shorter rounds. */
  readonly quick: boolean
  /** A folder of this benchmark's own, there for all its rounds, removed afterwards. */
  readonly folder: string
  /** Tells the terminal (standard error) what is being done. */
  progress(sentence: string): void
}

/** A metric that a benchmark may give, with what it is held to. The document shows them in this order. */
export interface Metric {
  readonly goal: Goal | null
  /** What is compared with what, in one line. */
  readonly meaning: string
}

/** `bench/<name>.bench.ts` exports one as `bench`. It must stop whatever it starts, also when it fails. */
export interface Bench {
  readonly name: string
  /** One Hungarian line for the help. */
  readonly summary: string
  readonly metrics: Readonly<Record<string, Metric>>
  run(context: BenchContext): AsyncIterable<Result>
}
