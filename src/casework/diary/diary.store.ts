import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'

/** A case on which time alone has something to do. */
export interface DueCase {
  readonly organisationId: string
  readonly caseId: string
}

/**
 * Cases of all offices (or one) whose next event has come by the legal clock of their own office; keyset on the key of
 * the case. For the housekeeper's role, which may see every office.
 */
export async function listDueCases(
  housekeeper: Db, page: { now: Date; organisationId: string | null; after: DueCase | null; limit: number }
): Promise<DueCase[]> {
  // The furthest clock first, by itself: the planner sees how few cases lie before a day it knows, and takes the index of
  // next events; from a bound that is a subquery it guessed a third of all cases and read every office's.
  const furthest = await sql<{ day: string }>`
    select ((${page.now}::timestamptz + greatest(max(legal_clock_offset_ms), 0) * interval '1 millisecond') at time zone 'Europe/Budapest')::date as day
    from kapu.organisation`.execute(housekeeper)
  const { rows } = await sql<{ organisation_id: string; id: string }>`
    select c.organisation_id, c.id
    from kapu.authority_case c join kapu.organisation o on o.id = c.organisation_id
    -- the first bound serves the index; the second is the office's own clock
    where c.next_event_on <= ${furthest.rows[0]!.day}::date
      and c.next_event_on <= ((${page.now}::timestamptz + o.legal_clock_offset_ms * interval '1 millisecond') at time zone 'Europe/Budapest')::date
      ${page.organisationId === null ? sql`` : sql`and c.organisation_id = ${page.organisationId}`}
      ${page.after === null ? sql`` : sql`and (c.organisation_id, c.id) > (${page.after.organisationId}::uuid, ${page.after.caseId}::uuid)`}
    order by c.organisation_id, c.id
    limit ${page.limit}`.execute(housekeeper)
  return rows.map((row) => ({ organisationId: row.organisation_id, caseId: row.id }))
}

/** The day that was noted for the next event when the case was last written. */
export async function readNextEvent(tx: Tx, organisationId: string, caseId: string): Promise<string | null> {
  const row = await tx.selectFrom('authority_case').select('next_event_on')
    .where('organisation_id', '=', organisationId).where('id', '=', caseId).executeTakeFirst()
  return (row?.next_event_on as string | null | undefined) ?? null
}

/** Notes the day on which the sweeper looks next. */
export async function writeNextEvent(tx: Tx, organisationId: string, caseId: string, day: string | null): Promise<void> {
  await tx.updateTable('authority_case').set({ next_event_on: day })
    .where('organisation_id', '=', organisationId).where('id', '=', caseId).execute()
}
