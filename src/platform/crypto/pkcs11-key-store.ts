/**
 * Keys in a PKCS#11 token (hardware security module, SoftHSM): made there, never taken out. The library `pkcs11js` compiles when it is
 * installed, so it is no dependency of ours: whoever has a token installs it, and it is loaded when the first key is asked for.
 */
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { bitString, oid, readDer, sequence, tags } from './der.ts'
import { ecdsaRawToDer } from './ecdsa.ts'
import { hashOfCurve, keyName, KeyStoreError, type Curve, type KeyStore, type SigningKey } from './key-store.ts'
import { oids } from './object-identifiers.ts'

export interface TokenOptions {
  /** The token's own library, such as `/usr/lib/softhsm/libsofthsm2.so`. */
  readonly module: string
  /** Label of the token. */
  readonly token: string
  readonly pin: string
  /** Folder of `pkcs11js`; null: where Node finds it. */
  readonly addon: string | null
}

type Handle = Buffer
type Template = readonly { readonly type: number; readonly value?: Buffer | number | boolean | string }[]
/** Of `pkcs11js` what is used here. */
interface Cryptoki {
  load(path: string): void
  C_Initialize(options?: { flags: number }): void
  C_GetSlotList(tokenPresent: boolean): Handle[]
  C_GetTokenInfo(slot: Handle): { label: string }
  C_OpenSession(slot: Handle, flags: number): Handle
  C_Login(session: Handle, user: number, pin: string): void
  C_FindObjectsInit(session: Handle, template: Template): void
  C_FindObjects(session: Handle, count: number): Handle[]
  C_FindObjectsFinal(session: Handle): void
  C_GetAttributeValue(session: Handle, object: Handle, template: Template): { readonly value: Buffer }[]
  C_GenerateKeyPair(session: Handle, mechanism: { mechanism: number; parameter: Buffer | null }, publicTemplate: Template, privateTemplate: Template): unknown
  C_SignInit(session: Handle, mechanism: { mechanism: number; parameter: Buffer | null }, key: Handle): void
  C_SignAsync(session: Handle, data: Buffer, out: Buffer): Promise<Buffer>
  C_DestroyObject(session: Handle, object: Handle): void
}

// Names and values of PKCS#11 2.40.
const CKA = { class: 0, token: 1, private: 2, label: 3, keyType: 0x100, id: 0x102, sensitive: 0x103, sign: 0x108, verify: 0x10a, extractable: 0x162, ecParams: 0x180, ecPoint: 0x181 } as const
const CKO = { publicKey: 2, privateKey: 3 } as const
const CKK_EC = 3
const CKM = { ecKeyPairGen: 0x1040, ecdsa: 0x1041 } as const
const CKF = { rwSession: 2, serialSession: 4, osLocking: 2 } as const
const CKU_USER = 1
const CKR = { deviceRemoved: 0x32, sessionClosed: 0xb0, sessionHandleInvalid: 0xb3, tokenNotPresent: 0xe0, alreadyLoggedIn: 0x100, notLoggedIn: 0x101, initialized: 0x191 } as const
/** What a session of its own mends: the token was away, or somebody logged it out. */
const mendable: ReadonlySet<number> = new Set([CKR.deviceRemoved, CKR.sessionClosed, CKR.sessionHandleInvalid, CKR.tokenNotPresent, CKR.notLoggedIn])

const codeOf = (error: unknown): number => (error as { code?: number }).code ?? -1
const curveOids: Readonly<Record<Curve, string>> = { 'P-256': oids.p256, 'P-384': oids.p384 }

