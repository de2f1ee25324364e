import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createBackup, extension, findBackup, progressOn, readSecret, refuseHalfRestoredFolder, restoreBackup, type RestoreReport } from '../backup/index.ts'
import { loadConfig } from '../../platform/config/index.ts'
import { backupErrors } from '../../platform/backup/index.ts'
import { systemClock, systemIds } from '../../platform/context/index.ts'
import { clusterOf, removeEmbedded, takeLease } from '../../platform/database/embedded/index.ts'
import { createPool, type DatabaseAddress } from '../../platform/database/index.ts'
import { migrationsFolder } from '../installation.ts'
import { exitCodes, UsageError, type Verb } from '../verb.ts'

const help = `./kapu backup FÁJL|MAPPA [--data MAPPA] [--key-file FÁJL] [--json]
./kapu backup --check FÁJL|MAPPA [--key-file FÁJL] [--json]

Titkosított mentést készít egyetlen fájlba: adatbázis, iratok, napló, kulcsok. A Kapu közben futhat; a mentés egyetlen
pillanat állapota. MAPPA esetén a fájl neve az időpontból lesz. Meglévő fájlt soha nem ír felül.

  --check          ideiglenes helyre visszaállítja a mentést, és ellenőrzi: minden tábla sorai, iratok, napló, kulcsok, ügyek
                   (mappánál a legújabbat; ideiglenes helye a TMPDIR)
  --data MAPPA     adatmappa (.kapu); DATABASE_URL mellett a KAPU_DATA
  --key-file FÁJL  a jelszó vagy kulcs fájlja; nélküle a KAPU_BACKUP_PASSPHRASE változó, terminálon kérdezi
  --json           gépi kimenet

A jelszó nélkül a mentés nem nyitható meg: őrizze a mentéstől külön. Visszaállítás: ./kapu restore --help

Kilépési kód: 0 rendben, 1 a mentés hibás, vagy a tárban hiányzó vagy sérült irat volt, 2 hibás hívás, 3 nem végezhető el.`

/** `./kapu backup`: one sealed file with everything; `--check` proves one by restoring it. */
export const backup: Verb = {
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args], allowPositionals: true,
      options: { data: { type: 'string' }, 'key-file': { type: 'string' }, json: { type: 'boolean' }, check: { type: 'boolean' } }
    })
    const [target, ...more] = positionals
    if (target === undefined || more.length > 0) throw new UsageError('Egy fájlt vagy mappát adjon meg: ./kapu backup FÁJL|MAPPA')
    return values.check
      ? check(target, values['key-file'], values.json ?? false)
      : make(target, values.data, values['key-file'], values.json ?? false)
  }
}

async function make(target: string, data: string | undefined, keyFile: string | undefined, json: boolean): Promise<number> {
  const config = loadConfig(process.env, { data })
  refuseHalfRestoredFolder(config.dataDirectory)
  // Without this a wrong folder would get a new, empty installation and a backup of it.
  if (!config.databaseUrl && !clusterOf(config.dataDirectory)) throw backupErrors.nothing({ folder: config.dataDirectory })
  const clock = systemClock
  const isFolder = target.endsWith('/') || (await stat(target).catch(() => undefined))?.isDirectory() === true
  const file = isFolder ? join(target, `kapu-${clock.now().toISOString().replaceAll(/[-:]|\.\d+/g, '')}${extension}`) : target
  const secret = await readSecret(keyFile, { fresh: true, env: process.env })
  const lease = config.databaseUrl ? undefined : await takeLease(config.dataDirectory, 'backup')
  const address: DatabaseAddress = lease?.server.address ?? { connectionString: config.databaseUrl! }
  const owner = createPool(address, 'owner', { max: 2, applicationName: 'kapu backup' })
  const progress = progressOn(process.stderr, clock)
  try {
    const report = await createBackup({
      file, dataFolder: config.dataDirectory, owner, secret, demo: config.demo, product: await version(), clock, ids: systemIds(), progress: progress.show
    })
    progress.end()
    if (json) console.log(JSON.stringify(report))
    else {
      console.log(`Mentés kész: ${report.file} (${megabytes(report.bytes)})`)
      console.log(`${report.tables} tábla, ${report.rows} sor, ${report.documents} irat, ${report.files} más fájl; a napló ${report.log.committed.size} bejegyzésnél tart`)
      for (const sha256 of report.faultyDocuments) console.log(`✗ hiányzó vagy sérült irat a tárban: ${sha256}`)
      console.log(`Ellenőrzés: ./kapu backup --check ${report.file}`)
    }
    return report.faultyDocuments.length > 0 ? exitCodes.wrong : exitCodes.ok
  } finally {
    progress.end()
    await owner.end()
    await lease?.release()
  }
}

