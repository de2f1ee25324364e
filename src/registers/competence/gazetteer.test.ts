import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inCentral } from '../../platform/database/index.ts'
import type { CaseRule } from '../../rules/procedure/index.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { applyAsSystem, amendSteps, readHistory } from '../changes/index.ts'
import { ORGANISATIONS } from '../organisations/index.ts'
import { findCompetentOffice, importGazetteer, readGazetteer, settlementOf, yearOfFile, type GazetteerReport } from './index.ts'

const header = 'name,ksh_code,status,county,district_code,district_name,district_seat,office_kind,office_seat,area_ha,population,dwellings'
const lines = [
  header,
  'Mintaváros,99001,"megyeszékhely, megyei jogú város",Minta,901 1,Mintavárosi,Mintaváros,1,–,100,1000,500',
  'Mintafalva,99002,község,Minta,901 0,Mintavárosi,Mintaváros,2,Helyben – Locally,100,1000,500',
  'Kismintafalva,99003,község,Minta,901 0,Mintavárosi,Mintaváros,6,Mintafalva,100,100,50',
  'Nagymintafalva,99004,nagyközség,Minta,902 1,Nagymintai,Nagymintafalva,4,Helyben – Locally,100,100,50',
  'Őrmintafalva,99005,község,Minta,902 0,Nagymintai,Nagymintafalva,5,Nagymintafalva,100,100,50',
  'Örmintafalva,99006,község,Minta,902 0,Nagymintai,Nagymintafalva,5,Nagymintafalva,100,100,50'
]
const file = (rows: readonly string[] = lines): Buffer => Buffer.from(`\uFEFF${rows.join('\r\n')}\r\n`)
const rule = (code: string, power: 'state' | 'municipal', tiers = ['mayors-office']): CaseRule => ({
  code, version: 1, power, laws: [], competence: { holder: { hu: 'a jegyző', en: 'x' }, tiers, territory: { hu: 'x', en: 'x' }, law: { law: 'minta', section: '1. §' } }
}) as unknown as CaseRule

let t: TestDatabase
beforeAll(async () => { t = await testDatabase() })
afterAll(() => t?.close())

const take = (content: Buffer, options: { dryRun?: boolean; validFrom?: string; fileName?: string } = {}): Promise<GazetteerReport> => {
  t.clock.advance(1_000)
  return importGazetteer(t.db, t.context({ kind: 'system', name: 'import' }), { content, fileName: options.fileName ?? 'minta-2018.csv', validFrom: options.validFrom ?? '2018-01-01', dryRun: options.dryRun ?? false })
}
const counts = (report: GazetteerReport) => report.differences.map(({ added, changed, ended, same, kept }) => ({ added, changed, ended, same, kept }))
const facts = async (): Promise<number> => Number((await sql<{ n: number }>`select count(*) as n from kapu.register_fact`.execute(t.owner)).rows[0]!.n)
const competent = (settlement: string, which = rule('telepengedely', 'state'), day = '2026-11-24') => findCompetentOffice(t.db, { settlement, rule: which, day })

