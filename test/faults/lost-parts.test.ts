/** A folder that has lived and lost a part: nothing is begun anew in silence, each loss has its own sentence, and putting it back heals. */
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openInstallation } from '../../src/main/installation.ts'
import { hasLived, refuseLostDatabase, refuseLostFolder } from '../../src/main/lost-parts.ts'
import { startRunningGate, type RunningGate } from '../e2e/running-gate.ts'
import { onServer, withDatabase } from '../factories/global-database.ts'
import { cli } from '../e2e/kapu-command.ts'
import { enterAll, nothingYet, walkCase } from './main-walk.ts'
import { noTrouble } from './persistent-caller.ts'

describe('a data folder that has lived', () => {
  let gate: RunningGate
  let cluster: string
  beforeAll(async () => {
    gate = await startRunningGate({ autoAnswer: 'off' })
    await walkCase(await enterAll(gate), nothingYet(), noTrouble(), 'registration')
    await gate.kill('SIGTERM')
    const pointer = join(gate.folder, 'postgresql.location')
    cluster = join(existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(gate.folder, 'postgresql'), 'cluster')
  })
  afterAll(async () => {
    await gate?.remove()
  })
  const start = (): ReturnType<typeof cli> => cli('start', '--data', gate.folder, '--port', '0', '--simulator-port', '0', '--mail-port', '0')
  /** What the Gate is refused with; in this process, since the terminal was looked at once. */
  const refusal = async (): Promise<unknown> => {
    try {
      await (await openInstallation({ purpose: 'test', exclusive: true, data: gate.folder })).close()
      return 'not refused'
    } catch (error) {
      return error
    }
  }
  const doctor = async (): Promise<string[]> => {
    const { areas } = JSON.parse((await cli('doctor', '--data', gate.folder, '--json')).stdout) as { areas: Array<{ findings: Array<{ code: string; severity: string }> }> }
    return areas.flatMap((area) => area.findings).filter((item) => item.severity === 'blocks').map((item) => item.code)
  }
  /** Takes a part away for the time of the work, and puts it back. */
  const without = async (path: string, work: () => Promise<void>): Promise<void> => {
    renameSync(path, `${path}.away`)
    try {
      await work()
    } finally {
      rmSync(path, { recursive: true, force: true })
      renameSync(`${path}.away`, path)
    }
  }

  it('does not begin an empty database where its cluster is gone, whatever verb comes first', async () => {
    await without(cluster, async () => {
      for (const refused of [await start(), await cli('cases', 'rebuild', '--check', '--data', gate.folder), await cli('db', 'migrate', '--data', gate.folder)]) {
        expect(refused.code).toBe(3)
        expect(refused.stderr).toMatch(/A Kapu nem kezd helyette üreset.*\.\/kapu restore.*--data ÚJMAPPA.*\[installation\.database-lost\]/s)
      }
      expect(existsSync(cluster), 'nothing was made').toBe(false)
      expect(await doctor()).toContain('cluster.lost')
    })
  }, 60_000)

  it('does not make new secrets for keys that the old ones sealed', async () => {
    const secrets = join(gate.folder, 'secrets.json')
    await without(secrets, async () => {
      expect(await refusal()).toMatchObject({ code: 'installation.secrets-lost' })
      expect(existsSync(secrets)).toBe(false)
    })
  }, 60_000)

  it('does not make new keys where certificates or the published log name the old ones', async () => {
    await without(join(gate.folder, 'keys'), async () => {
      expect(await refusal()).toMatchObject({ code: 'installation.keys-lost', details: { keys: expect.stringContaining('authority-issuing') as unknown } })
    })
    await without(join(gate.folder, 'log-keys', 'log.key'), async () => {
      expect(await refusal()).toMatchObject({ code: 'installation.keys-lost', details: { keys: 'log-keys/log.key' } })
    })
  }, 60_000)

  it('does not work with keys that belong to another database', async () => {
    const keys = join(gate.folder, 'keys')
    const secrets = join(gate.folder, 'secrets.json')
    // Sealed by another secret.
    const other = { ...JSON.parse(readFileSync(secrets, 'utf8')) as object, keyEncryptionKey: randomBytes(32).toString('base64') }
    await without(secrets, async () => {
      writeFileSync(secrets, JSON.stringify(other), { mode: 0o600 })
      expect(await refusal()).toMatchObject({ code: 'installation.keys-foreign' })
    })
    // Opened by the right secret, but made anew for the same name: a store of this folder that lost one key and made another.
    const aside = mkdtempSync(join(tmpdir(), 'kapu-lost-keys-'))
    try {
      const { folderKeyStore } = await import('../../src/platform/crypto/index.ts')
      const { keyEncryptionKey } = JSON.parse(readFileSync(secrets, 'utf8')) as { keyEncryptionKey: string }
      await folderKeyStore({ folder: aside, keyEncryptionKey: Buffer.from(keyEncryptionKey, 'base64'), randomBytes }).ensure('authority-root', 'P-384')
      await without(keys, async () => {
        cpSync(`${keys}.away`, keys, { recursive: true })
        cpSync(join(aside, 'authority-root.key'), join(keys, 'authority-root.key'))
        expect(await refusal()).toMatchObject({ code: 'installation.keys-foreign', details: { keys: 'authority-root' } })
        expect(await doctor()).toContain('keys.foreign')
      })
    } finally {
      rmSync(aside, { recursive: true })
    }
  }, 60_000)

  it('does not start without its documents unless told to', async () => {
    const documents = join(gate.folder, 'documents')
    expect(readdirSync(documents).length).toBeGreaterThan(0)
    await without(documents, async () => {
      mkdirSync(documents)
      expect(await start()).toMatchObject({ code: 3, stderr: expect.stringMatching(/--without-documents.*\[installation\.documents-lost\]/s) as unknown })
      await (await openInstallation({ purpose: 'test', exclusive: true, data: gate.folder, withoutDocuments: true })).close()
    })
  }, 60_000)

  it('starts when all is back, says on the terminal that its log was tampered with, and still stops when told to', async () => {
    const installation = await openInstallation({ purpose: 'test', data: gate.folder })
    await installation.pool('owner').query(`update kapu.log_tree set root = decode(repeat('00', 32), 'hex')`)
    await installation.close()
    await gate.restart()
    expect((await fetch(`${gate.url}/ready`)).status).toBe(200)
    await expect.poll(gate.output, { timeout: 20_000 }).toMatch(/RIASZTÁS: .*\[log\.rewritten\]/)
    expect(await gate.kill('SIGTERM')).toBe(0)
  }, 90_000)
})

