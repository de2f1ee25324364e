import { z } from 'zod'
import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { amendSteps, derivedId, factOn, importKind, type ChangeKind, type Fact, type FactContent, type FactStep, type Plan, type RegisterDefinition, type RowReader } from '../changes/index.ts'
import { officerErrors } from './officer.errors.ts'
import { postFact, requireRole } from './post-register.ts'
import { dayIn, idIn, knownStaff, lastDayFault, type KnownStaff } from './staff-rows.ts'
import { OFFICERS, POSTS } from './staff-codes.ts'
import { followingSteps, leavingSteps, type Followed } from './staff-steps.ts'
import { findOfficer, isNumberTaken } from './staff.store.ts'

/** What the register says of an officer (köztisztviselő, kormánytisztviselő); its days are those of the employment. */
export const officerValueSchema = z.object({
  officerNumber: z.string().trim().regex(/^[0-9A-Za-z-]{3,30}$/),
  name: z.string().trim().min(2).max(120),
  /** Employer (munkáltató): whose administrators look after the record. */
  employerId: z.uuid().nullable(),
  demo: z.boolean()
})
export type OfficerValue = z.infer<typeof officerValueSchema>

const kind = <Input>(facts: ChangeKind<Input>): ChangeKind<never> => facts as unknown as ChangeKind<never>
const valueOf = (fact: Fact): OfficerValue => officerValueSchema.parse(fact.value)
const officerFact = (value: OfficerValue): FactContent => ({ value, name: value.name, search: value.officerNumber, parentId: value.employerId })

/** An officer without an employer on record is the country's matter. */
async function ofEmployer(tx: Tx, subjectId: string, day: string, steps: readonly FactStep[], more: readonly string[] = []): Promise<Plan> {
  const { name, employerId } = valueOf(await factOn(tx, OFFICERS, subjectId, day))
  return {
    subjectId, subjectName: name, organisationId: employerId, touches: employerId === null ? [] : [...new Set([employerId, ...more])], concerns: [subjectId],
    national: employerId === null, steps
  }
}

export interface OfficerRegisterPorts {
  /** Told, in the transaction that ends an employment, from which day: cards and sessions end with it. */
  readonly onLeft: (tx: Tx, ctx: Context, officerId: string, firstDayAfter: string) => Promise<void>
}

const hiring = z.strictObject({
  officerNumber: officerValueSchema.shape.officerNumber, name: officerValueSchema.shape.name, employerId: z.uuid(),
  /** The job role that the appointment is for (kinevezés). */
  jobRoleId: z.uuid()
})

/**
 * The register of civil servants. What gives a right takes two people; what takes one away works at once, so that a hasty
 * end is never held up by somebody's absence.
 */
