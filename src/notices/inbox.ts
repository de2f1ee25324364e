import type { Context, OfficerPrincipal } from '../platform/context/index.ts'
import { inOrganisation, type Tx } from '../platform/database/index.ts'
import { publishLive } from '../platform/live/index.ts'
import { noticesErrors } from './notices.errors.ts'
import { countUnread, insertNotice, pageOfNotices, setRead } from './notices.store.ts'
import type { NewNotice, Notice, Page } from './notices.types.ts'

/** "100+" beyond this. */
export const UNREAD_BOUND = 100

/** Puts a notice into the inbox of a post or of an officer, in the transaction of what it tells. */
export async function noticeOfficer(tx: Tx, ctx: Context, notice: NewNotice): Promise<{ noticeId: string }> {
  const noticeId = ctx.ids.uuid()
  await insertNotice(tx, noticeId, notice, ctx.clock.now())
  await publishLive(tx, { kind: 'notice', id: noticeId, sequence: 0, organisationId: notice.organisationId, ...notice.to })
  return { noticeId }
}

export interface Inbox extends Page<Notice> {
  readonly unread: number
  readonly unreadIsBound: boolean
}

export function readInbox(ctx: Context<OfficerPrincipal>, cursor: string | null, limit: number): Promise<Inbox> {
  const { organisationId } = ctx.principal
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const page = await pageOfNotices(tx, ctx.principal, cursor, limit)
    const unread = await countUnread(tx, ctx.principal, UNREAD_BOUND)
    return { ...page, unread, unreadIsBound: unread >= UNREAD_BOUND }
  })
}

/** @throws notices.notice-not-found */
export function readNotice(ctx: Context<OfficerPrincipal>, noticeId: string): Promise<void> {
  return inOrganisation(ctx.db, ctx.principal.organisationId, async (tx) => {
    if (!(await setRead(tx, noticeId, ctx.principal, ctx.clock.now()))) throw noticesErrors.noticeNotFound({ noticeId })
  })
}
