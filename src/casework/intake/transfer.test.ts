import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseOffice, multipart, sampleForm, type CaseOffice } from '../../../test/factories/case-office.ts'
import { samplePdf } from '../../../test/factories/sample-pdf.ts'
import { intakeJobs } from './transfer-submission.ts'

let office: CaseOffice
let other: string
const clientKey = randomUUID()

beforeAll(async () => {
  office = await caseOffice()
  other = office.officers.stranger.organisationId
  // The place of the form lies in the other office's territory.
  const { owner, ids } = office.t
  for (const [register, parent, name, value] of [
    ['settlements', null, 'Próbafalva', {
      code: 'D9001', name: 'Próbafalva', status: 'község', county: 'Minta', districtCode: null, districtName: null, areaHectares: 1, population: 1, dwellings: 1, source: 'próba', sourceDate: '2018-01-01', demo: true
    }],
    ['competences', other, 'Próbafalva', {
      organisationId: other, organ: 'municipal-clerk', territoryKind: 'settlement', territoryCode: 'D9001', caseTypes: null, law: 'Mötv. 84. §', source: 'próba', sourceDate: '2018-01-01'
    }]
  ] as const) {
    await sql`insert into kapu.register_fact (id, register, subject_id, parent_id, name, search, value, valid_from, recorded_at)
      values (${ids.uuid()}, ${register}, ${ids.uuid()}, ${parent}, ${name}, '', ${JSON.stringify(value)}::jsonb, '2018-01-01', '2018-01-01')`.execute(owner)
  }
})
afterAll(() => office?.close())

async function arrive(): Promise<string> {
  const sent = multipart({
    caseType: 'telepengedely', formVersion: 1, organisation: office.organisationId, data: sampleForm, submitter: { kind: 'person', name: 'Próba Petra', clientId: clientKey },
    attachments: [{ part: 'file-1', requirement: 'site-plan', name: 'alaprajz.pdf' }]
  }, samplePdf)
  const answer = await office.http.call('POST', '/api/v1/intake', { as: { kind: 'integration', integrationId: office.t.ids.uuid(), name: 'x' }, payload: sent.body, headers: { 'content-type': sent.contentType } })
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return answer.json<{ submissionId: string }>().submissionId
}
const transfer = (submissionId: string, more: { as?: CaseOffice['officers']['clerk']; to?: string; version?: number; idempotencyKey?: string } = {}) =>
  office.http.call('POST', `/api/v1/arrivals/${submissionId}/transfer`, {
    as: more.as ?? office.officers.clerk, payload: { expectedVersion: more.version ?? 1, toOrganisationId: more.to ?? other, reason: 'Nem illetékes.' }, ...(more.idempotencyKey ? { idempotencyKey: more.idempotencyKey } : {})
  })
const there = async () => (await sql<{ id: string; number: number; from: string; state: string; files: number }>`select s.id, s.arrival_number as number, s.transferred_from as from, s.state,
  (select count(*) from kapu.submission_file f where f.organisation_id = s.organisation_id and f.submission_id = s.id) as files
  from kapu.submission s where s.organisation_id = ${other} order by s.arrival_number`.execute(office.t.owner)).rows

describe('a submission at the wrong office', () => {
  it('is proposed for transfer with the competent office and why', async () => {
    const view = (await office.http.call('GET', `/api/v1/arrivals/${await arrive()}`, { as: office.officers.clerk })).json<{ competence: { verdict: string; settlement: string; office: { id: string }; why: string[] } }>()
    expect(view.competence).toMatchObject({ verdict: 'not-competent', settlement: 'Próbafalva', office: { id: other } })
    expect(view.competence.why.length).toBeGreaterThan(0)
  })

  it('is handed over once, with log entry and word to the client, and arrives there under that office\'s own number', async () => {
    const submissionId = await arrive()
    expect((await transfer(submissionId, { to: office.organisationId })).json()).toMatchObject({ code: 'intake.transfer-to-self' })
    expect((await transfer(submissionId, { version: 7 })).json()).toMatchObject({ code: 'intake.stale' })
    expect((await transfer(submissionId, { to: randomUUID() })).json()).toMatchObject({ code: 'intake.unknown-organisation' })
    expect((await transfer(submissionId, { as: office.officers.officer })).statusCode).toBe(403)
    expect((await transfer(submissionId, { as: office.officers.stranger })).statusCode).toBeGreaterThanOrEqual(403)
    const before = await there()
    const key = randomUUID()
    const done = await transfer(submissionId, { idempotencyKey: key })
    expect(done.statusCode, done.body).toBe(200)
    expect((await transfer(submissionId, { idempotencyKey: key })).json()).toEqual(done.json())
    expect((await transfer(submissionId, { version: 2 })).json()).toMatchObject({ code: 'intake.stale' })
    expect((await office.http.call('POST', `/api/v1/arrivals/${submissionId}/register`, { as: office.officers.clerk, payload: { expectedVersion: 2, caseType: 'telepengedely', subject: 'x', predecessorCaseIds: [] } })).statusCode).toBeGreaterThanOrEqual(400)
    const { rows: logged } = await sql<{ n: number }>`select count(*) as n from kapu.log_entry where kind = 'submission.transferred'`.execute(office.t.owner)
    const { rows: told } = await sql<{ n: number }>`select count(*) as n from kapu.mailbox_message where client_key = ${clientKey} and kind = 'submission-transferred'`.execute(office.t.owner)
    expect([logged[0]!.n, told[0]!.n]).toEqual([1, 1])
    // The job may run twice; what it brings arrives once, and nothing of the other office's is seen from here.
    for (let run = 0; run < 2; run += 1) await intakeJobs['intake.transfer']!({ submissionId, toOrganisationId: other }, office.t.context(), office.organisationId)
    const after = await there()
    expect(after.length).toBe(before.length + 1)
    expect(after.at(-1)).toMatchObject({ from: office.organisationId, state: 'arrived', files: 1 })
    expect((await office.http.call('GET', `/api/v1/arrivals/${after.at(-1)!.id}`, { as: office.officers.clerk })).statusCode).toBe(404)
    const view = (await office.http.call('GET', `/api/v1/arrivals/${submissionId}`, { as: office.officers.clerk })).json<{ state: string }>()
    expect(view.state).toBe('transferred')
  })
})
