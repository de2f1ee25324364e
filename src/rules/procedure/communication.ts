/** To whom the decision must be communicated (közlés, Ákr. 85. §), and whether that has happened. */
import type { LegalDate } from '../calendar/index.ts'
import type { CaseParty } from './acts.types.ts'
import type { CaseHistory, Delivery } from './case-state.types.ts'

type Communicating = Pick<CaseHistory, 'parties' | 'deliveries' | 'decision'>

/** Clients (ügyfelek) of the case, opposing ones too. */
export function clientsOf(history: Pick<CaseHistory, 'parties'>): readonly CaseParty[] {
  return history.parties.filter((party) => party.role === 'client' || party.role === 'opposing-client')
}

/** Deliveries that communicate the decision that stands now. */
export function decisionDeliveries(history: Communicating): readonly Delivery[] {
  return history.deliveries.filter((delivery) => delivery.communicatesDecision && delivery.documentId === history.decision?.documentId)
}

/** Clients to whom the decision was not yet delivered; delivery to a representative counts for whom it stands for. */
export function unserved(history: Communicating): readonly CaseParty[] {
  const served = new Set<string>()
  for (const delivery of decisionDeliveries(history)) {
    if (delivery.deliveredOn === null || delivery.partyId === null) continue
    served.add(delivery.partyId)
    const represents = history.parties.find((party) => party.partyId === delivery.partyId)?.represents
    if (represents) served.add(represents)
  }
  return clientsOf(history).filter((party) => !served.has(party.partyId))
}

/** Whether every client has the decision, and no delivery of it is under way. */
export function isCommunicated(history: Communicating): boolean {
  return history.decision !== null && unserved(history).length === 0
    && decisionDeliveries(history).every((delivery) => delivery.deliveredOn !== null)
}

/** The day on which the last client got the decision; null while one has not. */
export function communicatedOn(history: Communicating): LegalDate | null {
  if (!isCommunicated(history)) return null
  return decisionDeliveries(history).map((delivery) => delivery.deliveredOn!).sort().at(-1) ?? null
}
