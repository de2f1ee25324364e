/**
 * Our own verifier of signed PDFs. It says for each signature what holds and what does not, and what it did not look at; it
 * never guesses. A document is valid when each signature is, and nothing but signatures came after the first.
 */
import {
  CertificateRefused, checkSignedData, DerError, oids, parseSignedData, readDerPrefix, subjectAttribute, validateCertificate, verifyTimestampToken,
  type Certificate, type CertificateProfile, type SignedData, type TimestampReport
} from '../crypto/index.ts'
import { laterChanges, type LaterChanges } from './later-changes.ts'
import { entriesOf, pdfaIdentifiers, readPdfFile, resolve, signatureFields, type PdfFile } from './pdf-file.ts'
import { PdfSyntaxError, readText, type PdfValue } from './pdf-values.ts'

export interface VerifyOptions {
  /** Pinned issuing authorities of signers. */
  readonly issuers: readonly Certificate[]
  /** Pinned issuing authorities of time-stamp signers. */
  readonly timestampIssuers: readonly Certificate[]
  readonly timestampPolicies: readonly string[]
  /** What a signature may be, by name: `card`, `seal`. */
  readonly profiles: Readonly<Record<string, CertificateProfile>>
  /** The instant at which certificates are judged when no time-stamp proves another. */
  readonly at: Date
  /** Status of a certificate at an instant, from the register; without it revocation counts as not validated. */
  readonly revocation?: (certificate: Certificate, at: Date) => Promise<'good' | 'revoked' | 'unknown'>
}

export type SignatureFault =
  | 'malformed' | 'does-not-cover-its-revision' | 'changed-afterwards' | 'digest' | 'signature' | 'certificate' | 'revoked' | 'status-unknown'
  | 'timestamp-missing' | 'timestamp-malformed' | 'timestamp-imprint' | 'timestamp-signature' | 'timestamp-certificate'

export interface SignatureReport {
  readonly fieldName: string
  /** Which profile the certificate fits: `card`, `seal`; null: none. */
  readonly kind: string | null
  readonly signer: string | null
  readonly serial: string | null
  readonly reason: string | null
  readonly claimedTime: string | null
  /** The time that the time-stamp proves. */
  readonly time: Date | null
  readonly coversWholeFile: boolean
  readonly laterChanges: LaterChanges
  readonly digestOk: boolean
  readonly signatureOk: boolean
  readonly certificateOk: boolean
  readonly certificateFault: string | null
  readonly timestampOk: boolean
  readonly revocation: 'good' | 'revoked' | 'unknown' | 'not-validated'
  readonly faults: readonly SignatureFault[]
  readonly valid: boolean
}

export interface PdfReport {
  readonly signatures: readonly SignatureReport[]
  readonly pdfa: { readonly part: string; readonly conformance: string } | null
  /** Why the file could not be read at all. */
  readonly unreadable: string | null
  readonly valid: boolean
  /** What this verification does not speak of. */
  readonly notValidated: readonly string[]
}

const neverValidated = ['pdfa-conformity', 'embedded-fonts', 'long-term-archival']

/** Verifies every signature of a document; a document without one is not valid. */
export async function verifyPdfSignature(pdf: Uint8Array, options: VerifyOptions): Promise<PdfReport> {
  const notValidated = options.revocation ? neverValidated : [...neverValidated, 'revocation']
  try {
    const file = readPdfFile(pdf)
    const signatures: SignatureReport[] = []
    for (const { entries } of signatureFields(file)) {
      if (entries.has('V')) signatures.push(await verifyField(file, entries, options))
    }
    const last = signatures.some(({ coversWholeFile }) => coversWholeFile)
    return { signatures, pdfa: pdfaIdentifiers(file), unreadable: null, valid: last && signatures.every(({ valid }) => valid), notValidated }
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error
    return { signatures: [], pdfa: null, unreadable: error.message, valid: false, notValidated }
  }
}

interface Covered {
  readonly content: readonly [Uint8Array, Uint8Array]
  readonly end: number
  readonly cms: Uint8Array
}

/** The two signed ranges; null unless they are everything up to an end of file but this very signature value. */
function coveredBy(file: PdfFile, signature: ReadonlyMap<string, PdfValue>): Covered | null {
  const range = resolve(file, signature.get('ByteRange'))
  const contents = signature.get('Contents')
  if (range?.kind !== 'array' || contents?.kind !== 'string' || !/^<(?:[0-9a-f]{2})+>$/i.test(contents.text)) return null
  const [start, first, second, length, ...more] = range.items.map((item) => (item.kind === 'atom' && /^\d+$/.test(item.text) ? Number(item.text) : NaN))
  if (start !== 0 || first === undefined || second === undefined || length === undefined || more.length > 0) return null
  const end = second + length
  if (first !== contents.at || second !== contents.at + contents.text.length || !(end <= file.bytes.length)) return null
  const cms = Buffer.from(contents.text.slice(1, -1), 'hex')
  return { content: [file.bytes.subarray(0, first), file.bytes.subarray(second, end)], end, cms }
}

