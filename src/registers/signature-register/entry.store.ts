import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import { inForceOn } from '../changes/index.ts'

export interface EntryRow {
  readonly id: string
  readonly kind: 'card-signing' | 'organisation-seal'
  readonly holder: string
  readonly serial: string
  readonly issuer: string
  readonly officerId: string | null
  readonly organisationId: string | null
  readonly organisationName: string | null
  readonly notBefore: Date
  readonly notAfter: Date
  readonly status: 'good' | 'hold' | 'revoked'
  readonly statusReason: string | null
  readonly statusSince: Date
  readonly replacedAt: Date | null
}

export interface EntryFilter {
  readonly day: string
  /** The instant of that day at which states are told. */
  readonly at: Date
  /** Words of the holder's name. */
  readonly words: readonly string[]
  /** In whose name. */
  readonly organisationId: string | null
  readonly serial: string | null
  readonly kind: 'signature' | 'seal' | null
  readonly before: string | null
  readonly limit: number
}

const kinds = sql`('card-signing', 'organisation-seal')`

/** Job roles that sign, by what the register says of them for the day. */
const signingRole = (jobRole: RawBuilder<unknown>, day: unknown): RawBuilder<unknown> =>
  sql`kapu.register_fact r on r.register = 'job-roles' and r.subject_id = ${jobRole} and r.superseded_at is null and ${inForceOn('r', day)} and r.value -> 'duties' ? 'signer'`

/**
 * Who of the officers stands in the register: whoever exercises public power by signing on the day. Their names and job roles are public
 * (Info tv. 26. § (2)), those of the others are not.
 */
const signsOn = (day: string): RawBuilder<boolean> => sql<boolean>`exists (select from kapu.post p join ${signingRole(sql`p.job_role_id`, day)} where p.officer_id = c.officer_id and ${inForceOn('p', day)})`

const columns = sql`c.id, c.kind, c.holder_name as holder, c.serial, i.holder_name as issuer, c.officer_id as "officerId", c.organisation_id as "organisationId", g.name as "organisationName",
  c.not_before as "notBefore", c.not_after as "notAfter", t.status, t.reason as "statusReason", t.valid_from as "statusSince", x.at as "replacedAt"`
const joins = (at: Date): RawBuilder<unknown> => sql`join kapu.signature_certificate i on i.id = c.issuer_id left join kapu.organisation g on g.id = c.organisation_id
  cross join lateral (select status, reason, valid_from from kapu.signature_certificate_status s where s.certificate_id = c.id and s.valid_from <= ${at} order by s.sequence desc limit 1) t
  left join kapu.seal l on l.certificate_id = c.id left join kapu.seal_event x on x.seal_id = l.id and x.step = 'replace' and x.at <= ${at}`

/** A page of the register as it stood on the day, the newest first. */
export async function listEntries(db: Db | Tx, filter: EntryFilter): Promise<EntryRow[]> {
  const { day, at, words, organisationId, serial, kind, before } = filter
  const certificateKinds = kind === null ? sql`c.kind in ${kinds}` : kind === 'seal' ? sql`c.kind = 'organisation-seal'` : sql`c.kind = 'card-signing'`
  const conditions: RawBuilder<unknown>[] = [
    // The condition of the indexes, whatever else is asked.
    sql`c.kind in ${kinds}`, ...(kind === null ? [] : [certificateKinds]), sql`c.recorded_at <= ${at}`, sql`(c.kind = 'organisation-seal' or ${signsOn(day)})`,
    ...words.map((word) => sql`c.holder_folded like '%' || kapu.fold(${word.replaceAll(/[%_\\]/g, '\\$&')}) || '%'`),
    ...(serial === null ? [] : [sql`c.serial = ${serial}`]),
    ...(organisationId === null ? [] : [sql`c.id in (${ofOffice(organisationId, day)})`]),
    ...(before === null ? [] : [sql`c.id < ${before}`])
  ]
  const { rows } = await sql<EntryRow>`select ${columns} from (select c.* from kapu.signature_certificate c where ${sql.join(conditions, sql` and `)} order by c.id desc limit ${filter.limit}) c
    ${joins(at)} order by c.id desc`.execute(db)
  return rows
}

