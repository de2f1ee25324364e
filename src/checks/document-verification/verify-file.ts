/**
 * The verifier: the octets of a file, a trust list and evidence give findings. No clock, no network, no database of its own: what it
 * says can be said again by anybody with the same three.
 */
import { keyUsageBits, oids, subjectAttribute } from '../../platform/crypto/index.ts'
import { verifyPdfSignature, type DocumentTimestampReport, type OtherMaker, type PdfReport, type SignatureFault, type SignatureReport } from '../../platform/pdf/index.ts'
import { createHash } from 'node:crypto'
import type { Evidence, LoggedDocument, SigningPost, StatusEvidence } from './evidence.ts'
import { issuerOf, purposeOf, vouches, type OtherIssuer } from './other-issuers.ts'
import { additions, authority, certificate, integrity, log, notChecked, revocation, summaries, time, unreadableReason } from './reasons.ts'
import type { Trust } from './trust.ts'
import type { Both, Check, CheckName, Findings, SignatureFindings, Verdict } from './verification.types.ts'

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** @param now at which certificates are judged when no time-stamp proves another time */
export async function verifyFile(bytes: Uint8Array, trust: Trust, evidence: Evidence, now: Date): Promise<Findings> {
  const statuses = new Map<string, StatusEvidence>()
  const report = await verifyPdfSignature(bytes, {
    issuers: trust.issuers, timestampIssuers: trust.issuers, timestampPolicies: trust.timestampPolicies, profiles: trust.profiles, others: trust.others.map(makerOf), at: now,
    revocation: async (signer, at) => {
      const found = await evidence.statusAt(signer, at)
      statuses.set(`${signer.serial} ${at.getTime()}`, found)
      return found.status
    }
  })
  const head = { sha256: digestOf(bytes), size: bytes.length, notChecked: [...notChecked] }
  if (report.unreadable !== null) {
    return { ...head, ...unreadableReason(report.unreadable, Buffer.from(bytes).includes('/ByteRange')), signatures: [] }
  }
  const signatures: SignatureFindings[] = []
  for (const signature of report.signatures) {
    const status = signature.certificate ? statuses.get(`${signature.certificate.serial} ${(signature.time ?? now).getTime()}`) ?? null : null
    signatures.push(await judgeSignature(signature, { evidence, status, now, sha256: digestOf(bytes.subarray(0, signature.end)), others: trust.others }))
  }
  const stamps = report.documentTimestamps.map(judgeArchiveStamp)
  const verdict = verdictOf(report, [...signatures, ...stamps])
  return { ...head, verdict, summary: summaries[verdict], signatures: [...signatures, ...stamps] }
}

/** Signatures of other makers are contentCommitment (nonRepudiation) alone, as EN 319 412 has it: a key for logging in signs nothing. */
const otherProfile = { keyUsage: [keyUsageBits.contentCommitment], extendedKeyUsage: null, policies: [] } as const

function makerOf(other: OtherIssuer): OtherMaker {
  return {
    issuer: other.certificate, profile: otherProfile,
    kindOf: (signer, at) => (vouches(other, purposeOf(signer), at) ? `other-${purposeOf(signer)}` : null), isTrustedForTimestamps: (at) => vouches(other, 'timestamp', at)
  }
}

function verdictOf(report: PdfReport, signatures: readonly SignatureFindings[]): Verdict {
  if (report.signatures.length === 0) return signatures.some((item) => item.verdict === 'invalid') ? 'invalid' : 'unsigned'
  const worst = worstOf(signatures.map((item) => item.verdict))
  // Two judgements of the same facts; should they ever differ, the stricter one counts.
  return worst === 'valid' && !report.valid ? 'invalid' : worst
}

type SignatureVerdict = SignatureFindings['verdict']
const worstOf = (found: readonly SignatureVerdict[]): SignatureVerdict =>
  found.includes('invalid') ? 'invalid' : found.includes('indeterminate') ? 'indeterminate' : 'valid'

function verdictOfChecks(checks: readonly Check[]): SignatureVerdict {
  if (checks.some(({ state }) => state === 'bad')) return 'invalid'
  return checks.some(({ state, check }) => state === 'unknown' && check !== 'log') ? 'indeterminate' : 'valid'
}

const finding = (check: CheckName, state: Check['state'], code: string, reason: Both): Check => ({ check, state, code, reason })

interface Surroundings {
  readonly evidence: Evidence
  readonly status: StatusEvidence | null
  readonly now: Date
  readonly others: readonly OtherIssuer[]
  /** Of the revision that the signature covers: what was filed when it was the last. */
  readonly sha256: string
}

