/**
 * Our own verifier of signed PDFs. It says for each signature what holds and what does not, and what it did not look at; it
 * never guesses. A document is valid when each signature is, and nothing but signatures came after the first.
 */
import {
  CertificateRefused, checkSignedData, DerError, oids, parseSignedData, readDerPrefix, subjectAttribute, validateCertificate, verifyTimestampToken,
  type Certificate, type CertificateProfile, type SignedData, type TimestampReport
} from '../crypto/index.ts'
import { laterChanges, type Addition, type ChangedPart, type LaterChangeKind, type LaterChanges } from './later-changes.ts'
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
  /** Makers beside those issuers, who are vouched for by a list. */
  readonly others?: readonly OtherMaker[]
  /** The instant at which certificates are judged when no time-stamp proves another. */
  readonly at: Date
  /** Status of a certificate at an instant, from the register; without it revocation counts as not validated. */
  readonly revocation?: (certificate: Certificate, at: Date) => Promise<'good' | 'revoked' | 'unknown'>
}

/** An issuing authority that is trusted for something, for some time. */
export interface OtherMaker {
  readonly issuer: Certificate
  readonly profile: CertificateProfile
  /** What the signature then is, as `profiles` names it; null: not trusted for such a certificate at that time. */
  kindOf(certificate: Certificate, at: Date): string | null
  isTrustedForTimestamps(at: Date): boolean
}

export type SignatureFault =
  | 'foreign-format' | 'malformed' | 'does-not-cover-its-revision' | 'changed-afterwards' | 'digest' | 'signature' | 'certificate' | 'revoked' | 'status-unknown'
  | 'timestamp-missing' | 'timestamp-malformed' | 'timestamp-imprint' | 'timestamp-signature' | 'timestamp-certificate'

/** What a signature and a document time-stamp have in common. */
interface CoverageReport {
  readonly fieldName: string
  /** Octets of the revision that it covers. */
  readonly end: number
  readonly coversWholeFile: boolean
  readonly laterChanges: LaterChangeKind
  /** What was rightly added after it. */
  readonly added: readonly Addition[]
  /** What was changed after it and may not be. */
  readonly changed: readonly ChangedPart[]
  readonly faults: readonly SignatureFault[]
  readonly valid: boolean
}

/** A document time-stamp (ETSI.RFC3161): proves the whole document with its signatures at a time. */
export interface DocumentTimestampReport extends CoverageReport {
  readonly time: Date | null
  readonly authority: string | null
}

export interface SignatureReport extends CoverageReport {
  /** Which profile the certificate fits: `card`, `seal`; null: none. */
  readonly kind: string | null
  readonly signer: string | null
  readonly serial: string | null
  readonly reason: string | null
  readonly claimedTime: string | null
  /** How the signature says it is made; null: it does not say. */
  readonly subFilter: string | null
  /** The signer's certificate; null where none could be read. Whether it is to be trusted stands in `certificateOk`. */
  readonly certificate: Certificate | null
  /** The time that the time-stamp proves. */
  readonly time: Date | null
  /** Whose time-stamp it is; null: none that holds. */
  readonly timestampAuthority: string | null
  readonly timestampSigner: Certificate | null
  /** Why the time-stamp's certificate is not to be trusted; null: it is, or there is none. */
  readonly timestampCertificateFault: string | null
  readonly digestOk: boolean
  readonly signatureOk: boolean
  readonly certificateOk: boolean
  readonly certificateFault: string | null
  /** Of another maker: who issued the signer's certificate. */
  readonly otherIssuer: Certificate | null
  readonly timestampOk: boolean
  readonly revocation: 'good' | 'revoked' | 'unknown' | 'not-validated'
}

