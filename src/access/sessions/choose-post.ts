import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { appendEntry } from '../../log/index.ts'
import { listPostsOfOfficer } from '../../registers/officers/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { hashOf, newToken } from './open-session.ts'
import { sessionErrors } from './session.errors.ts'
import { setPost } from './session.store.ts'

/**
 * Takes up a job role. Rights change with it, so the session gets a fresh token.
 * @throws session.post-not-yours
 */
export async function choosePost(tx: Tx, ctx: Context<OfficerPrincipal>, postId: string): Promise<{ token: string }> {
  const { officerId, sessionId, postId: before } = ctx.principal
  const posts = await listPostsOfOfficer(tx, officerId, legalDateOf(ctx.clock.now()))
  const post = posts.find((item) => item.postId === postId)
  if (!post) throw sessionErrors.postNotYours()
  const token = newToken(ctx)
  await setPost(tx, sessionId, postId, hashOf(token))
  await appendEntry(tx, ctx, {
    kind: 'session.post-chosen', organisationId: post.organisationId, subject: { kind: 'officer', id: officerId },
    body: { sessionId, postId, previousPostId: before, substitutesForOfficerId: post.substitutesFor?.officerId ?? null }
  })
  return { token }
}
