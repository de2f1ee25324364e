import type { Context } from '../platform/context/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { publishLive } from '../platform/live/index.ts'
import { appendEntry } from '../log/index.ts'
import { noticesErrors } from './notices.errors.ts'
import { actAsClient, findMessage, insertMessage, messagesOfCase, pageOfMessages, setOpened, setReceipt, setSecondNotice } from './notices.store.ts'
import type { MailboxMessage, NewMailboxMessage, Page } from './notices.types.ts'
import { mailNotice } from './send-mail-notice.ts'

const pathOf = (messageId: string): string => `/client/messages/${messageId}`

/** Puts a message into the client's mailbox (tárhely), in the transaction of the act that serves it; mails a notice. */
export async function sendToMailbox(tx: Tx, ctx: Context, message: NewMailboxMessage): Promise<{ messageId: string; sentAt: Date }> {
  const messageId = ctx.ids.uuid()
  const sentAt = ctx.clock.now()
  await insertMessage(tx, messageId, message, sentAt)
  await appendEntry(tx, ctx, {
    kind: 'mailbox.sent',
    organisationId: message.organisationId,
    caseId: message.caseId,
    subject: { kind: 'client', id: message.clientKey },
    body: { messageId, kind: message.kind, documents: message.documents.map((document) => document.sha256), needsReceipt: message.needsReceipt }
  })
  if (message.email !== null) {
    await mailNotice(tx, ctx, {
      organisationId: message.organisationId, address: message.email, template: 'mailbox-arrived', language: message.language, path: pathOf(messageId)
    })
  }
  await publishLive(tx, { kind: 'notice', id: messageId, sequence: 0, clientId: message.clientKey })
  return { messageId, sentAt }
}

/** The client's messages, newest first. `clientKeys` are the signed-in client's own. */
export async function listMailbox(tx: Tx, clientKeys: readonly string[], cursor: string | null = null, limit = 50): Promise<Page<MailboxMessage>> {
  await actAsClient(tx, clientKeys)
  return pageOfMessages(tx, clientKeys, cursor, Math.min(limit, 100))
}

/** What this client was sent in one case, newest first (at most 200). */
export async function listMailboxOfCase(tx: Tx, clientKeys: readonly string[], organisationId: string, caseId: string): Promise<MailboxMessage[]> {
  await actAsClient(tx, clientKeys)
  return messagesOfCase(tx, clientKeys, organisationId, caseId)
}

/** @throws notices.message-not-found, also for somebody else's message. */
export async function readMailboxMessage(tx: Tx, clientKeys: readonly string[], messageId: string): Promise<MailboxMessage> {
  await actAsClient(tx, clientKeys)
  const message = await findMessage(tx, messageId)
  if (!message || !clientKeys.includes(message.clientKey)) throw noticesErrors.messageNotFound({ messageId })
  return message
}

export interface Opening {
  readonly message: MailboxMessage
  readonly openedAt: Date
  /** True the first time: the caller then appends the act of service. */
  readonly first: boolean
  readonly receiptEntryId: string | null
}

/**
 * Records that the client opened a message; the first opening is the receipt of service and is logged. Opening again
 * changes nothing.
 * @throws notices.message-not-found
 */
export async function markOpened(tx: Tx, ctx: Context, opening: { clientKeys: readonly string[]; messageId: string }): Promise<Opening> {
  const message = await readMailboxMessage(tx, opening.clientKeys, opening.messageId)
  const now = ctx.clock.now()
  if (!(await setOpened(tx, message.id, now))) {
    const again = await readMailboxMessage(tx, opening.clientKeys, opening.messageId)
    return { message: again, openedAt: again.openedAt ?? now, first: false, receiptEntryId: again.receiptEntryId }
  }
  const { entryId } = await appendEntry(tx, ctx, {
    kind: 'mailbox.opened',
    organisationId: message.organisationId,
    caseId: message.caseId,
    body: { messageId: message.id, kind: message.kind, documents: message.documents.map((document) => document.sha256), openedAt: now.toISOString() }
  })
  await setReceipt(tx, message.id, entryId)
  return { message: { ...message, openedAt: now, receiptEntryId: entryId }, openedAt: now, first: true, receiptEntryId: entryId }
}

/**
 * Second notice of a message that was not opened; from it the presumption of delivery (kézbesítési vélelem; Dáptv. 27. §)
 * counts. False when it was opened or noticed a second time already.
 * @throws notices.message-not-found
 */
export async function sendSecondNotice(tx: Tx, ctx: Context, notice: { messageId: string; email: string | null }): Promise<boolean> {
  const message = await findMessage(tx, notice.messageId)
  if (!message) throw noticesErrors.messageNotFound({ messageId: notice.messageId })
  if (!(await setSecondNotice(tx, message.id, ctx.clock.now()))) return false
  await appendEntry(tx, ctx, {
    kind: 'mailbox.second-notice', organisationId: message.organisationId, caseId: message.caseId, body: { messageId: message.id }
  })
  if (notice.email !== null) {
    await mailNotice(tx, ctx, {
      organisationId: message.organisationId, address: notice.email, template: 'mailbox-second-notice', language: message.language, path: pathOf(message.id)
    })
  }
  await publishLive(tx, { kind: 'notice', id: message.id, sequence: 0, clientId: message.clientKey })
  return true
}
