import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDb, createPool } from '../src/platform/database/index.ts'
import { importGazetteer } from '../src/registers/competence/index.ts'
import { benchContext, benchDatabase } from './bench-database.ts'
import type { Bench } from './bench.types.ts'
import { inventedGazetteer } from './invented-gazetteer.ts'
import { judge } from './result.ts'
import { median } from './statistics.ts'

/** The gazetteer is not part of the repository; where it is absent, one of its size is invented. */
const real = join(import.meta.dirname, '../../shared/data/ksh-settlements-2018.csv')

/** Settlements, offices and who is competent where, into empty registers: all in one change, with its log entry. */
export const bench: Bench = {
  name: 'gazetteer',
  summary: 'a helységnévtár beolvasása: 3178 település, 1500 hivatal, 3395 illetékesség',
  metrics: {
    import: { goal: { side: 'at-most', bound: 10 }, meaning: 'seconds from the file\'s content to the commit, as the application role; median of imports into databases of their own' }
  },
  async *run({ pace, quick, folder, progress }) {
    const content = existsSync(real) ? readFileSync(real) : inventedGazetteer()
    if (!existsSync(real)) progress('a helységnévtár (../shared/data) nincs meg: ugyanakkora, kitalált fájl készül.')
    const times: number[] = []
    for (let round = 0; round < (quick ? 1 : pace.rounds); round += 1) {
      progress(`${round + 1}. beolvasás…`)
      const database = await benchDatabase(join(folder, `gazetteer-${round}`))
      const pool = createPool(database.address, 'kapu_app', { max: 2, applicationName: 'kapu bench gazetteer' })
      try {
        const db = createDb(pool)
        const begun = performance.now()
        const { changeId, faults } = await importGazetteer(db, benchContext(db), { content, fileName: 'ksh-settlements-2018.csv', validFrom: '2018-01-01', dryRun: false })
        times.push((performance.now() - begun) / 1000)
        if (changeId === null) throw new Error(`nothing was imported: ${JSON.stringify(faults.slice(0, 3))}`)
      } finally {
        await pool.end()
        await database.close()
      }
    }
    yield judge({ bench: bench.name, metric: 'import', value: median(times), unit: 's', goal: bench.metrics['import']!.goal })
  }
}
