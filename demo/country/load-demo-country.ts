import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client, PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { addDays, addMonths, legalDateOf } from '../../src/rules/calendar/index.ts'
import { demoId } from '../persons/index.ts'
import { territoryFacts } from './territory.ts'
import { demoEntitlements, demoJobRoles } from './job-roles.ts'
import { demoOfficeId, demoOffices } from './offices.ts'
import { withIndexesBuiltAfterwards } from './rebuilt-indexes.ts'
import { demoCardHolders, demoNewcomers, staffOf, type DemoPost } from './staff.ts'

type Field = string | number | boolean | null

function field(value: Field): string {
  if (value === null) return '\\N'
  return String(value).replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n')
}

/** Rows of one COPY: each also opens its history, and no statement may take longer than the server lets one. */
const rowsOfOneCopy = 10_000

async function copy(client: Client | PoolClient, statement: string, rows: readonly (readonly Field[])[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsOfOneCopy) await copyOnce(client, statement, rows.slice(from, from + rowsOfOneCopy))
}

async function copyOnce(client: Client | PoolClient, statement: string, rows: Iterable<readonly Field[]>): Promise<void> {
  // One chunk for many rows: a stream of single lines costs more than the rows themselves.
  function* chunks(): Generator<string> {
    let lines: string[] = []
    for (const row of rows) {
      lines.push(row.map(field).join('\t'))
      if (lines.length >= 2_000) {
        yield `${lines.join('\n')}\n`
        lines = []
      }
    }
    if (lines.length > 0) yield `${lines.join('\n')}\n`
  }
  await pipeline(Readable.from(chunks()), client.query(copyFrom(statement)))
}

const SINCE = '2020-01-01'

/** Tens of thousands of rows go into each. */
const largeTables = ['kapu.officer', 'kapu.post', 'kapu.officer_qualification', 'kapu.entitlement_grant', 'kapu.register_fact'] as const

export interface DemoCountryReport {
  /** False when the demonstration country was there already: nothing was changed. */
  readonly loaded: boolean
  readonly organisations: number
  readonly officers: number
}

/**
 * Loads offices, job roles, officers and posts of the demonstration country by COPY, as the owner of the tables, inside the
 * caller's transaction, and only once; real offices that were imported do not stand in its way. Gives the walk-through's office its policies.
 * @param recordedAt instant of recording
 */
export async function loadDemoCountry(client: Client | PoolClient, recordedAt: Date): Promise<DemoCountryReport> {
  const held = await client.query<{ held: boolean }>('select exists (select from kapu.organisation where demo) as held')
  if (held.rows[0]!.held) return { loaded: false, organisations: 0, officers: 0 }
  const counts = await withIndexesBuiltAfterwards(client, largeTables, () => copyCountry(client, recordedAt))
  await client.query('analyze kapu.organisation, kapu.officer, kapu.post, kapu.register_fact, kapu.entitlement_grant, kapu.officer_qualification')
  return { loaded: true, ...counts }
}

