import { z } from 'zod'
import { givenDay } from '../../platform/http/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { importKind, type ChangeKind, type FactContent, type Plan, type RegisterDefinition, type RowReader } from '../changes/index.ts'
import { findOrganisation } from '../organisations/index.ts'
import { officerErrors } from './officer.errors.ts'
import { dayIn, employmentFault, idIn, knownStaff, lastDayFault, placeFault, type KnownStaff } from './staff-rows.ts'
import { findOfficer, findPost, findRole, isEmployed, listPosts, type StaffOfficer, type StaffPost, type StaffRole } from './staff.store.ts'
import { POSTS } from './staff-codes.ts'
import { earlier, endingSteps } from './staff-steps.ts'

/** What the register says of a post: an officer holds a job role in an office, in their own right or in the stead of another. */
export const postValueSchema = z.object({
  officerId: z.uuid(), organisationId: z.uuid(), jobRoleId: z.uuid(), substitutesForOfficerId: z.uuid().nullable()
})
export type PostValue = z.infer<typeof postValueSchema>

const kind = <Input>(facts: ChangeKind<Input>): ChangeKind<never> => facts as unknown as ChangeKind<never>

export function postFact(value: PostValue, officer: { readonly name: string; readonly officerNumber: string }, jobRoleHu: string): FactContent {
  return { value, name: officer.name, search: `${officer.officerNumber} ${jobRoleHu}`, parentId: value.organisationId }
}

/** The job role for a post of the office on a day. @throws officer.job-role-not-in-force, officer.office-not-open */
export async function requireRole(tx: Tx, jobRoleId: string, organisationId: string, day: string): Promise<StaffRole> {
  const office = await findOrganisation(tx, organisationId, day)
  if (!office) throw officerErrors.officeNotOpen()
  const role = await findRole(tx, jobRoleId, day)
  if (!role || role.tier !== office.tier) throw officerErrors.jobRoleNotInForce()
  return role
}

async function requireEmployed(tx: Tx, officerId: string, day: string): Promise<StaffOfficer> {
  const officer = await findOfficer(tx, officerId)
  if (!officer || !(await isEmployed(tx, officerId, day))) throw officerErrors.notEmployed()
  return officer
}

async function ending(tx: Tx, post: StaffPost | null, effectiveFrom: string): Promise<Plan> {
  if (!post) throw officerErrors.notEmployed()
  return {
    subjectId: post.id, subjectName: `${post.officerName} – ${post.jobRoleHu}`, organisationId: post.organisationId, touches: [post.organisationId],
    concerns: post.substitutesForOfficerId === null ? [post.officerId] : [post.officerId, post.substitutesForOfficerId],
    steps: await endingSteps(tx, post, effectiveFrom)
  }
}

const until = givenDay.nullable().default(null)
const appointing = z.strictObject({ officerId: z.uuid(), organisationId: z.uuid(), jobRoleId: z.uuid(), until })
const substituting = z.strictObject({ officerId: z.uuid(), postId: z.uuid(), until: givenDay })

