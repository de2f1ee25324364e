/**
 * Private keys of the server: issuing CA, OCSP and time-stamp signers, office seals. A key never leaves its store; callers hand
 * in what is to be signed. The file store is the development default; a PKCS#11 token takes its place behind the same interface.
 */
import { createCipheriv, createDecipheriv, createHash, createPrivateKey, createPublicKey, generateKeyPair, hkdfSync, sign, type KeyObject } from 'node:crypto'
import { link, mkdir, open as openFile, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

export type Curve = 'P-256' | 'P-384'
export type HashName = 'sha256' | 'sha384' | 'sha512'

/** A key pair whose private half stays where it is. */
export interface SigningKey {
  readonly name: string
  readonly curve: Curve
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array
  /** ECDSA over the data with the hash that fits the curve (SHA-256 or SHA-384); DER. */
  sign(data: Uint8Array): Promise<Uint8Array>
}

/** A key is missing, its file was changed or belongs to another secret, or its token cannot be used. Deliberately without detail of the content. */
export class KeyStoreError extends Error {
  readonly code: 'key.missing' | 'key.sealed' | 'key.token'
  constructor(code: KeyStoreError['code'], name: string, options?: ErrorOptions) {
    super(`${code}: ${name}`, options)
    this.name = 'KeyStoreError'
    this.code = code
  }
}

export interface KeyStore {
  /** The key of this name, made on first use. Two processes that ask at once get the same one. */
  ensure(name: string, curve: Curve): Promise<SigningKey>
  /** @throws KeyStoreError `key.missing`, `key.sealed` */
  get(name: string): Promise<SigningKey>
  /** Of all keys here that begin so. */
  names(prefix: string): Promise<string[]>
  /** For good. A key that is not there is no fault. */
  remove(name: string): Promise<void>
}

/** A store whose keys can be carried away, as the root's must be. A token has none. */
export interface ExportableKeyStore extends KeyStore {
  /** PKCS#8, sealed by a passphrase (PBES2, AES-256): what `openssl pkey` reads. @throws KeyStoreError */
  exportKey(name: string, passphrase: Uint8Array): Promise<string>
  /** A file of this store's own, wherever it lies now. @throws KeyStoreError */
  openFile(name: string, text: string): SigningKey
}

export const hashOfCurve = (curve: Curve): HashName => (curve === 'P-256' ? 'sha256' : 'sha384')

/** Wraps a private key of this process; also for keys that live only in a test. */
export function signingKey(name: string, privateKey: KeyObject): SigningKey {
  const detail = privateKey.asymmetricKeyDetails?.namedCurve
  const curve: Curve | undefined = detail === 'prime256v1' ? 'P-256' : detail === 'secp384r1' ? 'P-384' : undefined
  if (!curve) throw new TypeError('server keys are on P-256 or P-384')
  return {
    name,
    curve,
    spki: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    sign: (data) => Promise.resolve(sign(hashOfCurve(curve), data, { key: privateKey, dsaEncoding: 'der' }))
  }
}

/** Also the label in a token. */
export const keyName = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,99}$/)
const base64 = z.base64().transform((text) => Buffer.from(text, 'base64'))
const sealedFile = z.strictObject({ version: z.literal(1), iv: base64, ciphertext: base64, tag: base64 })
const generate = promisify(generateKeyPair)

/**
 * Key store of a folder (0700): one file (0600) per key, PKCS#8 sealed by AES-256-GCM. The sealing key is derived from the
 * installation's secret, and the name is authenticated, so files cannot be exchanged for each other.
 * @param keyEncryptionKey 32 octets
 * @param randomBytes source of initialisation vectors
 */
export function folderKeyStore(options: { folder: string; keyEncryptionKey: Uint8Array; randomBytes: (length: number) => Uint8Array }): ExportableKeyStore {
  const { folder, keyEncryptionKey, randomBytes } = options
  if (keyEncryptionKey.length !== 32) throw new RangeError('the key encryption key has 32 octets')
  const sealing = Buffer.from(hkdfSync('sha256', keyEncryptionKey, new Uint8Array(0), 'kapu key store 1', 32))
  const opened = new Map<string, Promise<SigningKey>>()

  async function load(name: string): Promise<KeyObject> {
    let text: string
    try {
      text = await readFile(pathOf(name), 'utf8')
    } catch (cause) {
      throw new KeyStoreError((cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'key.missing' : 'key.sealed', name, { cause })
    }
    return unseal(name, text)
  }

  function unseal(name: string, text: string): KeyObject {
    try {
      const sealed = sealedFile.parse(JSON.parse(text))
      const cipher = createDecipheriv('aes-256-gcm', sealing, sealed.iv, { authTagLength: 16 }).setAAD(Buffer.from(name)).setAuthTag(sealed.tag)
      const der = Buffer.concat([cipher.update(sealed.ciphertext), cipher.final()])
      return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    } catch (cause) {
      throw new KeyStoreError('key.sealed', name, { cause })
    }
  }

  const open = async (name: string): Promise<SigningKey> => signingKey(name, await load(name))

  async function create(name: string, curve: Curve): Promise<void> {
    const { privateKey } = await generate('ec', { namedCurve: curve })
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', sealing, iv, { authTagLength: 16 }).setAAD(Buffer.from(name))
    const ciphertext = Buffer.concat([cipher.update(privateKey.export({ type: 'pkcs8', format: 'der' })), cipher.final()])
    const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
    const content = JSON.stringify({ version: 1, iv: text(iv), ciphertext: text(ciphertext), tag: text(cipher.getAuthTag()) })
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const temporary = join(folder, `.${name}.${text(randomBytes(9)).replaceAll(/[+/]/g, '-')}`)
    const file = await openFile(temporary, 'wx', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    try {
      // link, not rename: it refuses to overwrite a key that another process has just made.
      await link(temporary, pathOf(name))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      await rm(temporary, { force: true })
    }
  }

  const pathOf = (name: string): string => join(folder, `${keyName.parse(name)}.key`)

  function remember(name: string, work: () => Promise<SigningKey>): Promise<SigningKey> {
    const known = opened.get(name)
    if (known) return known
    const loading = work()
    opened.set(name, loading)
    loading.catch(() => opened.delete(name))
    return loading
  }

  return {
    get: (name) => remember(name, () => open(name)),
    ensure: (name, curve) => remember(name, async () => {
      try {
        return await open(name)
      } catch (error) {
        if (!(error instanceof KeyStoreError) || error.code !== 'key.missing') throw error
      }
      await create(name, curve)
      return open(name)
    }),
    names: async (prefix) => {
      const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return []
        throw error
      })
      return files.filter((file) => file.startsWith(prefix) && /^[a-z0-9].*\.key$/.test(file)).map((file) => file.slice(0, -'.key'.length)).sort()
    },
    remove: async (name) => {
      await rm(pathOf(name), { force: true })
      opened.delete(name)
    },
    exportKey: async (name, passphrase) =>
      (await load(name)).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: Buffer.from(passphrase) }) as string,
    openFile: (name, text) => signingKey(name, unseal(name, text))
  }
}

/** Key identifier of RFC 5280, 4.2.1.2 (1): SHA-1 of the public key's bits; no security rests on it. */
export function keyIdentifier(publicKeyBits: Uint8Array): Uint8Array {
  return createHash('sha1').update(publicKeyBits).digest()
}