async function copyCountry(client: Client | PoolClient, recordedAt: Date): Promise<{ organisations: number, officers: number }> {
  const at = recordedAt.toISOString()
  const offices = demoOffices()
  await copy(client, `copy kapu.organisation (id, code, name, short_name, tier, kind, authority_kind, parent_id, superior_id, settlement, county,
    exchange_id, demo, valid_from, recorded_at) from stdin`, offices.map((office) => [
    office.id, office.code, office.name, office.shortName, office.tier, office.kind, office.authorityKind, office.parentId, office.superiorId, office.settlement,
    office.county, office.exchangeId, true, SINCE, at
  ]))
  await copy(client, 'copy kapu.register_fact (id, register, subject_id, parent_id, name, search, value, valid_from, recorded_at) from stdin',
    [...territoryFacts(offices, SINCE)].map(({ register, subjectId, fact }) => [
      demoId(`fact ${register} ${subjectId}`), register, subjectId, fact.parentId, fact.name, fact.search, JSON.stringify(fact.value), SINCE, at
    ]))
  await copy(client, `copy kapu.job_role (id, code, name_hu, name_en, organisation_tier, is_registrar, is_case_officer, is_signer, is_head, is_auditor,
    is_national_administrator, is_local_administrator, valid_from, recorded_at) from stdin`, demoJobRoles.map(({ id, code, hu, en, tier, duties }) => [
    id, code, hu, en, tier, duties.includes('registrar'), duties.includes('case-officer'), duties.includes('signer'), duties.includes('head'),
    duties.includes('auditor'), duties.includes('national-administrator'), duties.includes('local-administrator'), SINCE, at
  ]))
  await copy(client, 'copy kapu.job_role_case_type (job_role_id, case_type_code, valid_from, recorded_at) from stdin',
    demoJobRoles.flatMap(({ id, caseTypes }) => caseTypes.map((caseType) => [id, caseType, SINCE, at])))
  await copy(client, `copy kapu.job_role_entitlement (id, job_role_id, category_hu, category_en, purpose, purpose_hu, purpose_en, legal_basis, data_sets,
    valid_from, recorded_at) from stdin`, demoJobRoles.filter(({ asks }) => asks).flatMap((role) => demoEntitlements.filter(({ roles }) => roles?.includes(role.code) ?? true).map((item) => [
    demoId(`entitlement ${role.code} ${item.purpose}`), role.id, item.hu, item.en, item.purpose, item.purposeHu, item.purposeEn, item.legalBasis,
    `{${item.dataSets.map((code) => `"${code}"`).join(',')}}`, SINCE, at
  ])))

  const staff = [...staffOf(offices)]
  const named = [...demoCardHolders, ...demoNewcomers]
  await copy(client, 'copy kapu.officer (id, officer_number, name, employer_id, demo, valid_from, recorded_at) from stdin',
    [...named.map((officer) => ({ officer, employerId: officer.posts[0]!.organisationId })), ...staff.map(({ officer, post }) => ({ officer, employerId: post.organisationId }))]
      .map(({ officer: { id, number, familyName, givenName }, employerId }) => [id, number, `${familyName} ${givenName}`, employerId, true, SINCE, at]))
  await copy(client, 'copy kapu.post (id, officer_id, organisation_id, job_role_id, substitutes_for_officer_id, valid_from, recorded_at) from stdin',
    [...named.flatMap(({ posts }) => posts), ...staff.map(({ post }) => post)].map((post) => [
      post.id, post.officerId, post.organisationId, post.jobRoleId, post.substitutesForOfficerId, SINCE, at
    ]))
  await copyRights(client, [...named.flatMap(({ posts }) => posts), ...staff.map(({ post }) => post)], recordedAt)
  await copy(client, 'copy kapu.organisation_policy (organisation_id, code, value, legal_source, valid_from, recorded_at) from stdin',
    offices.filter(({ kind, id }) => kind !== 'mayors-office' || id === demoOfficeId).map(({ id }) => [
      id, 'four-eyes', '{"on": true}', 'A hivatal kiadmányozási szabályzata (bemutató)', SINCE, at
    ]))
  return { organisations: offices.length, officers: named.length + staff.length }
}

/**
 * The training and the approved right of everyone whose job role asks for personal data. Asked for by one national
 * administrator, approved by the other. In the office of the walk-through some wait for the head's review.
 */
async function copyRights(client: Client | PoolClient, posts: readonly DemoPost[], recordedAt: Date): Promise<void> {
  const at = recordedAt.toISOString()
  const today = legalDateOf(recordedAt)
  const purposesOf = new Map(demoJobRoles.filter(({ asks }) => asks).map((role) => [role.id, demoEntitlements.filter(({ roles }) => roles?.includes(role.code) ?? true).map(({ purpose }) => purpose)]))
  const asking = posts.filter(({ jobRoleId, substitutesForOfficerId }) => purposesOf.has(jobRoleId) && substitutesForOfficerId === null)
  await copy(client, 'copy kapu.officer_qualification (id, officer_id, kind, reference, valid_from, valid_to, recorded_at) from stdin', asking.map(({ id, officerId }) => [
    demoId(`training ${id}`), officerId, 'data-protection-training', 'bemutató képzés', SINCE, addMonths(today, 36), at
  ]))
  await copy(client, `copy kapu.entitlement_grant (id, officer_id, organisation_id, job_role_id, purposes, valid_from, valid_to, review_due, recorded_at,
    requested_by_officer_id, approved_by_officer_id) from stdin`, asking.map(({ id, officerId, organisationId, jobRoleId }) => [
    demoId(`right ${id}`), officerId, organisationId, jobRoleId, `{${purposesOf.get(jobRoleId)!.join(',')}}`, SINCE, addMonths(today, 36),
    organisationId === demoOfficeId ? addDays(today, 14) : addMonths(today, 24), at,
    demoId('officer orszagos-adminisztrator'), demoId('officer masik-orszagos-adminisztrator')
  ]))
}
