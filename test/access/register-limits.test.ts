/**
 * What must not be possible in the registers, by the API as a caller with a valid card, and by the database as the application role
 * with every use case left out: an edit of the past without trace, an administrator of one office touching another's, a right without an
 * approver, a right after the end of employment.
 */
import { sql } from 'kysely'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authoriseAction, authoriseDataSet } from '../../src/access/entitlement/index.ts'
import { readRights } from '../../src/access/rights/index.ts'
import { appendEntryNow } from '../../src/log/index.ts'
import type { OfficerPrincipal } from '../../src/platform/context/index.ts'
import { inOrganisation } from '../../src/platform/database/index.ts'
import { centralRegisterRoutes, changesRoutes, readVersion, type RegisterDefinition } from '../../src/registers/changes/index.ts'
import { staffRoutes } from '../../src/registers/officers/index.ts'
import { organisationRegister } from '../../src/registers/organisations/index.ts'
import { testDatabase, type TestDatabase } from '../factories/database.ts'
import { testHttp, type TestHttp } from '../factories/http.ts'
import { insertOffice, insertOfficer } from '../factories/office.ts'
import { staffPorts, staffRegisters } from '../factories/staff.ts'

const today = '2026-11-24'
const purpose = 'client-identification'
const registers = [...staffRegisters, organisationRegister({ demo: true })] as readonly RegisterDefinition[]

let t: TestDatabase
let http: TestHttp
let office: string
let other: string
let local: OfficerPrincipal
let head: OfficerPrincipal
let stranger: OfficerPrincipal
let anna: OfficerPrincipal

beforeAll(async () => {
  t = await testDatabase()
  office = await insertOffice(t)
  other = await insertOffice(t)
  local = await insertOfficer(t, office, { localAdministrator: true })
  head = await insertOfficer(t, office, { head: true })
  stranger = await insertOfficer(t, other, { localAdministrator: true })
  anna = await insertOfficer(t, office, { caseOfficer: true, caseTypes: ['telepengedely'], grants: [{ dataSet: 'etalon.identify', purpose }] })
  http = await testHttp({
    db: t.db, clock: t.clock, overrides: { authoriseAction },
    routes: (app) => {
      for (const register of registers) centralRegisterRoutes(app, { db: t.db, ports: staffPorts, rights: readRights }, register)
      staffRoutes(app, { db: t.db, ports: staffPorts })
      changesRoutes(app, { registers, ports: staffPorts, rights: readRights })
    }
  })
})
afterAll(async () => {
  await http?.close()
  await t?.close()
})

interface Asked { readonly register: string; readonly kind: string; readonly subjectId?: string; readonly input?: unknown; readonly from?: string }
async function ask(who: OfficerPrincipal, { register, kind, subjectId, input, from }: Asked): Promise<LightMyRequestResponse> {
  return http.call('POST', `/api/v1/registers/${register}/changes`, {
    as: who, payload: {
      change: { kind, input: input ?? {} }, subjectId: subjectId ?? null, effectiveFrom: from ?? today, reason: 'Próba oka',
      expectedVersion: subjectId === undefined ? 0 : await readVersion(t.db, register, subjectId)
    }
  })
}
const decide = (who: OfficerPrincipal, changeId: string, decision: 'approve' | 'refuse' = 'approve') =>
  http.call('POST', `/api/v1/register-changes/${changeId}/${decision}`, { as: who, payload: { expectedVersion: 1, note: 'rendben' } })