/** One token, one session: its operations follow one another, as a session's state demands. */
export function tokenKeyStore(options: TokenOptions): KeyStore {
  let cryptoki: Cryptoki | undefined
  let session: Handle | undefined
  let last: Promise<unknown> = Promise.resolve()
  const opened = new Map<string, SigningKey>()

  function library(): Cryptoki {
    if (cryptoki) return cryptoki
    let loaded: Cryptoki
    try {
      const { PKCS11 } = createRequire(import.meta.url)(options.addon ?? 'pkcs11js') as { PKCS11: new () => Cryptoki }
      loaded = new PKCS11()
    } catch (cause) {
      throw new KeyStoreError('key.token', 'pkcs11js is not installed or does not load (docs/operators.md)', { cause })
    }
    loaded.load(options.module)
    try {
      loaded.C_Initialize({ flags: CKF.osLocking })
    } catch (error) {
      if (codeOf(error) !== CKR.initialized) throw error
    }
    cryptoki = loaded
    return loaded
  }

  function openSession(): { p11: Cryptoki; session: Handle } {
    const p11 = library()
    if (session) return { p11, session }
    const slot = p11.C_GetSlotList(true).find((candidate) => p11.C_GetTokenInfo(candidate).label.replace(/[\s\0]+$/, '') === options.token)
    if (!slot) throw new KeyStoreError('key.token', `no token is called ${options.token}`)
    const made = p11.C_OpenSession(slot, CKF.rwSession | CKF.serialSession)
    try {
      p11.C_Login(made, CKU_USER, options.pin)
    } catch (error) {
      if (codeOf(error) !== CKR.alreadyLoggedIn) throw error
    }
    session = made
    return { p11, session }
  }

  /** In turn, and once more with a new session where the old one was lost. */
  function inSession<T>(name: string, work: (p11: Cryptoki, session: Handle) => T | Promise<T>): Promise<T> {
    const attempt = async (): Promise<T> => {
      const { p11, session: open } = openSession()
      return work(p11, open)
    }
    const run = async (): Promise<T> => {
      try {
        try {
          return await attempt()
        } catch (error) {
          if (!mendable.has(codeOf(error))) throw error
          session = undefined
          return await attempt()
        }
      } catch (cause) {
        if (cause instanceof KeyStoreError) throw cause
        throw new KeyStoreError('key.token', `${name}: ${(cause as Error).message}`, { cause })
      }
    }
    const done = last.then(run, run)
    last = done.catch(() => undefined)
    return done
  }

  function find(p11: Cryptoki, open: Handle, template: Template): Handle[] {
    p11.C_FindObjectsInit(open, template)
    try {
      const found: Handle[] = []
      for (let more = p11.C_FindObjects(open, 64); more.length > 0; more = p11.C_FindObjects(open, 64)) found.push(...more)
      return found
    } finally {
      p11.C_FindObjectsFinal(open)
    }
  }

  const objects = (p11: Cryptoki, open: Handle, name: string, kind: number): Handle[] =>
    find(p11, open, [{ type: CKA.class, value: kind }, { type: CKA.label, value: keyName.parse(name) }])

  function load(p11: Cryptoki, open: Handle, name: string): SigningKey | null {
    const [key, ...others] = objects(p11, open, name, CKO.privateKey)
    const [publicKey, ...otherPublic] = objects(p11, open, name, CKO.publicKey)
    if (!key || !publicKey) return null
    // Nobody can say which is meant; signing with either could be wrong.
    if (others.length > 0 || otherPublic.length > 0) throw new KeyStoreError('key.token', `${name}: the token holds it more than once`)
    const [parameters, point] = p11.C_GetAttributeValue(open, publicKey, [{ type: CKA.ecParams }, { type: CKA.ecPoint }]).map(({ value }) => value)
    const curve = (Object.keys(curveOids) as Curve[]).find((candidate) => Buffer.from(oid(curveOids[candidate])).equals(parameters!))
    if (!curve) throw new KeyStoreError('key.token', `${name}: server keys are on P-256 or P-384`)
    const hash = hashOfCurve(curve)
    return {
      name, curve, spki: sequence(sequence(oid(oids.ecPublicKey), oid(curveOids[curve])), bitString(bareOf(point!))),
      // Tokens sign a digest with CKM_ECDSA; hashing inside (CKM_ECDSA_SHA256) is what many of them lack.
      sign: (data) => inSession(name, async (now, current) => {
        const [handle] = current === open ? [key] : objects(now, current, name, CKO.privateKey)
        if (!handle) throw new KeyStoreError('key.missing', name)
        now.C_SignInit(current, { mechanism: CKM.ecdsa, parameter: null }, handle)
        return ecdsaRawToDer(await now.C_SignAsync(current, createHash(hash).update(data).digest(), Buffer.alloc(144)))
      })
    }
  }

  function create(p11: Cryptoki, open: Handle, name: string, curve: Curve): void {
    const common: Template = [{ type: CKA.token, value: true }, { type: CKA.keyType, value: CKK_EC }, { type: CKA.label, value: name }, { type: CKA.id, value: Buffer.from(name) }]
    p11.C_GenerateKeyPair(open, { mechanism: CKM.ecKeyPairGen, parameter: null },
      [{ type: CKA.class, value: CKO.publicKey }, ...common, { type: CKA.verify, value: true }, { type: CKA.ecParams, value: Buffer.from(oid(curveOids[curve])) }],
      [{ type: CKA.class, value: CKO.privateKey }, ...common, { type: CKA.private, value: true }, { type: CKA.sensitive, value: true },
        { type: CKA.extractable, value: false }, { type: CKA.sign, value: true }])
  }

  async function look(name: string, make: Curve | null): Promise<SigningKey> {
    const known = opened.get(name)
    if (known) return known
    const key = await inSession(name, (p11, open) => {
      const found = load(p11, open, name)
      if (found) return found
      if (make === null) throw new KeyStoreError('key.missing', name)
      create(p11, open, name, make)
      return load(p11, open, name)!
    })
    opened.set(name, key)
    return key
  }

  return {
    get: (name) => look(name, null),
    ensure: (name, curve) => look(name, curve),
    names: (prefix) => inSession('names', (p11, open) => find(p11, open, [{ type: CKA.class, value: CKO.privateKey }, { type: CKA.keyType, value: CKK_EC }])
      .map((object) => p11.C_GetAttributeValue(open, object, [{ type: CKA.label }])[0]!.value.toString('utf8'))
      .filter((name) => name.startsWith(prefix) && keyName.safeParse(name).success).sort()),
    remove: async (name) => {
      opened.delete(name)
      await inSession(name, (p11, open) => {
        for (const object of [...objects(p11, open, name, CKO.privateKey), ...objects(p11, open, name, CKO.publicKey)]) p11.C_DestroyObject(open, object)
      })
    }
  }
}

