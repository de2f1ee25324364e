import { sql, type RawBuilder } from 'kysely'
import { instantText, isoInstant, type Db, type Tx } from '../../platform/database/index.ts'
import type { ChangeState, Effect, FactValue, RegisterChange, Standing } from './changes.types.ts'

interface Row {
  id: string; register: string; kind: string; subject_id: string | null; subject_name: string; organisation_id: string | null; organisation_name: string | null
  touches: string[]; concerns: string[]; national: boolean; four_eyes: boolean; effective_from: string; reason: string; input: unknown
  before: Half[]; after: Half[]; expected_version: number; state: ChangeState; version: number
  proposed_by_officer_id: string | null; proposed_by_post_id: string | null; proposed_by_organisation_id: string | null; proposed_by_name: string; proposed_at: Date
  decided_by_officer_id: string | null; decided_by_name: string | null; decided_at: Date | null; decision_note: string | null
}
interface Half { register: string; subjectId: string; name: string; from: string; to: string | null; value: FactValue | null }

const columns = sql`c.id, c.register, c.kind, c.subject_id, c.subject_name, c.organisation_id, g.name as organisation_name, c.touches, c.concerns, c.national, c.four_eyes,
  c.effective_from, c.reason, c.input, c.before, c.after, c.expected_version, c.state, c.version, c.proposed_by_officer_id, c.proposed_by_post_id,
  c.proposed_by_organisation_id, c.proposed_by_name, c.proposed_at, c.decided_by_officer_id, c.decided_by_name, c.decided_at, c.decision_note`

function effectsOf(row: Pick<Row, 'before' | 'after'>): Effect[] {
  return row.after.map((after, index): Effect => ({
    register: after.register, subjectId: after.subjectId, name: after.name, from: after.from, to: after.to,
    before: row.before[index]?.value ?? null, after: after.value
  }))
}

function fromRow(row: Row): RegisterChange {
  const effects = effectsOf(row)
  return {
    id: row.id, register: row.register, kind: row.kind, subjectId: row.subject_id, subjectName: row.subject_name, organisationId: row.organisation_id,
    organisationName: row.organisation_name, touches: row.touches, concerns: row.concerns, national: row.national, fourEyes: row.four_eyes, effectiveFrom: row.effective_from,
    reason: row.reason, input: row.input, effects, expectedVersion: row.expected_version, state: row.state, version: row.version,
    proposedByOfficerId: row.proposed_by_officer_id, proposedByPostId: row.proposed_by_post_id, proposedByOrganisationId: row.proposed_by_organisation_id,
    proposedByName: row.proposed_by_name, proposedAt: row.proposed_at, decidedByOfficerId: row.decided_by_officer_id, decidedByName: row.decided_by_name,
    decidedAt: row.decided_at, decisionNote: row.decision_note
  }
}

export interface NewChange extends Omit<RegisterChange, 'organisationName' | 'version' | 'decidedByOfficerId' | 'decidedByName' | 'decidedAt' | 'decisionNote'> {
  readonly entryId: string
}

export async function insertChange(tx: Tx, change: NewChange): Promise<void> {
  const half = (which: 'before' | 'after'): string => JSON.stringify(change.effects.map((effect) => ({
    register: effect.register, subjectId: effect.subjectId, name: effect.name, from: effect.from, to: effect.to, value: effect[which]
  })))
  const applied = change.state === 'applied'
  await sql`insert into kapu.register_change (id, register, kind, subject_id, subject_name, organisation_id, touches, concerns, national, four_eyes, effective_from, reason,
      input, before, after, expected_version, state, proposed_by_officer_id, proposed_by_post_id, proposed_by_organisation_id, proposed_by_name, proposed_at,
      proposed_entry_id, decided_at, decided_entry_id)
    values (${change.id}, ${change.register}, ${change.kind}, ${change.subjectId}, ${change.subjectName}, ${change.organisationId}, ${[...change.touches]}::uuid[], ${[...change.concerns]}::uuid[],
      ${change.national}, ${change.fourEyes}, ${change.effectiveFrom}, ${change.reason}, ${JSON.stringify(change.input)}::jsonb, ${half('before')}::jsonb,
      ${half('after')}::jsonb, ${change.expectedVersion}, ${change.state}, ${change.proposedByOfficerId}, ${change.proposedByPostId},
      ${change.proposedByOrganisationId}, ${change.proposedByName}, ${change.proposedAt}, ${change.entryId},
      ${applied ? change.proposedAt : null}, ${applied ? change.entryId : null})`.execute(tx)
}

