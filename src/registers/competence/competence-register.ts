import { z } from 'zod'
import { givenDay } from '../../platform/http/index.ts'
import { organSchema, territoryKindSchema } from '../../rules/competence/index.ts'
import { endSteps, factOn, type ChangeKind, type FactContent, type RegisterDefinition } from '../changes/index.ts'
import { ORGANISATIONS } from '../organisations/index.ts'
import { competenceErrors } from './competence.errors.ts'
import { findTerritory } from './competence.store.ts'

export const SETTLEMENTS = 'settlements'
export const COMPETENCES = 'competences'

/** What the register says of a settlement (település). */
export const settlementValueSchema = z.object({
  /** KSH code; of an invented one it begins with D. */
  code: z.string(),
  name: z.string(),
  /** `község`, `város`, … as the source has it. */
  status: z.string(),
  county: z.string().nullable(),
  districtCode: z.string().nullable(),
  districtName: z.string().nullable(),
  areaHectares: z.int().nullable(),
  population: z.int().nullable(),
  dwellings: z.int().nullable(),
  source: z.string(),
  sourceDate: givenDay,
  demo: z.boolean()
})
export type SettlementValue = z.infer<typeof settlementValueSchema>

/** Who is competent where (hatáskör és illetékesség): one organ, one territory, all or some of its case types. */
export const competenceValueSchema = z.object({
  organisationId: z.uuid(),
  organ: organSchema,
  territoryKind: territoryKindSchema,
  territoryCode: z.string().max(100),
  caseTypes: z.array(z.string().regex(/^[a-z][a-z0-9-]{1,62}$/)).min(1).nullable(),
  /** Section that says so. */
  law: z.string().trim().min(3).max(300),
  source: z.string().trim().min(3).max(300),
  sourceDate: givenDay
})
export type CompetenceValue = z.infer<typeof competenceValueSchema>

export function settlementFact(value: SettlementValue): FactContent {
  return { value, name: value.name, search: [value.code, value.county, value.districtName].filter(Boolean).join(' '), parentId: null }
}

/** @param officeName by which people find the row */
export function competenceFact(value: CompetenceValue, territoryName: string, officeName: string): FactContent {
  return { value, name: territoryName, search: `${officeName} ${value.territoryCode}`, parentId: value.organisationId }
}

const kind = <Input>(facts: ChangeKind<Input>): ChangeKind<never> => facts as unknown as ChangeKind<never>

/** The settlements; they come by import, so that there is no way to change one by hand. */
export const settlementRegister: RegisterDefinition<SettlementValue> = {
  code: SETTLEMENTS,
  schema: settlementValueSchema,
  readers: 'public',
  columns: [
    { key: 'code', hu: 'Kód', en: 'Code', write: (value) => value.code },
    { key: 'name', hu: 'Név', en: 'Name', write: (value) => value.name },
    { key: 'status', hu: 'Jogállás', en: 'Status', write: (value) => value.status },
    { key: 'county', hu: 'Vármegye', en: 'County', write: (value) => value.county ?? '' },
    { key: 'districtCode', hu: 'Járás kódja', en: 'District code', write: (value) => value.districtCode ?? '' },
    { key: 'districtName', hu: 'Járás', en: 'District', write: (value) => value.districtName ?? '' },
    { key: 'population', hu: 'Lakónépesség', en: 'Population', write: (value) => String(value.population ?? '') },
    { key: 'source', hu: 'Forrás', en: 'Source', write: (value) => value.source },
    { key: 'sourceDate', hu: 'A forrás napja', en: 'Source date', write: (value) => value.sourceDate }
  ],
  kinds: {}
}

/** Competence is the country's: a national administrator assigns and withdraws it, another one approves. */
export const competenceRegister: RegisterDefinition<CompetenceValue> = {
  code: COMPETENCES,
  schema: competenceValueSchema,
  readers: 'public',
  columns: [
    { key: 'organisationId', hu: 'Hivatal azonosítója', en: 'Office', write: (value) => value.organisationId },
    { key: 'organ', hu: 'Hatáskör címzettje', en: 'Organ', write: (value) => value.organ },
    { key: 'territoryKind', hu: 'Terület fajtája', en: 'Kind of territory', write: (value) => value.territoryKind },
    { key: 'territoryCode', hu: 'Terület kódja', en: 'Territory', write: (value) => value.territoryCode },
    { key: 'caseTypes', hu: 'Ügytípusok', en: 'Case types', write: (value) => value.caseTypes?.join(' ') ?? '' },
    { key: 'law', hu: 'Jogszabály', en: 'Law', write: (value) => value.law },
    { key: 'source', hu: 'Forrás', en: 'Source', write: (value) => value.source },
    { key: 'sourceDate', hu: 'A forrás napja', en: 'Source date', write: (value) => value.sourceDate }
  ],
  kinds: {
    assign: kind<CompetenceValue>({
      input: competenceValueSchema, creates: true, fourEyes: true, national: true,
      plan: async (tx, { subjectId, input, effectiveFrom }) => {
        const office = await factOn(tx, ORGANISATIONS, input.organisationId, effectiveFrom)
        const territory = await findTerritory(tx, input.territoryKind, input.territoryCode, effectiveFrom)
        if (territory === null) throw competenceErrors.unknownTerritory({ field: 'territoryCode' })
        return {
          subjectId, subjectName: `${office.name}: ${territory}`, organisationId: input.organisationId, touches: [input.organisationId],
          steps: [{ register: COMPETENCES, subjectId, from: effectiveFrom, to: null, fact: competenceFact(input, territory, office.name) }]
        }
      }
    }),
    withdraw: kind<Record<string, never>>({
      input: z.strictObject({}), creates: false, fourEyes: true, national: true,
      plan: async (tx, { subjectId, effectiveFrom }) => {
        const { name, value } = await factOn(tx, COMPETENCES, subjectId, effectiveFrom)
        const { organisationId } = competenceValueSchema.parse(value)
        return {
          subjectId, subjectName: name, organisationId, touches: [organisationId], steps: await endSteps(tx, COMPETENCES, subjectId, effectiveFrom)
        }
      }
    })
  }
}
