import type { Tx } from '../../platform/database/index.ts'
import { readBelieved, type FactStep } from '../changes/index.ts'
import { GRANTS, POSTS, QUALIFICATIONS } from './staff-codes.ts'
import { listEntriesOf, listGrantIds, listPosts, type StaffPost } from './staff.store.ts'

/** Ends what still stands on or after a day; what had not begun by then is cancelled. */
export async function endFrom(tx: Tx, register: string, subjectIds: readonly string[], firstDayAfter: string): Promise<FactStep[]> {
  const steps: FactStep[] = []
  for (const subjectId of subjectIds) {
    const facts = await readBelieved(tx, register, [subjectId])
    const left = facts.filter((fact) => fact.validTo === null || fact.validTo >= firstDayAfter)
    if (left.length === 0) continue
    const begins = left[0]!.validFrom
    steps.push({ register, subjectId, from: begins < firstDayAfter ? firstDayAfter : begins, to: null, fact: null, cancels: true })
  }
  return steps
}

/** Everything that ends with the employment: posts, substitutions either way, rights to personal data. */
export async function leavingSteps(tx: Tx, officerId: string, firstDayAfter: string): Promise<FactStep[]> {
  const posts = await listPosts(tx, officerId, { alsoFor: true })
  const grants = await listGrantIds(tx, officerId, null)
  return [
    ...await endFrom(tx, POSTS, posts.map(({ id }) => id), firstDayAfter),
    ...await endFrom(tx, GRANTS, grants.map(({ id }) => id), firstDayAfter)
  ]
}

/** What ends with a post: who stands in for it, and the rights in its job role unless another post gives the same role. */
export async function endingSteps(tx: Tx, post: StaffPost, firstDayAfter: string): Promise<FactStep[]> {
  const same = (other: StaffPost): boolean => other.id !== post.id && other.organisationId === post.organisationId && other.jobRoleId === post.jobRoleId
  const around = (await listPosts(tx, post.officerId, { alsoFor: true })).filter(same)
  const stays = around.some((other) => other.officerId === post.officerId && (other.validTo === null || other.validTo >= firstDayAfter))
  const substitutes = post.substitutesForOfficerId === null ? around.filter((other) => other.substitutesForOfficerId === post.officerId) : []
  return [
    ...await endFrom(tx, POSTS, [post.id, ...substitutes.map(({ id }) => id)], firstDayAfter),
    ...(stays ? [] : await endFrom(tx, GRANTS, (await listGrantIds(tx, post.officerId, post)).map(({ id }) => id), firstDayAfter))
  ]
}

/** What an officer's other entries take over from their own: lists are in the order of names, and an employer looks after the qualifications. */
export interface Followed { readonly name?: string; readonly employerId?: string | null }

/** Posts, rights and qualifications of officers who are called otherwise, or employed by another, from a day on. */
export async function followingSteps(tx: Tx, officers: ReadonlyMap<string, Followed>, from: string): Promise<FactStep[]> {
  const steps: FactStep[] = []
  if (officers.size === 0) return steps
  for (const register of [POSTS, GRANTS, QUALIFICATIONS]) {
    const entries = await listEntriesOf(tx, register, [...officers.keys()])
    const ofOfficer = new Map(entries.map(({ id, officerId }) => [id, officers.get(officerId)!]))
    for (const fact of await readBelieved(tx, register, [...ofOfficer.keys()])) {
      if (fact.validTo !== null && fact.validTo < from) continue
      const { name, employerId } = ofOfficer.get(fact.subjectId)!
      const followed = { name: name ?? fact.name, parentId: register === QUALIFICATIONS && employerId !== undefined ? employerId : fact.parentId }
      if (followed.name === fact.name && followed.parentId === fact.parentId) continue
      steps.push({ register, subjectId: fact.subjectId, from: fact.validFrom < from ? from : fact.validFrom, to: fact.validTo, fact: { value: fact.value, search: fact.search, ...followed } })
    }
  }
  return steps
}

/** The earlier of two last days; null is open. */
export function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
