/** Whatever a stranger sends as a token: the typed refusal and nothing else is thrown, and nothing changed is taken. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { oids, signingKey, type CertificateProfile } from '../../platform/crypto/index.ts'
import { DomainError } from '../../platform/errors/index.ts'
import { testAuthority, testPolicies, type TestAuthority } from '../../../test/factories/test-authority.ts'
import { readToken, verifyToken } from './verify-token.ts'

const now = new Date('2026-11-24T10:00:00Z')
const origin = 'https://kapu.pelda.invalid'
const nonce = randomBytes(32).toString('base64')
const profile: CertificateProfile = { keyUsage: [0], extendedKeyUsage: oids.clientAuth, policies: [testPolicies.authentication] }
const signed = ['unverifiedCertificate', 'algorithm', 'signature'] as const

let authority: TestAuthority
let key: KeyObject
let token: Record<string, string>

beforeAll(async () => {
  authority = await testAuthority(now)
  key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const { certificate } = await authority.issue({ keyUsage: [0], extendedKeyUsage: [oids.clientAuth], policies: [testPolicies.authentication] }, signingKey('card', key))
  token = { unverifiedCertificate: Buffer.from(certificate.der).toString('base64'), algorithm: 'ES256', signature: signatureOver(origin, nonce), format: 'web-eid:1.0', appVersion: 'https://web-eid.eu/web-eid-app/releases/2.5.0+0' }
})

function signatureOver(ofOrigin: string, ofNonce: string): string {
  const digest = (text: string): Uint8Array => createHash('sha256').update(text, 'utf8').digest()
  return sign('sha256', Buffer.concat([digest(ofOrigin), digest(ofNonce)]), { key, dsaEncoding: 'ieee-p1363' }).toString('base64')
}

/** Whether it is taken; anything thrown but a typed refusal fails the property. */
function taken(input: unknown): boolean {
  try {
    verifyToken(readToken(input), { origin, nonce, issuers: [authority.issuing.certificate], at: now, profile })
    return true
  } catch (error) {
    if (error instanceof DomainError && error.code.startsWith('card-login.')) return false
    throw error
  }
}

const isTheSame = (changed: Record<string, unknown>): boolean => signed.every((field) => changed[field] === token[field])

describe('the token of a card', () => {
  it('is taken as it was made', () => expect(taken(token)).toBe(true))

  it('is refused, by the typed error, when it is any other value', () => {
    fc.assert(fc.property(fc.oneof(fc.anything({ withNullPrototype: true, withDate: true, withBigInt: true, withTypedArray: true }), fc.jsonValue(), fc.string()), (input) => {
      expect(taken(input)).toBe(false)
    }), { numRuns: 2_000 })
  })

  it('is refused when a field is left out or is something else', () => {
    const value = fc.oneof(fc.anything(), fc.string(), fc.base64String(), fc.base64String({ minLength: 200, maxLength: 4_000 }), fc.constantFrom('', 'none', 'ES256', 'ES384', 'RS256', 'PS512', '__proto__', 'constructor', 'web-eid:1', 'web-eid:10', 'A'.repeat(20_000), null))
    fc.assert(fc.property(fc.constantFrom(...signed, 'format'), value, fc.boolean(), (field, other, leftOut) => {
      const changed: Record<string, unknown> = { ...token, [field]: other }
      if (leftOut) delete changed[field]
      // The form of the message is no secret and nobody signs it.
      fc.pre(!isTheSame(changed) || !/^web-eid:1(?:\.\d{1,4})?$/.test(String(changed['format'])))
      expect(taken(changed)).toBe(false)
    }), { numRuns: 2_000 })
  })

  it('is refused with any letter of what is signed changed, added, or taken away', () => {
    fc.assert(fc.property(fc.constantFrom(...signed), fc.nat(), fc.oneof(fc.string({ minLength: 1, maxLength: 4, unit: 'binary' }), fc.constantFrom('=', '\n', ' ', '-', '_', '+', '/', '\0')), fc.constantFrom('replace', 'insert', 'delete'), (field, place, letters, how) => {
      const text = token[field]!
      const at = place % text.length
      const changed = text.slice(0, at) + (how === 'delete' ? '' : letters) + text.slice(how === 'insert' ? at : at + (how === 'delete' ? 1 : letters.length))
      fc.pre(changed !== text)
      expect(taken({ ...token, [field]: changed })).toBe(false)
    }), { numRuns: 3_000 })
  })

  it('is refused with any bit of certificate or signature turned round, octets added, or cut', () => {
    fc.assert(fc.property(fc.constantFrom('unverifiedCertificate', 'signature'), fc.nat(), fc.uint8Array({ maxLength: 3 }), (field, place, tail) => {
      const bytes = Buffer.from(token[field]!, 'base64')
      const bit = place % (bytes.length * 8)
      const flipped = Uint8Array.from(bytes)
      flipped[bit >> 3]! ^= 1 << (bit & 7)
      for (const other of [flipped, bytes.subarray(0, bit >> 3), ...(tail.length > 0 ? [Buffer.concat([bytes, tail]), Buffer.concat([tail, bytes])] : [])]) {
        expect(taken({ ...token, [field]: Buffer.from(other).toString('base64') })).toBe(false)
      }
    }), { numRuns: 3_000 })
  })

  it('has one text for one value: the last letter\'s spare bits are part of it', () => {
    for (const field of ['unverifiedCertificate', 'signature'] as const) {
      const text = token[field]!
      const spare = text.length - (text.endsWith('==') ? 3 : text.endsWith('=') ? 2 : 1)
      for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/') {
        const changed = text.slice(0, spare) + letter + text.slice(spare + 1)
        if (changed !== text) expect(taken({ ...token, [field]: changed }), `${field} ${letter}`).toBe(false)
      }
    }
  })

  it('is refused for another origin or nonce, whatever they are', () => {
    fc.assert(fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.constantFrom(`${origin}/`, origin.toUpperCase(), `${origin}:443`)), fc.oneof(fc.base64String(), fc.string()), (otherOrigin, otherNonce) => {
      fc.pre(otherOrigin !== origin && otherNonce !== nonce)
      for (const [ofOrigin, ofNonce] of [[otherOrigin, nonce], [origin, otherNonce], [nonce, origin]] as const) {
        expect(taken({ ...token, signature: signatureOver(ofOrigin, ofNonce) })).toBe(false)
      }
    }), { numRuns: 300 })
  })
})
