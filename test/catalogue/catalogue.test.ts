import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { previewTypst, renderTypst } from '../../src/platform/pdf/index.ts'
import { checkCatalogue } from '../../src/registers/case-types/index.ts'
import type { TemplateFacts } from '../../src/casework/documents/index.ts'
import { catalogueCodes, readCatalogueEntry } from '../../src/registers/case-types/read-catalogue.ts'
import { sampleConditionFacts, sampleData, sampleTemplateFacts, type SampleHead } from '../../src/registers/case-types/sample-facts.ts'
import { emptyHistory, factsOf, type Facts } from '../../src/rules/procedure/index.ts'

const folder = join(import.meta.dirname, '../../catalogue')

/** The invented facts have the shape of the real ones: the type checker says so. */
const factsFor = (head: SampleHead, data: Readonly<Record<string, unknown>>): TemplateFacts => sampleTemplateFacts(head, data)
/** So have those that conditions see. */
const conditionFacts = (data: Readonly<Record<string, unknown>>): Facts => sampleConditionFacts(data)

describe('the catalogue', () => {
  it('has no fault, and at least the site permit', () => {
    const { checked, faults } = checkCatalogue(folder)
    expect(faults).toEqual([])
    expect(checked).toContain('telepengedely')
  })

  for (const code of catalogueCodes(folder)) {
    const { entry } = readCatalogueEntry(folder, code)
    const templates = [
      ...(entry?.rule.decisions ?? []).map((item) => ({ ...item, authentication: 'card' as const, purpose: 'decision' })), ...(entry?.rule.documents ?? [])
    ]
    it.each(templates.map((item) => [item.code, item] as const))(`${code}: %s renders as PDF/A without a warning`, (_code, item) => {
      const shared = Object.fromEntries(Object.entries(entry!.files).filter(([path]) => path.startsWith('_shared/')))
      const source = {
        template: entry!.files[item.template]!.replaceAll('"../../_shared/', '"_shared/'), files: shared,
        data: factsFor({ ...item, name: item.name.hu }, sampleData(JSON.parse(entry!.files[entry!.rule.form.schema]!))), date: new Date('2026-11-24T08:00:00Z')
      }
      const { pdf, warnings } = renderTypst(source)
      expect(warnings).toEqual([])
      expect(previewTypst(source).pages.length).toBeGreaterThan(0)
      expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-')
      if (process.env['KAPU_KEEP']) import('node:fs').then(({ writeFileSync }) => writeFileSync(join(process.env['KAPU_KEEP']!, `${item.code}.pdf`), pdf))
    })
  }

  it('has conditions that stand on the facts of every case', () => {
    expect(Object.keys(conditionFacts({})).sort()).toEqual(Object.keys(factsOf(emptyHistory)).sort())
  })
})
