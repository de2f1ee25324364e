import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { Tier } from '../organisations/index.ts'
import type { JobRoleValue } from './job-role-register.ts'
import type { JobRole, JobRoleEntitlement } from './job-role.types.ts'

interface Row {
  id: string; code: string; name_hu: string; name_en: string; organisation_tier: Tier; is_registrar: boolean; is_case_officer: boolean
  is_signer: boolean; is_head: boolean; is_auditor: boolean; is_administrator: boolean; is_national_administrator: boolean; case_types: string[]
}

const columns = (asOf: string) => sql`r.id, r.code, r.name_hu, r.name_en, r.organisation_tier, r.is_registrar, r.is_case_officer,
  r.is_signer, r.is_head, r.is_auditor, r.is_national_administrator or r.is_local_administrator as is_administrator, r.is_national_administrator,
  array(select t.case_type_code from kapu.job_role_case_type t where t.job_role_id = r.id and t.valid_from <= ${asOf}::date
    and (t.valid_to is null or t.valid_to >= ${asOf}::date) order by 1)::text[] as case_types`

function fromRow(row: Row): JobRole {
  return {
    id: row.id, code: row.code, name: { hu: row.name_hu, en: row.name_en }, organisationTier: row.organisation_tier,
    isRegistrar: row.is_registrar, isCaseOfficer: row.is_case_officer, isSigner: row.is_signer, isHead: row.is_head, isAuditor: row.is_auditor, isAdministrator: row.is_administrator,
    isNationalAdministrator: row.is_national_administrator,
    caseTypes: row.case_types
  }
}

/** A job role with its case types as of a day; null when it is not in force. */
export async function readJobRole(db: Db | Tx, id: string, asOf: string): Promise<JobRole | null> {
  const { rows } = await sql<Row>`select ${columns(asOf)} from kapu.job_role r where r.id = ${id}
    and r.valid_from <= ${asOf}::date and (r.valid_to is null or r.valid_to >= ${asOf}::date)`.execute(db)
  return rows[0] ? fromRow(rows[0]) : null
}

/** Job roles that someone holds in an organisation on a day, with names and duties of that day: the row of a job role has the present ones alone. */
export async function listJobRolesOf(db: Db | Tx, organisationId: string, asOf: string): Promise<JobRole[]> {
  const inForce = (alias: string) => sql`${sql.ref(`${alias}.valid_from`)} <= ${asOf}::date and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} >= ${asOf}::date)`
  const { rows } = await sql<{ id: string; value: Pick<JobRoleValue, 'code' | 'nameHu' | 'nameEn' | 'tier' | 'duties'>; caseTypes: string[] }>`
    with held as (select distinct p.job_role_id as id from kapu.post p where p.organisation_id = ${organisationId} and ${inForce('p')})
    select held.id, f.value, array(select t.case_type_code from kapu.job_role_case_type t where t.job_role_id = held.id and ${inForce('t')} order by 1)::text[] as "caseTypes"
    from held join kapu.register_fact f on f.register = 'job-roles' and f.subject_id = held.id and f.superseded_at is null and ${inForce('f')}
    order by f.name collate kapu.hungarian, held.id`.execute(db)
  return rows.map(({ id, value: { code, nameHu, nameEn, tier, duties }, caseTypes }) => ({
    id, code, name: { hu: nameHu, en: nameEn }, organisationTier: tier, isRegistrar: duties.includes('registrar'), isCaseOfficer: duties.includes('case-officer'),
    isSigner: duties.includes('signer'), isHead: duties.includes('head'), isAuditor: duties.includes('auditor'),
    isAdministrator: duties.includes('national-administrator') || duties.includes('local-administrator'), isNationalAdministrator: duties.includes('national-administrator'),
    caseTypes
  }))
}

/** Personal data each of the job roles may ask for on a day. */
export async function listEntitlements(db: Db | Tx, jobRoleIds: readonly string[], asOf: string): Promise<Map<string, JobRoleEntitlement[]>> {
  const { rows } = await sql<{
    job_role_id: string; category_hu: string; category_en: string; purpose: string; purpose_hu: string; purpose_en: string; legal_basis: string
    data_sets: string[]; valid_from: string; valid_to: string | null
  }>`select job_role_id, category_hu, category_en, purpose, purpose_hu, purpose_en, legal_basis, data_sets, valid_from, valid_to
    from kapu.job_role_entitlement where job_role_id = any(${[...jobRoleIds]}::uuid[]) and valid_from <= ${asOf}::date
      and (valid_to is null or valid_to >= ${asOf}::date) order by category_hu collate kapu.hungarian, purpose, legal_basis`.execute(db)
  const byRole = new Map<string, JobRoleEntitlement[]>()
  for (const row of rows) {
    const list = byRole.get(row.job_role_id) ?? []
    list.push({
      category: { hu: row.category_hu, en: row.category_en }, purpose: row.purpose, purposeText: { hu: row.purpose_hu, en: row.purpose_en },
      legalBasis: row.legal_basis, dataSets: row.data_sets, validFrom: row.valid_from, validTo: row.valid_to
    })
    byRole.set(row.job_role_id, list)
  }
  return byRole
}

/** Which of the codes a job role has or had. */
export async function takenCodes(db: Db | Tx, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set()
  const { rows } = await sql<{ code: string }>`select code from kapu.job_role where code = any(${[...codes]}::text[])`.execute(db)
  return new Set(rows.map(({ code }) => code))
}
