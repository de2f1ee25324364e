/** Reads a folder of the catalogue and names every fault with its line. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { LineCounter, parseDocument, type Document } from 'yaml'
import { z } from 'zod'
import { caseRuleSchema, faultOfExpression, lawReferenceSchema, type CaseRule } from '../../rules/procedure/index.ts'
import type { CatalogueFault } from './case-type.types.ts'

/** A case type as its folder says it. */
export interface CatalogueEntry {
  readonly rule: CaseRule
  /** Everything that belongs to the version, by path in the folder; shared templates under `_shared/`. */
  readonly files: Readonly<Record<string, string>>
  readonly contentHash: string
}

interface Yaml {
  readonly document: Document
  readonly lines: LineCounter
  readonly file: string
}

/** Codes of the case types in the catalogue: its folders but the shared ones. */
export function catalogueCodes(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_')).map((entry) => entry.name).sort()
}

/** Reads one case type. `entry` is there when nothing was wrong. */
export function readCatalogueEntry(folder: string, code: string): { entry: CatalogueEntry | undefined; faults: CatalogueFault[] } {
  const faults: CatalogueFault[] = []
  const rule = readYaml(folder, `${code}/rule.yaml`, faults)
  const laws = readYaml(folder, `${code}/laws.yaml`, faults)
  if (!rule || !laws) return { entry: undefined, faults }
  const parsedLaws = z.array(lawReferenceSchema).safeParse(laws.document.toJS())
  if (!parsedLaws.success) report(laws, parsedLaws.error.issues, faults)
  const parsed = caseRuleSchema.safeParse(rule.document.toJS())
  if (!parsed.success) report(rule, parsed.error.issues, faults)
  if (!parsed.success || !parsedLaws.success) return { entry: undefined, faults }
  const at = (path: PropertyKey[], faultCode: string, message: string): void => {
    faults.push({ file: rule.file, line: lineOf(rule, path), code: faultCode, message })
  }
  if (parsed.data.code !== code) at(['code'], 'catalogue.code', `the folder is called ${code}`)
  for (const { path, law } of citations(parsed.data)) {
    if (!parsedLaws.data.some((item) => item.code === law)) at(path, 'catalogue.unknown-law', `laws.yaml has no law ${law}`)
  }
  for (const { path, expression } of conditions(parsed.data)) {
    const fault = faultOfExpression(expression)
    if (fault !== null) at(path, 'catalogue.condition', `${expression}: ${fault}`)
  }
  const files = readFiles(folder, code, parsed.data, at)
  checkForm(code, parsed.data, files, faults)
  const full: CaseRule = { ...parsed.data, laws: parsedLaws.data }
  const hash = createHash('sha256').update(JSON.stringify(full))
  for (const [path, content] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(path).update('\0').update(content)
  return { entry: faults.length === 0 ? { rule: full, files, contentHash: hash.digest('hex') } : undefined, faults }
}

function readYaml(folder: string, file: string, faults: CatalogueFault[]): Yaml | undefined {
  const path = join(folder, file)
  if (!existsSync(path)) {
    faults.push({ file, line: 1, code: 'catalogue.missing-file', message: 'the file is not there' })
    return undefined
  }
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines, uniqueKeys: true })
  for (const error of document.errors) {
    faults.push({ file, line: lines.linePos(error.pos[0]).line, code: 'catalogue.yaml', message: error.message.split('\n')[0] ?? 'malformed' })
  }
  return document.errors.length > 0 ? undefined : { document, lines, file }
}

/** Line of the deepest node of a path that is there. */
function lineOf(yaml: Yaml, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = yaml.document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined
    if (node?.range) return yaml.lines.linePos(node.range[0]).line
  }
  return 1
}

function report(yaml: Yaml, issues: readonly z.core.$ZodIssue[], faults: CatalogueFault[]): void {
  for (const issue of issues) {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
    faults.push({ file: yaml.file, line: lineOf(yaml, path), code: 'catalogue.schema', message: `${issue.path.join('.')}: ${issue.message}` })
  }
}

