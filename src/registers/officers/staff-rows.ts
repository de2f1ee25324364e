import type { Tx } from '../../platform/database/index.ts'
import { derivedId, type Cells } from '../changes/index.ts'
import { readKnownStaff, type KnownOffice, type KnownOfficer, type KnownRole } from './staff.store.ts'

/** Officers, offices and job roles that a file names, by id and by number or code. */
export interface KnownStaff {
  readonly officers: ReadonlyMap<string, KnownOfficer>
  readonly offices: ReadonlyMap<string, KnownOffice>
  readonly roles: ReadonlyMap<string, KnownRole>
}

/** Columns by which a file may name somebody: their id, or what people know them by. */
const columns = {
  officers: ['officerId', 'officerNumber', 'substitutesForOfficerId', 'substitutesForOfficerNumber'],
  offices: ['organisationId', 'organisationCode', 'employerId', 'employerCode'],
  roles: ['jobRoleId', 'jobRoleCode']
} as const

/** Looks up in three statements whatever all rows, and the subjects they are about, name. */
export async function knownStaff(tx: Tx, rows: readonly Cells[], day: string, present: readonly Readonly<Record<string, unknown>>[]): Promise<KnownStaff> {
  const named = (keys: readonly string[]): string[] => [
    ...new Set([...rows.flatMap((cells) => keys.flatMap((key) => cells[key] || [])), ...present.flatMap((value) => keys.flatMap((key) => (typeof value[key] === 'string' ? value[key] : [])))])
  ]
  const found = await readKnownStaff(tx, { officers: named(columns.officers), offices: named(columns.offices), roles: named(columns.roles) }, day)
  const byBoth = <Item extends { readonly id: string; readonly code: string }>(items: readonly Item[]): ReadonlyMap<string, Item> =>
    new Map(items.flatMap((item) => [[item.id, item] as const, [item.code, item] as const]))
  return { officers: byBoth(found.officers), offices: byBoth(found.offices), roles: byBoth(found.roles) }
}

/** The id that a row gives for somebody, by the id itself or by number or code; for what is unknown one that nobody has, so that the row's own check says so. */
export function idIn(cells: Cells, known: ReadonlyMap<string, { readonly id: string }>, keys: readonly [id: string, code: string], otherwise: string | null): string | null {
  const named = cells[keys[0]] || cells[keys[1]]
  if (!named) return keys[0] in cells || keys[1] in cells ? null : otherwise
  return known.get(named)?.id ?? derivedId('unknown', named)
}

export interface Fault { readonly column: string; readonly message: string }

/** Whether the office is open and the job role fits it on the day. */
export function placeFault(value: { readonly organisationId: string; readonly jobRoleId: string }, known: KnownStaff): Fault | null {
  const office = known.offices.get(value.organisationId)
  if (!office?.inForce) return { column: 'organisationId', message: 'Ilyen hivatal ezen a napon nincs. Adja meg nyitott hivatal kódját vagy azonosítóját.' }
  const role = known.roles.get(value.jobRoleId)
  if (!role?.inForce || role.tier !== office.tier) return { column: 'jobRoleId', message: 'A munkakör ezen a napon nincs hatályban, vagy nem ehhez a szinthez tartozik. Válasszon másikat.' }
  return null
}

/** Whether the officer is employed from the day until the last day of what is given. */
export function employmentFault(officerId: string, to: string | null, known: KnownStaff, column = 'officerId'): Fault | null {
  const officer = known.officers.get(officerId)
  if (!officer?.inForce) return { column, message: 'Ilyen tisztviselő ezen a napon nincs szolgálatban. Adja meg a nyilvántartási számát vagy az azonosítóját.' }
  if (officer.validTo !== null && (to === null || to > officer.validTo)) return { column: 'validTo', message: `A jogviszony ${officer.validTo} napján megszűnik. Adjon meg legkésőbb ekkorra utolsó napot.` }
  return null
}

/** A cell with a day; null: empty or absent. What is no day stays, and is a fault of its own. */
export const dayIn = (cells: Cells, key = 'validTo'): string | null => cells[key] || null
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/** Whether the last day of a new row is one. */
export function lastDayFault(to: string | null, day: string, required: boolean): Fault | null {
  if (to === null) return required ? { column: 'validTo', message: 'Az utolsó nap hiányzik. Adja meg ÉÉÉÉ-HH-NN alakban.' } : null
  if (!isDay(to)) return { column: 'validTo', message: `„${to}” nem nap. Írja ÉÉÉÉ-HH-NN alakban.` }
  return to < day ? { column: 'validTo', message: 'Az utolsó nap a kezdőnap előtt van. Javítsa valamelyiket.' } : null
}
