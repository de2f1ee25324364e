import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseOffice, type CaseOffice } from '../../../test/factories/case-office.ts'
import { loadNoteSigner, startSequencer } from '../../log/index.ts'
import { inspectEmbedded } from '../../platform/database/embedded/index.ts'
import { readMigrations } from '../../platform/database/index.ts'
import { migrationsFolder } from '../installation.ts'
import { exitCodeOf } from '../verbs/doctor.ts'
import { checkDatabase } from './check-database.ts'
import { checkCluster, checkRights } from './check-folder.ts'
import { checkAnswers, checkBinaries, checkDisk, checkLibraries, checkNode, checkPorts, checkTimeZone } from './check-machine.ts'
import { finding, kinds, type Finding } from './finding.ts'

const root = join(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'kapu-doctor-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const codes = (findings: readonly Finding[]): string[] => findings.map((item) => item.code)

describe('findings', () => {
  it('say in Hungarian what is wrong and what to do', () => {
    for (const [code, kind] of Object.entries(kinds)) {
      expect(code).toMatch(/^[a-z]+\.[a-z-]+$/)
      expect(kind.hu, code).toMatch(/^[A-ZÁÉÍÓÖŐÚÜŰ].*\.$/)
      expect(kind.remedy.length, code).toBeGreaterThan(10)
    }
  })

  it('decide the exit code: 3 cannot start, 1 wrong or soon wrong, 0 notes at most', () => {
    const of = (...found: Array<Parameters<typeof finding>[0]>): number => exitCodeOf([{ area: '', findings: found.map((code) => finding(code, '')) }])
    expect([of(), of('lease.stale'), of('disk.low'), of('numbers.gap', 'disk.low'), of('port.taken', 'numbers.gap')]).toEqual([0, 0, 1, 1, 3])
  })
})

describe('the machine', () => {
  it('is too old with Node 20', () => {
    expect(codes(checkNode('v20.19.0'))).toEqual(['node.outdated'])
    expect(checkNode('v24.21.0')).toEqual([])
  })

  it('has every library as pinned, or the doctor names the one that it has not', () => {
    expect(checkLibraries(root)).toEqual([])
    const bare = join(folder, 'bare')
    mkdirSync(join(bare, 'node_modules/zod'), { recursive: true })
    writeFileSync(join(bare, 'package.json'), JSON.stringify({ dependencies: { zod: '4.0.0', pg: '8.0.0' }, devDependencies: {} }))
    writeFileSync(join(bare, 'node_modules/zod/package.json'), JSON.stringify({ version: '3.9.9' }))
    const [missing] = checkLibraries(bare)
    expect(missing).toMatchObject({ code: 'library.missing', detail: expect.stringMatching(/zod 4\.0\.0: 3\.9\.9.*pg 8\.0\.0: nincs/) as unknown })
  })

  it('runs the packaged PostgreSQL, or the doctor repeats what the loader says', async () => {
    expect(await checkBinaries()).toEqual([])
    const loader = 'error while loading shared libraries: libicuuc.so.72'
    expect(await checkBinaries(async () => ({ version: '18', fault: loader }))).toMatchObject([{ code: 'platform.shared-library', detail: loader }])
  })

  it('has room, or not', async () => {
    const real = await statfs(folder)
    const disk = (over: Partial<Record<'bavail' | 'ffree' | 'files' | 'bsize', number>>): Promise<Finding[]> =>
      checkDisk([folder], { warnBytes: 2 * 1024 ** 3, reserveBytes: 512 * 1024 ** 2 }, (async () => ({ ...real, bsize: 4096, bavail: 1e9, files: 1e6, ffree: 5e5, ...over })) as unknown as typeof statfs)
    expect(codes(await disk({}))).toEqual([])
    expect(codes(await disk({ bavail: 100 }))).toEqual(['disk.full'])
    expect(codes(await disk({ bavail: 3e5 }))).toEqual(['disk.low'])
    expect(codes(await disk({ ffree: 500 }))).toEqual(['disk.inodes'])
    expect(codes(await disk({ files: 0, ffree: 0 }))).toEqual([])
  })

  it('knows the time zone of Budapest, or the doctor says that deadlines would be wrong', () => {
    expect(checkTimeZone()).toEqual([])
    expect(codes(checkTimeZone((at) => at.toISOString().slice(11, 16)))).toEqual(['clock.time-zone'])
  })

  it('has the port free, or somebody else holds it', async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => { blocker.once('listening', resolve) })
    const { port } = blocker.address() as { port: number }
    expect(await checkPorts('127.0.0.1', { Kapu: port })).toMatchObject([{ code: 'port.taken', detail: expect.stringContaining(String(port)) as unknown }])
    // It takes connections and never answers: neither a Gate nor a simulator. A closed port is the same.
    blocker.close()
    expect(await checkPorts('127.0.0.1', { Kapu: port })).toEqual([])
    const url = `http://127.0.0.1:${port}`
    expect(codes(await checkAnswers({ url, simulatorUrl: url, mailUrl: null }))).toEqual(['gate.silent', 'simulator.unreachable'])
  })
})

