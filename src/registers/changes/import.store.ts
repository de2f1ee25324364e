import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'

/** A fault of one row: where, what is wrong and what to do (Hungarian). */
export interface RowFault {
  readonly row: number
  readonly column: string
  readonly message: string
}

export interface ImportSummary {
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly examples: readonly string[]
}

/** A file handed in for a register. */
export interface RegisterImport {
  readonly id: string
  readonly register: string
  readonly organisationId: string
  /** Offices whose rows may stand in it: those that the one who handed it in looked after. Null: the country's. */
  readonly scope: readonly string[] | null
  readonly fileName: string
  readonly format: 'csv' | 'json'
  readonly content: string
  readonly effectiveFrom: string
  readonly uploadedByOfficerId: string
  readonly uploadedByName: string
  readonly uploadedAt: Date
  readonly state: 'waiting' | 'reading' | 'read' | 'faulty'
  readonly rowsTotal: number
  readonly rowsDone: number
  readonly faults: readonly RowFault[]
  readonly faultCount: number
  readonly summary: ImportSummary | null
}

export type NewImport = Omit<RegisterImport, 'state' | 'rowsTotal' | 'rowsDone' | 'faults' | 'faultCount' | 'summary'> & { readonly sha256: Uint8Array }

export async function insertImport(tx: Tx, item: NewImport): Promise<void> {
  await sql`insert into kapu.register_import (id, register, organisation_id, scope, file_name, format, content, sha256, effective_from, uploaded_by_officer_id, uploaded_by_name, uploaded_at)
    values (${item.id}, ${item.register}, ${item.organisationId}, ${item.scope === null ? null : [...item.scope]}::uuid[], ${item.fileName}, ${item.format}, ${item.content}, ${Buffer.from(item.sha256)}, ${item.effectiveFrom},
      ${item.uploadedByOfficerId}, ${item.uploadedByName}, ${item.uploadedAt})`.execute(tx)
}

export async function readImport(db: Db | Tx, id: string): Promise<RegisterImport | null> {
  const { rows } = await sql<RegisterImport>`select id, register, organisation_id as "organisationId", scope, file_name as "fileName", format, content,
    effective_from as "effectiveFrom", uploaded_by_officer_id as "uploadedByOfficerId", uploaded_by_name as "uploadedByName", uploaded_at as "uploadedAt", state,
    rows_total as "rowsTotal", rows_done as "rowsDone", faults, fault_count as "faultCount", summary from kapu.register_import where id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function saveProgress(tx: Tx, id: string, progress: {
  readonly state: RegisterImport['state']; readonly rowsTotal: number; readonly rowsDone: number; readonly faults: readonly RowFault[]; readonly summary: ImportSummary | null
}): Promise<void> {
  await sql`update kapu.register_import set state = ${progress.state}, rows_total = ${progress.rowsTotal}, rows_done = ${progress.rowsDone},
    faults = ${JSON.stringify(progress.faults.slice(0, 500))}::jsonb, fault_count = ${progress.faults.length},
    summary = ${progress.summary === null ? null : JSON.stringify(progress.summary)}::jsonb where id = ${id}`.execute(tx)
}
