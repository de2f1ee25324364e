import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbedded } from '../../platform/database/embedded/index.ts'
import { createPool, describeSchema, describeTypes, migrate, readMigrations } from '../../platform/database/index.ts'
import { migrateJobs } from '../../platform/jobs/index.ts'
import { migrationsFolder, openInstallation } from '../installation.ts'
import { exitCodes, type Verb } from '../verb.ts'

const root = join(import.meta.dirname, '../../..')
const schemaFile = join(root, 'db/schema.sql')
const typesFile = join(root, 'src/platform/database/tables.types.ts')

/** `./kapu db migrate`: brings a database to the present schema without starting the Gate. */
export const dbMigrate: Verb = {
  help: `./kapu db migrate [--data MAPPA] [--json]

Végrehajtja az új adatbázis-változtatásokat, és kilép. DATABASE_URL: másik kiszolgáló.`,
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' }, json: { type: 'boolean' } } })
    const installation = await openInstallation({ purpose: 'db migrate', data: values.data })
    const { migrated } = installation
    await installation.close()
    console.log(values.json ? JSON.stringify({ applied: migrated }) : migrated.length === 0 ? 'Nincs új változtatás.' : migrated.join('\n'))
    return exitCodes.ok
  }
}

/** `./kapu db schema --check|--write`: compares `db/schema.sql` with what the migrations make. */
export const dbSchema: Verb = {
  help: `./kapu db schema --check | --write

Üres adatbázist készít a változtatásokból, és a sémáját összeveti a db/schema.sql fájllal (--write: megírja).
Kilépési kód: 0 egyezik, 1 eltér.`,
  run: (args) => compare(args, schemaFile, describeSchema)
}

/** `./kapu db types --check|--write`: the same for the generated row types. */
export const dbTypes: Verb = {
  help: `./kapu db types --check | --write

Összeveti a src/platform/database/tables.types.ts fájlt a sémával (--write: megírja). Kilépési kód: 0 egyezik, 1 eltér.`,
  run: (args) => compare(args, typesFile, describeTypes)
}

async function compare(args: readonly string[], file: string, describe: typeof describeSchema): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { check: { type: 'boolean' }, write: { type: 'boolean' } } })
  const made = await onFreshDatabase(describe)
  if (values.write) {
    writeFileSync(file, made)
    return exitCodes.ok
  }
  let kept = ''
  try {
    kept = readFileSync(file, 'utf8')
  } catch {
    // A missing file differs in every line.
  }
  if (kept === made) return exitCodes.ok
  const before = new Set(kept.split('\n'))
  const after = new Set(made.split('\n'))
  for (const line of before) if (!after.has(line)) console.error(`- ${line}`)
  for (const line of after) if (!before.has(line)) console.error(`+ ${line}`)
  console.error(`${file} eltér attól, amit a változtatások készítenek. Írja meg újra: --write`)
  return exitCodes.wrong
}

async function onFreshDatabase<T>(work: (client: import('pg').PoolClient) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'kapu-schema-'))
  const server = await startEmbedded(folder, { durable: false })
  const pool = createPool(server.address, 'owner', { max: 3 })
  try {
    await migrateJobs(pool)
    const client = await pool.connect()
    try {
      await migrate(client, await readMigrations(migrationsFolder))
      return await work(client)
    } finally {
      client.release()
    }
  } finally {
    await pool.end()
    await server.stop()
    removeServer(folder)
  }
}

/** Removes a throw-away data folder, and for root also the cluster that it points to. */
function removeServer(folder: string): void {
  try {
    rmSync(readFileSync(join(folder, 'postgresql.location'), 'utf8').trim(), { recursive: true, force: true })
  } catch {
    // Not root: the cluster lies in the folder itself.
  }
  rmSync(folder, { recursive: true, force: true })
}
