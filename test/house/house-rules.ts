/**
 * The house rules of `docs/ARCHITECTURE.md`, checked file by file: which floor may import which, features meet only
 * through their `index.ts`, no import cycle, SQL only in stores, no hidden clock or randomness.
 *
 * The rules read real syntax trees (oxc) rather than matching lines, so a comment or string can neither trip nor
 * hide them.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, normalize, relative } from 'node:path'
import { parseSync } from 'oxc-parser'

/** The floors from the ground up: a file imports from its own floor and from those before it. */
export const floors = [
  'rules', 'platform', 'log', 'registers', 'access', 'notices', 'checks', 'casework', 'sectors', 'support', 'main'
] as const

/** Floors that are one feature; the others hold one feature per folder. */
const singleFeatureFloors = new Set(['log', 'notices', 'main'])

/** Libraries that the pure floor may use. */
const librariesOfRules = new Set(['zod', 'feelin'])

/** A broken rule: where, which rule, and what to do instead. */
export interface Fault {
  file: string
  line: number
  rule: string
  message: string
}

interface Import {
  specifier: string
  line: number
  typeOnly: boolean
}

/** A source file with what the rules need to know of it. */
export interface SourceFile {
  path: string
  text: string
  imports: Import[]
  lines: number
}

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.startsWith('test/')
const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** Reads one file into its imports (static, re-exports, dynamic with a literal). */
export function readSource(path: string, text: string): SourceFile {
  const { module } = parseSync(path, text)
  const imports: Import[] = []
  for (const item of module.staticImports) {
    const typeOnly = item.entries.length > 0
      ? item.entries.every((entry) => entry.isType)
      : false
    imports.push({ specifier: item.moduleRequest.value, line: lineAt(text, item.start), typeOnly })
  }
  for (const item of module.staticExports) {
    for (const entry of item.entries) {
      if (entry.moduleRequest) {
        imports.push({ specifier: entry.moduleRequest.value, line: lineAt(text, item.start), typeOnly: entry.isType })
      }
    }
  }
  for (const item of module.dynamicImports) {
    const literal = /^['"](.*)['"]$/.exec(text.slice(item.moduleRequest.start, item.moduleRequest.end))
    if (literal?.[1]) imports.push({ specifier: literal[1], line: lineAt(text, item.start), typeOnly: false })
  }
  return { path, text, imports, lines: text.split('\n').length }
}

/** All TypeScript files under the given folders, paths relative to the root. */
export function readTree(root: string, folders: readonly string[]): SourceFile[] {
  const files: SourceFile[] = []
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) continue
      const path = join(folder, entry.name)
      if (entry.isDirectory()) walk(path)
      else if (/\.(ts|tsx|mts)$/.test(entry.name) && !entry.name.endsWith('.d.ts')) {
        files.push(readSource(relative(root, path), readFileSync(path, 'utf8')))
      }
    }
  }
  for (const folder of folders) walk(join(root, folder))
  return files
}

/** Floor and feature of a path under `src/`, or nothing elsewhere. */
function placeOf(path: string): { floor: string; feature: string; home: string } | undefined {
  const [top, floor, feature, ...rest] = path.split('/')
  if (top !== 'src' || !floor) return undefined
  if (singleFeatureFloors.has(floor) || rest.length === 0) return { floor, feature: floor, home: `src/${floor}` }
  return { floor, feature: `${floor}/${feature}`, home: `src/${floor}/${feature}` }
}

function resolve(from: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? normalize(join(dirname(from), specifier)) : undefined
}

const packageOf = (specifier: string): string =>
  specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')

const builtins = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]))

/** Checks the direction of imports, the doors of features and the libraries that are used. */
export function checkImports(files: SourceFile[], declared: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = []
  for (const file of files) {
    const from = placeOf(file.path)
    const fault = (line: number, rule: string, message: string): void => {
      faults.push({ file: file.path, line, rule, message })
    }
    for (const { specifier, line } of file.imports) {
      const target = resolve(file.path, specifier)
      if (!target) {
        const name = packageOf(specifier)
        if (specifier.startsWith('virtual:') || builtins.has(specifier)) {
          if (from?.floor === 'rules' && !isTest(file.path)) {
            fault(line, 'rules-are-pure', `a rule has no I/O: ${specifier} does not belong here`)
          }
          continue
        }
        if (!declared.has(name)) fault(line, 'declared-library', `${name} is not in package.json`)
        if (from?.floor === 'rules' && !isTest(file.path) && !librariesOfRules.has(name)) {
          fault(line, 'rules-are-pure', `rules use no library but zod and feelin, not ${name}`)
        }
        continue
      }
      const to = placeOf(target)
      if (from) checkFromSource(file, from, target, to, line, fault)
      else if (file.path.startsWith('web/')) checkFromWeb(file, target, to, line, fault)
    }
  }
  return faults
}

type Report = (line: number, rule: string, message: string) => void
type Place = ReturnType<typeof placeOf>

