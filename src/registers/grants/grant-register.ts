import { z } from 'zod'
import { givenDay } from '../../platform/http/index.ts'
import { addDays, addMonths } from '../../rules/calendar/index.ts'
import { amendSteps, factOn, importKind, type ChangeKind, type Plan, type ReadRow, type RegisterDefinition, type RowReader, type RowReason } from '../changes/index.ts'
import { dayIn, earlier, GRANTS, idIn, knownStaff, lastDayFault, type KnownStaff } from '../officers/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { grantErrors } from './grant.errors.ts'
import { readRequestFacts, type RequestFacts } from './grant.store.ts'

/** How often the head goes through the rights of their people, and how long a right works beyond that day. */
export const REVIEW_MONTHS = 6
export const GRACE_DAYS = 30
const LONGEST_MONTHS = 36

/** An officer's own right to personal data within a job role (adathozzáférési engedély). */
export const grantValueSchema = z.object({
  officerId: z.uuid(), organisationId: z.uuid(), jobRoleId: z.uuid(), purposes: z.array(z.string().min(1).max(80)).min(1).max(50),
  reviewDue: z.iso.date()
})
export type GrantValue = z.infer<typeof grantValueSchema>

const kind = <Input>(facts: ChangeKind<Input>): ChangeKind<never> => facts as unknown as ChangeKind<never>
const requesting = grantValueSchema.omit({ reviewDue: true }).extend({ until: givenDay })

async function ofGrant(tx: Tx, subjectId: string, day: string, steps: Plan['steps']): Promise<Plan> {
  const fact = await factOn(tx, GRANTS, subjectId, day)
  const { officerId, organisationId } = grantValueSchema.parse(fact.value)
  return { subjectId, subjectName: fact.name, organisationId, touches: [organisationId], concerns: [officerId], steps }
}

/**
 * Rights as rows: asked for by the officer, their head or an administrator, approved by another person who does not gain
 * by it, for a time, confirmed by the head every half year. Without confirmation it rests after thirty days by itself.
 */
export function grantRegister(): RegisterDefinition<GrantValue> {
  const definition: RegisterDefinition<GrantValue> = {
    code: GRANTS,
    schema: grantValueSchema,
    readers: { action: 'register:administer', ownOffices: true },
    proposers: 'register:read',
    columns: [
      { key: 'officerId', hu: 'Tisztviselő', en: 'Officer', write: (value) => value.officerId },
      { key: 'organisationId', hu: 'Hivatal', en: 'Office', write: (value) => value.organisationId },
      { key: 'jobRoleId', hu: 'Munkakör', en: 'Job role', write: (value) => value.jobRoleId },
      { key: 'purposes', hu: 'Célok', en: 'Purposes', write: (value) => value.purposes.join(' ') },
      { key: 'reviewDue', hu: 'Felülvizsgálat napja', en: 'Review due', write: (value) => value.reviewDue }
    ],
    rows: grantRows as RowReader<GrantValue>,
    kinds: {
      import: importKind(() => definition as RegisterDefinition),
      request: kind<z.infer<typeof requesting>>({
        input: requesting, creates: true, fourEyes: true, national: false,
        plan: async (tx, { subjectId, input, effectiveFrom }) => {
          if (input.until < effectiveFrom || input.until > addMonths(effectiveFrom, LONGEST_MONTHS)) throw grantErrors.tooLong({ months: LONGEST_MONTHS })
          const [facts] = await readRequestFacts(tx, [input], effectiveFrom)
          if (!facts?.holdsPost) throw grantErrors.noPost()
          const beyond = input.purposes.filter((purpose) => !facts.purposes.includes(purpose))
          if (beyond.length > 0) throw grantErrors.notOfJobRole({ purposes: beyond })
          if (!facts.trained) throw grantErrors.trainingMissing()
          const { until, ...right } = input
          return {
            subjectId, subjectName: `${facts.name} – ${facts.jobRoleHu}`, organisationId: input.organisationId, touches: [input.organisationId], concerns: [input.officerId],
            steps: [{
              register: GRANTS, subjectId, from: effectiveFrom, to: earlier(until, facts.employedTo),
              fact: {
                value: { ...right, purposes: [...new Set(input.purposes)].sort(), reviewDue: addMonths(effectiveFrom, REVIEW_MONTHS) },
                name: facts.name, search: facts.officerNumber, parentId: input.organisationId
              }
            }]
          }
        }
      }),
      confirm: kind<Record<string, never>>({
        input: z.strictObject({}), creates: false, fourEyes: false, national: false,
        plan: async (tx, { subjectId, effectiveFrom }) => ofGrant(tx, subjectId, effectiveFrom, await amendSteps(tx, GRANTS, subjectId, effectiveFrom, (fact) => ({
          ...fact, value: { ...fact.value, reviewDue: addMonths(effectiveFrom, REVIEW_MONTHS) }
        })))
      }),
      withdraw: kind<Record<string, never>>({
        input: z.strictObject({}), creates: false, fourEyes: false, national: false,
        plan: async (tx, { subjectId, effectiveFrom }) => {
          const fact = await factOn(tx, GRANTS, subjectId, effectiveFrom)
          // A right that began today and is taken away today never was one: it is cancelled, and stays in the history.
          return ofGrant(tx, subjectId, effectiveFrom, [{ register: GRANTS, subjectId, from: effectiveFrom, to: null, fact: null, cancels: fact.validFrom === effectiveFrom }])
        }
      })
    }
  }
  return definition
}

