import { listMailbox, markOpened, readMailboxMessage } from '../../notices/index.ts'
import type { Context } from '../../platform/context/index.ts'
import { inCentral, inOrganisation, type Tx } from '../../platform/database/index.ts'
import { recordOpening } from '../delivery/index.ts'
import { receiveFurther, type ReceivedFile } from '../intake/index.ts'
import type { ClientPrincipal } from './client-page.types.ts'
import { clientPageErrors } from './client-page.errors.ts'
import { inMyCase, type Place } from './open-my-case.ts'

/** A message as the mailbox lists it. */
export type MyMessage = Awaited<ReturnType<typeof listMailbox>>['items'][number]

/** The client's messages of all offices, newest first. */
export function listMyMessages(ctx: Context<ClientPrincipal>, cursor: string | null, limit: number): ReturnType<typeof listMailbox> {
  return inCentral(ctx.db, (tx) => listMailbox(tx, [ctx.principal.clientId], cursor, limit))
}

/**
 * Opens a message: the first opening is the receipt, and with it the document is delivered (közlés, Ákr. 85. §; Dáptv.
 * 27. §). Opening it again changes nothing.
 *
 * @throws notices.message-not-found
 */
export async function openMessage(ctx: Context<ClientPrincipal>, messageId: string): Promise<{ openedAt: Date; organisationId: string; caseId: string | null }> {
  const clientKeys = [ctx.principal.clientId]
  const { organisationId } = await inCentral(ctx.db, (tx) => readMailboxMessage(tx, clientKeys, messageId))
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const { message, openedAt, first, receiptEntryId } = await markOpened(tx, ctx, { clientKeys, messageId })
    if (first && message.caseId && message.needsReceipt) {
      await recordOpening(tx, ctx, { organisationId, caseId: message.caseId, messageId, receiptEntryId })
    }
    return { openedAt, organisationId, caseId: message.caseId }
  })
}

/**
 * Sends a text with files to a case: an answer to a deficiency notice, or anything else the client wants to say. Whether a
 * deficiency is remedied by it is the officer's judgement.
 *
 * @throws client-page.not-found, client-page.no-such-notice, case.not-permitted when the case is closed
 */
export function sendFurther(
  ctx: Context<ClientPrincipal>, place: Place, sent: { text: string; answers: string | null; files: readonly ReceivedFile[] },
  within: (tx: Tx, answer: { arrivalNumber: string; receivedAt: string }) => Promise<void>
): Promise<{ arrivalNumber: string; receivedAt: string }> {
  return inMyCase(ctx, place, { lock: true }, async (tx, { file }) => {
    const party = file.state.parties.find((item) => item.clientKey === ctx.principal.clientId)!
    // A lapsed notice may still be answered: what comes before the decision counts (Ákr. 44. §: the office weighs it).
    const notice = file.state.deficiencies.find((item) => item.noticeId === sent.answers)
    if (sent.answers !== null && (notice?.partyId !== party.partyId || notice.state === 'remedied')) throw clientPageErrors.noSuchNotice()
    const arrival = await receiveFurther(tx, ctx, file, {
      party, subject: file.stored.subject, language: file.state.request?.language ?? 'hu', data: { text: sent.text }, files: sent.files,
      answers: sent.answers
    })
    const answer = { arrivalNumber: arrival.arrivalNumber, receivedAt: arrival.receivedAt }
    await within(tx, answer)
    return answer
  })
}
