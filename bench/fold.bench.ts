import { join } from 'node:path'
import { HUNGARY } from '../src/rules/calendar/index.ts'
import { fold } from '../src/rules/procedure/index.ts'
import { readCatalogueEntry } from '../src/registers/case-types/read-catalogue.ts'
import type { Bench } from './bench.types.ts'
import { longCase } from './long-case.ts'
import { judge } from './result.ts'
import { interleave, medianOf } from './rounds.ts'
import { median } from './statistics.ts'

/** The fold decides on the server at every step and shows in the browser at every look: it must never be felt. */
export const bench: Bench = {
  name: 'fold',
  summary: 'egy 200 cselekményből álló ügy állapotának kiszámítása',
  metrics: {
    acts200: { goal: { side: 'at-most', bound: 1 }, meaning: 'median time to fold a case of 200 acts of 11 kinds, with rule, calendar and readiness' }
  },
  async *run({ pace }) {
    const { entry } = readCatalogueEntry(join(import.meta.dirname, '../catalogue'), 'telepengedely')
    if (!entry) throw new Error('the catalogue has faults')
    const acts = longCase(200)
    const now = acts.at(-1)!.at
    const { acts200 } = await interleave({
      acts200: async (seconds) => {
        const times: number[] = []
        const end = performance.now() + seconds * 1000
        for (let at = performance.now(); at < end; at = performance.now()) {
          fold(acts, entry.rule, HUNGARY, now)
          times.push(performance.now() - at)
        }
        return median(times)
      }
    }, pace)
    yield judge({ bench: bench.name, metric: 'acts200', value: medianOf(acts200, (time) => time), unit: 'ms', goal: bench.metrics['acts200']!.goal })
  }
}
