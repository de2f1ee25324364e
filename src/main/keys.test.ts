/** The verbs of the key ceremony on an installation, and what a backup keeps of it. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { pino } from 'pino'
import { systemClock, systemIds, type Context } from '../platform/context/index.ts'
import { removeEmbedded } from '../platform/database/embedded/index.ts'
import { certificateAuthority } from '../registers/signatures/index.ts'
import { openInstallation } from './installation.ts'
import { keyStoreOf } from './key-places.ts'
import { backup } from './verbs/backup.ts'
import { keysExportRoot, keysList, keysRotate } from './verbs/keys.ts'

let folder: string
let data: string
let passphraseFile: string
const rootFile = (): string => join(folder, 'root.pem')

async function inInstallation<T>(work: (ctx: Context, authority: ReturnType<typeof certificateAuthority>) => Promise<T>): Promise<T> {
  const installation = await openInstallation({ purpose: 'test', data })
  try {
    const ids = systemIds(systemClock)
    const ctx: Context = { db: installation.db('kapu_app'), clock: systemClock, ids, logger: pino({ level: 'silent' }), principal: { kind: 'system', name: 'test' }, requestId: ids.uuid() }
    return await work(ctx, certificateAuthority({ keyStore: keyStoreOf(installation.config, installation.secrets), name: 'Próba', publicUrl: () => 'http://127.0.0.1:8080' }))
  } finally {
    await installation.close()
  }
}

/** What a verb printed, last line parsed. */
async function json(run: () => Promise<number>): Promise<unknown> {
  const spy = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  try {
    expect(await run()).toBe(0)
    return JSON.parse(String(spy.mock.calls.at(-1)![0]))
  } finally {
    spy.mockRestore()
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kapu-ceremony-'))
  data = join(folder, 'data')
  passphraseFile = join(folder, 'passphrase')
  writeFileSync(passphraseFile, 'hosszú, elzárt jelszó\n', { mode: 0o600 })
  await inInstallation(async (ctx, authority) => { await authority.current(ctx) })
}, 120_000)
afterAll(async () => {
  await removeEmbedded(data)
  rmSync(folder, { recursive: true, force: true })
})

describe('the ceremony', () => {
  it('takes the root\'s key out into a file that only the passphrase opens, once', async () => {
    vi.spyOn(console, 'log').mockImplementationOnce(() => undefined)
    expect(await keysExportRoot.run([rootFile(), '--data', data, '--passphrase-file', passphraseFile])).toBe(0)
    expect(readFileSync(rootFile(), 'utf8')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/)
    expect(statSync(rootFile()).mode & 0o777).toBe(0o600)
    expect(existsSync(join(data, 'keys', 'authority-root.key'))).toBe(false)
    await expect(keysExportRoot.run([join(folder, 'second.pem'), '--data', data, '--passphrase-file', passphraseFile])).rejects.toMatchObject({ code: 'key.missing' })
    expect(existsSync(join(folder, 'second.pem'))).toBe(false)
  }, 60_000)

  it('refuses a wrong passphrase, a file that is no key, and none', async () => {
    const wrong = join(folder, 'wrong')
    writeFileSync(wrong, 'másik, hosszú jelszó')
    for (const args of [['--root-key', rootFile(), '--passphrase-file', wrong], ['--root-key', passphraseFile], ['--root-key', join(folder, 'none')], []]) {
      await expect(keysRotate.run([...args, '--data', data])).rejects.toMatchObject({ name: 'UsageError' })
    }
  }, 60_000)

  it('makes a new issuing authority, and leaves the root\'s key where it was brought from', async () => {
    const report = await json(() => keysRotate.run(['--root-key', rootFile(), '--passphrase-file', passphraseFile, '--data', data, '--json']))
    expect(report).toMatchObject({ trusted: 2 })
    expect(existsSync(join(data, 'keys', 'authority-root.key'))).toBe(false)
    const { keys } = await json(() => keysList.run(['--data', data, '--json'])) as { keys: { kind: string; here: boolean; serial: string }[] }
    expect(keys.filter(({ here }) => !here).map(({ kind }) => kind)).toEqual(['root'])
    expect(keys.filter(({ kind }) => kind === 'issuing-authority').at(-1)).toMatchObject({ serial: (report as { serial: string }).serial, here: true })
    expect(keys.filter(({ kind }) => kind === 'ocsp-signer')).toHaveLength(2)
  }, 60_000)

  it('is in the backup: both authorities\' keys open and match after a restore', async () => {
    const file = join(folder, 'a.kapubackup')
    const made = await json(() => backup.run([file, '--data', data, '--key-file', passphraseFile, '--json']))
    expect(made).toBeTruthy()
    const checked = await json(() => backup.run(['--check', file, '--key-file', passphraseFile, '--json'])) as { keys: number }
    expect(checked).toMatchObject({ ok: true })
    expect(checked.keys).toBeGreaterThanOrEqual(6)
  }, 180_000)
})
