/**
 * The registers of organisations, officers, posts, job roles, rights and their changes find their rows by an index at the size of a
 * country (here a fifth of it): a page of 50 must not cost more because 70,000 officers are there.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillCountry, type Country } from '../../bench/country.ts'
import { readPostsOnDay } from '../../src/access/entitlement/index.ts'
import { listDutiesAsOf, listEntitledCaseTypesAsOf, listEntitledPurposesAsOf, listGrantedPurposesAsOf, listSourcesKnown } from '../../src/access/rights/past-rights.store.ts'
import { listDuties, listEntitledCaseTypes, listEntitledPurposes, listGrantedPurposes, listPostsWithCards, listSources, readRights } from '../../src/access/rights/rights.store.ts'
import type { Db, Tx } from '../../src/platform/database/index.ts'
import { listApprovers, listChanges, readChange, type ChangeView } from '../../src/registers/changes/change.store.ts'
import { listFacts, readBelieved, readFact, readHistory, readVersion } from '../../src/registers/changes/fact.store.ts'
import { findSettlements, findTerritory, listCompetencesOf, readCompetences, searchSettlements } from '../../src/registers/competence/competence.store.ts'
import { findGrant, listDue, listGrantsAsOf, listGrantsOf, readRequestFacts } from '../../src/registers/grants/grant.store.ts'
import { listEntitlements, listJobRolesOf } from '../../src/registers/job-roles/job-role.store.ts'
import { listPostsOfOfficer, listPostsOfOrganisation, postInForce } from '../../src/registers/officers/officer.store.ts'
import { findPost, listGrantIds, listPosts, listPublicOfficials, listQualifications, listStaff, readStaffRecord } from '../../src/registers/officers/staff.store.ts'
import { hasPostsFrom, listChildren, listUnits } from '../../src/registers/organisations/organisation.store.ts'
import { listCounties, listPastCounties, listTree, readRelations } from '../../src/registers/organisations/tree.store.ts'
import { testDatabase, type TestDatabase } from '../factories/database.ts'
import { plansOf, waysTo, type Plan } from '../factories/query-plan.ts'

const today = '2026-11-24'
const now = { day: today, knownAt: null }
const past = { day: '2021-06-30', knownAt: new Date('2021-07-01T00:00:00Z') }
const nobody = '00000000-0000-7000-8000-000000000000'

let t: TestDatabase
let country: Country
let office: string
let post: { id: string; officer_id: string; organisation_id: string; job_role_id: string }
beforeAll(async () => {
  t = await testDatabase()
  country = await fillCountry(t.pool('owner'), { offices: 100, unitsEach: 9, officers: 14_000, changes: 6_000 })
  office = country.offices[0]!
  post = (await sql<typeof post>`select id, officer_id, organisation_id, job_role_id from kapu.post where organisation_id = ${office} limit 1`.execute(t.owner)).rows[0]!
}, 120_000)
afterAll(() => t?.close())

/** Tables that grow with the country. */
const large = ['register_fact', 'register_change', 'officer', 'post', 'officer_qualification', 'entitlement_grant', 'competence', 'settlement']
const plans = (read: (db: Tx) => Promise<unknown>): Promise<Plan[]> => plansOf(t, null, read)
/** Stores that take the pool are read in the same transaction as the others. */
const asDb = (tx: Tx): Db => tx as unknown as Db
const text = (found: readonly Plan[]): string => found.map((plan) => `${plan.statement}\n${plan.text}`).join('\n')
const expectIndexes = (found: readonly Plan[], tables: readonly string[] = large): void => {
  expect(found.length).toBeGreaterThan(0)
  expect(tables.filter((table) => waysTo(found, table).includes('(all rows)')), text(found)).toEqual([])
}
const expectWay = (found: readonly Plan[], table: string, way: string): void => {
  expectIndexes(found)
  expect(waysTo(found, table), text(found)).toEqual([way])
}

