import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { authorise, authoriseAction, authoriseDataSet } from '../../access/entitlement/index.ts'
import { identifyOfficer, openSession, sessionIsLive, SESSION_COOKIE } from '../../access/sessions/index.ts'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { inCentral, inOrganisation } from '../../platform/database/index.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { testHttp, type TestHttp } from '../../../test/factories/http.ts'
import { insertOffice, insertOfficer } from '../../../test/factories/office.ts'
import { decideStaff, proposeStaff, staffPorts, staffRegisters } from '../../../test/factories/staff.ts'
import { decideChange, proposeChange, readFact, type RegisterDefinition } from '../changes/index.ts'
import { departures, listPosts, staffRoutes } from './index.ts'
import { endSessionsOfCard } from '../../access/sessions/index.ts'

let t: TestDatabase
let http: TestHttp
let office: string
let other: string
let local: OfficerPrincipal
let head: OfficerPrincipal
let stranger: OfficerPrincipal
let national: OfficerPrincipal
let second: OfficerPrincipal
let role: string
const day = '2026-11-24'

beforeAll(async () => {
  t = await testDatabase()
  office = await insertOffice(t)
  other = await insertOffice(t)
  local = await insertOfficer(t, office, { localAdministrator: true })
  head = await insertOfficer(t, office, { head: true })
  stranger = await insertOfficer(t, other, { localAdministrator: true })
  national = await insertOfficer(t, other, { nationalAdministrator: true })
  second = await insertOfficer(t, other, { nationalAdministrator: true })
  role = (await insertOfficer(t, office, { caseOfficer: true, caseTypes: ['telepengedely'] })).jobRoleId!
  http = await testHttp({
    db: t.db, clock: t.clock, overrides: { authoriseAction }, identify: { officer: identifyOfficer, client: async () => null, integration: async () => null },
    routes: (app) => staffRoutes(app, { db: t.db, ports: staffPorts })
  })
})
afterAll(async () => {
  await http?.close()
  await t?.close()
})

const asker = (overrides: Parameters<typeof insertOfficer>[2] = {}) => insertOfficer(t, office, {
  caseOfficer: true, caseTypes: ['telepengedely'], grants: [{ dataSet: 'etalon.identify', purpose: 'client-identification' }], ...overrides
})
const query = (who: OfficerPrincipal) => inOrganisation(t.db, who.organisationId, (tx) => authoriseDataSet(tx, t.context(who), {
  resource: { organisationId: who.organisationId, caseId: t.ids.uuid(), dataSet: 'etalon.identify', purpose: 'client-identification' }
}))
const enter = async (who: OfficerPrincipal) => {
  const opened = await inCentral(t.db, (tx) => openSession(tx, t.context({ kind: 'public' }), {
    officerId: who.officerId, cardId: who.cardId, cardExpiresAt: new Date('2030-01-01T00:00:00Z'), address: null, userAgent: 'Próba'
  }))
  return { ...opened, call: () => http.call('GET', '/api/v1/staff', { headers: { cookie: `${SESSION_COOKIE}=${opened.token}`, 'user-agent': 'Próba' } }) }
}

