import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseOffice, type CaseOffice } from '../../../test/factories/case-office.ts'
import type { Principal } from '../../platform/context/index.ts'

let office: CaseOffice
beforeAll(async () => { office = await caseOffice() })
afterAll(() => office?.close())

const reference = async (as: Principal): Promise<{ caseTypes: string[]; forms: string[] }> => {
  const { caseTypes, forms } = (await office.http.call('GET', '/api/v1/desk/reference', { as })).json<{ caseTypes: { code: string }[]; forms: { caseType: string }[] }>()
  return { caseTypes: caseTypes.map((item) => item.code), forms: forms.map((item) => item.caseType) }
}

describe('case types on the desk', () => {
  it('are those of the job role for who handles cases', async () => {
    for (const role of ['officer', 'head', 'signer'] as const) expect((await reference(office.officers[role])).caseTypes).toEqual(['telepengedely'])
    expect((await reference(office.officers.auditor)).caseTypes).toEqual([])
  })

  it('are all that the office may decide for who registers', async () => {
    const all = ['fakivagas', 'telepengedely', 'telepulesi-tamogatas']
    expect(await reference(office.officers.clerk)).toEqual({ caseTypes: all, forms: all })
  })

  it('leave out what another kind of office decides', async () => {
    await office.t.owner.updateTable('organisation').set({ tier: 'national-body' }).where('id', '=', office.organisationId).execute()
    // The job role names the site permit, so it stays; nothing else is this office's.
    expect((await reference(office.officers.clerk)).caseTypes).toEqual(['telepengedely'])
  })
})
