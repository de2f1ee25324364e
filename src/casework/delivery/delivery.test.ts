import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { markOpened } from '../../notices/index.ts'
import { inOrganisation } from '../../platform/database/index.ts'
import type { CaseState, Delivery } from '../../rules/procedure/index.ts'
import { caseOffice, type CaseOffice } from '../../../test/factories/case-office.ts'
import { recordOpening } from './index.ts'

let office: CaseOffice
beforeAll(async () => {
  office = await caseOffice()
})
afterAll(() => office?.close())

/** A deficiency notice on its way to the client: any outgoing document is served alike. */
async function underWay(client: Parameters<CaseOffice['open']>[0] = {}): Promise<{ caseId: string; delivery: Delivery; state: CaseState }> {
  await office.moveTo(null)
  const { caseId } = await office.open(client)
  const { parties } = await office.state(caseId)
  const sent = await office.step(office.officers.officer, caseId, 'send-deficiency-notice', {
    partyId: parties[0]!.partyId, items: [{ requirement: null, text: 'Írja alá.' }], limit: '8d'
  })
  expect(sent.statusCode, sent.body).toBe(200)
  const state = await office.state(caseId)
  return { caseId, delivery: state.deliveries[0]!, state }
}
const deliveryNow = async (caseId: string): Promise<Delivery> => (await office.state(caseId)).deliveries[0]!
const open = (caseId: string, clientKey: string, messageId: string) => inOrganisation(office.t.db, office.organisationId, async (tx) => {
  const ctx = office.t.context({ kind: 'client', clientId: clientKey, name: 'Próba Petra' })
  const { receiptEntryId, first } = await markOpened(tx, ctx, { clientKeys: [clientKey], messageId })
  if (first) await recordOpening(tx, ctx, { organisationId: office.organisationId, caseId, messageId, receiptEntryId })
})

describe('delivery to the mailbox', () => {
  it('takes place when the client opens the message; the log entry is the receipt', async () => {
    const clientKey = randomUUID()
    const { caseId, delivery } = await underWay({ clientKey })
    expect(delivery).toMatchObject({ channel: 'mailbox', deliveredOn: null, communicatesDecision: false })
    await open(caseId, clientKey, delivery.deliveryId)
    await open(caseId, clientKey, delivery.deliveryId)
    expect(await deliveryNow(caseId)).toMatchObject({ deliveredOn: '2026-11-24', how: 'received' })
    const act = (await office.acts(caseId)).filter((item) => item.kind === 'delivered')
    expect(act).toMatchObject([{ actor: { kind: 'client' }, body: { law: 'Dáptv. 27. §', receiptId: expect.any(String) as unknown } }])
    // The term of the notice begins with it (Ákr. 44. §).
    const { deficiencies, deficiencyTerms } = await office.state(caseId)
    expect(deficiencies[0]).toMatchObject({ deliveredOn: '2026-11-24' })
    expect(Object.values(deficiencyTerms)[0]!.due).toBe('2026-12-02')
  })

  it('is noticed a second time on the fifth working day and deemed delivered on the fifth after that', async () => {
    const clientKey = randomUUID()
    const { caseId, delivery, state } = await underWay({ clientKey })
    expect(state.nextEventOn).toBe('2026-12-01')
    await office.moveTo('2026-11-30')
    expect(await deliveryNow(caseId)).toMatchObject({ attempts: 0 })
    await office.moveTo('2026-12-01')
    expect(await deliveryNow(caseId)).toMatchObject({ attempts: 2, deemedOn: '2026-12-08', deliveredOn: null })
    await office.moveTo('2026-12-07')
    expect(await deliveryNow(caseId)).toMatchObject({ deliveredOn: null })
    await office.moveTo('2026-12-08')
    await office.moveTo('2026-12-09')
    expect(await deliveryNow(caseId)).toMatchObject({ deliveredOn: '2026-12-08', how: 'deemed' })
    // Opening it afterwards moves nothing.
    await open(caseId, clientKey, delivery.deliveryId)
    expect((await office.acts(caseId)).filter((item) => item.kind === 'delivered')).toHaveLength(1)
  })

  it('counts as deemed when it is opened after its day, before the sweeper came', async () => {
    const clientKey = randomUUID()
    const { caseId, delivery } = await underWay({ clientKey })
    await office.moveTo('2026-12-01')
    const { organisationId, t } = office
    const { setLegalClock } = await import('../../registers/organisations/index.ts')
    await inOrganisation(t.db, organisationId, (tx) => setLegalClock(tx, t.context(), organisationId, new Date('2026-12-10T09:00:00Z')))
    await open(caseId, clientKey, delivery.deliveryId)
    expect(await deliveryNow(caseId)).toMatchObject({ deliveredOn: '2026-12-08', how: 'deemed' })
  })

  it('cannot be said to have happened by an officer', async () => {
    const { caseId, delivery } = await underWay()
    for (const [verb, body] of [['record-delivery', { on: '2026-11-24', how: 'received' }], ['record-delivery-attempt', { attempt: 1, on: '2026-11-24', notCollected: false }]] as const) {
      expect((await office.step(office.officers.clerk, caseId, verb, { deliveryId: delivery.deliveryId, ...body })).json()).toMatchObject({ code: 'case.unknown-reference' })
    }
  })
})

