/** A database of its own for a test file, cloned from the migrated template, reached as the application role. */
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { inject } from 'vitest'
import { fixedClock, systemIds, type Clock, type Context, type IdSource, type Principal } from '../../src/platform/context/index.ts'
import { createDb, createPool, type DatabaseAddress, type DatabaseRole, type Db } from '../../src/platform/database/index.ts'
import type { Pool } from 'pg'
import { onServer, withDatabase } from './global-database.ts'

/** Instant at which the clock of tests stands until moved: a Tuesday morning in Budapest. */
export const testNow = '2026-11-24T08:30:00.000Z'

/** What a test works with. */
export interface TestDatabase {
  /** The application role: row-level security applies. */
  readonly db: Db
  /** The owner, for preparing data and looking behind. */
  readonly owner: Db
  readonly address: DatabaseAddress
  readonly clock: ReturnType<typeof fixedClock>
  readonly ids: IdSource
  /** A context of this database; the principal is `system` unless named. */
  context<P extends Principal = Principal>(principal?: P): Context<P>
  auditor(): Db
  housekeeper(): Db
  sequencer(): Db
  /** A raw pool of a role. */
  pool(role: DatabaseRole): Pool
  close(): Promise<void>
}

/** Clones the template; call `close()` in `afterAll`. */
export async function testDatabase(options: { clock?: ReturnType<typeof fixedClock> } = {}): Promise<TestDatabase> {
  const server = inject('databaseAddress')
  const template = inject('databaseTemplate')
  const name = `kapu_test_${process.pid}_${randomBytes(4).toString('hex')}`
  await onServer(server, (client) => client.query(`create database ${name} template ${template}`))
  const address = withDatabase(server, name)
  const pools = new Map<DatabaseRole, Pool>()
  const pool = (role: DatabaseRole): Pool => {
    const known = pools.get(role)
    if (known) return known
    const made = createPool(address, role, { max: 12 })
    pools.set(role, made)
    return made
  }
  const dbs = new Map<DatabaseRole, Db>()
  const dbOf = (role: DatabaseRole): Db => {
    const known = dbs.get(role)
    if (known) return known
    const made = createDb(pool(role))
    dbs.set(role, made)
    return made
  }
  const clock = options.clock ?? fixedClock(testNow)
  // Ids grow with time; under a clock that stands still they grow by a counter, so that "in order of ids" keeps its sense.
  let tick = 0
  const ids = systemIds({ now: () => new Date(clock.now().getTime() + tick++) } satisfies Clock)
  const logger = pino({ level: process.env['KAPU_TEST_LOG'] ?? 'silent' })
  return {
    db: dbOf('kapu_app'),
    owner: dbOf('owner'),
    address,
    clock,
    ids,
    context: <P extends Principal = Principal>(principal?: P): Context<P> => ({
      db: dbOf('kapu_app'),
      clock,
      ids,
      logger,
      principal: (principal ?? { kind: 'system', name: 'test' }) as P,
      requestId: ids.uuid()
    }),
    auditor: () => dbOf('kapu_auditor'),
    housekeeper: () => dbOf('kapu_housekeeper'),
    sequencer: () => dbOf('kapu_sequencer'),
    pool,
    close: async () => {
      await Promise.all([...pools.values()].map((item) => item.end()))
      await onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`))
    }
  }
}
