/**
 * Compares the database with the published log: every leaf with its row, every row's columns with its record, every
 * body with its commitments, and what waits to be sealed with the chains it continues.
 */
import type { ClientBase } from 'pg'
import { leafHash } from '../rules/merkle/index.ts'
import type { BodyContent, Finding } from './log.types.ts'
import { commitmentsOf } from './record.ts'
import { parseRecord } from './read-record.ts'
import { checkLink, verifyLog, type Verification, type VerifyKeys } from './verify.ts'
import { laterRows, readExplanation, sealedRows, type CheckedRow } from './verify.store.ts'

export const ERASED = 'log.body-erased'

export interface DatabaseVerification extends Verification {
  readonly waiting: number
  readonly erasedBodies: number
}

/** @param client a connection in the role `kapu_auditor`, best in a read-only repeatable-read transaction. */
export async function verifyWithDatabase(folder: string, keys: VerifyKeys, client: ClientBase): Promise<DatabaseVerification> {
  let erasedBodies = 0
  const later: Finding[] = []
  const checkBody = async (row: CheckedRow, where: string, report: (finding: Finding) => void): Promise<void> => {
    if (row.content !== null) checkCommitments(row, where, report)
    else if (await isExplained(client, row)) erasedBodies += 1
    else report({ code: 'log.body-missing', where, message: `the body of entry ${row.id} is gone and no entry explains it` })
  }
  const published = await verifyLog(folder, keys, async (first, entries, report) => {
    const rows = new Map((await sealedRows(client, first, entries.length)).map((row) => [Number(row.leaf_index), row]))
    for (const [i, text] of entries.entries()) {
      const where = `entry ${first + i}`
      const row = rows.get(first + i)
      if (!row) {
        report({ code: 'log.row-missing', where, message: 'the published entry is not in the database' })
        continue
      }
      if (row.record !== text) report({ code: 'log.row-changed', where, message: `the record of entry ${row.id} is not the published one` })
      checkColumns(row, where, report)
      await checkBody(row, where, report)
    }
  })
  const chains = new Map(published.chains)
  const report = (finding: Finding): void => {
    later.push(finding)
  }
  let waiting = 0
  for (let after = 0; ;) {
    const rows = await laterRows(client, published.size, after, 1000)
    for (const row of rows) {
      const where = `waiting entry ${row.id}`
      if (!row.has_place_or_marker) report({ code: 'log.marker-missing', where, message: `entry ${row.id} is not marked as waiting: it would never be sealed` })
      checkColumns(row, where, report)
      await checkBody(row, where, report)
      const record = parseRecord(row.record)
      const hash = row.leaf_hash.toString('hex')
      if (record) checkLink(record.chain.writer, hash, where, chains, report)
      if (record?.chain.case) checkLink(record.chain.case, hash, where, chains, report)
    }
    waiting += rows.length
    if (rows.length < 1000) break
    after = Number(rows.at(-1)!.entry_number)
  }
  const findings = [...published.findings, ...later]
  return { ...published, ok: findings.length === 0, findings, chains, waiting, erasedBodies }
}

function checkColumns(row: CheckedRow, where: string, report: (finding: Finding) => void): void {
  const record = parseRecord(row.record)
  if (!record) {
    report({ code: 'log.row-changed', where, message: `entry ${row.id} has no readable record` })
    return
  }
  if (!Buffer.from(leafHash(new TextEncoder().encode(row.record))).equals(row.leaf_hash)) {
    report({ code: 'log.row-changed', where, message: `entry ${row.id} does not hash to its leaf` })
  }
  const { chain } = record
  const stands = row.id === record.id && row.kind === record.kind && row.organisation_id === record.organisation &&
    row.recorded_at.toISOString() === record.at && row.chain_id === chain.writer.id && Number(row.chain_sequence) === chain.writer.sequence &&
    row.case_chain_id === (chain.case?.id ?? null) && (row.case_sequence === null ? null : Number(row.case_sequence)) === (chain.case?.sequence ?? null) &&
    (row.case_id === null) === (record.case === null)
  if (!stands) report({ code: 'log.column-changed', where, message: `columns of entry ${row.id} say something else than its record` })
}

function checkCommitments(row: CheckedRow, where: string, report: (finding: Finding) => void): void {
  const record = parseRecord(row.record)
  if (!record) return
  const changed = (): void => report({ code: 'log.body-changed', where, message: `the body of entry ${row.id} does not open its commitments` })
  try {
    const content = JSON.parse(row.content!) as BodyContent
    const opened = commitmentsOf(row.salt!, content)
    const same = opened.actor === record.actor && opened.case === record.case && opened.subject === record.subject && opened.body === record.body
    if (!same) return changed()
    const columnsAgree = content.case === row.case_id && row.body_case === row.case_id && row.body_organisation === row.organisation_id &&
      (content.subject?.kind ?? null) === row.subject_kind && (content.subject?.id ?? null) === row.subject_id
    if (!columnsAgree) report({ code: 'log.column-changed', where, message: `the body of entry ${row.id} stands under another case, office or subject` })
  } catch {
    changed()
  }
}

/** An erasure counts only if an entry of the log says so of this very body. */
async function isExplained(client: ClientBase, row: CheckedRow): Promise<boolean> {
  if (!row.explained_by) return false
  const explanation = await readExplanation(client, row.explained_by)
  if (explanation?.kind !== ERASED || explanation.content === null) return false
  return (JSON.parse(explanation.content) as BodyContent).body.facts['erasedEntryId'] === row.id
}
