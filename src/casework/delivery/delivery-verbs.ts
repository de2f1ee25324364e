import { z } from 'zod'
import { givenDay } from '../../platform/http/index.ts'
import { addWorkingDays } from '../../rules/calendar/index.ts'
import { deliveryRuleOn } from '../../rules/delivery/index.ts'
import { clientsOf, type Delivery } from '../../rules/procedure/index.ts'
import { caseErrors, caseVerb, type CaseFile } from '../cases/index.ts'
import { startDelivery } from './start-delivery.ts'

const day = givenDay

/**
 * Kézbesítés (Ákr. 85. §) of a document of the case to a participant: the decision to one more client, again by another
 * channel, or any other outgoing document.
 */
export const deliver = caseVerb({
  name: 'deliver',
  operationId: 'deliverDocument',
  summary: 'Begin the delivery of a document to a participant',
  action: 'case:deliver',
  body: z.object({ documentId: z.uuid(), partyId: z.uuid(), channel: z.enum(['mailbox', 'paper', 'in-person']) }),
  acts: async (file, body, ctx, tx) => {
    const document = file.state.documents.find((item) => item.documentId === body.documentId && item.direction === 'out')
    const party = file.state.parties.find((item) => item.partyId === body.partyId)
    if (!document || !party) throw caseErrors.unknownReference({ what: document ? 'party' : 'document' })
    // To neighbours and representatives of others the decision is sent, too, but their receipt does not make it final.
    const served = clientsOf(file.state).some((client) => client.partyId === party.partyId || client.partyId === party.represents)
    const communicatesDecision = document.documentId === file.state.decision?.documentId && served
    return startDelivery(tx, ctx, file, { document, party, communicatesDecision, channel: body.channel })
  }
})

/**
 * A tértivevény visszaérkezése: taken over, or refused, which counts as delivered on the day of the attempt (Ákr. 86. §).
 * What is deemed delivered is computed by the Gate and recorded by nobody.
 */
export const recordDelivery = caseVerb({
  name: 'record-delivery',
  operationId: 'recordDelivery',
  summary: 'Record that a document was taken over or refused',
  action: 'case:deliver',
  body: z.object({ deliveryId: z.uuid(), on: day, how: z.enum(['received', 'refused']) }),
  acts: (file, body) => {
    onPaper(file, body.deliveryId)
    return [{
      kind: 'delivered', body: { ...body, law: body.how === 'refused' ? deliveryRuleOn(body.on).paperLaw : null, receiptId: null }
    }]
  }
})

/**
 * Sikertelen kézbesítési kísérlet. After the second, and once the letter came back as not collected („nem kereste”), it is
 * deemed delivered on the fifth working day after that attempt (Ákr. 86. §).
 */
export const recordDeliveryAttempt = caseVerb({
  name: 'record-delivery-attempt',
  operationId: 'recordDeliveryAttempt',
  summary: 'Record an attempt at delivery that failed',
  action: 'case:deliver',
  body: z.object({
    deliveryId: z.uuid(),
    attempt: z.int().min(1).max(2),
    on: day,
    notCollected: z.boolean().describe('The letter came back marked as not collected')
  }),
  acts: (file, { notCollected, ...body }) => {
    onPaper(file, body.deliveryId)
    const deemedOn = body.attempt === 2 && notCollected ? addWorkingDays(file.calendar, body.on, deliveryRuleOn(body.on).workingDays) : null
    return [{ kind: 'delivery-attempted', body: { ...body, deemedOn } }]
  }
})

/** A message in the mailbox makes its own receipt: nobody may say it was opened. @throws case.unknown-reference */
function onPaper(file: CaseFile, deliveryId: string): Delivery {
  const found = file.state.deliveries.find((item) => item.deliveryId === deliveryId)
  if (!found || found.channel === 'mailbox') throw caseErrors.unknownReference({ what: 'delivery' })
  return found
}
