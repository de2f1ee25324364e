/** Reads a folder of the catalogue and names every fault with its line. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { caseRuleSchema, lawReferenceSchema, type CaseRule } from '../../rules/procedure/index.ts'
import type { CatalogueFault } from './case-type.types.ts'
import { lineOf, readSource, type CatalogueSource, type ReportAt } from './catalogue-source.ts'
import { checkLayout, checkSchema, checkTexts } from './check-form.ts'
import { checkCitations, checkConditions, checkFormFacts, checkGaps, checkMediaTypes, checkReferences, checkRemedies } from './check-rule.ts'
import { checkTemplates } from './check-templates.ts'
import { isRecord } from './form-fields.ts'

/** A case type as its folder says it. */
export interface CatalogueEntry {
  readonly rule: CaseRule
  /** Everything that belongs to the version, by path in the folder; shared templates under `_shared/`. */
  readonly files: Readonly<Record<string, string>>
  readonly contentHash: string
}

/** Codes of the case types in the catalogue: its folders but the shared ones. */
export function catalogueCodes(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_')).map((entry) => entry.name).sort()
}

/**
 * Reads one case type. `entry` is there when nothing was wrong. A fault in one file does not keep the others from being read.
 * @param templates renders every template too; a start leaves it out, since it takes longer than all the rest
 */
export function readCatalogueEntry(
  folder: string, code: string, { templates = false }: { readonly templates?: boolean } = {}
): { entry: CatalogueEntry | undefined; faults: CatalogueFault[] } {
  const faults: CatalogueFault[] = []
  const report: ReportAt = (source, path, faultCode, message) => {
    faults.push({ file: source.file, line: lineOf(source, path), code: faultCode, message })
  }
  const rule = readSource(folder, `${code}/rule.yaml`, faults)
  const laws = readSource(folder, `${code}/laws.yaml`, faults)
  const parsedLaws = laws && checkLaws(laws, faults, report)
  const parsed = rule && caseRuleSchema.safeParse(rule.value)
  if (rule && !parsed?.success) reportIssues(rule, parsed?.error.issues ?? [], faults)
  const form = rule ? readForm(folder, code, rule, faults) : undefined
  if (rule) {
    if (isRecord(rule.value) && typeof rule.value['code'] === 'string' && rule.value['code'] !== code) report(rule, ['code'], 'catalogue.code', `the folder is called ${code}`)
    // Zod looks at what lies between the parts only when each part is right.
    if (!parsed?.success) checkReferences(rule, report)
    if (laws) checkCitations(rule, lawCodes(laws), report)
    checkRemedies(rule, report)
    checkMediaTypes(rule, report)
    checkConditions(rule, form?.schema?.value, report)
    if (form?.schema) checkFormFacts(rule, form.schema.value, report)
    checkGaps(rule, form?.schema?.value, faults)
    if (templates) checkTemplates(folder, code, rule.value, form?.schema?.value, faults)
    checkUnused(folder, code, rule, faults)
  }
  const files = rule ? readFiles(folder, code, rule, report) : {}
  const found = distinct(faults)
  if (found.length > 0 || !parsed?.success || !parsedLaws) return { entry: undefined, faults: found }
  const full: CaseRule = { ...parsed.data, laws: parsedLaws }
  const hash = createHash('sha256').update(JSON.stringify(full))
  for (const [path, content] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(path).update('\0').update(content)
  return { entry: { rule: full, files, contentHash: hash.digest('hex') }, faults: [] }
}

function checkLaws(laws: CatalogueSource, faults: CatalogueFault[], report: ReportAt): CaseRule['laws'] | undefined {
  const parsed = z.array(lawReferenceSchema).safeParse(laws.value)
  if (!parsed.success) reportIssues(laws, parsed.error.issues, faults)
  lawCodes(laws).forEach((law, index, all) => {
    if (all.indexOf(law) !== index) report(laws, [index, 'code'], 'catalogue.schema', `the law ${law} stands twice`)
  })
  const items: unknown[] = Array.isArray(laws.value) ? laws.value : []
  items.forEach((law, index) => {
    if (!isRecord(law) || typeof law['validFrom'] !== 'string' || typeof law['validTo'] !== 'string') return
    if (law['validTo'] < law['validFrom']) report(laws, [index, 'validTo'], 'catalogue.schema', `ends (${law['validTo']}) before it begins (${law['validFrom']})`)
  })
  return parsed.data
}

const lawCodes = (laws: CatalogueSource): string[] =>
  (Array.isArray(laws.value) ? laws.value as unknown[] : []).map((law) => (isRecord(law) ? String(law['code']) : ''))

function reportIssues(source: CatalogueSource, issues: readonly z.core.$ZodIssue[], faults: CatalogueFault[]): void {
  for (const issue of issues) {
    // Each key that should not be there is a fault of its own, at its own line.
    const places = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ path: [...issue.path, key], message: `unrecognized key: ${key}` })) : [issue]
    for (const { path, message } of places) {
      faults.push({ file: source.file, line: lineOf(source, path), code: 'catalogue.schema', message: `${issue.path.join('.')}: ${message}` })
    }
  }
}

