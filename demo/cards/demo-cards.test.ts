import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardOffice, type CardOffice } from '../../test/factories/card-office.ts'
import { testDatabase, type TestDatabase } from '../../test/factories/database.ts'
import { testHttp } from '../../test/factories/http.ts'
import { signHash, unlock, WrongPin } from '../../test/factories/software-card.ts'
import { demoCardRoutes, issueDemoCards, refuseDemoCards, type DemoCardView } from './index.ts'

let t: TestDatabase
let office: CardOffice

beforeAll(async () => {
  t = await testDatabase()
  office = cardOffice(t.owner, t.ids)
})
afterAll(async () => {
  office.close()
  await t.close()
})

describe('demo cards', () => {
  it('are listed with what the browser needs, each in its condition', async () => {
    await refuseDemoCards(t.db)
    for (const condition of ['active', 'blocked', 'suspended', 'revoked', 'expired'] as const) await office.card(t.context(), await office.officer(), condition)
    const http = await testHttp({ db: t.db, clock: t.clock, routes: (app) => demoCardRoutes(app, { demo: true }) })
    const { items } = (await http.call('GET', '/api/v1/demo/cards')).json<{ items: DemoCardView[] }>()
    await http.close()
    expect(items.map(({ state, retriesLeft }) => [state, retriesLeft])).toEqual([['active', 3], ['blocked', 0], ['suspended', 3], ['revoked', 3], ['expired', 3]])
    for (const card of items) {
      const key = unlock(card.keys.signing, card.pin!)
      const certificate = new X509Certificate(Buffer.from(card.signingCertificate, 'base64'))
      expect(certificate.checkPrivateKey(key)).toBe(true)
      expect(() => unlock(card.keys.signing, '0000')).toThrow(WrongPin)
      const signature = Buffer.from(signHash(card, card.pin!, createHash('sha256').update('x').digest()), 'base64')
      expect(verify('sha256', Buffer.from('x'), { key: createPublicKey(key), dsaEncoding: 'ieee-p1363' }, signature)).toBe(true)
    }
  })

  it('are issued once, and keep an installation from serving real offices', async () => {
    const deps = { authority: office.authority, publicUrl: () => 'http://127.0.0.1:8080', onCardEnded: office.onCardEnded }
    expect(await issueDemoCards(t.context(), deps, [])).toBe(0)
    await expect(refuseDemoCards(t.db)).rejects.toThrow('demo cards')
  })

  it('cannot be listed outside the demo', async () => {
    await expect(testHttp({ db: t.db, routes: (app) => demoCardRoutes(app, { demo: false }) })).rejects.toThrow('demo only')
    const http = await testHttp({ db: t.db, routes: () => undefined })
    expect((await http.call('GET', '/api/v1/demo/cards')).statusCode).toBe(404)
    await http.close()
  })
})
