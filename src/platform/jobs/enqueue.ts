import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'
import type { EnqueueOptions } from './job.types.ts'

/**
 * Asks for a job in the caller's transaction: it exists exactly when the change that asked for it does. The office is
 * taken from the transaction.
 */
export async function enqueue(
  tx: Tx, name: string, payload: Record<string, unknown>, options: EnqueueOptions = {}
): Promise<void> {
  await sql`select kapu.enqueue(${name}, ${JSON.stringify(payload)}::jsonb, ${options.runAt ?? null}::timestamptz,
    ${options.jobKey ?? null}, ${options.maxAttempts ?? 25}::integer)`.execute(tx)
}
