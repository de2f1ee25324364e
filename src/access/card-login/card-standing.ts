/** Whether a card may be used now: its certificate's status by OCSP, and its state in the register of cards. */
import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { DomainError } from '../../platform/errors/index.ts'
import { checkRevocation, OcspRefused, oids, subjectAttribute, type Certificate } from '../../platform/crypto/index.ts'
import { holdCardOfCertificate, type Card, type CardState } from '../../registers/cards/index.ts'
import {
  cardAuthenticationProfile, cardSigningProfile, localOcspTransport, type CertificateAuthority
} from '../../registers/signatures/index.ts'
import { cardLoginErrors } from './card-login.errors.ts'
import type { CardTrust } from './card-login.types.ts'

/** @throws card-login.card-suspended, card-login.card-replaced, card-login.card-revoked, card-login.unknown-card, card-login.status-unavailable */
export async function requireGoodStatus(ctx: Context, trust: CardTrust, found: { certificate: Certificate; issuer: Certificate }): Promise<void> {
  let status: Awaited<ReturnType<typeof checkRevocation>>
  try {
    status = await checkRevocation({ ...found, transport: trust.ocsp(ctx), now: ctx.clock.now(), nonce: ctx.ids.bytes(32) })
  } catch (cause) {
    if (!(cause instanceof OcspRefused)) throw cause
    ctx.logger.warn({ fault: cause.fault }, 'certificate status is not certain')
    if (cause.fault === 'unknown') throw cardLoginErrors.unknownCard({}, { cause })
    throw cardLoginErrors.statusUnavailable({ fault: cause.fault }, { cause })
  }
  if (status.status === 'good') return
  if (status.reason === 'certificateHold') throw cardLoginErrors.cardSuspended()
  throw status.reason === 'superseded' ? cardLoginErrors.cardReplaced() : cardLoginErrors.cardRevoked()
}

const byState: Readonly<Record<CardState, (() => DomainError) | null>> = {
  active: null,
  ordered: () => cardLoginErrors.cardNotActive(),
  personalised: () => cardLoginErrors.cardNotActive(),
  delivered: () => cardLoginErrors.cardNotActive(),
  suspended: () => cardLoginErrors.cardSuspended(),
  revoked: () => cardLoginErrors.cardRevoked(),
  replaced: () => cardLoginErrors.cardReplaced(),
  expired: () => cardLoginErrors.cardExpired()
}

/**
 * The active card of this certificate, its row held until the transaction ends.
 * @throws card-login.unknown-card and one code for each state that is not active
 */
export async function requireActiveCard(
  tx: Tx, ctx: Context, use: 'authentication' | 'signing', found: { certificate: Certificate; issuer: Certificate }
): Promise<Card & { readonly expiresAt: Date }> {
  const card = await holdCardOfCertificate(tx, use, issuerNameOf(found.issuer), found.certificate.serial)
  if (!card) throw cardLoginErrors.unknownCard()
  const fault = byState[card.state]
  if (fault) throw fault()
  if (!card.expiresAt || card.expiresAt <= ctx.clock.now()) throw cardLoginErrors.cardExpired()
  return { ...card, expiresAt: card.expiresAt }
}

/** How the register of cards names an issuing authority. */
export const issuerNameOf = (issuer: Certificate): string => subjectAttribute(issuer, oids.commonName) ?? ''

/** Trust in our own authority, asked in process. Another issuer of cards is another `CardTrust`, with `httpOcspTransport`. */
export function ownCardTrust(authority: CertificateAuthority): CardTrust {
  return {
    issuers: async (ctx) => (await authority.current(ctx)).issuers.map(({ certificate }) => certificate),
    authentication: cardAuthenticationProfile,
    signing: cardSigningProfile,
    ocsp: (ctx) => localOcspTransport(ctx, authority)
  }
}
