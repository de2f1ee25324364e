/** Cards that are still on their way, so that the register of cards shows one of each kind: made by the register's own steps. */
import type { Context, OfficerPrincipal } from '../../src/platform/context/index.ts'
import { inCentral } from '../../src/platform/database/index.ts'
import { listCardsOfOfficer, orderForOfficer, personaliseCard, printPinLetter, replaceCard, stepWithCard, type PersonaliseDeps } from '../../src/registers/cards/index.ts'
import { isDemoOfficer } from './demo-cards.store.ts'

export interface Newcomers {
  /** In this order: a card ordered, one made, one handed over, one whose letter was lost. */
  readonly officers: readonly { readonly id: string; readonly officerNumber: string }[]
  readonly orders: OfficerPrincipal
  readonly makes: OfficerPrincipal
}

/** Once: whoever has a card, or is not in this country, gets none. Gives how many were ordered. */
export async function issueNewcomersCards(ctx: Context, deps: PersonaliseDeps, newcomers: Newcomers): Promise<number> {
  const { ports } = deps
  const [orders, makes] = [{ ...ctx, principal: newcomers.orders }, { ...ctx, principal: newcomers.makes }]
  let ordered = 0
  for (const [stage, { id, officerNumber }] of newcomers.officers.entries()) {
    if (!(await inCentral(ctx.db, (tx) => isDemoOfficer(tx, id))) || (await listCardsOfOfficer(ctx.db, id)).length > 0) continue
    let at = await orderForOfficer(orders, ports, { officerNumber, note: 'Új munkatárs' })
    ordered += 1
    const { cardId } = at
    if (stage === 0) continue
    at = await personaliseCard(makes, deps, { cardId, expectedVersion: at.version, handedIn: null })
    if (stage === 1) continue
    await printPinLetter(makes, deps, { cardId, expectedVersion: at.version })
    const expectedVersion = at.version + 1
    if (stage === 2) await stepWithCard(orders, ports, { cardId, expectedVersion }, { kind: 'deliver', identity: { document: 'identity-card', photoCompared: true } })
    else await replaceCard(orders, ports, { cardId, expectedVersion, reason: 'pin-letter', note: 'A levél a postázóban elkallódott' })
  }
  return ordered
}