/** A change that the application role writes by itself, with a true log entry; what stops it is the database. */
async function write(who: OfficerPrincipal, values: { readonly touches: readonly string[]; readonly national?: boolean; readonly state?: 'waiting' | 'applied'; readonly postId?: string | null }): Promise<string> {
  return inOrganisation(t.db, who.organisationId, async (tx) => {
    const id = t.ids.uuid()
    const state = values.state ?? 'applied'
    const at = t.clock.now()
    const { entryId } = await appendEntryNow(tx, t.context(who), { kind: 'register.change-applied', organisationId: who.organisationId, body: { changeId: id } })
    await sql`insert into kapu.register_change (id, register, kind, subject_id, subject_name, organisation_id, touches, concerns, national, four_eyes, effective_from, reason, input, before, after,
        expected_version, state, proposed_by_officer_id, proposed_by_post_id, proposed_by_organisation_id, proposed_by_name, proposed_at, proposed_entry_id, decided_at, decided_entry_id)
      values (${id}, 'organisations', 'set-contacts', ${values.touches[0] ?? null}, 'x', ${values.touches[0] ?? null}, ${[...values.touches]}::uuid[], '{}', ${values.national ?? false}, ${state === 'waiting'},
        ${today}, 'kerülő út', '{}', '[]', '[]', 1, ${state}, ${who.officerId}, ${values.postId === undefined ? who.postId : values.postId}, ${who.organisationId}, 'x', ${at}, ${entryId},
        ${state === 'applied' ? at : null}, ${state === 'applied' ? entryId : null})`.execute(tx)
    return id
  })
}
async function writeDecision(who: OfficerPrincipal, id: string, postId: string | null): Promise<void> {
  await inOrganisation(t.db, who.organisationId, async (tx) => {
    const { entryId } = await appendEntryNow(tx, t.context(who), { kind: 'register.change-applied', organisationId: who.organisationId, body: { changeId: id } })
    await sql`update kapu.register_change set state = 'applied', version = 2, decided_by_officer_id = ${who.officerId}, decided_by_post_id = ${postId}, decided_by_name = 'x',
      decided_at = ${t.clock.now()}, decided_entry_id = ${entryId} where id = ${id}`.execute(tx)
  })
}

describe('an edit of the past without trace', () => {
  it('is not there: what is dated back waits for another person, and leaves what was believed', async () => {
    const answer = await ask(local, { register: 'organisations', kind: 'set-contacts', subjectId: office, input: { phone: '+36 1 111 1111' }, from: '2026-01-01' })
    expect([answer.statusCode, answer.json()]).toEqual([201, expect.objectContaining({ state: 'waiting' })])
    const { changeId } = answer.json<{ changeId: string }>()
    const before = await http.call('GET', `/api/v1/public/registers/organisations/${office}`)
    expect((await decide(local, changeId)).json()).toMatchObject({ code: 'entitlement.register-four-eyes' })
    expect((await http.call('GET', `/api/v1/public/registers/organisations/${office}`)).body).toBe(before.body)
    t.clock.advance(1_000)
    expect((await decide(head, changeId)).statusCode).toBe(200)
    const { history } = (await http.call('GET', `/api/v1/public/registers/organisations/${office}`)).json<{ history: { supersededAt: string | null; changeId: string | null; reason: string | null; value: { contacts: { phone?: string } } }[] }>()
    expect(history.filter(({ supersededAt }) => supersededAt !== null).map(({ value }) => value.contacts.phone)).toEqual([undefined])
    expect(history.filter(({ value }) => value.contacts.phone === '+36 1 111 1111').every((fact) => fact.changeId === changeId && fact.reason === 'Próba oka')).toBe(true)
    const { rows } = await sql<{ kind: string }>`select kind from kapu.log_entry where kind like 'register.%' order by entry_number`.execute(t.owner)
    expect(rows.map(({ kind }) => kind)).toEqual(['register.change-proposed', 'register.change-applied'])
  })

  it('is no SQL of the application: neither the change nor its facts are rewritten or removed', async () => {
    for (const statement of [
      `update kapu.register_change set reason = 'más'`, `update kapu.register_change set effective_from = '2020-01-01'`, 'delete from kapu.register_change', 'truncate kapu.register_change',
      `update kapu.register_fact set value = '{}'`, `update kapu.register_fact set recorded_at = '2020-01-01'`, 'delete from kapu.register_fact', 'truncate kapu.register_fact',
      `update kapu.register_fact set superseded_at = now()`, `update kapu.organisation set name = 'Más'`, `update kapu.officer set name = 'Más'`, `update kapu.job_role set is_head = true`
    ]) await expect(sql.raw(statement).execute(t.db), statement).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|23\d{3})$/) as unknown })
  })
})

