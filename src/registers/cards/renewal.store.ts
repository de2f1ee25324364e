import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { CardId } from './cards.types.ts'

/** A renewal of many cards, as far as it has come (tömeges megújítás). */
export interface Renewal {
  readonly id: string
  /** Null: the whole country. */
  readonly organisationId: string | null
  readonly organisationName: string | null
  readonly expiresBefore: Date
  readonly state: 'waiting' | 'running' | 'done'
  readonly total: number
  readonly ordered: number
  readonly skipped: number
  readonly cursor: { readonly expiresAt: Date; readonly cardId: string } | null
  readonly startedByOfficerId: string
  readonly startedByPostId: string
  readonly startedByName: string
  readonly startedAt: Date
  readonly finishedAt: Date | null
}

type Row = Omit<Renewal, 'cursor'> & { readonly cursorExpiresAt: Date | null; readonly cursorCardId: string | null }

const columns = sql`r.id, r.organisation_id as "organisationId", g.name as "organisationName", r.expires_before as "expiresBefore", r.state, r.total, r.ordered, r.skipped,
  r.cursor_expires_at as "cursorExpiresAt", r.cursor_card_id as "cursorCardId", r.started_by_officer_id as "startedByOfficerId", r.started_by_post_id as "startedByPostId",
  r.started_by_name as "startedByName", r.started_at as "startedAt", r.finished_at as "finishedAt"`
const tables = sql`kapu.card_renewal r left join kapu.organisation g on g.id = r.organisation_id`

const read = ({ cursorExpiresAt, cursorCardId, ...row }: Row): Renewal =>
  ({ ...row, cursor: cursorExpiresAt === null || cursorCardId === null ? null : { expiresAt: cursorExpiresAt, cardId: cursorCardId } })

/** Notes a renewal; null where one of the same office is under way. */
export async function insertRenewal(tx: Tx, renewal: {
  readonly id: string; readonly organisationId: string | null; readonly expiresBefore: Date; readonly officerId: string; readonly postId: string; readonly name: string; readonly at: Date
}): Promise<boolean> {
  const { rows } = await sql`insert into kapu.card_renewal (id, organisation_id, expires_before, state, started_by_officer_id, started_by_post_id, started_by_name, started_at)
    values (${renewal.id}, ${renewal.organisationId}, ${renewal.expiresBefore}, 'waiting', ${renewal.officerId}, ${renewal.postId}, ${renewal.name}, ${renewal.at})
    on conflict do nothing returning id`.execute(tx)
  return rows.length === 1
}

export async function findRunning(tx: Tx, organisationId: string | null): Promise<Renewal | null> {
  const { rows } = await sql<Row>`select ${columns} from ${tables} where r.organisation_id is not distinct from ${organisationId} and r.state <> 'done' limit 1`.execute(tx)
  return rows[0] ? read(rows[0]) : null
}

export async function findRenewal(db: Db | Tx, id: string, options: { readonly lock: boolean } = { lock: false }): Promise<Renewal | null> {
  const { rows } = await sql<Row>`select ${columns} from ${tables} where r.id = ${id} ${options.lock ? sql`for no key update of r` : sql``}`.execute(db)
  return rows[0] ? read(rows[0]) : null
}

/** The latest ones of these offices; null: of all. */
export async function listRenewals(db: Db | Tx, within: readonly string[] | null): Promise<Renewal[]> {
  const { rows } = await sql<Row>`select ${columns} from ${tables} ${within === null ? sql`` : sql`where r.organisation_id = any(${[...within]}::uuid[])`}
    order by r.id desc limit 20`.execute(db)
  return rows.map(read)
}

const due = (renewal: Renewal) => sql`c.state = 'active' and c.expires_at < ${renewal.expiresBefore}
  ${renewal.organisationId === null ? sql`` : sql`and c.organisation_id = ${renewal.organisationId}`}
  and not exists (select from kapu.card s where s.predecessor_id = c.id and s.state in ('ordered', 'personalised', 'delivered', 'active', 'suspended'))`

export async function countDue(tx: Tx, renewal: Renewal): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from kapu.card c where ${due(renewal)}`.execute(tx)
  return rows[0]!.n
}

export interface DueCard {
  readonly id: CardId
  readonly officerId: string
  readonly expiresAt: Date
  /** Employed, and in a post. */
  readonly inPost: boolean
  /** Somebody ordered a card for the holder already. */
  readonly hasOrder: boolean
}

/** The next cards that end, after those that were looked at. `limit 1` keeps the posts of one officer from becoming a list of all posts. */
export async function listDueCards(tx: Tx, renewal: Renewal, day: string, limit: number): Promise<DueCard[]> {
  const { cursor } = renewal
  const { rows } = await sql<DueCard>`select c.id, c.officer_id as "officerId", c.expires_at as "expiresAt",
      o.valid_from <= ${day}::date and (o.valid_to is null or o.valid_to >= ${day}::date) and coalesce((
        select true from kapu.post p where p.officer_id = o.id and p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to >= ${day}::date) limit 1), false) as "inPost",
      exists (select from kapu.card w where w.officer_id = c.officer_id and w.state = 'ordered') as "hasOrder"
    from kapu.card c join kapu.officer o on o.id = c.officer_id
    where ${due(renewal)} ${cursor === null ? sql`` : sql`and (c.expires_at, c.id) > (${cursor.expiresAt}, ${cursor.cardId})`}
    order by c.expires_at, c.id limit ${limit}`.execute(tx)
  return rows
}

export async function saveRenewal(tx: Tx, id: string, progress: {
  readonly state: Renewal['state']; readonly total: number; readonly ordered: number; readonly skipped: number; readonly cursor: Renewal['cursor']; readonly finishedAt: Date | null
}): Promise<void> {
  await sql`update kapu.card_renewal set state = ${progress.state}, total = ${progress.total}, ordered = ${progress.ordered}, skipped = ${progress.skipped},
    cursor_expires_at = ${progress.cursor?.expiresAt ?? null}, cursor_card_id = ${progress.cursor?.cardId ?? null}, finished_at = ${progress.finishedAt} where id = ${id}`.execute(tx)
}
