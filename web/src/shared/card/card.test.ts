import { createPrivateKey, createPublicKey, generateKeyPairSync, pbkdf2Sync, randomBytes, createCipheriv, createHash, verify, type KeyObject } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openSealedKey, WrongPin } from './sealed-key.ts'
import { signHash } from './prehashed-ecdsa.ts'
import { authenticationToken, openCardKey, retriesLeft, unblock, type CardMemory } from './software-card.ts'
import { CardFault, faultOf } from './web-eid.types.ts'

function seal(key: KeyObject, pin: string) {
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', pbkdf2Sync(pin, salt, 1000, 32, 'sha256'), iv)
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' })
  const ciphertext = Buffer.concat([cipher.update(pkcs8), cipher.final(), cipher.getAuthTag()])
  return { salt: salt.toString('base64'), iterations: 1000, iv: iv.toString('base64'), ciphertext: ciphertext.toString('base64') }
}

function memory(): CardMemory {
  const kept = new Map<string, string>()
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) }
}

const curves = [['P-256', 'SHA-256', 'ES256'], ['P-384', 'SHA-384', 'ES384']] as const

describe.each(curves)('a software card with a %s key', (namedCurve, hash, algorithm) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve })
  const sealed = seal(privateKey, '1234')

  test('opens with its PIN and with no other', async () => {
    await expect(openSealedKey(sealed, '1234')).resolves.toMatchObject({ curve: namedCurve })
    await expect(openSealedKey(sealed, '4321')).rejects.toBeInstanceOf(WrongPin)
  })

  test('gives a Web eID token that binds origin and nonce', async () => {
    const opened = await openSealedKey(sealed, '1234')
    const token = await authenticationToken(opened, 'Y2VydA==', 'https://kapu.example', 'bm9uY2U=')
    expect(token).toMatchObject({ algorithm, format: 'web-eid:1.0', unverifiedCertificate: 'Y2VydA==' })
    const name = hash.replace('-', '').toLowerCase()
    const signed = (origin: string) => Buffer.concat([createHash(name).update(origin).digest(), createHash(name).update('bm9uY2U=').digest()])
    const check = (origin: string) => verify(name, signed(origin), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(token.signature, 'base64'))
    expect(check('https://kapu.example')).toBe(true)
    expect(check('https://other.example')).toBe(false)
  })

  test.each(['SHA-256', 'SHA-384', 'SHA-512'])('signs a ready-made %s hash that the platform verifies', async (hashName) => {
    const opened = await openSealedKey(sealed, '1234')
    const name = hashName.replace('-', '').toLowerCase()
    const document = randomBytes(300)
    const signature = await signHash(opened, createHash(name).update(document).digest(), hashName)
    expect(verify(name, document, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true)
    document[0] = (document[0] ?? 0) ^ 1
    expect(verify(name, document, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(false)
  })

  test('refuses a hash of the wrong length', async () => {
    const opened = await openSealedKey(sealed, '1234')
    await expect(signHash(opened, new Uint8Array(20), 'SHA-256')).rejects.toBeInstanceOf(RangeError)
  })
})

test('the nonce follows RFC 6979 (A.2.5, P-256, SHA-256, "sample")', async () => {
  const d = 'C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721'
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC', crv: 'P-256', d: Buffer.from(d, 'hex').toString('base64url'),
      x: Buffer.from('60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6', 'hex').toString('base64url'),
      y: Buffer.from('7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299', 'hex').toString('base64url')
    }
  })
  expect(createPublicKey(key).asymmetricKeyDetails?.namedCurve).toBe('prime256v1')
  const opened = await openSealedKey(seal(key, '0000'), '0000')
  const signature = await signHash(opened, createHash('sha256').update('sample').digest(), 'SHA-256')
  expect(Buffer.from(signature).toString('hex').toUpperCase()).toBe(
    'EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8'
  )
})

describe('wrong PINs', () => {
  const card = { id: 'card-1', retriesLeft: 3 }
  const sealed = seal(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, '1234')

  test('three in a row block the card, even for the right PIN, until it is unblocked', async () => {
    const kept = memory()
    await expect(openCardKey(kept, card, sealed, '0000')).rejects.toBeInstanceOf(WrongPin)
    await expect(openCardKey(kept, card, sealed, '0000')).rejects.toBeInstanceOf(WrongPin)
    expect(retriesLeft(kept, card)).toBe(1)
    await expect(openCardKey(kept, card, sealed, '0000')).rejects.toMatchObject({ code: 'pin-blocked' })
    await expect(openCardKey(kept, card, sealed, '1234')).rejects.toMatchObject({ code: 'pin-blocked' })
    unblock(kept, card.id)
    await expect(openCardKey(kept, card, sealed, '1234')).resolves.toMatchObject({ curve: 'P-256' })
  })

  test('a right PIN gives all three tries back', async () => {
    const kept = memory()
    await expect(openCardKey(kept, card, sealed, '0000')).rejects.toBeInstanceOf(WrongPin)
    await openCardKey(kept, card, sealed, '1234')
    expect(retriesLeft(kept, card)).toBe(3)
  })

  test('a card that the server lists as blocked stays blocked', async () => {
    await expect(openCardKey(memory(), { id: 'card-2', retriesLeft: 0 }, sealed, '1234')).rejects.toMatchObject({ code: 'pin-blocked' })
  })

  test('a damaged key is not counted as a wrong PIN', async () => {
    const kept = memory()
    await expect(openCardKey(kept, card, { ...sealed, salt: '%%%' }, '1234')).rejects.toMatchObject({ code: 'damaged-card' })
    expect(retriesLeft(kept, card)).toBe(3)
  })
})

test("the extension's codes become ours", () => {
  expect(faultOf({ code: 'ERR_WEBEID_USER_CANCELLED' })).toMatchObject({ code: 'user-cancelled' })
  expect(faultOf({ code: 'ERR_SOMETHING_NEW' })).toMatchObject({ code: 'unknown' })
  expect(faultOf(null)).toBeInstanceOf(CardFault)
})