describe('a gazetteer', () => {
  it('is shown first, then taken in at once, and the same file changes nothing any more', async () => {
    const before = await facts()
    expect(counts(await take(file(), { dryRun: true })).map(({ added }) => added)).toEqual([6, 6, 9])
    expect(await facts()).toBe(before)
    const taken = await take(file())
    expect(taken).toMatchObject({ rows: 6, faults: [], changeId: expect.any(String) })
    expect(await facts()).toBe(before + 21)
    const again = await take(file())
    expect(again.changeId).toBeNull()
    expect(counts(again)).toEqual([6, 6, 9].map((same) => ({ added: 0, changed: 0, ended: 0, same, kept: 0 })))
    const { rows } = await sql<{ kind: string }>`select kind from kapu.log_entry where kind like 'register.%'`.execute(t.owner)
    expect(rows).toEqual([{ kind: 'register.change-applied' }])
  })

  it('says who is competent where: own office, joint office, district office', async () => {
    expect(await competent('Mintaváros')).toMatchObject({ office: { name: 'Mintaváros Megyei Jogú Város Polgármesteri Hivatala', seat: 'Mintaváros' }, superior: { name: 'Minta Vármegyei Kormányhivatal', seat: 'Mintaváros' } })
    expect(await competent('Kismintafalva')).toMatchObject({ office: { name: 'Mintafalvai Közös Önkormányzati Hivatal', seat: 'Mintafalva' }, power: 'state' })
    expect(await competent('99005')).toMatchObject({ office: { seat: 'Nagymintafalva' } })
    expect(await competent('Kismintafalva', rule('okmany', 'state', ['county-regional-document-office']))).toMatchObject({ office: { name: 'Minta Vármegyei Kormányhivatal Mintavárosi Járási Hivatala', seat: 'Mintaváros' } })
    expect(await competent('mintafalva', rule('tamogatas', 'municipal'))).toMatchObject({ power: 'municipal', superior: { id: null, name: 'Mintafalva képviselő-testülete' } })
    await expect(competent('Sehonna')).rejects.toMatchObject({ code: 'competence.unknown-settlement' })
    await expect(competent('Mintafalva', rule('x', 'state', ['national-body']))).rejects.toMatchObject({ code: 'competence.no-office' })
    await expect(competent('Mintafalva', rule('telepengedely', 'state'), '2017-12-31')).rejects.toMatchObject({ code: 'competence.unknown-settlement' })
  })

  it('tells names apart that differ in an accent only, and does not choose between them', async () => {
    expect(await settlementOf(t.db, 'Őrmintafalva', '2026-11-24')).toMatchObject({ code: '99005' })
    expect(await settlementOf(t.db, 'Örmintafalva', '2026-11-24')).toMatchObject({ code: '99006' })
    await expect(settlementOf(t.db, 'Ormintafalva', '2026-11-24')).rejects.toMatchObject({ code: 'competence.ambiguous-settlement' })
  })

  it('with faults is not taken at all, and each fault has its line', async () => {
    const before = await facts()
    const faulty = await take(file([
      header, 'Jófalva,99101,község,Minta,901 0,Mintavárosi,Mintaváros,1,–,1,1,1', 'Rosszfalva,12,község,Minta,901 0,X,Y,3,–,sok,1,1',
      'Árvafalva,99103,község,Minta,901 0,X,Y,6,Nincsfalva,1,1,1', 'Jófalva,99101,község,Minta,90 0,X,Y,1,–,1,1,1', 'Vakfalva,99105,község,Minta,901 0,X,Y,6,Jófalva,1,1,1'
    ]))
    expect(faulty.faults.map(({ line, column }) => `${line} ${column}`)).toEqual([
      '3 ksh_code', '3 office_kind', '3 area_ha', '4 office_seat', '5 district_code', '5 name', '5 ksh_code', '6 office_seat'
    ])
    expect(faulty.changeId).toBeNull()
    expect((await take(file(['name;ksh_code', 'X;1']))).faults.map(({ column }) => column)).toContain('office_seat')
    await expect(take(Buffer.from([0x4d, 0xf5, 0x0a]))).rejects.toMatchObject({ code: 'competence.unreadable' })
    expect((await take(file([header]))).faults).toHaveLength(1)
    expect(await facts()).toBe(before)
  })

  it('of a later year ends what is gone from its day, keeps the past, and leaves alone what people changed', async () => {
    const kept = (await competent('Nagymintafalva')).office.id
    t.clock.advance(1_000)
    await inCentral(t.db, async (tx) => applyAsSystem(tx, t.context(), {
      register: ORGANISATIONS, kind: 'rename', effectiveFrom: '2018-01-01', reason: 'a hivatal így hívja magát', input: {},
      plan: {
        subjectId: kept, subjectName: 'x', organisationId: null, touches: [],
        steps: await amendSteps(tx, ORGANISATIONS, kept, '2018-01-01', (fact) => ({ ...fact, name: 'Saját Nevű Hivatal', value: { ...fact.value, name: 'Saját Nevű Hivatal' } }))
      }
    }))
    const later = lines.filter((line) => !line.startsWith('Örmintafalva')).map((line) => line.replace('6,Mintafalva,100', '6,Nagymintafalva,100'))
    const report = await take(file(later), { validFrom: '2027-01-01', fileName: 'minta-2027.csv' })
    expect(counts(report)).toEqual([
      { added: 0, changed: 0, ended: 1, same: 5, kept: 0 }, { added: 0, changed: 0, ended: 0, same: 5, kept: 1 }, { added: 0, changed: 1, ended: 1, same: 7, kept: 0 }
    ])
    expect(await competent('Kismintafalva')).toMatchObject({ office: { seat: 'Mintafalva' } })
    expect(await competent('Kismintafalva', undefined, '2027-01-01')).toMatchObject({ office: { name: 'Saját Nevű Hivatal' } })
    expect(await competent('Örmintafalva', undefined, '2026-12-31')).toMatchObject({ office: { name: 'Saját Nevű Hivatal' } })
    await expect(competent('Örmintafalva', undefined, '2027-01-01')).rejects.toMatchObject({ code: 'competence.unknown-settlement' })
    expect((await readHistory(t.db, ORGANISATIONS, kept)).map(({ kind }) => kind)).toEqual(['rename', 'import-gazetteer'])
  })

  it('shows the year of its name', () => {
    expect(yearOfFile('ksh-settlements-2018.csv')).toBe('2018-01-01')
    expect(yearOfFile('helysegnevtar.csv')).toBeNull()
  })
})

const real = join(import.meta.dirname, '../../../../shared/data/ksh-settlements-2018.csv')
describe.skipIf(!existsSync(real))('the real gazetteer (../shared/data/ksh-settlements-2018.csv; skipped where it is absent)', () => {
  it('is read whole, and every settlement has its office', async () => {
    const content = readFileSync(real)
    const { rows, faults } = readGazetteer(content.toString('utf8'))
    expect([rows.length, faults]).toEqual([3178, []])
    const own = await testDatabase()
    try {
      const report = await importGazetteer(own.db, own.context(), { content, fileName: 'ksh-settlements-2018.csv', validFrom: '2018-01-01', dryRun: false })
      expect(report.differences.map(({ register, added }) => [register, added])).toEqual([['settlements', 3178], ['organisations', 1500], ['competences', 3395]])
      const { rows: without } = await sql<{ name: string }>`select s.name from kapu.settlement s where not exists (select from kapu.competence c
        join kapu.organisation o on o.id = c.organisation_id where c.territory_kind = 'settlement' and c.territory_code = s.code and c.organ = 'municipal-clerk')`.execute(own.owner)
      expect(without).toEqual([])
      for (const [settlement, seat, county] of [['Abaliget', 'Orfű', 'Pécs'], ['Pálháza', 'Pálháza', 'Miskolc'], ['Kömlő', 'Tiszanána', 'Eger'], ['Budapest V. kerület', 'Budapest 05. ker.', 'Budapest'], ['Budapest', 'Budapest', 'Budapest'], ['Aszód', 'Aszód', 'Budapest']] as const) {
        const answer = await findCompetentOffice(own.db, { settlement, rule: rule('telepengedely', 'state'), day: '2026-11-24' })
        expect([settlement, answer.office.seat, answer.superior?.seat]).toEqual([settlement, seat, county])
      }
    } finally {
      await own.close()
    }
  }, 120_000)
})
