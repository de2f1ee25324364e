import { spawn, type ChildProcess } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/factories/database.ts'
import { systemClock } from '../platform/context/index.ts'
import { inCentral, inOrganisation } from '../platform/database/index.ts'
import { formatNoteKey, fromBase64, leafHash, parseCheckpoint, parseNote, verifyInclusion } from '../rules/merkle/index.ts'
import {
  appendEntry, noteSigner, openWitness, personalDataAllowed, proveEntry, runLogVerify, serveWitness, startSequencer, verifyLog, verifyWithDatabase,
  withIntent, type LogAlarm, type Sequencer, type WitnessServer
} from './index.ts'

const OFFICE = '01900000-0000-7000-8000-000000000001'
const OTHER = '01900000-0000-7000-8000-000000000002'
const CASE = '01900000-0000-7000-8000-0000000000c1'
const signer = noteSigner(generateKeyPairSync('ed25519').privateKey, 'test.invalid/log', 1)
const witnessSigner = noteSigner(generateKeyPairSync('ed25519').privateKey, 'test-witness', 4)
const silent = pino({ level: 'silent' })

let t: Awaited<ReturnType<typeof testDatabase>>
let pool: Pool
let folder: string
let tiles: string
let witness: WitnessServer
let sequencer: Sequencer
const alarms: LogAlarm[] = []

function start(options: { batch?: number } = {}): Sequencer {
  return startSequencer({
    pool, folder: tiles, signer, witness: { url: `http://127.0.0.1:${witness.port}`, key: witnessSigner.key },
    clock: systemClock, logger: silent, interval: 50, onAlarm: (code) => alarms.push(code), ...options
  })
}

async function serve(port = 0): Promise<WitnessServer> {
  const opened = await openWitness(join(folder, 'witness'), witnessSigner, [signer.key], systemClock)
  return serveWitness(opened, { host: '127.0.0.1', port, onFault: () => undefined })
}

const append = (body: Record<string, unknown> = {}, caseId: string | null = CASE, kind = 'act.appended'): Promise<{ entryId: string }> =>
  inOrganisation(t.db, OFFICE, (tx) => appendEntry(tx, t.context(), {
    kind, organisationId: OFFICE, caseId, subject: { kind: 'person', id: 'p-1' }, purpose: 'telephelyengedely', body
  }))

/** Verifies as the auditor does, inside a transaction that is rolled back: what `tamper` does leaves no trace. */
async function findingsAfter(tamper: string, values: unknown[] = []): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    if (tamper) expect((await client.query(tamper, values)).rowCount, tamper).toBeGreaterThan(0)
    await client.query('set local role kapu_auditor')
    const result = await verifyWithDatabase(tiles, { publicKey: signer.key, witnessKey: witnessSigner.key }, client)
    expect(result.ok).toBe(result.findings.length === 0)
    return [...new Set(result.findings.map((finding) => finding.code))].sort()
  } finally {
    await client.query('rollback')
    client.release()
  }
}

beforeAll(async () => {
  t = await testDatabase()
  pool = t.pool('owner')
  folder = await mkdtemp(join(tmpdir(), 'kapu-log-'))
  tiles = join(folder, 'log')
  witness = await serve()
  sequencer = start()
})

afterAll(async () => {
  await sequencer.stop()
  await witness.close()
  await t.close()
  await rm(folder, { recursive: true, force: true })
})

