import { z } from 'zod'
import type { Tx } from '../../platform/database/index.ts'
import { amendSteps, endSteps, factOn, importKind, type ChangeKind, type Fact, type FactContent, type FactStep, type Plan, type RegisterDefinition, type RowReader } from '../changes/index.ts'
import { tierSchema } from '../organisations/index.ts'
import { jobRoleErrors } from './job-role.errors.ts'
import { takenCodes } from './job-role.store.ts'

export const JOB_ROLES = 'job-roles'

/** What holders may do; see `JobRole`. */
export const duties = ['registrar', 'case-officer', 'signer', 'head', 'auditor', 'national-administrator', 'local-administrator'] as const
const dutiesSchema = z.array(z.enum(duties)).refine((items) => !items.includes('auditor') || items.length === 1, { message: 'Aki felügyel, más feladatot nem kaphat.' })
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/)
const text = z.string().trim().min(2).max(200)

/** Personal data for one purpose, by law (adatkezelési jogosultság). */
export const jobRoleEntitlementSchema = z.strictObject({
  categoryHu: text, categoryEn: text, purpose: code, purposeHu: text, purposeEn: text, legalBasis: z.string().trim().min(3).max(300), dataSets: z.array(z.string().min(3).max(80)).min(1).max(20)
})
export const jobRoleValueSchema = z.object({
  code, nameHu: text, nameEn: text, tier: tierSchema, duties: dutiesSchema, caseTypes: z.array(code).max(500), entitlements: z.array(jobRoleEntitlementSchema).max(100)
})
export type JobRoleValue = z.infer<typeof jobRoleValueSchema>

const kind = <Input>(facts: Omit<ChangeKind<Input>, 'creates' | 'fourEyes' | 'national'> & { readonly creates?: boolean }): ChangeKind<never> =>
  ({ creates: false, fourEyes: true, national: true, ...facts }) as unknown as ChangeKind<never>
const valueOf = (fact: Fact): JobRoleValue => jobRoleValueSchema.parse(fact.value)
const jobRoleFact = (value: JobRoleValue): FactContent => ({ value, name: value.nameHu, search: `${value.nameEn} ${value.code}`, parentId: null })

async function planned(tx: Tx, subjectId: string, day: string, steps: readonly FactStep[]): Promise<Plan> {
  return { subjectId, subjectName: (await factOn(tx, JOB_ROLES, subjectId, day)).name, organisationId: null, touches: [], steps }
}

/** A change of one part of the value, from a day on. */
function amending<Input>(input: z.ZodType<Input>, amend: (value: JobRoleValue, input: Input) => Partial<JobRoleValue>): ChangeKind<never> {
  return kind<Input>({
    input,
    plan: async (tx, request) => planned(tx, request.subjectId, request.effectiveFrom, await amendSteps(tx, JOB_ROLES, request.subjectId, request.effectiveFrom, (fact) => {
      const value = valueOf(fact)
      return jobRoleFact({ ...value, ...amend(value, request.input) })
    }))
  })
}

const sorted = (items: readonly string[]): string[] => [...new Set(items)].sort()
const caseType = z.strictObject({ caseType: code })