async function judgeSignature(signature: SignatureReport, around: Surroundings): Promise<SignatureFindings> {
  const voucher = signature.otherIssuer ? issuerOf(around.others, signature.certificate!) : null
  const foreign = voucher && signature.kind?.startsWith('other-') ? { kind: signature.kind as 'other-signature' | 'other-seal', voucher } : null
  const kind = signature.kind === 'card' || signature.kind === 'seal' ? signature.kind : null
  const sound = signature.digestOk && signature.signatureOk
  const asked = sound && (kind !== null || foreign !== null)
  const logged = sound ? await around.evidence.logged(around.sha256) : null
  const posts = asked && kind ? await askPosts(signature, kind, logged, around) : null
  const checks = [
    judgeIntegrity(signature), judgeAdditions(signature), judgeCertificate(signature, foreign?.voucher ?? null), judgeTime(signature), judgeRevocation(signature, asked, around),
    foreign ? finding('authority', 'none', 'other-maker', authority.otherMaker(foreign.voucher.name)) : judgeAuthority(signature, asked ? kind : null, posts, logged), judgeLog(signature, logged, around)
  ]
  const post = postOf(posts, logged)
  return {
    field: signature.fieldName, kind: kind ?? foreign?.kind ?? 'other', vouchedBy: foreign?.voucher.name ?? null, verdict: verdictOfChecks(checks), signer: signature.signer, serial: signature.serial,
    office: post?.office ?? (kind === 'seal' ? sealHolder(signature) : null), role: post?.role ?? null, time: signature.time?.toISOString() ?? null,
    timestampAuthority: signature.timestampAuthority, reason: signature.reason, checks
  }
}

const sealHolder = (signature: SignatureReport): string | null => signature.certificate && subjectAttribute(signature.certificate, oids.organisation)

function judgeIntegrity({ faults, subFilter }: { faults: readonly SignatureFault[]; subFilter?: string | null }): Check {
  if (faults.includes('foreign-format')) return finding('integrity', 'unknown', 'foreign-format', integrity.foreign(subFilter ?? null))
  if (faults.includes('does-not-cover-its-revision')) return finding('integrity', 'bad', 'does-not-cover', integrity.coverage)
  if (faults.includes('malformed')) return finding('integrity', 'bad', 'malformed', integrity.malformed)
  if (faults.includes('digest')) return finding('integrity', 'bad', 'changed', integrity.digest)
  if (faults.includes('signature')) return finding('integrity', 'bad', 'wrong-signature', integrity.signature)
  return finding('integrity', 'good', 'whole', integrity.whole)
}

function judgeAdditions({ faults, laterChanges, added, changed, end }: SignatureReport | DocumentTimestampReport): Check {
  if (end === 0 || laterChanges === 'unreadable-revision') return finding('additions', 'unknown', 'not-examined', additions.unknown)
  if (faults.includes('changed-afterwards')) return finding('additions', 'bad', 'changed-afterwards', additions.changed(changed))
  return added.length === 0 ? finding('additions', 'good', 'none', additions.none) : finding('additions', 'good', 'only-proofs', additions.allowed(added))
}

function judgeCertificate(signature: SignatureReport, voucher: OtherIssuer | null): Check {
  if (!signature.certificate) return finding('certificate', 'unknown', 'unread', certificate.unread)
  const { certificateFault } = signature
  // It may be genuine; the Gate does not answer for it.
  if (certificateFault === 'unknown-issuer' || certificateFault === 'not-trusted-for') return finding('certificate', 'unknown', certificateFault, certificate.fault(certificateFault))
  if (!signature.certificateOk) return finding('certificate', 'bad', signature.certificateFault ?? 'wrong-policy', certificate.fault(signature.certificateFault))
  const name = signature.signer ?? ''
  if (voucher) return finding('certificate', 'good', signature.kind!, certificate.other(name, voucher))
  return finding('certificate', 'good', signature.kind === 'seal' ? 'seal' : 'card', signature.kind === 'seal' ? certificate.seal(name) : certificate.card(name))
}

function judgeTime(signature: SignatureReport): Check {
  const has = (fault: SignatureFault): boolean => signature.faults.includes(fault)
  if (!signature.certificate || has('timestamp-missing')) return finding('time', 'unknown', 'no-timestamp', time.missing)
  if (has('timestamp-malformed')) return finding('time', 'bad', 'malformed', time.malformed)
  if (has('timestamp-imprint')) return finding('time', 'bad', 'other-signature', time.imprint)
  if (has('timestamp-signature')) return finding('time', 'bad', 'wrong-signature', time.signature)
  if (has('timestamp-certificate')) {
    return signature.timestampCertificateFault === 'unknown-issuer' ? finding('time', 'unknown', 'unknown-issuer', time.stranger) : finding('time', 'bad', 'wrong-certificate', time.certificate)
  }
  return finding('time', 'good', 'stamped', time.stamped(signature.time!, signature.timestampAuthority))
}

function judgeRevocation(signature: SignatureReport, asked: boolean, { status, now }: Surroundings): Check {
  if (!asked || !status) return finding('revocation', 'unknown', 'not-asked', revocation.notAsked)
  if (status.status === 'revoked') return finding('revocation', 'bad', 'revoked', revocation.revoked(status.endedAt))
  if (status.status === 'unknown' || status.source === 'none') return finding('revocation', 'unknown', 'unknown', revocation.unknown)
  return finding('revocation', 'good', 'good', revocation.good(signature.time ?? now, status.source, status.endedAt))
}

