import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { CompetenceRow, Organ, PlaceFacts, TerritoryKind } from '../../rules/competence/index.ts'
import { inForceOn } from '../changes/index.ts'

interface SettlementRow { code: string; name: string; county: string | null; district_code: string | null; district_name: string | null; demo: boolean; status: string }

export interface Settlement extends PlaceFacts {
  readonly status: string
  readonly demo: boolean
}

const columns = sql`s.code, s.name, s.county, s.district_code, s.district_name, s.demo, s.status`
const settlementOf = (row: SettlementRow): Settlement => ({
  code: row.code, name: row.name, county: row.county, districtCode: row.district_code, districtName: row.district_name, demo: row.demo, status: row.status
})

/** Settlements of exactly this name (without regard to accents and case) or code; real ones first, those with the very accents before others. */
export async function findSettlements(db: Db | Tx, nameOrCode: string, day: string): Promise<Settlement[]> {
  const { rows } = await sql<SettlementRow>`select ${columns} from kapu.settlement s
    where (s.name_folded = kapu.fold(${nameOrCode}) or s.code = ${nameOrCode}) and ${inForceOn('s', day)}
    order by s.demo, lower(s.name) = lower(${nameOrCode}) desc, s.code limit 20`.execute(db)
  return rows.map(settlementOf)
}

/** For choosing one while it is typed: those that begin with the words first. */
export async function searchSettlements(db: Db | Tx, text: string, day: string, limit: number): Promise<Settlement[]> {
  const escaped = text.replaceAll(/[\\%_]/g, '\\$&')
  const { rows } = await sql<SettlementRow>`select ${columns} from kapu.settlement s
    where s.name_folded like '%' || kapu.fold(${escaped}) || '%' and ${inForceOn('s', day)}
    order by s.name_folded like kapu.fold(${escaped}) || '%' desc, s.demo, s.name collate kapu.hungarian, s.code limit ${limit}`.execute(db)
  return rows.map(settlementOf)
}

/** What a territory is called on a day: by its settlement, or by those in it. Null: there is none. */
export async function findTerritory(db: Db | Tx, kind: TerritoryKind, code: string, day: string): Promise<string | null> {
  if (kind === 'country') return code === '' ? 'az egész ország' : null
  const [is, name] = { settlement: [sql`s.code`, sql`s.name`], district: [sql`s.district_code`, sql`coalesce(s.district_name, s.district_code)`], county: [sql`s.county`, sql`s.county`] }[kind]
  const { rows } = await sql<{ name: string | null }>`select min(${name!}) as name from kapu.settlement s where ${is!} = ${code} and ${inForceOn('s', day)}`.execute(db)
  return rows[0]?.name ?? null
}

/** Every row of competence for any of the territories on a day. */
export async function readCompetences(
  db: Db | Tx, territories: readonly { readonly kind: TerritoryKind; readonly code: string }[], day: string
): Promise<CompetenceRow[]> {
  const { rows } = await sql<{
    organ: Organ; territory_kind: TerritoryKind; territory_code: string; case_types: string[] | null; law: string; source: string; source_date: string
    id: string; name: string; seat: string | null; superior_id: string | null; superior_name: string | null; superior_seat: string | null
  }>`select c.organ, c.territory_kind, c.territory_code, c.case_types, c.law, c.source, c.source_date, o.id, o.name, o.settlement as seat,
      u.id as superior_id, u.name as superior_name, u.settlement as superior_seat
    from unnest(${territories.map(({ kind }) => kind)}::text[], ${territories.map(({ code }) => code)}::text[]) as t (kind, code)
    join kapu.competence c on c.territory_kind = t.kind and c.territory_code = t.code and ${inForceOn('c', day)}
    join kapu.organisation o on o.id = c.organisation_id and ${inForceOn('o', day)}
    left join kapu.organisation u on u.id = o.superior_id order by c.id`.execute(db)
  return rows.map((row) => ({
    organ: row.organ, territoryKind: row.territory_kind, territoryCode: row.territory_code, caseTypes: row.case_types, law: row.law, source: row.source,
    sourceDate: row.source_date, office: { id: row.id, name: row.name, seat: row.seat },
    superior: row.superior_id === null ? null : { id: row.superior_id, name: row.superior_name ?? '', seat: row.superior_seat }
  }))
}

/** What an office is competent for on a day. */
export async function listCompetencesOf(db: Db | Tx, organisationId: string, day: string, limit: number): Promise<{
  id: string; organ: Organ; territoryKind: TerritoryKind; territoryCode: string; territoryName: string; caseTypes: string[] | null; law: string; source: string; sourceDate: string
}[]> {
  const { rows } = await sql<{
    id: string; organ: Organ; territory_kind: TerritoryKind; territory_code: string; name: string | null; case_types: string[] | null; law: string; source: string; source_date: string
  }>`select c.id, c.organ, c.territory_kind, c.territory_code, coalesce(s.name, f.name) as name, c.case_types, c.law, c.source, c.source_date from kapu.competence c
    left join kapu.settlement s on c.territory_kind = 'settlement' and s.code = c.territory_code and ${inForceOn('s', day)}
    -- Of a district or a county there is no row; the fact has the name by which it was assigned.
    join kapu.register_fact f on f.id = c.fact_id
    where c.organisation_id = ${organisationId} and ${inForceOn('c', day)} order by c.territory_kind, coalesce(s.name, f.name) collate kapu.hungarian, c.territory_code limit ${limit}`.execute(db)
  return rows.map((row) => ({
    id: row.id, organ: row.organ, territoryKind: row.territory_kind, territoryCode: row.territory_code, territoryName: row.name ?? row.territory_code, caseTypes: row.case_types,
    law: row.law, source: row.source, sourceDate: row.source_date
  }))
}
