import { join } from 'node:path'
import { benchDatabase } from './bench-database.ts'
import { benchGate, insertBenchOfficer } from './bench-gate.ts'
import type { Bench } from './bench.types.ts'
import { fillCountry, wholeCountry } from './country.ts'
import { judge } from './result.ts'
import { interleave, medianOf } from './rounds.ts'
import { treePages } from './tree-pages.ts'
import { startWorkload, type Run } from './workload.ts'

const concurrency = 8
/** Eighteen pages in turn keep the reference far from each: more and shorter rounds bring it near. */
const slices = 5
const goal = { side: 'at-most', bound: 6 } as const
/** The tenth: of 70,000 people, some thousand, as many as a county seat has. */
const officeInTheMiddle = 9

/** The registers of the whole country, as people look at them. */
export const bench: Bench = {
  name: 'tree',
  summary: 'a nyilvántartások oldalai ötezer szervezettel és hetvenezer tisztviselővel',
  metrics: Object.fromEntries(Object.entries(treePages).map(([name, { meaning, session }]) => [name, {
    goal, meaning: `p95 of a look over HTTP: ${meaning}${session ? ' (session and rights)' : ''}; 5,000 organisations, 70,000 officers, 20,000 changes, against the bare select; concurrency ${concurrency}`
  }])),
  async *run({ pace, quick, folder, progress }) {
    const load = quick ? { offices: 250, unitsEach: 3, officers: 7_000, changes: 2_000 } : wholeCountry
    progress(`${load.officers} tisztviselő készítése…`)
    const database = await benchDatabase(join(folder, 'tree'))
    try {
      const { offices } = await fillCountry(database.owner, load)
      const { rows } = await database.owner.query<{ id: string }>(`select id from kapu.officer where officer_number like 'B%' and valid_to is null order by officer_number limit 500`)
      const viewer = await insertBenchOfficer(database.owner, offices[officeInTheMiddle]!, { nationalAdministrator: true, caseTypes: [] })
      const gate = await benchGate(database, join(folder, 'tree'))
      try {
        const workload = await startWorkload('tree.workload.ts', { url: gate.url, headers: viewer.headers, targets: { offices, officers: rows.map(({ id }) => id) } })
        try {
          progress('mérés…')
          const names = [...Object.keys(treePages), 'select']
          const measured = await interleave(Object.fromEntries(names.map((name) => [name, (seconds: number): Promise<Run> => workload.run(name, { seconds, concurrency })])),
            { ...pace, seconds: pace.seconds / slices, rounds: pace.rounds * slices })
          const p95 = (name: string): number => medianOf(measured[name]!, (run) => run.p95)
          for (const metric of Object.keys(treePages)) yield judge({ bench: bench.name, metric, value: p95(metric), unit: 'ms', reference: p95('select'), goal })
        } finally {
          await workload.stop()
        }
      } finally {
        await gate.close()
      }
    } finally {
      await database.close()
    }
  }
}