describe('a register of facts', () => {
  it.each(['officers', 'posts', 'organisations', 'grants', 'competences'])('%s: a page in the order of names, today and in the past, needs no sort', async (register) => {
    for (const after of [null, { name: 'Kovács', subjectId: nobody }]) {
      for (const asOf of [now, past]) {
        const found = await plans((tx) => listFacts(tx, { register, asOf, after, limit: 51 }))
        expectWay(found, 'register_fact', 'register_fact_by_name')
        // Equal names under the collation are put into order by id among themselves, if at all.
        expect(found[0]!.steps, text(found)).not.toContain('Sort')
      }
    }
  })

  it('a page of what stands under one office reads that office alone', async () => {
    const villages = country.offices.at(-1)!
    for (const register of ['officers', 'posts', 'organisations', 'grants']) {
      expectWay(await plans((tx) => listFacts(tx, { register, asOf: now, parentId: villages, limit: 51 })), 'register_fact', 'register_fact_under')
      expectWay(await plans((tx) => listFacts(tx, { register, asOf: now, within: [villages], limit: 51 })), 'register_fact', 'register_fact_under')
    }
  })

  it('who types a whole number finds who has it at once', async () => {
    const found = await plans((tx) => listFacts(tx, { register: 'officers', asOf: now, number: 'B0004711', limit: 51 }))
    expect(waysTo(found, 'register_fact'), text(found)).toEqual(['register_fact_by_number'])
  })

  it('a search finds rare words by their letters', async () => {
    for (const register of ['officers', 'posts', 'organisations']) {
      expectIndexes(await plans((tx) => listFacts(tx, { register, asOf: now, search: 'B0004711', limit: 51 })))
    }
    expect(waysTo(await plans((tx) => listFacts(tx, { register: 'officers', asOf: now, search: 'B0004711', limit: 51 })), 'register_fact')[0]).toMatch(/register_fact_search/)
  })

  it('an entry, its history and its version are found by the subject', async () => {
    const found = await plans(async (tx) => {
      await readFact(tx, 'officers', country.officerId, now)
      await readHistory(tx, 'officers', country.officerId)
      await readVersion(tx, 'officers', country.officerId)
      await readBelieved(tx, 'officers', [country.officerId])
    })
    expectIndexes(found)
    expect(waysTo(found, 'register_fact').every((way) => /^register_fact_(of_subject|believed|open)$/.test(way)), text(found)).toBe(true)
  })
})

describe('changes', () => {
  const national = { national: true, organisations: [], persons: [nobody] }
  it.each(['waiting', 'mine', 'history'] as const)('%s: a page of a national and of a local administrator', async (view: ChangeView) => {
    for (const standing of [national, { ...national, national: false, organisations: [office] }]) {
      for (const after of [null, nobody]) {
        const found = await plans((tx) => listChanges(tx, { view, standing, register: null, subjectId: null, officerId: post.officer_id, after, limit: 31 }))
        expectIndexes(found)
      }
    }
    expectIndexes(await plans((tx) => listChanges(tx, { view, standing: national, register: 'officers', subjectId: country.officerId, officerId: post.officer_id, after: null, limit: 31 })))
  })

  it('one change, and who may decide it, by keys', async () => {
    expectIndexes(await plans((tx) => readChange(tx, nobody)))
    expectIndexes(await plans((tx) => listApprovers(tx, { organisationId: office, national: false, proposedByOfficerId: null }, today)))
  })
})

describe('the tree of organisations', () => {
  it('is walked level by level, today by its own indexes, in the past by those of the facts', async () => {
    for (const after of [null, { name: 'M', id: nobody }]) {
      const top = await plans((tx) => listTree(asDb(tx), { under: { tier: 'mayors-office', county: 'Pest' }, day: today, knownAt: null, after, limit: 101 }))
      expect(waysTo(top, 'organisation'), text(top)).toEqual(['organisation_tree', 'organisation_units'])
      expect(top[0]!.steps, text(top)).not.toContain('Sort')
      expect(waysTo(await plans((tx) => listTree(asDb(tx), { under: { tier: 'national-body', county: null }, day: today, knownAt: null, after, limit: 101 })), 'organisation')).not.toContain('(all rows)')
      const below = await plans((tx) => listTree(asDb(tx), { under: { unit: office }, day: today, knownAt: null, after, limit: 101 }))
      expect(waysTo(below, 'organisation').every((way) => /^organisation_(children|units)$/.test(way)), text(below)).toBe(true)
      for (const under of [{ unit: office }, { tier: 'mayors-office', county: 'Pest' } as const]) {
        expectIndexes(await plans((tx) => listTree(asDb(tx), { under, day: past.day, knownAt: past.knownAt, after, limit: 101 })))
      }
    }
  })

  it('is listed, searched and related without reading it whole', async () => {
    expectIndexes(await plans((tx) => listUnits(asDb(tx), { asOf: today, tier: null, search: null, after: null, limit: 51 })), ['organisation'])
    expectIndexes(await plans((tx) => listUnits(asDb(tx), { asOf: today, tier: 'mayors-office', search: null, after: { name: 'M', id: nobody }, limit: 51 })), ['organisation'])
    expectIndexes(await plans((tx) => listUnits(asDb(tx), { asOf: today, tier: null, search: 'település 77', after: null, limit: 51 })), ['organisation'])
    expectIndexes(await plans((tx) => listChildren(asDb(tx), office, today)), ['organisation'])
    expectIndexes(await plans((tx) => listCounties(asDb(tx), 'mayors-office', today)), ['organisation'])
    expectIndexes(await plans((tx) => listPastCounties(asDb(tx), 'mayors-office', past.day, past.knownAt)), ['register_fact'])
    expectIndexes(await plans((tx) => readRelations(asDb(tx), office, today)))
    expectIndexes(await plans((tx) => hasPostsFrom(tx, country.offices.at(-1)!, today)))
  })

  it('knows who is competent where by territory and by office', async () => {
    expectWay(await plans((tx) => readCompetences(tx, [{ kind: 'settlement', code: '101' }, { kind: 'county', code: 'Pest' }], today)), 'competence', 'competence_of_territory')
    expectWay(await plans((tx) => listCompetencesOf(tx, office, today, 500)), 'competence', 'competence_of_organisation')
    expectIndexes(await plans((tx) => findSettlements(tx, 'Település 101', today)))
    expectIndexes(await plans((tx) => searchSettlements(tx, 'település 101', today, 12)))
    expectIndexes(await plans(async (tx) => { for (const kind of ['settlement', 'district', 'county'] as const) await findTerritory(tx, kind, '10101', today) }))
  })
})