describe('an officer', () => {
  it('is hired by two people, with the first post, and is renamed everywhere', async () => {
    const hired = await proposeStaff(t, local, { register: 'officers', kind: 'hire', input: { officerNumber: 'uj-0001', name: 'Új Ubul', employerId: office, jobRoleId: role } })
    expect(hired.state).toBe('waiting')
    expect(await listPosts(t.db, hired.subjectId)).toEqual([])
    await decideStaff(t, head, hired.changeId)
    expect(await listPosts(t.db, hired.subjectId)).toMatchObject([{ officerName: 'Új Ubul', organisationId: office, jobRoleId: role, validFrom: day, validTo: null }])
    await expect(proposeStaff(t, local, { register: 'officers', kind: 'hire', input: { officerNumber: 'uj-0001', name: 'Más', employerId: office, jobRoleId: role } }))
      .rejects.toMatchObject({ code: 'officer.number-taken' })
    expect((await proposeStaff(t, local, { register: 'officers', kind: 'rename', subjectId: hired.subjectId, input: { name: 'Szép Ubul' } })).state).toBe('applied')
    const [post] = await listPosts(t.db, hired.subjectId)
    expect(post).toMatchObject({ officerName: 'Szép Ubul' })
    expect(await readFact(t.db, 'posts', post!.id, { day, knownAt: null })).toMatchObject({ name: 'Szép Ubul' })
  })

  it('holds posts in several offices, each looked after by its own', async () => {
    const anna = await asker()
    const there = (await insertOfficer(t, other, { caseOfficer: true })).jobRoleId
    await expect(proposeStaff(t, local, { register: 'posts', kind: 'appoint', input: { officerId: anna.officerId, organisationId: other, jobRoleId: there } }))
      .rejects.toMatchObject({ code: 'entitlement.denied' })
    const asked = await proposeStaff(t, stranger, { register: 'posts', kind: 'appoint', input: { officerId: anna.officerId, organisationId: other, jobRoleId: there, until: '2027-06-30' } })
    await decideStaff(t, second, asked.changeId)
    expect((await listPosts(t.db, anna.officerId)).map(({ organisationId, validTo }) => [organisationId, validTo])).toEqual([[other, '2027-06-30'], [office, null]])
    await expect(proposeStaff(t, local, { register: 'posts', kind: 'end', subjectId: asked.subjectId })).rejects.toMatchObject({ code: 'entitlement.denied' })
    expect((await proposeStaff(t, stranger, { register: 'posts', kind: 'end', subjectId: asked.subjectId, from: '2026-12-01' })).state).toBe('applied')
  })

  it('of one office is not touched by the administrator of another', async () => {
    const anna = await asker()
    for (const attempt of [
      () => proposeStaff(t, stranger, { register: 'officers', kind: 'rename', subjectId: anna.officerId, input: { name: 'Idegen Név' } }),
      () => proposeStaff(t, stranger, { register: 'officers', kind: 'leave', subjectId: anna.officerId }),
      () => proposeStaff(t, stranger, { register: 'posts', kind: 'end', subjectId: anna.postId! }),
      () => proposeStaff(t, stranger, { register: 'officers', kind: 'hire', input: { officerNumber: 'uj-0002', name: 'Idegen', employerId: office, jobRoleId: role } }),
      () => proposeStaff(t, stranger, { register: 'officers', kind: 'set-employer', subjectId: anna.officerId, input: { employerId: other } }),
      () => proposeStaff(t, stranger, { register: 'qualifications', kind: 'record', input: { officerId: anna.officerId, kind: 'basic-examination', reference: '1', until: null } })
    ]) await expect(attempt()).rejects.toMatchObject({ code: 'entitlement.denied' })
  })

  it('is not made administrator of the country or auditor by a local one', async () => {
    const anna = await asker()
    await expect(proposeStaff(t, local, { register: 'posts', kind: 'appoint', input: { officerId: anna.officerId, organisationId: office, jobRoleId: national.jobRoleId } }))
      .rejects.toMatchObject({ code: 'entitlement.denied' })
  })

  it('does not approve what concerns themselves, though they be head', async () => {
    const asked = await proposeStaff(t, local, { register: 'posts', kind: 'appoint', input: { officerId: head.officerId, organisationId: office, jobRoleId: role } })
    await expect(decideStaff(t, head, asked.changeId)).rejects.toMatchObject({ code: 'entitlement.not-for-oneself' })
    await decideStaff(t, second, asked.changeId)
  })
})

