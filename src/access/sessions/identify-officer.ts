import type { FastifyRequest } from 'fastify'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inCentral } from '../../platform/database/index.ts'
import { readCookie } from '../../platform/http/index.ts'
import { foundPost, keepAdmission } from '../entitlement/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { endSession } from './end-session.ts'
import { hashOf } from './open-session.ts'
import { sessionErrors } from './session.errors.ts'
import { lookUpSession } from './session-lookup.ts'
import { readById, touch, type SessionRow } from './session.store.ts'
import { IDLE_SECONDS, SESSION_COOKIE, type EndReason } from './session.types.ts'

/** No office: row-level security shows no casework row under it. */
const NO_ORGANISATION = '00000000-0000-0000-0000-000000000000'
/** The idle limit moves at most this often, so that reading does not write. */
const TOUCH_MILLISECONDS = 30_000

/**
 * The officer of a request's session cookie, a principal of this request alone; null without a cookie.
 * @throws session.unknown, session.idle, session.absolute, session.ended, session.card, session.browser-changed,
 *   session.employment-ended
 */
export async function identifyOfficer(request: FastifyRequest): Promise<OfficerPrincipal | null> {
  const token = readCookie(request, SESSION_COOKIE)
  if (!token) return null
  const ctx = request.context()
  const now = ctx.clock.now()
  const session = await lookUpSession(ctx.db, hashOf(token), legalDateOf(now))
  if (!session) throw sessionErrors.unknown()
  const userAgent = hashOf(request.headers['user-agent'] ?? '')
  const fault = faultOf(session, now) ?? (session.userAgentHash.equals(userAgent) ? null : 'browser-changed')
  if (fault) await refuse(ctx, session, fault)
  const principal = principalOf(session)
  if (session.standing) keepAdmission(principal, now, foundPost(session.standing, session.officerId))
  const passive = request.routeOptions.config.passive === true
  if (!passive && now.getTime() - session.lastUsedAt.getTime() > TOUCH_MILLISECONDS) await touch(ctx.db, session.id, now)
  return principal
}

/** Whether a session is still good; for streams that outlive their request. Does not count as use. */
export async function sessionIsLive(ctx: Pick<Context, 'db' | 'clock'>, officer: OfficerPrincipal): Promise<boolean> {
  const now = ctx.clock.now()
  const session = await readById(ctx.db, officer.sessionId, legalDateOf(now))
  return session !== null && faultOf(session, now) === null && session.postId === officer.postId
}

function faultOf(session: SessionRow, now: Date): EndReason | null {
  if (session.endReason !== null) return session.endReason
  if (session.cardState !== 'active') return 'card'
  if (!session.employed) return 'employment-ended'
  if (now >= session.absoluteExpiresAt) return 'absolute'
  if (now.getTime() - session.lastUsedAt.getTime() > IDLE_SECONDS * 1000) return 'idle'
  return null
}

async function refuse(ctx: Context, session: SessionRow, reason: EndReason): Promise<never> {
  const principal = principalOf(session)
  await inCentral(ctx.db, (tx) =>
    endSession(tx, { ...ctx, principal }, { id: session.id, officerId: session.officerId, organisationId: session.organisationId }, reason))
  switch (reason) {
    case 'idle': throw sessionErrors.idle()
    case 'absolute': throw sessionErrors.absolute()
    case 'card': throw sessionErrors.card()
    case 'browser-changed': throw sessionErrors.browserChanged()
    case 'employment-ended': throw sessionErrors.employmentEnded()
    default: throw sessionErrors.ended()
  }
}

function principalOf(session: SessionRow): OfficerPrincipal {
  return {
    kind: 'officer', sessionId: session.id, officerId: session.officerId, name: session.officerName,
    organisationId: session.organisationId ?? NO_ORGANISATION, postId: session.postId, jobRoleId: session.jobRoleId, cardId: session.cardId,
    substitutesForOfficerId: session.substitutesForOfficerId
  }
}
