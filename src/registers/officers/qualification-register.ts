import { z } from 'zod'
import { givenDay } from '../../platform/http/index.ts'
import { endSteps, factOn, importKind, type ChangeKind, type RegisterDefinition, type RowReader } from '../changes/index.ts'
import { officerErrors } from './officer.errors.ts'
import { dayIn, employmentFault, idIn, knownStaff, lastDayFault, type KnownStaff } from './staff-rows.ts'
import { findOfficer } from './staff.store.ts'
import { QUALIFICATIONS } from './staff-codes.ts'

/**
 * Közigazgatási alapvizsga és szakvizsga (Kttv. 118. §), adatvédelmi képzés, összeférhetetlenségi nyilatkozat (Kttv. 84–86. §).
 */
export const qualificationKinds = ['basic-examination', 'special-examination', 'data-protection-training', 'conflict-declaration'] as const

export const qualificationValueSchema = z.object({ officerId: z.uuid(), kind: z.enum(qualificationKinds), reference: z.string().trim().min(1).max(500) })
export type QualificationValue = z.infer<typeof qualificationValueSchema>

const kind = <Input>(facts: ChangeKind<Input>): ChangeKind<never> => facts as unknown as ChangeKind<never>
const recording = qualificationValueSchema.extend({
  /** Last day; the training in data protection always has one. */
  until: givenDay.nullable()
}).refine((input) => input.kind !== 'data-protection-training' || input.until !== null, { path: ['until'], message: 'A képzés érvényességének utolsó napja hiányzik.' })

/** Examinations, trainings and declarations of officers; read by those who look after the employer. */
export function qualificationRegister(): RegisterDefinition<QualificationValue> {
  const definition: RegisterDefinition<QualificationValue> = {
    code: QUALIFICATIONS,
    schema: qualificationValueSchema,
    readers: { action: 'register:administer', ownOffices: true },
    columns: [
      { key: 'officerId', hu: 'Tisztviselő', en: 'Officer', write: (value) => value.officerId },
      { key: 'kind', hu: 'Fajta', en: 'Kind', write: (value) => value.kind },
      { key: 'reference', hu: 'Szám vagy tartalom', en: 'Number or content', write: (value) => value.reference }
    ],
    rows: qualificationRows as RowReader<QualificationValue>,
    kinds: {
      import: importKind(() => definition as RegisterDefinition),
      record: kind<z.output<typeof recording>>({
        input: recording, creates: true, fourEyes: true, national: false,
        plan: async (tx, { subjectId, input, effectiveFrom }) => {
          const officer = await findOfficer(tx, input.officerId)
          if (!officer) throw officerErrors.notEmployed()
          if (input.until !== null && input.until < effectiveFrom) throw officerErrors.daysReversed()
          const { until, ...value } = input
          return {
            subjectId, subjectName: officer.name, organisationId: officer.employerId, touches: officer.employerId === null ? [] : [officer.employerId],
            national: officer.employerId === null, concerns: [officer.id],
            steps: [{ register: QUALIFICATIONS, subjectId, from: effectiveFrom, to: until, fact: { value, name: officer.name, search: officer.officerNumber, parentId: officer.employerId } }]
          }
        }
      }),
      // Elvesztette, visszavonták, megváltozott: what was declared no longer holds from a day on.
      end: kind<Record<string, never>>({
        input: z.strictObject({}), creates: false, fourEyes: false, national: false,
        plan: async (tx, { subjectId, effectiveFrom }) => {
          const fact = await factOn(tx, QUALIFICATIONS, subjectId, effectiveFrom)
          const { officerId } = qualificationValueSchema.parse(fact.value)
          return {
            subjectId, subjectName: fact.name, organisationId: fact.parentId, touches: fact.parentId === null ? [] : [fact.parentId], national: fact.parentId === null,
            concerns: [officerId], steps: await endSteps(tx, QUALIFICATIONS, subjectId, effectiveFrom)
          }
        }
      })
    }
  }
  return definition
}

const qualificationRows: RowReader<QualificationValue, KnownStaff> = {
  recurs: true,
  keyOf: (value) => `${value.officerId} ${value.kind} ${value.reference}`,
  known: knownStaff,
  read: (cells, present, known) => ({
    officerId: idIn(cells, known.officers, ['officerId', 'officerNumber'], present?.officerId ?? null), kind: cells['kind'] || present?.kind, reference: cells['reference'] || present?.reference
  }),
  fact: (value, known) => {
    const { name, code, employerId } = known.officers.get(value.officerId)!
    return { value, name, search: code, parentId: employerId }
  },
  until: (cells) => dayIn(cells),
  concerns: (value) => [value.officerId],
  // Whoever employs the officer looks after what they have passed.
  offices: ({ value }, known) => { const employer = known.officers.get(value.officerId)?.employerId ?? null; return employer === null ? null : [employer] },
  // A certificate may outlast the employment.
  faults: (_tx, rows, known, day) => rows.map(({ value, to, present }) => {
    const fault = employmentFault(value.officerId, null, known)
    return (present === null ? lastDayFault(to, day, value.kind === 'data-protection-training') : null) ?? (fault?.column === 'officerId' ? fault : null)
  })
}
