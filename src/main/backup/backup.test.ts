import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { cp, mkdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg, { type Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseOffice, type CaseOffice } from '../../../test/factories/case-office.ts'
import { onServer, withDatabase } from '../../../test/factories/global-database.ts'
import { loadNoteSigner, openWitness, serveWitness, startSequencer, verifyLog, type LogAlarm } from '../../log/index.ts'
import { loadSecrets } from '../../platform/config/index.ts'
import { systemClock, systemIds } from '../../platform/context/index.ts'
import { folderKeyStore } from '../../platform/crypto/index.ts'
import { removeEmbedded, takeLease } from '../../platform/database/embedded/index.ts'
import { createPool, type DatabaseAddress } from '../../platform/database/index.ts'
import { openSnapshot } from '../../platform/database/transfer/index.ts'
import { migrationsFolder } from '../installation.ts'
import { createBackup, restoreBackup, type BackupReport, type RestoreOptions, type RestoreReport } from './index.ts'

const clock = systemClock
const ids = systemIds()
const secret = Buffer.from('próba jelszó 123')
const kapu = join(import.meta.dirname, '../../../kapu')
const folder = mkdtempSync(join(tmpdir(), 'kapu-backup-test-'))
const data = join(folder, 'data')
const file = join(folder, 'first.kapubackup')
const note = (of: string): string => join(of, 'witness', `${Buffer.from('kapu-naplo').toString('base64url')}.note`)

let office: CaseOffice
let first: BackupReport
const restored: string[] = []

/** Seals what is waiting, as the Gate does while it runs; `alarms` tells what it found wrong. */
async function sealEverything(dataFolder: string, address: DatabaseAddress): Promise<LogAlarm[]> {
  const signer = await loadNoteSigner(join(dataFolder, 'log-keys', 'log.key'), 'kapu-naplo', 1, ids)
  const witnessSigner = await loadNoteSigner(join(dataFolder, 'witness', 'witness.key'), 'kapu-tanu', 4, ids)
  const witness = await serveWitness(await openWitness(join(dataFolder, 'witness'), witnessSigner, [signer.key], clock), { host: '127.0.0.1', port: 0, onFault: () => undefined })
  const pool = createPool(address, 'kapu_sequencer', { max: 3 })
  const alarms: LogAlarm[] = []
  const sequencer = startSequencer({
    pool, folder: join(dataFolder, 'log'), signer, witness: { url: `http://127.0.0.1:${witness.port}`, key: witnessSigner.key },
    clock, logger: pino({ level: 'silent' }), interval: 20, onAlarm: (code) => alarms.push(code)
  })
  await sequencer.flush()
  await sequencer.stop()
  await pool.end()
  await witness.close()
  return alarms
}

const makeBackup = (target: string, owner: Pool = office.t.pool('owner')): Promise<BackupReport> => createBackup({
  file: target, dataFolder: data, owner, secret, demo: true, product: 'test', clock, ids, progress: () => {}, logN: 10
})
const restore = (target: string, options: Partial<RestoreOptions> = {}): Promise<RestoreReport> => {
  restored.push(target)
  return restoreBackup({ file, secret, dataFolder: target, databaseUrl: null, migrationsFolder, clock, ids, progress: () => {}, ...options })
}
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))

/** Runs work on the database of a restored folder. */
async function on<T>(target: string, work: (owner: Pool, address: DatabaseAddress) => Promise<T>): Promise<T> {
  const lease = await takeLease(target, 'test', { durable: false })
  const owner = createPool(lease.server.address, 'owner', { max: 3 })
  try {
    return await work(owner, lease.server.address)
  } finally {
    await owner.end()
    await lease.release()
  }
}

/** Every row of a table as text, in one order. */
async function rowsOf(pool: Pool, table: string): Promise<string[]> {
  const { rows } = await pool.query<{ row: string }>(`select t::text as row from ${table} t order by 1`)
  return rows.map(({ row }) => row)
}

/** An officer and a client who are signed in while the backup is made. */
async function openSessions(): Promise<void> {
  const client = await office.t.pool('owner').connect()
  await client.query('begin')
  await client.query('set local session_replication_role = replica')
  await client.query(`insert into kapu.session (id, token_hash, officer_id, card_id, card_expires_at, user_agent_hash, opened_at, last_used_at, absolute_expires_at)
    values (gen_random_uuid(), sha256('a'), $1, gen_random_uuid(), now() + interval '1 year', sha256('b'), now(), now(), now() + interval '8 hours')`, [office.officers.officer.officerId])
  await client.query(`insert into kapu.client_session (id, token_hash, issuer, subject, name, opened_at, last_used_at, absolute_expires_at)
    values (gen_random_uuid(), sha256('c'), 'https://belepes.invalid', 'x', 'Próba Petra', now(), now(), now() + interval '8 hours')`)
  await client.query('commit')
  client.release()
}

