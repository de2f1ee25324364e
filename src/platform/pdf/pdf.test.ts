import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newKey, testAuthority, testPolicies, type Holder, type TestAuthority } from '../../../test/factories/test-authority.ts'
import { digest, grantedTimestamp, issueTimestampToken, parseTimestampRequest, timestamp } from '../crypto/index.ts'
import { DomainError } from '../errors/index.ts'
import { PdfScanner, PdfSyntaxError, readText, textString, writeValue } from './pdf-values.ts'
import {
  completePdfSignature, preparePdfSignature, previewTypst, readPdfFile, renderTypst, resumePdfSignature, sealPdf, verifyPdfSignature, type PdfReport, type VerifyOptions
} from './index.ts'

const now = new Date('2026-11-24T10:00:00Z')
const has = (program: string, argument: string): boolean => spawnSync(program, [argument]).status === 0
const hasOpenssl = has('openssl', 'version')
const hasPdfsig = has('pdfsig', '-v')

const template = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: auto)
#set text(lang: "hu", font: "Libertinus Serif")
= #data.title
Árvíztűrő tükörfúrógép – ŐŰ őű „idézet”: #data.name
#pagebreak()
#set page(height: 10cm)
Második oldal
`
const source = { template, data: { title: 'Határozat', name: 'Őri Ágnes' }, date: now }

let authority: TestAuthority
let card: Holder
let folder: string
let plain: Uint8Array
let signed: Uint8Array

const stamp = (signature: Uint8Array): Promise<Uint8Array> => timestamp(
  signature, randomBytes(16), async (der) => grantedTimestamp(await issueTimestampToken(parseTimestampRequest(der), authority.timestamp, now, randomBytes(16))),
  [authority.issuing.certificate], [testPolicies.timestamp]
)
const facts = { signerName: 'Őri Ágnes', reason: 'kiadmányozás', time: now, fieldName: 'Kiadmany-1' }

async function sign(pdf: Uint8Array, holder: Holder, fieldName = facts.fieldName): Promise<Uint8Array> {
  const prepared = preparePdfSignature(pdf, { ...facts, fieldName, certificate: holder.certificate.der, chain: [authority.issuing.certificate.der] })
  const signature = await holder.key.sign(prepared.toBeSigned)
  return completePdfSignature(prepared, signature, await stamp(signature))
}

const verify = (pdf: Uint8Array, options: Partial<VerifyOptions> = {}): Promise<PdfReport> => verifyPdfSignature(pdf, {
  issuers: [authority.issuing.certificate], timestampIssuers: [authority.issuing.certificate], timestampPolicies: [testPolicies.timestamp], at: now,
  profiles: { card: { keyUsage: [1], extendedKeyUsage: null, policies: [testPolicies.signing] } }, ...options
})

beforeAll(async () => {
  authority = await testAuthority(now)
  card = await authority.issue({ subject: [['country', 'HU'], ['commonName', 'Őri Ágnes']], keyUsage: [1], policies: [testPolicies.signing] })
  folder = mkdtempSync(join(tmpdir(), 'kapu-pdf-'))
  plain = renderTypst(source).pdf
  signed = await sign(plain, card)
})
afterAll(() => rmSync(folder, { recursive: true }))

const inFolder = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const pem = (der: Uint8Array): string => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`