export function officerRegister(options: { readonly demo: boolean; readonly ports: OfficerRegisterPorts }): RegisterDefinition<OfficerValue> {
  const definition: RegisterDefinition<OfficerValue> = {
    code: OFFICERS,
    schema: officerValueSchema,
    // Their names and offices are public by law, their numbers and former employments are not.
    readers: { action: 'register:administer', ownOffices: true },
    columns: [
      { key: 'officerNumber', hu: 'Nyilvántartási szám', en: 'Number', write: (value) => value.officerNumber },
      { key: 'name', hu: 'Név', en: 'Name', write: (value) => value.name },
      { key: 'employerId', hu: 'Munkáltató', en: 'Employer', write: (value) => value.employerId ?? '' }
    ],
    rows: officerRows(options.demo) as RowReader<OfficerValue>,
    kinds: {
      import: importKind(() => definition as RegisterDefinition),
      hire: kind<z.infer<typeof hiring>>({
        input: hiring, creates: true, fourEyes: true, national: false,
        plan: async (tx, { subjectId, input, effectiveFrom }) => {
          if (await isNumberTaken(tx, input.officerNumber)) throw officerErrors.numberTaken()
          const role = await requireRole(tx, input.jobRoleId, input.employerId, effectiveFrom)
          const { jobRoleId, ...who } = input
          return {
            subjectId, subjectName: input.name, organisationId: input.employerId, touches: [input.employerId], concerns: [subjectId], national: role.ofTheCountry,
            steps: [
              { register: OFFICERS, subjectId, from: effectiveFrom, to: null, fact: officerFact({ ...who, demo: options.demo }) },
              {
                register: POSTS, subjectId: derivedId(subjectId, 'first post'), from: effectiveFrom, to: null,
                fact: postFact({ officerId: subjectId, organisationId: input.employerId, jobRoleId, substitutesForOfficerId: null }, input, role.hu)
              }
            ]
          }
        }
      }),
      rename: kind<{ name: string }>({
        input: z.strictObject({ name: officerValueSchema.shape.name }), creates: false, fourEyes: false, national: false,
        plan: async (tx, { subjectId, input, effectiveFrom }) => {
          const steps = await amendSteps(tx, OFFICERS, subjectId, effectiveFrom, (fact) => officerFact({ ...valueOf(fact), name: input.name }))
          steps.push(...await followingSteps(tx, new Map([[subjectId, { name: input.name }]]), effectiveFrom))
          return ofEmployer(tx, subjectId, effectiveFrom, steps)
        }
      }),
      'set-employer': kind<{ employerId: string }>({
        input: z.strictObject({ employerId: z.uuid() }), creates: false, fourEyes: true, national: false,
        plan: async (tx, { subjectId, input, effectiveFrom }) => ofEmployer(tx, subjectId, effectiveFrom, [
          ...await amendSteps(tx, OFFICERS, subjectId, effectiveFrom, (fact) => officerFact({ ...valueOf(fact), employerId: input.employerId })),
          ...await followingSteps(tx, new Map([[subjectId, { employerId: input.employerId }]]), effectiveFrom)
        ], [input.employerId])
      }),
      // Jogviszony megszűnése (Kttv. 60–63. §): `effectiveFrom` is the first day without employment.
      leave: kind<Record<string, never>>({
        input: z.strictObject({}), creates: false, fourEyes: false, national: false,
        plan: async (tx, { subjectId, effectiveFrom }) => {
          const officer = await findOfficer(tx, subjectId)
          if (!officer || (officer.validTo !== null && officer.validTo < effectiveFrom)) throw officerErrors.notEmployed()
          return ofEmployer(tx, subjectId, effectiveFrom, [
            { register: OFFICERS, subjectId, from: effectiveFrom, to: null, fact: null }, ...await leavingSteps(tx, subjectId, effectiveFrom)
          ])
        },
        applied: (tx, ctx, { subjectId, effectiveFrom }) => options.ports.onLeft(tx, ctx, subjectId, effectiveFrom)
      })
    }
  }
  return definition
}

/** Rows name the officer by number; the employer by id or code. */
function officerRows(demo: boolean): RowReader<OfficerValue, KnownStaff> {
  return {
    keyOf: (value) => value.officerNumber,
    known: knownStaff,
    read: (cells, present, known) => ({
      officerNumber: present?.officerNumber ?? cells['officerNumber'] ?? '', name: cells['name'] || (present?.name ?? ''),
      employerId: idIn(cells, known.offices, ['employerId', 'employerCode'], present?.employerId ?? null), demo: present?.demo ?? demo
    }),
    fact: officerFact,
    until: (cells) => dayIn(cells),
    concerns: (_value, subjectId) => [subjectId],
    // Who goes over to another employer is a matter of both.
    offices: ({ value, present }) => (value.employerId === null || present?.employerId === null ? null : [...new Set([value.employerId, ...(present ? [present.employerId!] : [])])]),
    follow: (tx, rows, day) => followingSteps(tx, new Map(rows.flatMap(({ subjectId, value, present }): [string, Followed][] => {
      if (present === null) return []
      const followed: Followed = { ...(value.name === present.name ? {} : { name: value.name }), ...(value.employerId === present.employerId ? {} : { employerId: value.employerId }) }
      return Object.keys(followed).length === 0 ? [] : [[subjectId, followed]]
    })), day),
    faults: (_tx, rows, known, day) => rows.map(({ value, to, present }) => {
      if (value.employerId === null || !known.offices.get(value.employerId)?.inForce) return { column: 'employerId', message: 'Ilyen hivatal ezen a napon nincs. Adja meg a munkáltató kódját vagy azonosítóját.' }
      if (present !== null) return null
      if (known.officers.has(value.officerNumber)) return { column: 'officerNumber', message: 'Ez a nyilvántartási szám olyané, aki ezen a napon nincs szolgálatban. Ellenőrizze a számot.' }
      return lastDayFault(to, day, false)
    })
  }
}
