import type { Tx } from '../../platform/database/index.ts'
import { readBelieved, type FactStep } from '../changes/index.ts'
import { POSTS, GRANTS } from './staff-codes.ts'
import { listGrantIds, listPosts, type StaffPost } from './staff.store.ts'

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

/** The earlier of two last days; null is open. */
export function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