describe('appending and sealing', () => {
  it('seals entries that commit out of order, and proves each', async () => {
    const waits = Array.from({ length: 60 }, (_, i) => inOrganisation(t.db, OFFICE, async (tx) => {
      const entry = await appendEntry(tx, t.context(), { kind: 'act.appended', organisationId: OFFICE, caseId: i % 3 ? null : CASE, body: { i } })
      await new Promise((resolve) => setTimeout(resolve, (i * 37) % 90))
      return entry.entryId
    }))
    const ids = await Promise.all(waits)
    await sequencer.flush()
    for (const id of ids) {
      const proof = await proveEntry(t.db, id)
      const { size, root } = parseCheckpoint(parseNote(proof.checkpoint).text)
      const path = proof.proof.map((hash) => fromBase64(hash)!)
      expect(verifyInclusion(path, proof.index, size, leafHash(new TextEncoder().encode(proof.record)), root)).toBe(true)
      expect(verifyInclusion(path, proof.index, size, leafHash(new TextEncoder().encode(`${proof.record} `)), root)).toBe(false)
    }
    expect(await findingsAfter('')).toEqual([])
  })

  it('leaves no gap where a transaction was aborted', async () => {
    await expect(inOrganisation(t.db, OFFICE, async (tx) => {
      await appendEntry(tx, t.context(), { kind: 'act.appended', organisationId: OFFICE, caseId: CASE, body: { lost: true } })
      throw new Error('aborted')
    })).rejects.toThrow('aborted')
    await append({ kept: true })
    await sequencer.flush()
    expect(await findingsAfter('')).toEqual([])
  })

  it('tells nothing personal in the record', async () => {
    const { entryId } = await append({ name: 'Próba Piroska', note: 'a lone \ud83d surrogate and a NUL \u0000' })
    await sequencer.flush()
    const { record } = await proveEntry(t.db, entryId)
    expect(record).not.toContain('Piroska')
    expect(record).not.toContain(CASE)
    expect(record).not.toContain('p-1')
    expect(await findingsAfter('')).toEqual([])
  })

  it('publishes within a second, and nothing when idle', async () => {
    const before = await readFile(join(tiles, 'checkpoint'), 'utf8')
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(await readFile(join(tiles, 'checkpoint'), 'utf8')).toBe(before)
    await append()
    await expect.poll(() => readFile(join(tiles, 'checkpoint'), 'utf8'), { timeout: 1000, interval: 20 }).not.toBe(before)
  })

  it('shows bodies to their own office only, and lets the application change nothing', async () => {
    const { entryId } = await append({ secret: 1 })
    const count = (office: string): Promise<number> => inOrganisation(t.db, office, async (tx) =>
      (await tx.selectFrom('log_body').select('entry_id').where('entry_id', '=', entryId).execute()).length)
    expect(await count(OFFICE)).toBe(1)
    expect(await count(OTHER)).toBe(0)
    await expect(t.db.deleteFrom('log_entry').where('id', '=', entryId).execute()).rejects.toThrow(/permission denied/)
    await expect(t.db.updateTable('log_entry').set({ kind: 'x' }).execute()).rejects.toThrow(/permission denied/)
    await expect(t.db.insertInto('log_body').values({ entry_id: CASE, salt: Buffer.alloc(32), content: '{}' }).execute()).rejects.toThrow(/permission denied/)
  })

  it('fills more than one tile', async () => {
    await inCentral(t.db, async (tx) => {
      for (let i = 0; i < 600; i += 1) await appendEntry(tx, t.context(), { kind: 'test.filled', body: { i } })
    })
    await sequencer.flush()
    const result = await verifyLog(tiles, { publicKey: signer.key, witnessKey: witnessSigner.key })
    expect(result.findings).toEqual([])
    expect(result.size).toBeGreaterThan(600)
    expect(result.cosignedAt).not.toBeNull()
  })
})

describe('intent before the query, outcome after', () => {
  it('commits the intent before asking and closes it either way', async () => {
    const kinds = (): Promise<string[]> => pool.query<{ kind: string }>('select kind from kapu.log_entry order by entry_number desc limit 2').then(({ rows }) => rows.map((row) => row.kind))
    const intent = { organisationId: OFFICE, caseId: CASE, subject: { kind: 'person', id: 'p-2' }, purpose: 'x', legalBasis: 'y', body: { fields: ['name'] } }
    const answer = await withIntent(t.context(), intent, async (intentId) => {
      // Seen from another connection while the question is open.
      expect((await pool.query('select 1 from kapu.log_entry where id = $1', [intentId])).rowCount).toBe(1)
      return { value: 'yes', outcome: { answer: true } }
    })
    expect(answer.value).toBe('yes')
    expect(await kinds()).toEqual(['gateway.outcome', 'gateway.intent'])
    await expect(withIntent(t.context(), intent, () => Promise.reject(new Error('unreachable')))).rejects.toThrow('unreachable')
    const { rows } = await pool.query<{ content: string }>('select b.content from kapu.log_body b join kapu.log_entry e on e.id = b.entry_id order by e.entry_number desc limit 1')
    expect(JSON.parse(rows[0]!.content).body.facts.result).toBe('void')
  })
})

