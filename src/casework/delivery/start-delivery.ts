import { queuePaper, sendToMailbox } from '../../notices/index.ts'
import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { CaseParty, FiledDocument, NewAct } from '../../rules/procedure/index.ts'
import type { CaseFile } from '../cases/index.ts'

/** Channels by which an office serves: the client's mailbox, a letter with return receipt, handing over in the office. */
export type DeliveryChannel = 'mailbox' | 'paper' | 'in-person'

/** A document on its way to a participant. */
export interface Dispatch {
  readonly document: FiledDocument
  readonly party: CaseParty
  /** Whether it communicates the decision (közlés, Ákr. 85. §); notices and orders on the way do not. */
  readonly communicatesDecision?: boolean
  /** Left out: the channel that reaches the participant. */
  readonly channel?: DeliveryChannel
}

/** The mailbox of who has one, a letter otherwise. */
export function usualChannel(party: Pick<CaseParty, 'clientKey'>): DeliveryChannel {
  return party.clientKey ? 'mailbox' : 'paper'
}

/**
 * Begins the delivery of a document (kézbesítés, Ákr. 85. §). Opening the message in the mailbox is its receipt; a letter's
 * comes back by post.
 *
 * @returns the act to append in the same step
 */
export async function startDelivery(tx: Tx, ctx: Context, file: CaseFile, item: Dispatch): Promise<NewAct[]> {
  const { document, party } = item
  const wanted = item.channel ?? usualChannel(party)
  // Who has no mailbox cannot be reached there, whatever was wished.
  const channel = wanted === 'mailbox' && !party.clientKey ? 'paper' : wanted
  return [{
    kind: 'delivery-started',
    body: {
      deliveryId: await dispatch(tx, ctx, file, item, channel),
      documentId: document.documentId,
      partyId: party.partyId,
      recipient: party.name,
      channel,
      communicatesDecision: item.communicatesDecision ?? false
    }
  }]
}

/** Sends it, and gives the delivery's id: that of the message or letter, so that its receipt leads back to the act. */
async function dispatch(tx: Tx, ctx: Context, file: CaseFile, { document, party, communicatesDecision }: Dispatch, channel: DeliveryChannel): Promise<string> {
  const { stored } = file
  const documents = [{
    documentId: document.documentId, name: document.title, sha256: document.sha256, mediaType: document.mediaType, size: document.size
  }]
  const about = { organisationId: stored.organisationId, caseId: stored.id, registrationNumber: stored.registrationNumber, documents }
  switch (channel) {
    case 'mailbox': {
      const { messageId } = await sendToMailbox(tx, ctx, {
        ...about,
        clientKey: party.clientKey!,
        kind: communicatesDecision ? 'decision' : 'official-document',
        title: { hu: document.title, en: document.title },
        language: file.state.request?.language ?? 'hu',
        needsReceipt: true,
        email: party.email
      })
      return messageId
    }
    case 'paper': {
      const { dispatchId } = await queuePaper(tx, ctx, { ...about, recipientName: party.name, recipientAddress: party.address ?? '', returnReceipt: true })
      return dispatchId
    }
    case 'in-person': return ctx.ids.uuid()
  }
}