/** Every `{ law, section }` of a rule with its place. */
function citations(value: unknown, path: PropertyKey[] = []): Array<{ path: PropertyKey[]; law: string }> {
  if (Array.isArray(value)) return value.flatMap((item, index) => citations(item, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  const record = value as Record<string, unknown>
  const own = typeof record['law'] === 'string' && typeof record['section'] === 'string' ? [{ path: [...path, 'law'], law: record['law'] }] : []
  return [...own, ...Object.entries(record).flatMap(([key, item]) => citations(item, [...path, key]))]
}

/** Every FEEL expression of a rule with its place. */
function conditions(rule: z.infer<typeof caseRuleSchema>): Array<{ path: PropertyKey[]; expression: string }> {
  const found: Array<{ path: PropertyKey[]; expression: string }> = [{ path: ['subject'], expression: rule.subject }]
  const walk = (value: unknown, path: PropertyKey[]): void => {
    if (Array.isArray(value)) value.forEach((item, index) => walk(item, [...path, index]))
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        if ((key === 'condition' || key === 'holds') && typeof item === 'string') found.push({ path: [...path, key], expression: item })
        else walk(item, [...path, key])
      }
    }
  }
  walk(rule, [])
  return found
}

type Report = (path: PropertyKey[], code: string, message: string) => void

function readFiles(folder: string, code: string, rule: z.infer<typeof caseRuleSchema>, at: Report): Record<string, string> {
  const files: Record<string, string> = {}
  const take = (path: string, place: PropertyKey[]): void => {
    const full = join(folder, code, path)
    if (existsSync(full)) files[path] = readFileSync(full, 'utf8')
    else at(place, 'catalogue.missing-file', `${path} is not in the folder`)
  }
  take(rule.form.schema, ['form', 'schema'])
  take(rule.form.ui, ['form', 'ui'])
  take(rule.form.texts.hu, ['form', 'texts', 'hu'])
  take(rule.form.texts.en, ['form', 'texts', 'en'])
  rule.decisions.forEach((item, index) => take(item.template, ['decisions', index, 'template']))
  rule.documents.forEach((item, index) => take(item.template, ['documents', index, 'template']))
  const shared = join(folder, '_shared')
  if (existsSync(shared)) {
    for (const name of readdirSync(shared).filter((item) => item.endsWith('.typ'))) files[`_shared/${name}`] = readFileSync(join(shared, name), 'utf8')
  }
  return files
}

function checkForm(code: string, rule: z.infer<typeof caseRuleSchema>, files: Record<string, string>, faults: CatalogueFault[]): void {
  const parsed = new Map<string, unknown>()
  for (const path of [rule.form.schema, rule.form.ui, rule.form.texts.hu, rule.form.texts.en]) {
    const text = files[path]
    if (text === undefined) continue
    try {
      parsed.set(path, JSON.parse(text))
    } catch (error) {
      faults.push({ file: `${code}/${path}`, line: 1, code: 'catalogue.json', message: (error as Error).message })
    }
  }
  const schema = parsed.get(rule.form.schema)
  if (typeof schema === 'object' && schema !== null) {
    try {
      const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false, allowUnionTypes: true })
      formats.default(ajv)
      ajv.compile(schema)
    } catch (error) {
      faults.push({ file: `${code}/${rule.form.schema}`, line: 1, code: 'catalogue.form-schema', message: (error as Error).message })
    }
  }
  const hu = parsed.get(rule.form.texts.hu)
  const en = parsed.get(rule.form.texts.en)
  if (hu === undefined || en === undefined) return
  const [huKeys, enKeys] = [keysOf(hu), keysOf(en)]
  for (const key of huKeys) if (!enKeys.has(key)) faults.push({ file: `${code}/${rule.form.texts.en}`, line: 1, code: 'catalogue.text-missing', message: key })
  for (const key of enKeys) if (!huKeys.has(key)) faults.push({ file: `${code}/${rule.form.texts.hu}`, line: 1, code: 'catalogue.text-missing', message: key })
}

function keysOf(value: unknown, path = ''): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set([path])
  return new Set(Object.entries(value).flatMap(([key, item]) => [...keysOf(item, path === '' ? key : `${path}.${key}`)]))
}
