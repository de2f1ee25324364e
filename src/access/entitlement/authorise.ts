import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { fourEyesOn } from '../../registers/organisations/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { logDenial } from './denials.ts'
import { entitlementErrors } from './entitlement.errors.ts'
import { readDrafters, readPost, type FoundPost } from './entitlement.store.ts'
import type { Action, Decision, PostFacts, Resource } from './entitlement.types.ts'
import { evaluate } from './policy-set.ts'

/**
 * Whether the officer may do this, by the policies and by what the registers say today (the system's day: nobody gains a
 * right by setting an office's legal clock).
 * @returns the right to store with the act
 * @throws entitlement.denied, entitlement.four-eyes, after the denial was logged
 */
export async function authorise(
  tx: Db | Tx, ctx: Context, question: { readonly action: string; readonly resource: Resource }
): Promise<Decision> {
  return (await authorisePost(tx, ctx, question)).decision
}

/**
 * The same, with what the registers say of the post and of its office's legal clock: for lists, which go on to `visibleCases`.
 * @throws entitlement.denied, entitlement.four-eyes, after the denial was logged
 */
export async function authorisePost(
  tx: Db | Tx, ctx: Context, question: { readonly action: string; readonly resource: Resource }
): Promise<{ readonly decision: Decision; readonly post: PostFacts; readonly legalOffset: number }> {
  const { action, resource } = question
  const { principal } = ctx
  if (principal.kind !== 'officer' || principal.postId === null) return deny(ctx, action, resource, [], ['no job role'])
  const today = legalDateOf(ctx.clock.now())
  const needs = { withGrants: resource.type === 'DataSet', withOffices: resource.type === 'RegisterChange' || twoStep(resource) }
  const found = admittedPost(ctx, action, needs) ?? await readOwnPost(tx, ctx, needs)
  if (!found) return deny(ctx, action, resource, [], ['no such post'])
  const { facts: post, legalOffset } = found
  const signing = action === 'case:sign' && resource.type === 'Case'
  const fourEyes = signing ? await fourEyesOn(tx, resource.organisationId, today) : false
  const drafters = signing && resource.draftedByPostId ? await readDrafters(tx, resource.draftedByPostId, today) : await proposersOf(tx, resource, today)
  const answer = evaluate({ action, post, resource, drafters, fourEyes })
  if (!answer.allowed) return deny(ctx, action, resource, answer.policies, answer.errors)
  return { decision: { policies: answer.policies, postId: post.postId, substitutesForOfficerId: principal.substitutesForOfficerId }, post, legalOffset }
}

/** What the registers say today of the post that the caller acts in; null: none, or no such post. */
async function readOwnPost(
  tx: Db | Tx, ctx: Context, { withGrants = false, withOffices = false }: { readonly withGrants?: boolean; readonly withOffices?: boolean }
): Promise<FoundPost | null> {
  const { principal } = ctx
  if (principal.kind !== 'officer' || principal.postId === null) return null
  const { postId, officerId, cardId } = principal
  return readPost(tx, { postId, officerId, cardId, today: legalDateOf(ctx.clock.now()), withGrants, withOffices })
}

/** What was read of the post when the request was let in; goes with the request's principal. */
const admissions = new WeakMap<object, { readonly at: number; readonly found: FoundPost }>()
/** A revoked right or card counts within a second; an upload may take longer than that. */
const ADMISSION_MILLISECONDS = 1_000

/** Keeps what was read of the post with the session for the questions of the same request. The principal must be that request's alone. */
export function keepAdmission(principal: OfficerPrincipal, at: Date, found: FoundPost): void {
  admissions.set(principal, { at: at.getTime(), found })
}

/** Who signs is looked at again at the signature itself. */
function admittedPost(
  ctx: Context, action: string, needs: { readonly withGrants: boolean; readonly withOffices: boolean }
): FoundPost | null {
  if (needs.withGrants || needs.withOffices || action === 'case:sign') return null
  const admission = admissions.get(ctx.principal)
  if (!admission || Math.abs(ctx.clock.now().getTime() - admission.at) > ADMISSION_MILLISECONDS) return null
  return admission.found
}

