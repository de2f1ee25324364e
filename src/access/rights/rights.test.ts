import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { inCentral, inOrganisation } from '../../platform/database/index.ts'
import { noticeOfficer } from '../../notices/index.ts'
import { applyAsSystem, centralRegisterRoutes, changesRoutes, previewChange, readFact } from '../../registers/changes/index.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { testHttp, type TestHttp } from '../../../test/factories/http.ts'
import { insertOffice, insertOfficer, insertRight } from '../../../test/factories/office.ts'
import { decideStaff, proposeStaff, staffPorts, staffRegisters } from '../../../test/factories/staff.ts'
import { authoriseAction, authoriseDataSet } from '../entitlement/index.ts'
import { conflictsAmong, readRights, reviewJobs, rightsRoutes } from './index.ts'

let t: TestDatabase
let http: TestHttp
let office: string
let other: string
let local: OfficerPrincipal
let head: OfficerPrincipal
let stranger: OfficerPrincipal
let national: OfficerPrincipal
const purpose = 'client-identification'
const used: { officerId: string; purpose: string }[] = []
const handled: { postId: string; caseType: string }[] = []

beforeAll(async () => {
  t = await testDatabase()
  office = await insertOffice(t)
  other = await insertOffice(t)
  local = await insertOfficer(t, office, { localAdministrator: true })
  head = await insertOfficer(t, office, { head: true, caseTypes: ['telepengedely'] })
  stranger = await insertOfficer(t, other, { localAdministrator: true })
  national = await insertOfficer(t, other, { nationalAdministrator: true })
  http = await testHttp({
    db: t.db, clock: t.clock, overrides: { authoriseAction },
    routes: (app) => {
      for (const register of staffRegisters) centralRegisterRoutes(app, { db: t.db, ports: staffPorts, rights: readRights }, register)
      changesRoutes(app, { registers: staffRegisters, ports: staffPorts, rights: readRights })
      rightsRoutes(app, { usedBetween: async () => used, handledBetween: async () => handled })
    }
  })
})
afterAll(async () => {
  await http?.close()
  await t?.close()
})

/** An officer whose job role entitles to a purpose, with the training but without a right of their own unless `granted`. */
async function officer(granted: boolean, organisationId = office): Promise<OfficerPrincipal> {
  const who = await insertOfficer(t, organisationId, { caseOfficer: true, caseTypes: ['telepengedely'], ...(granted ? { grants: [{ dataSet: 'etalon.identify', purpose }] } : {}) })
  if (!granted) {
    await t.owner.insertInto('job_role_entitlement').values({
      id: t.ids.uuid(), job_role_id: who.jobRoleId!, category_hu: 'próba', category_en: 'test', purpose, purpose_hu: 'próba', purpose_en: 'test', legal_basis: 'próba',
      data_sets: ['etalon.identify'], valid_from: '2020-01-01', recorded_at: t.clock.now()
    }).execute()
  }
  return who
}
const train = (who: OfficerPrincipal, to: string) => t.owner.insertInto('officer_qualification').values({
  id: t.ids.uuid(), officer_id: who.officerId, kind: 'data-protection-training', reference: 'próba', valid_from: '2020-01-01', valid_to: to, recorded_at: t.clock.now()
}).execute()
const query = (who: OfficerPrincipal) => inOrganisation(t.db, who.organisationId, (tx) => authoriseDataSet(tx, t.context(who), {
  resource: { organisationId: who.organisationId, caseId: t.ids.uuid(), dataSet: 'etalon.identify', purpose }
}))
const request = (who: OfficerPrincipal, until = '2027-12-31') => proposeStaff(t, who, {
  register: 'grants', kind: 'request', input: { officerId: who.officerId, organisationId: who.organisationId, jobRoleId: who.jobRoleId, purposes: [purpose], until }
})
const grantOf = (who: OfficerPrincipal) => t.owner.selectFrom('entitlement_grant').selectAll().where('officer_id', '=', who.officerId).executeTakeFirstOrThrow()

