import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { caseOffice, type CaseOffice } from '../../../test/factories/case-office.ts'

let office: CaseOffice

beforeAll(async () => { office = await caseOffice() })
afterAll(() => office.close())

/** Submissions that wait, each with an attachment. */
async function submissions(count: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with made as (
      insert into kapu.submission (organisation_id, id, arrival_year, arrival_number, channel, received_at, recorded_at, case_type_code, form_version, language, subject,
        data, submitter, submitter_folded, client_key, state)
      select ${office.organisationId}, gen_random_uuid(), 2020, nextval('kapu.log_entry_entry_number_seq'), 'electronic', ${office.t.clock.now()}, now(), 'telepengedely', 1,
        'hu', 'Kérelem', '{}', '{"kind": "person", "name": "Próba Petra", "address": null, "email": null}', 'proba petra', 'client-' || n, 'arrived'
      from generate_series(1, ${count}::integer) n returning organisation_id, id), files as (
      insert into kapu.submission_file (organisation_id, submission_id, position, requirement, name, media_type, size, sha256, verdict)
      select organisation_id, id, 0, 'site-plan', 'alaprajz.pdf', 'application/pdf', 1, repeat('0a', 32), 'ok' from made)
    select id from made`.execute(office.t.owner)
  return rows.map(({ id }) => id)
}

const register = (id: string, options: { key?: string; version?: number; predecessors?: string[]; subject?: string } = {}) =>
  office.http.call('POST', `/api/v1/arrivals/${id}/register`, {
    as: office.officers.clerk, idempotencyKey: options.key ?? randomUUID(),
    payload: {
      expectedVersion: options.version ?? 1, caseType: 'telepengedely', subject: options.subject ?? 'Telepengedély', predecessorCaseIds: options.predecessors ?? []
    }
  })

describe('registering at once in one office', () => {
  it('gives consecutive numbers, and each loser its own answer', async () => {
    const ids = await submissions(20)
    const answers = await Promise.all([
      ...ids.map((id) => register(id)),
      // The same submission again by somebody else, one of an old version, one that is not there.
      register(ids[0]!), register(ids[1]!, { version: 2 }), register(randomUUID())
    ])
    const statuses = answers.map(({ statusCode }) => statusCode)
    expect(statuses.filter((status) => status === 201)).toHaveLength(20)
    // Either of the two who register the same submission may be first.
    const loser = answers.find(({ statusCode }, index) => statusCode !== 201 && (index === 0 || index === 20))!
    expect([loser, ...answers.slice(21)].map((answer) => answer.json<{ code: string }>().code)).toEqual(['intake.stale', 'intake.stale', 'intake.not-found'])
    const { rows } = await sql<{ main: number; last: number }>`select e.main_number as main, b.last_main as last from kapu.registration_entry e
      join kapu.register_book b on b.organisation_id = e.organisation_id and b.id = e.register_book_id
      where e.organisation_id = ${office.organisationId} order by 1`.execute(office.t.owner)
    expect(rows.map(({ main }) => main)).toEqual(Array.from({ length: rows[0]!.last }, (_, index) => index + 1))
  })

  it('writes the case that its acts add up to, with its document, client and answer', async () => {
    const [id] = await submissions(1)
    const first = (await register((await submissions(1))[0]!)).json<{ caseId: string }>()
    const answer = await register(id!, { predecessors: [first.caseId], subject: 'Telep áthelyezése' })
    expect(answer.statusCode).toBe(201)
    const { caseId, registrationNumber } = answer.json<{ caseId: string; registrationNumber: string }>()
    expect(await office.kinds(caseId)).toEqual(['submission-arrived', 'case-registered', 'document-filed'])
    const row = await office.t.owner.selectFrom('authority_case').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow()
    const state = await office.state(caseId)
    expect(row).toMatchObject({
      registration_number: registrationNumber, sequence: 3, last_sub: 1, status: state.status, stage: state.stage, client_name: 'Próba Petra',
      search_folded: `${registrationNumber} Próba Petra Telep áthelyezése`.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
    })
    expect(row.due_at).toEqual(new Date(state.clock!.dueAt!))
    expect(await office.t.owner.selectFrom('case_word').select('word').where('case_id', '=', caseId).where('word', '=', 'athelyezese').execute()).toHaveLength(1)
    expect(await office.t.owner.selectFrom('case_document').select(['sub_number', 'submission_id']).where('case_id', '=', caseId).execute())
      .toEqual([{ sub_number: 1, submission_id: id }])
    expect(await office.t.owner.selectFrom('case_link').select(['other_case_id', 'kind']).where('case_id', '=', caseId).execute())
      .toEqual([{ other_case_id: first.caseId, kind: 'predecessor' }])
    expect(await office.t.owner.selectFrom('client_case').select('client_key').where('case_id', '=', caseId).execute()).toHaveLength(1)
    expect(await office.t.owner.selectFrom('submission').select(['state', 'case_id', 'version']).where('id', '=', id!).execute())
      .toEqual([{ state: 'registered', case_id: caseId, version: 2 }])
  })

  it('answers the same key with the first answer, also while the first is under way, and refuses it for another request', async () => {
    const [id, other] = await submissions(2)
    const key = randomUUID()
    const answers = await Promise.all([register(id!, { key }), register(id!, { key })])
    const again = await register(id!, { key })
    expect(new Set([...answers, again].map((answer) => answer.body)).size).toBe(1)
    expect(again.statusCode).toBe(201)
    expect((await register(other!, { key })).json()).toMatchObject({ code: 'idempotency.mismatch' })
    expect((await register(other!)).statusCode).toBe(201)
  })

  it('asks the right, and a case of another office is no predecessor', async () => {
    const [id] = await submissions(1)
    expect((await register(id!, { predecessors: [randomUUID()] })).json()).toMatchObject({ code: 'case.not-found' })
    const refused = await office.http.call('POST', `/api/v1/arrivals/${id!}/register`, {
      as: office.officers.stranger, payload: { expectedVersion: 1, caseType: 'telepengedely', subject: 'x', predecessorCaseIds: [] }
    })
    expect(refused.json()).toMatchObject({ code: 'intake.not-found' })
  })

  it('leaves a submission that somebody holds to them', async () => {
    const [id, free] = await submissions(2)
    const client = await office.t.pool('owner').connect()
    try {
      await client.query('begin')
      await client.query('select from kapu.submission where id = $1 for update', [id])
      const [held, other] = await Promise.all([register(id!), register(free!)])
      expect(held.json()).toMatchObject({ code: 'intake.stale' })
      expect(other.statusCode).toBe(201)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})
