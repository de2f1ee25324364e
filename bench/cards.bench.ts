import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { issueDemoCard } from '../demo/cards/index.ts'
import { createDb, createPool } from '../src/platform/database/index.ts'
import { benchContext, benchDatabase, type BenchDatabase } from './bench-database.ts'
import { benchGate, insertBenchOffices, insertBenchOfficer } from './bench-gate.ts'
import type { Bench } from './bench.types.ts'
import { benchCardKeys, type BenchCardKeys } from './card-keys.ts'
import type { CardsParameters } from './cards.workload.ts'
import { judge } from './result.ts'
import { interleave, medianOf } from './rounds.ts'
import { startWorkload, type Run } from './workload.ts'

const p95 = (runs: readonly Run[]): number => medianOf(runs, (run) => run.p95)

/** A whole office logs in at eight, each asking for a certificate's status; whoever drops a signed document on the page wants the answer at once. */
export const bench: Bench = {
  name: 'cards',
  summary: 'belépés kártyával, tanúsítványállapot, aláírt irat ellenőrzése',
  metrics: {
    ocsp: {
      goal: { side: 'at-least', bound: 200 },
      meaning: 'OCSP answers a second of one process over HTTP: a nonce of 32 octets each, status read from the register in PostgreSQL, signed anew each time; concurrency 8'
    },
    login: {
      goal: { side: 'at-most', bound: 3 },
      meaning: 'p95 from asking for the challenge to the open session (both calls over HTTP, the card\'s own signature among them), against the sum of the p95 of its parts, each alone and without HTTP: its four signature checks; one OCSP exchange in process; two commits of the bare insert\'s row. One at a time'
    },
    verify: {
      goal: { side: 'at-most', bound: 100 },
      meaning: 'median time to verify a sealed PDF of 1 MB (300 pages): structure, digest, certificates, time-stamp, status and office by the register, proof of the log; one at a time'
    }
  },
  async *run({ pace, folder, progress }) {
    progress('adatbázis készítése…')
    const database = await benchDatabase(folder)
    try {
      const keyEncryptionKey = randomBytes(32).toString('base64')
      const cards = benchCardKeys(join(folder, 'cards'), keyEncryptionKey)
      const [organisationId] = await insertBenchOffices(database.owner, 1)
      const card = await issueCard(database, cards, organisationId!)
      const gate = await benchGate(database, folder, cards.authority)
      try {
        const parameters: CardsParameters = { address: database.address, folder: join(folder, 'cards'), keyEncryptionKey, organisationId: organisationId!, gate: gate.url, card }
        const workload = await startWorkload('cards.workload.ts', parameters)
        try {
          progress('mérés…')
          const alone = (variant: string) => (seconds: number): Promise<Run> => workload.run(variant, { seconds, concurrency: 1 })
          const runs = await interleave({
            ocsp: (seconds) => workload.run('ocsp', { seconds, concurrency: 8 }),
            login: alone('login'), checks: alone('checks'), exchange: alone('exchange'), commits: alone('commits'), verify: alone('verify')
          }, pace)
          yield judge({ bench: bench.name, metric: 'ocsp', value: medianOf(runs.ocsp, ({ rate }) => rate), unit: '/s', goal: bench.metrics['ocsp']!.goal })
          yield judge({
            bench: bench.name, metric: 'login', value: p95(runs.login), unit: 'ms', reference: p95(runs.checks) + p95(runs.exchange) + p95(runs.commits), goal: bench.metrics['login']!.goal
          })
          yield judge({ bench: bench.name, metric: 'verify', value: medianOf(runs.verify, ({ p50 }) => p50), unit: 'ms', goal: bench.metrics['verify']!.goal })
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

/** An officer with an active software card. */
async function issueCard(database: BenchDatabase, cards: BenchCardKeys, organisationId: string): Promise<CardsParameters['card']> {
  const pool = createPool(database.address, 'kapu_app', { max: 2, applicationName: 'kapu bench cards' })
  try {
    const { officerId } = await insertBenchOfficer(database.owner, organisationId, { caseTypes: ['telepengedely'] })
    const pin = '1234'
    const id = await issueDemoCard(benchContext(createDb(pool)), { ...cards, onCardEnded: async () => 0 }, {
      officerId, officerNumber: '900001', familyName: 'Próba', givenName: 'Pál', jobRole: 'ügyintéző', organisation: 'Próba Hivatal', pin, condition: 'active', note: null, position: 1
    })
    return { id, pin }
  } finally {
    await pool.end()
  }
}