describe('a right to personal data', () => {
  it('takes the job role, the training and an approval by another than who asks and who gains', async () => {
    const anna = await officer(false)
    await expect(query(anna)).rejects.toMatchObject({ code: 'entitlement.denied' })
    await expect(request(anna)).rejects.toMatchObject({ code: 'grant.training-missing' })
    await train(anna, '2027-06-30')
    await expect(request(anna, '2036-01-01')).rejects.toMatchObject({ code: 'grant.too-long' })
    const asked = await request(anna)
    expect(asked.state).toBe('waiting')
    await expect(query(anna)).rejects.toMatchObject({ code: 'entitlement.denied' })
    await expect(decideStaff(t, anna, asked.changeId)).rejects.toMatchObject({ status: 403 })
    await expect(decideStaff(t, stranger, asked.changeId)).rejects.toMatchObject({ code: 'entitlement.denied' })
    await decideStaff(t, head, asked.changeId)
    expect(await query(anna)).toEqual({ policyIds: ['query-for-granted-purpose'] })
    expect(await grantOf(anna)).toMatchObject({ requested_by_officer_id: anna.officerId, approved_by_officer_id: head.officerId, valid_to: '2027-12-31', review_due: '2027-05-24' })
    // Asked for by the head: the head does not approve it, nor the one who gains by it.
    const bela = await officer(false)
    await train(bela, '2027-06-30')
    const byHead = await proposeStaff(t, head, { register: 'grants', kind: 'request', input: { officerId: bela.officerId, organisationId: office, jobRoleId: bela.jobRoleId, purposes: [purpose], until: '2027-06-30' } })
    await expect(decideStaff(t, head, byHead.changeId)).rejects.toMatchObject({ code: 'entitlement.register-four-eyes' })
    await decideStaff(t, local, byHead.changeId)
    await expect(proposeStaff(t, stranger, { register: 'grants', kind: 'withdraw', subjectId: byHead.subjectId })).rejects.toMatchObject({ code: 'entitlement.denied' })
    // An approver who holds an administrator's post beside the one that gains.
    const both = await insertOfficer(t, office, { localAdministrator: true, of: anna })
    const more = await proposeStaff(t, head, { register: 'grants', kind: 'request', input: { officerId: anna.officerId, organisationId: office, jobRoleId: anna.jobRoleId, purposes: [purpose], until: '2027-06-30' } })
    await expect(decideStaff(t, both, more.changeId)).rejects.toMatchObject({ code: 'entitlement.not-for-oneself' })
  })

  it('without an approver cannot be, by no way that the application has', async () => {
    const anna = await officer(false)
    await train(anna, '2027-06-30')
    const value = { officerId: anna.officerId, organisationId: office, jobRoleId: anna.jobRoleId, purposes: [purpose], reviewDue: '2027-05-01' }
    const force = (subjectId: string, facts: Record<string, unknown>, to: string) => inCentral(t.db, (tx) => applyAsSystem(tx, t.context(), {
      register: 'grants', kind: 'forced', effectiveFrom: '2026-11-24', reason: 'kerülő út', input: {},
      plan: {
        subjectId, subjectName: 'x', organisationId: office, touches: [],
        steps: [{ register: 'grants', subjectId, from: '2026-11-24', to, fact: { value: { ...value, ...facts }, name: 'x', search: '', parentId: office } }]
      }
    }))
    await expect(force(t.ids.uuid(), {}, '2027-01-01')).rejects.toMatchObject({ code: '23514' })
    const asked = await request(anna)
    await decideStaff(t, head, asked.changeId)
    await expect(force(asked.subjectId, { purposes: [purpose, 'document-check'] }, '2027-12-31')).rejects.toMatchObject({ code: '23514' })
    await expect(force(asked.subjectId, {}, '2028-12-31')).rejects.toMatchObject({ code: '23514' })
    const row = { ...await grantOf(anna), id: t.ids.uuid() } as Record<string, unknown>
    delete row['rests_from']
    await expect(t.db.insertInto('entitlement_grant').values(row as never).execute()).rejects.toMatchObject({ code: '42501' })
    for (const approver of [null, row['requested_by_officer_id'], anna.officerId]) {
      await expect(t.owner.insertInto('entitlement_grant').values({ ...row, approved_by_officer_id: approver } as never).execute()).rejects.toMatchObject({ code: expect.stringMatching(/^23/) as unknown })
    }
    // Nor does a decision in the proposer's or the gaining officer's own name pass the table.
    const open = await request(await trained())
    const decided = (by: string) => t.owner.updateTable('register_change').set({ state: 'applied', version: 2, decided_by_officer_id: by, decided_at: t.clock.now() }).where('id', '=', open.changeId).execute()
    const { concerns } = await t.owner.selectFrom('register_change').select('concerns').where('id', '=', open.changeId).executeTakeFirstOrThrow()
    await expect(decided(concerns[0]!)).rejects.toMatchObject({ code: '23514' })
  })
  const trained = async (): Promise<OfficerPrincipal> => {
    const who = await officer(false)
    await train(who, '2027-06-30')
    return who
  }

  it('is confirmed by the head in time, or rests by itself until it is', async () => {
    const anna = await officer(true)
    await t.owner.updateTable('entitlement_grant').set({ review_due: '2026-12-01' }).where('officer_id', '=', anna.officerId).execute()
    const grant = await grantOf(anna)
    const due = (await http.call('GET', '/api/v1/rights/due', { as: head })).json<{ items: { id: string; state: string; version: number }[] }>()
    expect(due.items.map(({ id }) => id)).toContain(grant.id)
    expect((await http.call('GET', '/api/v1/rights/due', { as: anna })).statusCode).toBe(403)
    await expect(proposeStaff(t, anna, { register: 'grants', kind: 'confirm', subjectId: grant.id })).rejects.toMatchObject({ status: 403 })
    try {
      t.clock.set('2026-12-31T08:00:00Z')
      await query(anna)
      t.clock.set('2027-01-01T08:00:00Z')
      await expect(query(anna)).rejects.toMatchObject({ code: 'entitlement.denied' })
      expect((await proposeStaff(t, head, { register: 'grants', kind: 'confirm', subjectId: grant.id, from: '2027-01-01' })).state).toBe('applied')
      await query(anna)
      expect(await grantOf(anna)).toMatchObject({ review_due: '2027-07-01', approved_by_officer_id: grant.approved_by_officer_id })
      await proposeStaff(t, head, { register: 'grants', kind: 'withdraw', subjectId: grant.id, from: '2027-01-01' })
      await expect(query(anna)).rejects.toMatchObject({ code: 'entitlement.denied' })
      expect(await readFact(t.db, 'grants', grant.id, { day: '2026-12-31', knownAt: null })).not.toBeNull()
    } finally {
      t.clock.set('2026-11-24T08:30:00Z')
    }
  })

  it('lapses with the training, and both head and officer are told before', async () => {
    const anna = await officer(true)
    await t.owner.updateTable('officer_qualification').set({ valid_to: '2026-12-10' }).where('officer_id', '=', anna.officerId).execute()
    await t.owner.updateTable('entitlement_grant').set({ review_due: '2026-12-01' }).where('officer_id', '=', anna.officerId).execute()
    await reviewJobs(noticeOfficer, t.housekeeper())['rights.remind']!({}, t.context(), null)
    const notices = await t.owner.selectFrom('notice').select(['post_id', 'kind']).execute()
    expect(notices).toContainEqual({ post_id: anna.postId, kind: 'rights.training-ends' })
    expect(notices).toContainEqual({ post_id: head.postId, kind: 'rights.review-due' })
    try {
      t.clock.set('2026-12-11T08:00:00Z')
      await expect(query(anna)).rejects.toMatchObject({ details: { policies: ['training-must-be-in-force'] } })
    } finally {
      t.clock.set('2026-11-24T08:30:00Z')
    }
  })
})

