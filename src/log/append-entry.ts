import type { Context } from '../platform/context/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { insertEntryRows, insertEntryRowsWithCommit } from './log.store.ts'
import type { NewEntry } from './log.types.ts'
import { prepareEntry } from './record.ts'

/** Kinds that speak of a case without changing it: chained per writer only, so that looking does not queue behind writing. */
const onlookers = ['gateway.', 'personal-data.', 'access.']

/**
 * Appends one entry to the provable log, in the transaction of the change it speaks of: written as its last thing, in one message with
 * the commit, so that it costs no round trip and the case's chain is locked no longer than it must be. Nothing else in the
 * transaction sees it; see `appendEntryNow`. It is sealed into the tree within a second of the commit.
 */
export async function appendEntry(tx: Tx, ctx: Context, entry: NewEntry): Promise<{ entryId: string }> {
  const row = entryRow(ctx, entry)
  await insertEntryRowsWithCommit(tx, [row])
  return { entryId: row.id }
}

/** The same at once, for what is checked against the entry in the same transaction. */
export async function appendEntryNow(tx: Tx, ctx: Context, entry: NewEntry): Promise<{ entryId: string }> {
  const row = entryRow(ctx, entry)
  await insertEntryRows(tx, [row])
  return { entryId: row.id }
}

/** An entry as `kapu.append_log_entries` takes it: for changes that are written by one statement, or several entries at once. */
export interface EntryRow {
  readonly id: string
  readonly [column: string]: unknown
}

/** Makes the row; it counts as logged once `appendEntryRows`, or the statement it is handed to, has committed. */
export function entryRow(ctx: Context, entry: NewEntry): EntryRow {
  const prepared = prepareEntry(ctx, entry)
  return {
    id: prepared.id, kind: entry.kind, organisation: entry.organisationId ?? null, case: entry.caseId ?? null, in_case_chain: inCaseChain(entry),
    at: prepared.at, head: prepared.recordHead, tail: prepared.recordTail, salt: Buffer.from(prepared.salt).toString('hex'), content: prepared.content,
    subject_kind: entry.subject?.kind ?? null, subject_id: entry.subject?.id ?? null
  }
}

/** Appends several entries, as `appendEntry` does one. */
export async function appendEntryRows(tx: Tx, rows: readonly EntryRow[]): Promise<void> {
  await insertEntryRowsWithCommit(tx, rows)
}

function inCaseChain(entry: NewEntry): boolean {
  return Boolean(entry.caseId) && !onlookers.some((prefix) => entry.kind.startsWith(prefix))
}
