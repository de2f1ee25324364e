/** Conditions and joins for what holds for days, and for what was believed of them when. */
import { sql, type RawBuilder } from 'kysely'

/** For which day, and as it was known when; `knownAt` null: as it is known now. */
export interface AsOf {
  readonly day: string
  readonly knownAt: Date | null
}

/** A row or a fact that stands on the day, which may be the place of a value. */
export const inForceOn = (alias: string, day: unknown): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.valid_from`)} <= ${day}::date and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} >= ${day}::date))`

/** A fact that was believed at an instant. */
export const believedAt = (alias: string, knownAt: Date | null): RawBuilder<boolean> => (knownAt === null
  ? sql<boolean>`${sql.ref(`${alias}.superseded_at`)} is null`
  : sql<boolean>`(${sql.ref(`${alias}.recorded_at`)} <= ${knownAt} and (${sql.ref(`${alias}.superseded_at`)} is null or ${sql.ref(`${alias}.superseded_at`)} > ${knownAt}))`)

/** What a register says of a subject for a day, as the table of a join. */
export const factJoin = (alias: string, register: string, subject: RawBuilder<unknown>, { day, knownAt }: { readonly day: unknown; readonly knownAt: Date | null }): RawBuilder<unknown> =>
  sql`kapu.register_fact ${sql.ref(alias)} on ${sql.ref(`${alias}.register`)} = ${register} and ${sql.ref(`${alias}.subject_id`)} = ${subject}
    and ${believedAt(alias, knownAt)} and ${inForceOn(alias, day)}`
