/**
 * Step-up: what is signed in the officer's name is signed with the card they logged in with. Two steps, since the card stands at
 * the officer's desk: `startSigning` gives the hash for `web-eid:sign`, `completeSigning` takes the signature.
 */
import { createHash, verify } from 'node:crypto'
import { appendEntry } from '../../log/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inCentral, type Tx } from '../../platform/database/index.ts'
import { DomainError } from '../../platform/errors/index.ts'
import { DerError, ecdsaRawToDer, hashOfCurve, type Certificate, type HashName } from '../../platform/crypto/index.ts'
import { cardLoginErrors } from './card-login.errors.ts'
import { saveSigningRequest, takeSigningRequest } from './card-login.store.ts'
import { webEidHash, type CardTrust, type SigningChallenge } from './card-login.types.ts'
import { requireActiveCard, requireGoodStatus } from './card-standing.ts'
import { logRefusal } from './log-in.ts'
import { validateCardCertificate } from './verify-token.ts'

export const signingLifetime = 5 * 60_000

export interface SigningIntent {
  /** What `web-eid:get-signing-certificate` gave: base64 of the DER. */
  readonly certificate: string
  /** What the signature is for, such as `decision`; asked again on completion. */
  readonly purpose: string
  readonly subjectId: string
  /**
   * Makes what is to be signed, once the certificate is known to be good; `state` comes back on completion.
   * @param chain certificates above the signer's, for the document to carry
   */
  readonly prepare: (signer: { certificate: Certificate; chain: readonly Uint8Array[] }) => Promise<{ toBeSigned: Uint8Array; state: Record<string, unknown> }>
}

const hashFor = (certificate: Certificate): HashName => (certificate.keyKind === 'RSA' ? 'sha256' : hashOfCurve(certificate.keyKind))

/**
 * @throws card-login.other-card when it is not the session's card, and what makes a card unusable
 */
export async function startSigning(ctx: Context<OfficerPrincipal>, trust: CardTrust, intent: SigningIntent): Promise<SigningChallenge> {
  return refusalsLogged(ctx, intent, async () => {
    const found = validateCardCertificate(Buffer.from(intent.certificate, 'base64'), { issuers: await trust.issuers(ctx), at: ctx.clock.now(), profile: trust.signing })
    await requireGoodStatus(ctx, trust, found)
    const { cardId, sessionId, officerId } = ctx.principal
    await inCentral(ctx.db, async (tx) => {
      const card = await requireActiveCard(tx, ctx, 'signing', found)
      if (card.id !== cardId) throw cardLoginErrors.otherCard()
    })
    const { toBeSigned, state } = await intent.prepare({ certificate: found.certificate, chain: [found.issuer.der] })
    const hash = hashFor(found.certificate)
    const now = ctx.clock.now()
    const id = ctx.ids.uuid()
    await inCentral(ctx.db, (tx) => saveSigningRequest(tx, {
      id, sessionId, officerId, cardId, purpose: intent.purpose, subjectId: intent.subjectId, certificate: found.certificate.der, hash, toBeSigned, state,
      expiresAt: new Date(now.getTime() + signingLifetime)
    }, now))
    return { signingId: id, hash: createHash(hash).update(toBeSigned).digest('base64'), hashFunction: webEidHash[hash] }
  })
}

export interface CompletedSignature {
  readonly certificate: Certificate
  readonly toBeSigned: Uint8Array
  /** DER for ECDSA: what CMS carries. */
  readonly signature: Uint8Array
  readonly state: Readonly<Record<string, unknown>>
}

/**
 * Takes the card's signature in the transaction of what it is for.
 * @throws card-login.signing-expired, card-login.wrong-signature, and what makes the card unusable by now
 */
export async function completeSigning(
  tx: Tx, ctx: Context<OfficerPrincipal>, trust: CardTrust, answer: { signingId: string; signature: string; purpose: string; subjectId: string }
): Promise<CompletedSignature> {
  return refusalsLogged(ctx, answer, async () => {
    const request = await takeSigningRequest(tx, answer.signingId, ctx.principal.sessionId)
    if (!request || request.expiresAt <= ctx.clock.now() || request.purpose !== answer.purpose || request.subjectId !== answer.subjectId) throw cardLoginErrors.signingExpired()
    const { certificate, issuer } = validateCardCertificate(request.certificate, { issuers: await trust.issuers({ ...ctx, db: tx }), at: ctx.clock.now(), profile: trust.signing })
    const card = await requireActiveCard(tx, ctx, 'signing', { certificate, issuer })
    if (card.id !== ctx.principal.cardId) throw cardLoginErrors.otherCard()
    const signature = readSignature(certificate, request.hash, request.toBeSigned, Buffer.from(answer.signature, 'base64'))
    await appendEntry(tx, ctx, { kind: 'card.signed', subject: { kind: 'card', id: card.id }, body: { purpose: request.purpose, subjectId: request.subjectId, serial: certificate.serial, hash: request.hash } })
    return { certificate, toBeSigned: request.toBeSigned, signature, state: request.state }
  })
}

/** Verifies the card's answer and gives it in the form that documents carry. @throws card-login.wrong-signature */
function readSignature(certificate: Certificate, hash: HashName, data: Uint8Array, signature: Uint8Array): Uint8Array {
  const key = certificate.publicKey
  try {
    if (certificate.keyKind === 'RSA') {
      if (verify(hash, data, key, signature)) return signature
    } else if (verify(hash, data, { key, dsaEncoding: 'ieee-p1363' }, signature)) return ecdsaRawToDer(signature)
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cardLoginErrors.wrongSignature({}, { cause })
  }
  throw cardLoginErrors.wrongSignature()
}

async function refusalsLogged<T>(ctx: Context<OfficerPrincipal>, facts: { purpose: string; subjectId: string }, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DomainError) {
      await logRefusal(ctx, 'access.signing-refused', error, { purpose: facts.purpose, subjectId: facts.subjectId, cardId: ctx.principal.cardId })
    }
    throw error
  }
}
