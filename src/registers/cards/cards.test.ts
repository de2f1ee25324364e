import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardOffice, type CardOffice } from '../../../test/factories/card-office.ts'
import { testDatabase } from '../../../test/factories/database.ts'
import type { Context } from '../../platform/context/index.ts'
import { inCentral } from '../../platform/database/index.ts'
import { confirmRevocation, expireCards, findCard, listHistory, orderCard, proposeRevocation, recordPersonalisation, takeStep } from './index.ts'

let t: Awaited<ReturnType<typeof testDatabase>>
let office: CardOffice
const clerk = (name: string): Context => t.context({ kind: 'system', name })

beforeAll(async () => {
  t = await testDatabase()
  office = cardOffice(t.owner, clerk('x').ids)
})
afterAll(async () => {
  office.close()
  await t.close()
})

const statuses = async (cardId: string): Promise<string[]> => {
  const card = await findCard(t.db, cardId)
  const rows = await t.db.selectFrom('signature_certificate').select('status').where('id', 'in', [card!.authenticationCertificateId, card!.signingCertificateId]).execute()
  return rows.map((row) => row.status as string)
}

describe('register of cards', () => {
  it('issues through four eyes and keeps the history', async () => {
    const card = await office.card(clerk('x'), await office.officer())
    expect((await findCard(t.db, card.id))?.state).toBe('active')
    const history = await listHistory(t.db, card.id)
    expect(history.map(({ step }) => step)).toEqual(['order', 'personalise', 'deliver', 'activate'])
    expect(history.slice(0, 2).map(({ actor }) => actor)).toEqual(['system:demo-card-office-1', 'system:demo-card-office-2'])
  })

  it('wants another person for personalising and revoking', async () => {
    const officer = await office.officer()
    const card = await office.card(clerk('x'), officer)
    const run = (ctx: Context, work: (tx: Parameters<Parameters<typeof inCentral>[1]>[0]) => Promise<unknown>) => inCentral(ctx.db, work)
    await expect(run(clerk('a'), (tx) => confirmRevocation(tx, clerk('a'), card.id, office.onCardEnded))).rejects.toMatchObject({ code: 'card.needs-two' })
    await expect(run(clerk('a'), (tx) => takeStep(tx, clerk('a'), card.id, 'revoke', {}, office.onCardEnded))).rejects.toMatchObject({ code: 'card.needs-two' })
    await run(clerk('a'), (tx) => proposeRevocation(tx, clerk('a'), card.id, { reason: 'stolen' }))
    await expect(run(clerk('a'), (tx) => confirmRevocation(tx, clerk('a'), card.id, office.onCardEnded))).rejects.toMatchObject({ code: 'card.same-person' })
    await expect(run(clerk('b'), (tx) => proposeRevocation(tx, clerk('b'), card.id, { reason: 'other' }))).rejects.toMatchObject({ code: 'card.proposed' })
    expect((await findCard(t.db, card.id))?.state).toBe('active')
    await run(clerk('b'), (tx) => confirmRevocation(tx, clerk('b'), card.id, office.onCardEnded))
    expect((await findCard(t.db, card.id))?.state).toBe('revoked')
    expect(await statuses(card.id)).toEqual(['revoked', 'revoked'])
    expect(office.ended).toContainEqual({ cardId: card.id, reason: 'revoked' })
    await expect(run(clerk('a'), (tx) => proposeRevocation(tx, clerk('a'), card.id, { reason: 'other' }))).rejects.toMatchObject({ code: 'card.not-permitted' })
    await expect(run(t.context({ kind: 'public' }), (tx) => orderCard(tx, t.context({ kind: 'public' }), { officerId: officer.id, reason: 'new' }))).rejects.toMatchObject({ code: 'card.no-actor' })
    const ordered = await run(clerk('a'), (tx) => orderCard(tx, clerk('a'), { officerId: officer.id, reason: 'new' })) as string
    const made = {
      issuer: 'x', serial: 'y', authenticationSerial: '01', signingSerial: '02', authenticationCertificateId: null, signingCertificateId: null, expiresAt: new Date('2030-01-01')
    }
    await expect(run(clerk('a'), (tx) => recordPersonalisation(tx, clerk('a'), ordered, made, office.onCardEnded))).rejects.toMatchObject({ code: 'card.same-person' })
    await run(clerk('b'), (tx) => recordPersonalisation(tx, clerk('b'), ordered, made, office.onCardEnded))
    expect((await findCard(t.db, ordered))?.state).toBe('personalised')
  })

  it('suspends at once and lifts it again', async () => {
    const card = await office.card(clerk('x'), await office.officer())
    await inCentral(t.db, (tx) => takeStep(tx, clerk('a'), card.id, 'suspend', { reason: 'lost' }, office.onCardEnded))
    expect(await statuses(card.id)).toEqual(['hold', 'hold'])
    expect(office.ended).toContainEqual({ cardId: card.id, reason: 'suspended' })
    await inCentral(t.db, (tx) => takeStep(tx, clerk('a'), card.id, 'restore', {}, office.onCardEnded))
    expect(await statuses(card.id)).toEqual(['good', 'good'])
  })

  it('rolls back with what it belongs to: a failing listener leaves the card as it was', async () => {
    const card = await office.card(clerk('x'), await office.officer())
    await expect(inCentral(t.db, (tx) => takeStep(tx, clerk('a'), card.id, 'suspend', {}, () => Promise.reject(new Error('no'))))).rejects.toThrow('no')
    expect((await findCard(t.db, card.id))?.state).toBe('active')
    expect(await statuses(card.id)).toEqual(['good', 'good'])
  })

  it('marks what has expired', async () => {
    const card = await office.card(clerk('x'), await office.officer())
    await t.owner.updateTable('card').set({ expires_at: new Date('2020-01-01') }).where('id', '=', card.id).execute()
    expect(await expireCards(clerk('sweeper'), office.onCardEnded)).toBe(1)
    expect((await findCard(t.db, card.id))?.state).toBe('expired')
    expect(await statuses(card.id)).toEqual(['good', 'good'])
  })

  it('gives a software card to nobody real', async () => {
    await expect(office.card(clerk('x'), await office.officer({ demo: false }))).rejects.toThrow('invented')
  })
})
