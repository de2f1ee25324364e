import { sql } from 'kysely'
import type { ClientBase } from 'pg'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { CertificateKind, RegisterStatus, SignatureCertificate, SignatureCertificateId } from './signatures.types.ts'

type Row = Record<string, unknown>

function read(row: Row): SignatureCertificate {
  return {
    id: row.id as SignatureCertificateId,
    kind: row.kind as CertificateKind,
    issuerId: row.issuer_id as SignatureCertificateId | null,
    serial: row.serial as string,
    holderName: row.holder_name as string,
    organisationId: row.organisation_id as string | null,
    officerId: row.officer_id as string | null,
    keyName: row.key_name as string | null,
    notBefore: row.not_before as Date,
    notAfter: row.not_after as Date,
    der: row.der as Uint8Array,
    status: row.status as RegisterStatus,
    statusReason: row.status_reason as string | null,
    statusSince: row.status_since as Date,
    statusSequence: row.status_sequence as number
  }
}

/** Holds back other processes that would set up the same authority or seal; until the transaction ends. */
export async function lockAuthority(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('kapu.signature-authority', 0))`.execute(tx)
}

/** Whether keys may be removed now: not while a backup copies them (`holdKeys`); until the transaction ends. */
export async function mayRemoveKeys(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select pg_try_advisory_xact_lock(hashtextextended('kapu.key-files', 0)) as may`.execute(tx)
  return rows[0]!.may
}

/** Keeps every key in its place until the connection's transaction ends. */
export async function holdKeys(client: ClientBase): Promise<void> {
  await client.query(`select pg_advisory_xact_lock_shared(hashtextextended('kapu.key-files', 0))`)
}

export async function insertCertificate(
  tx: Tx, certificate: Omit<SignatureCertificate, 'status' | 'statusReason' | 'statusSince' | 'statusSequence'> & { sha256: Uint8Array }, now: Date
): Promise<void> {
  await tx.insertInto('signature_certificate').values({
    id: certificate.id, kind: certificate.kind, issuer_id: certificate.issuerId, serial: certificate.serial, holder_name: certificate.holderName,
    organisation_id: certificate.organisationId, officer_id: certificate.officerId, key_name: certificate.keyName,
    not_before: certificate.notBefore, not_after: certificate.notAfter, der: Buffer.from(certificate.der), sha256: Buffer.from(certificate.sha256),
    status_since: now, recorded_at: now
  }).execute()
  // From the whole second, which is all that a time-stamp knows: an office's first document is sealed within the second of the seal's issue.
  await insertStatus(tx, certificate.id, { sequence: 1, status: 'good', reason: null }, now, new Date(Math.floor(now.getTime() / 1_000) * 1_000))
}

async function insertStatus(tx: Tx, id: string, line: { sequence: number; status: RegisterStatus; reason: string | null }, at: Date, validFrom = at): Promise<void> {
  await tx.insertInto('signature_certificate_status')
    .values({ certificate_id: id, sequence: line.sequence, status: line.status, reason: line.reason, valid_from: validFrom, recorded_at: at }).execute()
}

export async function lockCertificate(tx: Tx, id: string): Promise<SignatureCertificate | null> {
  const row = await tx.selectFrom('signature_certificate').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? read(row) : null
}

export async function saveStatus(tx: Tx, id: string, line: { sequence: number; status: RegisterStatus; reason: string | null }, at: Date): Promise<void> {
  await tx.updateTable('signature_certificate')
    .set({ status: line.status, status_reason: line.reason, status_since: at, status_sequence: line.sequence }).where('id', '=', id).execute()
  await insertStatus(tx, id, line, at)
}

/** @param issuerIds whose certificates count; serial numbers are random, so no two of ours share one */
export async function findBySerial(db: Db | Tx, issuerIds: readonly string[], serial: string): Promise<SignatureCertificate | null> {
  const row = await db.selectFrom('signature_certificate').selectAll().where('serial', '=', serial).where('issuer_id', 'in', [...issuerIds]).executeTakeFirst()
  return row ? read(row) : null
}

/** The certificate of these very octets, whoever issued it; by its serial number, which has an index. */
export async function findByDigest(db: Db | Tx, serial: string, sha256: Uint8Array): Promise<SignatureCertificate | null> {
  const row = await db.selectFrom('signature_certificate').selectAll().where('serial', '=', serial).where('sha256', '=', Buffer.from(sha256)).executeTakeFirst()
  return row ? read(row) : null
}