describe('the data folder', () => {
  const place = (name: string, parts: readonly string[] = []): string => {
    const path = join(folder, name)
    mkdirSync(path, { recursive: true, mode: 0o700 })
    for (const part of parts) mkdirSync(join(path, part), { recursive: true, mode: 0o700 })
    return path
  }
  const me = process.getuid!()

  it('need not be there', () => {
    expect(codes(checkRights(join(folder, 'nowhere')))).toEqual(['data.none'])
  })

  it('belongs to who starts, and is read by nobody else', () => {
    const path = place('rights', ['keys'])
    writeFileSync(join(path, 'secrets.json'), '{}', { mode: 0o600 })
    expect(checkRights(path)).toEqual([])
    expect(codes(checkRights(path, me + 1))).toEqual(['data.foreign-owner'])
    chmodSync(join(path, 'keys'), 0o755)
    chmodSync(join(path, 'secrets.json'), 0o644)
    expect(codes(checkRights(path))).toEqual(['data.secrets-open', 'data.open-to-others'])
    rmSync(join(path, 'secrets.json'))
    expect(codes(checkRights(path))).toContain('secrets.lost')
  })

  it('shows what killed processes left behind, which is no fault', async () => {
    const path = place('left', ['leases/lock', 'postgresql/cluster'])
    writeFileSync(join(path, 'leases/gate-999999-ab.json'), JSON.stringify({ pid: 999_999, began: '1', purpose: 'start' }))
    writeFileSync(join(path, 'postgresql/cluster/PG_VERSION'), '18\n')
    writeFileSync(join(path, 'postgresql/cluster/postmaster.pid'), `${process.pid}\n`)
    const found = checkCluster(path, await inspectEmbedded(path), '18')
    expect(codes(found)).toEqual(['lease.stale', 'lease.lock-left', 'postmaster.stale'])
    expect(found.every((item) => item.severity === 'note')).toBe(true)
  })

  it('cannot be opened when another major version made it, or when its cluster is gone', async () => {
    const path = place('old', ['postgresql/cluster', 'leases', 'log'])
    writeFileSync(join(path, 'postgresql/cluster/PG_VERSION'), '19\n')
    expect(checkCluster(path, await inspectEmbedded(path), '18')).toMatchObject([{ code: 'cluster.other-version', severity: 'blocks' }])
    writeFileSync(join(path, 'postgresql/cluster/PG_VERSION'), '16\n')
    expect(checkCluster(path, await inspectEmbedded(path), '18')).toMatchObject([{ code: 'cluster.to-upgrade', severity: 'warning' }])
    rmSync(join(path, 'postgresql'), { recursive: true })
    writeFileSync(join(path, 'log/checkpoint'), 'kapu-naplo\n')
    expect(codes(checkCluster(path, await inspectEmbedded(path), '18'))).toEqual(['cluster.lost'])
  })

  it('is refused when it is the copy of another one', async () => {
    const original = place('original', ['home/cluster'])
    const home = join(original, 'home')
    writeFileSync(join(original, 'postgresql.location'), `${home}\n`)
    writeFileSync(join(home, 'data-folder'), `${original}\n`)
    writeFileSync(join(home, 'cluster/PG_VERSION'), '18\n')
    expect(checkCluster(original, await inspectEmbedded(original), '18')).toEqual([])
    cpSync(original, join(folder, 'copy'), { recursive: true })
    expect(codes(checkCluster(join(folder, 'copy'), await inspectEmbedded(join(folder, 'copy')), '18'))).toEqual(['data.copied'])
  })
})

