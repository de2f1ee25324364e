/** The database and what stands in it, through one connection of the installing user; every question is read-only. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { loadNoteSigner, quickCheckLog } from '../../log/index.ts'
import type { KeyStore } from '../../platform/crypto/index.ts'
import type { Migration } from '../../platform/database/index.ts'
import { rootKeyName } from '../../registers/signatures/index.ts'
import { storedPath } from '../../platform/storage/index.ts'
import {
  readApplied, readDocuments, readJobs, readNumberFaults, readRoles, readServer, readServerCertificates, readUnprotected
} from './doctor.store.ts'
import { findKeyFaults, findLogKeyFault } from '../lost-parts.ts'
import { finding, type Finding } from './finding.ts'

const roles = ['kapu_app', 'kapu_auditor', 'kapu_housekeeper', 'kapu_sequencer'] as const
const minute = 60_000
const day = 86_400_000

/** What the checks are told. */
export interface DatabaseCheckDeps {
  readonly client: ClientBase
  readonly now: Date
  readonly dataDirectory: string
  readonly migrations: readonly Migration[]
  /** Whether the Gate of this folder runs: what waits is a fault only then. */
  readonly isRunning: boolean
  readonly keyStore: Pick<KeyStore, 'get'> | null
  /** Outside the demo the root's key must not lie here. */
  readonly isProduction?: boolean
  readonly witnessGraceMilliseconds: number
  /** How many of the latest documents are looked for. */
  readonly documents?: number
}

/** All checks of the database, as far as its state allows: what is not migrated cannot be asked. */
export async function checkDatabase(deps: DatabaseCheckDeps): Promise<Finding[]> {
  const server = await readServer(deps.client)
  const findings: Finding[] = []
  if (server.version < 15 || server.version > 18) return [finding('database.version', `PostgreSQL ${server.version}`)]
  if (server.encoding !== 'UTF8') findings.push(finding('database.encoding', server.encoding))
  if (server.connections > server.maxConnections * 0.8) findings.push(finding('database.connections', `${server.connections}/${server.maxConnections}`))
  const offset = server.now.getTime() - deps.now.getTime()
  // The machine's clock was read before the question went out; a minute is far beyond any such delay.
  if (Math.abs(offset) > minute) findings.push(finding('clock.database', `${Math.round(offset / 1000)} s`))
  const standing = server.isMigrated ? await checkMigrations(deps) : [finding('migrations.pending', `${deps.migrations.length}, üres adatbázis`)]
  findings.push(...standing)
  // Without the present tables the rest cannot be asked; a start brings them.
  if (standing.length > 0) return findings
  const missing = await checkRoles(deps.client)
  findings.push(...missing)
  if (missing.some((item) => item.code === 'roles.missing')) return findings
  const asAuditor = async <T>(work: () => Promise<T>): Promise<T> => {
    await deps.client.query('set role kapu_auditor')
    try {
      return await work()
    } finally {
      await deps.client.query('reset role')
    }
  }
  findings.push(...await asAuditor(() => checkLog(deps)))
  findings.push(...await asAuditor(async () => (await readNumberFaults(deps.client)).map((fault) => finding('numbers.gap', `${fault.kind} ${fault.place}: kiadva ${fault.given}, megvan ${fault.found}`))))
  findings.push(...await asAuditor(() => checkDocuments(deps)))
  findings.push(...await checkJobs(deps), ...await checkCertificates(deps))
  return findings
}

async function checkMigrations({ client, migrations }: DatabaseCheckDeps): Promise<Finding[]> {
  const applied = await readApplied(client)
  const known = new Map(migrations.map((item) => [item.name, item.checksum]))
  const newer = applied.filter((item) => !known.has(item.name)).map((item) => item.name)
  const drifted = applied.filter((item) => known.has(item.name) && known.get(item.name) !== item.checksum).map((item) => item.name)
  const pending = migrations.filter((item) => !applied.some((done) => done.name === item.name)).map((item) => item.name)
  return [
    ...(newer.length > 0 ? [finding('migrations.newer', newer.join(', '))] : []),
    ...(drifted.length > 0 ? [finding('migrations.drift', drifted.join(', '))] : []),
    ...(pending.length > 0 ? [finding('migrations.pending', pending.join(', '))] : [])
  ]
}

async function checkRoles(client: ClientBase): Promise<Finding[]> {
  const facts = await readRoles(client, roles)
  const absent = facts.filter((role) => !role.exists || !role.reachable)
  const strong = facts.filter((role) => role.tooStrong)
  const bare = await readUnprotected(client)
  return [
    ...(absent.length > 0 ? [finding('roles.missing', absent.map((role) => `${role.name}: ${role.exists ? 'nem vehető fel' : 'hiányzik'}`).join(', '))] : []),
    ...(strong.length > 0 ? [finding('roles.too-strong', strong.map((role) => role.name).join(', '))] : []),
    ...(bare.length > 0 ? [finding('roles.unprotected-table', bare.join(', '))] : [])
  ]
}

