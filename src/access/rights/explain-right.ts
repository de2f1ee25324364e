import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { AsOf } from '../../registers/changes/index.ts'
import { fourEyesOn } from '../../registers/organisations/index.ts'
import { findPost } from '../../registers/officers/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { entitlementErrors, explain, readPostFacts, readPostsOnDay, registerStanding, type Action, type Explanation, type PostFacts, type Resource } from '../entitlement/index.ts'
import { rightsErrors } from './rights.errors.ts'
import { listSourcesKnown } from './past-rights.store.ts'
import { activeCardOf, listPostsWithCards, listSources, type PostRow, type RightSource } from './rights.store.ts'

/** What is asked about, for a post of an office: an action on cases of a type, or on a data set for a purpose. */
export interface RightQuestion {
  readonly action: Action
  readonly caseType: string | null
  readonly dataSet: string | null
  readonly purpose: string | null
  /** What is asked about; null: today, as the decision itself would look at it. */
  readonly asOf: AsOf | null
}

/** No card, so no card is valid. */
const NO_CARD = '00000000-0000-0000-0000-000000000000'
/** As many posts of an office are asked about at once. */
const MOST_POSTS = 500

const resourceOf = (question: RightQuestion, organisationId: string, postId: string): Resource => {
  if (question.action === 'personal-data:query') {
    if (question.dataSet === null || question.purpose === null) throw rightsErrors.incomplete({ field: 'purpose' })
    return { type: 'DataSet', organisationId, caseId: null, dataSet: question.dataSet, purpose: question.purpose }
  }
  if (question.action.startsWith('case:') && question.action !== 'case:register') {
    if (question.caseType === null) throw rightsErrors.incomplete({ field: 'caseType' })
    // A case of their own: what is asked is whether they may at all, not about one case.
    return { type: 'Case', id: 'any', organisationId, caseType: question.caseType, assigneePostId: postId }
  }
  return { type: 'Office', organisationId }
}

async function explainFacts(tx: Tx, question: RightQuestion, facts: PostFacts, day: string): Promise<Explanation> {
  const fourEyes = question.action === 'case:sign' && await fourEyesOn(tx, facts.organisationId, day)
  return explain({ action: question.action, post: facts, resource: resourceOf(question, facts.organisationId, facts.postId), drafters: [], fourEyes })
}

const momentOf = ({ asOf }: RightQuestion, today: string): AsOf & { readonly isPresent: boolean } =>
  ({ day: asOf?.day ?? today, knownAt: asOf?.knownAt ?? null, isPresent: asOf === null || (asOf.knownAt === null && asOf.day === today) })

async function factsToday(tx: Tx, post: { readonly postId: string; readonly officerId: string; readonly cardId: string | null }, today: string): Promise<PostFacts> {
  const facts = await readPostFacts(tx, { postId: post.postId, officerId: post.officerId, cardId: post.cardId ?? NO_CARD, today, withGrants: true })
  if (!facts) throw rightsErrors.noSuchPost()
  return facts
}

/**
 * Why an officer may or may not, on a day and as it was known: one's own post, or one that one looks after today. Of another moment than
 * the present one, the card is whichever the officer had.
 * @throws rights.no-such-post, entitlement.denied
 */
export async function explainRight(
  tx: Tx, ctx: Context<OfficerPrincipal>, question: RightQuestion & { readonly postId: string | null }
): Promise<Explanation & { readonly day: string; readonly sources: readonly RightSource[]; readonly postId: string }> {
  const today = legalDateOf(ctx.clock.now())
  const { day, knownAt, isPresent } = momentOf(question, today)
  const postId = question.postId ?? ctx.principal.postId
  const post = postId === null ? null : await findPost(tx, postId)
  if (!post) throw rightsErrors.noSuchPost()
  const own = post.officerId === ctx.principal.officerId
  if (!own) {
    const standing = await registerStanding(tx, ctx)
    if (!standing.national && !standing.organisations.includes(post.organisationId)) throw entitlementErrors.denied({ action: 'register:administer' })
  }
  const facts = isPresent
    ? await factsToday(tx, { postId: post.id, officerId: post.officerId, cardId: own ? ctx.principal.cardId : await activeCardOf(tx, post.officerId) }, today)
    : (await readPostsOnDay(tx, { postId: post.id }, { day, knownAt }))[0]?.facts
  if (!facts) throw rightsErrors.noSuchPost()
  const about = { caseType: question.caseType, purpose: question.purpose }
  const sources = knownAt === null ? await listSources(tx, post.id, day, about) : await listSourcesKnown(tx, post.id, { day, knownAt }, about)
  return { ...await explainFacts(tx, question, facts, day), day, postId: post.id, sources }
}

/** Everybody who held a post in an office on a day, with the answer for each: who may do this? */
export async function whoMay(
  tx: Tx, ctx: Context<OfficerPrincipal>, organisationId: string, question: RightQuestion
): Promise<{ readonly day: string; readonly items: readonly (Omit<PostRow, 'cardId'> & { readonly explanation: Explanation })[] }> {
  const today = legalDateOf(ctx.clock.now())
  const { day, knownAt, isPresent } = momentOf(question, today)
  const items: (Omit<PostRow, 'cardId'> & { readonly explanation: Explanation })[] = []
  if (isPresent) {
    for (const { cardId, ...post } of await listPostsWithCards(tx, organisationId, today, MOST_POSTS)) {
      items.push({ ...post, explanation: await explainFacts(tx, question, await factsToday(tx, { ...post, cardId }, today), today) })
    }
  } else {
    for (const { facts, ...post } of await readPostsOnDay(tx, { organisationId, limit: MOST_POSTS }, { day, knownAt })) {
      items.push({ ...post, postId: facts.postId, explanation: await explainFacts(tx, question, facts, day) })
    }
  }
  return { day, items }
}
