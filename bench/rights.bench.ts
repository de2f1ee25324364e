import { join } from 'node:path'
import { benchDatabase } from './bench-database.ts'
import type { Bench } from './bench.types.ts'
import { judge } from './result.ts'
import { interleave, medianOf } from './rounds.ts'
import { seedCases } from './worklist-cases.ts'
import { startWorkload, type Run } from './workload.ts'

const concurrency = 8
/** What is compared differs by some tenths of a millisecond: more and shorter rounds, so that both meet the same moments of a busy machine. */
const slices = 5

/** What deciding costs, and what a list pays for showing only what may be seen. */
export const bench: Bench = {
  name: 'rights',
  summary: 'egy jogosultsági döntés és egy jogosultsággal szűrt lista ára',
  metrics: {
    decision: {
      goal: { side: 'at-most', bound: 2 },
      meaning: 'median time of a decision by all policies on a question not asked before, against one by a single policy on the same facts in the same process; one at a time'
    },
    list: {
      goal: { side: 'at-most', bound: 1.3 },
      meaning: 'median time of the first page of an office\'s open cases with the condition of the officer\'s rights, against the same without it (row-level security in both); 100,000 cases, concurrency 8'
    }
  },
  async *run({ pace, quick, folder, progress }) {
    const load = quick ? { cases: 10_000, offices: 20 } : { cases: 100_000, offices: 50 }
    progress(`${load.cases} ügy készítése…`)
    const database = await benchDatabase(join(folder, 'rights'))
    try {
      const officers = await seedCases(database.owner, load)
      const workload = await startWorkload('rights.workload.ts', { address: database.address, officers: officers.slice(0, 20), concurrency })
      try {
        progress('mérés…')
        const variant = (name: string, at: number) => (seconds: number): Promise<Run> => workload.run(name, { seconds, concurrency: at })
        const measured = await interleave({
          decision: variant('decision', 1), onePolicy: variant('onePolicy', 1), filtered: variant('filtered', concurrency), unfiltered: variant('unfiltered', concurrency)
        }, { ...pace, seconds: pace.seconds / slices, rounds: pace.rounds * slices })
        const p50 = (runs: readonly Run[]): number => medianOf(runs, (run) => run.p50)
        for (const [metric, own, reference] of [['decision', measured.decision, measured.onePolicy], ['list', measured.filtered, measured.unfiltered]] as const) {
          yield judge({ bench: bench.name, metric, value: p50(own), unit: 'ms', reference: p50(reference), goal: bench.metrics[metric]!.goal })
        }
      } finally {
        await workload.stop()
      }
    } finally {
      await database.close()
    }
  }
}
