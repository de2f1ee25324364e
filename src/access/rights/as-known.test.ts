/** Rights of another day than today, and as they were known at an instant. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { testHttp, type TestHttp } from '../../../test/factories/http.ts'
import { insertOffice, insertOfficer } from '../../../test/factories/office.ts'
import { decideStaff, proposeStaff } from '../../../test/factories/staff.ts'
import { authoriseAction } from '../entitlement/index.ts'
import { rightsRoutes } from './index.ts'

let t: TestDatabase
let http: TestHttp
let office: string
let other: string
let local: OfficerPrincipal
let head: OfficerPrincipal
let national: OfficerPrincipal
const purpose = 'client-identification'
const personal = { action: 'personal-data:query', dataSet: 'etalon.identify', purpose }
const used: { officerId: string; purpose: string; at: string }[] = []
const handled: { postId: string; caseType: string; at: string }[] = []
const within = <Item extends { readonly at: string }>(items: readonly Item[], since: Date, until: Date): Item[] => items.filter(({ at }) => new Date(at) >= since && new Date(at) <= until)
const longAgo = new Date('2020-01-01T00:00:00Z')

beforeAll(async () => {
  t = await testDatabase()
  office = await insertOffice(t)
  other = await insertOffice(t)
  local = await insertOfficer(t, office, { localAdministrator: true })
  head = await insertOfficer(t, office, { head: true, caseTypes: ['telepengedely'] })
  national = await insertOfficer(t, other, { nationalAdministrator: true })
  http = await testHttp({
    db: t.db, clock: t.clock, overrides: { authoriseAction },
    routes: (app) => rightsRoutes(app, {
      usedBetween: async (_tx, _office, since, until) => within(used, since, until), handledBetween: async (_tx, _office, since, until) => within(handled, since, until)
    })
  })
})
afterAll(async () => {
  await http?.close()
  await t?.close()
})

/** An officer, and their card, of long ago, whose job role entitles to a purpose; with the training, and a right of their own where `granted`. */
async function officer({ granted }: { readonly granted: boolean }): Promise<OfficerPrincipal> {
  const grants = [{ dataSet: 'etalon.identify', purpose }]
  const who = await insertOfficer(t, office, { caseOfficer: true, caseTypes: ['telepengedely'], ...(granted ? { grants } : {}) })
  await t.owner.updateTable('card').set({ recorded_at: longAgo, state_since: longAgo }).where('id', '=', who.cardId).execute()
  if (granted) return who
  await t.owner.insertInto('officer_qualification').values({
    id: t.ids.uuid(), officer_id: who.officerId, kind: 'data-protection-training', reference: 'próba', valid_from: '2020-01-01', valid_to: '2027-06-30', recorded_at: longAgo
  }).execute()
  const second = await insertOfficer(t, other, { nationalAdministrator: true })
  const entitlement = { categoryHu: 'próba', categoryEn: 'test', purpose, purposeHu: 'próba', purposeEn: 'test', legalBasis: 'próba', dataSets: ['etalon.identify'] }
  t.clock.set('2026-11-23T08:30:00Z')
  try {
    await decideStaff(t, second, (await proposeStaff(t, national, { register: 'job-roles', kind: 'add-entitlement', subjectId: who.jobRoleId!, input: entitlement, from: '2026-11-23' })).changeId)
  } finally {
    t.clock.set('2026-11-24T08:30:00Z')
  }
  return who
}
const grantOf = (who: OfficerPrincipal) => t.owner.selectFrom('entitlement_grant').selectAll().where('officer_id', '=', who.officerId).executeTakeFirstOrThrow()
type Explained = { allowed: boolean; sources: { fact: string }[] }
const why = async (who: OfficerPrincipal, query: Record<string, string>): Promise<Explained> => (await http.call('GET', '/api/v1/rights/explain', { as: who, query })).json<Explained>()