/** CKA_EC_POINT is an OCTET STRING around the point; some tokens give the point as it is. */
function bareOf(value: Buffer): Uint8Array {
  if (value[0] === tags.octetString && value[1] === value.length - 2) return readDer(value).content
  return value
}

/**
 * New keys in the token; those that a folder already has stay where they are until their certificates end.
 * @param kept names that are always the folder's, as the root's, which must be carried away
 */
export function tokenBeforeFolder(token: KeyStore, folder: KeyStore, kept: ReadonlySet<string>): KeyStore {
  async function get(name: string): Promise<SigningKey> {
    if (kept.has(name)) return folder.get(name)
    try {
      return await token.get(name)
    } catch (error) {
      if (!(error instanceof KeyStoreError) || error.code !== 'key.missing') throw error
      return folder.get(name)
    }
  }
  return {
    get,
    ensure: async (name, curve) => {
      if (kept.has(name)) return folder.ensure(name, curve)
      try {
        return await get(name)
      } catch (error) {
        if (!(error instanceof KeyStoreError) || error.code !== 'key.missing') throw error
        return token.ensure(name, curve)
      }
    },
    names: async (prefix) => [...new Set([...await token.names(prefix), ...await folder.names(prefix)])].sort(),
    remove: async (name) => {
      await folder.remove(name)
      if (!kept.has(name)) await token.remove(name)
    }
  }
}