beforeAll(async () => {
  office = await caseOffice()
  const { caseId } = await office.open()
  await office.decide(caseId, 'reject')
  await mkdir(data, { recursive: true })
  const secrets = await loadSecrets(join(data, 'secrets.json'), ids)
  const store = folderKeyStore({ folder: join(data, 'keys'), keyEncryptionKey: Buffer.from(secrets.keyEncryptionKey, 'base64'), randomBytes: (length) => ids.bytes(length) })
  await store.ensure('authority-root', 'P-384')
  await store.ensure('seal.hivatal', 'P-256')
  // The office's own folder, which goes on growing.
  await symlink(office.documentsFolder, join(data, 'documents'))
  await openSessions()
  expect(await sealEverything(data, office.t.address)).toEqual([])
  first = await makeBackup(file)
}, 120_000)

afterAll(async () => {
  for (const target of restored) await removeEmbedded(target)
  rmSync(folder, { recursive: true, force: true })
  await office?.close()
})

describe('a backup', () => {
  it('is one sealed file that only its owner reads, and shows neither data nor keys', () => {
    expect(first).toMatchObject({ faultyDocuments: [], documents: expect.any(Number) as number })
    expect(first.documents).toBeGreaterThan(1)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const bytes = readFileSync(file)
    const { keyEncryptionKey } = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')) as { keyEncryptionKey: string }
    for (const text of ['Próba Petra', 'authority_case', 'PRIVATE KEY', keyEncryptionKey]) expect(bytes.includes(text), text).toBe(false)
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([])
  })

  it('never overwrites, and never lies in the data folder', async () => {
    const before = readFileSync(file)
    expect(await codeOf(makeBackup(file))).toBe('backup.exists')
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(await codeOf(makeBackup(join(data, 'x.kapubackup')))).toBe('backup.inside-data')
    expect(await codeOf(makeBackup(join(data, 'keys', 'x.kapubackup')))).toBe('backup.inside-data')
    expect(await codeOf(createBackup({
      file: join(folder, 'y'), dataFolder: join(folder, 'nowhere'), owner: office.t.pool('owner'), secret, demo: true, product: 'test', clock, ids, progress: () => {}
    }))).toBe('backup.nothing')
  })

  it('brings every row, document, key and sequence back, and the log to the same tree', async () => {
    const target = join(folder, 'same')
    const report = await restore(target, { trial: true })
    expect(report.check).toMatchObject({ problems: [], documents: first.documents, keys: 2, log: { size: first.log.committed.size, root: first.log.committed.root } })
    expect(report.check.cases.checked).toBe(1)
    // The witness remembers what it cosigned, so it never cosigns another history up to there.
    expect(readFileSync(note(target), 'utf8')).toBe(readFileSync(note(data), 'utf8'))
    expect(report.check.log.entriesChecked).toBe(first.log.published?.size)
    await on(target, async (owner) => {
      const { rows: tables } = await owner.query<{ name: string }>(`select format('kapu.%I', relname) as name from pg_class where relnamespace = 'kapu'::regnamespace and relkind = 'r'`)
      expect(tables.length).toBeGreaterThan(50)
      for (const { name } of tables) expect([name, await rowsOf(owner, name)]).toEqual([name, await rowsOf(office.t.pool('owner'), name)])
      expect(await rowsOf(owner, 'graphile_worker._private_jobs')).toEqual(await rowsOf(office.t.pool('owner'), 'graphile_worker._private_jobs'))
      const drawn = await owner.query<{ number: number }>(`select nextval(pg_get_serial_sequence('kapu.log_entry', 'entry_number')) > (select max(entry_number) from kapu.log_entry) as number`)
      expect(drawn.rows).toEqual([{ number: true }])
    })
  })

  it('reads what was there when its snapshot began, whatever is committed meanwhile', async () => {
    const snapshot = await openSnapshot(office.t.pool('owner'))
    try {
      const count = async (name: string): Promise<number> => {
        const { bytes, digest } = snapshot.rows(snapshot.shape.tables.find((table) => table.name === name)!)
        for await (const _ of bytes);
        return digest().rows
      }
      const before = [await count('authority_case'), await count('log_entry')]
      await office.open()
      expect([await count('authority_case'), await count('log_entry')]).toEqual(before)
    } finally {
      await snapshot.close()
    }
  })

  it('is one state of the Gate while others write', async () => {
    let isDone = false
    const target = join(folder, 'busy.kapubackup')
    const writing = (async () => {
      let opened = 0
      for (; !isDone; opened += 1) await office.open()
      return opened
    })()
    await new Promise((resolve) => setTimeout(resolve, 200))
    await makeBackup(target).finally(() => { isDone = true })
    expect(await writing).toBeGreaterThan(0)
    expect((await restore(join(folder, 'busy'), { file: target, trial: true })).check.problems).toEqual([])
  })

  it('tells of documents that were damaged or missing already', async () => {
    const lost = join(folder, 'faulty')
    await cp(data, lost, { recursive: true, dereference: true })
    const { rows } = await office.t.pool('owner').query<{ sha256: string }>('select sha256 from kapu.case_document union select sha256 from kapu.submission_file order by 1')
    const [one, two] = rows.map(({ sha256 }) => ({ name: sha256, path: join(lost, 'documents', 'content', sha256.slice(0, 2), sha256.slice(2, 4), sha256) }))
    writeFileSync(one!.path, 'x')
    rmSync(two!.path)
    const report = await createBackup({ file: join(folder, 'faulty.kapubackup'), dataFolder: lost, owner: office.t.pool('owner'), secret, demo: true, product: 'test', clock, ids, progress: () => {}, logN: 10 })
    expect(report.faultyDocuments).toEqual([one!.name, two!.name])
    const back = await restore(join(folder, 'faulty-back'), { file: report.file, trial: true })
    expect(back.end.faultyDocuments).toEqual(report.faultyDocuments)
  })
})

