/** Templates are rendered with invented facts: one that fails, warns, or wants a fact that its document does not have is a fault. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DomainError } from '../../platform/errors/index.ts'
import { renderTypst, type TypstDiagnostic } from '../../platform/pdf/index.ts'
import type { CatalogueFault } from './case-type.types.ts'
import { isRecord } from './form-fields.ts'
import { sampleData, sampleTemplateFacts, type SampleHead } from './sample-facts.ts'

/** A template with what it is used for. */
function usesOf(rule: unknown): { template: string; head: SampleHead }[] {
  const list = (name: string): Readonly<Record<string, unknown>>[] => {
    const found = isRecord(rule) ? rule[name] : undefined
    return Array.isArray(found) ? found.filter(isRecord) : []
  }
  const use = (item: Readonly<Record<string, unknown>>, purpose: unknown, authentication: unknown): { template: string; head: SampleHead } => ({
    template: String(item['template']),
    head: {
      code: String(item['code']), name: isRecord(item['name']) ? String(item['name']['hu']) : '', form: String(item['form']), purpose: String(purpose),
      authentication: authentication === 'card' || authentication === 'seal' ? authentication : 'none'
    }
  })
  return [...list('decisions').map((item) => use(item, 'decision', 'card')), ...list('documents').map((item) => use(item, item['purpose'], item['authentication']))]
}

export function checkTemplates(folder: string, code: string, rule: unknown, schema: unknown, faults: CatalogueFault[]): void {
  const shared = join(folder, '_shared')
  const files = existsSync(shared)
    ? Object.fromEntries(readdirSync(shared).filter((name) => name.endsWith('.typ')).map((name) => [`_shared/${name}`, readFileSync(join(shared, name), 'utf8')])) : {}
  const data = sampleData(schema)
  const seen = new Set<string>()
  for (const { template, head } of usesOf(rule)) {
    const path = join(folder, code, template)
    if (!existsSync(path)) continue
    const say = (found: TypstDiagnostic): void => {
      const file = found.path === 'main.typ' || found.path === '' ? `${code}/${template}` : found.path
      const fault = { file, line: found.line ?? 1, code: 'catalogue.template', message: `${head.code}: ${found.message}` }
      // One template may serve several decisions; its fault is one.
      const key = `${file}:${fault.line} ${found.message}`
      if (!seen.has(key)) faults.push(fault)
      seen.add(key)
    }
    try {
      renderTypst({
        template: readFileSync(path, 'utf8').replaceAll('"../../_shared/', '"_shared/'), files, data: sampleTemplateFacts(head, data), date: new Date('2026-11-24T08:00:00Z')
      }).warnings.forEach(say)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      // The first is the fault; what follows is the way to it.
      const found = error.details['diagnostics'] as readonly TypstDiagnostic[]
      if (found[0]) say(found[0])
      else say({ severity: 'error', message: error.en, path: '', line: null })
    }
  }
}
