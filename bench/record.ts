/** The figures that are kept, in `bench/record.json`: those of the last full run of each benchmark, with where they come from. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { packagedVersion } from '../src/platform/database/embedded/index.ts'
import type { Result } from './result.ts'

/** Where, when and with what was measured. */
export interface Provenance {
  readonly machine: string
  readonly versions: string
  /** Commit of the working tree; with `+` when it held more than that. */
  readonly commit: string
  readonly date: string
}

/** The last full run of one benchmark. */
export interface Recorded {
  readonly provenance: Provenance
  readonly results: readonly Result[]
}

export type Records = Readonly<Record<string, Recorded>>

const root = join(import.meta.dirname, '..')
const file = join(import.meta.dirname, 'record.json')

export function readRecords(): Records {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Records
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

export function writeRecords(records: Records): void {
  const sorted = Object.fromEntries(Object.entries(records).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`)
}

export function provenanceNow(): Provenance {
  const processors = cpus()
  return {
    machine: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}`,
    versions: `Node ${process.versions.node}, PostgreSQL ${process.env['DATABASE_URL'] ? 'of DATABASE_URL' : packagedVersion()}`,
    commit: commitNow(),
    date: new Date().toISOString().slice(0, 10)
  }
}

function commitNow(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  try {
    return git('rev-parse', '--short=10', 'HEAD') + (git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '+')
  } catch {
    // Not a clone: an unpacked archive has no commit to name.
    return 'unknown'
  }
}
