/** The data folder: whose it is, who may read it, which cluster belongs to it, what killed processes left. */
import { accessSync, constants, existsSync, lstatSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { packagedVersion, type EmbeddedInspection } from '../../platform/database/embedded/index.ts'
import { finding, type Finding } from './finding.ts'

const parts = ['', 'secrets.json', 'keys', 'log', 'log-keys', 'witness', 'documents', 'leases', 'simulator', 'gate.log', 'postgresql']
const secretParts = ['', 'keys', 'log-keys', 'witness', 'documents']

/** Rights and owners. @param user who would start the Gate */
export function checkRights(folder: string, user: number = process.getuid?.() ?? 0): Finding[] {
  if (!existsSync(folder)) return [finding('data.none', folder)]
  const findings: Finding[] = []
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    return [finding('data.not-writable', `${folder}: ${(error as NodeJS.ErrnoException).code ?? ''}`)]
  }
  const found = parts.map((part) => join(folder, part)).filter((path) => existsSync(path)).map((path) => ({ path, stat: lstatSync(path) }))
  const foreign = found.filter(({ stat }) => stat.uid !== user)
  // Root may write everywhere; for anybody else a file of another user stops the start.
  if (foreign.length > 0 && user !== 0) findings.push(finding('data.foreign-owner', foreign.map(({ path, stat }) => `${path} (uid ${stat.uid})`).join(', ')))
  const secrets = found.find(({ path }) => path.endsWith('secrets.json'))
  if (secrets && (secrets.stat.mode & 0o077) !== 0) findings.push(finding('data.secrets-open', `${secrets.path}: ${(secrets.stat.mode & 0o777).toString(8)}`))
  if (!secrets && existsSync(join(folder, 'keys'))) findings.push(finding('secrets.lost', join(folder, 'secrets.json')))
  const open = found.filter(({ path, stat }) => secretParts.some((part) => path === join(folder, part)) && (stat.mode & 0o007) !== 0)
  if (open.length > 0) findings.push(finding('data.open-to-others', open.map(({ path, stat }) => `${path} (${(stat.mode & 0o777).toString(8)})`).join(', ')))
  return findings
}

/** The embedded cluster as it lies there. @param have packaged major version */
export function checkCluster(folder: string, seen: EmbeddedInspection, have = packagedMajor()): Finding[] {
  const findings: Finding[] = []
  if (seen.belongsTo !== null && seen.belongsTo !== realpathSync(folder) && existsSync(join(seen.belongsTo, 'postgresql.location'))) {
    findings.push(finding('data.copied', `${folder}: az eredeti ${seen.belongsTo}`))
  }
  if (seen.cluster === null && (existsSync(join(folder, 'log', 'checkpoint')) || existsSync(join(folder, 'postgresql.location')))) {
    findings.push(finding('cluster.lost', seen.home ?? folder))
  }
  if (seen.madeBy !== null && have !== null && seen.madeBy !== have) findings.push(finding(Number(seen.madeBy) > Number(have) ? 'cluster.other-version' : 'cluster.to-upgrade', `készítette: ${seen.madeBy}, a beépített: ${have}`))
  const dead = seen.leases.filter((lease) => !lease.alive)
  if (dead.length > 0) findings.push(finding('lease.stale', dead.map((lease) => `${lease.purpose} (pid ${lease.pid})`).join(', ')))
  if (seen.lock === 'dead' || seen.lock === 'unknown') findings.push(finding('lease.lock-left', join(folder, 'leases', 'lock')))
  if (seen.postmaster) {
    if (!seen.postmaster.isPostgres) findings.push(finding('postmaster.stale', `postmaster.pid: ${seen.postmaster.pid}`))
    else if (!seen.leases.some((lease) => lease.alive)) findings.push(finding('postmaster.orphan', `pid ${seen.postmaster.pid}`))
  }
  return findings
}

function packagedMajor(): string | null {
  try {
    return packagedVersion().split('.')[0] ?? null
  } catch {
    return null
  }
}
