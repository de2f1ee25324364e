import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Principal } from '../../platform/context/index.ts'
import { startJobs } from '../../platform/jobs/index.ts'
import { caseOffice, type CaseOffice } from '../../../test/factories/case-office.ts'
import { insertOffice, insertOfficer } from '../../../test/factories/office.ts'
import { diaryJobs } from './index.ts'

let office: CaseOffice
beforeAll(async () => {
  office = await caseOffice()
})
afterAll(() => office?.close())

interface Clock { demo: boolean; legalDate: string | null; today: string; version: number; maySet: boolean }

const url = '/api/v1/office/legal-clock'
const show = async (as: Principal): Promise<Clock> => (await office.http.call('GET', url, { as })).json()
const set = (as: Principal, legalDate: unknown, expectedVersion: unknown) => office.http.call('PUT', url, { as, payload: { legalDate, expectedVersion } })
const queued = async (): Promise<string[]> => (await sql<{ key: string }>`select key from graphile_worker.jobs where task_identifier = 'casework.sweep'`.execute(office.t.owner))
  .rows.map(({ key }) => key)

describe('the legal clock of a demo office', () => {
  it('is seen by everyone of the office, and offered to its head and signer', async () => {
    for (const [role, maySet] of [['clerk', false], ['officer', false], ['auditor', false], ['head', true], ['signer', true]] as const) {
      expect([role, await show(office.officers[role])]).toEqual([role, { demo: true, legalDate: null, today: '2026-11-24', version: 0, maySet }])
    }
  })

  it('is set by head and signer only, and only in the office\'s own', async () => {
    for (const role of ['clerk', 'officer', 'auditor'] as const) {
      expect((await set(office.officers[role], '2026-12-08', 0)).json()).toMatchObject({ status: 403, code: 'entitlement.denied' })
    }
    expect((await set(office.officers.head, '2026-12-08', 0)).json()).toEqual({ demo: true, legalDate: '2026-12-08', today: '2026-12-08', version: 1, maySet: true })
    expect(await show(office.officers.clerk)).toMatchObject({ legalDate: '2026-12-08', version: 1 })
    expect(await show(office.officers.stranger)).toMatchObject({ legalDate: null, version: 0 })
    const { rows } = await sql<{ kind: string }>`select kind from kapu.log_entry where kind = 'organisation.legal-clock-set' and organisation_id = ${office.organisationId}`.execute(office.t.owner)
    expect(rows).toHaveLength(1)
    expect((await set(office.officers.signer, null, 1)).json()).toMatchObject({ legalDate: null, today: '2026-11-24', version: 2 })
  })

  it('is not set over what somebody else set, nor to a day that has no calendar', async () => {
    const { version } = await show(office.officers.head)
    expect((await set(office.officers.head, '2026-12-08', version + 1)).json()).toMatchObject({ status: 409, code: 'organisation.clock-stale' })
    expect((await set(office.officers.head, '2035-01-01', version)).json()).toMatchObject({ status: 400, code: 'organisation.clock-range' })
    expect((await set(office.officers.head, '2026-02-30', version)).statusCode).toBe(400)
    const both = await Promise.all(['2026-12-01', '2026-12-02'].map((day) => set(office.officers.head, day, version)))
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect((await set(office.officers.head, null, version + 1)).statusCode).toBe(200)
  })

  it('stands still in an office that is none of the demo\'s', async () => {
    const real = await insertOffice(office.t, { demo: false })
    const head = await insertOfficer(office.t, real, { head: true })
    expect(await show(head)).toMatchObject({ demo: false, legalDate: null, maySet: false })
    expect((await set(head, '2026-12-08', 0)).json()).toMatchObject({ status: 409, code: 'organisation.not-demo' })
  })

  it('moved on, brings what time brings: the sweep deems the notice delivered', async () => {
    const { caseId } = await office.open()
    const { parties } = await office.state(caseId)
    await office.step(office.officers.officer, caseId, 'send-deficiency-notice', { partyId: parties[0]!.partyId, items: [{ requirement: null, text: 'Írja alá.' }], limit: '8d' })
    const jobs = await startJobs({
      pool: office.t.pool('owner'), handlers: diaryJobs({ housekeeper: office.t.housekeeper() }), context: () => office.t.context(),
      logger: pino({ level: 'silent' }), pollInterval: 50
    })
    try {
      const forward = async (day: string | null): Promise<void> => {
        const { version } = await show(office.officers.signer)
        expect((await set(office.officers.signer, day, version)).statusCode).toBe(200)
        await vi.waitFor(async () => expect(await queued()).toEqual([]), { timeout: 10_000, interval: 50 })
      }
      await forward('2026-12-01')
      expect((await office.state(caseId)).deliveries[0]).toMatchObject({ attempts: 2, deemedOn: '2026-12-08', deliveredOn: null })
      await forward('2026-12-08')
      const state = await office.state(caseId)
      expect(state.today).toBe('2026-12-08')
      expect(state.deliveries[0]).toMatchObject({ deliveredOn: '2026-12-08', how: 'deemed' })
      expect(Object.values(state.deficiencyTerms)[0]!.due).toBe('2026-12-16')
    } finally {
      await jobs.stop()
    }
  })

  it('asks for one sweep of the office, however often it is set', async () => {
    for (const day of ['2026-12-09', '2026-12-10']) await set(office.officers.head, day, (await show(office.officers.head)).version)
    expect(await queued()).toEqual([`casework.sweep:${office.organisationId}`])
  })
})