describe('a restore', () => {
  const target = join(folder, 'restored')
  let report: RestoreReport

  it('ends what must not come back to life, keeps what must, and is written into the log', async () => {
    report = await restore(target)
    expect(existsSync(join(target, 'restoring.json'))).toBe(false)
    await on(target, async (owner, address) => {
      const ended = await owner.query('select ended_at is not null as ended from kapu.session union all select ended_at is not null from kapu.client_session')
      expect(ended.rows).toEqual([{ ended: true }, { ended: true }])
      expect((await owner.query('select from kapu.job_worker')).rowCount).toBe(0)
      // A call that is repeated after the restore gets its first answer.
      const kept = await owner.query<{ scope: string }>('select scope from kapu.idempotency_key where response_status = 201 order by 1')
      expect(kept.rows.map(({ scope }) => scope.split(' ')[1])).toEqual(['/api/v1/arrivals/:id/register', '/api/v1/intake'])
      const app = createPool(address, 'kapu_app', { max: 1 })
      // Row-level security came back: no office, no case.
      expect((await app.query('select from kapu.authority_case')).rowCount).toBe(0)
      expect((await app.query<{ owner: boolean }>(`select pg_has_role('kapu_app', tableowner, 'usage') as owner from pg_tables where tablename = 'authority_case'`)).rows).toEqual([{ owner: false }])
      await app.end()
    })
  })

  it('lets the log go on without a fork', async () => {
    const alarms = await on(target, (_, address) => sealEverything(target, address))
    expect(alarms).toEqual([])
    const { key } = await loadNoteSigner(join(target, 'log-keys', 'log.key'), 'kapu-naplo', 1, ids)
    const grown = await verifyLog(join(target, 'log'), { publicKey: key, kept: [readFileSync(join(data, 'log', 'checkpoint'), 'utf8')] })
    expect(grown).toMatchObject({ ok: true, size: report.manifest.log.committed.size + 1 })
  })

  it('is refused on a target that is not empty, and leaves it as it was', async () => {
    const full = join(folder, 'full')
    await mkdir(full)
    writeFileSync(join(full, 'mine.txt'), 'x')
    expect(await codeOf(restore(full))).toBe('backup.target-not-empty')
    expect(readdirSync(full)).toEqual(['mine.txt'])
    expect(await codeOf(restore(target))).toBe('backup.target-not-empty')
  })

  it('touches nothing with a wrong passphrase, and leaves nothing of a damaged backup', async () => {
    const empty = join(folder, 'empty')
    expect(await codeOf(restore(empty, { secret: Buffer.from('próba jelszó 124') }))).toBe('backup.wrong-key')
    expect(existsSync(empty)).toBe(false)
    const short = join(folder, 'short.kapubackup')
    writeFileSync(short, readFileSync(file))
    truncateSync(short, Math.floor(statSync(file).size / 2))
    expect(await codeOf(restore(empty, { file: short }))).toBe('backup.cut-off')
    expect(readdirSync(empty)).toEqual([])
    const changed = readFileSync(file)
    const late = changed.length - 100_000
    changed[late] = changed[late]! ^ 1
    writeFileSync(short, changed)
    expect(await codeOf(restore(empty, { file: short }))).toBe('backup.damaged')
    expect(readdirSync(empty)).toEqual([])
  })

  it('that was killed is recognised, and repeating it cleans up', async () => {
    const half = join(folder, 'half')
    restored.push(half)
    const { DATABASE_URL: _, ...env } = process.env
    const run = (args: string[]): { child: ReturnType<typeof spawn>; done: Promise<{ code: number | null; output: string }> } => {
      const child = spawn(kapu, args, { env: { ...env, KAPU_BACKUP_PASSPHRASE: secret.toString() }, stdio: ['ignore', 'pipe', 'pipe'] })
      let output = ''
      child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString() })
      child.stderr.on('data', (chunk: Buffer) => { output += chunk.toString() })
      return { child, done: new Promise((resolve) => child.once('close', (code) => resolve({ code, output }))) }
    }
    const killed = run(['restore', file, '--data', half])
    // Killed while the rows are loaded: the cluster is there, the documents are not.
    while (!existsSync(join(half, 'secrets.json')) && !existsSync(join(half, 'leases'))) await new Promise((resolve) => setTimeout(resolve, 5))
    killed.child.kill('SIGKILL')
    await killed.done
    expect(existsSync(join(half, 'restoring.json'))).toBe(true)
    const refused = await run(['db', 'migrate', '--data', half]).done
    expect(refused).toMatchObject({ code: 3, output: expect.stringContaining('félbeszakadt') as string })
    const again = await run(['restore', file, '--data', half, '--json']).done
    expect(again).toMatchObject({ code: 0, output: expect.stringContaining('"ok":true') as string })
    expect((await run(['log', 'verify', '--data', half]).done).code).toBe(0)
  })

  it('that is older than a checkpoint kept elsewhere is refused, and with the loss accepted the log tells it', async () => {
    await office.open()
    expect(await sealEverything(data, office.t.address)).toEqual([])
    const newer = note(data)
    const older = join(folder, 'older')
    expect(await codeOf(restore(older, { checkpoints: [newer] }))).toBe('backup.older-than-checkpoint')
    expect(existsSync(older)).toBe(false)
    const { lost } = await restore(older, { checkpoints: [newer], acceptLoss: true })
    expect(lost).toMatchObject({ from: first.log.committed.size })
    expect(lost!.to).toBeGreaterThan(lost!.from)
    const alarms = await on(older, async (owner, address) => {
      const { rows } = await owner.query<{ content: string }>(`select b.content from kapu.log_entry e join kapu.log_body b on b.entry_id = e.id where e.kind = 'backup.restored'`)
      expect(rows.map(({ content }) => JSON.parse(content) as unknown)).toMatchObject([{ body: { facts: { lostTo: lost!.to, keptCheckpoint: lost!.checkpoint } } }])
      // The witness that knows the newer tree refuses the older one, whatever the restore said.
      await cp(newer, note(older))
      return sealEverything(older, address)
    })
    expect(alarms).toContain('log.witness-ahead')
  })

  it('brings an old backup to the present schema, and refuses one of a newer', async () => {
    const later = join(folder, 'later')
    await cp(migrationsFolder, later, { recursive: true })
    writeFileSync(join(later, '9990_test.sql'), 'alter table kapu.authority_case add column later_thing text not null default \'x\';')
    const back = await restore(join(folder, 'migrated'), { migrationsFolder: later, trial: true })
    expect(back.migrated).toEqual(['9990_test.sql'])
    const earlier = join(folder, 'earlier')
    await cp(migrationsFolder, earlier, { recursive: true })
    await rm(join(earlier, '0610_decisions.sql'))
    expect(await codeOf(restore(join(folder, 'not-migrated'), { migrationsFolder: earlier }))).toBe('backup.newer-schema')
    expect(readdirSync(join(folder, 'not-migrated'))).toEqual([])
  })
})

