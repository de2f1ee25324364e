/** `./kapu verify` with a trust list and a bundle: nothing of an installation is there. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Findings } from '../checks/document-verification/index.ts'
import { certificateId, digest, encodeOcspResponse } from '../platform/crypto/index.ts'
import { renderTypst } from '../platform/pdf/index.ts'
import { samplePdf } from '../../test/factories/sample-pdf.ts'
import { signPdf } from '../../test/factories/signed-pdf.ts'
import { testAuthority, testPolicies, type TestAuthority } from '../../test/factories/test-authority.ts'
import { UsageError } from './verb.ts'
import { verify } from './verbs/verify.ts'

const now = new Date(Math.floor(Date.now() / 1000) * 1000)
const sealPolicy = '2.25.1.9'
let folder: string
let authority: TestAuthority
let sealed: string
let plain: string
let trust: string[]
let bundle: string[]

const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kapu-verify-'))
  authority = await testAuthority(now)
  const seal = await authority.issue({ subject: [['country', 'HU'], ['organisation', 'Próba Hivatal'], ['commonName', 'Próba Hivatal bélyegző']], keyUsage: [1], policies: [sealPolicy] })
  sealed = file('kivonat.pdf', await signPdf(renderTypst({ template: '#set document(title: "Kivonat", date: auto)\nKivonat.', data: {}, date: now }).pdf, { authority, holder: seal, at: now }))
  plain = file('mas.pdf', samplePdf)
  const der = authority.issuing.certificate.der
  trust = ['--trust', file('trust.json', JSON.stringify({
    format: 'kapu-trust-list', version: 1, name: 'Próba',
    authorities: [{ name: 'Próba Kiadó', sha256: Buffer.from(digest('sha256', der)).toString('hex'), certificate: Buffer.from(der).toString('base64') }],
    policies: { cardSigning: testPolicies.signing, organisationSeal: sealPolicy, timestamp: testPolicies.timestamp }, log: null
  }))]
  const answer = await encodeOcspResponse({
    answers: [{ id: certificateId(seal.certificate, authority.issuing.certificate), status: { status: 'good' }, thisUpdate: now, nextUpdate: null }], nonce: null, producedAt: now
  }, authority.ocsp)
  bundle = ['--bundle', file('bundle.json', JSON.stringify({
    format: 'kapu-verification-bundle', version: 1, madeAt: now.toISOString(), entries: [], statuses: [Buffer.from(answer).toString('base64')]
  }))]
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Where neither a data folder nor a database can be: whoever opens one fails. */
const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } => spawnSync(join(import.meta.dirname, '../../kapu'), ['verify', ...args], {
  encoding: 'utf8', env: { ...process.env, KAPU_DATA: '/proc/nothing', DATABASE_URL: '' }
})

describe('./kapu verify', { timeout: 120_000 }, () => {
  it('ends with 0 when every file is valid, with 1 otherwise, and needs no database', () => {
    const valid = run(sealed, ...trust, ...bundle)
    expect(valid.stdout, valid.stderr).toContain('kivonat.pdf: ✓ ÉRVÉNYES')
    expect(valid.stdout).toContain('Próba Hivatal')
    expect(valid.status).toBe(0)
    const batch = run(sealed, plain, ...trust, ...bundle, '--json')
    expect((JSON.parse(batch.stdout) as Findings[]).map(({ verdict }) => verdict)).toEqual(['valid', 'unsigned'])
    expect(batch.status).toBe(1)
    expect(run(sealed, ...trust).status).toBe(1)
  })

  it('refuses a call that cannot be understood', async () => {
    for (const args of [[], [sealed, ...bundle], [join(folder, 'nincs.pdf'), ...trust], [sealed, '--trust', sealed], [sealed, ...trust, '--bundle', plain], [sealed, ...trust, '--data', folder], [sealed, '--data', folder]]) {
      await expect(verify.run(args), args.join(' ')).rejects.toBeInstanceOf(UsageError)
    }
    expect(run(sealed, ...bundle).status).toBe(2)
  })
})
