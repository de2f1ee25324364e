import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '../../platform/context/index.ts'
import { caseOffice, type CaseOffice } from '../../../test/factories/case-office.ts'
import { samplePdf } from '../../../test/factories/sample-pdf.ts'
import type { ClientCase, ClientCaseLine } from './client-page.types.ts'

let office: CaseOffice
beforeAll(async () => {
  office = await caseOffice()
})
afterAll(() => office?.close())

const clientOf = (clientKey: string): Principal => ({ kind: 'client', clientId: clientKey, name: 'Próba Petra' })
const list = async (client: Principal): Promise<ClientCaseLine[]> =>
  (await office.http.call('GET', '/api/v1/client/cases', { as: client })).json<{ items: ClientCaseLine[] }>().items
const urlOf = (caseId: string): string => `/api/v1/client/cases/${office.organisationId}/${caseId}`
const read = (client: Principal, caseId: string) => office.http.call('GET', urlOf(caseId), { as: client })
const open = (client: Principal, messageId: string) => office.http.call('POST', `/api/v1/client/messages/${messageId}/open`, { as: client })
const send = (client: Principal, caseId: string, submission: unknown, files: readonly Uint8Array[] = [], key?: string) => {
  const boundary = 'kapu-boundary'
  const parts = [Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="submission"\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(submission)}\r\n`)]
  files.forEach((file, index) => parts.push(
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file-${index + 1}"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n`), Buffer.from(file), Buffer.from('\r\n')
  ))
  return office.http.call('POST', `${urlOf(caseId)}/submissions`, {
    as: client, payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    ...(key ? { idempotencyKey: key } : {})
  })
}

