import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { benchDatabase } from './bench-database.ts'
import { insertBenchOffices } from './bench-gate.ts'
import type { Bench } from './bench.types.ts'
import type { CardsParameters } from './cards.workload.ts'
import { judge } from './result.ts'
import { interleave, medianOf } from './rounds.ts'
import { startWorkload } from './workload.ts'

/** Whoever drops a signed document on the page wants the answer at once. */
export const bench: Bench = {
  name: 'cards',
  summary: 'aláírt irat ellenőrzése',
  metrics: {
    verify: {
      goal: { side: 'at-most', bound: 100 },
      meaning: 'median time to verify a sealed PDF of 1 MB (300 pages): structure, digest, certificates, time-stamp, status and office by the register, proof of the log; one at a time'
    }
  },
  async *run({ pace, folder, progress }) {
    progress('adatbázis készítése…')
    const database = await benchDatabase(folder)
    try {
      const [organisationId] = await insertBenchOffices(database.owner, 1)
      const parameters: CardsParameters = { address: database.address, folder: join(folder, 'cards'), keyEncryptionKey: randomBytes(32).toString('base64'), organisationId: organisationId! }
      const workload = await startWorkload('cards.workload.ts', parameters)
      try {
        progress('mérés…')
        const { verify } = await interleave({ verify: (seconds) => workload.run('verify', { seconds, concurrency: 1 }) }, pace)
        yield judge({ bench: bench.name, metric: 'verify', value: medianOf(verify, ({ p50 }) => p50), unit: 'ms', goal: bench.metrics['verify']!.goal })
      } finally {
        await workload.stop()
      }
    } finally {
      await database.close()
    }
  }
}
