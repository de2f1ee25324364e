/**
 * Issues the software cards of the demonstration country, through the same steps and four eyes as a real card. Their keys are
 * sealed by PINs that everybody may read, so they are given to invented officers only and never live beside real ones.
 */
import { createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { Context } from '../../src/platform/context/index.ts'
import { inCentral, type Db, type Tx } from '../../src/platform/database/index.ts'
import { oids, subjectAttribute } from '../../src/platform/crypto/index.ts'
import { confirmRevocation, orderCard, proposeRevocation, recordPersonalisation, takeStep, type CardId, type OnCardEnded } from '../../src/registers/cards/index.ts'
import { issueCardCertificate, type Authority, type CertificateAuthority } from '../../src/registers/signatures/index.ts'
import { hasDemoCards, insertDemoCard, isDemoOfficer } from './demo-cards.store.ts'
import type { DemoCardCondition } from './demo-cards.types.ts'
import { sealKey } from './seal-key.ts'

const year = 365 * 86_400_000
const generate = promisify(generateKeyPair)

export interface DemoCardOrder {
  readonly officerId: string
  readonly officerNumber: string
  readonly familyName: string
  readonly givenName: string
  /** As shown in the list of cards. */
  readonly jobRole: string
  readonly organisation: string
  /** 4–12 digits. */
  readonly pin: string
  readonly condition: DemoCardCondition
  readonly note: string | null
  /** Place in the list, and part of the number on the card. */
  readonly position: number
  /** P-384 cards exist too; P-256 when left out. */
  readonly curve?: 'P-256' | 'P-384'
}

export interface DemoCardDeps {
  readonly authority: CertificateAuthority
  readonly publicUrl: () => string
  readonly onCardEnded: OnCardEnded
}

/** One card, in one transaction. @throws Error for an officer who is not marked as invented */
export async function issueDemoCard(ctx: Context, deps: DemoCardDeps, order: DemoCardOrder): Promise<CardId> {
  if (!/^\d{4,12}$/.test(order.pin)) throw new RangeError('a PIN has 4 to 12 digits')
  const authority = await deps.authority.current(ctx)
  const keys = await Promise.all([newKey(order.curve), newKey(order.curve)])
  const [authentication, signing] = await Promise.all(keys.map((key) => sealKey(key.export({ type: 'pkcs8', format: 'der' }), order.pin, (length) => ctx.ids.bytes(length))))
  return inCentral(ctx.db, async (tx) => {
    if (!(await isDemoOfficer(tx, order.officerId))) throw new Error('a software card is for invented officers only')
    const { cardId, certificates } = await personalise(tx, ctx, deps, authority, order, keys as [KeyObject, KeyObject])
    await bringInto(tx, ctx, deps, cardId, order.condition)
    await insertDemoCard(tx, {
      id: cardId, position: order.position, holder: `${order.familyName} ${order.givenName}`, jobRole: order.jobRole, organisation: order.organisation, pin: order.pin,
      note: order.note, retriesLeft: order.condition === 'blocked' ? 0 : 3, authenticationCertificate: certificates[0], signingCertificate: certificates[1],
      keys: { authentication: authentication!, signing: signing! }
    })
    return cardId
  })
}

const newKey = async (curve: 'P-256' | 'P-384' = 'P-256'): Promise<KeyObject> => (await generate('ec', { namedCurve: curve })).privateKey

/** The two invented clerks of the card office. */
const clerk = (ctx: Context, which: 1 | 2): Context => ({ ...ctx, principal: { kind: 'system', name: `demo-card-office-${which}` } })

async function personalise(
  tx: Tx, ctx: Context, deps: DemoCardDeps, authority: Authority, order: DemoCardOrder, keys: readonly [KeyObject, KeyObject]
): Promise<{ cardId: CardId; certificates: [Uint8Array, Uint8Array] }> {
  const cardId = await orderCard(tx, clerk(ctx, 1), { officerId: order.officerId, reason: 'new' })
  const now = Math.floor(ctx.clock.now().getTime() / 1000) * 1000
  const from = new Date(order.condition === 'expired' ? now - 5 * year : now - 300_000)
  const to = new Date(order.condition === 'expired' ? now - 30 * 86_400_000 : now + 5 * year)
  const issue = (use: 'authentication' | 'signing', key: KeyObject) => issueCardCertificate(tx, ctx, authority, {
    use, holder: order, spki: publicHalf(key), validity: { from, to }, publicUrl: deps.publicUrl()
  })
  const authentication = await issue('authentication', keys[0])
  const signing = await issue('signing', keys[1])
  await recordPersonalisation(tx, clerk(ctx, 2), cardId, {
    issuer: subjectAttribute(authority.issuing, oids.commonName) ?? '', serial: `DEMO-${String(order.position).padStart(6, '0')}`,
    authenticationSerial: authentication.certificate.serial, signingSerial: signing.certificate.serial,
    authenticationCertificateId: authentication.id, signingCertificateId: signing.id, expiresAt: to
  }, deps.onCardEnded)
  return { cardId, certificates: [authentication.certificate.der, signing.certificate.der] }
}

const publicHalf = (key: KeyObject): Uint8Array => createPublicKey(key).export({ type: 'spki', format: 'der' })

async function bringInto(tx: Tx, ctx: Context, deps: DemoCardDeps, cardId: CardId, condition: DemoCardCondition): Promise<void> {
  const office = clerk(ctx, 1)
  await takeStep(tx, office, cardId, 'deliver', {}, deps.onCardEnded)
  await takeStep(tx, office, cardId, 'activate', {}, deps.onCardEnded)
  if (condition === 'suspended') await takeStep(tx, office, cardId, 'suspend', { reason: 'lost' }, deps.onCardEnded)
  if (condition === 'expired') await takeStep(tx, office, cardId, 'expire', { reason: 'expired' }, deps.onCardEnded)
  if (condition === 'revoked') {
    await proposeRevocation(tx, office, cardId, { reason: 'stolen' })
    await confirmRevocation(tx, clerk(ctx, 2), cardId, deps.onCardEnded)
  }
}

/** Issues the whole list, once: a second call on the same database does nothing. Gives how many were issued. */
export async function issueDemoCards(ctx: Context, deps: DemoCardDeps, orders: readonly DemoCardOrder[]): Promise<number> {
  if (await hasDemoCards(ctx.db)) return 0
  for (const order of orders) await issueDemoCard(ctx, deps, order)
  return orders.length
}

/**
 * To be called on every start outside the demo: a database with software cards must not serve real offices, whatever the settings.
 * @throws Error
 */
export async function refuseDemoCards(db: Db): Promise<void> {
  if (await hasDemoCards(db)) {
    throw new Error('Az adatbázisban bemutatókártyák vannak, ezért éles üzemben nem indul / the database holds demo cards, so it is not served outside the demo')
  }
}