export interface PdfReport {
  readonly signatures: readonly SignatureReport[]
  readonly documentTimestamps: readonly DocumentTimestampReport[]
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
  const nothing: PdfReport = { signatures: [], documentTimestamps: [], pdfa: null, unreadable: null, valid: false, notValidated }
  try {
    const file = readPdfFile(pdf)
    const signatures: SignatureReport[] = []
    const documentTimestamps: DocumentTimestampReport[] = []
    for (const { entries } of signatureFields(file)) {
      if (!entries.has('V')) continue
      if (nameOf(entriesOf(file, entries.get('V'), 'signature').get('SubFilter')) === 'ETSI.RFC3161') documentTimestamps.push(verifyDocumentTimestamp(file, entries, options))
      else signatures.push(await verifyField(file, entries, options))
    }
    // What no signature covers was let through by the comparison with each signed revision.
    const valid = signatures.length > 0 && [...signatures, ...documentTimestamps].every((item) => item.valid)
    return { ...nothing, signatures, documentTimestamps, pdfa: pdfaIdentifiers(file), valid }
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error
    return { ...nothing, unreadable: error.message }
  }
}

const nameOf = (value: PdfValue | undefined): string | null => (value?.kind === 'name' ? value.text : null)

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

/** The one value that the placeholder holds; null when anything but the zeros that fill it stands after. */
function tokenOf(bytes: Uint8Array): Uint8Array | null {
  try {
    const node = readDerPrefix(bytes)
    return bytes.subarray(node.bytes.length).some((octet) => octet !== 0) ? null : node.bytes
  } catch (error) {
    if (error instanceof DerError) return null
    throw error
  }
}

function readContents(bytes: Uint8Array): SignedData | null {
  const token = tokenOf(bytes)
  try {
    return token && parseSignedData(token)
  } catch (error) {
    if (error instanceof DerError) return null
    throw error
  }
}