/** Certificates of an office's seals and of those who sign in its name on the day. */
function ofOffice(organisationId: string, day: string): RawBuilder<unknown> {
  return sql`select o.id from kapu.signature_certificate o where o.organisation_id = ${organisationId} and o.kind = 'organisation-seal'
    union all select o.id from kapu.post p join ${signingRole(sql`p.job_role_id`, day)} join kapu.signature_certificate o on o.officer_id = p.officer_id and o.kind = 'card-signing'
      where p.organisation_id = ${organisationId} and ${inForceOn('p', day)}`
}

export interface RightRow {
  readonly officerId: string
  readonly organisationId: string
  readonly organisationName: string
  readonly roleHu: string
  readonly roleEn: string
  readonly substitutesFor: string | null
  readonly caseTypes: readonly string[]
  readonly from: string
  readonly to: string | null
}

const rightColumns = sql`p.officer_id as "officerId", g.id as "organisationId", g.name as "organisationName", r.value ->> 'nameHu' as "roleHu", r.value ->> 'nameEn' as "roleEn",
  s.name as "substitutesFor", array(select jsonb_array_elements_text(r.value -> 'caseTypes'))::text[] as "caseTypes", greatest(p.valid_from, r.valid_from) as "from", least(p.valid_to, r.valid_to) as "to"`
const rightJoins = sql`join kapu.organisation g on g.id = p.organisation_id left join kapu.officer s on s.id = p.substitutes_for_officer_id`

/** In whose name and what these officers may sign on a day. */
export async function listRights(db: Db | Tx, officerIds: readonly string[], day: string): Promise<RightRow[]> {
  const { rows } = await sql<RightRow>`select ${rightColumns} from kapu.post p join ${signingRole(sql`p.job_role_id`, day)} ${rightJoins}
    where p.officer_id = any(${[...officerIds]}::uuid[]) and ${inForceOn('p', day)} order by p.valid_from, p.id`.execute(db)
  return rows
}

/** Every right of an officer to sign within days, as the registers believe it now. */
export async function listRightsEver(db: Db | Tx, officerId: string, from: string, to: string): Promise<RightRow[]> {
  const { rows } = await sql<RightRow>`select ${rightColumns} from kapu.post p
    join kapu.register_fact r on r.register = 'job-roles' and r.subject_id = p.job_role_id and r.superseded_at is null and r.value -> 'duties' ? 'signer'
      and r.valid_from <= coalesce(p.valid_to, 'infinity') and coalesce(r.valid_to, 'infinity') >= p.valid_from ${rightJoins}
    where p.officer_id = ${officerId} and p.valid_from <= ${to}::date and (p.valid_to is null or p.valid_to >= ${from}::date) and r.valid_from <= ${to}::date and (r.valid_to is null or r.valid_to >= ${from}::date)
    order by "from", p.id limit 200`.execute(db)
  return rows
}

/** One certificate as it stands at the instant, whoever its holder is; null: none that signs or seals. */
export async function findEntry(db: Db | Tx, id: string, at: Date): Promise<(EntryRow & { readonly der: Buffer; readonly sha256: Buffer }) | null> {
  const { rows } = await sql<EntryRow & { der: Buffer; sha256: Buffer }>`select ${columns}, c.der, c.sha256 from kapu.signature_certificate c ${joins(at)}
    where c.id = ${id} and c.kind in ${kinds}`.execute(db)
  return rows[0] ?? null
}

export async function listStatuses(db: Db | Tx, id: string): Promise<{ readonly status: 'good' | 'hold' | 'revoked'; readonly reason: string | null; readonly at: Date }[]> {
  const { rows } = await sql<{ status: 'good' | 'hold' | 'revoked'; reason: string | null; at: Date }>`select status, reason, valid_from as at from kapu.signature_certificate_status
    where certificate_id = ${id} order by sequence`.execute(db)
  return rows
}

/** Other certificates of the same officer or office, the newest first. */
export async function listOthers(db: Db | Tx, entry: Pick<EntryRow, 'id' | 'kind' | 'officerId' | 'organisationId'>): Promise<{ readonly id: string; readonly serial: string; readonly notBefore: Date; readonly notAfter: Date }[]> {
  const { rows } = await sql<{ id: string; serial: string; notBefore: Date; notAfter: Date }>`select id, serial, not_before as "notBefore", not_after as "notAfter" from kapu.signature_certificate
    where ${entry.kind === 'card-signing' ? sql`officer_id = ${entry.officerId}` : sql`organisation_id = ${entry.organisationId}`} and kind = ${entry.kind} and id <> ${entry.id}
    order by not_before desc, id desc limit 50`.execute(db)
  return rows
}
