import type { Kysely, Transaction } from 'kysely'
import type { DB } from './schema.types.ts'

/** The pool of the application role `kapu_app`, which owns nothing and is subject to row-level security. */
export type Db = Kysely<DB>
/** One transaction on it. Stores take this; only use cases open one. */
export type Tx = Transaction<DB>
