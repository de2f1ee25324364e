import { CompiledQuery, type PostgresPool } from 'kysely'
import type { Pool, PoolClient, QueryResult } from 'pg'
import type { Tx } from './database.types.ts'

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

/** Stands before a statement of which nobody waits for an answer: it is carried out with the commit. On any other connection a mere comment. */
const WITH_COMMIT = '/* with the commit */ '
/** Characters that may wait for the commit; what comes then is sent with them at once. */
const LONGEST_WAITING = 262_144

/**
 * Carries out a statement as the last thing of the transaction, in one message with the commit: a round trip less, and what it locks is
 * locked for the commit's flush alone. It fails the transaction as any other statement does. Its text holds its values.
 */
export async function withCommit(tx: Tx, text: string): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(`${WITH_COMMIT}${text}`))
}

/**
 * The pool as Kysely sees it, with fewer round trips and less planning:
 * - Every statement with parameters is a named one: a connection parses and plans it once, not at each call. PostgreSQL goes on
 *   planning for the values at hand where that is worth it.
 * - `begin` waits for the statement that follows and travels with it; one that nothing follows never travels.
 * - What was handed to `withCommit` waits for the commit and travels with it.
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
  /** Nothing of the transaction has been sent yet. */
  #begun = false
  /** Within a transaction that began here. */
  #open = false
  #last: string[] = []

  constructor(client: PoolClient) {
    this.#client = client
  }

  get processID(): number {
    return (this.#client as unknown as { processID: number }).processID
  }

  release(destroy?: boolean): void {
    this.#end()
    this.#client.release(destroy)
  }

  async query(text: string, values: readonly unknown[] = []): Promise<QueryResult> {
    if (text === 'begin') {
      this.#begun = true
      this.#open = true
      return nothing('BEGIN')
    }
    // Outside a transaction nobody would send a commit, so nothing may wait for one.
    if (this.#open && text.startsWith(WITH_COMMIT)) {
      this.#last.push(text.slice(WITH_COMMIT.length))
      if (this.#last.reduce((length, { length: more }) => length + more, 0) < LONGEST_WAITING) return nothing('SELECT')
      return this.#send(this.#last.splice(0))
    }
    if (text === 'commit') return this.#commit()
    if (text === 'rollback') {
      const { untouched } = this.#end()
      return untouched ? nothing('ROLLBACK') : this.#client.query(text)
    }
    // Several statements in one message are possible without parameters only; the last one's answer is the caller's.
    if (values.length === 0) return this.#send([text])
    if (this.#begun) {
      this.#begun = false
      await this.#client.query('begin')
    }
    const name = nameOf(text)
    return name === null ? this.#client.query(text, values as unknown[]) : this.#client.query({ name, text, values: values as unknown[] })
  }

  #commit(): Promise<QueryResult> | QueryResult {
    if (this.#begun && this.#last.length === 0) {
      this.#end()
      return nothing('COMMIT')
    }
    const last = this.#last.splice(0)
    const sent = this.#send([...last, 'commit'])
    this.#end()
    return sent
  }

  async #send(texts: readonly string[]): Promise<QueryResult> {
    const all = this.#begun ? ['begin', ...texts] : texts
    this.#begun = false
    if (all.length === 1) return this.#client.query(all[0]!)
    return (await this.#client.query(all.join('; ')) as unknown as QueryResult[]).at(-1)!
  }

  #end(): { readonly untouched: boolean } {
    const untouched = this.#begun
    this.#begun = false
    this.#open = false
    this.#last = []
    return { untouched }
  }
}

function nothing(command: string): QueryResult {
  return { command, rows: [], rowCount: 0, oid: 0, fields: [] }
}
