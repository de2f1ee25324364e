/**
 * The Gate's certificate authority: a root made once at first start, issuing authorities below it, and for each of them a signer of
 * OCSP answers; one signs time-stamps. The root's key is taken away after the first start and brought back for a ceremony alone
 * (`rotate`): nothing else asks for it. The newest issuing authority issues; earlier ones are trusted for what they issued, and go on
 * answering for it until they expire.
 */
import { appendEntry } from '../../log/index.ts'
import type { Context } from '../../platform/context/index.ts'
import { inCentral, type Tx } from '../../platform/database/index.ts'
import { defineErrors } from '../../platform/errors/index.ts'
import { equalBytes, KeyStoreError, parseCertificate, type Certificate, type KeyStore, type SigningKey, type TimestampSigner } from '../../platform/crypto/index.ts'
import { issuePart, numbered, partsOf, rootKeyName, type Part, type PartIssuer } from './authority-parts.ts'
import { changeCertificateStatus } from './change-status.ts'
import { authorityVersion, beginsLater, findNewest, findNewestOf, listIssuing, listKeysInUse, lockAuthority, mayRemoveKeys } from './signatures.store.ts'
import { policies, type SignatureCertificateId } from './signatures.types.ts'

/** An issuing authority whose certificates are trusted. */
export interface IssuingAuthority {
  readonly id: SignatureCertificateId
  readonly certificate: Certificate
  /** Below our address; a list by each authority, since whoever issued a certificate signs for its end. */
  readonly crlPath: string
  /** Null once it has expired: nothing of what it issued is valid any more, and nobody asks. */
  readonly online: { readonly key: SigningKey; readonly ocsp: { readonly key: SigningKey; readonly certificate: Certificate } } | null
}

/** What the authority consists of at an instant. */
export interface Authority {
  readonly rootId: SignatureCertificateId
  readonly root: Certificate
  /** The newest: what is issued now comes from it. */
  readonly issuingId: SignatureCertificateId
  readonly issuing: Certificate
  readonly issuingKey: SigningKey
  readonly crlPath: string
  readonly ocsp: { readonly key: SigningKey; readonly certificate: Certificate }
  readonly timestamp: TimestampSigner
  /** All that are trusted, the newest first. */
  readonly issuers: readonly IssuingAuthority[]
}

export interface AuthorityOptions {
  readonly keyStore: KeyStore
  /** Stands in the names of the authorities, such as "Kapu Demo". */
  readonly name: string
  /** Address under which `/pki/…` is reached; goes into the certificates. Nothing of ours follows it. */
  readonly publicUrl: () => string
}

export interface CertificateAuthority {
  /**
   * The authority, made when there is none; safe to call on every use. What another process changes is seen within five seconds. In a
   * transaction (`ctx.db`) it is the one that was known before: ask before it, too.
   */
  current(ctx: Context): Promise<Authority>
  /** Renews signers that end soon, and removes keys that nothing needs any more. For the recurring job. */
  renew(ctx: Context): Promise<{ readonly removedKeys: readonly string[] }>
  /**
   * The ceremony: a new issuing authority with a key of its own, signed by the root whose key has been brought.
   * @throws authority.wrong-root-key, authority.none
   */
  rotate(ctx: Context, rootKey: SigningKey): Promise<Authority>
  /**
   * Takes the trust from an earlier issuing authority whose key has leaked, for good: nothing that it issued is taken any more.
   * @throws authority.unknown, authority.last-one
   */
  distrust(ctx: Context, serial: string): Promise<Authority>
}

export const authorityErrors = defineErrors('authority', {
  clockBehind: {
    status: 503,
    hu: 'A kiszolgáló órája korábbi időt mutat, mint amikor a hitelesítésszolgáltatót létesítették, ezért kártya most nem ellenőrizhető. Az üzemeltető állítsa be az órát.',
    en: 'The server\'s clock shows a time before the certificate authority was set up, so no card can be checked now. The operator must set the clock.'
  },
  expired: {
    status: 503,
    hu: 'A kiadó hitelesítésszolgáltató lejárt, és a gyökér kulcsa nincs itt. Az üzemeltető hozza el a gyökér kulcsát: ./kapu keys rotate --root-key FÁJL',
    en: 'The issuing authority has expired and the root\'s key is not here. The operator must bring it: ./kapu keys rotate --root-key FILE'
  },
  wrongRootKey: { status: 422, hu: 'Ez nem a telepítés gyökértanúsítványának kulcsa.', en: 'This is not the key of the installation\'s root certificate.' },
  unknown: { status: 404, hu: 'Nincs ilyen sorszámú, megbízható kiadó hitelesítésszolgáltató.', en: 'There is no trusted issuing authority of this serial number.' },
  lastOne: { status: 409, hu: 'Ez adja ki az új kártyákat. Előbb létesítsen másikat: ./kapu keys rotate', en: 'This one issues new cards. Make another one first: ./kapu keys rotate' },
  none: { status: 409, hu: 'Még nincs hitelesítésszolgáltató: előbb indítsa el a Kaput (./kapu start).', en: 'There is no certificate authority yet: start the Gate first (./kapu start).' }
})