describe('officers, posts and job roles', () => {
  it('of one office are found by the office', async () => {
    const found = await plans(async (tx) => {
      await listStaff(tx, { organisationId: country.offices[9]!, day: today, isStated: false, search: null, after: null, limit: 51 })
      await listStaff(tx, { organisationId: country.offices[9]!, day: today, isStated: true, search: 'kovács', after: { name: 'K', id: nobody }, limit: 51 })
      await listPostsOfOrganisation(tx, country.offices[9]!, today)
      await listPublicOfficials(tx, country.offices[9]!, today)
      await listJobRolesOf(tx, country.offices[9]!, today)
      await listPostsWithCards(tx, country.offices[9]!, today, 500)
    })
    expectIndexes(found)
    expect(waysTo(found, 'post'), text(found)).toEqual(['post_of_organisation', 'post_pkey'])
    // Pages of the office by what stands under it; names and duties of the day by their subjects.
    expect(waysTo(found, 'register_fact').every((way) => /register_fact_(under|believed|of_subject)/.test(way)), text(found)).toBe(true)
    const ofOffice = await plans(async (tx) => {
      await readPostsOnDay(tx, { organisationId: country.offices[9]!, limit: 500 }, { day: today, knownAt: null })
      await readPostsOnDay(tx, { postId: post.id }, { day: today, knownAt: null })
    })
    expectIndexes(ofOffice)
    expect(waysTo(ofOffice, 'post'), text(ofOffice)).toEqual(['post_of_organisation', 'post_pkey'])
    const known = { day: today, knownAt: new Date() }
    expectIndexes(await plans(async (tx) => {
      await readPostsOnDay(tx, { organisationId: country.offices[9]!, limit: 500 }, known)
      await readPostsOnDay(tx, { postId: post.id }, known)
      await listSourcesKnown(tx, post.id, known, { caseType: 'telepengedely', purpose: 'client-identification' })
      await listDutiesAsOf(tx, [country.offices[9]!], known, 5_000)
      await listEntitledPurposesAsOf(tx, post.officer_id, known)
      await listGrantedPurposesAsOf(tx, country.offices[9]!, known, today)
      await listEntitledCaseTypesAsOf(tx, country.offices[9]!, known, today)
      await listGrantsAsOf(tx, { officerId: post.officer_id }, known)
      await listGrantsAsOf(tx, { organisationId: country.offices[9]!, dueBy: today, after: null, limit: 51 }, known)
    }))
  })

  it('of one officer are found by the officer', async () => {
    expectIndexes(await plans(async (tx) => {
      await listPosts(tx, post.officer_id, { alsoFor: true })
      await findPost(tx, post.id)
      await listPostsOfOfficer(tx, post.officer_id, today)
      await postInForce(tx, post.organisation_id, post.id, today)
      await listQualifications(tx, post.officer_id)
      await readStaffRecord(tx, post.officer_id)
      await listGrantIds(tx, post.officer_id, null)
    }))
  })
})

describe('rights', () => {
  it('of one officer are found by the officer, those to be reviewed in the order of their day', async () => {
    const villages = country.offices[20]!
    expectIndexes(await plans(async (tx) => {
      await listGrantsOf(tx, post.officer_id, today)
      await findGrant(tx, nobody, today)
      await readRequestFacts(tx, [{ officerId: post.officer_id, organisationId: office, jobRoleId: post.job_role_id }], today)
      await listSources(tx, post.id, today, { caseType: 'telepengedely', purpose: 'client-identification' })
      await listEntitledPurposes(tx, post.officer_id, today)
      await readRights(tx, { officers: [post.officer_id], jobRoles: [], organisations: [] }, today, 1_000)
      await listEntitlements(tx, [post.job_role_id], today)
    }))
    for (const after of [null, { due: '2026-11-30', id: nobody }]) {
      expectWay(await plans((tx) => listDue(tx, { organisationId: villages, day: today, dueBy: '2026-12-24', after, limit: 51 })), 'entitlement_grant', 'entitlement_grant_review')
    }
    expectIndexes(await plans((tx) => listGrantedPurposes(tx, villages, today, '2026-08-24')))
    expectIndexes(await plans((tx) => listEntitledCaseTypes(tx, villages, today, '2026-08-24')))
    expectIndexes(await plans((tx) => listDuties(tx, [villages], today, 5_000)))
  })
})

it('these tests see a lost index', async () => {
  await sql`drop index kapu.entitlement_grant_review`.execute(t.owner)
  const found = await plans((tx) => listDue(tx, { organisationId: country.offices[20]!, day: today, dueBy: '2026-12-24', after: null, limit: 51 }))
  expect(waysTo(found, 'entitlement_grant')).not.toEqual(['entitlement_grant_review'])
})
