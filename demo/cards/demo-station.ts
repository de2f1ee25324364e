/**
 * The personalisation station of the demonstration: it makes a software card. The PIN seals the card's keys and goes into the letter;
 * the list of demo cards does not know it, unlike that of the cards that are there from the start.
 */
import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { Context } from '../../src/platform/context/index.ts'
import { encodeCertificationRequest, signingKey } from '../../src/platform/crypto/index.ts'
import { randomPin, type PersonalisationStation } from '../../src/registers/cards/index.ts'
import { describeHolder, insertDemoCard } from './demo-cards.store.ts'
import { sealKey } from './seal-key.ts'

const generate = promisify(generateKeyPair)

export const demoStation: PersonalisationStation = {
  async make(ctx: Context) {
    const random = (length: number): Uint8Array => ctx.ids.bytes(length)
    const pin = randomPin(random, 6)
    const keys = [(await generate('ec', { namedCurve: 'P-256' })).privateKey, (await generate('ec', { namedCurve: 'P-256' })).privateKey] as const
    const [authentication, signing] = await Promise.all(keys.map((key) => sealKey(key.export({ type: 'pkcs8', format: 'der' }), pin, random)))
    const [authenticationRequest, signingRequest] = await Promise.all(keys.map((key) => encodeCertificationRequest(signingKey('card', key))))
    return {
      serial: `DEMO-${randomPin(random, 8)}`, authenticationRequest: authenticationRequest!, signingRequest: signingRequest!, pin,
      // A software card has nothing that a PUK would unblock.
      puk: null,
      async finish(tx, card) {
        const holder = await describeHolder(tx, card.officerId)
        if (!holder?.demo) throw new Error('a software card is for invented officers only')
        await insertDemoCard(tx, {
          id: card.cardId, position: 1_000, holder: holder.name, jobRole: holder.jobRole, organisation: holder.organisation, pin: null, note: null, retriesLeft: 3,
          authenticationCertificate: card.authentication, signingCertificate: card.signing, keys: { authentication: authentication!, signing: signing! }
        })
      }
    }
  }
}