async function checkLog(deps: DatabaseCheckDeps): Promise<Finding[]> {
  const { now } = deps
  const keyFile = join(deps.dataDirectory, 'log-keys', 'log.key')
  // A key must not be made by looking: without one nothing was ever published.
  if (!(await stat(keyFile).catch(() => null))) return await findLogKeyFault(deps.dataDirectory) === 'missing' ? [finding('keys.missing', keyFile)] : []
  const { key } = await loadNoteSigner(keyFile, 'kapu-naplo', 1, { uuid: () => 'never-made' })
  const seen = await quickCheckLog(deps.client, join(deps.dataDirectory, 'log'), key)
  const age = (since: Date | null): number => (since === null ? 0 : now.getTime() - since.getTime())
  return [
    ...seen.faults.map((fault) => finding('log.damaged', fault)),
    ...(age(seen.oldestWaiting) > minute && deps.isRunning ? [finding('log.unsealed', `${seen.waiting} bejegyzés, a legrégebbi ${Math.round(age(seen.oldestWaiting) / 1000)} s óta`)] : []),
    ...(age(seen.uncosignedSince) > Math.min(10 * minute, deps.witnessGraceMilliseconds) && deps.isRunning
      ? [finding('log.witness-behind', `${seen.uncosignedSince!.toISOString()} óta`)] : []),
    ...(seen.witnessAlarm === null ? [] : [finding('log.witness-alarm', seen.witnessAlarm)]),
    // Between two machines' clocks (application and database) a few seconds are no step.
    ...(seen.latestEntry !== null && age(seen.latestEntry) < -5000 ? [finding('clock.behind-log', `óra: ${now.toISOString()}, utolsó bejegyzés: ${seen.latestEntry.toISOString()}`)] : [])
  ]
}

async function checkDocuments(deps: DatabaseCheckDeps): Promise<Finding[]> {
  const missing: string[] = []
  const damaged: string[] = []
  for (const document of await readDocuments(deps.client, deps.documents ?? 5000)) {
    const found = await stat(storedPath(join(deps.dataDirectory, 'documents'), document.sha256)).catch(() => null)
    if (!found) missing.push(`${document.name} (${document.sha256})`)
    else if (found.size !== document.size) damaged.push(`${document.name} (${document.sha256}): ${found.size} bájt ${document.size} helyett`)
  }
  return [
    ...(missing.length > 0 ? [finding('documents.missing', few(missing))] : []),
    ...(damaged.length > 0 ? [finding('documents.damaged', few(damaged))] : [])
  ]
}

const few = (items: readonly string[]): string => (items.length <= 5 ? items.join('; ') : `${items.slice(0, 5).join('; ')} … összesen ${items.length}`)

async function checkJobs({ client, now, isRunning }: DatabaseCheckDeps): Promise<Finding[]> {
  const jobs = await readJobs(client)
  const waited = jobs.oldestDue === null ? 0 : now.getTime() - jobs.oldestDue.getTime()
  return [
    ...(jobs.failed > 0 ? [finding('jobs.failed', `${jobs.failed}, pl. ${jobs.failedExample ?? '?'}`)] : []),
    ...(jobs.retrying > 0 ? [finding('jobs.retrying', `${jobs.retrying}, pl. ${jobs.retryingExample ?? '?'}`)] : []),
    ...(isRunning && (jobs.due > 1000 || waited > 5 * minute) ? [finding('jobs.backlog', `${jobs.due} esedékes, a legrégebbi ${Math.round(waited / 1000)} s óta`)] : [])
  ]
}

/** The running Gate renews these when it uses them; the OCSP signer lives a fortnight, so its notice is short. */
const renewedByItself = new Set(['ocsp-signer', 'timestamp-authority'])
/** Of these one is enough: earlier ones end in their time. */
const oneIsEnough = new Set([...renewedByItself, 'issuing-authority'])
/** A card is issued for five years, and never beyond its issuer; half a year to bring the root's key. */
const rotationNotice = 5.5 * 365 * day

async function checkCertificates({ client, now, keyStore, isRunning, isProduction = false }: DatabaseCheckDeps): Promise<Finding[]> {
  const findings: Finding[] = []
  const certificates = await readServerCertificates(client)
  const latest = new Map<string, number>()
  for (const { kind, notAfter } of certificates) latest.set(kind, Math.max(latest.get(kind) ?? 0, notAfter.getTime()))
  const issuingUntil = latest.get('issuing-authority')
  if (issuingUntil !== undefined && issuingUntil - now.getTime() < rotationNotice) findings.push(finding('keys.rotation-due', new Date(issuingUntil).toISOString().slice(0, 10)))
  if (isProduction && keyStore && await keyStore.get(rootKeyName).then(() => true, () => false)) findings.push(finding('keys.root-online', rootKeyName))
  for (const { kind, holder, notAfter } of certificates) {
    if (oneIsEnough.has(kind) && notAfter.getTime() < latest.get(kind)!) continue
    const detail = `${kind} ${holder}: ${notAfter.toISOString().slice(0, 10)}`
    const notice = kind === 'ocsp-signer' ? 3 * day : 30 * day
    if (renewedByItself.has(kind) && !isRunning) {
      // The next start renews it.
    } else if (notAfter <= now) findings.push(finding('certificates.expired', detail))
    else if (notAfter.getTime() - now.getTime() < notice) findings.push(finding('certificates.expiring', detail))
  }
  for (const { keyName, holder, fault } of keyStore === null ? [] : await findKeyFaults(client, keyStore, now)) {
    findings.push(finding(`keys.${fault}`, `${keyName} (${holder})`))
  }
  return findings
}
