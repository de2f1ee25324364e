/** Verifies a PDF of a running Gate as an outsider would: with nothing but the published certificates of the authority. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseCertificate, type Certificate } from '../../src/platform/crypto/index.ts'
import { verifyPdfSignature, type PdfReport } from '../../src/platform/pdf/index.ts'
import { cardSigningProfile, organisationSealProfile, policies } from '../../src/registers/signatures/index.ts'

async function publishedAuthorities(url: string): Promise<{ pem: string; certificates: Certificate[] }> {
  const pem = await (await fetch(`${url}/pki/ca`)).text()
  const certificates = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)]
    .map((match) => parseCertificate(Buffer.from(match[1]!, 'base64')))
  return { pem, certificates }
}

/** Our own verifier's report. */
export async function verifyDemoPdf(gate: { url: string }, pdf: Uint8Array): Promise<PdfReport> {
  const { certificates } = await publishedAuthorities(gate.url)
  return verifyPdfSignature(pdf, {
    issuers: certificates, timestampIssuers: certificates, timestampPolicies: [policies.timestamp],
    profiles: { card: cardSigningProfile, seal: organisationSealProfile }, at: new Date()
  })
}

export const hasProgram = (program: string, argument: string): boolean => spawnSync(program, [argument]).status === 0

/** What `openssl cms -verify` says of the last signature, against the published root. */
export async function verifyByOpenssl(gate: { url: string }, pdf: Uint8Array): Promise<string> {
  const { pem } = await publishedAuthorities(gate.url)
  const folder = mkdtempSync(join(tmpdir(), 'kapu-openssl-'))
  const file = (name: string, content: Uint8Array | string): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  try {
    const text = Buffer.from(pdf).toString('latin1')
    const start = text.lastIndexOf('/Contents <') + '/Contents '.length
    const end = text.indexOf('>', start) + 1
    const raw = Buffer.from(text.slice(start + 1, end - 1), 'hex')
    const run = spawnSync('openssl', [
      'cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', file('signature.der', raw.subarray(0, 4 + raw.readUInt16BE(2))),
      '-content', file('content', Buffer.concat([pdf.subarray(0, start), pdf.subarray(end)])), '-CAfile', file('ca.pem', pem),
      '-purpose', 'any', '-out', '/dev/null'
    ], { encoding: 'utf8' })
    return run.stderr
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What `pdfsig` says. */
export function verifyByPdfsig(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'kapu-pdfsig-'))
  try {
    writeFileSync(join(folder, 'signed.pdf'), pdf)
    return spawnSync('pdfsig', ['-nocert', join(folder, 'signed.pdf')], { encoding: 'utf8' }).stdout
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
