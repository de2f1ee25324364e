import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { Seal, SealEvent, SealEventKind, SealId, SealOrderReason, SealRevocationReason, SealState } from './seals.types.ts'

type Row = Record<string, unknown>

function read(row: Row): Seal {
  return {
    id: row.id as SealId,
    organisationId: row.organisation_id as string,
    state: row.state as SealState,
    stateSince: row.state_since as Date,
    certificateId: row.certificate_id as string | null,
    expiresAt: row.expires_at as Date | null,
    predecessorId: row.predecessor_id as SealId | null,
    successorId: row.successor_id as SealId | null,
    orderedBy: row.ordered_by as string,
    orderedByPostId: row.ordered_by_post_id as string | null,
    orderReason: row.order_reason as SealOrderReason,
    proposal: row.proposed_by === null ? null : {
      by: row.proposed_by as string, postId: row.proposed_by_post_id as string | null, at: row.proposed_at as Date, reason: row.proposed_reason as SealRevocationReason,
      note: row.proposed_note as string | null
    },
    sequence: row.sequence as number
  }
}

export interface NewSeal {
  readonly id: SealId
  readonly organisationId: string
  readonly orderedBy: string
  readonly orderedByPostId: string | null
  readonly reason: SealOrderReason
}

export async function insertSeal(tx: Tx, seal: NewSeal, now: Date): Promise<void> {
  await tx.insertInto('seal').values({
    id: seal.id, organisation_id: seal.organisationId, state: 'ordered', state_since: now, recorded_at: now, ordered_by: seal.orderedBy, ordered_by_post_id: seal.orderedByPostId,
    order_reason: seal.reason, last_actor: seal.orderedBy
  }).execute()
}

export async function insertSealEvent(tx: Tx, sealId: string, event: SealEvent): Promise<void> {
  await tx.insertInto('seal_event').values({
    seal_id: sealId, sequence: event.sequence, step: event.step, state: event.state, at: event.at, actor: event.actor, second_actor: event.secondActor, reason: event.reason, note: event.note
  }).execute()
}

/** The seal under its row lock, for a change; waits for uses under way. */
export async function lockSeal(tx: Tx, id: string): Promise<Seal | null> {
  const row = await tx.selectFrom('seal').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? read(row) : null
}

/** The office's seal in use under its row lock. */
export async function lockSealInUse(tx: Tx, organisationId: string): Promise<Seal | null> {
  const row = await tx.selectFrom('seal').selectAll().where('organisation_id', '=', organisationId).where('state', '=', 'active').forUpdate().executeTakeFirst()
  return row ? read(row) : null
}

export async function findSeal(db: Db | Tx, id: string): Promise<Seal | null> {
  const row = await db.selectFrom('seal').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? read(row) : null
}

/** A seal, and whether the authority that issued it is trusted no more. */
export type Standing = Seal & { readonly distrusted: boolean }

/** Where the office stands: the seal in use; or the newest of those that were; or what is asked for. Null: it never had one. */
export async function findStanding(db: Db | Tx, organisationId: string): Promise<Standing | null> {
  const { rows } = await sql<Row>`select s.*, coalesce((select i.status <> 'good' from kapu.signature_certificate c join kapu.signature_certificate i on i.id = c.issuer_id
      where c.id = s.certificate_id), false) as distrusted
    from kapu.seal s where s.organisation_id = ${organisationId} and s.state in ('active', 'revoked', 'expired', 'ordered')
    order by (s.state = 'active') desc, (s.state <> 'ordered') desc, s.id desc limit 1`.execute(db)
  return rows[0] ? { ...read(rows[0]), distrusted: rows[0]['distrusted'] === true } : null
}