/** A change; `lock` makes other decisions on it wait. */
export async function readChange(db: Db | Tx, id: string, options: { readonly lock: boolean } = { lock: false }): Promise<RegisterChange | null> {
  const { rows } = await sql<Row>`select ${columns} from kapu.register_change c left join kapu.organisation g on g.id = c.organisation_id
    where c.id = ${id} ${options.lock ? sql`for no key update of c` : sql``}`.execute(db)
  return rows[0] ? fromRow(rows[0]) : null
}

export async function saveDecision(tx: Tx, id: string, decision: {
  readonly state: Exclude<ChangeState, 'waiting'>; readonly version: number; readonly officerId: string | null; readonly postId: string | null
  readonly name: string; readonly at: Date; readonly note: string | null; readonly entryId: string
}): Promise<void> {
  await sql`update kapu.register_change set state = ${decision.state}, version = ${decision.version}, decided_by_officer_id = ${decision.officerId},
    decided_by_post_id = ${decision.postId}, decided_by_name = ${decision.name}, decided_at = ${decision.at}, decision_note = ${decision.note},
    decided_entry_id = ${decision.entryId} where id = ${id}`.execute(tx)
}

/**
 * Changes that the officer may see, as a condition for lists: those of the offices they look after, and their own. What may
 * be approved is, in SQL, what `register:approve` allows; a property test holds both equal.
 */
export function approvableChanges(standing: Standing): RawBuilder<boolean> {
  const persons = [...standing.persons]
  const others = sql`((c.proposed_by_officer_id is null or not (c.proposed_by_officer_id = any(${persons}::uuid[]))) and not (c.concerns && ${persons}::uuid[]))`
  if (standing.national) return sql<boolean>`${others}`
  return sql<boolean>`(${others} and not c.national and c.touches <> '{}' and c.touches <@ ${[...standing.organisations]}::uuid[])`
}

export type ChangeView = 'waiting' | 'mine' | 'history'

/** Effects that are shown of a change; one of a merger has thousands. */
export const EFFECTS_SHOWN = 50

/** A change as a list shows it: instants as text, the first effects only, and what the viewer may do with it. */
export type ListedChange = Pick<RegisterChange, 'id' | 'register' | 'kind' | 'subjectId' | 'subjectName' | 'organisationId' | 'organisationName' | 'national' | 'fourEyes'
  | 'effectiveFrom' | 'reason' | 'effects' | 'state' | 'version' | 'proposedByName' | 'decidedByName' | 'decisionNote'>
  & { readonly effectCount: number; readonly proposedAt: string; readonly decidedAt: string | null; readonly mayDecide: boolean; readonly mayWithdraw: boolean }

