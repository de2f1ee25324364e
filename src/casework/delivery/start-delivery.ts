import { queuePaper, sendToMailbox } from '../../notices/index.ts'
import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { CaseParty, FiledDocument, NewAct } from '../../rules/procedure/index.ts'
import type { CaseFile } from '../cases/index.ts'

/** A document on its way to a participant. */
export interface Dispatch {
  readonly document: FiledDocument
  readonly party: CaseParty
  /** Whether it communicates the decision (közlés, Ákr. 85. §); notices and orders on the way do not. */
  readonly communicatesDecision?: boolean
}

/**
 * Begins the delivery of a document (kézbesítés, Ákr. 85. §) by the channel that reaches the participant: the client's
 * mailbox where there is one, a letter with return receipt otherwise. Opening the message is its receipt.
 *
 * @returns the act to append in the same step
 */
export async function startDelivery(tx: Tx, ctx: Context, file: CaseFile, item: Dispatch): Promise<NewAct[]> {
  const { document, party } = item
  const { stored } = file
  const sent = { name: document.title, sha256: document.sha256, mediaType: document.mediaType, size: document.size }
  const channel = party.clientKey ? 'mailbox' : 'paper'
  let deliveryId: string
  if (party.clientKey) {
    const { messageId } = await sendToMailbox(tx, ctx, {
      organisationId: stored.organisationId,
      clientKey: party.clientKey,
      kind: item.communicatesDecision ? 'decision' : 'official-document',
      caseId: stored.id,
      registrationNumber: stored.registrationNumber,
      title: { hu: document.title, en: document.title },
      documents: [{ ...sent, documentId: document.documentId }],
      language: file.state.request?.language ?? 'hu',
      needsReceipt: true,
      email: party.email
    })
    // The message is the delivery: its id leads from the opened message back to the act.
    deliveryId = messageId
  } else {
    const { dispatchId } = await queuePaper(tx, ctx, {
      organisationId: stored.organisationId,
      caseId: stored.id,
      registrationNumber: stored.registrationNumber,
      recipientName: party.name,
      recipientAddress: party.address ?? '',
      documents: [{ ...sent, documentId: document.documentId }],
      returnReceipt: true
    })
    deliveryId = dispatchId
  }
  return [{
    kind: 'delivery-started',
    body: {
      deliveryId,
      documentId: document.documentId,
      partyId: party.partyId,
      recipient: party.name,
      channel,
      communicatesDecision: item.communicatesDecision ?? false
    }
  }]
}
