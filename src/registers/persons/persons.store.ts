import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { NaturalIdentifiers, PersonAddress } from './persons.types.ts'

interface AddressColumns {
  postcode: string
  settlement: string
  district: string | null
  public_area_name: string | null
  public_area_type: string | null
  house_number: string | null
  building: string | null
  staircase: string | null
  floor: string | null
  door: string | null
  parcel_number: string | null
}

/** The row of `kapu.match_person`; everything but `match` is null unless exactly one person matched. */
export interface MatchRow {
  match: 'one' | 'several' | 'none'
  person_id: string
  name: string
  birth_name: string
  birth_place: string
  birth_date: string
  mother_name: string
  matched_former_name: boolean
  exact_name: boolean
  exact_mother_name: boolean
  died_on: string | null
  home_address: AddressColumns | null
}

/** Asks the database's only door to persons; it raises KP001 unless the intent is committed. */
export async function matchPerson(tx: Tx, intentId: string, asked: NaturalIdentifiers, onDay: string): Promise<MatchRow | null> {
  const result = await sql<MatchRow>`
    select * from kapu.match_person(${intentId}::uuid, ${asked.name}, ${asked.birthDate}::date, ${asked.motherName},
      ${asked.birthName ?? null}::text, ${asked.birthPlace ?? null}::text, ${onDay}::date)`.execute(tx)
  return result.rows[0] ?? null
}

export function toAddress(row: AddressColumns): PersonAddress {
  return {
    postcode: row.postcode,
    settlement: row.settlement,
    district: row.district,
    publicAreaName: row.public_area_name,
    publicAreaType: row.public_area_type,
    houseNumber: row.house_number,
    building: row.building,
    staircase: row.staircase,
    floor: row.floor,
    door: row.door,
    parcelNumber: row.parcel_number
  }
}
