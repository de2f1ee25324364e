/** The authority's keys in a PKCS#11 token (SoftHSM): made there, never taken out, and everything issued with them stands before OpenSSL. */
import { spawnSync } from 'node:child_process'
import { createPublicKey, randomBytes, verify } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardOffice, type CardOffice } from '../../../test/factories/card-office.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { insertOffice } from '../../../test/factories/office.ts'
import { freshToken, removeToken, softHsm } from '../../../test/factories/pkcs11.ts'
import { certificateId, encodeOcspRequest, folderKeyStore, timestamp, tokenBeforeFolder, tokenKeyStore, validateCertificate, type ExportableKeyStore, type KeyStore } from '../../platform/crypto/index.ts'
import {
  answerOcsp, cardAuthenticationProfile, certificateAuthority, issueCardCertificate, localTimestampTransport, policies, revocationList, rootKeyName, type CertificateAuthority
} from './index.ts'
import { inCentral } from '../../platform/database/index.ts'

describe.skipIf(!softHsm.available)(`keys in a token${softHsm.available ? '' : ` (skipped: ${softHsm.reason})`}`, () => {
  let t: TestDatabase
  let office: CardOffice
  let folder: string
  let files: ExportableKeyStore
  let store: KeyStore
  let authority: CertificateAuthority
  const ctx = () => t.context({ kind: 'system', name: 'test' })
  const publicUrl = (): string => 'http://127.0.0.1:8080'

  beforeAll(async () => {
    t = await testDatabase()
    office = cardOffice(t.owner, t.ids)
    folder = mkdtempSync(join(tmpdir(), 'kapu-token-test-'))
    files = folderKeyStore({ folder: join(folder, 'keys'), keyEncryptionKey: randomBytes(32), randomBytes })
    store = tokenBeforeFolder(tokenKeyStore(freshToken().options), files, new Set([rootKeyName]))
    authority = certificateAuthority({ keyStore: store, name: 'Próba', publicUrl })
    await authority.current(ctx())
  }, 60_000)
  afterAll(async () => {
    office?.close()
    await t?.close()
    if (folder) rmSync(folder, { recursive: true, force: true })
    removeToken()
  })

  it('hold all but the root\'s, which is made in a file so that it can be carried away', async () => {
    expect(readdirSync(join(folder, 'keys'))).toEqual(['authority-root.key'])
    const names = await tokenKeyStore(freshToken().options).names('authority-')
    expect(names.map((name) => name.replace(/-[0-9a-f]{12}$/, ''))).toEqual(['authority-issuing', 'authority-ocsp', 'authority-timestamp'])
  })

  it('cannot be taken out, and sign raw ECDSA over a digest of their curve', async () => {
    const { PKCS11 } = createRequire(import.meta.url)(freshToken().options.addon) as { PKCS11: new () => Record<string, (...args: unknown[]) => unknown> }
    const p11 = new PKCS11()
    p11['load']!(freshToken().options.module)
    const slot = (p11['C_GetSlotList']!(true) as Buffer[])[0]
    const session = p11['C_OpenSession']!(slot, 6)
    p11['C_FindObjectsInit']!(session, [{ type: 0, value: 3 }])
    const keys = p11['C_FindObjects']!(session, 10) as Buffer[]
    p11['C_FindObjectsFinal']!(session)
    expect(keys.length).toBeGreaterThanOrEqual(3)
    // CKA_VALUE of a private key.
    for (const key of keys) expect(() => p11['C_GetAttributeValue']!(session, key, [{ type: 0x11 }])).toThrow(/SENSITIVE/)
    for (const curve of ['P-256', 'P-384'] as const) {
      const key = await store.ensure(`try-${curve.toLowerCase()}`, curve)
      const data = randomBytes(1000)
      const publicKey = createPublicKey({ key: Buffer.from(key.spki), format: 'der', type: 'spki' })
      expect(verify(curve === 'P-256' ? 'sha256' : 'sha384', data, { key: publicKey, dsaEncoding: 'der' }, await key.sign(data))).toBe(true)
      await store.remove(key.name)
      await expect(store.get(key.name)).rejects.toMatchObject({ code: 'key.missing' })
    }
  })

  it('issue cards, answers and lists that OpenSSL takes, seal and stamp', async () => {
    const { issuing, root, issuingKey } = await authority.current(ctx())
    expect(issuingKey.name).toBe('authority-issuing')
    const officer = await office.officer()
    const card = await store.ensure('card', 'P-256')
    const now = ctx().clock.now().getTime()
    const { certificate } = await inCentral(t.db, async (tx) => issueCardCertificate(tx, ctx(), await authority.current(ctx()), {
      use: 'authentication', holder: { officerId: officer.id, familyName: 'Próba', givenName: 'Panna', officerNumber: officer.number }, spki: card.spki,
      validity: { from: new Date(now - 300_000), to: new Date(now + 86_400_000) }, publicUrl: publicUrl()
    }))
    validateCertificate(certificate.der, { issuers: [issuing], at: ctx().clock.now(), profile: cardAuthenticationProfile })
    const pem = (der: Uint8Array, label = 'CERTIFICATE'): string => `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END ${label}-----\n`
    const file = (name: string, content: string | Uint8Array): string => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    }
    const time = String(now / 1000)
    const crl = (await revocationList(ctx(), authority, '/pki/crl'))!
    expect(spawnSync('openssl', [
      'verify', '-x509_strict', '-crl_check', '-attime', time, '-CAfile', file('root.pem', pem(root.der)), '-untrusted', file('issuing.pem', pem(issuing.der)), '-CRLfile', file('crl.pem', pem(crl, 'X509 CRL')),
      file('leaf.pem', pem(certificate.der))
    ], { encoding: 'utf8' }).stdout).toContain('OK')
    const answer = await answerOcsp(ctx(), authority, encodeOcspRequest(certificateId(certificate, issuing), randomBytes(32)))
    const read = spawnSync('openssl', [
      'ocsp', '-respin', file('response.der', answer), '-issuer', join(folder, 'issuing.pem'), '-sha256', '-cert', join(folder, 'leaf.pem'), '-CAfile', file('chain.pem', pem(issuing.der) + pem(root.der)),
      '-attime', time, '-validity_period', '1000000000', '-no_nonce'
    ], { encoding: 'utf8' })
    expect(`${read.stderr}${read.stdout}`).toMatch(/Response verify OK[\s\S]*: good/)
    const seal = await store.ensure(`seal-${await insertOffice(t)}`, 'P-256')
    expect((await tokenKeyStore(freshToken().options).names('seal-'))).toEqual([seal.name])
    await timestamp(await seal.sign(Buffer.from('irat')), randomBytes(16), localTimestampTransport(ctx(), authority), [issuing], [policies.timestamp])
  })

  it('go on after the token was away and every session lost', async () => {
    const { PKCS11 } = createRequire(import.meta.url)(freshToken().options.addon) as { PKCS11: new () => Record<string, (...args: unknown[]) => unknown> }
    const p11 = new PKCS11()
    p11['load']!(freshToken().options.module)
    p11['C_CloseAllSessions']!((p11['C_GetSlotList']!(true) as Buffer[])[0])
    const { issuingKey } = await authority.current(ctx())
    expect((await issuingKey.sign(Buffer.from('x'))).length).toBeGreaterThan(60)
  })

  it('leave in the folder what it had before, and make new ones in the token: a move into hardware is a rotation', async () => {
    await files.ensure('seal-earlier', 'P-256')
    expect((await store.ensure('seal-earlier', 'P-256')).spki).toEqual((await files.get('seal-earlier')).spki)
    expect(await tokenKeyStore(freshToken().options).names('seal-earlier')).toEqual([])
    const { issuing } = await authority.rotate(ctx(), await files.get(rootKeyName))
    expect(issuing.spki).toEqual((await tokenKeyStore(freshToken().options).get('authority-issuing-2')).spki)
  })

  it('say what is wrong: no such token, no such library, no such key', async () => {
    const { options } = freshToken()
    await expect(tokenKeyStore({ ...options, token: 'other' }).get('authority-issuing')).rejects.toMatchObject({ code: 'key.token', message: expect.stringContaining('other') as unknown })
    await expect(tokenKeyStore({ ...options, module: '/nowhere.so' }).get('authority-issuing')).rejects.toMatchObject({ code: 'key.token' })
    await expect(tokenKeyStore({ ...options, addon: '/nowhere' }).get('authority-issuing')).rejects.toMatchObject({ code: 'key.token', message: expect.stringContaining('docs/operators.md') as unknown })
    await expect(tokenKeyStore(options).get('nobody')).rejects.toMatchObject({ code: 'key.missing' })
  })
})