/** The newest central certificate of a kind that is good now. */
export async function findNewest(db: Db | Tx, kind: CertificateKind, now: Date): Promise<SignatureCertificate | null> {
  const row = await db.selectFrom('signature_certificate').selectAll().where('kind', '=', kind).where('status', '=', 'good').where('not_before', '<=', now).where('not_after', '>', now)
    .where('organisation_id', 'is', null).orderBy('not_after', 'desc').limit(1).executeTakeFirst()
  return row ? read(row) : null
}

/** Whether a central certificate of this kind exists that begins only later: the clock is wrong then, not the certificate. */
export async function beginsLater(tx: Tx, kind: CertificateKind, now: Date): Promise<boolean> {
  const row = await tx.selectFrom('signature_certificate').select('id').where('kind', '=', kind).where('status', '=', 'good')
    .where('not_before', '>', now).where('organisation_id', 'is', null).limit(1).executeTakeFirst()
  return row !== undefined
}

/** The newest certificate of a kind that an authority issued and that is good now. */
export async function findNewestOf(db: Db | Tx, kind: CertificateKind, issuerId: string, now: Date): Promise<SignatureCertificate | null> {
  const row = await db.selectFrom('signature_certificate').selectAll()
    .where('kind', '=', kind).where('issuer_id', '=', issuerId).where('status', '=', 'good').where('not_before', '<=', now).where('not_after', '>', now)
    .orderBy('not_after', 'desc').limit(1).executeTakeFirst()
  return row ? read(row) : null
}

/** Every issuing authority that there ever was, the first one first; also those that have expired or are not trusted any more. */
export async function listIssuing(db: Db | Tx): Promise<SignatureCertificate[]> {
  const rows = await db.selectFrom('signature_certificate').selectAll().where('kind', '=', 'issuing-authority').orderBy('recorded_at').orderBy('id').execute()
  return rows.map(read)
}

/** Changes whenever an authority or one of its signers is issued or loses its standing. */
export async function authorityVersion(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ version: string | null }>`select concat_ws(' ', max(recorded_at), max(status_since), count(*), count(*) filter (where status <> 'good')) as version from kapu.signature_certificate
    where kind in ('root', 'issuing-authority', 'ocsp-signer', 'timestamp-authority')`.execute(db)
  return rows[0]!.version ?? ''
}

/** Certificates whose keys the server holds and that have not expired, authorities first. */
export async function listServerKeys(db: Db | Tx, now: Date): Promise<SignatureCertificate[]> {
  const rows = await db.selectFrom('signature_certificate').selectAll().where('key_name', 'is not', null).where('not_after', '>', now)
    .orderBy(sql`array_position(array['root', 'issuing-authority', 'ocsp-signer', 'timestamp-authority'], kind)`).orderBy('recorded_at').execute()
  return rows.map(read)
}

/** Names of keys that a certificate of these kinds, not expired, still needs. */
export async function listKeysInUse(db: Db | Tx, kinds: readonly CertificateKind[], now: Date): Promise<string[]> {
  const rows = await db.selectFrom('signature_certificate').select('key_name').distinct().where('kind', 'in', [...kinds]).where('not_after', '>', now).execute()
  return rows.flatMap((row) => row.key_name === null ? [] : [row.key_name])
}

/** Suspended and revoked certificates of an issuer that have not expired: what its revocation list names. */
export async function listEnded(db: Db | Tx, issuerId: string, now: Date): Promise<SignatureCertificate[]> {
  const rows = await db.selectFrom('signature_certificate').selectAll()
    .where('issuer_id', '=', issuerId).where('status', '<>', 'good').where('not_after', '>', now).orderBy('serial').execute()
  return rows.map(read)
}

/** The status in force at an instant; null before the certificate was recorded. */
export async function statusAt(db: Db | Tx, id: string, at: Date): Promise<{ status: RegisterStatus; reason: string | null; since: Date } | null> {
  const row = await db.selectFrom('signature_certificate_status').select(['status', 'reason', 'valid_from'])
    .where('certificate_id', '=', id).where('valid_from', '<=', at).orderBy('sequence', 'desc').limit(1).executeTakeFirst()
  return row ? { status: row.status as RegisterStatus, reason: row.reason as string | null, since: row.valid_from as Date } : null
}