describe('explanations', () => {
  it('say why one may, with law and dates, and why not, with what is missing', async () => {
    const anna = await officer(true)
    const ask = async (who: OfficerPrincipal, more: Record<string, string> = {}) => (await http.call('GET', '/api/v1/rights/explain', {
      as: who, query: { action: 'personal-data:query', dataSet: 'etalon.identify', purpose, ...more }
    })).json<{ allowed: boolean; ways: string[][]; policies: { id: string }[]; sources: { fact: string; validTo: string | null }[] }>()
    expect(await ask(anna)).toMatchObject({ allowed: true, policies: [{ id: 'query-for-granted-purpose' }] })
    expect((await ask(anna)).sources.map(({ fact }) => fact).sort()).toEqual(['employment', 'job-role', 'job-role-entitlement', 'own-grant', 'post', 'review', 'training'])
    const bela = await officer(false)
    const without = await ask(bela)
    expect([without.allowed, without.ways.map((way) => way.sort())]).toEqual([false, [['own-grant', 'training']]])
    expect(await ask(head, { postId: bela.postId! })).toMatchObject({ allowed: false })
    expect((await http.call('GET', '/api/v1/rights/explain', { as: stranger, query: { action: 'case:act', caseType: 'telepengedely', postId: anna.postId! } })).statusCode).toBe(403)
    const mine = (await http.call('GET', '/api/v1/rights/mine', { as: bela })).json<{ entitled: { granted: boolean }[] }>()
    expect(mine.entitled).toMatchObject([{ purpose, granted: false }])
  })

  it('say who in the office may, to whoever looks after it', async () => {
    const anna = await officer(true)
    const who = (await http.call('GET', '/api/v1/rights/who', { as: head, query: { action: 'case:act', caseType: 'telepengedely' } }))
      .json<{ items: { officerId: string; explanation: { allowed: boolean } }[] }>()
    const allowed = who.items.filter(({ explanation }) => explanation.allowed).map(({ officerId }) => officerId)
    expect(allowed).toContain(anna.officerId)
    expect(allowed).toContain(head.officerId)
    expect(allowed).not.toContain(local.officerId)
    expect((await http.call('GET', '/api/v1/rights/who', { as: head, query: { action: 'case:act', caseType: 'telepengedely', organisationId: other } })).statusCode).toBe(403)
    expect((await http.call('GET', '/api/v1/rights/who', { as: anna, query: { action: 'case:act', caseType: 'telepengedely' } })).statusCode).toBe(403)
  })
})