describe('tampering is seen', () => {
  beforeAll(async () => {
    await append({ before: 'tampering' })
    await sequencer.flush()
    expect(await findingsAfter('')).toEqual([])
  })

  it.each([
    ['a row deleted', 'delete from kapu.log_entry where entry_number = (select entry_number from kapu.log_leaf where leaf_index = 5)', ['log.row-missing']],
    ['a record changed', `update kapu.log_entry set record = replace(record, 'act.appended', 'act.upended') where entry_number = (select entry_number from kapu.log_leaf where leaf_index = 0)`, ['log.column-changed', 'log.row-changed']],
    ['a leaf hash changed', `update kapu.log_entry set leaf_hash = sha256('x') where entry_number = (select entry_number from kapu.log_leaf where leaf_index = 3)`, ['log.row-changed']],
    ['a case put under another number', `update kapu.log_entry set case_id = '${OTHER}' where entry_number = (select min(entry_number) from kapu.log_entry join kapu.log_leaf using (entry_number) where case_id is not null)`, ['log.column-changed']],
    ['a body changed', `update kapu.log_body set content = replace(content, 'tampering', 'nothing') where content like '%tampering%'`, ['log.body-changed']],
    ['a salt changed', `update kapu.log_body set salt = sha256('x') where content like '%tampering%'`, ['log.body-changed']],
    ['a body removed', `delete from kapu.log_body where content like '%tampering%'`, ['log.body-missing']]
  ])('%s', async (_name, statement, codes) => {
    expect(await findingsAfter(statement)).toEqual(codes)
  })

  it('nobody but the database\'s owner changes an entry, its place or its marker', async () => {
    for (const role of ['kapu_app', 'kapu_auditor', 'kapu_housekeeper', 'kapu_sequencer']) {
      for (const statement of [
        `update kapu.log_entry set record = '{}'`, 'delete from kapu.log_entry', 'update kapu.log_leaf set leaf_index = -leaf_index', 'delete from kapu.log_leaf',
        'insert into kapu.log_unsealed values (1)', 'update kapu.log_unsealed set entry_number = 1',
        ...(role === 'kapu_sequencer' ? [] : ['insert into kapu.log_leaf values (1000000, 1)', 'delete from kapu.log_unsealed'])
      ]) {
        const client = await pool.connect()
        try {
          await client.query(`begin; set local role ${role}`)
          await expect(client.query(statement), `${role}: ${statement}`).rejects.toThrow(/permission denied/)
        } finally {
          await client.query('rollback')
          client.release()
        }
      }
    }
  })

  it('a row deleted before sealing', async () => {
    await sequencer.stop()
    const client = await pool.connect()
    try {
      // One connection writes both, as a busy one does.
      for (const body of ['first', 'second']) {
        await client.query('select kapu.append_log_entries($1)', [JSON.stringify([{
          id: crypto.randomUUID(), kind: 'act.appended', case: CASE, in_case_chain: true, at: new Date(), head: '{"x":', tail: `,"y":"${body}"}`,
          salt: '00'.repeat(32), content: '{}'
        }])])
      }
    } finally {
      client.release()
    }
    const codes = await findingsAfter(`delete from kapu.log_entry where record like '%"y":"first"}'`)
    // The two hand-made records are no records; what the writer of real ones leaves is tested below.
    expect(codes).toContain('log.row-changed')
    await pool.query(`delete from kapu.log_body where content = '{}'`)
    await pool.query(`with made as (delete from kapu.log_entry where record like '%"y":"%' returning entry_number)
      delete from kapu.log_unsealed where entry_number in (select entry_number from made)`)
    const ids = await inCentral(t.db, async (tx) => {
      const made: string[] = []
      for (let i = 0; i < 3; i += 1) made.push((await appendEntry(tx, t.context(), { kind: 'session.opened', body: { i } })).entryId)
      return made
    })
    expect(await findingsAfter('')).toEqual([])
    expect(await findingsAfter('delete from kapu.log_entry where id = $1', [ids[1]])).toEqual(['log.chain-gap'])
    expect(await findingsAfter('delete from kapu.log_unsealed where entry_number = (select entry_number from kapu.log_entry where id = $1)', [ids[1]]))
      .toEqual(['log.marker-missing'])
    // A marker without its entry: said aloud, and no standstill for what comes after it.
    await pool.query('insert into kapu.log_unsealed select -place from generate_series(1, 2) place')
    alarms.length = 0
    sequencer = start({ batch: 2 })
    await sequencer.flush()
    expect(alarms).toEqual(['log.entry-changed', 'log.entry-changed'])
    expect(await findingsAfter('')).toEqual([])
  })

  it('a tile, an entry, or the checkpoint changed in the published folder', async () => {
    const keys = { publicKey: signer.key }
    const flip = async (path: string, at: number): Promise<string[]> => {
      const copy = join(folder, 'copy')
      await rm(copy, { recursive: true, force: true })
      await cp(tiles, copy, { recursive: true })
      const bytes = await readFile(join(copy, path))
      bytes[at]! ^= 1
      await writeFile(join(copy, path), bytes)
      return (await verifyLog(copy, keys)).findings.map((finding) => finding.code)
    }
    expect(await flip('tile/0/000', 40)).toContain('log.tile-changed')
    expect(await flip('tile/entries/001', 300)).toContain('log.root-differs')
    expect(await flip('checkpoint', 2)).toEqual(['log.bad-signature'])
    await rm(join(folder, 'copy', 'tile/0/001'))
    await cp(join(tiles, 'checkpoint'), join(folder, 'copy', 'checkpoint'))
    expect((await verifyLog(join(folder, 'copy'), keys)).findings.map((finding) => finding.code)).toContain('log.tile-missing')
    const stranger = noteSigner(generateKeyPairSync('ed25519').privateKey, signer.key.name, 1)
    expect((await verifyLog(tiles, { publicKey: stranger.key })).findings[0]?.code).toBe('log.bad-signature')
  })

  it('by the command, with its exit codes', async () => {
    const lines: string[] = []
    const deps = { print: (line: string) => lines.push(line), printError: (line: string) => lines.push(line), open: () => Promise.reject(new Error('no data')) }
    const key = formatNoteKey(signer.key)
    expect(await runLogVerify(['--tiles', tiles, '--key', key, '--witness-key', formatNoteKey(witnessSigner.key), '--json'], deps)).toBe(0)
    expect(JSON.parse(lines.join('\n')).ok).toBe(true)
    expect(await runLogVerify(['--tiles', join(folder, 'copy'), '--key', key], deps)).toBe(1)
    expect(await runLogVerify(['--tiles', tiles], deps)).toBe(2)
  })
})

