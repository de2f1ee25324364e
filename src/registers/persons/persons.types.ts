import { z } from 'zod'

/** Identifier of a person in the Etalon; a surrogate key, never a citizen's personal number. */
export type PersonId = string & { readonly brand: 'PersonId' }

const personName = z.string().trim().min(3).max(200)

/**
 * Natural identifiers as asked (természetes személyazonosító adatok, Nytv. 4. §): present or birth name, birth date and
 * mother's birth name are always needed, so nobody can browse; birth name and birth place narrow when several match.
 */
export const naturalIdentifiersSchema = z.strictObject({
  name: personName,
  birthDate: z.iso.date(),
  motherName: personName,
  birthName: personName.optional(),
  birthPlace: z.string().trim().min(2).max(100).optional()
})
export type NaturalIdentifiers = z.infer<typeof naturalIdentifiersSchema>

/** Address (lakcím, Nytv. 5. §); one of settlement level has no public area. */
export interface PersonAddress {
  readonly postcode: string
  readonly settlement: string
  readonly district: string | null
  readonly publicAreaName: string | null
  readonly publicAreaType: string | null
  readonly houseNumber: string | null
  readonly building: string | null
  readonly staircase: string | null
  readonly floor: string | null
  readonly door: string | null
  readonly parcelNumber: string | null
}

export interface Person {
  readonly personId: PersonId
  readonly name: string
  readonly birthName: string
  readonly birthPlace: string
  readonly birthDate: string
  readonly motherName: string
  readonly diedOn: string | null
  readonly homeAddress: PersonAddress | null
}

/**
 * What the Etalon answers. `several` says which further identifiers would tell the people apart, never who they are.
 * `exact` names the asked identifiers that agree to the letter, accents included; the others agree when folded.
 */
export type PersonMatch =
  | { readonly match: 'none' }
  | { readonly match: 'several'; readonly askAlso: readonly ('birthName' | 'birthPlace')[] }
  | { readonly match: 'one'; readonly person: Person; readonly exact: readonly string[]; readonly byFormerName: boolean }
