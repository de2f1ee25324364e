/**
 * The demo's software card: holds what a chip would hold, asks for the PIN before each use of a key, blocks itself after three
 * wrong ones, and answers the window messages of the Web eID extension. It exists only where the server lists demo cards
 * (`GET /api/v1/demo/cards`), which it does only in a demo.
 */
import { fromBase64, toBase64 } from './base64.ts'
import { signHash } from './prehashed-ecdsa.ts'
import { openSealedKey, WrongPin, type CurveName, type OpenedKey } from './sealed-key.ts'
import { CardFault, type AuthenticationToken, type CardAction, type CardSignature, type SigningCertificate } from './web-eid.types.ts'
import type { DemoCard, SealedKey } from '../api/types.ts'

export const pinTries = 3

/** Where a card keeps how many wrong PINs it still takes: `localStorage` in the browser. */
export type CardMemory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const memoryKey = (cardId: string): string => `kapu.card.${cardId}.retries`

/** Tries left before the card blocks itself; 0 means blocked. */
export function retriesLeft(memory: CardMemory, card: Pick<DemoCard, 'id' | 'retriesLeft'>): number {
  const kept = memory.getItem(memoryKey(card.id))
  const own = kept !== null && /^[0-3]$/.test(kept) ? Number(kept) : pinTries
  return Math.min(own, card.retriesLeft)
}

/** What stands for a visit to the card office: the retry counter starts anew. */
export function unblock(memory: CardMemory, cardId: string): void {
  memory.removeItem(memoryKey(cardId))
}

/**
 * Opens one key of the card with the PIN and keeps count.
 * @throws WrongPin with tries left
 * @throws CardFault `pin-blocked` when this was the last try or none was left
 */
export async function openCardKey(memory: CardMemory, card: Pick<DemoCard, 'id' | 'retriesLeft'>, sealed: SealedKey, pin: string): Promise<OpenedKey> {
  const left = retriesLeft(memory, card)
  if (left === 0) throw new CardFault('pin-blocked')
  // Counted before the attempt, as a chip does, so that leaving the page in between gains no try.
  memory.setItem(memoryKey(card.id), String(left - 1))
  try {
    const opened = await openSealedKey(sealed, pin)
    memory.setItem(memoryKey(card.id), String(pinTries))
    return opened
  } catch (error) {
    if (!(error instanceof WrongPin)) {
      memory.setItem(memoryKey(card.id), String(left))
      throw new CardFault('damaged-card')
    }
    if (left === 1) throw new CardFault('pin-blocked')
    throw error
  }
}

const hashOfCurve: Readonly<Record<CurveName, 'SHA-256' | 'SHA-384'>> = { 'P-256': 'SHA-256', 'P-384': 'SHA-384' }

/** The Web eID token: a signature over H(origin) ‖ H(nonce), the nonce as its base64 text. */
export async function authenticationToken(opened: OpenedKey, certificate: string, origin: string, nonce: string): Promise<AuthenticationToken> {
  const hash = hashOfCurve[opened.curve]
  const encoder = new TextEncoder()
  const [ofOrigin, ofNonce] = await Promise.all([crypto.subtle.digest(hash, encoder.encode(origin)), crypto.subtle.digest(hash, encoder.encode(nonce))])
  const signed = Uint8Array.of(...new Uint8Array(ofOrigin), ...new Uint8Array(ofNonce))
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash }, opened.key, signed)
  return {
    unverifiedCertificate: certificate,
    algorithm: hash === 'SHA-256' ? 'ES256' : 'ES384',
    signature: toBase64(new Uint8Array(signature)),
    format: 'web-eid:1.0',
    appVersion: 'https://web-eid.eu/web-eid-app/releases/v2.0.2'
  }
}

export interface SoftwareReader {
  /** The card in the reader, or null. */
  card(): DemoCard | null
  /**
   * Asks the officer for the PIN until the key opens.
   * @throws CardFault `user-cancelled`, `pin-blocked`
   */
  unlock(card: DemoCard, key: 'authentication' | 'signing'): Promise<OpenedKey>
}

type Request = { readonly action: CardAction; readonly challengeNonce?: unknown; readonly hash?: unknown; readonly hashFunction?: unknown; readonly certificate?: unknown }

async function answer(page: Window, reader: SoftwareReader, request: Request): Promise<Record<string, unknown>> {
  if (request.action === 'web-eid:status') return { extension: 'software', nativeApp: 'software' }
  const card = reader.card()
  if (card === null) throw new CardFault('no-card')
  if (request.action === 'web-eid:authenticate') {
    if (typeof request.challengeNonce !== 'string') throw new CardFault('unknown')
    const opened = await reader.unlock(card, 'authentication')
    return { ...await authenticationToken(opened, card.authenticationCertificate, page.location.origin, request.challengeNonce) }
  }
  if (request.action === 'web-eid:get-signing-certificate') {
    const algorithms = (['SHA-256', 'SHA-384', 'SHA-512'] as const)
      .map((hashFunction) => ({ cryptoAlgorithm: 'ECC', hashFunction, paddingScheme: 'NONE' }))
    const certificate: SigningCertificate = { certificate: card.signingCertificate, supportedSignatureAlgorithms: algorithms }
    return { ...certificate }
  }
  if (typeof request.hash !== 'string' || typeof request.hashFunction !== 'string') throw new CardFault('unknown')
  if (request.certificate !== card.signingCertificate) throw new CardFault('no-card')
  const opened = await reader.unlock(card, 'signing')
  const signature: CardSignature = {
    signature: toBase64(await signHash(opened, fromBase64(request.hash), request.hashFunction)),
    signatureAlgorithm: { cryptoAlgorithm: 'ECC', hashFunction: request.hashFunction, paddingScheme: 'NONE' }
  }
  return { ...signature }
}

const codeOfFault: Readonly<Record<string, string>> = {
  'user-cancelled': 'ERR_WEBEID_USER_CANCELLED', 'no-card': 'ERR_KAPU_NO_CARD', 'pin-blocked': 'ERR_KAPU_PIN_BLOCKED', 'damaged-card': 'ERR_KAPU_DAMAGED_CARD'
}
const actions: readonly string[] = ['web-eid:status', 'web-eid:authenticate', 'web-eid:get-signing-certificate', 'web-eid:sign'] satisfies CardAction[]

/** Listens for the page's messages as the extension would. Returns the way to stop. */
export function connectSoftwareReader(page: Window, reader: SoftwareReader): () => void {
  function onMessage(event: MessageEvent): void {
    if (event.source !== page || event.origin !== page.location.origin) return
    const request = event.data as Partial<Request> & { reader?: unknown } | null
    if (typeof request !== 'object' || request === null || request.reader !== 'software' || !actions.includes(String(request.action))) return
    const action = request.action as CardAction
    const reply = (message: Record<string, unknown>): void => page.postMessage({ ...message, reader: 'software' }, page.location.origin)
    reply({ action: `${action}-ack` })
    answer(page, reader, { ...request, action }).then(
      (result) => reply({ ...result, action: `${action}-success` }),
      (error: unknown) => {
        const code = error instanceof CardFault ? codeOfFault[error.code] : undefined
        reply({ action: `${action}-failure`, error: { code: code ?? 'ERR_WEBEID_UNKNOWN_ERROR', message: String(error) } })
      }
    )
  }
  page.addEventListener('message', onMessage)
  return () => page.removeEventListener('message', onMessage)
}