/**
 * Which of the actions the officer may do, so that a page shows what leads somewhere. A question, no attempt: nothing is
 * logged, and the use case asks again.
 */
export async function allowedActions(tx: Tx, ctx: Context, wanted: readonly Action[], resource: Resource): Promise<Action[]> {
  const { principal } = ctx
  if (principal.kind !== 'officer' || principal.postId === null) return []
  const today = legalDateOf(ctx.clock.now())
  const post = (await readOwnPost(tx, ctx, { withOffices: twoStep(resource) }))?.facts
  if (!post) return []
  const mayDraft = resource.type === 'Case' && resource.draftedByPostId
  const fourEyes = resource.type === 'Case' ? await fourEyesOn(tx, resource.organisationId, today) : false
  const drafters = mayDraft ? await readDrafters(tx, mayDraft, today) : await proposersOf(tx, resource, today)
  return wanted.filter((action) => evaluate({
    action, post, resource, drafters: action === 'case:sign' || twoStep(resource) ? drafters : [], fourEyes: action === 'case:sign' && fourEyes
  }).allowed)
}

/** What is looked after in two steps by two people. */
const twoStep = (resource: Resource): resource is Extract<Resource, { type: 'Card' | 'Seal' }> => resource.type === 'Card' || resource.type === 'Seal'

/** Whom four eyes keep from the second step (approving a change, personalising a card): who took the first, and everyone linked to them by substitution. */
async function proposersOf(tx: Db | Tx, resource: Resource, today: string): Promise<string[]> {
  if (resource.type !== 'RegisterChange' && !twoStep(resource)) return []
  const linked = resource.proposedByPostId === null ? [] : await readDrafters(tx, resource.proposedByPostId, today)
  return [...new Set([...linked, ...(resource.proposedByOfficerId === null ? [] : [resource.proposedByOfficerId])])]
}

/** What the officer looks after in the registers, for lists of changes. @throws entitlement.denied without a job role */
export async function registerStanding(tx: Tx, ctx: Context): Promise<{ national: boolean; organisations: readonly string[]; persons: readonly string[] }> {
  // Only who looks after an office has offices to be read.
  const admitted = admittedPost(ctx, 'register:read', { withGrants: false, withOffices: false })?.facts
  const facts = admitted && !admitted.localAdministrator && !admitted.head ? admitted : (await readOwnPost(tx, ctx, { withOffices: true }))?.facts
  if (!facts?.inForce || !facts.cardValid) throw entitlementErrors.denied({ action: 'register:administer' })
  return { national: facts.nationalAdministrator, organisations: facts.administers, persons: facts.persons }
}

/** Facts about the officer's post today, for lists (`visibleCases`). @throws entitlement.denied without a job role */
export async function postFacts(tx: Tx, ctx: Context): Promise<PostFacts> {
  const found = await readOwnPost(tx, ctx, {})
  if (found) return found.facts
  throw entitlementErrors.denied({ action: 'case:read' })
}

async function deny(ctx: Context, action: string, resource: Resource, policies: readonly string[], errors: readonly string[]): Promise<never> {
  if (errors.length > 0 && ctx.principal.kind === 'officer') ctx.logger.warn({ action, errors }, 'a right could not be decided and was denied')
  const caseId = resource.type === 'Case' ? resource.id : resource.type === 'DataSet' ? resource.caseId : null
  await logDenial(ctx, {
    organisationId: resource.type === 'Register' ? null : resource.organisationId,
    caseId,
    body: { action, resource: { ...resource }, policies, errors, requestId: ctx.requestId }
  })
  if (policies.includes('register-not-for-oneself')) throw entitlementErrors.notForOneself({ action, policies })
  if (policies.includes('register-four-eyes')) throw entitlementErrors.registerFourEyes({ action, policies })
  if (policies.includes('card-four-eyes')) throw entitlementErrors.cardFourEyes({ action, policies })
  if (policies.includes('seal-four-eyes')) throw entitlementErrors.sealFourEyes({ action, policies })
  if (policies.includes('card-not-for-oneself')) throw entitlementErrors.cardNotForOneself({ action, policies })
  if (policies.includes('four-eyes')) throw entitlementErrors.fourEyes({ action, policies })
  throw entitlementErrors.denied({ action, policies })
}
