import type { Context } from '../../platform/context/index.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { Language } from '../../platform/http/index.ts'
import { listEntitlements, readJobRole } from '../../registers/job-roles/index.ts'
import { listPostsOfOfficer, readOfficer, type Post } from '../../registers/officers/index.ts'
import { findOrganisation } from '../../registers/organisations/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { sessionErrors } from './session.errors.ts'
import { readById, readCard, readLastEntry } from './session.store.ts'
import { IDLE_SECONDS, type PostView, type SessionView } from './session.types.ts'

/** What the officer's browser shows of the session. @throws session.unknown, session.employment-ended */
export async function sessionView(
  db: Db | Tx, ctx: Context, sessionId: string, options: { readonly language: Language; readonly demo: boolean }
): Promise<SessionView> {
  const today = legalDateOf(ctx.clock.now())
  const session = await readById(db, sessionId, today)
  if (!session) throw sessionErrors.unknown()
  // What does not wait for one another is not asked one after the other: whoever enters waits for all of it.
  const [officer, card, lastEntry, posts] = await Promise.all([
    readOfficer(db, session.officerId, today), readCard(db, session.cardId), readLastEntry(db, session.officerId, session.openedAt),
    listPostsOfOfficer(db, session.officerId, today).then((found) => postViews(db, found, today, options.language))
  ])
  if (!officer) throw sessionErrors.employmentEnded()
  return {
    officer: { id: officer.id, name: officer.name, officerNumber: officer.officerNumber },
    card: { serial: card?.serial ?? '', expiresAt: session.cardExpiresAt.toISOString() },
    lastEntry: lastEntry?.toISOString() ?? null,
    post: posts.find(({ id }) => id === session.postId) ?? null,
    posts,
    absoluteExpiresAt: session.absoluteExpiresAt.toISOString(),
    idleSeconds: IDLE_SECONDS,
    legalDate: today,
    demo: options.demo
  }
}

async function postViews(db: Db | Tx, posts: readonly Post[], today: string, language: Language): Promise<PostView[]> {
  const [entitlements, ...places] = await Promise.all([
    listEntitlements(db, [...new Set(posts.map(({ jobRoleId }) => jobRoleId))], today),
    ...posts.map(async (post) => {
      const [organisation, jobRole] = await Promise.all([findOrganisation(db, post.organisationId, today), readJobRole(db, post.jobRoleId, today)])
      return { post, organisation, jobRole }
    })
  ])
  const views: PostView[] = []
  for (const { post, organisation, jobRole } of places) {
    // A post of a closed office or an ended job role entitles to nothing, so it is not offered.
    if (!organisation || !jobRole) continue
    views.push({
      id: post.postId,
      organisation: { id: organisation.id, name: organisation.name, shortName: organisation.shortName, demo: organisation.demo },
      jobRole: { code: jobRole.code, name: jobRole.name[language], isSigner: jobRole.isSigner, isHead: jobRole.isHead, isAdministrator: jobRole.isAdministrator, isNationalAdministrator: jobRole.isNationalAdministrator },
      substitutesFor: post.substitutesFor && { name: post.substitutesFor.name },
      entitlements: (entitlements.get(post.jobRoleId) ?? []).map((item) => ({
        category: item.category[language], purpose: item.purposeText[language], legalBasis: item.legalBasis, validTo: item.validTo
      }))
    })
  }
  return views
}
