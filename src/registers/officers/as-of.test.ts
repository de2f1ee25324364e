import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authoriseAction } from '../../access/entitlement/index.ts'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { testHttp, type TestHttp } from '../../../test/factories/http.ts'
import { insertOffice, insertOfficer } from '../../../test/factories/office.ts'
import { decideStaff, proposeStaff, staffPorts } from '../../../test/factories/staff.ts'
import { decideChange, proposeChange, readVersion, type RegisterDefinition } from '../changes/index.ts'
import { listJobRolesOf } from '../job-roles/index.ts'
import { organisationRegister, organisationsRoutes } from '../organisations/index.ts'
import { staffRoutes } from './index.ts'

/** What pages show of another day is what the registers say of that day, names and duties included; not the present rows with old dates. */
const before = '2026-11-23'
const today = '2026-11-24'
let t: TestDatabase
let http: TestHttp
let office: string
let local: OfficerPrincipal
let head: OfficerPrincipal
let nationals: readonly [OfficerPrincipal, OfficerPrincipal]
let signer: OfficerPrincipal
let stranger: OfficerPrincipal

beforeAll(async () => {
  t = await testDatabase()
  office = await insertOffice(t, { name: 'Régi Nevű Hivatal' })
  const ministry = await insertOffice(t)
  nationals = [await insertOfficer(t, ministry, { nationalAdministrator: true }), await insertOfficer(t, ministry, { nationalAdministrator: true })]
  local = await insertOfficer(t, office, { localAdministrator: true })
  head = await insertOfficer(t, office, { head: true })
  signer = await insertOfficer(t, office, { signer: true })
  stranger = await insertOfficer(t, await insertOffice(t), { caseOfficer: true })
  http = await testHttp({
    db: t.db, clock: t.clock, overrides: { authoriseAction },
    routes: (app) => {
      staffRoutes(app, { db: t.db, ports: staffPorts })
      organisationsRoutes(app, { db: t.db, demo: true, jobRolesOf: async (id, asOf, language) => (await listJobRolesOf(t.db, id, asOf)).map((role) => ({ code: role.code, name: role.name[language], caseTypes: [] })) })
    }
  })
  await proposeStaff(t, local, { register: 'officers', kind: 'rename', subjectId: signer.officerId, input: { name: 'Új Nevű Ubul' } })
  for (const [kind, input] of [['rename', { nameHu: 'Átnevezett munkakör', nameEn: 'Renamed' }], ['set-duties', { duties: ['case-officer'] }]] as const) {
    await decideStaff(t, nationals[1], (await proposeStaff(t, nationals[0], { register: 'job-roles', kind, subjectId: signer.jobRoleId!, input })).changeId)
  }
  const register = organisationRegister({ demo: true }) as RegisterDefinition
  const asked = await proposeChange(t.context(nationals[0]), register, staffPorts, {
    kind: 'rename', subjectId: office, input: { name: 'Új Nevű Hivatal', shortName: 'Új' }, effectiveFrom: today, reason: 'Próba oka', expectedVersion: await readVersion(t.db, 'organisations', office)
  })
  if (asked.state === 'waiting') await decideChange(t.context(nationals[1]), [register], staffPorts, { changeId: asked.changeId, expectedVersion: 1, decision: 'approve', note: null })
})
afterAll(async () => {
  await http?.close()
  await t?.close()
})

const get = async <Body>(path: string, asOf: string, as?: OfficerPrincipal): Promise<Body> => (await http.call('GET', path, { query: { asOf }, ...(as ? { as } : {}) })).json<Body>()

describe('as of a day', () => {
  it('an office has the name and job roles of that day', async () => {
    const page = (asOf: string) => get<{ organisation: { name: string }; jobRoles: { name: string }[] }>(`/api/v1/public/organisations/${office}`, asOf)
    expect((await page(before)).organisation.name).toBe('Régi Nevű Hivatal')
    expect((await page(today)).organisation.name).toBe('Új Nevű Hivatal')
    expect((await page(before)).jobRoles.map(({ name }) => name)).not.toContain('Átnevezett munkakör')
    expect((await page(today)).jobRoles.map(({ name }) => name)).toContain('Átnevezett munkakör')
  })

  it('who leads and who signs is who did so then, by the name of then', async () => {
    const officials = async (asOf: string) => (await get<{ items: { name: string; jobRole: { hu: string }; signs: boolean }[] }>(`/api/v1/public/organisations/${office}/officials`, asOf)).items.filter(({ signs }) => signs)
    expect(await officials(before)).toMatchObject([{ name: 'Próba Panna', jobRole: { hu: 'Próba munkakör' } }])
    expect(await officials(today)).toEqual([])
  })

  it('an officer and the list of people have the names of that day', async () => {
    const officer = (asOf: string) => get<{ name: string }>(`/api/v1/staff/${signer.officerId}`, asOf, head)
    expect([(await officer(before)).name, (await officer(today)).name]).toEqual(['Próba Panna', 'Új Nevű Ubul'])
    // So have the posts on an officer's own page: their holder, job role and office; to strangers the present names alone are told.
    const posts = async (asOf: string, as: OfficerPrincipal) => (await get<{ posts: { officerName: string; jobRole: { name: { hu: string } }; organisation: { name: string } }[] }>(`/api/v1/staff/${signer.officerId}`, asOf, as)).posts
    expect(await posts(before, head)).toMatchObject([{ officerName: 'Próba Panna', jobRole: { name: { hu: 'Próba munkakör' } }, organisation: { name: 'Régi Nevű Hivatal' } }])
    const now = [{ officerName: 'Új Nevű Ubul', jobRole: { name: { hu: 'Átnevezett munkakör' } }, organisation: { name: 'Új Nevű Hivatal' } }]
    expect(await posts(today, head)).toMatchObject(now)
    expect(await posts(before, stranger)).toMatchObject(now)
    const post = async (asOf: string) => (await get<{ items: { id: string; officerName: string; jobRole: { name: { hu: string } } }[] }>('/api/v1/staff', asOf, head)).items.find(({ id }) => id === signer.postId)
    expect(await post(before)).toMatchObject({ officerName: 'Próba Panna', jobRole: { name: { hu: 'Próba munkakör' } } })
    expect(await post(today)).toMatchObject({ officerName: 'Új Nevű Ubul', jobRole: { name: { hu: 'Átnevezett munkakör' } } })
  })
})