describe('the database', () => {
  let office: CaseOffice
  let client: PoolClient
  let data: string
  beforeAll(async () => {
    office = await caseOffice()
    const { caseId } = await office.open()
    await office.file(caseId, 'attachment')
    await office.cards.authority.current(office.t.context())
    data = join(office.documentsFolder, '..')
    client = await office.t.pool('owner').connect()
    // As the Gate does: a log key, and everything sealed and published.
    const signer = await loadNoteSigner(join(data, 'log-keys/log.key'), 'kapu-naplo', 1, office.t.ids)
    const sequencer = startSequencer({
      pool: office.t.pool('owner'), folder: join(data, 'log'), signer, witness: null, clock: office.t.clock, logger: office.t.context().logger
    })
    await sequencer.flush()
    await sequencer.stop()
  })
  afterAll(async () => {
    client?.release()
    await office?.close()
  })

  const look = async (over: Partial<Parameters<typeof checkDatabase>[0]> = {}): Promise<Finding[]> => checkDatabase({
    client, now: office.t.clock.now(), dataDirectory: data, migrations: await readMigrations(migrationsFolder), isRunning: true,
    keyStore: office.cards.keyStore, witnessGraceMilliseconds: 86_400_000, ...over
  })
  /** The tests' clock stands still in the past; the database's is the machine's. */
  const found = async (over: Partial<Parameters<typeof checkDatabase>[0]> = {}): Promise<string[]> => codes(await look(over)).filter((code) => code !== 'clock.database')
  /** Plants a fault, looks, takes it back. */
  const planted = async (plant: string, repair: string): Promise<string[]> => {
    await client.query(plant)
    try {
      return await found()
    } finally {
      await client.query(repair)
    }
  }

  it('is well', async () => {
    expect(await found()).toEqual([])
  })

  it('has another clock than the machine', async () => {
    expect(codes(await look({ now: new Date(office.t.clock.now().getTime() + 1) }))).toContain('clock.database')
    expect(await found({ now: new Date(office.t.clock.now().getTime() - 3_600_000) })).toContain('clock.behind-log')
  })

  it('was migrated further, less, or otherwise', async () => {
    const migrations = await readMigrations(migrationsFolder)
    expect(await found({ migrations: migrations.slice(0, -1) })).toEqual(['migrations.newer'])
    expect(await found({ migrations: [...migrations, { name: '9999_later.sql', sql: '', checksum: '' }] })).toEqual(['migrations.pending'])
    expect(await found({ migrations: migrations.map((item, at) => (at === 0 ? { ...item, checksum: 'other' } : item)) })).toEqual(['migrations.drift'])
  })

  it.each([
    ['a table without its protection', 'alter table kapu.act disable row level security', 'alter table kapu.act enable row level security', 'roles.unprotected-table'],
    ['a table that its owner may read past the policies', 'alter table kapu.act no force row level security', 'alter table kapu.act force row level security', 'roles.unprotected-table'],
    ['a gap in the main numbers', 'update kapu.register_book set last_main = last_main + 1', 'update kapu.register_book set last_main = last_main - 1', 'numbers.gap'],
    ['a gap in the arrival numbers', 'update kapu.arrival_book set last_number = last_number + 1', 'update kapu.arrival_book set last_number = last_number - 1', 'numbers.gap'],
    ['a gap in the sub-numbers', 'update kapu.authority_case set last_sub = last_sub + 1', 'update kapu.authority_case set last_sub = last_sub - 1', 'numbers.gap'],
    ['a lost act', 'update kapu.authority_case set sequence = sequence + 1', 'update kapu.authority_case set sequence = sequence - 1', 'numbers.gap'],
    ['a changed entry of the log', `update kapu.log_entry set record = replace(record, 'case', 'cose') where entry_number = (select max(entry_number) from kapu.log_entry where record like '%case%')`,
      `update kapu.log_entry set record = replace(record, 'cose', 'case')`, 'log.damaged'],
    ['a shorter tree', 'update kapu.log_tree set size = size - 1', 'update kapu.log_tree set size = size + 1', 'log.damaged'],
    ['an alarm of the witness', `update kapu.log_tree set witness_alarm = 'the tree did not merely grow'`, 'update kapu.log_tree set witness_alarm = null', 'log.witness-alarm'],
    ['a witness that is away', `update kapu.log_tree set uncosigned_since = '2026-11-20'`, 'update kapu.log_tree set uncosigned_since = null', 'log.witness-behind'],
    ['a certificate that ends', `update kapu.signature_certificate set not_after = '2026-12-01' where kind = 'root'`, `update kapu.signature_certificate set not_after = '2046-12-01' where kind = 'root'`, 'certificates.expiring'],
    ['a certificate that ended', `update kapu.signature_certificate set not_after = '2026-11-24T08:27:00Z' where kind = 'root'`, `update kapu.signature_certificate set not_after = '2046-11-23' where kind = 'root'`, 'certificates.expired'],
    ['a lost key', `update kapu.signature_certificate set key_name = 'lost' where kind = 'root'`, `update kapu.signature_certificate set key_name = 'authority-root' where kind = 'root'`, 'keys.missing']
  ])('has %s', async (_what, plant, repair, code) => {
    expect(await planted(plant, repair)).toContain(code)
    expect(await found()).not.toContain(code)
  })

  it('has entries that wait for their seal too long, but only while the Gate runs', async () => {
    await office.open()
    const later = new Date(office.t.clock.now().getTime() + 300_000)
    expect(await found({ now: later })).toContain('log.unsealed')
    expect(await found({ now: later, isRunning: false })).not.toContain('log.unsealed')
  })

  it('has jobs that failed, that try again, and that pile up', async () => {
    await sql`select graphile_worker.add_job('notices.mail', '{}', run_at => now() - interval '1 hour', max_attempts => 2)`.execute(office.t.owner)
    const now = new Date()
    const jobsOf = async (): Promise<string[]> => (await found({ now })).filter((code) => code.startsWith('jobs.'))
    expect(await jobsOf()).toEqual(['jobs.backlog'])
    await client.query(`update graphile_worker._private_jobs set attempts = 1, last_error = 'refused'`)
    expect(await jobsOf()).toContain('jobs.retrying')
    await client.query('update graphile_worker._private_jobs set attempts = max_attempts')
    expect(await jobsOf()).toContain('jobs.failed')
    await client.query('delete from graphile_worker._private_jobs')
  })

  it('speaks of documents whose bytes are missing or cut off', async () => {
    const stored = readdirSync(join(data, 'documents/content'), { recursive: true, withFileTypes: true }).filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name))
    const bytes = readFileSync(stored[0]!)
    truncateSync(stored[0]!, 3)
    expect(await found()).toContain('documents.damaged')
    rmSync(stored[0]!)
    expect(await found()).toContain('documents.missing')
    writeFileSync(stored[0]!, bytes)
    expect(existsSync(stored[0]!)).toBe(true)
    expect(await found()).not.toContain('documents.missing')
  })
})

