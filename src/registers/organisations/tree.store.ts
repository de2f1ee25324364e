import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/database/index.ts'
import type { Tier } from './organisation.types.ts'

/** One line of the tree. */
export interface TreeNode {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly settlement: string | null
  readonly demo: boolean
  /** Whether units stand under it on that day. */
  readonly hasUnits: boolean
}

interface Row { id: string; name: string; kind: string; settlement: string | null; demo: boolean; has_units: boolean }
const nodeOf = (row: Row): TreeNode => ({ id: row.id, name: row.name, kind: row.kind, settlement: row.settlement, demo: row.demo, hasUnits: row.has_units })

export interface TreeFilter {
  readonly under: { readonly unit: string } | { readonly tier: Tier; readonly county: string | null }
  readonly day: string
  /** Null: as it is known now. */
  readonly knownAt: Date | null
  readonly after: { readonly name: string; readonly id: string } | null
  readonly limit: number
}

/** Organisations directly under a unit, or the top ones of a tier and county. */
export async function listTree(db: Db, filter: TreeFilter): Promise<TreeNode[]> {
  const { rows } = await (filter.knownAt === null ? presentTree(db, filter) : pastTree(db, filter))
  return rows.map(nodeOf)
}

/** `is not distinct from` would say the same and lead no index to the rows. */
const same = (column: RawBuilder<unknown>, text: string | null): RawBuilder<boolean> => (text === null ? sql<boolean>`${column} is null` : sql<boolean>`${column} = ${text}`)

/** From the projection, whose columns have the indexes; a day of the past whose names were others is asked of the facts. */
function presentTree(db: Db, { under, day, after, limit }: TreeFilter) {
  const inForce = (alias: string) => sql`${sql.ref(`${alias}.valid_from`)} <= ${day}::date and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} >= ${day}::date)`
  return sql<Row>`select o.id, o.name, o.kind, o.settlement, o.demo,
      exists (select from kapu.organisation u where u.parent_id = o.id and ${inForce('u')}) as has_units
    from kapu.organisation o
    where ${'unit' in under ? sql`o.parent_id = ${under.unit}` : sql`o.parent_id is null and o.tier = ${under.tier} and ${same(sql`o.county`, under.county)}`}
      and ${inForce('o')} ${after === null ? sql`` : sql`and (o.name collate kapu.hungarian, o.id) > (${after.name} collate kapu.hungarian, ${after.id}::uuid)`}
    order by o.name collate kapu.hungarian, o.id limit ${limit}`.execute(db)
}

/** A fact on an organisation that was in force on a day, as it was known at an instant. */
function factInForce(alias: string, day: string, knownAt: Date | null) {
  return sql`${sql.ref(`${alias}.register`)} = 'organisations' and ${sql.ref(`${alias}.recorded_at`)} <= ${knownAt}
    and (${sql.ref(`${alias}.superseded_at`)} is null or ${sql.ref(`${alias}.superseded_at`)} > ${knownAt})
    and ${sql.ref(`${alias}.valid_from`)} <= ${day}::date and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} >= ${day}::date)`
}

function pastTree(db: Db, { under, day, knownAt, after, limit }: TreeFilter) {
  const inForce = (alias: string) => factInForce(alias, day, knownAt)
  return sql<Row>`select f.subject_id as id, f.name, f.value ->> 'kind' as kind, f.value ->> 'settlement' as settlement, (f.value ->> 'demo')::boolean as demo,
      exists (select from kapu.register_fact u where u.parent_id = f.subject_id and ${inForce('u')}) as has_units
    from kapu.register_fact f
    where ${inForce('f')} and ${'unit' in under
      ? sql`f.parent_id = ${under.unit}`
      : sql`f.parent_id is null and f.value ->> 'tier' = ${under.tier} and ${same(sql`f.value ->> 'county'`, under.county)}`}
      ${after === null ? sql`` : sql`and (f.name collate kapu.hungarian, f.subject_id) > (${after.name} collate kapu.hungarian, ${after.id}::uuid)`}
    order by f.name collate kapu.hungarian, f.subject_id limit ${limit}`.execute(db)
}