describe('delivery by letter', () => {
  const record = (caseId: string, deliveryId: string, verb: string, body: Record<string, unknown>) =>
    office.step(office.officers.clerk, caseId, verb, { deliveryId, ...body })

  it('is recorded from the return receipt', async () => {
    const { caseId, delivery } = await underWay({ clientKey: null })
    expect(delivery.channel).toBe('paper')
    expect((await record(caseId, delivery.deliveryId, 'record-delivery', { on: '2026-11-23', how: 'received' })).json()).toMatchObject({ code: 'case.not-permitted' })
    expect((await record(caseId, delivery.deliveryId, 'record-delivery', { on: '2026-11-24', how: 'deemed' })).statusCode).toBe(400)
    expect((await record(caseId, delivery.deliveryId, 'record-delivery', { on: '2026-11-24', how: 'received' })).statusCode).toBe(200)
    expect(await deliveryNow(caseId)).toMatchObject({ deliveredOn: '2026-11-24', how: 'received' })
  })

  it('counts as delivered on the day of refusal', async () => {
    const { caseId, delivery } = await underWay({ clientKey: null })
    await record(caseId, delivery.deliveryId, 'record-delivery', { on: '2026-11-24', how: 'refused' })
    expect((await office.acts(caseId)).at(-1)).toMatchObject({ kind: 'delivered', body: { how: 'refused', law: 'Ákr. 86. §' } })
  })

  it('is deemed delivered only after two attempts and its return', async () => {
    const { caseId, delivery } = await underWay({ clientKey: null })
    await office.moveTo('2026-12-02')
    await record(caseId, delivery.deliveryId, 'record-delivery-attempt', { attempt: 1, on: '2026-11-26', notCollected: true })
    expect(await deliveryNow(caseId)).toMatchObject({ attempts: 1, deemedOn: null })
    await record(caseId, delivery.deliveryId, 'record-delivery-attempt', { attempt: 2, on: '2026-12-01', notCollected: false })
    expect(await deliveryNow(caseId)).toMatchObject({ attempts: 2, deemedOn: null })
    await record(caseId, delivery.deliveryId, 'record-delivery-attempt', { attempt: 2, on: '2026-12-01', notCollected: true })
    await office.moveTo('2026-12-08')
    expect(await deliveryNow(caseId)).toMatchObject({ deliveredOn: '2026-12-08', how: 'deemed' })
  })

  it('can be begun again by another channel, by who dispatches', async () => {
    const { caseId, delivery, state } = await underWay()
    const body = { documentId: delivery.documentId, partyId: state.parties[0]!.partyId, channel: 'in-person' }
    expect((await office.step(office.officers.head, caseId, 'deliver', body)).statusCode).toBe(403)
    expect((await office.step(office.officers.stranger, caseId, 'deliver', body)).statusCode).toBe(404)
    expect((await office.step(office.officers.clerk, caseId, 'deliver', { ...body, documentId: randomUUID() })).statusCode).toBe(422)
    expect((await office.step(office.officers.clerk, caseId, 'deliver', body)).statusCode).toBe(200)
    expect((await office.state(caseId)).deliveries.map((item) => item.channel)).toEqual(['mailbox', 'in-person'])
  })
})
