import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation } from '../../platform/database/index.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { insertOffice, insertOfficer } from '../../../test/factories/office.ts'
import { authorise, authoriseAction, authoriseDataSet, visibilityOf, visibleCases, type PostFacts, type Resource } from './index.ts'
import { evaluate } from './policy-set.ts'

let t: TestDatabase
let office: string
let clerk: OfficerPrincipal
let anna: OfficerPrincipal
let head: OfficerPrincipal
let jegyzo: OfficerPrincipal

beforeAll(async () => {
  t = await testDatabase()
  office = await insertOffice(t, { fourEyes: true })
  const caseTypes = ['telepengedely']
  clerk = await insertOfficer(t, office, { registrar: true })
  anna = await insertOfficer(t, office, { caseOfficer: true, signer: true, caseTypes, grants: [{ dataSet: 'etalon.identify', purpose: 'client-identification' }] })
  head = await insertOfficer(t, office, { head: true, caseTypes })
  jegyzo = await insertOfficer(t, office, { signer: true, head: true, caseTypes })
})
afterAll(() => t.close())

const ask = (who: OfficerPrincipal, action: string, resource: Partial<Extract<Resource, { type: 'Case' }>> = {}) =>
  inOrganisation(t.db, who.organisationId, (tx) => authorise(tx, t.context(who), {
    action, resource: { type: 'Case', id: t.ids.uuid(), organisationId: office, caseType: 'telepengedely', assigneePostId: anna.postId, ...resource }
  }))
const denials = async (): Promise<number> => Number((await t.owner.selectFrom('log_entry').select(sql<number>`count(*)`.as('n')).where('kind', '=', 'access.denied').executeTakeFirstOrThrow()).n)

describe('authorise', () => {
  it('gives the deciding policies and the post', async () => {
    expect(await ask(anna, 'case:act')).toEqual({ policies: ['assignee-acts'], postId: anna.postId, substitutesForOfficerId: null })
    expect((await ask(jegyzo, 'case:assign')).policies).toEqual(['head-assigns'])
  })
  it('logs a denial that stays when the transaction is rolled back', async () => {
    const before = await denials()
    await expect(ask(clerk, 'case:sign')).rejects.toMatchObject({ code: 'entitlement.denied', status: 403 })
    expect(await denials()).toBe(before + 1)
  })
  it('does not hang when as many are denied at once as the pool has connections', async () => {
    const { logDenialsOn } = await import('./index.ts')
    logDenialsOn(t.owner)
    const answers = await Promise.allSettled(Array.from({ length: 30 }, () => ask(clerk, 'case:sign'))).finally(() => logDenialsOn(null))
    expect(answers.every((answer) => answer.status === 'rejected' && (answer.reason as { code: string }).code === 'entitlement.denied')).toBe(true)
  })
  it('keeps four eyes: own draft, and drafts across a substitution either way', async () => {
    await expect(ask(anna, 'case:sign', { draftedByPostId: anna.postId })).rejects.toMatchObject({ code: 'entitlement.four-eyes' })
    expect((await ask(jegyzo, 'case:sign', { draftedByPostId: anna.postId })).policies).toEqual(['signer-signs'])
    const substitute = await insertOfficer(t, office, { signer: true, caseTypes: ['telepengedely'], substitutesForOfficerId: jegyzo.officerId })
    await expect(ask(jegyzo, 'case:sign', { draftedByPostId: substitute.postId })).rejects.toMatchObject({ code: 'entitlement.four-eyes' })
    await expect(ask(substitute, 'case:sign', { draftedByPostId: jegyzo.postId })).rejects.toMatchObject({ code: 'entitlement.four-eyes' })
    expect((await ask(substitute, 'case:sign', { draftedByPostId: anna.postId })).substitutesForOfficerId).toBe(jegyzo.officerId)
    await t.owner.updateTable('post').set({ valid_to: '2026-11-23' }).where('id', '=', substitute.postId).execute()
    await expect(ask(substitute, 'case:sign', { draftedByPostId: anna.postId })).rejects.toMatchObject({ code: 'entitlement.denied' })
  })
  it('leaves sign-off of one\'s own draft free where the office has no such policy', async () => {
    const small = await insertOffice(t)
    const only = await insertOfficer(t, small, { caseOfficer: true, signer: true, caseTypes: ['telepengedely'] })
    expect((await ask(only, 'case:sign', { organisationId: small, draftedByPostId: only.postId })).policies).toEqual(['signer-signs'])
  })
  it('ends with the card, the employment and another\'s post', async () => {
    const gone = await insertOfficer(t, office, { head: true, caseTypes: ['telepengedely'] })
    await ask(gone, 'case:assign')
    await expect(ask({ ...gone, postId: head.postId }, 'case:assign')).rejects.toMatchObject({ code: 'entitlement.denied' })
    await expect(ask({ ...gone, cardId: head.cardId }, 'case:assign')).rejects.toMatchObject({ details: { policies: ['card-must-be-valid'] } })
    await t.owner.updateTable('officer').set({ valid_to: '2026-11-23' }).where('id', '=', gone.officerId).execute()
    await expect(ask(gone, 'case:assign')).rejects.toMatchObject({ details: { policies: ['post-must-be-in-force'] } })
    await expect(ask({ ...head, postId: null, jobRoleId: null }, 'case:assign')).rejects.toMatchObject({ code: 'entitlement.denied' })
  })
  it('lets a substitute act on what was assigned to the one they stand in for', async () => {
    const bela = await insertOfficer(t, office, { caseOfficer: true, caseTypes: ['telepengedely'] })
    await expect(ask(bela, 'case:act')).rejects.toMatchObject({ code: 'entitlement.denied' })
    const post = t.ids.uuid()
    await t.owner.insertInto('post').values({
      id: post, officer_id: bela.officerId, organisation_id: office, job_role_id: anna.jobRoleId, substitutes_for_officer_id: anna.officerId,
      valid_from: '2026-11-01', valid_to: '2026-11-30', recorded_at: t.clock.now()
    }).execute()
    expect((await ask({ ...bela, postId: post, jobRoleId: anna.jobRoleId, substitutesForOfficerId: anna.officerId }, 'case:act')).policies).toContain('assignee-acts')
  })
  it('gives personal data to the granted purpose only', async () => {
    const query = (purpose: string) => inOrganisation(t.db, office, (tx) => authoriseDataSet(tx, t.context(anna), {
      resource: { organisationId: office, caseId: t.ids.uuid(), dataSet: 'etalon.identify', purpose }
    }))
    expect(await query('client-identification')).toEqual({ policyIds: ['query-for-granted-purpose'] })
    await expect(query('curiosity')).rejects.toMatchObject({ code: 'entitlement.denied' })
  })
  it('answers for whole routes', async () => {
    await authoriseAction(t.context(clerk), 'intake:record')
    await expect(authoriseAction(t.context(anna), 'intake:record')).rejects.toMatchObject({ code: 'entitlement.denied' })
  })
})

