import type { Duplex } from 'node:stream'
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

/**
 * Stand before statements of which nobody waits for an answer; on any other connection mere comments. They hold their values, since
 * several statements in one message are possible without parameters only.
 */
const WITH_NEXT = '/* with the next */ '
const WITH_COMMIT = '/* with the commit */ '
const NEXT_IS_LAST = '/* the next is the last */ select 1'
/** Characters that may wait for the commit; what comes then is sent with them at once. */
const LONGEST_WAITING = 262_144

/** Carries out a statement before the next one of the transaction, without a round trip of its own; never, if nothing follows. */
export async function withNext(tx: Tx, text: string): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(`${WITH_NEXT}${text}`))
}

/**
 * Carries out a statement as the last thing of the transaction, in one message with the commit: a round trip less, and what it locks is
 * locked for the commit's flush alone. It fails the transaction as any other statement does.
 */
export async function withCommit(tx: Tx, text: string): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(`${WITH_COMMIT}${text}`))
}

/**
 * The commit follows the next statement without waiting for its answer. For transactions that only read, or that nothing can stop any
 * more: a statement after it is an error.
 */
export async function nextIsLast(tx: Tx): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(NEXT_IS_LAST))
}

/**
 * The pool as Kysely sees it, with fewer round trips and less planning:
 * - Every statement with parameters is a named one: a connection parses and plans it once, not at each call. PostgreSQL goes on
 *   planning for the values at hand where that is worth it.
 * - `begin` and what was handed to `withNext` wait for the statement that follows and travel with it; without one they never travel.
 * - What was handed to `withCommit` waits for the commit and travels with it; after `nextIsLast` the commit travels with the statement.
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
  /** Within a transaction that began here. */
  #open = false
  /** Texts that go before the next statement, `begin` first: as long as it is among them nothing of the transaction has been sent. */
  #first: string[] = []
  /** Texts that go before the commit. */
  #last: string[] = []
  #isLast = false
  /** The commit that followed the last statement. */
  #committed: Promise<QueryResult> | null = null

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
      this.#end()
      this.#open = true
      this.#first.push(text)
      return nothing('BEGIN')
    }
    if (text === 'commit') return this.#commit()
    if (text === 'rollback') return this.#rollback()
    if (this.#committed) throw new Error('a statement came after the one that was said to be the last of its transaction')
    // Outside a transaction no other statement would come for sure, so nothing may wait for one.
    if (this.#open && text.startsWith('/* ')) {
      if (text.startsWith(WITH_NEXT)) {
        this.#first.push(text.slice(WITH_NEXT.length))
        return nothing('SELECT')
      }
      if (text.startsWith(WITH_COMMIT)) {
        this.#last.push(text.slice(WITH_COMMIT.length))
        if (this.#last.reduce((length, { length: more }) => length + more, 0) < LONGEST_WAITING) return nothing('SELECT')
        return this.#together(this.#last.splice(0))
      }
      if (text === NEXT_IS_LAST) {
        this.#isLast = true
        return nothing('SELECT')
      }
    }
    // What goes together leaves in one piece: each piece wakes the server's process.
    const { stream } = connectionOf(this.#client)
    const isPipelined = connectionOf(this.#client).pipeline
    stream.cork()
    let answer: Promise<QueryResult>
    try {
      answer = values.length === 0 ? this.#together([text]) : this.#prepared(text, values)
      if (this.#isLast && isPipelined) this.#close()
    } finally {
      stream.uncork()
    }
    if (this.#isLast && !isPipelined) {
      // A connection that takes one statement at a time has to wait for its answer all the same.
      await answer
      this.#close()
    }
    return answer
  }

  /** Sends the commit behind the last statement. */
  #close(): void {
    this.#committed = this.#together([...this.#last.splice(0), 'commit'])
    this.#committed.catch(() => {})
  }

  async #prepared(text: string, values: readonly unknown[]): Promise<QueryResult> {
    const name = nameOf(text)
    const before = this.#first.splice(0)
    // Sent one behind the other; where the first fails the second does, too, since the transaction is aborted.
    const begun = before.length > 0 ? this.#client.query(before.join('; ')) : null
    const answer = name === null ? this.#client.query(text, values as unknown[]) : this.#client.query({ name, text, values: values as unknown[] })
    return begun ? (await Promise.all([begun, answer]))[1] : answer
  }

  /** Statements without parameters, in one message with what waits for them; the last one's answer is the caller's. */
  async #together(texts: readonly string[]): Promise<QueryResult> {
    const all = [...this.#first.splice(0), ...texts]
    if (all.length === 1) return this.#client.query(all[0]!)
    return (await this.#client.query(all.join('; ')) as unknown as QueryResult[]).at(-1)!
  }

  async #commit(): Promise<QueryResult> {
    const isEmpty = this.#first[0] === 'begin' && this.#last.length === 0
    const sent = this.#committed ?? (isEmpty ? nothing('COMMIT') : this.#together([...this.#last.splice(0), 'commit']))
    this.#end()
    return sent
  }

  async #rollback(): Promise<QueryResult> {
    const isEmpty = this.#first[0] === 'begin'
    const committed = this.#committed
    this.#end()
    if (isEmpty) return nothing('ROLLBACK')
    // The transaction is over already: nothing was written, or its last statement failed and it was taken back.
    if (committed) await committed.catch(() => {})
    return this.#client.query('rollback')
  }

  #end(): void {
    this.#open = false
    this.#first = []
    this.#last = []
    this.#isLast = false
    this.#committed = null
  }
}

/** Parts of a connection that the driver's types do not name. */
function connectionOf(client: PoolClient): { readonly pipeline: boolean; readonly stream: Pick<Duplex, 'cork' | 'uncork'> } {
  const { pipeline, connection } = client as unknown as { pipeline?: boolean; connection: { stream: Duplex } }
  return { pipeline: pipeline ?? false, stream: connection.stream }
}

function nothing(command: string): QueryResult {
  return { command, rows: [], rowCount: 0, oid: 0, fields: [] }
}
