import type { PostgresPool } from 'kysely'
import type { Pool, PoolClient, QueryResult } from 'pg'

/** Texts that get a name; a query whose text grows with a list must not fill the server's memory with plans. */
const MAXIMUM = 500
/** Longer texts come from inserting many rows and seldom come again. */
const LONGEST = 8_000

const names = new Map<string, string>()

/** The name of a statement's text in every connection of this process; null: it is planned afresh each time. */
function nameOf(text: string): string | null {
  const known = names.get(text)
  if (known) return known
  if (names.size >= MAXIMUM || text.length > LONGEST) return null
  const name = `kapu-${names.size + 1}`
  names.set(text, name)
  return name
}

/**
 * The pool as Kysely sees it, with fewer round trips and less planning:
 * - Every statement with parameters is a named one: a connection parses and plans it once, not at each call. PostgreSQL goes on
 *   planning for the values at hand where that is worth it.
 * - `begin` waits for the statement that follows and travels with it; one that nothing follows never travels.
 */
export function withNamedStatements(pool: Pool): PostgresPool {
  const seen = new WeakMap<PoolClient, NamingClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      const known = seen.get(client) ?? new NamingClient(client)
      seen.set(client, known)
      return known
    }
  } as unknown as PostgresPool
}

class NamingClient {
  readonly #client: PoolClient
  #begun = false

  constructor(client: PoolClient) {
    this.#client = client
  }

  get processID(): number {
    return (this.#client as unknown as { processID: number }).processID
  }

  release(destroy?: boolean): void {
    this.#begun = false
    this.#client.release(destroy)
  }

  async query(text: string, values: readonly unknown[] = []): Promise<QueryResult> {
    if (text === 'begin') {
      this.#begun = true
      return { command: 'BEGIN', rows: [], rowCount: 0, oid: 0, fields: [] }
    }
    if (this.#begun) {
      this.#begun = false
      if (text === 'commit' || text === 'rollback') return { command: 'COMMIT', rows: [], rowCount: 0, oid: 0, fields: [] }
      // Several statements in one message are possible without parameters only; the last one's answer is the caller's.
      if (values.length === 0) return (await this.#client.query(`begin; ${text}`) as unknown as QueryResult[]).at(-1)!
      await this.#client.query('begin')
    }
    const name = values.length > 0 ? nameOf(text) : null
    return name === null ? this.#client.query(text, values as unknown[]) : this.#client.query({ name, text, values: values as unknown[] })
  }
}
