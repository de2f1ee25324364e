import type { Pool } from 'pg'
import { benchDatabase } from './bench-database.ts'
import { benchGate } from './bench-gate.ts'
import type { Bench } from './bench.types.ts'
import { seedDesks } from './registration-desks.ts'
import { seedOffices } from './registration-offices.ts'
import { judge } from './result.ts'
import { interleave, medianOf } from './rounds.ts'
import { startWorkload } from './workload.ts'

const concurrency = 16
const httpConcurrency = 8
/** Submissions that are prepared for each second of measuring the whole call; more than any machine of today registers. */
const submissionsASecond = 1500

/** Registration (iktatás) is the busiest write of the house and the one that may leave no gap. */
export const bench: Bench = {
  name: 'registration',
  summary: 'hézagmentes iktatás naplóbejegyzéssel, ugyanahhoz a tranzakcióhoz mérve szám és napló nélkül',
  metrics: {
    offices100: { goal: { side: 'at-least', bound: 0.65 }, meaning: 'gapless number, entry and log entry over 100 offices, against the same transaction without number and log; concurrency 16' },
    hot: { goal: { side: 'at-least', bound: 0.4 }, meaning: 'the same in one office' },
    http: { goal: { side: 'at-least', bound: 0.25 }, meaning: 'the whole call (session, right, case, document, acts, log entries, idempotency key) over 100 offices, against the bare insert; concurrency 8' }
  },
  async *run({ pace, folder, progress }) {
    progress('adatbázis készítése…')
    const database = await benchDatabase(folder)
    try {
      const offices = await seedOffices(database.owner, 101)
      const workload = await startWorkload('registration.workload.ts', { address: database.address, offices, concurrency })
      try {
        for (const metric of ['offices100', 'hot']) {
          progress(metric)
          const { measured, reference } = await interleave({
            measured: (seconds) => workload.run(metric, { seconds, concurrency }),
            reference: (seconds) => workload.run(`${metric}-reference`, { seconds, concurrency })
          }, pace)
          yield judge({
            bench: bench.name, metric, value: medianOf(measured, ({ rate }) => rate), unit: '/s', reference: medianOf(reference, ({ rate }) => rate),
            goal: bench.metrics[metric]!.goal
          })
        }
      } finally {
        await workload.stop()
      }
      progress('http')
      const desks = await seedDesks(database.owner, 100, Math.ceil(((pace.warmUpSeconds + pace.seconds * pace.rounds) * submissionsASecond) / 100))
      const gate = await benchGate(database, folder)
      try {
        const calls = await startWorkload('registration-http.workload.ts', { url: gate.url, desks })
        try {
          const { measured, reference } = await interleave({
            measured: (seconds) => calls.run('http', { seconds, concurrency: httpConcurrency }),
            reference: (seconds) => calls.run('http-reference', { seconds, concurrency: httpConcurrency })
          }, pace)
          yield judge({
            bench: bench.name, metric: 'http', value: medianOf(measured, ({ rate }) => rate), unit: '/s', reference: medianOf(reference, ({ rate }) => rate),
            goal: bench.metrics['http']!.goal
          })
        } finally {
          await calls.stop()
        }
      } finally {
        await gate.close()
      }
      await requireNoGap(database.owner)
    } finally {
      await database.close()
    }
  }
}

/** What is fast because it skips or repeats numbers has not been measured at all. */
async function requireNoGap(owner: Pool): Promise<void> {
  const { rows } = await owner.query(`select b.organisation_id from kapu.register_book b
    left join kapu.registration_entry e on e.organisation_id = b.organisation_id and e.register_book_id = b.id
    where b.code = 'HAT' group by b.organisation_id, b.id, b.last_main having count(e.main_number) <> b.last_main or coalesce(max(e.main_number), 0) <> b.last_main`)
  if (rows.length > 0) throw new Error(`${rows.length} register books have a gap`)
}