describe('an administrator of one office', () => {
  it('changes nothing of another\'s over the API', async () => {
    const attempts: readonly Asked[] = [
      { register: 'organisations', kind: 'set-contacts', subjectId: office, input: { phone: '+36 1 222 2222' } },
      { register: 'organisations', kind: 'create-unit', input: { parentId: office, code: 'idegen', name: 'Idegen', shortName: 'Idegen' } },
      { register: 'officers', kind: 'rename', subjectId: anna.officerId, input: { name: 'Idegen Név' } },
      { register: 'officers', kind: 'leave', subjectId: anna.officerId },
      { register: 'posts', kind: 'end', subjectId: anna.postId! },
      { register: 'posts', kind: 'appoint', input: { officerId: anna.officerId, organisationId: office, jobRoleId: head.jobRoleId } },
      { register: 'qualifications', kind: 'record', input: { officerId: anna.officerId, kind: 'basic-examination', reference: '1', until: null } },
      { register: 'job-roles', kind: 'set-duties', subjectId: anna.jobRoleId!, input: { duties: ['head'] } }
    ]
    for (const attempt of attempts) expect([attempt.kind, (await ask(stranger, attempt)).statusCode]).toEqual([attempt.kind, 403])
    const waiting = (await ask(local, { register: 'officers', kind: 'hire', input: { officerNumber: 'uj-1', name: 'Új Ubul', employerId: office, jobRoleId: head.jobRoleId } })).json<{ changeId: string }>()
    for (const decision of ['approve', 'refuse'] as const) expect([403, 404]).toContain((await decide(stranger, waiting.changeId, decision)).statusCode)
  })

  it('writes none by SQL either: neither asks for, nor applies, nor decides a change beyond their post', async () => {
    const beyond = /^a change beyond what its (proposer|approver) looks after$/
    await expect(write(stranger, { touches: [office] })).rejects.toThrow(beyond)
    await expect(write(stranger, { touches: [other, office] })).rejects.toThrow(beyond)
    await expect(write(stranger, { touches: [] })).rejects.toThrow(beyond)
    await expect(write(stranger, { touches: [other], national: true })).rejects.toThrow(beyond)
    // Nor in the name of another's post, nor of none.
    await expect(write(stranger, { touches: [office], postId: local.postId })).rejects.toThrow(beyond)
    await expect(write(stranger, { touches: [office], postId: null })).rejects.toThrow(beyond)
    await write(stranger, { touches: [other] })
    const waiting = await write(local, { touches: [office], state: 'waiting' })
    await expect(writeDecision(stranger, waiting, stranger.postId)).rejects.toThrow(beyond)
    await expect(writeDecision(stranger, waiting, head.postId)).rejects.toThrow(beyond)
    await expect(writeDecision(stranger, waiting, null)).rejects.toThrow('a decision without the post of who decided')
    await writeDecision(head, waiting, head.postId)
  })
})