describe('Typst', () => {
  it('makes the same PDF/A-3a from the same source, data and date', () => {
    const again = renderTypst(source)
    expect(Buffer.from(again.pdf).equals(Buffer.from(plain))).toBe(true)
    expect(Buffer.from(plain).toString('latin1')).toMatch(/<pdfaid:part>3<\/pdfaid:part><pdfaid:conformance>A</)
    expect(again.warnings).toEqual([])
  })

  it('previews one SVG for each page, with the glyphs it uses', () => {
    const { pages } = previewTypst(source)
    expect(pages).toHaveLength(2)
    expect(pages[1]).toMatch(/^<svg viewBox="0 0 595\.\d+ 283\.\d+"/)
    expect(pages.join('')).not.toMatch(/<script|<foreignObject/)
    for (const page of pages) for (const [, id] of page.matchAll(/<use xlink:href="#(\w+)"/g)) expect(page).toContain(`id="${id}"`)
  })

  it('never takes data for markup', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('#', '"', '\\', '$', '*', '[', ']', '{', '}', '/', 'a', '\n', '<', '@', '`') }), (name) => {
      const { pages } = previewTypst({ ...source, template: '#let data = json(bytes(sys.inputs.data))\n#assert(type(data.name) == str)\n#data.name', data: { name: `#panic("x") ${name}` } })
      return pages.length === 1
    }), { numRuns: 50 })
  })

  it.each([
    ['a syntax fault', '#let x = '], ['a file of the machine', '#read("/etc/passwd")'], ['a file above the root', '#read("../../etc/passwd")'],
    ['a package', '#import "@preview/cetz:0.3.0"'], ['a missing glyph', '#set document(date: auto)\n\u{1F9FF}\u{E000}'], ['an image without alternative text', '#set document(date: auto)\n#figure(image(bytes("<svg xmlns=\'http://www.w3.org/2000/svg\' width=\'9\' height=\'9\'/>")))']
  ])('says where a template fails: %s', (_, text) => {
    let found: unknown
    try {
      renderTypst({ ...source, template: text })
    } catch (error) {
      found = error
    }
    expect(found).toBeInstanceOf(DomainError)
    expect((found as DomainError).code).toBe('pdf.template-fault')
    expect((found as DomainError).details.diagnostics).not.toEqual([])
  })

  it('shares files among templates', () => {
    const { pages } = previewTypst({ ...source, template: '#import "shared/head.typ": head\n#head', files: { 'shared/head.typ': '#let head = [Fejléc]' } })
    expect(pages).toHaveLength(1)
    expect(() => previewTypst({ ...source, template: '#import "shared/head.typ": head\n#head' })).toThrow(DomainError)
  })
})

describe('PDF values', () => {
  it('are written as they were read', () => {
    const text = '<<\n/A [1 -2.50 true null (a\\)(b)) <0aFF> 3 0 R /N#20x]\n/B <<\n/C 1\n>>\n>>'
    expect(writeValue(new PdfScanner(text, 0).value())).toBe(text)
    expect(readText(textString('Őri Ágnes 🖋'))).toBe('Őri Ágnes 🖋')
  })

  it('are refused when a key stands twice or nothing ends', () => {
    for (const text of ['<< /A 1 /A 2 >>', '[1 2', '(abc', '<0g>', '['.repeat(80)]) expect(() => new PdfScanner(text, 0).value()).toThrow(PdfSyntaxError)
  })
})

describe('signing', () => {
  it('gives a valid B-T signature over the whole file, PDF/A identifiers kept', async () => {
    const report = await verify(signed)
    expect(report).toMatchObject({ valid: true, pdfa: { part: '3', conformance: 'A' }, unreadable: null })
    expect(report.signatures).toHaveLength(1)
    expect(report.signatures[0]).toMatchObject({
      fieldName: 'Kiadmany-1', kind: 'card', signer: 'Őri Ágnes', reason: 'kiadmányozás', time: now, coversWholeFile: true, laterChanges: 'none', digestOk: true,
      signatureOk: true, certificateOk: true, timestampOk: true, revocation: 'not-validated', faults: [], valid: true
    })
    expect(report.notValidated).toContain('revocation')
    expect(Buffer.from(signed.subarray(0, plain.length)).equals(Buffer.from(plain))).toBe(true)
  })

  it('works with P-384 and is taken up again from the prepared file alone', async () => {
    const strong = await authority.issue({ keyUsage: [1], policies: [testPolicies.signing] }, newKey('P-384'))
    const prepared = preparePdfSignature(plain, { ...facts, certificate: strong.certificate.der, chain: [] })
    const resumed = resumePdfSignature(prepared.pdf, strong.certificate.der, [])
    expect(resumed.hash).toBe('sha384')
    expect(Buffer.from(resumed.digestToSign).equals(Buffer.from(prepared.digestToSign))).toBe(true)
    const signature = await strong.key.sign(resumed.toBeSigned)
    expect((await verify(completePdfSignature(resumed, signature, await stamp(signature)))).valid).toBe(true)
  })

  it('countersigns: the first covers its revision, the second everything', async () => {
    const twice = await sign(signed, card, 'Kiadmany-2')
    const report = await verify(twice)
    expect(report.valid).toBe(true)
    expect(report.signatures.map(({ coversWholeFile, laterChanges }) => [coversWholeFile, laterChanges])).toEqual([[false, 'signatures-only'], [true, 'none']])
    expect(() => preparePdfSignature(twice, { ...facts, certificate: card.certificate.der, chain: [] })).toThrow(expect.objectContaining({ code: 'pdf.field-taken' }))
  })

  it('seals with a key that the server holds', async () => {
    const sealed = await sealPdf(plain, { ...card, chain: [authority.issuing.certificate.der] }, { ...facts, fieldName: 'Belyegzo' }, stamp)
    expect((await verify(sealed)).valid).toBe(true)
  })

  it('refuses what is no PDF or none of ours', () => {
    for (const bytes of [Buffer.from('hello'), Buffer.from('%PDF-1.7\nstartxref\n5\n%%EOF\n'), plain.subarray(0, plain.length - 40)]) {
      expect(() => preparePdfSignature(bytes, { ...facts, certificate: card.certificate.der, chain: [] })).toThrow(expect.objectContaining({ code: 'pdf.unsupported' }))
    }
  })
})

