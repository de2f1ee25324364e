import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authoriseAction } from '../../access/entitlement/index.ts'
import { readRights } from '../../access/rights/index.ts'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { testHttp, type TestHttp } from '../../../test/factories/http.ts'
import { insertOffice, insertOfficer } from '../../../test/factories/office.ts'
import { staffPorts, staffRegisters } from '../../../test/factories/staff.ts'
import { centralRegisterRoutes, changesRoutes, importJobs } from '../changes/index.ts'

/** A local administrator's file: the rows of their own office and its units, asked for by them and approved by another of the office. */
const day = '2026-12-01'
let t: TestDatabase
let http: TestHttp
let office: string
let unit: string
let other: string
let local: OfficerPrincipal
let head: OfficerPrincipal
let stranger: OfficerPrincipal
let national: OfficerPrincipal
let clerk: OfficerPrincipal
let neighbour: OfficerPrincipal
let role: string
let countryRole: string
const codeOf = async (table: 'organisation' | 'job_role', id: string): Promise<string> => (await t.owner.selectFrom(table).select('code').where('id', '=', id).executeTakeFirstOrThrow()).code
const numberOf = async (who: OfficerPrincipal): Promise<string> => (await t.owner.selectFrom('officer').select('officer_number').where('id', '=', who.officerId).executeTakeFirstOrThrow()).officer_number
let codes: { office: string; unit: string; other: string }

beforeAll(async () => {
  t = await testDatabase()
  office = await insertOffice(t)
  unit = await insertOffice(t)
  other = await insertOffice(t)
  await t.owner.updateTable('organisation').set({ parent_id: office }).where('id', '=', unit).execute()
  local = await insertOfficer(t, office, { localAdministrator: true })
  head = await insertOfficer(t, office, { head: true })
  stranger = await insertOfficer(t, other, { localAdministrator: true })
  national = await insertOfficer(t, await insertOffice(t), { nationalAdministrator: true })
  clerk = await insertOfficer(t, office, { caseOfficer: true, grants: [{ dataSet: 'etalon.identify', purpose: 'client-identification' }] })
  neighbour = await insertOfficer(t, other, { caseOfficer: true, grants: [{ dataSet: 'etalon.identify', purpose: 'client-identification' }] })
  role = await codeOf('job_role', clerk.jobRoleId!)
  countryRole = await codeOf('job_role', national.jobRoleId!)
  codes = { office: await codeOf('organisation', office), unit: await codeOf('organisation', unit), other: await codeOf('organisation', other) }
  http = await testHttp({
    db: t.db, clock: t.clock, overrides: { authoriseAction },
    routes: (app) => {
      for (const register of staffRegisters) centralRegisterRoutes(app, { db: t.db, ports: staffPorts, rights: readRights }, register)
      changesRoutes(app, { registers: staffRegisters, ports: staffPorts, rights: readRights })
    }
  })
})
afterAll(async () => {
  await http?.close()
  await t?.close()
})

const upload = (as: OfficerPrincipal, register: string, ...lines: readonly string[]) =>
  http.call('POST', `/api/v1/registers/${register}/imports`, { as, payload: { fileName: 'sorok.csv', format: 'csv', content: `${lines.join('\r\n')}\r\n`, effectiveFrom: day } })
interface View { state: string; faults: { row: number; message: string }[]; summary: { added: number; changed: number; same: number; examples: string[] } }
async function read(as: OfficerPrincipal, register: string, ...lines: readonly string[]): Promise<{ importId: string; view: View }> {
  const uploaded = await upload(as, register, ...lines)
  expect(uploaded.statusCode, uploaded.body).toBe(201)
  const { importId } = uploaded.json<{ importId: string }>()
  await importJobs(staffRegisters)['register.read-import']!({ importId }, t.context(), null)
  return { importId, view: (await http.call('GET', `/api/v1/registers/${register}/imports/${importId}`, { as })).json<View>() }
}
const ask = (as: OfficerPrincipal, register: string, importId: string) => http.call('POST', `/api/v1/registers/${register}/changes`, {
  as, payload: { change: { kind: 'import', input: { importId } }, subjectId: null, effectiveFrom: day, reason: 'Beolvasás', expectedVersion: 0 }
})
const approve = (as: OfficerPrincipal, changeId: string) => http.call('POST', `/api/v1/register-changes/${changeId}/approve`, { as, payload: { expectedVersion: 1, note: null } })

