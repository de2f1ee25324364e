import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Db } from './database.types.ts'
import { withNamedStatements } from './named-statements.ts'

/** The database roles; each but the owner owns nothing and sees what its policies show. */
export type DatabaseRole = 'kapu_app' | 'kapu_auditor' | 'kapu_housekeeper' | 'kapu_sequencer' | 'owner'

/** How to reach the server: a URL, or a socket folder of the embedded one. */
export interface DatabaseAddress {
  readonly connectionString?: string
  readonly host?: string
  readonly port?: number
  readonly user?: string
  readonly password?: string
  readonly database?: string
}

const { builtins } = pg.types
const parsers = new Map<number, (text: string) => unknown>([
  // A legal date is a date, never an instant at midnight.
  [builtins.DATE, (text) => text],
  [builtins.INT8, (text) => {
    const value = Number(text)
    if (!Number.isSafeInteger(value)) throw new RangeError(`int8 beyond the safe range: ${text}`)
    return value
  }],
  [builtins.NUMERIC, (text) => text]
])

const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser
}

/**
 * A pool whose connections act as `role` from their first statement: the role is a start-up option, so that no path
 * forgets to set it, and `reset` returns to it.
 */
export function createPool(address: DatabaseAddress, role: DatabaseRole, options: { max?: number; applicationName?: string } = {}): pg.Pool {
  const settings = ['-c search_path=kapu,public', '-c timezone=UTC', '-c statement_timeout=60000', '-c idle_in_transaction_session_timeout=60000']
  if (role !== 'owner') settings.push(`-c role=${role}`)
  const pool = new pg.Pool({
    ...address,
    max: options.max ?? 10,
    application_name: options.applicationName ?? `kapu ${role}`,
    options: settings.join(' '),
    // Statements that need not wait for each other travel together; copying in and out, which only the owner does, cannot.
    pipeline: role !== 'owner',
    types
  })
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Kysely on a pool. */
export function createDb(pool: pg.Pool): Db {
  return new Kysely({ dialect: new PostgresDialect({ pool: withNamedStatements(pool) }) }) as Db
}