describe('a preview', () => {
  it('names who loses and who gains which right, and leaves nothing behind', async () => {
    const anna = await officer(true)
    const before = await t.owner.selectFrom('register_change').select('id').execute()
    const preview = (register: string, kind: string, subjectId: string | null, input: unknown, from = '2026-12-01') => previewChange(
      t.context(national), staffRegisters.find(({ code }) => code === register)!, readRights, { kind, subjectId, input, effectiveFrom: from }
    )
    const removed = await preview('job-roles', 'remove-case-type', anna.jobRoleId, { caseType: 'telepengedely' })
    expect(removed.losing).toMatchObject({ count: 1, capped: false, officers: [{ officerId: anna.officerId, rights: [{ kind: 'case-type', code: 'telepengedely' }] }] })
    expect(removed.gaining.count).toBe(0)
    const added = await preview('job-roles', 'add-case-type', anna.jobRoleId, { caseType: 'fakivagas' })
    expect(added.gaining.officers).toMatchObject([{ officerId: anna.officerId, rights: [{ code: 'fakivagas' }] }])
    const left = await preview('officers', 'leave', anna.officerId, {})
    expect(left.losing.officers[0]!.rights.map(({ kind }) => kind).sort()).toEqual(['case-type', 'duty', 'personal-data'])
    const closed = await preview('job-roles', 'close', anna.jobRoleId, {})
    expect(closed.losing.count).toBe(1)
    const bela = await officer(false)
    await train(bela, '2027-06-30')
    const given = await preview('grants', 'request', null, { officerId: bela.officerId, organisationId: office, jobRoleId: bela.jobRoleId, purposes: [purpose], until: '2027-06-30' })
    expect(given.gaining.officers).toMatchObject([{ officerId: bela.officerId, rights: [{ kind: 'personal-data', code: purpose }] }])
    expect(await t.owner.selectFrom('register_change').select('id').execute()).toHaveLength(before.length)
    await query(anna)
  })
  it('shows a change of what was written the same afternoon, and one that is dated back', async () => {
    const anna = await officer(true)
    try {
      t.clock.set('2026-11-24T16:00:00Z')
      await proposeStaff(t, local, { register: 'officers', kind: 'rename', subjectId: anna.officerId, input: { name: 'Délután Dalma' } })
      t.clock.set('2026-11-24T16:05:00Z')
      for (const effectiveFrom of ['2026-11-24', '2026-11-01', '2026-12-01']) {
        const shown = await http.call('POST', '/api/v1/registers/officers/preview', { as: local, payload: { change: { kind: 'leave', input: {} }, subjectId: anna.officerId, effectiveFrom } })
        expect(shown.statusCode, shown.body).toBe(200)
        expect(shown.json()).toMatchObject({ day: effectiveFrom, losing: { count: 1, officers: [{ officerId: anna.officerId }] }, gaining: { count: 0 } })
      }
    } finally {
      t.clock.set('2026-11-24T08:30:00Z')
    }
  })

  it('is shown to the approver of what waits', async () => {
    const anna = await officer(false)
    await train(anna, '2027-06-30')
    const asked = await request(anna)
    const shown = await http.call('GET', `/api/v1/register-changes/${asked.changeId}/preview`, { as: head })
    expect(shown.json()).toMatchObject({ gaining: { count: 1 }, losing: { count: 0 } })
    expect((await http.call('GET', `/api/v1/register-changes/${asked.changeId}/preview`, { as: stranger })).statusCode).toBe(404)
  })
  it('is refused to whoever may not ask for the change', async () => {
    const anna = await officer(true)
    const ask = (as: typeof head) => http.call('POST', '/api/v1/registers/posts/preview', {
      as, payload: { change: { kind: 'end', input: {} }, subjectId: anna.postId, effectiveFrom: '2026-12-01' }
    })
    expect((await ask(local)).json()).toMatchObject({ losing: { count: 1 } })
    expect((await ask(stranger)).json()).toMatchObject({ code: 'entitlement.denied' })
  })
})

