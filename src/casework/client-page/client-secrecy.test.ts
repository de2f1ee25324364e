/** What a client must not learn: the outcome before the decision was taken over, and cases of others. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '../../platform/context/index.ts'
import { inOrganisation } from '../../platform/database/index.ts'
import { caseOffice, type CaseOffice } from '../../../test/factories/case-office.ts'
import { linkClient } from '../cases/index.ts'
import type { ClientCase, ClientCaseLine } from './client-page.types.ts'

let office: CaseOffice
beforeAll(async () => {
  office = await caseOffice()
})
afterAll(() => office?.close())

const clientOf = (clientId: string): Principal => ({ kind: 'client', clientId, name: 'Próba Petra' })
const urlOf = (caseId: string): string => `/api/v1/client/cases/${office.organisationId}/${caseId}`
const get = (as: Principal, url: string) => office.http.call('GET', url, { as })

describe('what a client must not learn', () => {
  it('no title tells the outcome before the decision was taken over', async () => {
    const client = clientOf(randomUUID())
    const { caseId } = await office.open({ clientKey: client.kind === 'client' ? client.clientId : null })
    const { documentId } = await office.decide(caseId, 'reject')
    const name = (await office.state(caseId)).documents.find((item) => item.documentId === documentId)!.title
    const before = [(await get(client, urlOf(caseId))).body, (await get(client, '/api/v1/client/messages')).body]
    for (const body of before) expect(body).not.toContain(name)
    const { messages } = JSON.parse(before[0]!) as ClientCase
    const message = messages.find((item) => item.documentIds.includes(documentId))!
    await office.http.call('POST', `/api/v1/client/messages/${message.id}/open`, { as: client })
    expect((await get(client, urlOf(caseId))).body).toContain(name)
    expect((await get(client, '/api/v1/client/messages')).body).toContain(name)
  })

  it('who is linked to a case by a letter only sees no case, and still sees their own', async () => {
    const [mine, theirs] = [randomUUID(), randomUUID()]
    const own = await office.open({ clientKey: mine })
    const other = await office.open({ clientKey: theirs })
    await inOrganisation(office.t.db, office.organisationId, (tx) => linkClient(tx, {
      clientKey: mine, organisationId: office.organisationId, submissionId: randomUUID(), caseId: other.caseId, since: office.t.clock.now()
    }))
    expect((await get(clientOf(mine), urlOf(other.caseId))).statusCode).toBe(404)
    const listed = await get(clientOf(mine), '/api/v1/client/cases')
    expect(listed.statusCode, listed.body).toBe(200)
    expect(listed.json<{ items: ClientCaseLine[] }>().items.map((line) => line.caseId)).toEqual([own.caseId])
  })

  it('lists each case once, page after page, and opens one however many came after it', async () => {
    const key = randomUUID()
    const opened: string[] = []
    for (let count = 0; count < 3; count++) opened.push((await office.open({ clientKey: key })).caseId)
    const later = (submissionId: string, caseId: string | null, minutes: number) => inOrganisation(office.t.db, office.organisationId, (tx) => linkClient(tx, {
      clientKey: key, organisationId: office.organisationId, submissionId, caseId, since: new Date(office.t.clock.now().getTime() + minutes * 60_000)
    }))
    // A further submission to the first case, and so many since that no page holds them all.
    await later(randomUUID(), opened[0]!, 1)
    for (let count = 0; count < 120; count++) await later(randomUUID(), null, 2 + count)
    const listed: string[] = []
    let cursor: string | null = null
    let pages = 0
    do {
      const page: { items: ClientCaseLine[]; nextCursor: string | null } = (await get(clientOf(key), `/api/v1/client/cases?limit=50${cursor === null ? '' : `&cursor=${cursor}`}`)).json()
      listed.push(...page.items.map((line) => line.caseId ?? 'waiting'))
      cursor = page.nextCursor
      pages += 1
    } while (cursor !== null)
    expect(pages).toBe(3)
    expect(listed.sort()).toEqual([...opened].sort())
    expect((await get(clientOf(key), urlOf(opened[0]!))).statusCode).toBe(200)
  })

  it('a document that is served on another way is read once it was delivered', async () => {
    const key = randomUUID()
    const { caseId } = await office.open({ clientKey: key })
    const [party] = (await office.state(caseId)).parties
    await office.step(office.officers.officer, caseId, 'add-party', {
      party: { role: 'neighbour', kind: 'person', name: 'Szomszéd Samu', address: '9999 Mintafalva, Fő utca 3.', email: null, represents: null }
    })
    const neighbour = (await office.state(caseId)).parties.find((item) => item.partyId !== party!.partyId)!
    const sent = await office.step(office.officers.officer, caseId, 'send-deficiency-notice', {
      partyId: neighbour.partyId, items: [{ requirement: null, text: 'Csak a szomszédnak szól.' }], limit: '8d'
    })
    expect(sent.statusCode, sent.body).toBe(200)
    const [delivery] = (await office.state(caseId)).deliveries
    const readable = async (): Promise<boolean | undefined> =>
      (await get(clientOf(key), urlOf(caseId))).json<ClientCase>().documents.find((item) => item.documentId === delivery!.documentId)?.readable
    const content = `${urlOf(caseId)}/documents/${delivery!.documentId}/content`
    // Addressed to somebody else: nothing of it is this client's to read.
    expect(await readable()).not.toBe(true)
    expect((await get(clientOf(key), content)).statusCode).not.toBe(200)
    expect((await get(clientOf(key), urlOf(caseId))).json<ClientCase>().deficiency).toBeNull()

    const handed = await office.step(office.officers.clerk, caseId, 'deliver', { documentId: delivery!.documentId, partyId: party!.partyId, channel: 'in-person' })
    expect(handed.statusCode, handed.body).toBe(200)
    expect(await readable()).toBe(false)
    const own = (await office.state(caseId)).deliveries.find((item) => item.partyId === party!.partyId)!
    await office.step(office.officers.clerk, caseId, 'record-delivery', { deliveryId: own.deliveryId, on: '2026-11-24', how: 'received' })
    expect(await readable()).toBe(true)
    expect((await get(clientOf(key), content)).statusCode).toBe(200)
  })

  it('the term of the remedy is one\'s own, whenever others get the decision', async () => {
    const key = randomUUID()
    const { caseId } = await office.open({ clientKey: key })
    await office.step(office.officers.officer, caseId, 'add-party', {
      party: { role: 'client', kind: 'person', name: 'Társ Tamás', address: '9999 Mintafalva, Fő utca 5.', email: null, represents: null }
    })
    await office.decide(caseId, 'reject')
    const [message] = (await get(clientOf(key), urlOf(caseId))).json<ClientCase>().messages.filter((item) => item.kind === 'decision')
    await office.http.call('POST', `/api/v1/client/messages/${message!.id}/open`, { as: clientOf(key) })
    // The other client's letter is still on its way, so that the case as a whole has no term yet.
    expect((await office.state(caseId)).remedy?.until ?? null).toBeNull()
    expect((await get(clientOf(key), urlOf(caseId))).json<ClientCase>()).toMatchObject({
      decision: { deliveredOn: '2026-11-24', finalOn: null }, remedy: { until: '2026-12-09' }
    })
  })

  it('an officer and nobody get nothing', async () => {
    const { caseId } = await office.open({ clientKey: randomUUID() })
    for (const url of ['/api/v1/client/cases', '/api/v1/client/messages', urlOf(caseId)]) {
      for (const as of [office.officers.officer, null]) {
        expect([401, 403]).toContain((await office.http.call('GET', url, { as })).statusCode)
      }
    }
  })
})
