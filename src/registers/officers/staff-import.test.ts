import { sql, type KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authoriseAction } from '../../access/entitlement/index.ts'
import { readRights } from '../../access/rights/index.ts'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { inCentral } from '../../platform/database/index.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { testHttp, type TestHttp } from '../../../test/factories/http.ts'
import { insertOffice, insertOfficer } from '../../../test/factories/office.ts'
import { decideStaff, staffPorts, staffRegisters } from '../../../test/factories/staff.ts'
import { centralRegisterRoutes, importJobs, listFacts, readRegisterFile } from '../changes/index.ts'

const day = '2026-12-01'
let t: TestDatabase
let http: TestHttp
let office: string
let code: string
let national: OfficerPrincipal
let second: OfficerPrincipal
let anna: OfficerPrincipal
let roleCode: string

beforeAll(async () => {
  t = await testDatabase()
  office = await insertOffice(t)
  code = (await t.owner.selectFrom('organisation').select('code').where('id', '=', office).executeTakeFirstOrThrow()).code
  const ministry = await insertOffice(t)
  national = await insertOfficer(t, ministry, { nationalAdministrator: true })
  second = await insertOfficer(t, ministry, { nationalAdministrator: true })
  anna = await insertOfficer(t, office, { caseOfficer: true, caseTypes: ['telepengedely'], grants: [{ dataSet: 'etalon.identify', purpose: 'client-identification' }] })
  roleCode = (await t.owner.selectFrom('job_role').select('code').where('id', '=', anna.jobRoleId!).executeTakeFirstOrThrow()).code
  http = await testHttp({
    db: t.db, clock: t.clock, overrides: { authoriseAction },
    routes: (app) => { for (const register of staffRegisters) centralRegisterRoutes(app, { db: t.db, ports: staffPorts, rights: readRights }, register) }
  })
})
afterAll(async () => {
  await http?.close()
  await t?.close()
})