/** A page of changes, the newest first; `waiting`: those the officer may decide, the longest waiting first. */
export async function listChanges(db: Db | Tx, filter: {
  readonly view: ChangeView; readonly standing: Standing; readonly register: string | null; readonly subjectId: string | null; readonly officerId: string
  readonly after: string | null; readonly limit: number
}): Promise<ListedChange[]> {
  const { view, standing } = filter
  const visible = standing.national
    ? sql`true`
    : sql`(c.organisation_id = any(${[...standing.organisations]}::uuid[]) or c.proposed_by_officer_id = ${filter.officerId})`
  const where = view === 'waiting'
    ? sql`c.state = 'waiting' and ${standing.national ? sql`true` : sql`c.organisation_id = any(${[...standing.organisations]}::uuid[])`} and ${approvableChanges(standing)}`
    : view === 'mine' ? sql`c.proposed_by_officer_id = ${filter.officerId}` : visible
  const first = (halves: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`case when jsonb_array_length(${halves}) <= ${EFFECTS_SHOWN} then ${halves} else jsonb_path_query_array(${halves}, ${`$[0 to ${EFFECTS_SHOWN - 1}]`}::text::jsonpath) end`
  const { rows } = await sql<Omit<ListedChange, 'effects'> & Pick<Row, 'before' | 'after'>>`select c.id, c.register, c.kind, c.subject_id as "subjectId", c.subject_name as "subjectName",
      c.organisation_id as "organisationId", g.name as "organisationName", c.national, c.four_eyes as "fourEyes", c.effective_from as "effectiveFrom", c.reason,
      ${first(sql`c.before`)} as before, ${first(sql`c.after`)} as after, jsonb_array_length(c.after) as "effectCount", c.state, c.version,
      c.proposed_by_name as "proposedByName", ${instantText(sql`c.proposed_at`)} as "proposedAt", c.decided_by_name as "decidedByName",
      ${instantText(sql`c.decided_at`)} as "decidedAt", c.decision_note as "decisionNote", c.state = 'waiting' and ${approvableChanges(standing)} as "mayDecide",
      coalesce(c.state = 'waiting' and c.proposed_by_officer_id = any(${[...standing.persons]}::uuid[]), false) as "mayWithdraw"
    from kapu.register_change c left join kapu.organisation g on g.id = c.organisation_id
    where ${where} ${filter.register === null ? sql`` : sql`and c.register = ${filter.register}`}
    ${filter.subjectId === null ? sql`` : sql`and c.subject_id = ${filter.subjectId}`}
    ${filter.after === null ? sql`` : view === 'waiting' ? sql`and c.id > ${filter.after}` : sql`and c.id < ${filter.after}`}
    order by c.id ${view === 'waiting' ? sql`asc` : sql`desc`} limit ${filter.limit}`.execute(db)
  return rows.map(({ before, after, ...row }) => ({
    ...row, effects: effectsOf({ before, after }), proposedAt: isoInstant(row.proposedAt), decidedAt: row.decidedAt === null ? null : isoInstant(row.decidedAt)
  }))
}

/** Posts whose holders may decide on what waits: national administrators; for an office's own matters its heads and local administrators. */
export async function listApprovers(db: Db | Tx, change: Pick<RegisterChange, 'organisationId' | 'national' | 'proposedByOfficerId'>, today: string): Promise<
  { readonly postId: string; readonly organisationId: string }[]
> {
  const inForce = sql`p.valid_from <= ${today}::date and (p.valid_to is null or p.valid_to >= ${today}::date)`
  const { rows } = await sql<{ id: string; organisation_id: string }>`
    select p.id, p.organisation_id from kapu.post p join kapu.job_role r on r.id = p.job_role_id
    where ${inForce} and p.officer_id is distinct from ${change.proposedByOfficerId}
      and ${change.national || change.organisationId === null
        ? sql`r.is_national_administrator`
        : sql`p.organisation_id = ${change.organisationId} and (r.is_head or r.is_local_administrator)`}
    order by p.id limit 50`.execute(db)
  return rows.map((row) => ({ postId: row.id, organisationId: row.organisation_id }))
}

/** Any officer but these: the second person of a preview, which is taken back. */
export async function findAnotherOfficer(tx: Tx, but: readonly string[]): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from kapu.officer where not (id = any(${[...but]}::uuid[])) limit 1`.execute(tx)
  return rows[0]!.id
}
