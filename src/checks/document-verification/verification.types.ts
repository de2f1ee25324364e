import { z } from 'zod'
import { trustPurposes } from './other-issuers.ts'

/**
 * What a verification comes to, in the words of ETSI EN 319 102-1, 5.1.3 (TOTAL-PASSED, TOTAL-FAILED, INDETERMINATE), and what there
 * is to say where nothing was signed or nothing can be read.
 */
export const verdicts = ['valid', 'invalid', 'indeterminate', 'unsigned', 'unreadable'] as const
export type Verdict = (typeof verdicts)[number]

/** What is asked of each signature, in the order in which it is shown. */
export const checkNames = ['integrity', 'additions', 'certificate', 'time', 'revocation', 'authority', 'log'] as const
export type CheckName = (typeof checkNames)[number]

const both = z.object({ hu: z.string(), en: z.string() })
export type Both = z.infer<typeof both>

/** `none`: it was not found and need not be there. */
export const checkStates = ['good', 'bad', 'unknown', 'none'] as const
const checkSchema = z.object({ check: z.enum(checkNames), state: z.enum(checkStates), code: z.string(), reason: both })
export type Check = z.infer<typeof checkSchema>

const signatureSchema = z.object({
  field: z.string(),
  /** An officer's card, an office's seal (bélyegző), a signature or seal of another maker on the trust list, a document time-stamp (archive stamp), or none that the Gate knows. */
  kind: z.enum(['card', 'seal', 'other-signature', 'other-seal', 'archive-timestamp', 'other']),
  /** Of another maker: whom the trust list names as answering for the signer. */
  vouchedBy: z.string().nullable(),
  verdict: z.enum(['valid', 'invalid', 'indeterminate']),
  signer: z.string().nullable(),
  serial: z.string().nullable(),
  /** In whose name the signer could act at that instant. */
  office: z.string().nullable(),
  role: both.nullable(),
  /** The time that the time-stamp proves, and whose stamp it is. */
  time: z.iso.datetime().nullable(),
  timestampAuthority: z.string().nullable(),
  reason: z.string().nullable(),
  checks: z.array(checkSchema)
})
export type SignatureFindings = z.infer<typeof signatureSchema>

export const findingsSchema = z.object({
  verdict: z.enum(verdicts),
  sha256: z.string(),
  size: z.int(),
  summary: both,
  signatures: z.array(signatureSchema),
  /** What this verification does not speak of. */
  notChecked: z.array(both)
})
/** What a verification found, each with its reason. */
export type Findings = z.infer<typeof findingsSchema>

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const proofSchema = z.strictObject({
  entryId: z.uuid(), record: z.string().max(4000), index: z.int().nonnegative(), proof: z.array(z.string().max(60)).max(64).readonly(), checkpoint: z.string().max(20_000)
})

export const bundleFormat = 'kapu-verification-bundle'
/**
 * What can only exist after signing, and what a reader without the registers needs: place in the log, and status of the certificates.
 * Everything in it is signed by somebody whom the trust list names; nothing is believed because it stands in a bundle.
 */
export const bundleSchema = z.strictObject({
  format: z.literal(bundleFormat),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  /** By the digest of the document, or of the revision that a signature covers. */
  entries: z.array(z.strictObject({ sha256, proof: proofSchema, opened: z.strictObject({ salt: z.string().max(60), body: z.string().max(100_000) }).nullable() })).max(200),
  /** OCSP answers (RFC 6960), DER in base64. */
  statuses: z.array(z.base64().max(20_000)).max(200)
})
export type Bundle = z.infer<typeof bundleSchema>

export const trustListFormat = 'kapu-trust-list'
/** Whom a verifier trusts. It comes by another way than the documents: fetched once, its fingerprint compared, kept. */
export const trustListSchema = z.strictObject({
  format: z.literal(trustListFormat),
  version: z.literal(1),
  name: z.string().max(200),
  /** Issuing authorities of cards, seals and time-stamps, DER in base64. */
  authorities: z.array(z.strictObject({ name: z.string().max(300), sha256, certificate: z.base64().max(20_000) })).min(1).max(50),
  /** Issuing authorities of other makers that the list vouches for: for what, from which legal day to which. */
  others: z.array(z.strictObject({
    name: z.string().max(200), sha256, certificate: z.base64().max(20_000), trustedFor: z.array(z.enum(trustPurposes)).min(1).max(3), from: z.iso.date(), to: z.iso.date().nullable()
  })).max(200).default([]),
  policies: z.strictObject({ cardSigning: z.string().max(200), organisationSeal: z.string().max(200), timestamp: z.string().max(200) }),
  /** Keys of the log and of its witness (C2SP signed note); null: the log is not checked. */
  log: z.strictObject({ key: z.string().max(500), witness: z.string().max(500).nullable() }).nullable()
})
export type TrustList = z.infer<typeof trustListSchema>