interface View { state: string; rowsTotal: number; faults: { row: number; column: string }[]; summary: { added: number; changed: number; same: number } | null }
async function read(register: string, content: string, format: 'csv' | 'json' = 'csv', effectiveFrom = day): Promise<{ importId: string; view: View }> {
  const uploaded = await http.call('POST', `/api/v1/registers/${register}/imports`, { as: national, payload: { fileName: `sorok.${format}`, format, content, effectiveFrom } })
  expect(uploaded.statusCode, uploaded.body).toBe(201)
  const { importId } = uploaded.json<{ importId: string }>()
  await importJobs(staffRegisters)['register.read-import']!({ importId }, t.context(), null)
  return { importId, view: (await http.call('GET', `/api/v1/registers/${register}/imports/${importId}`, { as: national })).json<View>() }
}
async function apply(register: string, importId: string, effectiveFrom = day): Promise<void> {
  const asked = await http.call('POST', `/api/v1/registers/${register}/changes`, {
    as: national, payload: { change: { kind: 'import', input: { importId } }, subjectId: null, effectiveFrom, reason: 'Beolvasás', expectedVersion: 0 }
  })
  expect(asked.statusCode, asked.body).toBe(201)
  await decideStaff(t, second, asked.json<{ changeId: string }>().changeId)
}
const rows = (...lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`

describe('files for the registers of staff', () => {
  it('bring officers, their posts, trainings and rights by numbers and codes, each file as a whole after a second person\'s word', async () => {
    const officers = await read('officers', rows('officerNumber,name,employerCode', `UJ-1,Új Ubul,${code}`, `UJ-2,Új Ulrika,${code}`))
    expect(officers.view).toMatchObject({ state: 'read', summary: { added: 2, changed: 0, same: 0 } })
    await apply('officers', officers.importId)
    // A whole number finds who has it, in either case, and what is not a whole one whoever it is part of.
    for (const [q, found] of [['UJ-1', ['Új Ubul']], ['uj-2', ['Új Ulrika']], ['UJ-', ['Új Ubul', 'Új Ulrika']], ['uj-1x', []]] as const) {
      const list = await http.call('GET', '/api/v1/registers/officers', { as: national, query: { q, asOf: day } })
      expect(list.json<{ items: { name: string }[] }>().items.map(({ name }) => name), q).toEqual(found)
    }
    const posts = await read('posts', rows('officerNumber,organisationCode,jobRoleCode', `UJ-1,${code},${roleCode}`, `UJ-2,${code},${roleCode}`))
    expect(posts.view.faults).toEqual([])
    await apply('posts', posts.importId)
    const trainings = await read('qualifications', rows('officerNumber,kind,reference,validTo', 'UJ-1,data-protection-training,K-1,2028-12-31'))
    await apply('qualifications', trainings.importId)
    const grants = await read('grants', rows(
      'officerNumber,organisationCode,jobRoleCode,purposes,reviewDue,validTo',
      `UJ-1,${code},${roleCode},client-identification,2027-05-31,2028-11-30`, `UJ-2,${code},${roleCode},client-identification,2027-05-31,2028-11-30`,
      `UJ-1,${code},${roleCode},client-identification,2028-05-31,2028-11-30`
    ))
    // Ulrika has no training; the last line puts the review off and repeats the first.
    expect(grants.view).toMatchObject({ state: 'faulty', faults: [{ row: 3, column: 'officerId' }, { row: 4, column: 'id' }] })
    const right = await read('grants', rows('officerNumber,organisationCode,jobRoleCode,purposes,reviewDue,validTo', `UJ-1,${code},${roleCode},client-identification,2027-05-31,2028-11-30`))
    await apply('grants', right.importId)
    const { rows: made } = await sql<{ name: string; posts: number; approved: string; requested: string }>`select o.name, (select count(*) from kapu.post p where p.officer_id = o.id) as posts,
      g.approved_by_officer_id as approved, g.requested_by_officer_id as requested from kapu.officer o join kapu.entitlement_grant g on g.officer_id = o.id where o.officer_number = 'UJ-1'`.execute(t.owner)
    expect(made).toEqual([{ name: 'Új Ubul', posts: 1, approved: second.officerId, requested: national.officerId }])
  })

  it('name what is wrong with which row, and a faulty file is not asked for', async () => {
    const { importId, view } = await read('posts', rows('officerNumber,organisationCode,jobRoleCode,validTo',
      `SENKI,${code},${roleCode},`, `UJ-1,sehol,${roleCode},`, `UJ-1,${code},semmi,`, `UJ-1,${code},${roleCode},soha`, `UJ-1,${code},${roleCode},2026-01-01`))
    expect(view.state).toBe('faulty')
    expect(view.faults.map(({ row }) => row)).toEqual([2, 3, 4, 6])
    const refused = await http.call('POST', '/api/v1/registers/posts/changes', {
      as: national, payload: { change: { kind: 'import', input: { importId } }, subjectId: null, effectiveFrom: day, reason: 'Beolvasás', expectedVersion: 0 }
    })
    expect(refused.json()).toMatchObject({ code: 'register.import-faulty' })
    expect((await read('posts', rows('officerNumber,organisationCode,jobRoleCode,validTo', `UJ-2,${code},${roleCode},soha`), 'csv', '2027-02-01')).view.summary).toMatchObject({ same: 1 })
    const days = await read('officers', rows('officerNumber,name,employerCode,validTo', `UJ-9,Kilenc Kinga,${code},soha`, `UJ-8,Nyolc Nóra,sehol,`))
    expect(days.view.faults).toMatchObject([{ row: 2, column: 'validTo' }, { row: 3, column: 'employerId' }])
  })

  it('that rename an officer or move them to another employer do so in every list, with the columns that change alone', async () => {
    const bela = await insertOfficer(t, office, { caseOfficer: true, grants: [{ dataSet: 'etalon.identify', purpose: 'client-identification' }] })
    const next = await insertOffice(t)
    const nextCode = (await t.owner.selectFrom('organisation').select('code').where('id', '=', next).executeTakeFirstOrThrow()).code
    const file = await read('officers', rows('id,name,employerCode', `${bela.officerId},Átnevezett Béla,${nextCode}`))
    expect(file.view).toMatchObject({ state: 'read', faults: [], summary: { added: 0, changed: 1 } })
    await apply('officers', file.importId)
    const said = async (register: string, asOf: string) => {
      const entries = register === 'officers' ? await listFacts(t.db, { register, asOf: { day: asOf, knownAt: null }, search: 'Béla', limit: 50 }) : await listFacts(t.db, { register, asOf: { day: asOf, knownAt: null }, limit: 500 })
      return entries.filter((fact) => (register === 'officers' ? fact.subjectId : fact.value['officerId']) === bela.officerId).map(({ name, parentId }) => [name, parentId])
    }
    expect(await said('officers', day)).toEqual([['Átnevezett Béla', next]])
    expect(await said('posts', day)).toEqual([['Átnevezett Béla', office]])
    expect(await said('grants', day)).toEqual([['Átnevezett Béla', office]])
    expect(await said('qualifications', day)).toEqual([['Átnevezett Béla', next]])
    for (const register of ['posts', 'grants', 'qualifications']) expect(await said(register, '2026-11-30')).toEqual([['Próba Panna', office]])
    expect(await t.owner.selectFrom('post').select(['officer_id', 'valid_from', 'valid_to']).where('id', '=', bela.postId!).execute()).toEqual([{ officer_id: bela.officerId, valid_from: '2020-01-01', valid_to: null }])
  })

  it('read what rows are compared with for many of them together', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => insertOfficer(t, office, { caseOfficer: true, grants: [{ dataSet: 'etalon.identify', purpose: 'client-identification' }] })))
    const numbers = await t.owner.selectFrom('officer').select(['id', 'officer_number']).where('id', 'in', people.map(({ officerId }) => officerId)).execute()
    const roleCodes = new Map((await t.owner.selectFrom('job_role').select(['id', 'code']).execute()).map((role) => [role.id as string, role.code]))
    const line = (who: OfficerPrincipal): string => `${numbers.find(({ id }) => id === who.officerId)!.officer_number},${code},${roleCodes.get(who.jobRoleId!)!},client-identification,2027-05-31,2028-11-30`
    const statements = async (of: readonly OfficerPrincipal[]): Promise<number> => {
      let count = 0
      const counter: KyselyPlugin = { transformQuery: ({ node }) => { count += 1; return node }, transformResult: ({ result }) => Promise.resolve(result) }
      const content = rows('officerNumber,organisationCode,jobRoleCode,purposes,reviewDue,validTo', ...of.map(line))
      const found = await inCentral(t.db.withPlugin(counter), (tx) => readRegisterFile(tx, staffRegisters.find((register) => register.code === 'grants')!, { format: 'csv', content, effectiveFrom: day, scope: null }))
      expect(found.rows).toBe(of.length)
      return count
    }
    expect(await statements(people)).toBe(await statements(people.slice(0, 2)))
  })

  it('are not approved by an officer whom they concern', async () => {
    const posts = await read('posts', rows('officerNumber,organisationCode,jobRoleCode', `${(await t.owner.selectFrom('officer').select('officer_number').where('id', '=', second.officerId).executeTakeFirstOrThrow()).officer_number},${code},${roleCode}`))
    await expect(apply('posts', posts.importId)).rejects.toMatchObject({ code: 'entitlement.not-for-oneself' })
  })

  it('that are the register\'s own export change nothing, job roles with their entitlements included', async () => {
    for (const register of ['officers', 'posts', 'qualifications', 'grants', 'job-roles']) {
      for (const format of ['csv', 'json'] as const) {
        const base = register === 'job-roles' ? '/api/v1/public/registers' : '/api/v1/registers'
        const file = (await http.call('GET', `${base}/${register}/export`, { as: national, query: { asOf: day, format } })).body
        const { view } = await read(register, file, format)
        expect([register, format, view.faults, view.summary]).toEqual([register, format, [], expect.objectContaining({ added: 0, changed: 0 })])
        expect(view.summary!.same).toBeGreaterThan(0)
      }
    }
    const role = (await http.call('GET', '/api/v1/public/registers/job-roles/export', { query: { format: 'json' } })).json<{ items: { code: string; caseTypes: string[]; entitlements: unknown[] }[] }>().items.find((item) => item.code === roleCode)!
    const changed = await read('job-roles', JSON.stringify([{ ...role, caseTypes: ['telepengedely', 'fakivagas'] }]), 'json')
    expect(changed.view).toMatchObject({ state: 'read', summary: { changed: 1 } })
    await apply('job-roles', changed.importId)
    const { rows: types } = await sql<{ code: string; from: string }>`select case_type_code as code, valid_from as from from kapu.job_role_case_type where job_role_id = ${anna.jobRoleId} order by 1`.execute(t.owner)
    expect(types).toEqual([{ code: 'fakivagas', from: day }, { code: 'telepengedely', from: '2020-01-01' }])
  })
})
