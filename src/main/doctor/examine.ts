/** The whole examination, from the machine up to what stands in the database. It repairs nothing. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { loadSecrets, type Config } from '../../platform/config/index.ts'
import { systemClock, systemIds } from '../../platform/context/index.ts'
import { readMigrations, type DatabaseAddress } from '../../platform/database/index.ts'
import { inspectEmbedded, takeLease } from '../../platform/database/embedded/index.ts'
import { DomainError } from '../../platform/errors/index.ts'
import { migrationsFolder } from '../installation.ts'
import { keyStoreOf } from '../key-places.ts'
import { readRunning } from '../running-file.ts'
import { checkDatabase } from './check-database.ts'
import { checkCluster, checkRights } from './check-folder.ts'
import { checkAnswers, checkBinaries, checkBrowser, checkDisk, checkLibraries, checkNode, checkPorts, checkTimeZone } from './check-machine.ts'
import { finding, type Examined, type Finding } from './finding.ts'

const root = join(import.meta.dirname, '../../..')

/** Examines the installation of these settings. @param ports what a start would listen on */
export async function examine(config: Config, ports: Readonly<Record<string, number>>): Promise<Examined[]> {
  const { dataDirectory: folder } = config
  const report: Examined[] = []
  const add = (area: string, findings: readonly Finding[]): void => {
    report.push({ area, findings })
  }
  add('Node.js és programkönyvtárak', [...checkNode(process.version), ...checkLibraries(root)])
  add('Időzóna', checkTimeZone())
  if (config.databaseUrl === null) add('Beépített PostgreSQL', await checkBinaries())
  const rights = checkRights(folder)
  add('Adatmappa', rights)
  const exists = existsSync(folder) && !rights.some((item) => item.severity === 'blocks')
  const embedded = exists && config.databaseUrl === null ? await inspectEmbedded(folder) : null
  const cluster = embedded ? checkCluster(folder, embedded) : []
  if (embedded) add('Adatbázisfürt és foglalások', cluster)
  add('Lemez', await checkDisk([folder, ...(embedded?.cluster ? [embedded.cluster] : [])], config.disk))
  const running = exists ? readRunning(folder) : null
  const isRunning = embedded?.leases.some((lease) => lease.alive && lease.name.startsWith('gate-')) ?? (running !== null && isAliveProcess(running.pid))
  add(isRunning ? 'A futó Kapu' : 'Kapuk (portok)', isRunning && running ? await checkAnswers(running) : isRunning ? [] : await checkPorts(config.host, ports))
  const mayAsk = config.databaseUrl !== null || (embedded?.cluster !== null && embedded !== null)
  // Asking would start the server, and starting would carry an old cluster over: that is not for an examination to do.
  if (mayAsk && !cluster.some((item) => item.severity === 'blocks' || item.code === 'cluster.to-upgrade')) add('Adatbázis', await askDatabase(config, isRunning))
  add('Böngésző a tesztekhez', checkBrowser(root))
  return report
}

async function askDatabase(config: Config, isRunning: boolean): Promise<Finding[]> {
  const { dataDirectory: folder } = config
  let lease: Awaited<ReturnType<typeof takeLease>> | undefined
  let client: pg.Client | undefined
  let connected = false
  try {
    // Attached or started, never migrated: an examination leaves the data as it found them.
    lease = config.databaseUrl === null ? await takeLease(folder, 'doctor') : undefined
    const address: DatabaseAddress = lease?.server.address ?? { connectionString: config.databaseUrl! }
    client = new pg.Client({ ...address, connectionTimeoutMillis: 10_000, options: '-c timezone=UTC -c statement_timeout=60000 -c search_path=kapu,public' })
    client.on('error', () => {})
    await client.connect()
    connected = true
    const secrets = existsSync(config.secretsFile) ? await loadSecrets(config.secretsFile, systemIds()) : null
    return await checkDatabase({
      client, now: systemClock.now(), dataDirectory: folder, migrations: await readMigrations(migrationsFolder), isRunning,
      keyStore: secrets && keyStoreOf(config, secrets), isProduction: !config.demo,
      witnessGraceMilliseconds: config.witnessGraceMilliseconds
    })
  } catch (error) {
    const reason = error instanceof DomainError ? `${error.hu} ${String(error.details['log'] ?? '').trim().split('\n').slice(-3).join(' | ')}` : (error as Error).message
    return [finding(connected ? 'database.unexamined' : 'database.unreachable', reason.trim())]
  } finally {
    await client?.end().catch(() => {})
    await lease?.release()
  }
}

function isAliveProcess(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
