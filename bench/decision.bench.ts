import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { issueDemoCard } from '../demo/cards/index.ts'
import { createDb, createPool } from '../src/platform/database/index.ts'
import { benchContext, benchDatabase, type BenchDatabase } from './bench-database.ts'
import { insertBenchOffices, insertBenchOfficer } from './bench-gate.ts'
import type { Bench } from './bench.types.ts'
import { benchCardKeys } from './card-keys.ts'
import type { BenchSigner, DecisionParameters } from './decision.workload.ts'
import { judge } from './result.ts'
import { interleave, medianOf } from './rounds.ts'
import { startWorkload } from './workload.ts'

const concurrency = 8

/** A head of office signs in one sitting what a day has brought: making and signing the document must not be what they wait for. */
export const bench: Bench = {
  name: 'decision',
  summary: 'határozat előállítása (PDF/A-3a) és aláírása a kártya két lépésében, időbélyeggel',
  metrics: {
    pdf: {
      goal: { side: 'at-least', bound: 30 },
      meaning: 'Typst → PDF/A-3a, PAdES B-T in two steps (certificate and OCSP checked, time-stamp of the own authority, verified, both files stored with fsync), in one process; concurrency 8'
    },
    typst: { goal: null, meaning: 'of it, the PDF/A-3a alone' }
  },
  async *run({ pace, folder, progress }) {
    progress('adatbázis készítése…')
    const database = await benchDatabase(folder)
    try {
      const keyEncryptionKey = randomBytes(32).toString('base64')
      const parameters: DecisionParameters = {
        address: database.address, folder: join(folder, 'decisions'), keyEncryptionKey, concurrency, signer: await seedSigner(database, join(folder, 'decisions'), keyEncryptionKey)
      }
      // One process that makes the load and does the work: what is measured is what a process can do.
      const workload = await startWorkload('decision.workload.ts', parameters)
      try {
        progress('mérés…')
        const { pdf, typst } = await interleave({
          pdf: (seconds) => workload.run('pdf', { seconds, concurrency }),
          typst: (seconds) => workload.run('typst', { seconds, concurrency: 1 })
        }, pace)
        yield judge({ bench: bench.name, metric: 'pdf', value: medianOf(pdf, ({ rate }) => rate), unit: '/s', goal: bench.metrics['pdf']!.goal })
        yield judge({ bench: bench.name, metric: 'typst', value: medianOf(typst, ({ rate }) => rate), unit: '/s', goal: null })
      } finally {
        await workload.stop()
      }
    } finally {
      await database.close()
    }
  }
}

/** An office with an officer who has a session and an active software card of the own authority. */
async function seedSigner(database: BenchDatabase, folder: string, keyEncryptionKey: string): Promise<BenchSigner> {
  const pool = createPool(database.address, 'kapu_app', { max: 2, applicationName: 'kapu bench cards' })
  try {
    const [organisationId] = await insertBenchOffices(database.owner, 1)
    const officer = await insertBenchOfficer(database.owner, organisationId!, { caseTypes: ['telepengedely'] })
    const pin = '1234'
    const cardId = await issueDemoCard(benchContext(createDb(pool)), {
      ...benchCardKeys(folder, keyEncryptionKey), onCardEnded: async () => 0
    }, {
      officerId: officer.officerId, officerNumber: '900001', familyName: 'Próba', givenName: 'Pál', jobRole: 'jegyző', organisation: 'Próba Hivatal', pin, condition: 'active', note: null, position: 1
    })
    const { rows } = await database.owner.query<{ id: string; job_role_id: string }>(
      'select s.id, p.job_role_id from kapu.session s join kapu.post p on p.id = s.post_id where s.officer_id = $1', [officer.officerId])
    return {
      pin,
      principal: {
        kind: 'officer', sessionId: rows[0]!.id, officerId: officer.officerId, name: 'Próba Pál', organisationId: organisationId!, postId: officer.postId,
        jobRoleId: rows[0]!.job_role_id, cardId, substitutesForOfficerId: null
      }
    }
  } finally {
    await pool.end()
  }
}