describe('verification of tampered documents', () => {
  const faults = async (pdf: Uint8Array, options: Partial<VerifyOptions> = {}): Promise<readonly string[]> => {
    const report = await verify(pdf, options)
    expect(report.valid).toBe(false)
    return report.unreadable ? ['unreadable'] : report.signatures.flatMap((signature) => signature.faults)
  }
  const place = (): { start: number; end: number } => {
    const text = Buffer.from(signed).toString('latin1')
    const start = text.lastIndexOf('/Contents <') + '/Contents '.length
    return { start, end: text.indexOf('>', start) + 1 }
  }
  const flip = (at: number): Uint8Array => {
    const changed = Uint8Array.from(signed)
    changed[at]! ^= 0x01
    return changed
  }

  it('finds every changed octet of both byte ranges', async () => {
    const { start, end } = place()
    for (let at = 0; at < signed.length; at += at > start && at < end ? end - at : 61) {
      if (at >= start && at < end) continue
      expect((await verify(flip(at))).valid, `octet ${at}`).toBe(false)
    }
    for (let at = end; at < signed.length; at++) expect((await verify(flip(at))).valid, `octet ${at}`).toBe(false)
    expect(await faults(flip(Math.floor(plain.length / 2)))).toEqual(expect.arrayContaining(['digest']))
  })

  it('finds changed hexadecimal digits throughout the signature', async () => {
    const { start } = place()
    const cms = Buffer.from(Buffer.from(signed).toString('latin1').slice(start + 1, start + 1 + 12_000), 'hex')
    const chain = cms.indexOf(Buffer.from(authority.issuing.certificate.der))
    const chainLength = authority.issuing.certificate.der.length
    const innerChain = cms.lastIndexOf(Buffer.from(authority.issuing.certificate.der))
    const total = 4 + cms.readUInt16BE(2)
    for (let octet = 0; octet < total; octet += 5) {
      // The issuing authority is pinned; its copies that travel along are not what is trusted.
      if ((octet >= chain && octet < chain + chainLength) || (octet >= innerChain && octet < innerChain + chainLength)) continue
      const changed = Uint8Array.from(signed)
      const position = start + 1 + octet * 2
      changed[position] = changed[position] === 0x61 ? 0x62 : 0x61
      if (Buffer.from(changed).equals(Buffer.from(signed))) continue
      const report = await verify(changed)
      expect(report.valid, `octet ${octet}`).toBe(false)
    }
    const beyond = Uint8Array.from(signed)
    beyond[start + 1 + total * 2 + 100] = 0x31
    expect(await faults(beyond)).toEqual(['malformed'])
  })

  it('finds a swapped certificate, a foreign time-stamp, and a missing one', async () => {
    const prepared = preparePdfSignature(plain, { ...facts, certificate: card.certificate.der, chain: [] })
    const signature = await card.key.sign(prepared.toBeSigned)
    const token = await stamp(signature)
    const namesake = await authority.issue({ subject: [['country', 'HU'], ['commonName', 'Őri Ágnes']], keyUsage: [1], policies: [testPolicies.signing] }, card.key)
    expect(await faults(completePdfSignature({ ...prepared, certificate: namesake.certificate.der }, signature, token))).toEqual(['signature'])
    expect(await faults(completePdfSignature(prepared, signature, await stamp(Buffer.from('other'))))).toEqual(['timestamp-imprint'])
    const stranger = await testAuthority(now)
    const foreign = await issueTimestampToken({ hash: 'sha256', imprint: digest('sha256', signature), policy: null, nonce: null, wantsCertificate: true }, stranger.timestamp, now, randomBytes(8))
    expect(await faults(completePdfSignature(prepared, signature, foreign))).toEqual(['timestamp-certificate'])
    expect(await faults(completePdfSignature(prepared, await card.key.sign(Buffer.from('other')), await stamp(signature)))).toContain('signature')
  })
  it('finds a signer outside the profile, an unknown authority, and a revoked or unknown certificate', async () => {
    const wrong = await authority.issue({ keyUsage: [0], policies: [testPolicies.signing] })
    expect(await faults(await sign(plain, wrong))).toEqual(['certificate'])
    expect(await faults(signed, { issuers: [] })).toEqual(['certificate'])
    expect(await faults(signed, { revocation: () => Promise.resolve('revoked') })).toEqual(['revoked'])
    expect(await faults(signed, { revocation: () => Promise.resolve('unknown') })).toEqual(['status-unknown'])
    expect((await verify(signed, { revocation: () => Promise.resolve('good') })).valid).toBe(true)
  })

  it('judges the certificate when the time-stamp says, not later', async () => {
    expect((await verify(signed, { at: new Date('2036-01-01T00:00:00Z') })).valid).toBe(true)
  })

  it('finds anything appended, even as a proper update', async () => {
    expect(await faults(Buffer.concat([signed, Buffer.from('\n% x')]))).toEqual(['unreadable'])
    const text = Buffer.from(signed).toString('latin1')
    const file = readPdfFile(signed)
    const content = file.text.slice(file.offsets.get(4)!, file.text.indexOf('endobj', file.offsets.get(4)!) + 6)
    const appended = `${content.replace('<<', '<< /Kapu 1')}\n`
    const xref = text.length + appended.length
    const update = `xref\n4 1\n${String(text.length).padStart(10, '0')} 00000 n\r\ntrailer\n<< /Size ${file.size} /Root ${writeValue(file.trailer.get('Root')!)} /Prev ${file.startXref} >>\nstartxref\n${xref}\n%%EOF\n`
    expect(await faults(Buffer.from(text + appended + update, 'latin1'))).toEqual(['changed-afterwards'])
  })

  it('says that an unsigned document is not valid', async () => {
    expect(await verify(plain)).toMatchObject({ valid: false, signatures: [] })
  })

  it('answers to any damage without failing itself', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: signed.length - 1 }), fc.uint8Array({ minLength: 1, maxLength: 30 }), async (at, noise) => {
      const changed = Buffer.from(signed)
      changed.set(noise.subarray(0, changed.length - at), at)
      await verify(changed)
    }), { numRuns: 300 })
  })
})