describe('the client\'s page', () => {
  it('shows the client\'s own cases and nobody else\'s', async () => {
    const [key, other] = [randomUUID(), randomUUID()]
    const { caseId, registrationNumber } = await office.open({ clientKey: key })
    expect(await list(clientOf(key))).toMatchObject([{ caseId, number: registrationNumber, status: 'in-progress', authority: { demo: true } }])
    expect(await list(clientOf(other))).toEqual([])
    for (const [client, id] of [[other, caseId], [key, randomUUID()]] as const) {
      expect((await read(clientOf(client), id)).json()).toMatchObject({ code: 'client-page.not-found' })
    }
    const shown = (await read(clientOf(key), caseId)).json<ClientCase>()
    expect(shown).toMatchObject({ status: 'in-progress', decision: null, remedy: null, fee: { state: 'unknown', reference: expect.stringMatching(/^RF/) as unknown }, dueDate: '2026-12-02' })
    expect(shown.documents).toMatchObject([{ title: 'alaprajz.pdf', readable: true, messageId: null }])
  })

  it('tells nothing of a decision before its message is opened; opening it is the receipt', async () => {
    const key = randomUUID()
    const client = clientOf(key)
    const { caseId } = await office.open({ clientKey: key })
    const { documentId } = await office.decide(caseId, 'reject')
    const before = (await read(client, caseId)).json<ClientCase>()
    expect(before).toMatchObject({ decision: null, remedy: null, status: 'decided' })
    expect(JSON.stringify(before)).not.toContain('"reject"')
    const message = before.messages.find((item) => item.documentIds.includes(documentId))!
    expect(message).toMatchObject({ openedAt: null, needsReceipt: true })
    expect(before.documents.find((item) => item.documentId === documentId)).toMatchObject({ readable: false, messageId: message.id })
    const content = `${urlOf(caseId)}/documents/${documentId}/content`
    expect((await office.http.call('GET', content, { as: client })).json()).toMatchObject({ code: 'client-page.document-locked' })
    expect((await office.http.call('GET', content.replace('content', 'verification'), { as: client })).statusCode).toBe(409)
    expect((await open(clientOf(randomUUID()), message.id)).statusCode).toBe(404)
    expect((await office.state(caseId)).status).toBe('decided')

    expect((await open(client, message.id)).json()).toMatchObject({ caseId })
    expect(await office.state(caseId)).toMatchObject({ status: 'communicated', deliveries: [{ how: 'received', deliveredOn: '2026-11-24' }] })
    const after = (await read(client, caseId)).json<ClientCase>()
    expect(after).toMatchObject({ decision: { outcome: 'reject', deliveredOn: '2026-11-24', finalOn: null }, remedy: { kind: 'appeal', until: '2026-12-09' } })
    const pdf = await office.http.call('GET', content, { as: client })
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect((await office.http.call('GET', content.replace('content', 'verification'), { as: client })).json()).toMatchObject({
      valid: true, signatures: [{ kind: 'card', valid: true }]
    })
    // Again changes nothing.
    const acts = (await office.acts(caseId)).length
    await open(client, message.id)
    expect((await office.acts(caseId)).length).toBe(acts)
  })

  it('takes what the client sends to the case, once, and tells the officer', async () => {
    const key = randomUUID()
    const client = clientOf(key)
    const { caseId } = await office.open({ clientKey: key })
    const submission = { text: 'Csatolom a hiányzó lapot.', attachments: [{ part: 'file-1', name: 'lap.pdf' }] }
    const once = randomUUID()
    const first = await send(client, caseId, submission, [samplePdf], once)
    expect(first.statusCode, first.body).toBe(201)
    expect((await send(client, caseId, submission, [samplePdf], once)).json()).toEqual(first.json())
    const state = await office.state(caseId)
    expect(state.documents.filter((document) => document.title === 'lap.pdf')).toMatchObject([{ direction: 'in', subNumber: 2 }])
    expect((await office.acts(caseId)).filter((act) => act.kind === 'submission-arrived' && act.body.role === 'further')).toMatchObject([
      { actor: { kind: 'client' }, body: { data: { text: 'Csatolom a hiányzó lapot.' } } }
    ])
    const notices = await office.http.call('GET', '/api/v1/notices', { as: office.officers.officer })
    expect(notices.json<{ items: Array<{ kind: string; caseId: string }> }>().items).toContainEqual(expect.objectContaining({ kind: 'submission.arrived', caseId }))
  })

  it('lets an answer name its deficiency notice, which shows it, and takes no answer to a notice of somebody else', async () => {
    const key = randomUUID()
    const client = clientOf(key)
    const { caseId } = await office.open({ clientKey: key })
    const { parties } = await office.state(caseId)
    const noticed = await office.step(office.officers.officer, caseId, 'send-deficiency-notice', {
      partyId: parties[0]!.partyId, items: [{ requirement: 'site-plan', text: 'Az alaprajz hiányos.' }], limit: '8d'
    })
    expect(noticed.statusCode, noticed.body).toBe(200)
    const message = (await read(client, caseId)).json<ClientCase>().messages.find((item) => item.openedAt === null)!
    await open(client, message.id)
    const { noticeId } = (await read(client, caseId)).json<ClientCase>().deficiency!
    expect((await send(client, caseId, { text: 'Nem ide való.', answers: randomUUID() })).json()).toMatchObject({ code: 'client-page.no-such-notice' })
    const sent = await send(client, caseId, { text: 'Csatolom.', answers: noticeId })
    expect(sent.statusCode, sent.body).toBe(201)
    const { deficiencies } = await office.state(caseId)
    // Named, not remedied: that is the officer's judgement.
    expect(deficiencies).toMatchObject([{ noticeId, state: 'open', answers: [{ arrivalNumber: sent.json<{ arrivalNumber: string }>().arrivalNumber }] }])
    await expect(office.append(caseId, [{
      kind: 'submission-arrived', body: { ...(await office.acts(caseId)).find((act) => act.kind === 'submission-arrived')!.body, role: 'further', submissionId: randomUUID(), answers: randomUUID() }
    }])).rejects.toMatchObject({ code: 'case.not-permitted' })
  })

  it('refuses what it cannot take, and keeps nothing of it', async () => {
    const key = randomUUID()
    const { caseId } = await office.open({ clientKey: key })
    const wrong = { text: 'x', attachments: [{ part: 'file-1', name: 'lap.pdf' }] }
    expect((await send(clientOf(randomUUID()), caseId, wrong, [samplePdf])).statusCode).toBe(404)
    expect((await send(clientOf(key), caseId, wrong, [Buffer.from('no pdf at all')])).json()).toMatchObject({ code: 'document.mislabelled' })
    expect((await send(clientOf(key), caseId, wrong, [])).json()).toMatchObject({ code: 'intake.attachment-missing' })
    expect((await send(clientOf(key), caseId, { text: ' ' }, [])).statusCode).toBe(400)
    expect((await office.kinds(caseId)).filter((kind) => kind === 'submission-arrived')).toHaveLength(1)
  })
})
