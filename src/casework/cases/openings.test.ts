/** Whatever shows personal data of the office's own files leaves an entry in the log before it is shown, once for one look. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { caseOffice, type CaseOffice, type OpenedCase } from '../../../test/factories/case-office.ts'

let office: CaseOffice
let opened: OpenedCase
beforeAll(async () => {
  office = await caseOffice()
  opened = await office.open()
})
afterAll(() => office?.close())

/** The officer in a session of their own, so that nothing was looked at yet. */
const fresh = (who: OfficerPrincipal): OfficerPrincipal => ({ ...who, sessionId: randomUUID() })
const entries = async (): Promise<Array<{ kind: string; case_id: string | null }>> =>
  office.t.owner.selectFrom('log_entry').select(['kind', 'case_id']).where('kind', 'like', 'personal-data.%').orderBy('recorded_at').execute()
const get = async (as: OfficerPrincipal, path: string, query: Readonly<Record<string, string>> = {}): Promise<number> =>
  (await office.http.call('GET', path, { as, query: { ...query } })).statusCode
/** Kinds of the entries that `look` adds. */
const added = async (look: () => Promise<unknown>): Promise<string[]> => {
  const before = (await entries()).length
  await look()
  return (await entries()).slice(before).map(({ kind }) => kind)
}

describe('an opening of personal data', () => {
  it.each([
    ['a heap of the desk', 'officer', (): string => '/api/v1/worklist', { bucket: 'mine' }, 'personal-data.list-opened'],
    ['a search', 'officer', (): string => '/api/v1/search', { q: 'proba' }, 'personal-data.searched'],
    ['a case', 'officer', (): string => `/api/v1/cases/${opened.caseId}`, {}, 'personal-data.case-opened'],
    ['the arrivals', 'clerk', (): string => '/api/v1/arrivals', {}, 'personal-data.list-opened'],
    ['the search for predecessors', 'clerk', (): string => '/api/v1/predecessors', { q: 'proba' }, 'personal-data.searched']
  ] as const)('%s is logged once in a session', async (_, role, path, query, kind) => {
    const who = fresh(office.officers[role])
    expect(await added(() => get(who, path(), query))).toEqual([kind])
    expect(await added(() => get(who, path(), query))).toEqual([])
    expect(await added(() => get(fresh(who), path(), query))).toEqual([kind])
  })

  it('names the case that was opened', async () => {
    await get(fresh(office.officers.auditor), `/api/v1/cases/${opened.caseId}`)
    expect((await entries()).at(-1)).toEqual({ kind: 'personal-data.case-opened', case_id: opened.caseId })
  })

  it('counts a heap with another filter by itself', async () => {
    const who = fresh(office.officers.officer)
    expect(await added(async () => { await get(who, '/api/v1/worklist', { q: 'pro' }); await get(who, '/api/v1/worklist', { q: 'prob' }) })).toHaveLength(2)
  })

  it('is nothing where nothing was shown', async () => {
    expect(await added(async () => expect(await get(fresh(office.officers.officer), `/api/v1/cases/${randomUUID()}`)).toBe(404))).toEqual([])
    expect(await added(async () => expect(await get(fresh(office.officers.stranger), `/api/v1/cases/${opened.caseId}`)).toBe(404))).toEqual([])
  })
})