describe('restart, witness and restored backups', () => {
  it('publishes what was committed before a crash', async () => {
    await append()
    await sequencer.flush()
    await sequencer.stop()
    // As after kill -9 between commit and publication: the folder is one growth behind.
    const behind = join(folder, 'behind')
    await cp(tiles, behind, { recursive: true })
    sequencer = start()
    await append()
    await sequencer.flush()
    await sequencer.stop()
    await rm(tiles, { recursive: true })
    await cp(behind, tiles, { recursive: true })
    sequencer = start()
    await sequencer.flush()
    expect(await findingsAfter('')).toEqual([])
  })

  it('raises an alarm and seals nothing when the published log is ahead of the database', async () => {
    await sequencer.stop()
    const client = await pool.connect()
    await client.query('update kapu.log_tree set size = size - 1')
    alarms.length = 0
    sequencer = start()
    await expect.poll(() => alarms, { timeout: 5000 }).not.toEqual([])
    expect(alarms[0]).toMatch(/log\.(rewritten|shrunk)/)
    await sequencer.stop()
    await client.query('update kapu.log_tree set size = size + 1')
    client.release()
    sequencer = start()
    await sequencer.flush()
  })

  it('goes on without the witness, and stops personal data after the grace', async () => {
    const { port } = witness
    await witness.close()
    await append()
    await sequencer.flush()
    const grace = 24 * 3_600_000
    const later = { now: () => new Date(systemClock.now().getTime() + grace + 1000) }
    expect(await personalDataAllowed(t.db, systemClock, grace)).toBe(true)
    expect(await personalDataAllowed(t.db, later, grace)).toBe(false)
    expect(await personalDataAllowed(t.db, later, null)).toBe(true)
    witness = await serve(port)
    await expect.poll(() => personalDataAllowed(t.db, later, grace), { timeout: 15_000, interval: 200 }).toBe(true)
  })

  it('does not cosign a second view of the same log', async () => {
    await sequencer.flush()
    const latest = await fetch(`http://127.0.0.1:${witness.port}/latest?origin=${encodeURIComponent(signer.key.name)}`).then((response) => response.text())
    // The whole history made anew: consistent in itself, but not with what the witness remembers.
    const copy = await testDatabase()
    const second = join(folder, 'second')
    const raised: LogAlarm[] = []
    const forger = startSequencer({
      pool: copy.pool('owner'), folder: second, signer, witness: { url: `http://127.0.0.1:${witness.port}`, key: witnessSigner.key },
      clock: systemClock, logger: silent, interval: 50, onAlarm: (code) => raised.push(code)
    })
    const { size } = parseCheckpoint(parseNote(latest).text)
    await inCentral(copy.db, async (tx) => {
      for (let i = 0; i < size + 5; i += 1) await appendEntry(tx, copy.context(), { kind: 'test.forged', body: { i } })
    })
    await forger.flush()
    await forger.stop()
    await copy.close()
    expect(raised).toContain('log.witness-refused')
    expect((await verifyLog(second, { publicKey: signer.key })).ok).toBe(true)
    const codes = (await verifyLog(second, { publicKey: signer.key, kept: [latest] })).findings.map((finding) => finding.code)
    expect(codes).toEqual(['log.split-view'])
    expect((await verifyLog(tiles, { publicKey: signer.key, kept: [latest] })).ok).toBe(true)
  })

  it('runs the witness as a process', async () => {
    const child: ChildProcess = spawn(process.execPath, ['src/log/witness/main.ts', '--folder', join(folder, 'child'), '--log-key', formatNoteKey(signer.key)], { stdio: ['ignore', 'pipe', 'inherit'] })
    try {
      const line = await new Promise<string>((resolve) => child.stdout!.once('data', (chunk: Buffer) => resolve(chunk.toString())))
      const { port, key } = JSON.parse(line) as { port: number; key: string }
      expect(key).toMatch(/^kapu-tanu\+[0-9a-f]{8}\+/)
      expect((await fetch(`http://127.0.0.1:${port}/add-checkpoint`, { method: 'POST', body: 'old x\n\n' })).status).toBe(400)
      const first = await readFile(join(tiles, 'checkpoint'), 'utf8')
      expect((await fetch(`http://127.0.0.1:${port}/add-checkpoint`, { method: 'POST', body: `old 0\n\n${first}` })).status).toBe(200)
      expect((await fetch(`http://127.0.0.1:${port}/add-checkpoint`, { method: 'POST', body: `old 0\n\n${first}` })).status).toBe(409)
    } finally {
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
    }
  })
})