describe('on a stated day', () => {
  type Explained = { asOf: string; allowed: boolean; ways: string[][]; sources: { fact: string; text: string; validTo: string | null }[] }
  const why = async (who: OfficerPrincipal, query: Record<string, string>) => (await http.call('GET', '/api/v1/rights/explain', { as: who, query })).json<Explained>()
  const personal = { action: 'personal-data:query', dataSet: 'etalon.identify', purpose }

  it('the answer is that of the duties, case types and rights of that day, not of today', async () => {
    const anna = await officer(true)
    const role = anna.jobRoleId!
    const acts = { action: 'case:read', caseType: 'telepengedely' }
    const change = async (kind: string, input: unknown, from: string) => decideStaff(t, second, (await proposeStaff(t, national, { register: 'job-roles', kind, subjectId: role, input, from })).changeId)
    const second = await insertOfficer(t, other, { nationalAdministrator: true })
    await change('rename', { nameHu: 'Új nevű munkakör', nameEn: 'Renamed' }, '2026-11-24')
    await change('remove-case-type', { caseType: 'telepengedely' }, '2026-11-24')
    await change('set-duties', { duties: ['registrar'] }, '2026-12-10')
    // Today by the rows that decide, the other days by the facts.
    expect(await why(anna, acts)).toMatchObject({ asOf: '2026-11-24', allowed: false })
    const before = await why(anna, { ...acts, asOf: '2026-11-23' })
    expect(before).toMatchObject({ asOf: '2026-11-23', allowed: false, ways: [['card-valid']] })
    expect(before.sources.find(({ fact }) => fact === 'job-role')?.text).toBe('Próba munkakör')
    await t.owner.updateTable('card').set({ recorded_at: new Date('2020-01-01T00:00:00Z'), state_since: new Date('2020-01-01T00:00:00Z') }).where('id', '=', anna.cardId).execute()
    expect(await why(anna, { ...acts, asOf: '2026-11-23' })).toMatchObject({ allowed: true })
    // A registrar from the tenth on: reads every case of the office, and asks for nobody's data.
    expect(await why(anna, { ...acts, asOf: '2026-12-10' })).toMatchObject({ allowed: true })
    expect(await why(anna, { ...acts, asOf: '2026-12-09' })).toMatchObject({ allowed: false })
    expect(await why(anna, { ...personal, asOf: '2026-12-09' })).toMatchObject({ allowed: true })
    expect(await why(anna, { ...personal, asOf: '2026-12-10' })).toMatchObject({ allowed: false })
    const who = async (asOf: string) => (await http.call('GET', '/api/v1/rights/who', { as: head, query: { ...acts, asOf } }))
      .json<{ asOf: string; items: { postId: string; jobRole: { hu: string }; explanation: { allowed: boolean } }[] }>().items.find(({ postId }) => postId === anna.postId)
    expect(await who('2026-11-23')).toMatchObject({ jobRole: { hu: 'Próba munkakör' }, explanation: { allowed: true } })
    expect(await who('2026-12-09')).toMatchObject({ jobRole: { hu: 'Új nevű munkakör' }, explanation: { allowed: false } })
    expect(await who('2019-12-31')).toBeUndefined()
    expect(await why(anna, { ...acts, asOf: '2019-12-31' })).toMatchObject({ allowed: false })
  })

  it('a right counts until the day of its withdrawal, and by the review that was due then', async () => {
    const anna = await officer(true)
    const grant = await grantOf(anna)
    await t.owner.updateTable('card').set({ recorded_at: new Date('2020-01-01T00:00:00Z'), state_since: new Date('2020-01-01T00:00:00Z') }).where('id', '=', anna.cardId).execute()
    await proposeStaff(t, head, { register: 'grants', kind: 'confirm', subjectId: grant.id })
    const reviewOf = (found: Explained) => found.sources.find(({ fact }) => fact === 'review')?.validTo
    expect(reviewOf(await why(anna, personal))).toBe('2027-05-24')
    expect(reviewOf(await why(anna, { ...personal, asOf: '2026-11-23' }))).toBe('2030-06-30')
    expect(await why(anna, { ...personal, asOf: '2027-06-24' })).toMatchObject({ allowed: false })
    await proposeStaff(t, head, { register: 'grants', kind: 'withdraw', subjectId: grant.id, from: '2026-12-01' })
    expect(await why(anna, { ...personal, asOf: '2026-11-30' })).toMatchObject({ allowed: true })
    expect(await why(anna, { ...personal, asOf: '2026-12-01' })).toMatchObject({ allowed: false })
    const mine = async (asOf: string) => (await http.call('GET', '/api/v1/rights/mine', { as: anna, query: { asOf } })).json<{ rights: { state: string; reviewDue: string }[]; entitled: { granted: boolean }[] }>()
    expect(await mine('2026-11-23')).toMatchObject({ rights: [{ state: 'in-force', reviewDue: '2030-06-30' }], entitled: [{ granted: true }] })
    expect(await mine('2026-12-01')).toMatchObject({ rights: [{ state: 'ended' }], entitled: [{ granted: false }] })
    // Their own administrator asks about them, another office's does not, on whatever day.
    expect((await http.call('GET', '/api/v1/rights/explain', { as: local, query: { ...personal, postId: anna.postId!, asOf: '2026-11-30' } })).json()).toMatchObject({ allowed: true })
    expect((await http.call('GET', '/api/v1/rights/explain', { as: stranger, query: { ...personal, postId: anna.postId!, asOf: '2026-11-30' } })).statusCode).toBe(403)
    expect((await http.call('GET', '/api/v1/rights/explain', { as: anna, query: { ...personal, asOf: '2026-02-30' } })).statusCode).toBe(400)
  })

  it('a card opens on the days on which it was active', async () => {
    const anna = await officer(true)
    await t.owner.updateTable('card').set({ recorded_at: new Date('2026-03-01T08:00:00Z') }).where('id', '=', anna.cardId).execute()
    const event = (sequence: number, state: string, at: string) => t.owner.insertInto('card_event').values({ card_id: anna.cardId, sequence, step: state === 'active' ? 'activate' : 'suspend', state, at: new Date(at), actor: 'próba' }).execute()
    await event(1, 'active', '2026-03-02T08:00:00Z')
    await event(2, 'suspended', '2026-05-04T21:30:00Z')
    await event(3, 'active', '2026-06-01T08:00:00Z')
    const allowed = async (asOf: string) => (await why(anna, { action: 'case:read', caseType: 'telepengedely', asOf })).allowed
    expect(await Promise.all(['2026-03-01', '2026-03-02', '2026-05-03', '2026-05-04', '2026-05-31', '2026-06-01', '2029-12-31', '2030-01-01'].map(allowed)))
      .toEqual([false, true, true, false, false, true, true, false])
  })

  it('duties conflict by what they are on that day', async () => {
    const second = await insertOfficer(t, other, { nationalAdministrator: true })
    const anna = await insertOfficer(t, office, { caseOfficer: true })
    await decideStaff(t, second, (await proposeStaff(t, national, { register: 'job-roles', kind: 'set-duties', subjectId: anna.jobRoleId!, input: { duties: ['case-officer', 'signer'] }, from: '2026-12-10' })).changeId)
    const rules = async (asOf: string) => (await http.call('GET', '/api/v1/rights/conflicts', { as: local, query: { asOf } })).json<{ items: { rule: string; officerId: string }[] }>()
      .items.filter(({ officerId }) => officerId === anna.officerId).map(({ rule }) => rule)
    expect(await rules('2026-12-09')).toEqual([])
    expect(await rules('2026-12-10')).toEqual(['drafts-and-signs'])
  })
})