/** The register of job roles (munkakörök): the country's, so every change takes two national administrators. */
export function jobRoleRegister(): RegisterDefinition<JobRoleValue> {
  const definition: RegisterDefinition<JobRoleValue> = {
    code: JOB_ROLES,
    schema: jobRoleValueSchema,
    readers: 'public',
    columns: [
      { key: 'code', hu: 'Kód', en: 'Code', write: (value) => value.code },
      { key: 'nameHu', hu: 'Név', en: 'Hungarian name', write: (value) => value.nameHu },
      { key: 'nameEn', hu: 'Angol név', en: 'English name', write: (value) => value.nameEn },
      { key: 'tier', hu: 'Szint', en: 'Tier', write: (value) => value.tier },
      { key: 'duties', hu: 'Feladatok', en: 'Duties', write: (value) => value.duties.join(' ') },
      { key: 'caseTypes', hu: 'Ügytípusok', en: 'Case types', write: (value) => value.caseTypes.join(' ') },
      { key: 'purposes', hu: 'Adatkezelési célok', en: 'Purposes', write: (value) => value.entitlements.map(({ purpose }) => purpose).join(' ') },
      { key: 'entitlements', hu: 'Adatkezelési jogosultságok (JSON)', en: 'Entitlements (JSON)', write: (value) => (value.entitlements.length === 0 ? '' : JSON.stringify(value.entitlements)) }
    ],
    rows: jobRoleRows as RowReader<JobRoleValue>,
    kinds: {
      import: importKind(() => definition as RegisterDefinition),
      create: kind<JobRoleValue>({
        input: jobRoleValueSchema, creates: true,
        plan: async (tx, { subjectId, input, effectiveFrom }) => {
          if ((await takenCodes(tx, [input.code])).size > 0) throw jobRoleErrors.codeTaken()
          return {
            subjectId, subjectName: input.nameHu, organisationId: null, touches: [],
            steps: [{ register: JOB_ROLES, subjectId, from: effectiveFrom, to: null, fact: jobRoleFact(input) }]
          }
        }
      }),
      rename: amending(z.strictObject({ nameHu: text, nameEn: text }), (_value, input) => input),
      'set-duties': amending(z.strictObject({ duties: dutiesSchema }), (_value, input) => input),
      'add-case-type': amending(caseType, (value, input) => ({ caseTypes: sorted([...value.caseTypes, input.caseType]) })),
      'remove-case-type': amending(caseType, (value, input) => ({ caseTypes: value.caseTypes.filter((item) => item !== input.caseType) })),
      'add-entitlement': amending(jobRoleEntitlementSchema, (value, input) => ({
        entitlements: [...value.entitlements.filter(({ purpose, legalBasis }) => purpose !== input.purpose || legalBasis !== input.legalBasis), input]
      })),
      'remove-entitlement': amending(z.strictObject({ purpose: code }), (value, input) => ({ entitlements: value.entitlements.filter(({ purpose }) => purpose !== input.purpose) })),
      close: kind<Record<string, never>>({
        input: z.strictObject({}),
        plan: async (tx, { subjectId, effectiveFrom }) => planned(tx, subjectId, effectiveFrom, await endSteps(tx, JOB_ROLES, subjectId, effectiveFrom))
      })
    }
  }
  return definition
}

const wordsOf = (cells: Readonly<Record<string, string>>, key: string, present: readonly string[] | undefined): readonly string[] =>
  (key in cells ? cells[key]!.split(/\s+/).filter(Boolean) : present ?? [])

/** The column `purposes` is for people; what counts is `entitlements`. The code of a job role stays. */
const jobRoleRows: RowReader<JobRoleValue> = {
  keyOf: (value) => value.code,
  read: (cells, present) => ({
    code: present?.code ?? cells['code'], nameHu: cells['nameHu'] || present?.nameHu, nameEn: cells['nameEn'] || present?.nameEn, tier: present?.tier ?? cells['tier'],
    duties: wordsOf(cells, 'duties', present?.duties), caseTypes: wordsOf(cells, 'caseTypes', present?.caseTypes), entitlements: entitlementsOf(cells, present)
  }),
  fact: jobRoleFact,
  faults: async (tx, rows) => {
    const taken = await takenCodes(tx, rows.flatMap(({ value, present }) => (present === null ? [value.code] : [])))
    return rows.map(({ value, present }) => (present === null && taken.has(value.code) ? { column: 'code', message: jobRoleErrors.codeTaken().message } : null))
  }
}

/** What is not JSON is handed on as it stands, for the schema to name. */
function entitlementsOf(cells: Readonly<Record<string, string>>, present: JobRoleValue | null): unknown {
  if (!('entitlements' in cells)) return present?.entitlements ?? []
  if (cells['entitlements'] === '') return []
  try {
    return JSON.parse(cells['entitlements']!)
  } catch {
    return cells['entitlements']
  }
}
