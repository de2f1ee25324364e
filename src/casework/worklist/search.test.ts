import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '../../platform/context/index.ts'
import { caseOffice, type CaseOffice } from '../../../test/factories/case-office.ts'

let office: CaseOffice
const numbers: Record<string, string> = {}
beforeAll(async () => {
  office = await caseOffice()
  for (const name of ['Őri Ágnes', 'Szűcsné Bőhm Ágnes', 'Próba Petra']) numbers[name] = (await office.open({ name })).registrationNumber
})
afterAll(() => office?.close())

const search = async (q: string, as: Principal = office.officers.officer): Promise<string[]> => {
  const answer = await office.http.call('GET', '/api/v1/search', { as, query: { q } })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<{ items: Array<{ clientName: string }> }>().items.map((item) => item.clientName)
}

describe('search', () => {
  it.each([
    ['agnes', ['Szűcsné Bőhm Ágnes', 'Őri Ágnes']], ['ŐRI', ['Őri Ágnes']], ['bohm agn', ['Szűcsné Bőhm Ágnes']], ['agn szucs', ['Szűcsné Bőhm Ágnes']],
    ['gnes', []], ['%%', []], ['_ri', []], ['nincs', []]
  ])('%s finds beginnings of words without accents, the newest first', async (q, names) => {
    expect(await search(q)).toEqual(names)
  })

  it('finds a case by its number, whole or by its main number', async () => {
    expect(await search(numbers['Őri Ágnes']!)).toEqual(['Őri Ágnes'])
    expect(await search(numbers['Próba Petra']!.replace(/-.*/, ''))).toContain('Próba Petra')
  })

  it('finds nothing of another office', async () => {
    expect(await search('agnes', office.officers.stranger)).toEqual([])
  })

  it('follows a client\'s name that changes', async () => {
    const { caseId } = await office.open({ name: 'Régi Név' })
    await office.t.owner.updateTable('authority_case').set({ search_folded: 'hat/9-1/2026 uj nev telepengedely' } as never).where('id', '=', caseId).execute()
    expect(await search('regi')).toEqual([])
    expect(await search('uj nev')).toEqual(['Régi Név'])
  })
})

describe('a heap', () => {
  interface Line { readonly caseId: string; readonly caseType: { readonly code: string; readonly name: string }; readonly daysLeft: number | null }
  const mine = async (): Promise<Line[]> =>
    (await office.http.call('GET', '/api/v1/worklist', { as: office.officers.officer, query: { bucket: 'mine' } })).json<{ items: Line[] }>().items

  it('names each case\'s type, and counts the days left from the office\'s legal day', async () => {
    const before = await mine()
    expect(before.length).toBeGreaterThanOrEqual(3)
    for (const { caseType } of before) expect(caseType).toEqual({ code: 'telepengedely', name: 'Telepengedély' })
    await office.moveTo('2026-11-27')
    expect((await mine()).map(({ daysLeft }) => daysLeft)).toEqual(before.map(({ daysLeft }) => daysLeft! - 3))
  })
})
