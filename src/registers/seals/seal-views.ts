/** What the API says of seals. */
import { z } from 'zod'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { nameActors } from '../actors/index.ts'
import { sealResourceOf } from './act-on-seal.ts'
import { findSealCertificate, findSealRow, type SealRow } from './seal-list.store.ts'
import { findSeal, hasOrder, listSealHistory } from './seals.store.ts'
import { sealActions, sealEventKind, sealOrderReason, sealRevocationReason, sealState, type Seal, type SealAction, type SealPorts } from './seals.types.ts'
import { sealStateAfter } from './transitions.ts'

export const sealRowSchema = z.object({
  id: z.uuid(), state: sealState, stateSince: z.iso.datetime(), expiresAt: z.iso.datetime().nullable(), organisation: z.object({ id: z.uuid(), name: z.string() }),
  /** Serial number of its certificate; null until it is issued. */
  serial: z.string().nullable(), orderReason: sealOrderReason,
  /** A revocation waits for a second person. */
  proposed: z.boolean(), version: z.int()
})

export const sealRowView = (row: SealRow): z.infer<typeof sealRowSchema> => ({
  id: row.id, state: row.state, stateSince: row.stateSince.toISOString(), expiresAt: row.expiresAt?.toISOString() ?? null, organisation: { id: row.organisationId, name: row.organisationName },
  serial: row.serial, orderReason: row.orderReason as z.infer<typeof sealOrderReason>, proposed: row.proposed, version: row.version
})

const actorSchema = z.object({ name: z.string(), system: z.boolean() })

export const sealSchema = sealRowSchema.extend({
  predecessorId: z.uuid().nullable(), successorId: z.uuid().nullable(),
  certificate: z.object({ id: z.uuid(), serial: z.string(), notBefore: z.iso.datetime(), notAfter: z.iso.datetime(), status: z.enum(['good', 'hold', 'revoked']) }).nullable(),
  proposal: z.object({ by: actorSchema, at: z.iso.datetime(), reason: sealRevocationReason, note: z.string().nullable() }).nullable(),
  history: z.array(z.object({
    version: z.int(), step: sealEventKind, state: sealState, at: z.iso.datetime(), by: actorSchema, confirmedBy: actorSchema.nullable(), reason: z.string().nullable(), note: z.string().nullable()
  })),
  /** A new seal has been asked for in the place of this one. */
  orderWaits: z.boolean(),
  /** What the viewer may do with it now. */
  actions: z.array(z.enum(sealActions))
})

/** A seal with everything that was done with it; null where there is none. */
export async function readSealView(tx: Tx, ctx: Context<OfficerPrincipal>, ports: SealPorts, id: string): Promise<z.infer<typeof sealSchema> | null> {
  const [seal, row] = [await findSeal(tx, id), await findSealRow(tx, id)]
  if (!seal || !row) return null
  const history = await listSealHistory(tx, id)
  const names = await nameActors(tx, [...history.flatMap(({ actor, secondActor }) => [actor, secondActor]), seal.proposal?.by ?? null])
  const actor = (text: string): z.infer<typeof actorSchema> => ({ name: names.get(text) ?? text.slice(text.indexOf(':') + 1), system: text.startsWith('system:') })
  const certificate = seal.certificateId === null ? null : await findSealCertificate(tx, seal.certificateId)
  const orderWaits = await hasOrder(tx, seal.organisationId)
  return {
    ...sealRowView(row), predecessorId: seal.predecessorId, successorId: seal.successorId, orderWaits,
    certificate: certificate && { ...certificate, notBefore: certificate.notBefore.toISOString(), notAfter: certificate.notAfter.toISOString() },
    proposal: seal.proposal && { by: actor(seal.proposal.by), at: seal.proposal.at.toISOString(), reason: seal.proposal.reason, note: seal.proposal.note },
    history: history.map((line) => ({
      version: line.sequence, step: line.step, state: line.state, at: line.at.toISOString(), by: actor(line.actor), confirmedBy: line.secondActor === null ? null : actor(line.secondActor),
      reason: line.reason, note: line.note
    })),
    actions: await actionsOn(tx, ctx, ports, seal, orderWaits)
  }
}

/** What the seal's state leaves open and the policies allow. */
async function actionsOn(tx: Tx, ctx: Context<OfficerPrincipal>, ports: SealPorts, seal: Seal, orderWaits: boolean): Promise<SealAction[]> {
  const { state, proposal } = seal
  const ended = seal.expiresAt !== null && seal.expiresAt <= ctx.clock.now()
  const ofState: Partial<Record<SealAction, boolean>> = {
    'seal:issue': sealStateAfter(state, 'issue') !== null, 'seal:refuse': sealStateAfter(state, 'refuse') !== null, 'seal:withdraw': sealStateAfter(state, 'withdraw') !== null,
    'seal:rotate': state === 'active' && !orderWaits, 'seal:propose-revocation': sealStateAfter(state, 'revoke') !== null && proposal === null && !ended,
    'seal:withdraw-revocation': proposal !== null, 'seal:confirm-revocation': proposal !== null, 'seal:read-uses': seal.certificateId !== null
  }
  const open = sealActions.filter((action) => ofState[action] === true)
  const allowed: SealAction[] = []
  // Of a revocation the proposer took the first step, of all else whoever asked for the seal: two questions.
  for (const ofRevocation of [false, true]) {
    const asked = open.filter((action) => (action === 'seal:confirm-revocation' || action === 'seal:withdraw-revocation') === ofRevocation)
    if (asked.length > 0) allowed.push(...await ports.allowed(tx, ctx, asked, sealResourceOf(seal, asked[0]!)))
  }
  return open.filter((action) => allowed.includes(action))
}
