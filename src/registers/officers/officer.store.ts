import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { Officer, Post } from './officer.types.ts'

interface PostRow {
  id: string; officer_id: string; name: string; organisation_id: string; job_role_id: string; valid_from: string; valid_to: string | null
  substitutes_for_officer_id: string | null; substitutes_for_name: string | null
}

// A post counts only while its holder is employed.
const posts = (asOf: string, also = sql``) => sql`kapu.post p
  join kapu.officer o on o.id = p.officer_id and o.valid_from <= ${asOf}::date and (o.valid_to is null or o.valid_to >= ${asOf}::date)
  left join kapu.officer s on s.id = p.substitutes_for_officer_id ${also}
  where p.valid_from <= ${asOf}::date and (p.valid_to is null or p.valid_to >= ${asOf}::date)`
const columns = sql`p.id, p.officer_id, o.name, p.organisation_id, p.job_role_id, p.valid_from, p.valid_to,
  p.substitutes_for_officer_id, s.name as substitutes_for_name`

function fromRow(row: PostRow): Post {
  return {
    postId: row.id, officerId: row.officer_id, name: row.name, organisationId: row.organisation_id, jobRoleId: row.job_role_id,
    substitutesFor: row.substitutes_for_officer_id === null ? null : { officerId: row.substitutes_for_officer_id, name: row.substitutes_for_name ?? '' },
    validFrom: row.valid_from, validTo: row.valid_to
  }
}

/** An officer employed on a day. */
export async function readOfficer(db: Db | Tx, id: string, asOf: string): Promise<Officer | null> {
  const { rows } = await sql<{ id: string; officer_number: string; name: string; demo: boolean }>`
    select id, officer_number, name, demo from kapu.officer
    where id = ${id} and valid_from <= ${asOf}::date and (valid_to is null or valid_to >= ${asOf}::date)`.execute(db)
  const row = rows[0]
  return row ? { id: row.id, officerNumber: row.officer_number, name: row.name, demo: row.demo } : null
}

/** Posts that an officer holds on a day. */
export async function listPostsOfOfficer(db: Db | Tx, officerId: string, asOf: string): Promise<Post[]> {
  const { rows } = await sql<PostRow>`select ${columns} from ${posts(asOf)} and p.officer_id = ${officerId}
    order by p.substitutes_for_officer_id nulls first, p.valid_from, p.id`.execute(db)
  return rows.map(fromRow)
}

/** A post of this office on a day; null when it is another's, ended, or not begun. */
export async function postInForce(db: Db | Tx, organisationId: string, postId: string, asOf: string): Promise<Post | null> {
  const { rows } = await sql<PostRow>`select ${columns} from ${posts(asOf)} and p.id = ${postId} and p.organisation_id = ${organisationId}`.execute(db)
  return rows[0] ? fromRow(rows[0]) : null
}

/** Everyone who holds a post in the office on a day, for choosing whom to assign to. */
export async function listPostsOfOrganisation(
  db: Db | Tx, organisationId: string, asOf: string
): Promise<(Post & { readonly jobRole: { readonly hu: string; readonly en: string }; readonly isSigner: boolean; readonly isCaseOfficer: boolean })[]> {
  const { rows } = await sql<PostRow & { name_hu: string; name_en: string; is_signer: boolean; is_case_officer: boolean }>`
    select ${columns}, r.name_hu, r.name_en, r.is_signer, r.is_case_officer
    from ${posts(asOf, sql`join kapu.job_role r on r.id = p.job_role_id`)} and p.organisation_id = ${organisationId}
    order by o.name collate kapu.hungarian, p.id limit 500`.execute(db)
  return rows.map((row) => ({ ...fromRow(row), jobRole: { hu: row.name_hu, en: row.name_en }, isSigner: row.is_signer, isCaseOfficer: row.is_case_officer }))
}

/** Who holds (or held) a post, and in whose stead. */
export async function readPostHolders(
  db: Db | Tx, postId: string
): Promise<{ readonly officerId: string; readonly substitutesForOfficerId: string | null } | null> {
  const { rows } = await sql<{ officer_id: string; substitutes_for_officer_id: string | null }>`
    select officer_id, substitutes_for_officer_id from kapu.post where id = ${postId}`.execute(db)
  return rows[0] ? { officerId: rows[0].officer_id, substitutesForOfficerId: rows[0].substitutes_for_officer_id } : null
}
