import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { appendEntry } from '../../log/index.ts'
import type { Context } from '../../platform/context/index.ts'
import { inCentral, type Db, type Tx } from '../../platform/database/index.ts'
import type { CaseRule } from '../../rules/procedure/index.ts'
import { deleteVersion, insertVersion, readByNumber } from './case-type.store.ts'
import type { CatalogueFault } from './case-type.types.ts'
import { catalogueCodes, readCatalogueEntry } from './read-catalogue.ts'
import { caseTypeErrors } from './read-rule.ts'

/** What loading did: versions that are new or replaced, and those that were there already. */
export interface CatalogueReport {
  readonly loaded: readonly string[]
  readonly unchanged: readonly string[]
}

/** What a higher floor does with a newly loaded rule, in the transaction that stores it. */
export type OnRuleLoaded = (tx: Tx, ctx: Context, rule: CaseRule) => Promise<void>

/** A catalogue with faults is not loaded at all: a half-loaded one would serve half-right rules. */
export class CatalogueFaulty extends Error {
  readonly faults: readonly CatalogueFault[]
  constructor(faults: readonly CatalogueFault[]) {
    super(`faults in the catalogue:\n${faults.map((fault) => `${fault.file}:${fault.line} ${fault.code}: ${fault.message}`).join('\n')}`)
    this.name = 'CatalogueFaulty'
    this.faults = faults
  }
}

/**
 * Loads every case type of a folder that is new or changed; idempotent by the hash of its content. Content may change
 * under the same version number only while no case uses it.
 *
 * @param db as the owner of the tables: the application only reads them
 * @throws CatalogueFaulty; case-type.version-in-use
 */
export async function loadCatalogue(db: Db, ctx: Context, folder: string, onLoaded: OnRuleLoaded = async () => {}): Promise<CatalogueReport> {
  const read = catalogueCodes(folder).map((code) => readCatalogueEntry(folder, code))
  const faults = read.flatMap((item) => item.faults)
  if (faults.length > 0) throw new CatalogueFaulty(faults)
  const loaded: string[] = []
  const unchanged: string[] = []
  for (const { entry } of read) {
    if (!entry) continue
    const name = `${entry.rule.code} v${entry.rule.version}`
    await inCentral(db, async (tx) => {
      const known = await readByNumber(tx, entry.rule.code, entry.rule.version)
      if (known?.contentHash === entry.contentHash) {
        unchanged.push(name)
        return
      }
      if (known?.used) throw caseTypeErrors.versionInUse({ caseType: entry.rule.code, version: entry.rule.version })
      if (known) await deleteVersion(tx, known.id)
      await insertVersion(tx, { id: ctx.ids.uuid(), rule: entry.rule, contentHash: entry.contentHash, files: entry.files, recordedAt: ctx.clock.now() })
      await onLoaded(tx, ctx, entry.rule)
      await appendEntry(tx, ctx, {
        kind: 'case-type.loaded', body: { caseType: entry.rule.code, version: entry.rule.version, contentHash: entry.contentHash, replaced: known !== undefined }
      })
      loaded.push(name)
    })
  }
  return { loaded, unchanged }
}

/** A fault of a shared template is met once for each case type that uses it. */
function distinctFaults(faults: readonly CatalogueFault[]): CatalogueFault[] {
  return faults.filter((fault, index) => faults.findIndex((other) => other.file === fault.file && other.line === fault.line && (other === fault || (fault.file.startsWith('_shared/') && other.code === fault.code))) === index)
}

/** A shared layout that no template takes in is one that somebody believes to be in use. */
function unusedShared(folder: string, codes: readonly string[]): CatalogueFault[] {
  const shared = join(folder, '_shared')
  if (!existsSync(shared)) return []
  const templates = [...codes.map((code) => join(folder, code)), shared].flatMap((path) => readdirSync(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.typ')).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  return readdirSync(shared).filter((name) => !templates.some((text) => text.includes(`/${name}"`) || text.includes(`"${name}"`)))
    .map((name) => ({ file: `_shared/${name}`, line: 1, code: 'catalogue.unused-file', message: 'no template takes this file in' }))
}

/** Every fault of the catalogue, templates included, or of one case type in it. */
export function checkCatalogue(folder: string, only?: string): { checked: string[]; faults: CatalogueFault[] } {
  const codes = catalogueCodes(folder).filter((code) => only === undefined || code === only)
  const faults = distinctFaults(codes.flatMap((code) => readCatalogueEntry(folder, code, { templates: true }).faults))
  if (only === undefined) faults.push(...unusedShared(folder, codes))
  if (codes.length === 0) faults.push({ file: only ?? '', line: 1, code: 'catalogue.missing-file', message: 'there is no such case type' })
  return { checked: codes, faults: faults.map((fault) => ({ ...fault, file: join(folder, fault.file) })) }
}

/** The rule of a catalogue's folder as it is written there, for who asks before anything was loaded; null where it is faulty or not there. */
export function ruleOfFolder(folder: string, code: string): CaseRule | null {
  return catalogueCodes(folder).includes(code) ? readCatalogueEntry(folder, code).entry?.rule ?? null : null
}
