/** Reading the register: pages of seals, one seal with its certificate, names for the history. */
import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { SealState } from './seals.types.ts'

/** A seal as lists show it. */
export interface SealRow {
  readonly id: string
  readonly state: SealState
  readonly stateSince: Date
  readonly expiresAt: Date | null
  readonly organisationId: string
  readonly organisationName: string
  /** Of its certificate. */
  readonly serial: string | null
  readonly orderReason: string
  /** A revocation waits for a second person. */
  readonly proposed: boolean
  readonly version: number
}

export interface SealFilter {
  /** Offices whose seals may be seen; null: every one. */
  readonly within: readonly string[] | null
  readonly organisationId: string | null
  readonly state: SealState | null
  /** Seals in use that end before: in the order in which they end. */
  readonly endsBefore: Date | null
  readonly after: { readonly endsAt: Date | null; readonly id: string } | null
  readonly limit: number
}

const columns = sql`s.id, s.state, s.state_since as "stateSince", s.expires_at as "expiresAt", s.organisation_id as "organisationId", g.name as "organisationName",
  c.serial, s.order_reason as "orderReason", s.proposed_by is not null as proposed, s.sequence as version`
const tables = sql`kapu.seal s join kapu.organisation g on g.id = s.organisation_id left join kapu.signature_certificate c on c.id = s.certificate_id`

/** A page, the newest first; of those that end, the next to end first. */
export async function listSeals(db: Db | Tx, filter: SealFilter): Promise<SealRow[]> {
  const { within, organisationId, state, endsBefore, after } = filter
  const ending = endsBefore !== null
  const conditions: RawBuilder<unknown>[] = [
    ...(within === null ? [] : [within.length === 1 ? sql`s.organisation_id = ${within[0]}` : sql`s.organisation_id = any(${[...within]}::uuid[])`]),
    ...(organisationId === null ? [] : [sql`s.organisation_id = ${organisationId}`]),
    ...(state === null ? [] : [sql`s.state = ${state}`]),
    ...(ending ? [sql`s.state = 'active' and s.expires_at < ${endsBefore}`] : []),
    ...(after === null ? [] : [ending ? sql`(s.expires_at, s.id) > (${after.endsAt}, ${after.id})` : sql`s.id < ${after.id}`])
  ]
  const where = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`
  const { rows } = await sql<SealRow>`select ${columns} from ${tables} ${where} order by ${ending ? sql`s.expires_at, s.id` : sql`s.id desc`} limit ${filter.limit}`.execute(db)
  return rows
}

export async function findSealRow(db: Db | Tx, id: string): Promise<SealRow | null> {
  const { rows } = await sql<SealRow>`select ${columns} from ${tables} where s.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export interface SealCertificate {
  readonly id: string
  readonly serial: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly status: 'good' | 'hold' | 'revoked'
}

export async function findSealCertificate(db: Db | Tx, id: string): Promise<SealCertificate | null> {
  const { rows } = await sql<SealCertificate>`select id, serial, not_before as "notBefore", not_after as "notAfter", status from kapu.signature_certificate where id = ${id}`.execute(db)
  return rows[0] ?? null
}