/** The register of posts. One person may hold posts in several offices; each office looks after its own. */
export function postRegister(): RegisterDefinition<PostValue> {
  const definition: RegisterDefinition<PostValue> = {
    code: POSTS,
    schema: postValueSchema,
    readers: { action: 'register:administer', ownOffices: true },
    // Officers ask for their own substitution; the policies judge each change.
    proposers: 'register:read',
    columns: [
      { key: 'officerId', hu: 'Tisztviselő', en: 'Officer', write: (value) => value.officerId },
      { key: 'organisationId', hu: 'Hivatal', en: 'Office', write: (value) => value.organisationId },
      { key: 'jobRoleId', hu: 'Munkakör', en: 'Job role', write: (value) => value.jobRoleId },
      { key: 'substitutesForOfficerId', hu: 'Akit helyettesít', en: 'Stands in for', write: (value) => value.substitutesForOfficerId ?? '' }
    ],
    rows: postRows as RowReader<PostValue>,
    kinds: {
      import: importKind(() => definition as RegisterDefinition),
      // Kinevezés, megbízás (Kttv. 38., 41. §).
      appoint: kind<z.output<typeof appointing>>({
        input: appointing, creates: true, fourEyes: true, national: false,
        plan: async (tx, { subjectId, input, effectiveFrom }) => {
          if (input.until !== null && input.until < effectiveFrom) throw officerErrors.daysReversed()
          const officer = await requireEmployed(tx, input.officerId, effectiveFrom)
          const role = await requireRole(tx, input.jobRoleId, input.organisationId, effectiveFrom)
          const held = (await listPosts(tx, input.officerId)).some((post) => post.organisationId === input.organisationId && post.jobRoleId === input.jobRoleId
            && post.substitutesForOfficerId === null && (post.validTo === null || post.validTo >= effectiveFrom))
          if (held) throw officerErrors.alreadyHeld()
          const { until: last, ...value } = input
          return {
            subjectId, subjectName: `${officer.name} – ${role.hu}`, organisationId: input.organisationId, touches: [input.organisationId], concerns: [input.officerId],
            national: role.ofTheCountry,
            steps: [{ register: POSTS, subjectId, from: effectiveFrom, to: earlier(last, officer.validTo), fact: postFact({ ...value, substitutesForOfficerId: null }, officer, role.hu) }]
          }
        }
      }),
      end: kind<Record<string, never>>({
        input: z.strictObject({}), creates: false, fourEyes: false, national: false,
        plan: async (tx, { subjectId, effectiveFrom }) => ending(tx, await findPost(tx, subjectId), effectiveFrom)
      }),
      // Helyettesítés: begins and ends by its days.
      substitute: kind<z.infer<typeof substituting>>({
        input: substituting, creates: true, fourEyes: true, national: false,
        plan: async (tx, { subjectId, input, effectiveFrom }) => {
          if (input.until < effectiveFrom) throw officerErrors.daysReversed()
          const held = await findPost(tx, input.postId)
          if (!held) throw officerErrors.notEmployed()
          if (held.substitutesForOfficerId !== null) throw officerErrors.substituteOfSubstitute()
          if (held.officerId === input.officerId) throw officerErrors.substitutesOneself()
          const [substitute, absent] = [await requireEmployed(tx, input.officerId, effectiveFrom), await requireEmployed(tx, held.officerId, effectiveFrom)]
          const role = await requireRole(tx, held.jobRoleId, held.organisationId, effectiveFrom)
          return {
            subjectId, subjectName: `${substitute.name} → ${absent.name} – ${role.hu}`, organisationId: held.organisationId, touches: [held.organisationId],
            concerns: [substitute.id, absent.id], national: role.ofTheCountry,
            steps: [{
              register: POSTS, subjectId, from: effectiveFrom, to: [substitute.validTo, absent.validTo, held.validTo].reduce(earlier, input.until),
              fact: postFact({ officerId: substitute.id, organisationId: held.organisationId, jobRoleId: held.jobRoleId, substitutesForOfficerId: absent.id }, substitute, role.hu)
            }]
          }
        }
      }),
      'end-substitution': kind<Record<string, never>>({
        input: z.strictObject({}), creates: false, fourEyes: false, national: false,
        plan: async (tx, { subjectId, effectiveFrom }) => {
          const post = await findPost(tx, subjectId)
          if (post && post.substitutesForOfficerId === null) throw officerErrors.notSubstitution()
          return ending(tx, post, effectiveFrom)
        }
      })
    }
  }
  return definition
}

/** Rows name officer, office and job role by id, or by number and codes. What a post is about does not change: another job role is another post. */
const postRows: RowReader<PostValue, KnownStaff> = {
  recurs: true,
  keyOf: (value) => `${value.officerId} ${value.organisationId} ${value.jobRoleId} ${value.substitutesForOfficerId ?? ''}`,
  known: knownStaff,
  read: (cells, present, known) => ({
    officerId: idIn(cells, known.officers, ['officerId', 'officerNumber'], present?.officerId ?? null), organisationId: idIn(cells, known.offices, ['organisationId', 'organisationCode'], present?.organisationId ?? null),
    jobRoleId: idIn(cells, known.roles, ['jobRoleId', 'jobRoleCode'], present?.jobRoleId ?? null),
    substitutesForOfficerId: idIn(cells, known.officers, ['substitutesForOfficerId', 'substitutesForOfficerNumber'], present?.substitutesForOfficerId ?? null)
  }),
  fact: (value, known) => {
    const { name, code } = known.officers.get(value.officerId)!
    return postFact(value, { name, officerNumber: code }, known.roles.get(value.jobRoleId)!.hu)
  },
  until: (cells, { officerId }, known) => earlier(dayIn(cells), known.officers.get(officerId)?.validTo ?? null),
  concerns: (value) => [value.officerId, ...(value.substitutesForOfficerId === null ? [] : [value.substitutesForOfficerId])],
  // As for a single appointment, a job role that reaches beyond the office is the country's to give.
  offices: ({ value }, known) => (known.roles.get(value.jobRoleId)?.ofTheCountry ? null : [value.organisationId]),
  faults: (_tx, rows, known, day) => rows.map(({ value, to, present }) => {
    if (present !== null) return { column: 'id', message: 'Álláshely adatai fájlból nem változnak: szüntessék meg, és vegyék fel újként.' }
    const { substitutesForOfficerId: absent } = value
    if (absent === value.officerId) return { column: 'substitutesForOfficerId', message: 'Senki sem helyettesíti önmagát. Javítsa.' }
    return lastDayFault(to, day, absent !== null) ?? employmentFault(value.officerId, to, known)
      ?? (absent === null ? null : employmentFault(absent, to, known, 'substitutesForOfficerId')) ?? placeFault(value, known)
  })
}