/** Judges a time-stamp over this data. */
function judgeToken(token: Uint8Array | null, data: Uint8Array, options: VerifyOptions): { report: TimestampReport | null; faults: SignatureFault[] } {
  if (!token) return { report: null, faults: ['timestamp-malformed'] }
  try {
    const report = judgeStampOf(token, data, options)
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

/** By our own issuers and policies; where its issuer is not among them, by the others, whose policies go by other names. */
function judgeStampOf(token: Uint8Array, data: Uint8Array, { timestampIssuers, timestampPolicies, others = [] }: VerifyOptions): TimestampReport {
  const report = verifyTimestampToken(token, data, timestampIssuers, timestampPolicies)
  if (report.certificateFault !== 'unknown-issuer') return report
  for (const other of others) {
    const again = verifyTimestampToken(token, data, [other.issuer], null)
    if (again.certificateOk && other.isTrustedForTimestamps(again.time)) return again
  }
  return report
}

/** A certificate of another maker: fit for signing, and trusted for it then. */
function judgeOther(signed: SignedData, at: Date, others: readonly OtherMaker[]): { kind: string | null; fault: string | null; otherIssuer: Certificate | null } {
  let fault: string = 'unknown-issuer'
  for (const other of others) {
    try {
      const { certificate } = validateCertificate(signed.signer.der, { issuers: [other.issuer], at, profile: other.profile })
      const kind = other.kindOf(certificate, at)
      if (kind !== null) return { kind, fault: null, otherIssuer: other.issuer }
      fault = 'not-trusted-for'
    } catch (error) {
      if (!(error instanceof CertificateRefused)) throw error
      if (error.fault !== 'unknown-issuer') fault = error.fault
    }
  }
  return { kind: null, fault, otherIssuer: null }
}

function judgeCertificate(signed: SignedData, at: Date, options: VerifyOptions): { kind: string | null; fault: string | null; otherIssuer: Certificate | null } {
  let fault: string | null = 'wrong-policy'
  for (const [kind, profile] of Object.entries(options.profiles)) {
    try {
      validateCertificate(signed.signer.der, { issuers: options.issuers, at, profile })
      return { kind, fault: null, otherIssuer: null }
    } catch (error) {
      if (!(error instanceof CertificateRefused)) throw error
      if (error.fault !== 'wrong-policy') fault = error.fault
    }
  }
  return fault === 'unknown-issuer' && options.others ? judgeOther(signed, at, options.others) : { kind: null, fault, otherIssuer: null }
}

/** The coverage of a signature whose octets are in order, and what came after it. */
function judgeCoverage(file: PdfFile, end: number): Pick<CoverageReport, 'end' | 'coversWholeFile' | 'laterChanges' | 'added' | 'changed'> & { fault: SignatureFault | null } {
  const { kind, added, changed }: LaterChanges = laterChanges(file, end)
  const fault = kind === 'unreadable-revision' ? 'does-not-cover-its-revision' : kind === 'other' ? 'changed-afterwards' : null
  return { end, coversWholeFile: end === file.bytes.length, laterChanges: kind, added, changed, fault }
}

const uncovered = { end: 0, coversWholeFile: false, laterChanges: 'other', added: [], changed: [] } as const

function verifyDocumentTimestamp(file: PdfFile, field: ReadonlyMap<string, PdfValue>, options: VerifyOptions): DocumentTimestampReport {
  const fieldName = readText(field.get('T')) ?? ''
  const covered = coveredBy(file, entriesOf(file, field.get('V'), 'time-stamp'))
  if (!covered) return { fieldName, ...uncovered, time: null, authority: null, faults: ['does-not-cover-its-revision'], valid: false }
  const { fault, ...coverage } = judgeCoverage(file, covered.end)
  const faults: SignatureFault[] = fault ? [fault] : []
  const stamp = judgeToken(tokenOf(covered.cms), Buffer.concat(covered.content), options)
  faults.push(...stamp.faults)
  const proven = stamp.faults.length === 0 ? stamp.report : null
  return { fieldName, ...coverage, time: proven?.time ?? null, authority: proven ? nameOfSigner(proven.signer) : null, faults, valid: faults.length === 0 }
}

const nameOfSigner = (certificate: Certificate): string | null => subjectAttribute(certificate, oids.commonName)

async function verifyField(file: PdfFile, field: ReadonlyMap<string, PdfValue>, options: VerifyOptions): Promise<SignatureReport> {
  const dictionary = entriesOf(file, field.get('V'), 'signature')
  const subFilter = nameOf(dictionary.get('SubFilter'))
  const covered = coveredBy(file, dictionary)
  const signed = covered && subFilter === 'ETSI.CAdES.detached' ? readContents(covered.cms) : null
  const facts = {
    fieldName: readText(field.get('T')) ?? '', subFilter, reason: readText(dictionary.get('Reason')), claimedTime: readText(dictionary.get('M'))
  }
  if (!covered || !signed || signed.contentType !== oids.data || signed.content !== null) {
    const fault = subFilter !== 'ETSI.CAdES.detached' ? 'foreign-format' : covered ? 'malformed' : 'does-not-cover-its-revision'
    return {
      ...facts, ...uncovered, kind: null, signer: null, serial: null, certificate: null, time: null, timestampAuthority: null, timestampSigner: null, timestampCertificateFault: null, digestOk: false,
      signatureOk: false, certificateOk: false, certificateFault: null, otherIssuer: null, timestampOk: false, revocation: 'not-validated', faults: [fault], valid: false
    }
  }
  const { fault: coverageFault, ...coverage } = judgeCoverage(file, covered.end)
  const faults: SignatureFault[] = coverageFault ? [coverageFault] : []
  const { digestOk, signatureOk } = checkSignedData(signed, covered.content)
  if (!digestOk) faults.push('digest')
  if (!signatureOk) faults.push('signature')
  const stamp = signed.timestampToken ? judgeToken(signed.timestampToken, signed.signature, options) : { report: null, faults: ['timestamp-missing' as const] }
  faults.push(...stamp.faults)
  const proven = stamp.faults.length === 0 ? stamp.report : null
  const at = proven?.time ?? options.at
  const { kind, fault, otherIssuer } = judgeCertificate(signed, at, options)
  if (fault) faults.push('certificate')
  const revocation = options.revocation ? await options.revocation(signed.signer, at) : 'not-validated'
  if (revocation === 'revoked') faults.push('revoked')
  if (revocation === 'unknown') faults.push('status-unknown')
  return {
    ...facts, ...coverage, kind, signer: nameOfSigner(signed.signer), serial: signed.signer.serial, certificate: signed.signer, time: proven?.time ?? null,
    timestampAuthority: proven ? nameOfSigner(proven.signer) : null, timestampSigner: proven?.signer ?? null,
    timestampCertificateFault: stamp.report?.certificateFault ?? null, digestOk, signatureOk, certificateOk: fault === null,
    certificateFault: fault, otherIssuer, timestampOk: proven !== null, revocation, faults, valid: faults.length === 0
  }
}
