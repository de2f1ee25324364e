import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { insertOffice, insertOfficer } from '../../../test/factories/office.ts'
import { staffPorts } from '../../../test/factories/staff.ts'
import { applyAsSystem, decideChange, proposeChange, readVersion, type RegisterDefinition } from '../changes/index.ts'
import { inCentral } from '../../platform/database/index.ts'
import { competenceRegister, listCompetencesOf } from './index.ts'
import { settlementFact } from './competence-register.ts'

const register = competenceRegister as RegisterDefinition
let t: TestDatabase
let office: string
let nationals: readonly [OfficerPrincipal, OfficerPrincipal]

beforeAll(async () => {
  t = await testDatabase()
  office = await insertOffice(t, { name: 'Kijelölt Hivatal' })
  nationals = [await insertOfficer(t, office, { nationalAdministrator: true }), await insertOfficer(t, office, { nationalAdministrator: true })]
  await inCentral(t.db, async (tx) => {
    for (const [code, name] of [['99001', 'Mintafalva'], ['99002', 'Mintaháza']] as const) {
      const subjectId = t.ids.uuid()
      const fact = settlementFact({
        code, name, status: 'község', county: 'Minta', districtCode: '901', districtName: 'Mintai járás', areaHectares: null, population: null, dwellings: null, source: 'próba', sourceDate: '2020-01-01', demo: true
      })
      await applyAsSystem(tx, t.context(), {
        register: 'settlements', kind: 'import', effectiveFrom: '2020-01-01', reason: 'próba', input: {},
        plan: { subjectId, subjectName: name, organisationId: null, touches: [], steps: [{ register: 'settlements', subjectId, from: '2020-01-01', to: null, fact }] }
      })
    }
  })
})
afterAll(() => t?.close())

const assign = (territoryKind: string, territoryCode: string) => proposeChange(t.context(nationals[0]), register, staffPorts, {
  kind: 'assign', subjectId: null, effectiveFrom: '2026-11-24', reason: 'próba', expectedVersion: 0,
  input: { organisationId: office, organ: 'municipal-clerk', territoryKind, territoryCode, caseTypes: null, law: 'próba 1. §', source: 'próba', sourceDate: '2026-11-24' }
})

it('a competence is assigned for a territory that there is, and called by its name', async () => {
  for (const [kind, code] of [['settlement', '901'], ['settlement', 'Mintafalva'], ['district', '99001'], ['county', 'Nincs'], ['country', 'Minta'], ['settlement', '']] as const) {
    await expect(assign(kind, code), `${kind} ${code}`).rejects.toMatchObject({ code: 'competence.unknown-territory' })
  }
  for (const [kind, code] of [['settlement', '99001'], ['district', '901'], ['county', 'Minta'], ['country', '']] as const) {
    const { changeId } = await assign(kind, code)
    await decideChange(t.context(nationals[1]), [register], staffPorts, { changeId, expectedVersion: 1, decision: 'approve', note: null })
  }
  const rows = await t.owner.selectFrom('register_change').select('subject_name').where('register', '=', 'competences').execute()
  expect(rows.map(({ subject_name: name }) => name).sort()).toEqual(['az egész ország', 'Minta', 'Mintafalva', 'Mintai járás'].map((name) => `Kijelölt Hivatal: ${name}`).sort())
  const listed = await listCompetencesOf(t.db, office, '2026-11-24', 10)
  expect(listed.map(({ territoryKind, territoryName }) => [territoryKind, territoryName])).toEqual([['country', 'az egész ország'], ['county', 'Minta'], ['district', 'Mintai járás'], ['settlement', 'Mintafalva']])
  expect(await readVersion(t.db, 'competences', listed[0]!.id)).toBe(1)
})
