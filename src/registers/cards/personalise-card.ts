/** Personalising (megszemélyesítés): keys made on the card get their certificates, and the PIN waits, sealed, for its letter. */
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { DerError, equalBytes, oids, readCertificationRequest, subjectAttribute, type SecretBox } from '../../platform/crypto/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { issueCardCertificate, type CertificateAuthority } from '../signatures/index.ts'
import { actOnCard, type CardOutcome, type CardRequest, type SettleCard } from './act-on-card.ts'
import { cardErrors } from './cards.errors.ts'
import { findHolder, insertLetter } from './cards.store.ts'
import type { Card, CardPorts } from './cards.types.ts'
import { actorOf, recordPersonalisation } from './take-step.ts'

const years = 5

/** What a personalisation station has made. The private keys never leave the card. */
export interface MadeCard {
  /** Number printed on the card. */
  readonly serial: string
  /** PKCS#10, DER. */
  readonly authenticationRequest: Uint8Array
  readonly signingRequest: Uint8Array
  readonly pin: string
  readonly puk: string | null
}

/** A station that the Gate reaches by itself (megszemélyesítő állomás). */
export interface PersonalisationStation {
  /** Makes keys and PIN on a blank card. */
  make(ctx: Context): Promise<MadeCard & {
    /** Puts the certificates on the card, in the transaction that records them. */
    readonly finish: (tx: Tx, card: { readonly cardId: string; readonly officerId: string; readonly authentication: Uint8Array; readonly signing: Uint8Array }) => Promise<void>
  }>
}

export interface PersonaliseDeps {
  readonly ports: CardPorts
  readonly authority: CertificateAuthority
  readonly publicUrl: () => string
  readonly pins: SecretBox
  /** Null: what was made elsewhere is handed in. */
  readonly station: PersonalisationStation | null
}

/** What stands in the letter; sealed as it is. */
export interface LetterSecrets {
  readonly pin: string
  readonly puk: string | null
}

/** Under which name the PIN of a card is sealed. */
export const sealedFor = (cardId: string): string => `card ${cardId}`

/**
 * @param handedIn null: the connected station makes the card
 * @throws card.no-station, card.bad-request, card.same-person, card.serial-taken, entitlement.*
 */
export async function personaliseCard(
  ctx: Context<OfficerPrincipal>, deps: PersonaliseDeps, request: CardRequest & { readonly handedIn: MadeCard | null }, settle: SettleCard = async () => {}
): Promise<CardOutcome> {
  const authority = await deps.authority.current(ctx)
  return actOnCard(ctx, deps.ports, request, 'card:personalise', async (tx, card) => {
    if (card.state !== 'ordered') throw cardErrors.notPermitted({ state: card.state, step: 'personalise' })
    const holder = await findHolder(tx, { id: card.officerId }, legalDateOf(ctx.clock.now()))
    if (!holder?.inPost) throw cardErrors.noPost()
    const built = request.handedIn === null ? await stationOf(deps).make(ctx) : null
    const made: MadeCard = built ?? request.handedIn!
    const keys = readKeys(made)
    const now = Math.floor(ctx.clock.now().getTime() / 1000) * 1000
    const to = new Date(now)
    to.setUTCFullYear(to.getUTCFullYear() + years)
    // A little in the past, so that a verifier whose clock is slow takes it; never beyond its issuer.
    const validity = { from: new Date(now - 300_000), to: to < authority.issuing.notAfter ? to : authority.issuing.notAfter }
    const [familyName, ...given] = holder.name.split(' ')
    const issue = (use: 'authentication' | 'signing', spki: Uint8Array) => issueCardCertificate(tx, ctx, authority, {
      use, spki, validity, publicUrl: deps.publicUrl(),
      holder: { officerId: holder.id, familyName: familyName!, givenName: given.join(' '), officerNumber: holder.officerNumber }
    })
    const authentication = await issue('authentication', keys.authentication)
    const signing = await issue('signing', keys.signing)
    await record(tx, ctx, deps, card, {
      issuer: subjectAttribute(authority.issuing, oids.commonName) ?? '', serial: made.serial, expiresAt: validity.to,
      authenticationSerial: authentication.certificate.serial, signingSerial: signing.certificate.serial,
      authenticationCertificateId: authentication.id, signingCertificateId: signing.id
    })
    const secrets: LetterSecrets = { pin: made.pin, puk: made.puk }
    await insertLetter(tx, card.id, deps.pins.seal(JSON.stringify(secrets), sealedFor(card.id)), ctx.clock.now())
    await built?.finish(tx, { cardId: card.id, officerId: holder.id, authentication: authentication.certificate.der, signing: signing.certificate.der })
  }, settle)
}

function stationOf(deps: PersonaliseDeps): PersonalisationStation {
  if (!deps.station) throw cardErrors.noStation()
  return deps.station
}

/** The keys of both requests. @throws card.bad-request */
function readKeys(made: MadeCard): { authentication: Uint8Array; signing: Uint8Array } {
  try {
    const authentication = readCertificationRequest(made.authenticationRequest)
    const signing = readCertificationRequest(made.signingRequest)
    // One key for both would make a login challenge a signature.
    if (equalBytes(authentication, signing)) throw new DerError('both requests are for one key')
    return { authentication, signing }
  } catch (cause) {
    if (cause instanceof DerError) throw cardErrors.badRequest({ fault: cause.message }, { cause })
    throw cause
  }
}

async function record(tx: Tx, ctx: Context<OfficerPrincipal>, deps: PersonaliseDeps, card: Card, facts: Parameters<typeof recordPersonalisation>[3]): Promise<void> {
  if (card.orderedBy === actorOf(ctx.principal)) throw cardErrors.samePerson()
  try {
    await recordPersonalisation(tx, ctx, card.id, facts, deps.ports.onCardEnded)
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'card_issuer_serial_key') throw cardErrors.serialTaken({ serial: facts.serial }, { cause: error })
    throw error
  }
}