const lookAgainAfter = 5_000
const online = ['ocsp-signer', 'timestamp-authority'] as const

/** The root in force, as it is, without making one. */
export async function findRoot(ctx: Context): Promise<Certificate | null> {
  const row = await findNewest(ctx.db, 'root', ctx.clock.now())
  return row && parseCertificate(row.der)
}

/** @param options where keys stand and how the authority is called */
export function certificateAuthority(options: AuthorityOptions): CertificateAuthority {
  const parts = partsOf(options.name)
  let cached: { readonly authority: Authority; readonly version: string; lookedAt: Date } | null = null

  const issue = (tx: Tx, ctx: Context, part: Part, key: SigningKey, issuer: PartIssuer | null) => issuePart(tx, ctx, part, key, options.name, issuer)

  /** A signer below an authority, made or renewed when needed. Each certificate has a key of its own, so that a stolen one ends with it. */
  async function signer(tx: Tx, ctx: Context, part: Part, issuer: PartIssuer): Promise<{ key: SigningKey; certificate: Certificate }> {
    const now = ctx.clock.now()
    const existing = await findNewestOf(tx, part.kind, issuer.id, now)
    const left = existing ? existing.notAfter.getTime() - now.getTime() : 0
    // What ends with its issuer cannot be renewed beyond it.
    if (existing && (left > part.renewal || existing.notAfter >= issuer.certificate.notAfter)) return { key: await options.keyStore.get(existing.keyName!), certificate: parseCertificate(existing.der) }
    const key = await options.keyStore.ensure(`${part.keyName}-${Buffer.from(ctx.ids.bytes(6)).toString('hex')}`, 'P-256')
    return { key, certificate: (await issue(tx, ctx, part, key, issuer)).certificate }
  }

  async function ensureRoot(tx: Tx, ctx: Context): Promise<{ id: SignatureCertificateId; certificate: Certificate }> {
    const now = ctx.clock.now()
    const existing = await findNewest(tx, 'root', now)
    if (existing) return { id: existing.id, certificate: parseCertificate(existing.der) }
    // A machine that woke up in the past must not found a second authority: every card and signature hangs on the first.
    if (await beginsLater(tx, 'root', now)) throw authorityErrors.clockBehind({ now: now.toISOString() })
    return issue(tx, ctx, parts.root, await options.keyStore.ensure(rootKeyName, 'P-384'), null)
  }

  async function foundIssuing(tx: Tx, ctx: Context, root: { id: SignatureCertificateId; certificate: Certificate }, rootKey: SigningKey, generation: number): Promise<void> {
    const part = { ...parts.issuing, commonName: numbered(parts.issuing.commonName, generation, ' ') }
    const key = await options.keyStore.ensure(numbered(part.keyName, generation, '-'), 'P-256')
    const { id, certificate } = await issue(tx, ctx, part, key, { ...root, key: rootKey, crlUrl: null })
    await appendEntry(tx, ctx, {
      kind: 'authority.issuing-founded', subject: { kind: 'certificate', id }, body: { generation, serial: certificate.serial, notAfter: certificate.notAfter.toISOString() }
    })
  }

  async function rootKeyHere(): Promise<SigningKey | null> {
    try {
      return await options.keyStore.get(rootKeyName)
    } catch (error) {
      if (error instanceof KeyStoreError && error.code === 'key.missing') return null
      throw error
    }
  }

  async function open(tx: Tx, ctx: Context): Promise<Authority> {
    await lockAuthority(tx)
    const now = ctx.clock.now()
    const root = await ensureRoot(tx, ctx)
    let rows = await listIssuing(tx)
    const newest = rows.findLast((row) => row.status === 'good' && row.notBefore <= now && row.notAfter > now)
    if (!newest && await beginsLater(tx, 'issuing-authority', now)) throw authorityErrors.clockBehind({ now: now.toISOString() })
    if (!newest || newest.notAfter.getTime() - now.getTime() <= parts.issuing.renewal) {
      // Where the root's key has stayed (as in the demo) the authority is renewed by itself; elsewhere by the ceremony, and goes on until then.
      const rootKey = await rootKeyHere()
      if (rootKey) {
        await foundIssuing(tx, ctx, root, rootKey, rows.length + 1)
        rows = await listIssuing(tx)
      } else if (!newest) throw authorityErrors.expired()
    }
    const issuers: (IssuingAuthority & { readonly issuer: PartIssuer | null; readonly generation: number })[] = []
    for (const [index, row] of rows.entries()) {
      if (row.status !== 'good' || row.notBefore > now) continue
      const certificate = parseCertificate(row.der)
      // Certificates of the first name this address; it stays the first one's.
      const crlPath = index === 0 ? '/pki/crl' : `/pki/crl/${certificate.serial}`
      const isOnline = row.notAfter > now
      const issuer = isOnline ? { id: row.id, certificate, key: await options.keyStore.get(row.keyName!), crlUrl: `${options.publicUrl()}${crlPath}` } : null
      const ocsp = issuer ? await signer(tx, ctx, { ...parts.ocsp, commonName: numbered(parts.ocsp.commonName, index + 1, ' ') }, issuer) : null
      issuers.unshift({ id: row.id, certificate, crlPath, online: issuer && ocsp ? { key: issuer.key, ocsp } : null, issuer, generation: index + 1 })
    }
    // One that was begun with a wrong clock may stand before it and be over.
    const issuing = issuers.find((item) => item.issuer !== null)!
    const issuer = issuing.issuer!
    const timestamp = await signer(tx, ctx, { ...parts.timestamp, commonName: numbered(parts.timestamp.commonName, issuing.generation, ' ') }, issuer)
    return {
      rootId: root.id, root: root.certificate, issuingId: issuing.id, issuing: issuing.certificate, issuingKey: issuer.key, crlPath: issuing.crlPath, ocsp: issuing.online!.ocsp,
      timestamp: { ...timestamp, chain: [issuing.certificate.der], policy: policies.timestamp },
      issuers: issuers.map(({ id, certificate, crlPath, online: state }) => ({ id, certificate, crlPath, online: state }))
    }
  }

  function isFresh(authority: Authority, now: Date): boolean {
    const lasts = (certificate: Certificate, renewal: number, issuer: Certificate): boolean =>
      certificate.notBefore <= now && certificate.notAfter > now && (certificate.notAfter.getTime() - now.getTime() > renewal || certificate.notAfter >= issuer.notAfter)
    return authority.issuing.notAfter > now && lasts(authority.timestamp.certificate, parts.timestamp.renewal, authority.issuing) &&
      authority.issuers.every(({ certificate, online: state }) => (state === null) || (certificate.notAfter > now && lasts(state.ocsp.certificate, parts.ocsp.renewal, certificate)))
  }

  async function reopen(ctx: Context, first: (tx: Tx) => Promise<void> = async () => {}): Promise<Authority> {
    const { authority, version } = await inCentral(ctx.db, async (tx) => {
      await first(tx)
      const opened = await open(tx, ctx)
      return { authority: opened, version: await authorityVersion(tx) }
    })
    cached = { authority, version, lookedAt: ctx.clock.now() }
    return authority
  }

  async function current(ctx: Context): Promise<Authority> {
    const now = ctx.clock.now()
    // Who holds one connection must not wait for a second; whoever began the transaction looked before.
    if (cached && ctx.db.isTransaction) return cached.authority
    if (!cached || !isFresh(cached.authority, now)) return reopen(ctx)
    if (Math.abs(now.getTime() - cached.lookedAt.getTime()) <= lookAgainAfter) return cached.authority
    const known = cached
    if (await authorityVersion(ctx.db) !== known.version) return reopen(ctx)
    known.lookedAt = now
    return known.authority
  }

  return {
    current,
    async renew(ctx) {
      await reopen(ctx)
      return inCentral(ctx.db, async (tx) => {
        // Nobody makes a key meanwhile whose certificate is not written yet, and no backup is copying keys; the next run comes in an hour.
        await lockAuthority(tx)
        if (!await mayRemoveKeys(tx)) return { removedKeys: [] }
        const needed = new Set(await listKeysInUse(tx, online, ctx.clock.now()))
        const names = [...await options.keyStore.names(`${parts.ocsp.keyName}`), ...await options.keyStore.names(`${parts.timestamp.keyName}`)]
        const removedKeys = names.filter((name) => !needed.has(name))
        for (const name of removedKeys) await options.keyStore.remove(name)
        return { removedKeys }
      })
    },
    async distrust(ctx, serial) {
      const { issuers, issuingId } = await current(ctx)
      const issuer = issuers.find(({ certificate }) => certificate.serial === serial)
      if (!issuer) throw authorityErrors.unknown({ serial })
      if (issuer.id === issuingId) throw authorityErrors.lastOne()
      return reopen(ctx, (tx) => changeCertificateStatus(tx, ctx, issuer.id, { status: 'revoked', reason: 'keyCompromise' }))
    },
    rotate(ctx, rootKey) {
      return reopen(ctx, async (tx) => {
        await lockAuthority(tx)
        const root = await findNewest(tx, 'root', ctx.clock.now())
        if (!root) throw authorityErrors.none()
        const certificate = parseCertificate(root.der)
        if (!equalBytes(certificate.spki, rootKey.spki)) throw authorityErrors.wrongRootKey()
        await foundIssuing(tx, ctx, { id: root.id, certificate }, rootKey, (await listIssuing(tx)).length + 1)
      })
    }
  }
}
