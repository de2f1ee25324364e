import { afterAll, beforeAll, expect, it } from 'vitest'
import { caseOffice, type CaseOffice } from '../../../test/factories/case-office.ts'
import { inOrganisation } from '../../platform/database/index.ts'
import { listHandled } from './index.ts'

let office: CaseOffice
beforeAll(async () => { office = await caseOffice() })
afterAll(() => office?.close())

it('who took a step in cases of which type is told for the days on which they did', async () => {
  const { t, officers } = office
  const handled = async (from: string, to: string) => {
    const rows = await inOrganisation(t.db, office.organisationId, (tx) => listHandled(tx, office.organisationId, new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)))
    return rows.filter(({ postId }) => postId === officers.officer.postId)
  }
  const { caseId } = await office.open()
  // Carrying a case is not yet handling it.
  expect(await handled('2026-11-24', '2026-11-25')).toEqual([])
  t.clock.set('2026-12-02T09:00:00Z')
  const answer = await office.step(officers.officer, caseId, 'add-note', { text: 'Megnéztem.' })
  expect(answer.statusCode, answer.body).toBe(200)
  const own = [{ postId: officers.officer.postId, caseType: 'telepengedely' }]
  expect(await handled('2026-12-02', '2026-12-03')).toEqual(own)
  expect(await handled('2026-11-01', '2027-01-01')).toEqual(own)
  for (const [from, to] of [['2026-11-24', '2026-12-02'], ['2026-12-03', '2026-12-31']] as const) expect(await handled(from, to), from).toEqual([])
  // What is done later in the same case does not hide what was done before.
  t.clock.set('2027-03-01T09:00:00Z')
  await office.step(officers.officer, caseId, 'add-note', { text: 'Ismét megnéztem.' })
  expect(await handled('2026-12-02', '2026-12-03')).toEqual(own)
})
