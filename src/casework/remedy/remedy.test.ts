import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseOffice, type CaseOffice } from '../../../test/factories/case-office.ts'

let office: CaseOffice
beforeAll(async () => {
  office = await caseOffice()
})
afterAll(() => office?.close())

/** A case whose decision the client took over on the day it was signed. */
async function communicated(): Promise<{ caseId: string; partyId: string }> {
  await office.moveTo(null)
  const { caseId } = await office.open({ clientKey: null })
  await office.decide(caseId, 'reject')
  const { deliveries, parties } = await office.state(caseId)
  const received = await office.step(office.officers.clerk, caseId, 'record-delivery', { deliveryId: deliveries[0]!.deliveryId, on: '2026-11-24', how: 'received' })
  expect(received.statusCode, received.body).toBe(200)
  return { caseId, partyId: parties[0]!.partyId }
}

describe('after the decision', () => {
  it('becomes final on the day after the term of appeal, and only then goes to the records office', async () => {
    const { caseId } = await communicated()
    expect(await office.state(caseId)).toMatchObject({ status: 'communicated', remedy: { communicatedOn: '2026-11-24', until: '2026-12-09', finalOn: '2026-12-10' } })
    expect((await office.step(office.officers.officer, caseId, 'file-case')).json()).toMatchObject({ code: 'case.not-permitted' })
    await office.moveTo('2026-12-09')
    expect((await office.state(caseId)).status).toBe('communicated')
    await office.moveTo('2026-12-10')
    expect(await office.state(caseId)).toMatchObject({ status: 'final', finality: { on: '2026-12-10', law: 'Ákr. 82. §' } })
    // Sweeping again adds nothing.
    const before = (await office.acts(caseId)).length
    await office.moveTo('2026-12-11')
    expect((await office.acts(caseId)).length).toBe(before)
    expect((await office.step(office.officers.officer, caseId, 'file-case')).statusCode).toBe(200)
    expect(await office.state(caseId)).toMatchObject({ status: 'filed', filing: { filingPlanItem: 'H 609', disposableAfterYear: 2041 } })
  })

  it('an appeal holds finality up, and goes on with the whole file under seal', async () => {
    const { caseId, partyId } = await communicated()
    const appeal = { partyId, by: 'Próba Petra', receivedOn: '2026-11-24' }
    expect((await office.step(office.officers.officer, caseId, 'record-appeal', { ...appeal, documentId: randomUUID() })).json()).toMatchObject({ code: 'case.unknown-reference' })
    const documentId = await office.file(caseId, 'appeal')
    expect((await office.step(office.officers.officer, caseId, 'record-appeal', { ...appeal, documentId })).statusCode).toBe(200)
    await office.moveTo('2026-12-20')
    const { status, appeals } = await office.state(caseId)
    expect(status).toBe('appealed')
    const { appealId } = appeals[0]!
    expect((await office.step(office.officers.officer, caseId, 'record-appeal-decision', { appealId, result: 'upheld', communicatedOn: '2026-12-20', documentId: null })).json()).toMatchObject({ code: 'case.not-permitted' })
    const forwarded = await office.step(office.officers.officer, caseId, 'forward-appeal', { appealId, to: 'Próba Vármegyei Kormányhivatal' })
    expect(forwarded.statusCode, forwarded.body).toBe(200)
    expect(await office.state(caseId)).toMatchObject({ status: 'forwarded', documents: expect.arrayContaining([expect.objectContaining({ kind: 'appeal-forwarding', validity: 'signed' })]) as unknown })
    expect((await office.step(office.officers.officer, caseId, 'forward-appeal', { appealId, to: 'Máshova' })).json()).toMatchObject({ code: 'case.not-permitted' })
    const decided = await office.step(office.officers.officer, caseId, 'record-appeal-decision', { appealId, result: 'upheld', communicatedOn: '2026-12-20', documentId: null })
    expect(decided.statusCode, decided.body).toBe(200)
    expect((await office.state(caseId)).appeals[0]).toMatchObject({ result: 'upheld' })
  })

  it('a waiver of every client brings finality earlier', async () => {
    const { caseId, partyId } = await communicated()
    expect((await office.step(office.officers.stranger, caseId, 'record-appeal-waiver', { partyId, on: '2026-11-24', documentId: null })).statusCode).toBe(404)
    expect((await office.step(office.officers.officer, caseId, 'record-appeal-waiver', { partyId, on: '2026-11-24', documentId: null })).statusCode).toBe(200)
    await office.moveTo('2026-11-25')
    expect((await office.state(caseId)).status).toBe('final')
  })
})