function readContents(bytes: Uint8Array): SignedData | null {
  try {
    const node = readDerPrefix(bytes)
    // After the signature only the zeros of the placeholder may stand.
    if (bytes.subarray(node.bytes.length).some((octet) => octet !== 0)) return null
    return parseSignedData(node.bytes)
  } catch (error) {
    if (error instanceof DerError) return null
    throw error
  }
}

function judgeTimestamp(signed: SignedData, options: VerifyOptions): { report: TimestampReport | null; faults: SignatureFault[] } {
  if (!signed.timestampToken) return { report: null, faults: ['timestamp-missing'] }
  try {
    const report = verifyTimestampToken(signed.timestampToken, signed.signature, options.timestampIssuers, options.timestampPolicies)
    const faults: SignatureFault[] = []
    if (!report.imprintOk) faults.push('timestamp-imprint')
    if (!report.signatureOk) faults.push('timestamp-signature')
    if (!report.certificateOk) faults.push('timestamp-certificate')
    return { report, faults }
  } catch (error) {
    if (error instanceof DerError) return { report: null, faults: ['timestamp-malformed'] }
    throw error
  }
}

function judgeCertificate(signed: SignedData, at: Date, options: VerifyOptions): { kind: string | null; fault: string | null } {
  let fault: string | null = 'wrong-policy'
  for (const [kind, profile] of Object.entries(options.profiles)) {
    try {
      validateCertificate(signed.signer.der, { issuers: options.issuers, at, profile })
      return { kind, fault: null }
    } catch (error) {
      if (!(error instanceof CertificateRefused)) throw error
      if (error.fault !== 'wrong-policy') fault = error.fault
    }
  }
  return { kind: null, fault }
}

async function verifyField(file: PdfFile, field: ReadonlyMap<string, PdfValue>, options: VerifyOptions): Promise<SignatureReport> {
  const dictionary = entriesOf(file, field.get('V'), 'signature')
  const subFilter = dictionary.get('SubFilter')
  const covered = coveredBy(file, dictionary)
  const signed = covered && subFilter?.kind === 'name' && subFilter.text === 'ETSI.CAdES.detached' ? readContents(covered.cms) : null
  const facts = { fieldName: readText(field.get('T')) ?? '', reason: readText(dictionary.get('Reason')), claimedTime: readText(dictionary.get('M')) }
  if (!covered || !signed || signed.contentType !== oids.data || signed.content !== null) {
    return {
      ...facts, kind: null, signer: null, serial: null, time: null, coversWholeFile: false, laterChanges: 'other', digestOk: false, signatureOk: false,
      certificateOk: false, certificateFault: null, timestampOk: false, revocation: 'not-validated',
      faults: [covered ? 'malformed' : 'does-not-cover-its-revision'], valid: false
    }
  }
  const faults: SignatureFault[] = []
  const changes = laterChanges(file, covered.end)
  if (changes === 'unreadable-revision') faults.push('does-not-cover-its-revision')
  else if (changes === 'other') faults.push('changed-afterwards')
  const { digestOk, signatureOk } = checkSignedData(signed, covered.content)
  if (!digestOk) faults.push('digest')
  if (!signatureOk) faults.push('signature')
  const stamp = judgeTimestamp(signed, options)
  faults.push(...stamp.faults)
  const proven = stamp.faults.length === 0 ? stamp.report?.time ?? null : null
  const at = proven ?? options.at
  const { kind, fault } = judgeCertificate(signed, at, options)
  if (fault) faults.push('certificate')
  const revocation = options.revocation ? await options.revocation(signed.signer, at) : 'not-validated'
  if (revocation === 'revoked') faults.push('revoked')
  if (revocation === 'unknown') faults.push('status-unknown')
  return {
    ...facts, kind, signer: subjectAttribute(signed.signer, oids.commonName), serial: signed.signer.serial, time: proven,
    coversWholeFile: covered.end === file.bytes.length, laterChanges: changes, digestOk, signatureOk, certificateOk: fault === null, certificateFault: fault,
    timestampOk: proven !== null, revocation, faults, valid: faults.length === 0
  }
}