describe('an officer', () => {
  it('sees of another office\'s people what is public, and of their own what colleagues know', async () => {
    interface Staff { officerNumber: string | null; validFrom: string | null; posts: { officerNumber: string; validTo: string | null }[]; qualifications: unknown[] | null }
    const clerk = await insertOfficer(t, other, { caseOfficer: true })
    const read = async (who: OfficerPrincipal): Promise<Staff> => (await http.call('GET', `/api/v1/staff/${anna.officerId}`, { as: who })).json<Staff>()
    await t.owner.insertInto('post').values({ id: t.ids.uuid(), officer_id: anna.officerId, organisation_id: office, job_role_id: head.jobRoleId!, valid_from: '2021-01-01', valid_to: '2022-01-01', recorded_at: t.clock.now() }).execute()
    for (const who of [clerk, stranger]) {
      expect(await read(who)).toMatchObject({ officerNumber: null, validFrom: null, qualifications: null, posts: [{ officerNumber: '', validTo: null }] })
      expect((await http.call('GET', '/api/v1/staff', { as: who, query: { organisationId: office } })).statusCode).toBe(404)
    }
    const colleague = await read(head)
    expect([colleague.officerNumber, colleague.posts.length, colleague.qualifications?.length]).toEqual([anna.officerId.slice(-12), 2, 1])
    const past = (await http.call('GET', `/api/v1/staff/${anna.officerId}`, { as: local, query: { asOf: '2021-06-01' } })).json<Staff>()
    expect(past.posts).toHaveLength(2)
    expect((await http.call('GET', `/api/v1/staff/${anna.officerId}`, { as: local, query: { asOf: '2023-06-01' } })).json<Staff>().posts).toHaveLength(1)
    for (const register of ['officers', 'posts']) {
      expect((await http.call('GET', `/api/v1/registers/${register}`, { as: clerk })).statusCode).toBe(403)
      expect((await http.call('GET', `/api/v1/registers/${register}`, { as: stranger, query: { limit: '200' } })).body).not.toContain(anna.officerId)
    }
  })
})

const request = (who: OfficerPrincipal): Asked => ({
  register: 'grants', kind: 'request', input: { officerId: who.officerId, organisationId: office, jobRoleId: who.jobRoleId, purposes: [purpose], until: '2027-06-30' }
})
const mayQuery = (who: OfficerPrincipal) => inOrganisation(t.db, office, (tx) => authoriseDataSet(tx, t.context(who), {
  resource: { organisationId: office, caseId: t.ids.uuid(), dataSet: 'etalon.identify', purpose }
}))

describe('a right', () => {
  it('without an approver is not one: asked for over the API it waits, and neither who asks nor who gains approves it', async () => {
    const asked = (await ask(head, request(anna))).json<{ changeId: string; state: string }>()
    expect(asked.state).toBe('waiting')
    for (const who of [head, anna, stranger]) expect([403, 404]).toContain((await decide(who, asked.changeId)).statusCode)
    const { rows } = await sql<{ n: number }>`select count(*) as n from kapu.register_fact where change_id = ${asked.changeId}`.execute(t.owner)
    expect(rows[0]!.n).toBe(0)
    await expect(sql`insert into kapu.entitlement_grant select * from kapu.entitlement_grant limit 1`.execute(t.db)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|428C9)$/) as unknown })
    await expect(sql`update kapu.entitlement_grant set valid_to = '2099-12-31'`.execute(t.db)).rejects.toMatchObject({ code: '42501' })
    await expect(writeDecision(anna, asked.changeId, anna.postId)).rejects.toMatchObject({ code: '23514' })
  })

  it('ends with the employment, at once and with everything that was asked for', async () => {
    await mayQuery(anna)
    expect((await ask(local, { register: 'officers', kind: 'leave', subjectId: anna.officerId })).statusCode).toBe(201)
    await expect(mayQuery(anna)).rejects.toMatchObject({ code: 'entitlement.denied' })
    expect((await ask(head, request(anna))).statusCode).toBeGreaterThanOrEqual(400)
    expect((await ask(local, { register: 'posts', kind: 'appoint', input: { officerId: anna.officerId, organisationId: office, jobRoleId: anna.jobRoleId } })).statusCode).toBeGreaterThanOrEqual(400)
    for (const table of ['post', 'officer', 'entitlement_grant', 'officer_qualification']) {
      await expect(sql`update kapu.${sql.raw(table)} set valid_to = '2099-12-31'`.execute(t.db)).rejects.toMatchObject({ code: '42501' })
    }
    const { rows } = await sql<{ n: number }>`select count(*) as n from kapu.entitlement_grant g join kapu.officer o on o.id = g.officer_id where o.valid_to is not null and g.valid_to > o.valid_to`.execute(t.owner)
    expect(rows[0]!.n).toBe(0)
  })
})
