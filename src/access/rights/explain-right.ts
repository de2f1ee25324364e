import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { fourEyesOn } from '../../registers/organisations/index.ts'
import { findPost } from '../../registers/officers/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { entitlementErrors, explain, readPostFacts, registerStanding, type Action, type Explanation, type Resource } from '../entitlement/index.ts'
import { rightsErrors } from './rights.errors.ts'
import { listPostsWithCards, listSources, type PostRow, type RightSource } from './rights.store.ts'

/** What is asked about, for a post of an office: an action on cases of a type, or on a data set for a purpose. */
export interface RightQuestion {
  readonly action: Action
  readonly caseType: string | null
  readonly dataSet: string | null
  readonly purpose: string | null
}

/** No card, so no card is valid. */
const NO_CARD = '00000000-0000-0000-0000-000000000000'
/** As many posts of an office are asked about at once. */
const MOST_POSTS = 500

const about = (question: RightQuestion, organisationId: string, postId: string): Resource => {
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

async function explainPost(tx: Tx, question: RightQuestion, post: { readonly postId: string; readonly officerId: string; readonly cardId: string | null; readonly organisationId: string }, today: string): Promise<Explanation> {
  const facts = await readPostFacts(tx, { postId: post.postId, officerId: post.officerId, cardId: post.cardId ?? NO_CARD, today, withGrants: true })
  if (!facts) throw rightsErrors.noSuchPost()
  const fourEyes = question.action === 'case:sign' && await fourEyesOn(tx, post.organisationId, today)
  return explain({ action: question.action, post: facts, resource: about(question, post.organisationId, post.postId), drafters: [], fourEyes })
}

/** Why an officer may or may not: one's own post, or one that one looks after. @throws rights.no-such-post, entitlement.denied */
export async function explainRight(
  tx: Tx, ctx: Context<OfficerPrincipal>, question: RightQuestion & { readonly postId: string | null }
): Promise<Explanation & { readonly sources: readonly RightSource[]; readonly postId: string }> {
  const today = legalDateOf(ctx.clock.now())
  const postId = question.postId ?? ctx.principal.postId
  const post = postId === null ? null : await findPost(tx, postId)
  if (!post) throw rightsErrors.noSuchPost()
  const own = post.officerId === ctx.principal.officerId
  if (!own) {
    const standing = await registerStanding(tx, ctx)
    if (!standing.national && !standing.organisations.includes(post.organisationId)) throw entitlementErrors.denied({ action: 'register:administer' })
  }
  const [card] = own ? [{ cardId: ctx.principal.cardId }] : (await listPostsWithCards(tx, post.organisationId, today, MOST_POSTS)).filter((item) => item.postId === post.id)
  const explanation = await explainPost(tx, question, { postId: post.id, officerId: post.officerId, cardId: card?.cardId ?? null, organisationId: post.organisationId }, today)
  return { ...explanation, postId: post.id, sources: await listSources(tx, post.id, today, { caseType: question.caseType, purpose: question.purpose }) }
}

/** Everybody in an office with the answer for each: who may do this? */
export async function whoMay(tx: Tx, ctx: Context<OfficerPrincipal>, organisationId: string, question: RightQuestion): Promise<(PostRow & { readonly explanation: Explanation })[]> {
  const today = legalDateOf(ctx.clock.now())
  const posts = await listPostsWithCards(tx, organisationId, today, MOST_POSTS)
  const answers: (PostRow & { readonly explanation: Explanation })[] = []
  for (const post of posts) answers.push({ ...post, explanation: await explainPost(tx, question, { ...post, organisationId }, today) })
  return answers
}