describe('a restore into another server', () => {
  const database = `kapu_restore_${process.pid}`
  const target = join(folder, 'elsewhere')
  const urlOf = (address: DatabaseAddress): string => address.connectionString ?? `postgresql://${address.user}@/${address.database}?host=${encodeURIComponent(address.host!)}&port=${address.port}`
  let databaseUrl: string
  beforeAll(async () => {
    await onServer(office.t.address, (client) => client.query(`create database ${database}`))
    databaseUrl = urlOf(withDatabase(office.t.address, database))
  })
  afterAll(() => onServer(office.t.address, (client) => client.query(`drop database if exists ${database} with (force)`)))

  it('works, recognises a half-restored database, and refuses one in use', async () => {
    const client = new pg.Client(databaseUrl)
    await client.connect()
    await client.query(`create schema kapu; comment on schema kapu is 'kapu: a restore is not finished'; create table kapu.rest (x int)`)
    await client.end()
    const report = await restore(target, { databaseUrl })
    expect(report.check.problems).toEqual([])
    const pool = createPool({ connectionString: databaseUrl }, 'owner', { max: 1 })
    expect((await pool.query('select from kapu.log_entry')).rowCount).toBe(first.log.committed.size + 1)
    await pool.end()
    expect(await codeOf(restore(join(folder, 'elsewhere-2'), { databaseUrl }))).toBe('backup.target-not-empty')
  })
})
