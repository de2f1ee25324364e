import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { entryRow, noteSigner, startSequencer, verifyLog, type NoteSigner, type Sequencer } from '../src/log/index.ts'
import { systemClock } from '../src/platform/context/index.ts'
import { createDb, createPool } from '../src/platform/database/index.ts'
import { parseCheckpoint, parseNote } from '../src/rules/merkle/index.ts'
import { benchContext, benchDatabase } from './bench-database.ts'
import type { Bench } from './bench.types.ts'
import { seedDesks } from './registration-desks.ts'
import { judge, type Result } from './result.ts'
import { interleave, medianOf } from './rounds.ts'
import { median, quantile } from './statistics.ts'
import { startWorkload } from './workload.ts'

const concurrency = 8
/** Many, so that none grows long while it is measured: a note more is an act more to fold. */
const casesEach = 20
/** Entries a second while the delay is measured. */
const streamRate = 1000

/** The provable log stands in the way of every change, so it must hardly be felt, and keep up. */
export const bench: Bench = {
  name: 'log',
  summary: 'a napló ára, pecsételése és ellenőrzése',
  metrics: {
    overhead: { goal: { side: 'at-least', bound: 0.85 }, meaning: 'steps in cases a second (a note: the case opened, locked and folded, right, judgement, act, row of the lists) with their log entry, against the same without; concurrency 8' },
    sealing: { goal: { side: 'at-least', bound: 10_000 }, meaning: 'waiting entries sealed into the tree and published' },
    verification: { goal: { side: 'at-least', bound: 50_000 }, meaning: 'published entries verified: hashes, tiles, chains, root, signature' },
    delay: { goal: { side: 'at-most', bound: 2000 }, meaning: 'p99 from writing an entry to the signed checkpoint that holds it, at 1,000 entries a second' }
  },
  async *run({ pace, quick, folder, progress }) {
    progress('adatbázis készítése…')
    const database = await benchDatabase(folder)
    const sequencerPool = createPool(database.address, 'kapu_sequencer', { max: 3, applicationName: 'kapu bench sequencer' })
    const result = (metric: string, value: number, unit: string, reference: number | null = null): Result =>
      judge({ bench: bench.name, metric, value, unit, reference, goal: bench.metrics[metric]!.goal })
    try {
      const desks = await seedDesks(database.owner, 100, casesEach)
      const workload = await startWorkload('log.workload.ts', { address: database.address, desks, concurrency, streamRate })
      try {
        progress('overhead')
        const { logged, bare } = await interleave({
          logged: (seconds) => workload.run('logged', { seconds, concurrency }), bare: (seconds) => workload.run('bare', { seconds, concurrency })
        }, pace)
        yield result('overhead', medianOf(logged, ({ rate }) => rate), '/s', medianOf(bare, ({ rate }) => rate))

        const tiles = join(folder, 'log')
        mkdirSync(tiles)
        const signer = noteSigner(generateKeyPairSync('ed25519').privateKey, 'bench.invalid/log', 1)
        const start = (): Sequencer => startSequencer({
          pool: sequencerPool, folder: tiles, signer, witness: null, clock: systemClock, logger: pino({ level: 'silent' })
        })
        progress('sealing, verification')
        await sealed(start)
        const sealing: number[] = []
        const verification: number[] = []
        for (let round = 0; round < pace.rounds; round += 1) {
          const count = quick ? 10_000 : 50_000
          await appendMany(database.owner, count)
          const begun = performance.now()
          await sealed(start)
          sealing.push(count / ((performance.now() - begun) / 1000))
          verification.push(await verificationRate(tiles, signer))
        }
        yield result('sealing', median(sealing), '/s')
        yield result('verification', median(verification), '/s')

        progress('delay')
        const sequencer = start()
        try {
          const delays: number[] = []
          for (let round = 0; round < pace.rounds; round += 1) {
            delays.push(await delay(database.owner, tiles, sequencer, (seconds) => workload.run('stream', { seconds, concurrency: 4 }), pace.seconds))
          }
          yield result('delay', median(delays), 'ms')
        } finally {
          await sequencer.stop()
        }
      } finally {
        await workload.stop()
      }
    } finally {
      await sequencerPool.end()
      await database.close()
    }
  }
}

/** Seals and publishes all that waits. */
async function sealed(start: () => Sequencer): Promise<void> {
  const sequencer = start()
  await sequencer.flush()
  await sequencer.stop()
}

/** Entries as the application writes them, many in a statement. */
async function appendMany(owner: Pool, count: number): Promise<void> {
  const ctx = benchContext(createDb(owner))
  const client = await owner.connect()
  try {
    for (let done = 0; done < count; done += 1000) {
      const rows = Array.from({ length: 1000 }, (_, index) => entryRow(ctx, {
        kind: 'act.appended', organisationId: ctx.ids.uuid(), caseId: ctx.ids.uuid(), body: { index, policies: ['registrar'], content: { text: 'x'.repeat(200) } }
      }))
      await client.query('select kapu.append_log_entries($1)', [JSON.stringify(rows)])
    }
    await client.query('analyze kapu.log_entry')
  } finally {
    client.release()
  }
}

async function verificationRate(tiles: string, signer: NoteSigner): Promise<number> {
  const begun = performance.now()
  const { ok, size, findings } = await verifyLog(tiles, { publicKey: signer.key })
  if (!ok) throw new Error(`the log is not whole: ${findings[0]?.message}`)
  return size / ((performance.now() - begun) / 1000)
}

/** p99 in milliseconds over the entries that a stream wrote. */
async function delay(owner: Pool, tiles: string, sequencer: Sequencer, stream: (seconds: number) => Promise<unknown>, seconds: number): Promise<number> {
  const seen: { size: number; at: number }[] = []
  let watching = true
  const watch = async (): Promise<void> => {
    while (watching) {
      const { size } = parseCheckpoint(parseNote(await readFile(join(tiles, 'checkpoint'), 'utf8')).text)
      if (size !== seen.at(-1)?.size) seen.push({ size, at: Date.now() })
      await sleep(20)
    }
  }
  const watched = watch()
  const { rows: [before] } = await owner.query<{ size: number }>('select size::integer as size from kapu.log_tree')
  await stream(seconds)
  await sequencer.flush()
  await sleep(50)
  watching = false
  await watched
  const { rows } = await owner.query<{ index: number; at: Date }>(
    'select leaf_index::integer as index, recorded_at as at from kapu.log_leaf join kapu.log_entry using (entry_number) where leaf_index >= $1 order by 1', [before!.size])
  // A machine that cannot even write so many has not measured the delay.
  if (rows.length < seconds * streamRate * 0.9) return Number.NaN
  let next = 0
  return quantile(rows.map(({ index, at }) => {
    while (seen[next]!.size <= index) next += 1
    return seen[next]!.at - at.getTime()
  }), 0.99)
}
