/** Reading the register: pages of cards, one card with its certificates, names for the history. */
import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { CardState } from './cards.types.ts'

/** A card as lists and exports show it. */
export interface CardRow {
  readonly id: string
  readonly serial: string | null
  readonly state: CardState
  readonly stateSince: Date
  readonly expiresAt: Date | null
  readonly officerId: string
  readonly officerName: string
  readonly officerNumber: string
  readonly organisationId: string | null
  readonly organisationName: string | null
  readonly orderReason: string | null
  /** A revocation waits for a second person. */
  readonly proposed: boolean
  readonly version: number
}

export interface CardFilter {
  /** Offices whose cards may be seen; null: every one, and those of nobody's. */
  readonly within: readonly string[] | null
  readonly organisationId: string | null
  readonly state: CardState | null
  readonly officerId: string | null
  /** Number of a card or an officer, or the holder's name; or the beginning of one. */
  readonly number: string | null
  /** Cards in use that end before: in the order in which they end. */
  readonly endsBefore: Date | null
  readonly after: { readonly endsAt: Date | null; readonly id: string } | null
  readonly limit: number
}

const columns = sql`c.id, c.serial, c.state, c.state_since as "stateSince", c.expires_at as "expiresAt", c.officer_id as "officerId", o.name as "officerName",
  o.officer_number as "officerNumber", c.organisation_id as "organisationId", g.name as "organisationName", c.order_reason as "orderReason",
  c.proposed_step is not null as proposed, c.sequence as version`
const tables = sql`kapu.card c join kapu.officer o on o.id = c.officer_id left join kapu.organisation g on g.id = c.organisation_id`

/** A page, the newest first; of those that end, the next to end first. */
export async function listCards(db: Db | Tx, filter: CardFilter): Promise<CardRow[]> {
  const { within, organisationId, state, officerId, number, endsBefore, after } = filter
  const ending = endsBefore !== null
  const conditions: RawBuilder<unknown>[] = [
    ...(within === null ? [] : [within.length === 1 ? sql`c.organisation_id = ${within[0]}` : sql`c.organisation_id = any(${[...within]}::uuid[])`]),
    ...(organisationId === null ? [] : [sql`c.organisation_id = ${organisationId}`]),
    ...(officerId === null ? [] : [sql`c.officer_id = ${officerId}`]),
    ...(state === null ? [] : [sql`c.state = ${state}`]),
    ...(number === null ? [] : [numbered(number)]),
    ...(ending ? [sql`c.state in ('active', 'suspended') and c.expires_at < ${endsBefore}`] : []),
    ...(after === null ? [] : [ending ? sql`(c.expires_at, c.id) > (${after.endsAt}, ${after.id})` : sql`c.id < ${after.id}`])
  ]
  const where = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`
  const { rows } = await sql<CardRow>`select ${columns} from ${tables} ${where} order by ${ending ? sql`c.expires_at, c.id` : sql`c.id desc`} limit ${filter.limit}`.execute(db)
  return rows
}

/** The beginning of a number (as it was typed, and in capitals) or of a name (without accents and capitals), each as a range of its index. */
function numbered(number: string): RawBuilder<unknown> {
  const found = [...new Set([number, number.toUpperCase()])].flatMap((typed) => {
    const end = `${typed}\u{10ffff}`
    return [
      sql`select id from kapu.card where serial >= ${typed} and serial < ${end}`,
      sql`select d.id from kapu.card d join kapu.officer h on h.id = d.officer_id where h.officer_number >= ${typed} and h.officer_number < ${end}`
    ]
  })
  // No name has a figure in it, and a number is not looked for among names.
  if (!/\d/.test(number)) {
    // Card by card for each holder (`offset 0` keeps it so): for a common beginning PostgreSQL would read all cards of the country instead.
    found.push(sql`select d.id from kapu.officer h cross join lateral (select id from kapu.card where officer_id = h.id offset 0) d
      where kapu.fold(h.name) collate "C" >= kapu.fold(${number}) collate "C" and kapu.fold(h.name) collate "C" < (kapu.fold(${number}) || ${'\u{10ffff}'}) collate "C"`)
  }
  return sql`c.id in (${sql.join(found, sql` union all `)})`
}

export async function findCardRow(db: Db | Tx, id: string): Promise<CardRow | null> {
  const { rows } = await sql<CardRow>`select ${columns} from ${tables} where c.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export interface CardCertificate {
  readonly id: string
  readonly use: 'authentication' | 'signing'
  readonly serial: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly status: 'good' | 'hold' | 'revoked'
}

export async function listCertificates(db: Db | Tx, ids: readonly string[]): Promise<CardCertificate[]> {
  const { rows } = await sql<CardCertificate>`select id, case kind when 'card-signing' then 'signing' else 'authentication' end as use, serial, not_before as "notBefore",
      not_after as "notAfter", status from kapu.signature_certificate where id = any(${[...ids]}::uuid[]) order by kind`.execute(db)
  return rows
}