function askPosts(signature: SignatureReport, kind: 'card' | 'seal', logged: LoggedDocument | null, { evidence, now }: Surroundings): Promise<readonly SigningPost[] | null> {
  const legalDate = logged?.proof.facts?.['legalDate']
  return evidence.postsAt(signature.certificate!, kind, signature.time ?? now, typeof legalDate === 'string' ? legalDate : null)
}

/** The decision's signing as the log tells it, if it is about this very signature. */
function signedAct(signature: SignatureReport, logged: LoggedDocument | null): { policies: readonly string[]; signerPostId: string; signedAt: string } | null {
  const { fault, facts } = logged?.proof ?? { fault: null, facts: null }
  if (fault || facts?.['kind'] !== 'decision-signed') return null
  const content = facts['content'] as { certificateSerial?: string; signerPostId?: string; signedAt?: string } | undefined
  if (content?.certificateSerial !== signature.serial || !content?.signerPostId || !content.signedAt) return null
  return { policies: (facts['policies'] as string[] | undefined) ?? [], signerPostId: content.signerPostId, signedAt: content.signedAt }
}

/** Among several posts the one that the log names, or one in the office that filed the document. */
function postOf(posts: readonly SigningPost[] | null, logged: LoggedDocument | null): SigningPost | null {
  const content = logged?.proof.facts?.['content'] as { signerPostId?: string } | undefined
  const organisation = logged?.proof.record?.organisation ?? null
  if (!posts) return null
  return posts.find((post) => post.postId !== null && post.postId === content?.signerPostId) ??
    posts.find((post) => organisation !== null && post.organisationId === organisation) ?? (organisation === null && posts.length === 1 ? posts[0]! : null)
}

function judgeAuthority(signature: SignatureReport, kind: 'card' | 'seal' | null, posts: readonly SigningPost[] | null, logged: LoggedDocument | null): Check {
  if (kind === null) return finding('authority', 'unknown', 'not-asked', authority.notAsked)
  const act = signedAct(signature, logged)
  if (posts) {
    const post = postOf(posts, logged)
    if (post) return finding('authority', 'good', 'registered', authority.post(post))
    if (posts.length === 0) return finding('authority', 'bad', 'no-authority', authority.missing)
    return logged?.proof.record?.organisation ? finding('authority', 'bad', 'another-office', authority.another) : finding('authority', 'good', 'several', authority.several(posts))
  }
  if (act) return finding('authority', 'good', 'logged', authority.logged(act.policies.join(', ')))
  const holder = kind === 'seal' ? sealHolder(signature) : null
  return holder ? finding('authority', 'good', 'seal-of-office', authority.ofSeal(holder)) : finding('authority', 'unknown', 'not-asked', authority.unknown)
}

function judgeLog(signature: SignatureReport, logged: LoggedDocument | null, { evidence, sha256 }: Surroundings): Check {
  if (!logged) return evidence.canAskLog ? finding('log', 'none', 'absent', log.absent) : finding('log', 'unknown', 'not-asked', log.notAsked)
  if (logged.waiting) return finding('log', 'unknown', 'waiting', log.waiting)
  const { proof } = logged
  if (proof.fault || !proof.record) return finding('log', 'bad', proof.fault ?? 'malformed', log.fault)
  if (!proof.facts) return finding('log', 'unknown', 'erased', log.erased)
  const content = proof.facts['content'] as { sha256?: string } | undefined
  if (content?.sha256 !== sha256) return finding('log', 'bad', 'other-document', log.otherDocument)
  const act = signedAct(signature, logged)
  if (act && signature.time && act.signedAt !== signature.time.toISOString()) return finding('log', 'bad', 'other-time', log.otherTime)
  return finding('log', 'good', 'included', log.included(proof.record.at, logged.index, proof.cosigned))
}

/** A document time-stamp has no signer: it proves that everything before it was there at its time. */
function judgeArchiveStamp(stamp: DocumentTimestampReport): SignatureFindings {
  const has = (fault: SignatureFault): boolean => stamp.faults.includes(fault)
  const stamped = stamp.time
    ? finding('time', 'good', 'stamped', time.stamped(stamp.time, stamp.authority))
    : finding('time', 'bad', 'wrong-timestamp', has('timestamp-imprint') ? time.imprint : has('timestamp-certificate') ? time.certificate : has('timestamp-signature') ? time.signature : time.malformed)
  const checks = [judgeIntegrity({ faults: has('timestamp-imprint') ? [...stamp.faults, 'digest'] : stamp.faults }), judgeAdditions(stamp), stamped]
  return {
    field: stamp.fieldName, kind: 'archive-timestamp', vouchedBy: null, verdict: verdictOfChecks(checks), signer: stamp.authority, serial: null, office: null, role: null,
    time: stamp.time?.toISOString() ?? null, timestampAuthority: stamp.authority, reason: null, checks
  }
}
