import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderTypst } from '../../src/platform/pdf/index.ts'
import { checkCatalogue } from '../../src/registers/case-types/index.ts'
import { catalogueCodes, readCatalogueEntry } from '../../src/registers/case-types/read-catalogue.ts'

const folder = join(import.meta.dirname, '../../catalogue')
const day = { iso: '2026-11-24', text: '2026. november 24.' }
const paragraph = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'bold' }] }, { type: 'lawRef', attrs: { citation: 'Ákr. 80. § (1)' } }] }] })

/** Facts of every kind of document at once; a template takes what it needs. */
const body = {
  operativePart: paragraph('engedélyezem'), reasoning: paragraph('Az ügyfél kérelme <megalapozott> #let x = 1'), conditions: ['Zajvédő fal építése'], remedyClause: 'Fellebbezésnek van helye.',
  signer: { name: 'Terebes Magdolna', title: 'jegyző' }, addressee: { name: 'Minta Márta', address: null }, items: [{ name: 'Helyszínrajz', text: 'Hiányzik.', law: '57/2013. 6. §' }, { name: null, text: 'Írja alá.', law: null }],
  limit: '8 nap', law: 'Ákr. 44. §', authority: 'Járási hivatal', question: 'Megfelel-e?', due: day, attachments: ['alaprajz.pdf'], uses: [{ purpose: 'azonosítás', source: 'Etalon', law: 'Nytv. 17. §' }],
  on: day, place: 'Malom út 47.', present: ['Csalit Eszter'], findings: 'Rendben van.', resultText: 'megfelel', recordedBy: 'Csalit Eszter', firstDay: day, kind: 'suspension', ground: 'Előkérdés', reason: 'Más szerv dönt.', addressees: [{ name: 'Minta Márta' }],
  to: 'vármegyei kormányhivatal', decision: { registrationNumber: 'HAT/1-7/2026', date: day }, appeal: { by: 'Minta Márta', receivedOn: day }, documents: ['1. alszám: Kérelem']
}

function factsFor(code: string, name: string, form: string, authentication: string): unknown {
  const party = { role: 'client', kind: 'person', name: 'Minta Márta', address: '9999 Mintafalva, Fő utca 1.', represents: null }
  return {
    office: { name: 'Tiszakeresztesi Polgármesteri Hivatal', shortName: 'TPH', settlement: 'Tiszakeresztes', demo: true },
    case: { registrationNumber: 'HAT/1-1/2026', subject: 'Telepengedély', typeName: 'Telepengedély', arrived: day, arrivalNumber: 'E-1/2026', procedure: 'summary', due: day, officer: 'Csalit Eszter', signer: 'Terebes Magdolna' },
    client: party, parties: [party], data: {},
    rule: { code: 'telepengedely', version: 1, name: 'Telepengedély', legalBasis: [], competence: { holder: 'jegyző', territory: 'a telep helye', law: '57/2013. 1. §' }, limit: '8 nap', limitLaw: 'Ákr. 50. §' },
    document: { registrationNumber: 'HAT/1-2/2026', code, name, form, law: 'Ákr. 80. §', date: day, settlement: 'Tiszakeresztes', authentication },
    body
  }
}

describe('the catalogue', () => {
  it('has no fault, and at least the site permit', () => {
    const { checked, faults } = checkCatalogue(folder)
    expect(faults).toEqual([])
    expect(checked).toContain('telepengedely')
  })

  for (const code of catalogueCodes(folder)) {
    const { entry } = readCatalogueEntry(folder, code)
    const templates = [
      ...(entry?.rule.decisions ?? []).map((item) => ({ ...item, authentication: 'card' })), ...(entry?.rule.documents ?? [])
    ]
    it.each(templates.map((item) => [item.code, item] as const))(`${code}: %s renders as PDF/A without a warning`, (_code, item) => {
      const shared = Object.fromEntries(Object.entries(entry!.files).filter(([path]) => path.startsWith('_shared/')))
      const { pdf, pages, warnings } = renderTypst({
        template: entry!.files[item.template]!.replaceAll('"../../_shared/', '"_shared/'), files: shared,
        data: factsFor(item.code, item.name.hu, item.form, item.authentication), date: new Date('2026-11-24T08:00:00Z')
      })
      expect(warnings).toEqual([])
      expect(pages.length).toBeGreaterThan(0)
      expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-')
      if (process.env['KAPU_KEEP']) import('node:fs').then(({ writeFileSync }) => writeFileSync(join(process.env['KAPU_KEEP']!, `${item.code}.pdf`), pdf))
    })
  }

  it('names a fault with its line', async () => {
    const { cpSync, mkdtempSync, rmSync, writeFileSync } = await import('node:fs')
    const { tmpdir } = await import('node:os')
    const copy = mkdtempSync(join(tmpdir(), 'kapu-catalogue-'))
    cpSync(folder, copy, { recursive: true })
    const path = join(copy, 'telepengedely/rule.yaml')
    const text = readFileSync(path, 'utf8').replace('power: state', 'power: royal').replace('template: templates/grant.typ', 'template: templates/none.typ')
    writeFileSync(path, text)
    const line = text.split('\n').findIndex((item) => item === 'power: royal') + 1
    expect(checkCatalogue(copy).faults).toContainEqual(expect.objectContaining({ line, code: 'catalogue.schema' }))
    rmSync(copy, { recursive: true })
  })
})