/** Counties in which a tier has top organisations, one step of the index for each; null: those of the whole country. */
export async function listCounties(db: Db, tier: Tier, day: string): Promise<(string | null)[]> {
  const there = sql`parent_id is null and tier = ${tier} and valid_from <= ${day}::date and (valid_to is null or valid_to >= ${day}::date)`
  const next = (condition: ReturnType<typeof sql>) => sql`(select county from kapu.organisation where ${there} and ${condition} order by county limit 1)`
  const { rows } = await sql<{ county: string | null }>`with recursive counties as (
      select ${next(sql`county is not null`)} as county
      union all select ${next(sql`county > c.county`)} from counties c where c.county is not null
    ) select county from counties where county is not null
    union all select null where exists (select from kapu.organisation where ${there} and county is null)`.execute(db)
  return rows.map(({ county }) => county)
}

export interface Related { readonly id: string; readonly name: string }

/** The same for a day, as it was known at an instant: from the facts. */
export async function listPastCounties(db: Db, tier: Tier, day: string, knownAt: Date): Promise<(string | null)[]> {
  const { rows } = await sql<{ county: string | null }>`select f.value ->> 'county' as county
    from kapu.register_fact f
    where ${factInForce('f', day, knownAt)} and f.parent_id is null and f.value ->> 'tier' = ${tier}
    group by 1 order by (f.value ->> 'county') collate kapu.hungarian nulls last`.execute(db)
  return rows.map(({ county }) => county)
}

/** Offices above on a day, and those that came before and after an organisation: a succession of a later day is told as well, since it is known. */
export async function readRelations(db: Db, id: string, day: string): Promise<{
  readonly above: Related[]; readonly superior: Related | null; readonly successors: (Related & { since: string; kind: string })[]; readonly predecessors: (Related & { since: string; kind: string })[]
}> {
  const on = (alias: string) => sql`${sql.ref(`${alias}.register`)} = 'organisations' and ${sql.ref(`${alias}.superseded_at`)} is null
    and ${sql.ref(`${alias}.valid_from`)} <= ${day}::date and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} >= ${day}::date)`
  const { rows: above } = await sql<Related & { depth: number }>`with recursive up as (
      select f.parent_id as id, 1 as depth from kapu.register_fact f where f.subject_id = ${id} and ${on('f')} and f.parent_id is not null
      union all select f.parent_id, up.depth + 1 from kapu.register_fact f join up on f.subject_id = up.id where ${on('f')} and f.parent_id is not null and up.depth < 20
    ) select f.subject_id as id, f.name, up.depth from up join kapu.register_fact f on f.subject_id = up.id and ${on('f')} order by up.depth desc`.execute(db)
  const { rows: superior } = await sql<Related>`select u.subject_id as id, u.name from kapu.register_fact f join kapu.register_fact u on u.subject_id = (f.value ->> 'superiorId')::uuid and ${on('u')}
    where f.subject_id = ${id} and ${on('f')}`.execute(db)
  const successions = (own: 'predecessor_id' | 'successor_id', other: 'predecessor_id' | 'successor_id') => sql<Related & { since: string; kind: string }>`
    select o.id, o.name, s.valid_from as since, s.kind from kapu.organisation_succession s join kapu.organisation o on o.id = ${sql.ref(`s.${other}`)}
    where ${sql.ref(`s.${own}`)} = ${id} order by s.valid_from, o.id`.execute(db)
  return {
    above: above.map(({ id: unit, name }) => ({ id: unit, name })), superior: superior[0] ?? null,
    successors: (await successions('predecessor_id', 'successor_id')).rows, predecessors: (await successions('successor_id', 'predecessor_id')).rows
  }
}