/** Rows give the same rights that are asked for one by one, with the same conditions; who hands the file in asks, who approves it approves each. */
const grantRows: RowReader<GrantValue, KnownStaff> = {
  recurs: true,
  keyOf: (value) => `${value.officerId} ${value.organisationId} ${value.jobRoleId}`,
  known: knownStaff,
  read: (cells, present, known) => ({
    officerId: idIn(cells, known.officers, ['officerId', 'officerNumber'], present?.officerId ?? null), organisationId: idIn(cells, known.offices, ['organisationId', 'organisationCode'], present?.organisationId ?? null),
    jobRoleId: idIn(cells, known.roles, ['jobRoleId', 'jobRoleCode'], present?.jobRoleId ?? null), purposes: 'purposes' in cells ? cells['purposes']!.split(/\s+/).filter(Boolean).sort() : present?.purposes,
    reviewDue: cells['reviewDue'] || (present?.reviewDue ?? '')
  }),
  fact: (value, known) => {
    const { name, code } = known.officers.get(value.officerId)!
    return { value, name, search: code, parentId: value.organisationId }
  },
  until: (cells, { officerId }, known) => earlier(dayIn(cells), known.officers.get(officerId)?.validTo ?? null),
  concerns: (value) => [value.officerId],
  offices: ({ value }) => [value.organisationId],
  faults: async (tx, rows, _known, day) => {
    const facts = await readRequestFacts(tx, rows.map(({ value }) => value), day)
    return rows.map((row, index) => grantFault(row, facts[index] ?? null, day))
  }
}

function grantFault({ value, to, present }: ReadRow<GrantValue>, facts: RequestFacts | null, day: string): RowReason | null {
  const days = present === null ? lastDayFault(to, day, true) : null
  if (days) return days
  if (present === null && to! > addMonths(day, LONGEST_MONTHS)) return { column: 'validTo', message: grantErrors.tooLong({ months: LONGEST_MONTHS }).message }
  // A review is never put off by a file: that is the head's word.
  if (value.reviewDue > addMonths(day, REVIEW_MONTHS)) return { column: 'reviewDue', message: 'A felülvizsgálat napja legfeljebb hat hónappal lehet a kezdőnap után. Adjon meg korábbit.' }
  if (!facts?.holdsPost) return { column: 'officerId', message: grantErrors.noPost().message }
  if (value.purposes.some((purpose) => !facts.purposes.includes(purpose))) return { column: 'purposes', message: grantErrors.notOfJobRole().message }
  return facts.trained ? null : { column: 'officerId', message: grantErrors.trainingMissing().message }
}

/** Up to which review day a list or reminder of a day looks ahead. */
export const reviewHorizon = (day: string): string => addDays(day, GRACE_DAYS)
