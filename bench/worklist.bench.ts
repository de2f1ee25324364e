import { join } from 'node:path'
import { benchDatabase } from './bench-database.ts'
import { benchGate } from './bench-gate.ts'
import type { Bench } from './bench.types.ts'
import { prepareTop50 } from './references.ts'
import { judge } from './result.ts'
import { interleave, medianOf } from './rounds.ts'
import { seedCases, type CaseLoad } from './worklist-cases.ts'
import type { BenchLists } from './worklist.workload.ts'
import { startWorkload, type Run } from './workload.ts'

const concurrency = 8
const page = 'p95 of the first page over HTTP (session, rights, row-level security; 50 of 100,000 cases over 50 offices)'

/** What every officer sees first and most often. */
export const bench: Bench = {
  name: 'worklist',
  summary: 'a munkalista első lapja százezer ügynél, munkamenettel, jogosultsággal és sorszintű védelemmel',
  metrics: {
    flat: { goal: { side: 'at-most', bound: 1.5 }, meaning: `${page}, against the same of 1,000 cases; concurrency 8` },
    select: { goal: { side: 'at-most', bound: 6 }, meaning: 'the same, against the bare select' },
    top50: { goal: { side: 'at-most', bound: 2.5 }, meaning: 'the same, against a bare top 50 by an index: no session, right, row-level security or join' }
  },
  async *run({ pace, folder, progress }) {
    const closing: Array<() => Promise<void>> = []
    const lists = async (name: string, load: CaseLoad): Promise<BenchLists> => {
      progress(`${load.cases} ügy készítése…`)
      const database = await benchDatabase(join(folder, name))
      closing.push(() => database.close())
      const officers = await seedCases(database.owner, load)
      const gate = await benchGate(database, join(folder, name))
      closing.push(() => gate.close())
      await prepareTop50(database.owner)
      return { url: gate.url, officers }
    }
    try {
      const small = await lists('small', { cases: 1_000, offices: 1 })
      const large = await lists('large', { cases: 100_000, offices: 50 })
      const workload = await startWorkload('worklist.workload.ts', { large, small })
      closing.push(() => workload.stop())
      progress('mérés…')
      const variant = (name: string) => (seconds: number): Promise<Run> => workload.run(name, { seconds, concurrency })
      const measured = await interleave({ large: variant('large'), small: variant('small'), select: variant('select'), top50: variant('top50') }, pace)
      const p95 = (runs: readonly Run[]): number => medianOf(runs, (run) => run.p95)
      for (const [metric, reference] of [['flat', measured.small], ['select', measured.select], ['top50', measured.top50]] as const) {
        yield judge({ bench: bench.name, metric, value: p95(measured.large), unit: 'ms', reference: p95(reference), goal: bench.metrics[metric]!.goal })
      }
    } finally {
      for (const close of closing.reverse()) await close()
    }
  }
}
