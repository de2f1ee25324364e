import { demoStation } from '../../demo/cards/index.ts'
import { allowedActions, authorise, registerStanding } from '../access/entitlement/index.ts'
import { endSessionsOfCard } from '../access/sessions/index.ts'
import { secretBox } from '../platform/crypto/index.ts'
import type { CardAction, CardPorts, PersonaliseDeps } from '../registers/cards/index.ts'
import type { SealAction, SealPorts } from '../registers/seals/index.ts'
import type { CertificateAuthority } from '../registers/signatures/index.ts'

/** What the register of cards needs from rights and sessions. */
export const cardPorts: CardPorts = {
  authorise,
  allowed: async (tx, ctx, actions, resource) => (await allowedActions(tx, ctx, actions, resource)).filter((action): action is CardAction => actions.includes(action as CardAction)),
  standing: registerStanding,
  onCardEnded: endSessionsOfCard
}

/** The card office of this installation; software cards are made in the demo alone. */
export function cardOfficeOf(options: {
  readonly authority: CertificateAuthority; readonly publicUrl: () => string; readonly keyEncryptionKey: Uint8Array; readonly randomBytes: (length: number) => Uint8Array; readonly demo: boolean
}): PersonaliseDeps {
  const { authority, publicUrl, keyEncryptionKey, randomBytes, demo } = options
  return { ports: cardPorts, authority, publicUrl, pins: secretBox({ keyEncryptionKey, purpose: 'card pin letters', randomBytes }), station: demo ? demoStation : null }
}

/** What the register of seals needs from rights. */
export const sealPorts: SealPorts = {
  authorise,
  allowed: async (tx, ctx, wanted, resource) => (await allowedActions(tx, ctx, wanted, resource)).filter((action): action is SealAction => wanted.includes(action as SealAction)),
  standing: registerStanding
}