async function check(target: string, keyFile: string | undefined, json: boolean): Promise<number> {
  const file = await findBackup(target)
  const secret = await readSecret(keyFile, { fresh: false, env: process.env })
  const scratch = await mkdtemp(join(tmpdir(), 'kapu-backup-check-'))
  const progress = progressOn(process.stderr, systemClock)
  try {
    const report = await restoreBackup({
      file, secret, dataFolder: join(scratch, 'data'), databaseUrl: null, migrationsFolder, trial: true, clock: systemClock, ids: systemIds(), progress: progress.show
    })
    progress.end()
    print(report, file, json, 'A mentés visszaállítható')
    return report.end.faultyDocuments.length > 0 ? exitCodes.wrong : exitCodes.ok
  } catch (error) {
    progress.end()
    const code = (error as { code?: string }).code ?? ''
    if (!['backup.damaged', 'backup.cut-off', 'backup.not-the-same', 'backup.not-a-backup'].includes(code)) throw error
    const { hu, details } = error as unknown as { hu: string; details: Record<string, unknown> }
    if (json) console.log(JSON.stringify({ ok: false, file, code, details }))
    else console.error([`✗ ${hu} [${code}]`, ...Object.entries(details).map(([name, value]) => `  ${name}: ${String(value)}`)].join('\n'))
    return exitCodes.wrong
  } finally {
    await removeEmbedded(join(scratch, 'data'))
    await rm(scratch, { recursive: true, force: true })
  }
}

/** What was restored, for people or for programs. */
export function print(report: RestoreReport, file: string, json: boolean, headline: string): void {
  const { manifest, end, check: found, migrated, lost } = report
  if (json) {
    console.log(JSON.stringify({
      ok: true, file, id: manifest.id, createdAt: manifest.createdAt, tables: manifest.database.tables.length, rows: end.rows, documents: found.documents,
      files: end.files, log: found.log, keys: found.keys, cases: found.cases.checked, migrated, lost: lost && { from: lost.from, to: lost.to },
      faultyDocuments: end.faultyDocuments
    }))
    return
  }
  console.log(`✓ ${headline}: ${file} (készült: ${manifest.createdAt})`)
  console.log(`  ${manifest.database.tables.length} tábla, ${end.rows} sor egyezik; ${found.documents} irat ép; ${found.keys} kulcs nyitható és egyezik`)
  console.log(`  napló: ${found.log.size} bejegyzés, gyökér ${found.log.root}; ${found.cases.checked} ügy sora egyezik a cselekményeivel`)
  if (migrated.length > 0) console.log(`  a mentés óta jött adatbázis-változtatások végrehajtva: ${migrated.length}`)
  if (lost) console.log(`  ✗ ${lost.to - lost.from} naplóbejegyzés elveszett (${lost.from}–${lost.to}); a napló tanúsítja a veszteséget`)
  for (const sha256 of end.faultyDocuments) console.log(`  ✗ ez az irat már a mentéskor hiányzott vagy sérült volt: ${sha256}`)
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`

async function version(): Promise<string> {
  return (JSON.parse(await readFile(join(import.meta.dirname, '../../../package.json'), 'utf8')) as { version: string }).version
}
