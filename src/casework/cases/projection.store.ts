import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { CaseProjection, StoredCase } from './case.types.ts'

/** A case among all offices'. */
export interface CaseKey {
  readonly organisationId: string
  readonly caseId: string
}

/** What stands in the row of a case of that which its acts decide. */
export interface ProjectedRow extends Omit<CaseProjection, 'closed'> {
  readonly sequence: number
  readonly updatedAt: Date
  readonly closedAt: Date | null
  /** Whether the search text is the one of the name that stands beside it. */
  readonly searchFits: boolean
}

/** Cases of all offices in the order of their key; for the housekeeper's role, which may see every office. */
export async function listCaseKeys(housekeeper: Db, page: { after: CaseKey | null; limit: number }): Promise<CaseKey[]> {
  const { rows } = await sql<CaseKey>`select organisation_id as "organisationId", id as "caseId" from kapu.authority_case
    ${page.after === null ? sql`` : sql`where (organisation_id, id) > (${page.after.organisationId}::uuid, ${page.after.caseId}::uuid)`}
    order by organisation_id, id limit ${page.limit}`.execute(housekeeper)
  return rows
}

/** The row of a case as it stands; the caller holds its lock. */
export async function readProjection(tx: Tx, key: CaseKey): Promise<ProjectedRow> {
  const { rows } = await sql<ProjectedRow>`select sequence, status, stage, waits_for as "waitsFor", waits_label as "waitsLabel", waits_since as "waitsSince",
      due_date as "dueDate", due_at as "dueAt", next_event_on as "nextEventOn", assignee_post_id as "assigneePostId", client_name as "clientName",
      updated_at as "updatedAt", closed_at as "closedAt",
      search_folded = kapu.fold(registration_number || ' ' || client_name || ' ' || subject) as "searchFits"
    from kapu.authority_case where organisation_id = ${key.organisationId} and id = ${key.caseId}`.execute(tx)
  return rows[0]!
}

/** Writes the row anew, whatever stood there; the caller holds its lock. */
export async function mendProjection(tx: Tx, stored: StoredCase, to: Omit<ProjectedRow, 'searchFits'>): Promise<void> {
  await tx.updateTable('authority_case').set({
    sequence: to.sequence,
    status: to.status,
    stage: to.stage,
    waits_for: to.waitsFor,
    waits_label: to.waitsLabel,
    waits_since: to.waitsSince,
    due_date: to.dueDate,
    due_at: to.dueAt,
    next_event_on: to.nextEventOn,
    assignee_post_id: to.assigneePostId,
    client_name: to.clientName,
    search_folded: sql<string>`kapu.fold(${`${stored.registrationNumber} ${to.clientName} ${stored.subject}`})`,
    updated_at: to.updatedAt,
    closed_at: to.closedAt
  }).where('organisation_id', '=', stored.organisationId).where('id', '=', stored.id).execute()
}
