/**
 * Whose data are asked: from the data of the client's request to the subject of each question. Under which names a form
 * keeps them the rule says (`form.facts`).
 */
import type { CaseParty, FormFacts } from '../../rules/procedure/index.ts'
import type { CaseFile } from '../cases/index.ts'
import { evidenceErrors } from './evidence.errors.ts'

/** Where a form keeps a fact when its rule does not say: rules that cases began with before `form.facts` existed. */
const places = {
  registryNumber: ['business.registryNumber', 'applicant.registryNumber', 'companyRegistryNumber', 'registryNumber'],
  businessName: ['business.name', 'applicant.companyName', 'companyName'],
  parcelNumber: ['site.parcelNumber', 'premises.parcelNumber', 'parcelNumber'],
  settlement: ['site.settlement', 'premises.settlement', 'site.address.settlement', 'settlement'],
  paymentReference: ['fee.reference', 'payment.reference', 'paymentReference']
} as const

/** What a specialist authority may learn of the request: the site and what is done there, never the client's identifiers. */
const specialistPlaces = ['site', 'premises', 'activity', 'activities', 'operation'] as const

type Fact = keyof typeof places

/** The rule's own place of a fact, else where forms used to keep it; the first that holds something counts. */
function placesOf(file: CaseFile, fact: Fact): readonly string[] {
  const own = file.rule.form.facts?.[fact]
  return own === undefined ? places[fact] : [own]
}

type Data = Readonly<Record<string, unknown>>

function valueAt(data: Data, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), data)
}

function isRecord(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textAt(data: Data, paths: readonly string[]): string | null {
  for (const path of paths) {
    const value = valueAt(data, path)
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
  }
  return null
}

/** @throws evidence.subject-missing naming the first place where the form would keep it */
function required(data: Data, paths: readonly string[]): string {
  const found = textAt(data, paths)
  if (found === null) throw evidenceErrors.subjectMissing({ field: paths[0] })
  return found
}

/** Part of the form that holds a participant's own data: the client's, or the representative's. */
function sectionOf(party: CaseParty, facts: FormFacts | undefined): string {
  if (party.role === 'client') return facts?.client ?? 'applicant'
  if (party.role === 'representative') return facts?.representative ?? 'representative'
  // Nobody gives natural identifiers of a neighbour in a request.
  throw evidenceErrors.subjectMissing({ field: `parties.${party.role}` })
}

/** Natural identifiers of a participant (természetes személyazonosító adatok, Nytv. 4. §). @throws evidence.subject-missing */
export function naturalIdentifiersOf(file: CaseFile, party: CaseParty): Record<string, string> {
  const data = file.state.facts.data
  const section = sectionOf(party, file.rule.form.facts)
  const birthName = textAt(data, [`${section}.birthName`])
  const birthPlace = textAt(data, [`${section}.birthPlace`])
  return {
    name: textAt(data, [`${section}.name`]) ?? party.name,
    birthDate: required(data, [`${section}.birthDate`]),
    motherName: required(data, [`${section}.motherName`]),
    ...(birthName ? { birthName } : {}),
    ...(birthPlace ? { birthPlace } : {})
  }
}

/** A business by its registry number. @throws evidence.subject-missing */
export function businessOf(file: CaseFile, party: CaseParty | null): Record<string, string> {
  const data = file.state.facts.data
  const clientName = `${file.rule.form.facts?.client ?? 'applicant'}.name`
  return {
    registryNumber: required(data, placesOf(file, 'registryNumber')),
    name: textAt(data, placesOf(file, 'businessName')) ?? party?.name ?? required(data, [clientName])
  }
}

/** A parcel with the name whose title is asked. @throws evidence.subject-missing */
export function parcelOf(file: CaseFile, party: CaseParty | null): Record<string, string> {
  const data = file.state.facts.data
  const clientName = `${file.rule.form.facts?.client ?? 'applicant'}.name`
  return {
    parcelNumber: required(data, placesOf(file, 'parcelNumber')),
    settlement: required(data, placesOf(file, 'settlement')),
    name: textAt(data, [clientName]) ?? party?.name ?? required(data, [clientName])
  }
}

/** The payment reference that the client gave, if any. */
export function paymentReferenceOf(file: CaseFile): string | null {
  return textAt(file.state.facts.data, placesOf(file, 'paymentReference'))
}

/** Facts of the site for a specialist authority, as flat names and values. */
export function siteFactsOf(file: CaseFile): Record<string, string | number | boolean> {
  const facts: Record<string, string | number | boolean> = { subject: file.stored.subject }
  const collect = (name: string, value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') facts[name] = value
    else if (Array.isArray(value)) value.forEach((item, index) => collect(`${name}.${index + 1}`, item))
    else if (isRecord(value)) for (const [key, inner] of Object.entries(value)) collect(`${name}.${key}`, inner)
  }
  for (const place of file.rule.form.facts?.specialist ?? specialistPlaces) collect(place, valueAt(file.state.facts.data, place))
  return facts
}