describe('leaving', () => {
  it('ends posts, substitutions, rights, card and open sessions in one transaction', async () => {
    const anna = await asker()
    const bela = await asker()
    const standIn = await proposeStaff(t, anna, { register: 'posts', kind: 'substitute', input: { officerId: bela.officerId, postId: anna.postId, until: '2027-01-31' }, from: '2026-12-01' })
    await decideStaff(t, head, standIn.changeId)
    const running = await enter(anna)
    expect((await running.call()).statusCode).toBe(200)
    await query(anna)
    const left = await proposeStaff(t, local, { register: 'officers', kind: 'leave', subjectId: anna.officerId })
    expect(left.state).toBe('applied')
    // The session that was open a moment ago, and every right of the principal it carried.
    expect((await running.call()).json()).toMatchObject({ status: 401 })
    expect(await sessionIsLive(t.context(), { ...anna, sessionId: running.sessionId })).toBe(false)
    await expect(query(anna)).rejects.toMatchObject({ code: 'entitlement.denied' })
    await expect(inOrganisation(t.db, office, (tx) => authorise(tx, t.context(anna), { action: 'case:read', resource: { type: 'Office', organisationId: office } })))
      .rejects.toMatchObject({ code: 'entitlement.denied' })
    expect(await t.owner.selectFrom('card').select(['state', 'proposed_step']).where('id', '=', anna.cardId).executeTakeFirst()).toEqual({ state: 'suspended', proposed_step: 'revoke' })
    const open = await sql`select 1 from kapu.post where (officer_id = ${anna.officerId} or substitutes_for_officer_id = ${anna.officerId}) and (valid_to is null or valid_to >= ${day}::date)
      union all select 1 from kapu.entitlement_grant where officer_id = ${anna.officerId} and valid_to >= ${day}::date`.execute(t.owner)
    expect(open.rows).toEqual([])
    // The substitution had not begun: it is cancelled, and its history tells so.
    expect(await t.owner.selectFrom('post').select('id').where('id', '=', standIn.subjectId).execute()).toEqual([])
    expect(await readFact(t.db, 'posts', standIn.subjectId, { day: '2026-12-15', knownAt: null })).toBeNull()
  })

  it('on a later day keeps everything until then, and the job ends the card on that day', async () => {
    const anna = await asker()
    await proposeStaff(t, local, { register: 'officers', kind: 'leave', subjectId: anna.officerId, from: '2026-12-01' })
    await query(anna)
    const running = await enter(anna)
    const job = await sql<{ run_at: Date; payload: { officerId: string } }>`select run_at, (select payload from graphile_worker._private_jobs p where p.id = j.id) as payload
      from graphile_worker.jobs j where task_identifier = 'officers.depart'`.execute(t.owner)
    expect(job.rows[0]!.run_at.toISOString()).toBe('2026-11-30T23:00:00.000Z')
    t.clock.set('2026-12-01T07:00:00Z')
    try {
      await expect(query(anna)).rejects.toMatchObject({ code: 'entitlement.denied' })
      expect(await sessionIsLive(t.context(), { ...anna, sessionId: running.sessionId })).toBe(false)
      await departures(endSessionsOfCard)['officers.depart']!({ officerId: anna.officerId }, t.context(), null)
      expect(await t.owner.selectFrom('card').select('state').where('id', '=', anna.cardId).executeTakeFirst()).toEqual({ state: 'suspended' })
    } finally {
      t.clock.set('2026-11-24T08:30:00Z')
    }
  })

  it('leaves no way in SQL to a post or a right beyond the employment', async () => {
    const anna = await asker()
    await proposeStaff(t, local, { register: 'officers', kind: 'leave', subjectId: anna.officerId })
    await expect(proposeStaff(t, local, { register: 'posts', kind: 'appoint', input: { officerId: anna.officerId, organisationId: office, jobRoleId: role } }))
      .rejects.toMatchObject({ code: 'officer.not-employed' })
    await expect(proposeStaff(t, local, {
      register: 'grants', kind: 'request', input: { officerId: anna.officerId, organisationId: office, jobRoleId: anna.jobRoleId, purposes: ['client-identification'], until: '2027-06-30' }
    })).rejects.toMatchObject({ code: 'grant.no-post' })
    // Past the use cases: the application role with a change of its own making.
    const { applyAsSystem } = await import('../changes/index.ts')
    const force = (register: string, value: Record<string, unknown>) => inCentral(t.db, (tx) => {
      const subjectId = t.ids.uuid()
      return applyAsSystem(tx, t.context(), {
        register, kind: 'forced', effectiveFrom: day, reason: 'kerülő út', input: {},
        plan: {
          subjectId, subjectName: 'x', organisationId: office, touches: [],
          steps: [{ register, subjectId, from: day, to: '2027-01-01', fact: { value, name: 'x', search: '', parentId: office } }]
        }
      })
    })
    await expect(force('posts', { officerId: anna.officerId, organisationId: office, jobRoleId: role, substitutesForOfficerId: null })).rejects.toMatchObject({ code: '23514' })
    await expect(force('posts', { officerId: head.officerId, organisationId: office, jobRoleId: role, substitutesForOfficerId: anna.officerId })).rejects.toMatchObject({ code: '23514' })
    await expect(force('grants', { officerId: anna.officerId, organisationId: office, jobRoleId: role, purposes: ['x'], reviewDue: day })).rejects.toMatchObject({ code: '23514' })
    // Nor does a second person's word carry a right beyond the last day.
    const grants = staffRegisters.find(({ code }) => code === 'grants')!
    const forced = (officerId: string, to: string): RegisterDefinition => ({
      ...grants,
      kinds: {
        forced: {
          input: z.strictObject({}), creates: true, fourEyes: true, national: false,
          plan: async (_tx: unknown, { subjectId }: { subjectId: string }) => ({
            subjectId, subjectName: 'x', organisationId: office, touches: [office], concerns: [officerId],
            steps: [{ register: 'grants', subjectId, from: day, to, fact: { value: { officerId, organisationId: office, jobRoleId: role, purposes: ['x'], reviewDue: day }, name: 'x', search: '', parentId: office } }]
          })
        } as unknown as RegisterDefinition['kinds'][string]
      }
    })
    const leaver = await asker()
    await proposeStaff(t, local, { register: 'officers', kind: 'leave', subjectId: leaver.officerId, from: '2027-01-01' })
    for (const [to, refused] of [['2026-12-31', false], ['2027-01-01', true]] as const) {
      const definition = forced(leaver.officerId, to)
      const asked = await proposeChange(t.context(local), definition, staffPorts, { kind: 'forced', subjectId: null, input: {}, effectiveFrom: day, reason: 'Próba oka', expectedVersion: 0 })
      const decided = decideChange(t.context(head), [definition], staffPorts, { changeId: asked.changeId, expectedVersion: 1, decision: 'approve', note: null })
      await (refused ? expect(decided).rejects.toMatchObject({ code: '23514' }) : expect(decided).resolves.toMatchObject({ state: 'applied' }))
    }
    for (const table of ['post', 'officer', 'entitlement_grant', 'officer_qualification', 'job_role']) {
      await expect(sql`update kapu.${sql.raw(table)} set valid_to = '2030-01-01'`.execute(t.db)).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('substitution', () => {
  it('is asked for by those concerned or the head, approved by somebody else, and begins and ends by its days', async () => {
    const anna = await asker()
    const bela = await insertOfficer(t, office, { caseOfficer: true })
    const outsider = await insertOfficer(t, office, { caseOfficer: true })
    const input = { officerId: bela.officerId, postId: anna.postId, until: '2026-12-20' }
    await expect(proposeStaff(t, outsider, { register: 'posts', kind: 'substitute', input, from: '2026-12-10' })).rejects.toMatchObject({ code: 'entitlement.denied' })
    const asked = await proposeStaff(t, anna, { register: 'posts', kind: 'substitute', input, from: '2026-12-10' })
    await expect(decideStaff(t, anna, asked.changeId)).rejects.toMatchObject({ code: expect.stringMatching(/^entitlement\./) as unknown })
    await expect(decideStaff(t, stranger, asked.changeId)).rejects.toMatchObject({ code: 'entitlement.denied' })
    await decideStaff(t, head, asked.changeId)
    // What is held in the stead of another is not handed on, and nobody stands in for themselves.
    const substitute = (officerId: string, postId: string) => proposeStaff(t, head, { register: 'posts', kind: 'substitute', input: { officerId, postId, until: '2026-12-20' }, from: '2026-12-10' })
    await expect(substitute(outsider.officerId, asked.subjectId)).rejects.toMatchObject({ code: 'officer.substitute-of-substitute' })
    await expect(substitute(anna.officerId, anna.postId!)).rejects.toMatchObject({ code: 'officer.substitutes-oneself' })
    const asBela: OfficerPrincipal = { ...bela, postId: asked.subjectId, jobRoleId: anna.jobRoleId, substitutesForOfficerId: anna.officerId }
    const act = () => inOrganisation(t.db, office, (tx) => authorise(tx, t.context(asBela), {
      action: 'case:act', resource: { type: 'Case', id: t.ids.uuid(), organisationId: office, caseType: 'telepengedely', assigneePostId: anna.postId }
    }))
    await expect(act()).rejects.toMatchObject({ code: 'entitlement.denied' })
    try {
      t.clock.set('2026-12-10T08:00:00Z')
      expect((await act()).policies).toContain('assignee-acts')
      // Personal data stay the substitute's own right.
      await expect(query(asBela)).rejects.toMatchObject({ code: 'entitlement.denied' })
      t.clock.set('2026-12-21T08:00:00Z')
      await expect(act()).rejects.toMatchObject({ code: 'entitlement.denied' })
    } finally {
      t.clock.set('2026-11-24T08:30:00Z')
    }
    expect((await proposeStaff(t, anna, { register: 'posts', kind: 'end-substitution', subjectId: asked.subjectId, from: '2026-12-15' })).state).toBe('applied')
    await expect(proposeStaff(t, anna, { register: 'posts', kind: 'end', subjectId: anna.postId! })).rejects.toMatchObject({ code: 'entitlement.denied' })
  })
})

describe('job roles', () => {
  it('change by two national administrators, dated, and everyone holding them with it', async () => {
    const anna = await asker()
    await expect(proposeStaff(t, local, { register: 'job-roles', kind: 'add-case-type', subjectId: anna.jobRoleId!, input: { caseType: 'fakivagas' } })).rejects.toMatchObject({ code: 'entitlement.denied' })
    const asked = await proposeStaff(t, national, { register: 'job-roles', kind: 'remove-case-type', subjectId: anna.jobRoleId!, input: { caseType: 'telepengedely' }, from: '2026-12-01' })
    await decideStaff(t, second, asked.changeId)
    const rows = await t.db.selectFrom('job_role_case_type').selectAll().where('job_role_id', '=', anna.jobRoleId!).execute()
    expect(rows).toMatchObject([{ case_type_code: 'telepengedely', valid_from: '2020-01-01', valid_to: '2026-11-30' }])
    const closing = await proposeStaff(t, national, { register: 'job-roles', kind: 'close', subjectId: anna.jobRoleId!, from: '2026-12-15' })
    await decideStaff(t, second, closing.changeId)
    const entitlements = await t.db.selectFrom('job_role_entitlement').selectAll().where('job_role_id', '=', anna.jobRoleId!).execute()
    expect(entitlements).toMatchObject([{ purpose: 'client-identification', valid_from: '2020-01-01', valid_to: '2026-12-14' }])
  })
})
