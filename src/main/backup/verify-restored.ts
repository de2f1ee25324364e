/** Whether a restored installation is what was backed up, and sound in itself. Rows were compared while they were loaded. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { rebuildProjections, type RebuildReport } from '../../casework/cases/index.ts'
import { verifyWithDatabase } from '../../log/index.ts'
import type { Clock, IdSource } from '../../platform/context/index.ts'
import { createDb } from '../../platform/database/index.ts'
import { createLogger } from '../../platform/logging/index.ts'
import { parseNoteKey, toBase64 } from '../../rules/merkle/index.ts'
import type { Manifest, Progress } from './backup.types.ts'
import { storedDocuments } from './data-files.ts'
import { readKeys, readLogKeys } from './keys.ts'

export interface RestoredCheck {
  readonly documents: number
  readonly log: { readonly size: number; readonly root: string; readonly entriesChecked: number }
  readonly keys: number
  readonly cases: Pick<RebuildReport, 'checked'>
  /** What is wrong; empty when everything is right. */
  readonly problems: readonly string[]
}

export interface VerifyDeps {
  readonly dataFolder: string
  readonly pool: (role: 'kapu_app' | 'kapu_auditor' | 'kapu_housekeeper' | 'owner') => Pool
  readonly clock: Clock
  readonly ids: IdSource
  readonly progress: Progress
}

/** @param faulty documents that were missing or damaged when the backup was made */
export async function verifyRestored(deps: VerifyDeps, manifest: Manifest, faulty: readonly string[]): Promise<RestoredCheck> {
  const problems: string[] = []
  deps.progress('Ellenőrzés: iratok')
  const documents = await checkDocuments(deps.dataFolder, new Set(faulty), problems)
  deps.progress('Ellenőrzés: kulcsok')
  const keys = await checkKeys(deps, manifest, problems)
  deps.progress('Ellenőrzés: napló')
  const log = await checkLog(deps, manifest, problems)
  deps.progress('Ellenőrzés: ügyek')
  const cases = await checkCases(deps, problems)
  return { documents, log, keys, cases: { checked: cases.checked }, problems }
}

async function checkDocuments(dataFolder: string, faulty: ReadonlySet<string>, problems: string[]): Promise<number> {
  let documents = 0
  for await (const { sha256, path } of storedDocuments(dataFolder)) {
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
    if (hash.digest('hex') !== sha256 && !faulty.has(sha256)) problems.push(`irat sérült / document damaged: ${sha256}`)
    documents += 1
  }
  return documents
}

async function checkKeys(deps: VerifyDeps, manifest: Manifest, problems: string[]): Promise<number> {
  const here = await readKeys(deps.dataFolder, deps.ids)
  for (const [name, hash] of Object.entries(manifest.keys)) {
    if (here[name] !== hash) problems.push(`kulcs hiányzik vagy más / key missing or another: ${name}`)
  }
  const log = await readLogKeys(deps.dataFolder, deps.ids)
  for (const name of ['key', 'witnessKey'] as const) {
    if (log[name] !== manifest.log[name]) problems.push(`a napló kulcsa más / another key of the log: ${name}`)
  }
  return Object.keys(here).length
}

async function checkLog(deps: VerifyDeps, manifest: Manifest, problems: string[]): Promise<RestoredCheck['log']> {
  const { committed, published, key } = manifest.log
  const client = await deps.pool('kapu_auditor').connect()
  try {
    const { rows } = await client.query<{ size: number; root: Buffer }>('select size, root from kapu.log_tree')
    const tree = { size: Number(rows[0]!.size), root: toBase64(rows[0]!.root) }
    if (tree.size !== committed.size || tree.root !== committed.root) problems.push(`a napló fája más / another tree: ${tree.size} ${tree.root}`)
    if (!published || key === null) return { ...tree, entriesChecked: 0 }
    const witnessNote = await readFile(join(deps.dataFolder, 'witness', `${Buffer.from('kapu-naplo').toString('base64url')}.note`), 'utf8').catch(() => null)
    const found = await verifyWithDatabase(join(deps.dataFolder, 'log'), { publicKey: parseNoteKey(key), kept: witnessNote === null ? [] : [witnessNote] }, client)
    for (const { code, where, message } of found.findings) problems.push(`${code} ${where}: ${message}`)
    if (found.size !== published.size || found.root !== published.root) problems.push(`a közzétett napló más / another published log: ${found.size} ${found.root}`)
    return { ...tree, entriesChecked: found.entriesChecked }
  } finally {
    client.release()
  }
}

async function checkCases(deps: VerifyDeps, problems: string[]): Promise<RebuildReport> {
  const report = await rebuildProjections({ housekeeper: createDb(deps.pool('kapu_housekeeper')) }, {
    db: createDb(deps.pool('kapu_app')), clock: deps.clock, ids: deps.ids, logger: createLogger({ level: 'silent' }),
    principal: { kind: 'system', name: 'backup check' }, requestId: deps.ids.uuid()
  }, { check: true })
  for (const { registrationNumber, columns } of report.different) problems.push(`az ügylista sora eltér / list row differs: ${registrationNumber} (${columns.join(', ')})`)
  for (const { caseId, reason } of report.broken) problems.push(`az ügy nem számítható újra / case cannot be folded: ${caseId}: ${reason}`)
  return report
}