/** A request of a person that waits. */
export async function hasOrder(db: Db | Tx, organisationId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from kapu.seal where organisation_id = ${organisationId} and state = 'ordered' limit 1`.execute(db)
  return rows.length > 0
}

/** What is needed to seal with the office's seal in use. */
export interface UsableSeal {
  readonly id: SealId
  readonly expiresAt: Date
  readonly der: Uint8Array
  readonly keyName: string
  /** Of the authority that issued it. */
  readonly issuer: Uint8Array
}

/**
 * The seal in use, held until the transaction ends: it cannot be revoked or replaced between this and what is sealed with it. Uses do
 * not wait for each other.
 */
export async function holdSealInUse(tx: Tx, organisationId: string): Promise<UsableSeal | null> {
  const { rows } = await sql<UsableSeal>`select s.id, s.expires_at as "expiresAt", c.der, c.key_name as "keyName", i.der as issuer
    from kapu.seal s join kapu.signature_certificate c on c.id = s.certificate_id join kapu.signature_certificate i on i.id = c.issuer_id
    where s.organisation_id = ${organisationId} and s.state = 'active' for key share of s`.execute(tx)
  return rows[0] ?? null
}

/** Writes a step: where the seal stands now, and who took it there. A proposal that waited is settled by any change of state. */
export async function saveSealState(tx: Tx, id: string, change: {
  readonly state: SealState; readonly sequence: number; readonly at: Date; readonly actor: string; readonly successorId: SealId | null
  readonly issued: { readonly certificateId: string; readonly expiresAt: Date; readonly predecessorId: SealId | null } | null
}): Promise<void> {
  const { issued } = change
  await tx.updateTable('seal').set({
    state: change.state, state_since: change.at, sequence: change.sequence, last_actor: change.actor, ...(change.successorId ? { successor_id: change.successorId } : {}),
    ...(issued === null ? {} : { certificate_id: issued.certificateId, expires_at: issued.expiresAt, predecessor_id: issued.predecessorId, issued_by: change.actor }),
    proposed_by: null, proposed_by_post_id: null, proposed_at: null, proposed_reason: null, proposed_note: null
  }).where('id', '=', id).execute()
}

/** A revocation proposed, or not proposed any more. */
export async function saveProposal(tx: Tx, id: string, line: { readonly sequence: number; readonly actor: string; readonly proposal: Seal['proposal'] }): Promise<void> {
  const { proposal } = line
  await tx.updateTable('seal').set({
    sequence: line.sequence, last_actor: line.actor, proposed_by: proposal?.by ?? null, proposed_by_post_id: proposal?.postId ?? null, proposed_at: proposal?.at ?? null,
    proposed_reason: proposal?.reason ?? null, proposed_note: proposal?.note ?? null
  }).where('id', '=', id).execute()
}

export async function listSealHistory(db: Db | Tx, id: string): Promise<SealEvent[]> {
  const rows = await db.selectFrom('seal_event').selectAll().where('seal_id', '=', id).orderBy('sequence').execute()
  return rows.map((row) => ({
    sequence: row.sequence as number, step: row.step as SealEventKind, state: row.state as SealState, at: row.at as Date, actor: row.actor as string,
    secondActor: row.second_actor as string | null, reason: row.reason as string | null, note: row.note as string | null
  }))
}

/** Seals in use that end before an instant, after those that were looked at. */
export async function listEnding(
  db: Db | Tx, before: Date, after: { readonly expiresAt: Date; readonly id: string } | null, limit: number
): Promise<{ readonly id: SealId; readonly organisationId: string; readonly expiresAt: Date }[]> {
  const { rows } = await sql<{ id: SealId; organisationId: string; expiresAt: Date }>`select id, organisation_id as "organisationId", expires_at as "expiresAt" from kapu.seal
    where state = 'active' and expires_at < ${before} ${after === null ? sql`` : sql`and (expires_at, id) > (${after.expiresAt}, ${after.id})`}
    order by expires_at, id limit ${limit}`.execute(db)
  return rows
}

export interface SealUse {
  readonly id: string
  readonly organisationId: string
  readonly sealId: string
  readonly sha256: string
  readonly documentKind: string
  readonly reason: string
  readonly caseId: string | null
  readonly actor: string
  readonly entryId: string
  readonly usedAt: Date
}

export async function insertUse(tx: Tx, use: SealUse): Promise<void> {
  await tx.insertInto('seal_use').values({
    organisation_id: use.organisationId, id: use.id, seal_id: use.sealId, sha256: use.sha256, document_kind: use.documentKind, reason: use.reason, case_id: use.caseId,
    actor: use.actor, entry_id: use.entryId, used_at: use.usedAt
  }).execute()
}

/** Uses of a seal, the latest first; row-level security shows those of the transaction's office alone. */
export async function listUses(
  tx: Tx, filter: { readonly organisationId: string; readonly sealId: string; readonly before: string | null; readonly limit: number }
): Promise<(SealUse & { readonly actorName: string | null })[]> {
  const { rows } = await sql<SealUse & { actorName: string | null }>`
    select u.id, u.organisation_id as "organisationId", u.seal_id as "sealId", u.sha256, u.document_kind as "documentKind", u.reason, u.case_id as "caseId", u.actor,
      u.entry_id as "entryId", u.used_at as "usedAt",
      (select o.name from kapu.officer o where u.actor like 'officer:%' and o.id = substr(u.actor, 9)::uuid) as "actorName"
    from kapu.seal_use u where u.organisation_id = ${filter.organisationId} and u.seal_id = ${filter.sealId} ${filter.before === null ? sql`` : sql`and u.id < ${filter.before}`}
    order by u.id desc limit ${filter.limit}`.execute(tx)
  return rows
}
