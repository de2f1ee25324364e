/** What becomes of deliveries by the mailbox: opened, noticed a second time, deemed delivered (Dáptv. 27. §). */
import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { sendSecondNotice } from '../../notices/index.ts'
import { addWorkingDays, type LegalDate } from '../../rules/calendar/index.ts'
import { DELIVERY_RULES, deliveryRuleOn, secondNoticeOn } from '../../rules/delivery/index.ts'
import { refusalOf, type CaseState, type Delivery, type NewAct } from '../../rules/procedure/index.ts'
import { actorOf, appendActs, openCaseFile, type Authorship, type CaseFile } from '../cases/index.ts'

/** Deliveries whose presumption (kézbesítési vélelem, Ákr. 86. §; Dáptv. 27. §) has set in. Pure. */
export function deemedDeliveries(state: CaseState): NewAct[] {
  return state.deliveries
    .filter((delivery) => delivery.deliveredOn === null && delivery.deemedOn !== null && delivery.deemedOn <= state.today)
    .map((delivery) => ({
      kind: 'delivered',
      body: { deliveryId: delivery.deliveryId, on: delivery.deemedOn!, how: 'deemed', law: lawOfPresumption(delivery), receiptId: null }
    }))
}

function lawOfPresumption({ channel, deemedOn }: Delivery): string | null {
  const rule = DELIVERY_RULES.find((item) => item.validFrom <= deemedOn! && (item.validTo === null || deemedOn! <= item.validTo))
  if (!rule) return null
  switch (channel) {
    case 'paper': return rule.paperLaw
    case 'public-notice': return rule.publicNoticeLaw
    case 'mailbox': case 'exchange': return rule.electronicLaw
    case 'in-person': return null
  }
}

/** Messages that nobody opened and whose second notice is due today. Pure. */
export function dueSecondNotices(file: Pick<CaseFile, 'state' | 'calendar'>): Delivery[] {
  return file.state.deliveries.filter((delivery) => delivery.channel === 'mailbox' && delivery.deliveredOn === null && delivery.deemedOn === null
    && secondNoticeOn(file.calendar, delivery.startedOn) <= file.state.today)
}

/** Sends the second notices that are due; gives the acts to append. From them the presumption counts. */
export async function sendSecondNotices(tx: Tx, ctx: Context, file: CaseFile): Promise<NewAct[]> {
  const acts: NewAct[] = []
  const on: LegalDate = file.state.today
  for (const delivery of dueSecondNotices(file)) {
    const party = file.state.parties.find((item) => item.partyId === delivery.partyId)
    await sendSecondNotice(tx, ctx, { messageId: delivery.deliveryId, email: party?.email ?? null })
    acts.push({
      kind: 'delivery-attempted',
      body: { deliveryId: delivery.deliveryId, attempt: 2, on, deemedOn: addWorkingDays(file.calendar, on, deliveryRuleOn(on).workingDays) }
    })
  }
  return acts
}

/** A client opened a message. */
export interface OpenedMessage {
  readonly organisationId: string
  readonly caseId: string
  /** The message is the delivery. */
  readonly messageId: string
  /** Entry of the log that is the receipt. */
  readonly receiptEntryId: string | null
}

/**
 * Appends to the case that the document was delivered, in the transaction in which the client opened its message. Opening
 * what is deemed delivered already moves nothing.
 */
export async function recordOpening(tx: Tx, ctx: Context, opened: OpenedMessage): Promise<void> {
  const file = await openCaseFile(tx, ctx, opened.organisationId, opened.caseId, { lock: true })
  // A case in the records office changes no more; that the client opened their message is in the log all the same.
  if (refusalOf(file.state, file.rule, 'delivered') !== null) return
  const by: Authorship = { actor: actorOf(ctx), policies: [] }
  const served = await appendActs(tx, ctx, file, by, deemedDeliveries(file.state))
  const delivery = served.state.deliveries.find((item) => item.deliveryId === opened.messageId)
  if (!delivery || delivery.deliveredOn !== null) return
  await appendActs(tx, ctx, served, by, [{
    kind: 'delivered',
    body: { deliveryId: delivery.deliveryId, on: served.state.today, how: 'received', law: deliveryRuleOn(served.state.today).electronicLaw, receiptId: opened.receiptEntryId }
  }])
}