describe('reports', () => {
  it('name rights that nobody used, and not those that somebody did', async () => {
    const [anna, bela] = [await officer(true), await officer(true)]
    used.push({ officerId: anna.officerId, purpose })
    const report = (await http.call('GET', '/api/v1/rights/unused', { as: head, query: { days: '90' } })).json<{ items: { officerId: string }[] }>()
    const officers = report.items.map(({ officerId }) => officerId)
    expect(officers).toContain(bela.officerId)
    expect(officers).not.toContain(anna.officerId)
    const csv = await http.call('GET', '/api/v1/rights/unused', { as: head, query: { format: 'csv' } })
    expect(csv.body.startsWith('\uFEFFofficerId,name,jobRole,purpose,validFrom\r\n')).toBe(true)
    expect((await http.call('GET', '/api/v1/rights/unused', { as: bela })).statusCode).toBe(403)
  })

  it('name case types that nobody of a job role handled, until somebody does', async () => {
    const own = await insertOffice(t)
    const chief = await insertOfficer(t, own, { head: true })
    const clerk = await insertOfficer(t, own, { caseOfficer: true, caseTypes: ['telepengedely', 'fakivagas'] })
    const unused = async () => (await http.call('GET', '/api/v1/rights/unused-case-types', { as: chief })).json<{ items: { caseType: string; holders: number }[] }>().items
    expect((await unused()).map(({ caseType, holders }) => [caseType, holders])).toEqual([['fakivagas', 1], ['telepengedely', 1]])
    handled.push({ postId: clerk.postId!, caseType: 'telepengedely' })
    expect((await unused()).map(({ caseType }) => caseType)).toEqual(['fakivagas'])
    expect((await http.call('GET', '/api/v1/rights/unused-case-types', { as: chief, query: { format: 'csv' } })).body).toContain('fakivagas')
    expect((await http.call('GET', '/api/v1/rights/unused-case-types', { as: clerk })).statusCode).toBe(403)
  })

  it('find conflicting duties by their rules, within what one looks after', async () => {
    const jegyzo = await insertOfficer(t, office, { localAdministrator: true })
    await insertOfficer(t, office, { head: true, of: jegyzo })
    await insertOfficer(t, other, { head: true, of: jegyzo })
    const rules = async (who: OfficerPrincipal) => (await http.call('GET', '/api/v1/rights/conflicts', { as: who })).json<{ items: { rule: string; officerId: string }[] }>()
      .items.filter(({ officerId }) => officerId === jegyzo.officerId).map(({ rule }) => rule).sort()
    expect(await rules(local)).toEqual(['administers-and-approves', 'leads-two-offices', 'two-offices-undeclared'])
    expect(await rules(national)).toEqual(['administers-and-approves', 'leads-two-offices', 'two-offices-undeclared'])
    const third = await insertOfficer(t, await insertOffice(t), { localAdministrator: true })
    expect(await rules(third)).toEqual([])
    const row = { officerId: 'x', name: 'x', organisationId: 'o', office: 'H', declared: true }
    expect(conflictsAmong([{ ...row, duties: ['auditor'] }, { ...row, duties: ['case-officer'] }]).map(({ rule }) => rule)).toEqual(['audits-and-acts'])
  })
})

