/** The verb `./kapu log verify`. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { ClientBase } from 'pg'
import { parseNote, parseNoteKey, type NoteKey } from '../rules/merkle/index.ts'
import { verifyWithDatabase, type DatabaseVerification } from './verify-database.ts'
import { verifyLog, type Verification } from './verify.ts'

/** What an installation knows about its own log. */
export interface OwnLog {
  /** Folder of the published log. */
  readonly folder: string
  readonly publicKey: NoteKey
  readonly witnessKey: NoteKey | null
  /** The witness's latest note, read from its own storage; null when it has none or is elsewhere. */
  readonly witnessNote: string | null
}

export interface LogVerifyDeps {
  readonly print: (line: string) => void
  readonly printError: (line: string) => void
  /** Opens the installation (takes a lease on its database) and gives a connection in the role `kapu_auditor`. */
  readonly open: (dataDirectory: string | undefined) => Promise<{ log: OwnLog; client: ClientBase; close(): Promise<void> }>
}

export const logVerifyHelp = `./kapu log verify [--data DIR] [--json]
./kapu log verify --tiles DIR|URL --key VKEY [--witness-key VKEY] [--checkpoint FILE]… [--json]

Verifies the provable log. With --tiles from what is published alone, with keys given by hand; without it also the
database's rows, bodies and chains. --checkpoint: a checkpoint kept elsewhere that the log must have grown from.

Exit codes: 0 whole, 1 tampered with, 2 wrong call or not readable.`

/** @returns the exit code: 0 whole, 1 tampered with, 2 wrong call. */
export async function runLogVerify(args: readonly string[], deps: LogVerifyDeps): Promise<number> {
  let result: (Verification & Partial<DatabaseVerification>) | undefined
  let json = false
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        tiles: { type: 'string' },
        key: { type: 'string' },
        'witness-key': { type: 'string' },
        checkpoint: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        help: { type: 'boolean' }
      }
    })
    if (values.help) {
      deps.print(logVerifyHelp)
      return 0
    }
    json = values.json ?? false
    const kept = await Promise.all((values.checkpoint ?? []).map((path) => readFile(path, 'utf8')))
    if (values.tiles) {
      if (!values.key) throw new TypeError('--tiles needs --key')
      if (values.data) throw new TypeError('--tiles and --data exclude each other')
      result = await verifyLog(values.tiles, {
        publicKey: parseNoteKey(values.key),
        witnessKey: values['witness-key'] ? parseNoteKey(values['witness-key']) : null,
        kept
      })
    } else {
      const own = await deps.open(values.data)
      try {
        const { folder, witnessKey, witnessNote } = own.log
        const keys = {
          publicKey: values.key ? parseNoteKey(values.key) : own.log.publicKey,
          witnessKey: values['witness-key'] ? parseNoteKey(values['witness-key']) : (await isCosigned(folder, witnessKey)) ? witnessKey : null,
          kept: witnessNote === null ? kept : [...kept, witnessNote]
        }
        result = await verifyWithDatabase(folder, keys, own.client)
      } finally {
        await own.close()
      }
    }
  } catch (error) {
    deps.printError(error instanceof Error ? error.message : String(error))
    return 2
  }
  if (json) deps.print(JSON.stringify({ ...result, chains: result.chains.size }, null, 2))
  else printText(result, deps.print)
  return result.ok ? 0 : 1
}

/** Whether the published checkpoint has the witness's line; it may be away, which is an alarm of its own and no tampering. */
async function isCosigned(folder: string, key: NoteKey | null): Promise<boolean> {
  if (!key) return false
  const note = await readFile(join(folder, 'checkpoint'), 'utf8').catch(() => null)
  try {
    return note !== null && parseNote(note).signatures.some((line) => line.name === key.name)
  } catch {
    return false
  }
}

function printText(result: Verification & Partial<DatabaseVerification>, print: (line: string) => void): void {
  print(`napló / log:            ${result.origin ?? '?'}`)
  print(`bejegyzés / entries:    ${result.size}`)
  print(`gyökér / root:          ${result.root ?? '?'}`)
  print(`tanú / witness:         ${result.cosignedAt === null ? 'nincs / none' : new Date(result.cosignedAt * 1000).toISOString()}`)
  if (result.waiting !== undefined) print(`pecsétre vár / waiting: ${result.waiting}`)
  if (result.erasedBodies !== undefined) print(`törölt tartalom / erased bodies: ${result.erasedBodies}`)
  for (const { code, where, message } of result.findings) print(`✗ ${code}  ${where}: ${message}`)
  if (result.moreFindings > 0) print(`… ${result.moreFindings} further findings`)
  print(result.ok ? '✓ ép / whole' : '✗ SÉRÜLT / TAMPERED')
}