describe('a local administrator\'s file', () => {
  it('brings officers, posts and rights of the own office and its units, after the head\'s word', async () => {
    const officers = await read(local, 'officers', 'officerNumber,name,employerCode', `H-1,Helyi Hanna,${codes.office}`, `H-2,Helyi Huba,${codes.unit}`)
    expect(officers.view).toMatchObject({ state: 'read', faults: [], summary: { added: 2 } })
    const asked = await ask(local, 'officers', officers.importId)
    expect(asked.statusCode, asked.body).toBe(201)
    const { changeId, state } = asked.json<{ changeId: string; state: string }>()
    expect(state).toBe('waiting')
    // Four eyes: not the one who asked, nor another office's administrator; the head sees it waiting and approves it.
    expect((await approve(local, changeId)).json()).toMatchObject({ code: 'entitlement.register-four-eyes' })
    expect((await approve(stranger, changeId)).json()).toMatchObject({ code: 'entitlement.denied' })
    const waiting = (await http.call('GET', '/api/v1/register-changes', { as: head })).json<{ items: { id: string; national: boolean }[] }>().items
    expect(waiting).toContainEqual(expect.objectContaining({ id: changeId, national: false }))
    expect((await approve(head, changeId)).statusCode).toBe(200)
    const posts = await read(local, 'posts', 'officerNumber,organisationCode,jobRoleCode', `H-1,${codes.office},${role}`, `H-2,${codes.unit},${role}`)
    expect((await approve(head, (await ask(local, 'posts', posts.importId)).json<{ changeId: string }>().changeId)).statusCode).toBe(200)
    const trainings = await read(local, 'qualifications', 'officerNumber,kind,reference,validTo', 'H-1,data-protection-training,K-1,2028-12-31')
    expect((await approve(head, (await ask(local, 'qualifications', trainings.importId)).json<{ changeId: string }>().changeId)).statusCode).toBe(200)
    const grants = await read(local, 'grants', 'officerNumber,organisationCode,jobRoleCode,purposes,reviewDue,validTo', `H-1,${codes.office},${role},client-identification,2027-05-31,2028-11-30`)
    expect((await approve(head, (await ask(local, 'grants', grants.importId)).json<{ changeId: string }>().changeId)).statusCode).toBe(200)
    const { rows } = await sql<{ approved: string; requested: string }>`select g.approved_by_officer_id as approved, g.requested_by_officer_id as requested
      from kapu.entitlement_grant g join kapu.officer o on o.id = g.officer_id where o.officer_number = 'H-1'`.execute(t.owner)
    expect(rows).toEqual([{ approved: head.officerId, requested: local.officerId }])
  })

  it('has every row of another office refused, whatever it says, and nothing is told of what is there', async () => {
    const foreign = await numberOf(neighbour)
    const officers = await read(local, 'officers', 'officerNumber,name,employerCode',
      `H-3,Idegen Ilona,${codes.other}`, `${foreign},Próba Panna,${codes.other}`, `${foreign},Más Név,${codes.other}`, `${foreign},Próba Panna,${codes.office}`, `H-4,Saját Sára,${codes.office}`)
    expect(officers.view.state).toBe('faulty')
    expect(officers.view.faults.map(({ row }) => row)).toEqual([2, 3, 4, 5])
    expect(officers.view.summary).toMatchObject({ added: 1, changed: 0, same: 0, examples: ['+ Saját Sára'] })
    const own = await numberOf(clerk)
    const posts = await read(local, 'posts', 'officerNumber,organisationCode,jobRoleCode', `${own},${codes.other},${role}`, `${foreign},${codes.other},${role}`, `${own},${codes.office},${countryRole}`)
    expect(posts.view.faults.map(({ row }) => row)).toEqual([2, 3, 4])
    const grant = await t.owner.selectFrom('entitlement_grant').select('id').where('officer_id', '=', neighbour.officerId).executeTakeFirstOrThrow()
    const grants = await read(local, 'grants', 'id,purposes', `${grant.id},client-identification`)
    expect(grants.view).toMatchObject({ state: 'faulty', faults: [{ row: 2 }], summary: { same: 0 } })
    const trainings = await read(local, 'qualifications', 'officerNumber,kind,reference,validTo', `${foreign},basic-examination,K-9,`)
    expect(trainings.view).toMatchObject({ state: 'faulty', faults: [{ row: 2 }] })
    expect((await ask(local, 'grants', grants.importId)).json()).toMatchObject({ code: 'register.import-faulty' })
  })

  it('is nobody else\'s to ask for, and the registers of the country take none', async () => {
    const { importId } = await read(local, 'officers', 'officerNumber,name,employerCode', `H-5,Öt Ödön,${codes.office}`)
    expect((await ask(stranger, 'officers', importId)).json()).toMatchObject({ code: 'entitlement.denied' })
    expect((await http.call('GET', `/api/v1/registers/officers/imports/${importId}`, { as: stranger })).statusCode).toBe(404)
    for (const who of [head, clerk]) expect((await upload(who, 'officers', 'officerNumber,name,employerCode', `H-6,Hat Hanna,${codes.office}`)).statusCode).toBe(403)
    expect((await upload(local, 'job-roles', 'code,nameHu', 'x,y')).statusCode).toBe(403)
    // The country's file stays with the country's administrators, also where they sit in the same office.
    const mixed = await insertOfficer(t, office, { nationalAdministrator: true })
    const country = await read(mixed, 'officers', 'officerNumber,name,employerCode', `H-7,Hét Helga,${codes.other}`)
    expect(country.view.state).toBe('read')
    expect((await http.call('GET', `/api/v1/registers/officers/imports/${country.importId}`, { as: local })).statusCode).toBe(404)
    expect((await ask(local, 'officers', country.importId)).json()).toMatchObject({ code: 'entitlement.denied' })
  })
})