/** Files that the rule names, as far as they can be read. */
function namedFiles(rule: CatalogueSource): { path: (string | number)[]; file: string }[] {
  const named: { path: (string | number)[]; file: string }[] = []
  const take = (...path: (string | number)[]): void => {
    const file: unknown = path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined), rule.value)
    if (typeof file === 'string') named.push({ path, file })
  }
  take('form', 'schema')
  take('form', 'ui')
  take('form', 'texts', 'hu')
  take('form', 'texts', 'en')
  for (const list of ['decisions', 'documents'] as const) {
    const items = isRecord(rule.value) ? rule.value[list] : undefined
    if (Array.isArray(items)) items.forEach((_item, index) => take(list, index, 'template'))
  }
  return named
}

function readFiles(folder: string, code: string, rule: CatalogueSource, report: ReportAt): Record<string, string> {
  const files: Record<string, string> = {}
  for (const { path, file } of namedFiles(rule)) {
    const full = join(folder, code, file)
    if (existsSync(full)) files[file] = readFileSync(full, 'utf8')
    else report(rule, path, 'catalogue.missing-file', `${file} is not in the folder`)
  }
  const shared = join(folder, '_shared')
  if (existsSync(shared)) {
    for (const name of readdirSync(shared).filter((item) => item.endsWith('.typ'))) files[`_shared/${name}`] = readFileSync(join(shared, name), 'utf8')
  }
  return files
}

/** A file that nothing names is a template or a form that somebody believes to be in use. */
function checkUnused(folder: string, code: string, rule: CatalogueSource, faults: CatalogueFault[]): void {
  const used = new Set(['rule.yaml', 'laws.yaml', ...namedFiles(rule).map((item) => item.file)])
  for (const entry of readdirSync(join(folder, code), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name).slice(join(folder, code).length + 1)
    if (!used.has(path)) faults.push({ file: `${code}/${path}`, line: 1, code: 'catalogue.unused-file', message: 'rule.yaml does not name this file' })
  }
}

function readForm(folder: string, code: string, rule: CatalogueSource, faults: CatalogueFault[]): { schema: CatalogueSource | undefined } {
  const report: ReportAt = (source, path, faultCode, message) => {
    faults.push({ file: source.file, line: lineOf(source, path), code: faultCode, message })
  }
  const read = (...path: string[]): CatalogueSource | undefined => {
    const file = namedFiles(rule).find((item) => item.path.join('.') === ['form', ...path].join('.'))?.file
    // That it is missing is said where the rule names it.
    return file === undefined || !existsSync(join(folder, code, file)) ? undefined : readSource(folder, `${code}/${file}`, faults)
  }
  const [schema, layout, hu, en] = [read('schema'), read('ui'), read('texts', 'hu'), read('texts', 'en')]
  if (schema) {
    checkSchema(schema, report)
    if (layout) checkLayout(layout, schema.value, report)
    if (hu) checkTexts(hu, en, schema.value, report)
    if (en) checkTexts(en, hu, schema.value, report)
  }
  return { schema }
}

/** Each fault once, in the order of files and lines. */
function distinct(faults: readonly CatalogueFault[]): CatalogueFault[] {
  const seen = new Map(faults.map((fault) => [JSON.stringify(fault), fault]))
  return [...seen.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
}
