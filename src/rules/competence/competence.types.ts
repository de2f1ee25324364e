import { z } from 'zod'

/**
 * Organs (hatáskör címzettje) that act as authorities: municipal clerk (jegyző), municipal council (képviselő-testület),
 * mayor (polgármester), district office (járási hivatal), government office (kormányhivatal), a body of the whole country,
 * a minister.
 */
export const organs = ['municipal-clerk', 'municipal-council', 'mayor', 'district-office', 'government-office', 'national-body', 'ministry'] as const
export const organSchema = z.enum(organs)
export type Organ = z.infer<typeof organSchema>

/** Territories in the order in which a row for them is the more particular. */
export const territoryKinds = ['settlement', 'district', 'county', 'country'] as const
export const territoryKindSchema = z.enum(territoryKinds)
export type TerritoryKind = z.infer<typeof territoryKindSchema>

/** A settlement (település) with where it lies. */
export interface PlaceFacts {
  readonly code: string
  readonly name: string
  readonly county: string | null
  readonly districtCode: string | null
  readonly districtName: string | null
}

/** An office as the answer names it. */
export interface OfficeFacts {
  readonly id: string
  readonly name: string
  /** Settlement where it sits (székhely). */
  readonly seat: string | null
}

/** One row of who is competent where. */
export interface CompetenceRow {
  readonly organ: Organ
  readonly territoryKind: TerritoryKind
  readonly territoryCode: string
  /** Null: every case type of the organ. */
  readonly caseTypes: readonly string[] | null
  readonly law: string
  readonly source: string
  readonly sourceDate: string
  readonly office: OfficeFacts
  /** Superior authority of the office (felettes szerv). */
  readonly superior: OfficeFacts | null
}

/** What a case rule says of competence. */
export interface RuleCompetence {
  readonly code: string
  readonly version: number
  readonly power: 'state' | 'municipal'
  readonly organ: Organ
  /** Section that gives the competence. */
  readonly law: string
  readonly holder: string
}

/** The competent office with why it is. */
export interface CompetentOffice {
  readonly office: OfficeFacts
  readonly power: 'state' | 'municipal'
  /** Who decides on an appeal or supervises: an office, or the municipal council, which is no office (`id` null). */
  readonly superior: { readonly id: string | null; readonly name: string; readonly seat: string | null } | null
  readonly why: readonly string[]
}

/** Why no office was found. */
export interface NoCompetence {
  readonly reason: 'no-row' | 'ambiguous'
  readonly why: readonly string[]
}
