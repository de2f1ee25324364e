/**
 * Makers of signatures beside our own authority (bizalmi lista), as the operator's file names them: whose certificate, for what, from when
 * to when, and where to ask whether a certificate of theirs is still good. Read strictly, once, at the start: a list that is half wrong is
 * refused as a whole, since whoever leaves an entry out answers differently than they were told to.
 */
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { isIssuedBy, mayIssue, oids, parseCertificate, subjectAttribute, type Certificate } from '../../platform/crypto/index.ts'
import { endOfDay, startOfDay } from '../../rules/calendar/index.ts'

export const trustPurposes = ['signature', 'seal', 'timestamp'] as const
export type TrustPurpose = (typeof trustPurposes)[number]

/** An issuing authority of somebody else that the Gate's operator vouches for. */
export interface OtherIssuer {
  /** How it is called to readers. */
  readonly name: string
  readonly certificate: Certificate
  readonly trustedFor: readonly TrustPurpose[]
  /** Legal days, the last one included; null: until it is taken off the list. */
  readonly from: string
  readonly to: string | null
  /** The issuer's OCSP responder; null: the status of its certificates is known from bundles alone. */
  readonly ocsp: string | null
}

export type TrustedIssuerFault = 'unreadable' | 'malformed' | 'weak-key' | 'weak-signature' | 'not-an-authority' | 'days' | 'twice'

const sentences: Readonly<Record<TrustedIssuerFault, readonly [hu: string, en: string]>> = {
  unreadable: ['a fájl nem olvasható', 'the file cannot be read'],
  malformed: ['a bejegyzés vagy a tanúsítvány hibás', 'the entry or its certificate is malformed'],
  'weak-key': ['a tanúsítvány kulcsa gyenge: RSA esetén legalább 2048 bit kell', 'the key of the certificate is weak: RSA takes 2048 bits at least'],
  'weak-signature': ['a tanúsítványt elavult módszerrel (SHA-1 vagy MD5) írták alá; kérjen újat a kiadójától', 'the certificate is signed with an outdated method (SHA-1 or MD5); ask its issuer for another'],
  'not-an-authority': ['a tanúsítvány nem kiadóé: a kiadó hitelesítésszolgáltató tanúsítványa kell, nem az aláíróé', 'the certificate is not an issuing authority\'s: that of the authority is wanted, not the signer\'s'],
  days: ['az utolsó nap megelőzi az elsőt', 'the last day is before the first'],
  twice: ['ez a kiadó kétszer szerepel', 'this issuer stands there twice']
}

/** The operator's list cannot be used; names the entry and what to do, in both languages. */
export class TrustedIssuerRefused extends Error {
  readonly fault: TrustedIssuerFault
  constructor(fault: TrustedIssuerFault, where: string, detail = '', options?: ErrorOptions) {
    const [hu, en] = sentences[fault]
    super(`${where}: ${hu} / ${en}${detail ? ` (${detail})` : ''}`, options)
    this.name = 'TrustedIssuerRefused'
    this.fault = fault
  }
}

const entrySchema = z.strictObject({
  name: z.string().trim().min(3).max(200),
  /** PEM, or the name of a file with it beside the list. */
  certificate: z.string().min(1).max(20_000),
  trustedFor: z.array(z.enum(trustPurposes)).min(1).max(trustPurposes.length),
  from: z.iso.date(), to: z.iso.date().nullable().default(null),
  ocsp: z.url({ protocol: /^https?$/ }).nullable().default(null)
})
const listSchema = z.array(entrySchema).max(200)

/** @throws TrustedIssuerRefused naming the file and what is wrong in it */
export function readOtherIssuers(path: string): OtherIssuer[] {
  const text = readText(path)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new TrustedIssuerRefused('malformed', path, 'JSON', { cause })
  }
  const parsed = listSchema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new TrustedIssuerRefused('malformed', path, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
  }
  const issuers = parsed.data.map((entry): OtherIssuer => {
    const where = `${path}, ${entry.name}`
    if (entry.to !== null && entry.to < entry.from) throw new TrustedIssuerRefused('days', where)
    const pem = entry.certificate.includes('-----BEGIN') ? entry.certificate : readText(resolve(dirname(path), entry.certificate))
    return { ...entry, certificate: readAuthority(pem, where) }
  })
  for (const [index, issuer] of issuers.entries()) {
    if (issuers.slice(0, index).some((before) => Buffer.compare(before.certificate.der, issuer.certificate.der) === 0)) throw new TrustedIssuerRefused('twice', `${path}, ${issuer.name}`)
  }
  return issuers
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new TrustedIssuerRefused('unreadable', path, (cause as NodeJS.ErrnoException).code ?? '', { cause })
  }
}

/** The certificate of an authority, strong enough. Node's parser goes first: ours refuses weak ones as malformed, which tells nobody what to do. */
function readAuthority(pem: string, where: string): Certificate {
  let loose: X509Certificate
  try {
    loose = new X509Certificate(pem)
  } catch (cause) {
    throw new TrustedIssuerRefused('malformed', where, 'PEM', { cause })
  }
  const { asymmetricKeyType, asymmetricKeyDetails } = loose.publicKey
  if (asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) < 2048) throw new TrustedIssuerRefused('weak-key', where, `RSA ${asymmetricKeyDetails?.modulusLength ?? 0}`)
  if (/sha-?1\b|md[245]/i.test(loose.signatureAlgorithm ?? '') || /sha1/i.test(loose.signatureAlgorithm ?? '')) throw new TrustedIssuerRefused('weak-signature', where, loose.signatureAlgorithm)
  let certificate: Certificate
  try {
    certificate = parseCertificate(loose.raw)
  } catch (cause) {
    throw new TrustedIssuerRefused('malformed', where, (cause as Error).message, { cause })
  }
  if (!mayIssue(certificate, certificate.notBefore)) throw new TrustedIssuerRefused('not-an-authority', where)
  return certificate
}

/** Whether the list vouches for this at an instant. */
export function vouches(issuer: OtherIssuer, purpose: TrustPurpose, at: Date): boolean {
  return issuer.trustedFor.includes(purpose) && startOfDay(issuer.from) <= at && (issuer.to === null || at <= endOfDay(issuer.to))
}

/**
 * Whether a certificate of another maker is a person's or an organisation's. EN 319 412-2 and -3: a person's names surname, given name or
 * pseudonym, a legal person's does not.
 */
export function purposeOf(certificate: Certificate): 'signature' | 'seal' {
  return subjectAttribute(certificate, oids.surname) !== null || subjectAttribute(certificate, oids.givenName) !== null ? 'signature' : 'seal'
}

export const issuerOf = (others: readonly OtherIssuer[], certificate: Certificate): OtherIssuer | null => others.find((other) => isIssuedBy(certificate, other.certificate)) ?? null