describe('registers of rights and qualifications', () => {
  it('are read by who looks after the office only', async () => {
    const anna = await officer(true)
    const names = async (who: OfficerPrincipal, register: string) => (await http.call('GET', `/api/v1/registers/${register}`, { as: who, query: { limit: '200' } }))
    for (const register of ['grants', 'qualifications']) {
      expect((await names(anna, register)).statusCode).toBe(403)
      const own = (await names(head, register)).json<{ items: { value: { officerId: string } }[] }>().items.map(({ value }) => value.officerId)
      expect(own).toContain(anna.officerId)
      expect((await names(stranger, register)).json<{ items: { value: { officerId: string } }[] }>().items.map(({ value }) => value.officerId)).not.toContain(anna.officerId)
    }
    expect((await http.call('GET', '/api/v1/registers/grants/export', { as: stranger })).body.split('\r\n').length).toBe(2)
    const grant = await grantOf(anna)
    expect((await http.call('GET', `/api/v1/registers/grants/${grant.id}`, { as: stranger })).statusCode).toBe(404)
    expect((await http.call('GET', `/api/v1/registers/grants/${grant.id}`, { as: head })).statusCode).toBe(200)
    await insertRight(t, { officerId: anna.officerId, organisationId: other, jobRoleId: anna.jobRoleId!, purposes: ['x'] })
    expect((await http.call('GET', '/api/v1/public/registers/job-roles')).statusCode).toBe(200)
  })
})
