/** How an officer takes a step with a seal: one transaction that locks it, asks the policies, compares the version, and writes. */
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { officerOf } from '../actors/index.ts'
import { findOrganisation } from '../organisations/index.ts'
import { issueSeal, type SealMaking } from './issue-seal.ts'
import { sealErrors } from './seals.errors.ts'
import { findSeal, findStanding, hasOrder } from './seals.store.ts'
import type { AskedReason, Seal, SealAction, SealId, SealPorts, SealResource, SealRevocationReason, SealState } from './seals.types.ts'
import { confirmSealRevocation, endOrder, orderSeal, proposeSealRevocation, requireSeal, withdrawSealRevocation } from './take-step.ts'

/** The seal as an editor saw it. */
export interface SealRequest {
  readonly sealId: string
  readonly expectedVersion: number
}

export interface SealOutcome {
  readonly sealId: SealId
  readonly state: SealState
  readonly version: number
}

export type SettleSeal = (tx: Tx, outcome: SealOutcome) => Promise<void>

/** The seal as the policies see it: of a revocation its proposer took the first step, otherwise whoever asked for the seal. */
export function sealResourceOf(seal: Seal, action: SealAction): SealResource {
  const ofRevocation = action === 'seal:confirm-revocation' || action === 'seal:withdraw-revocation'
  return {
    type: 'Seal', id: seal.id, organisationId: seal.organisationId, proposedByOfficerId: officerOf(ofRevocation ? seal.proposal?.by ?? null : seal.orderedBy),
    proposedByPostId: ofRevocation ? seal.proposal?.postId ?? null : seal.orderedByPostId
  }
}

/** A seal that is still to be asked for. */
export const newSealOf = (organisationId: string): SealResource =>
  ({ type: 'Seal', id: organisationId, organisationId, proposedByOfficerId: null, proposedByPostId: null })

/** Another office's seal is answered as one that is not there. @throws seal.unknown */
export async function requireSeen(tx: Tx, ctx: Context, ports: SealPorts, seal: Pick<Seal, 'organisationId'>): Promise<void> {
  const { national, organisations } = await ports.standing(tx, ctx)
  if (!national && !organisations.includes(seal.organisationId)) throw sealErrors.unknown()
}

async function actOnSeal(
  ctx: Context<OfficerPrincipal>, ports: SealPorts, request: SealRequest, action: SealAction, work: (tx: Tx, seal: Seal) => Promise<unknown>, settle: SettleSeal
): Promise<SealOutcome> {
  return inOrganisation(ctx.db, ctx.principal.organisationId, async (tx) => {
    const seal = await requireSeal(tx, request.sealId)
    await requireSeen(tx, ctx, ports, seal)
    await ports.authorise(tx, ctx, { action, resource: sealResourceOf(seal, action) })
    if (seal.sequence !== request.expectedVersion) throw sealErrors.stale({ expected: request.expectedVersion, actual: seal.sequence })
    await work(tx, seal)
    const after = (await findSeal(tx, seal.id))!
    const outcome: SealOutcome = { sealId: after.id, state: after.state, version: after.sequence }
    await settle(tx, outcome)
    return outcome
  })
}

/**
 * Asks for the office's first seal, or for a new one after the last was revoked or expired.
 * @throws seal.in-use, seal.has-order, seal.no-office, entitlement.denied
 */
export function requestSeal(
  ctx: Context<OfficerPrincipal>, ports: SealPorts, request: { readonly organisationId: string; readonly reason: AskedReason; readonly note: string }, settle: SettleSeal = async () => {}
): Promise<SealOutcome> {
  const { organisationId, reason, note } = request
  return inOrganisation(ctx.db, ctx.principal.organisationId, async (tx) => {
    await ports.authorise(tx, ctx, { action: 'seal:request', resource: newSealOf(organisationId) })
    if (!await findOrganisation(tx, organisationId, legalDateOf(ctx.clock.now()))) throw sealErrors.noOffice()
    if ((await findStanding(tx, organisationId))?.state === 'active') throw sealErrors.inUse()
    return ordered(tx, ctx, { organisationId, reason, note }, settle)
  })
}

/** Asks for a seal in the place of this one, which is used until the new one is issued. Gives the new one. @throws seal.has-order, seal.not-permitted */
export async function rotateSeal(
  ctx: Context<OfficerPrincipal>, ports: SealPorts, request: SealRequest & { readonly reason: Exclude<AskedReason, 'first'>; readonly note: string }, settle: SettleSeal = async () => {}
): Promise<SealOutcome> {
  let outcome: SealOutcome | null = null
  await actOnSeal(ctx, ports, request, 'seal:rotate', async (tx, seal) => {
    if (seal.state !== 'active') throw sealErrors.notPermitted({ state: seal.state, step: 'rotate' })
    outcome = await ordered(tx, ctx, { organisationId: seal.organisationId, reason: request.reason, note: request.note }, async () => {})
  }, (tx) => settle(tx, outcome!))
  return outcome!
}

async function ordered(tx: Tx, ctx: Context, order: Parameters<typeof orderSeal>[2], settle: SettleSeal): Promise<SealOutcome> {
  if (await hasOrder(tx, order.organisationId)) throw sealErrors.hasOrder()
  const outcome: SealOutcome = { sealId: await orderSeal(tx, ctx, order), state: 'ordered', version: 1 }
  await settle(tx, outcome)
  return outcome
}

/** What an officer asks for; each is one action of the page. */
export type SealStepRequest =
  | { readonly kind: 'issue' | 'refuse'; readonly note: string }
  | { readonly kind: 'withdraw' | 'withdraw-revocation' | 'confirm-revocation' }
  | { readonly kind: 'propose-revocation'; readonly reason: SealRevocationReason; readonly note: string }

/** Takes one of the steps of a seal that is there. @throws seal.*, entitlement.* */
export async function stepWithSeal(
  ctx: Context<OfficerPrincipal>, deps: SealMaking & { readonly ports: SealPorts }, request: SealRequest, step: SealStepRequest, settle: SettleSeal = async () => {}
): Promise<SealOutcome> {
  // Before the transaction: the authority may have to be renewed on a connection of its own.
  const authority = step.kind === 'issue' ? await deps.authority.current(ctx) : null
  return actOnSeal(ctx, deps.ports, request, `seal:${step.kind}`, (tx, seal) => {
    switch (step.kind) {
      case 'issue': return issueSeal(tx, ctx, deps, authority!, seal, step.note)
      case 'refuse': return endOrder(tx, ctx, seal, 'refuse', step.note)
      case 'withdraw': return endOrder(tx, ctx, seal, 'withdraw', null)
      case 'propose-revocation': return proposeSealRevocation(tx, ctx, seal, step)
      case 'withdraw-revocation': return withdrawSealRevocation(tx, ctx, seal)
      case 'confirm-revocation': return confirmSealRevocation(tx, ctx, seal)
    }
  }, settle)
}