describe('visible cases', () => {
  const offices = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'] as const
  const types = ['telepengedely', 'fakivagas', 'uzlet'] as const
  const post = fc.record({
    postId: fc.constant('p'), organisationId: fc.constantFrom(...offices), inForce: fc.boolean(), cardValid: fc.boolean(), registrar: fc.boolean(),
    caseOfficer: fc.boolean(), signer: fc.boolean(), head: fc.boolean(), auditor: fc.boolean(),
    nationalAdministrator: fc.boolean(), localAdministrator: fc.boolean(), administers: fc.constant([]), caseTypes: fc.subarray([...types]),
    entitlements: fc.constant([]), grants: fc.constant([]), trained: fc.boolean(), persons: fc.constant(['x']), posts: fc.constant(['p'])
  }).filter((facts) => !(facts.auditor && (facts.registrar || facts.caseOfficer || facts.signer || facts.head)))

  it('are in lists exactly those that Cedar lets the officer read', async () => {
    const cases = offices.flatMap((organisationId) => types.map((caseType) => ({ organisationId, caseType })))
    await fc.assert(fc.asyncProperty(post, async (facts: PostFacts) => {
      const { rows } = await sql<{ organisation_id: string; case_type: string }>`
        select organisation_id, case_type from (values ${sql.join(cases.map((item) => sql`(${item.organisationId}::uuid, ${item.caseType}::text)`))})
          as c (organisation_id, case_type)
        where ${visibleCases(visibilityOf(facts), { organisation: sql`c.organisation_id`, caseType: sql`c.case_type` })}`.execute(t.db)
      const inSql = rows.map((row) => `${row.organisation_id} ${row.case_type}`).sort()
      const inCedar = cases.filter((item) => evaluate({
        action: 'case:read', post: facts, drafters: [], fourEyes: false, resource: { type: 'Case', id: 'c', ...item }
      }).allowed).map((item) => `${item.organisationId} ${item.caseType}`).sort()
      expect(inSql).toEqual(inCedar)
    }), { numRuns: 150 })
  })
})