describe('independent verifiers', () => {
  it.skipIf(!hasOpenssl)('openssl cms -verify -cades', () => {
    const text = Buffer.from(signed).toString('latin1')
    const start = text.lastIndexOf('/Contents <') + '/Contents '.length
    const end = text.indexOf('>', start) + 1
    const raw = Buffer.from(text.slice(start + 1, end - 1), 'hex')
    const run = spawnSync('openssl', [
      'cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', inFolder('signature.der', raw.subarray(0, 4 + raw.readUInt16BE(2))),
      '-content', inFolder('content', Buffer.concat([signed.subarray(0, start), signed.subarray(end)])), '-CAfile', inFolder('root.pem', pem(authority.root.certificate.der)),
      '-purpose', 'any', '-attime', String(now.getTime() / 1000), '-out', '/dev/null'
    ], { encoding: 'utf8' })
    expect(run.stderr).toContain('successful')
  })

  it.skipIf(!hasPdfsig)('pdfsig', () => {
    const run = spawnSync('pdfsig', ['-nocert', inFolder('signed.pdf', signed)], { encoding: 'utf8' })
    expect(run.stdout).toContain('Signature is Valid')
    expect(run.stdout).toContain('ETSI.CAdES.detached')
    expect(run.stdout).toContain('Total document signed')
  })
})