function checkFromSource(
  file: SourceFile, from: NonNullable<Place>, target: string, to: Place, line: number, fault: Report
): void {
  if (!to) {
    const allowed = isTest(file.path) || from.floor === 'main' || target === 'package.json'
    if (!allowed) fault(line, 'one-way', `only src/main and tests reach outside src: ${target}`)
    return
  }
  if (isTest(file.path)) return
  const own = floors.indexOf(from.floor as (typeof floors)[number])
  const theirs = floors.indexOf(to.floor as (typeof floors)[number])
  if (own < 0 || theirs < 0) {
    fault(line, 'known-floor', `${own < 0 ? from.floor : to.floor} is not a floor of the house`)
  } else if (theirs > own) {
    fault(line, 'one-way', `${from.floor} may not import from ${to.floor}, which stands below it in the list`)
  }
  if (from.feature !== to.feature && !target.endsWith('/index.ts')) {
    fault(line, 'through-the-door', `${to.feature} is entered through its index.ts, not ${target}`)
  }
  if (target.endsWith('.test.ts')) fault(line, 'no-test-in-code', `a test is not a library: ${target}`)
}

function checkFromWeb(file: SourceFile, target: string, to: Place, line: number, fault: Report): void {
  if (to) {
    if (isTest(file.path)) return
    if (to.floor !== 'rules' && !target.endsWith('.types.ts')) {
      fault(line, 'web-imports', `the web imports rules, the API client and *.types.ts, not ${target}`)
    }
  } else if (!target.startsWith('web/') && !isTest(file.path) && !/^web\/(build|vite|dev)/.test(file.path)) {
    fault(line, 'web-imports', `the web does not reach ${target}`)
  }
}

/** Finds every cycle of imports between files. A type-only import runs no code, so it closes no cycle. */
export function checkCycles(files: SourceFile[]): Fault[] {
  const known = new Map(files.map((file) => [file.path, file]))
  const state = new Map<string, 'open' | 'done'>()
  const faults: Fault[] = []
  const trail: string[] = []
  const visit = (path: string): void => {
    state.set(path, 'open')
    trail.push(path)
    for (const { specifier, typeOnly, line } of known.get(path)?.imports ?? []) {
      const target = typeOnly ? undefined : resolve(path, specifier)
      if (!target || !known.has(target)) continue
      if (state.get(target) === 'open') {
        const cycle = [...trail.slice(trail.indexOf(target)), target].join(' → ')
        faults.push({ file: path, line, rule: 'no-cycle', message: cycle })
      } else if (!state.has(target)) visit(target)
    }
    trail.pop()
    state.set(path, 'done')
  }
  for (const file of files) if (!state.has(file.path)) visit(file.path)
  return faults
}

const hidden: ReadonlyArray<{ pattern: RegExp; what: string }> = [
  { pattern: /\bDate\.now\(\)/, what: 'Date.now()' },
  { pattern: /\bnew Date\(\)/, what: 'new Date()' },
  { pattern: /\bMath\.random\(\)/, what: 'Math.random()' },
  { pattern: /\brandomUUID\(/, what: 'randomUUID()' }
]

/** Query builders and raw SQL that belong in stores. */
const query = /\b(?:selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql(?:<[^`]*>)?`/

/**
 * Checks that time and randomness are passed in, that SQL stands in stores only, and that files stay readable.
 *
 * Comments are stripped first: a docstring may speak of `new Date()`.
 */
export function checkContents(files: SourceFile[]): Fault[] {
  const faults: Fault[] = []
  for (const file of files) {
    const place = placeOf(file.path)
    if (!place || isTest(file.path)) continue
    const inContext = file.path.startsWith('src/platform/context/')
    const mayQuery = place.floor === 'platform' || place.floor === 'main' || file.path.endsWith('.store.ts')
    withoutComments(file).split('\n').forEach((text, index) => {
      const add = (rule: string, message: string): void => {
        faults.push({ file: file.path, line: index + 1, rule, message })
      }
      if (!inContext) {
        for (const { pattern, what } of hidden) {
          if (pattern.test(text)) add('passed-in', `${what}: time, randomness and identity come from the context`)
        }
      }
      if (!mayQuery && query.test(text)) add('sql-in-stores', 'a query belongs in the feature\'s x.store.ts')
    })
  }
  return faults
}

function withoutComments(file: SourceFile): string {
  const { comments } = parseSync(file.path, file.text)
  let text = file.text
  for (const { start, end } of comments) {
    text = text.slice(0, start) + text.slice(start, end).replaceAll(/[^\n]/g, ' ') + text.slice(end)
  }
  return text
}

/** Folder names that say nothing of what is inside. */
const emptyNames = /(?:^|\/)(?:utils?|helpers?|common|managers?)(?:\/|\.|$)/

/** Checks names and sizes: no drawers, and a file of more than 500 lines wants splitting. */
export function checkShape(files: SourceFile[]): Fault[] {
  const faults: Fault[] = []
  for (const file of files) {
    if (emptyNames.test(file.path)) {
      faults.push({ file: file.path, line: 1, rule: 'telling-names', message: 'name the file after its idea' })
    }
    const generated = /tables\.types\.ts$|\.d\.ts$/.test(file.path)
    if (placeOf(file.path) && !generated && !isTest(file.path) && file.lines > 500) {
      faults.push({ file: file.path, line: 500, rule: 'short-files', message: `${file.lines} lines: split it` })
    }
  }
  return faults
}

/** All rules over all files. */
export function checkHouse(files: SourceFile[], declared: ReadonlySet<string>): Fault[] {
  return [...checkImports(files, declared), ...checkCycles(files), ...checkContents(files), ...checkShape(files)]
}