describe('as it was known', () => {
  it('what was approved later, ended later or cancelled since is told as it was believed at the instant', async () => {
    const known = { before: '2026-11-24T08:00:00Z', after: '2026-11-24T10:00:00Z' }
    const [anna, bela] = [await officer({ granted: true }), await officer({ granted: false })]
    const annas = await grantOf(anna)
    try {
      t.clock.set('2026-11-24T09:00:00Z')
      await proposeStaff(t, head, { register: 'grants', kind: 'withdraw', subjectId: annas.id, from: '2026-11-24' })
      const asked = await proposeStaff(t, bela, { register: 'grants', kind: 'request', from: '2026-12-01', input: { officerId: bela.officerId, organisationId: office, jobRoleId: bela.jobRoleId, purposes: [purpose], until: '2027-06-30' } })
      await decideStaff(t, head, asked.changeId)
      await proposeStaff(t, local, { register: 'officers', kind: 'rename', subjectId: anna.officerId, input: { name: 'Másnevű Anna' } })
      t.clock.set('2026-11-24T11:00:00Z')
      // Gone from the rows before it began, but not from what was known.
      await proposeStaff(t, head, { register: 'grants', kind: 'withdraw', subjectId: asked.subjectId, from: '2026-12-01' })
      const at = async (who: OfficerPrincipal, asOf: string, knownAt?: string): Promise<boolean> => (await why(who, { ...personal, asOf, ...(knownAt ? { knownAt } : {}) })).allowed
      expect(await Promise.all([at(anna, '2026-11-25'), at(anna, '2026-11-25', known.before), at(anna, '2026-11-25', known.after)])).toEqual([false, true, false])
      expect(await Promise.all([at(bela, '2026-12-05'), at(bela, '2026-12-05', known.before), at(bela, '2026-12-05', known.after)])).toEqual([false, false, true])
      const explained = await why(anna, { ...personal, asOf: '2026-11-25', knownAt: known.before })
      expect(explained.sources.map(({ fact }) => fact).sort()).toEqual(['employment', 'job-role', 'job-role-entitlement', 'own-grant', 'post', 'review', 'training'])
      const who = async (knownAt: string) => (await http.call('GET', '/api/v1/rights/who', { as: head, query: { ...personal, asOf: '2026-11-25', knownAt } }))
        .json<{ items: { officerId: string; name: string; explanation: { allowed: boolean } }[] }>().items.find(({ officerId }) => officerId === anna.officerId)
      expect(await who(known.before)).toMatchObject({ name: 'Próba Panna', explanation: { allowed: true } })
      expect(await who(known.after)).toMatchObject({ name: 'Másnevű Anna', explanation: { allowed: false } })
      const mine = async (as: OfficerPrincipal, asOf: string, knownAt: string) => (await http.call('GET', '/api/v1/rights/mine', { as, query: { asOf, knownAt } })).json<{ rights: { state: string; requestedBy: string; validTo: string }[]; entitled: { granted: boolean }[] }>()
      expect(await mine(anna, '2026-11-25', known.before)).toMatchObject({ rights: [{ state: 'in-force', requestedBy: 'Döntő Dénes', validTo: '2030-12-31' }], entitled: [{ granted: true }] })
      expect(await mine(anna, '2026-11-25', known.after)).toMatchObject({ rights: [{ state: 'ended' }], entitled: [{ granted: false }] })
      expect(await mine(bela, '2026-12-05', known.after)).toMatchObject({ rights: [{ state: 'in-force', requestedBy: 'Próba Panna', validTo: '2027-06-30' }], entitled: [{ granted: true }] })
      expect(await mine(bela, '2026-12-05', known.before)).toMatchObject({ rights: [], entitled: [{ granted: false }] })
    } finally {
      t.clock.set('2026-11-24T08:30:00Z')
    }
  })

  it('reviews that were due, and duties that conflicted, are those of the day and the instant', async () => {
    const anna = await officer({ granted: true })
    const grant = await grantOf(anna)
    const due = async (query: Record<string, string>) => (await http.call('GET', '/api/v1/rights/due', { as: head, query: { limit: '200', ...query } })).json<{ items: { id: string; reviewDue: string }[] }>().items.find(({ id }) => id === grant.id)
    const jegyzo = await insertOfficer(t, office, { localAdministrator: true })
    const second = await insertOfficer(t, other, { nationalAdministrator: true })
    const rules = async (query: Record<string, string>) => (await http.call('GET', '/api/v1/rights/conflicts', { as: local, query })).json<{ items: { rule: string; officerId: string; name: string }[] }>().items.filter(({ officerId }) => officerId === jegyzo.officerId)
    try {
      t.clock.set('2026-11-24T09:00:00Z')
      await proposeStaff(t, head, { register: 'grants', kind: 'confirm', subjectId: grant.id })
      await decideStaff(t, second, (await proposeStaff(t, national, { register: 'job-roles', kind: 'set-duties', subjectId: jegyzo.jobRoleId!, input: { duties: ['local-administrator', 'head'] }, from: '2026-12-10' })).changeId)
    } finally {
      t.clock.set('2026-11-24T08:30:00Z')
    }
    expect(await due({ asOf: '2027-04-23' })).toBeUndefined()
    expect(await due({ asOf: '2027-04-24' })).toMatchObject({ reviewDue: '2027-05-24' })
    // Before the head confirmed it, it was not to be reviewed until three years later.
    expect(await due({ asOf: '2027-04-24', knownAt: '2026-11-24T08:45:00Z' })).toBeUndefined()
    expect(await due({ asOf: '2030-06-01', knownAt: '2026-11-24T08:45:00Z' })).toMatchObject({ reviewDue: '2030-06-30' })
    expect((await rules({ asOf: '2026-12-09' }))).toEqual([])
    expect((await rules({ asOf: '2026-12-10' }))).toMatchObject([{ rule: 'administers-and-approves', name: 'Próba Panna' }])
    expect((await rules({ asOf: '2026-12-10', knownAt: '2026-11-24T08:45:00Z' }))).toEqual([])
  })
})

