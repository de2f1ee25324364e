import type { Context } from '../platform/context/index.ts'
import { inCentral, inOrganisation, type Tx } from '../platform/database/index.ts'
import { appendEntry } from './append-entry.ts'
import type { NewEntry } from './log.types.ts'

/** What is about to be looked at, whose, why and by which right; the kinds are `gateway.intent` and `gateway.outcome`. */
export type Intent = Omit<NewEntry, 'kind'>

export interface Outcome<T> {
  readonly value: T
  /** What the log keeps of the answer: receipt, counts, yes or no; not the data itself. */
  readonly outcome: Readonly<Record<string, unknown>>
}

export interface Witnessed<T> {
  readonly value: T
  readonly intentId: string
  readonly outcomeId: string
}

/**
 * No intent, no data: commits the intent, then asks, then commits the outcome. If the intent cannot be written the
 * question is never put; if asking fails, the outcome says so and the fault goes on to the caller.
 *
 * `after` runs in the transaction of the outcome, for what must stand or fall with it (the notice to the client).
 */
export async function withIntent<T>(
  ctx: Context, intent: Intent, ask: (intentId: string) => Promise<Outcome<T>>, after?: (tx: Tx, value: T, outcomeId: string) => Promise<void>
): Promise<Witnessed<T>> {
  const transaction = <R>(work: (tx: Tx) => Promise<R>): Promise<R> =>
    intent.organisationId ? inOrganisation(ctx.db, intent.organisationId, work) : inCentral(ctx.db, work)
  const { entryId: intentId } = await transaction((tx) => appendEntry(tx, ctx, { ...intent, kind: 'gateway.intent' }))
  const close = (tx: Tx, body: Record<string, unknown>): Promise<{ entryId: string }> =>
    appendEntry(tx, ctx, { ...intent, kind: 'gateway.outcome', body: { intent: intentId, ...body } })

  let answer: Outcome<T>
  try {
    answer = await ask(intentId)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected'
    await transaction((tx) => close(tx, { result: 'void', code }))
    throw error
  }
  return transaction(async (tx) => {
    const { entryId: outcomeId } = await close(tx, { result: 'answered', ...answer.outcome })
    await after?.(tx, answer.value, outcomeId)
    return { value: answer.value, intentId, outcomeId }
  })
}