describe('a first start that was cut off', () => {
  it('has not lived: the next one begins again, and an empty database is what it should be', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kapu-lost-'))
    const name = `kapu_lost_${process.pid}_${randomBytes(4).toString('hex')}`
    const server = inject('databaseAddress')
    await onServer(server, (client) => client.query(`create database ${name}`))
    const client = new pg.Client(withDatabase(server, name))
    try {
      await client.connect()
      writeFileSync(join(folder, 'secrets.json'), '{}')
      writeFileSync(join(folder, 'postgresql.location'), '/nowhere\n')
      expect(hasLived(folder)).toBe(false)
      refuseLostFolder(folder, true)
      await refuseLostDatabase(folder, client)
      // The same with a published log: the database was lost, also where it is a remote one.
      mkdirSync(join(folder, 'log'))
      writeFileSync(join(folder, 'log', 'checkpoint'), 'kapu-naplo\n')
      expect(() => refuseLostFolder(folder, true)).toThrow('installation.database-lost')
      refuseLostFolder(folder, false)
      await expect(refuseLostDatabase(folder, client)).rejects.toMatchObject({ code: 'installation.database-lost' })
    } finally {
      await client.end()
      await onServer(server, (other) => other.query(`drop database if exists ${name} with (force)`))
      rmSync(folder, { recursive: true })
    }
  })
})