describe('reports of use', () => {
  it('look back from the day that is asked about, at the rights of that day', async () => {
    const own = await insertOffice(t)
    const chief = await insertOfficer(t, own, { head: true })
    const anna = await insertOfficer(t, own, { caseOfficer: true, caseTypes: ['telepengedely'], grants: [{ dataSet: 'etalon.identify', purpose }] })
    used.push({ officerId: anna.officerId, purpose, at: '2026-06-10T08:00:00Z' })
    handled.push({ postId: anna.postId!, caseType: 'telepengedely', at: '2026-06-10T08:00:00Z' })
    const ask = async (report: string, query: Record<string, string>) => (await http.call('GET', `/api/v1/rights/${report}`, { as: chief, query: { days: '30', ...query } })).json<{ items: { validFrom: string }[] }>().items
    for (const report of ['unused', 'unused-case-types']) {
      expect(await ask(report, {}), report).toMatchObject([{ validFrom: '2020-01-01' }])
      expect(await ask(report, { asOf: '2026-06-30' }), report).toEqual([])
      // Not yet used on the ninth, no more on the tenth of July and after; and nobody had the right before it was given.
      expect(await ask(report, { asOf: '2026-06-09' }), report).toMatchObject([{ validFrom: '2020-01-01' }])
      expect(await ask(report, { asOf: '2026-07-11' }), report).toHaveLength(1)
      expect(await ask(report, { asOf: '2020-01-20' }), report).toEqual([])
      expect(await ask(report, { asOf: '2026-06-09', knownAt: '2019-12-31T00:00:00Z' }), report).toEqual([])
      expect((await http.call('GET', `/api/v1/rights/${report}`, { as: chief, query: { format: 'csv', days: '30', asOf: '2026-06-09' } })).body.split('\r\n'), report).toHaveLength(3)
    }
  })
})
