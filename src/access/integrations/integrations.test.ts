import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inCentral } from '../../platform/database/index.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { testHttp, type TestHttp } from '../../../test/factories/http.ts'
import { insertOffice } from '../../../test/factories/office.ts'
import { createIntegrationKey, identifyIntegration, requireOwnOffice, revokeIntegrationKeys } from './index.ts'

let t: TestDatabase
let http: TestHttp
beforeAll(async () => {
  t = await testDatabase()
  http = await testHttp({
    db: t.db, clock: t.clock, identify: { officer: async () => null, client: async () => null, integration: identifyIntegration },
    routes: (app) => {
      app.post('/api/v1/in', { config: { access: { audience: 'integration', scope: 'intake' } } }, async (request) => request.principal)
    }
  })
})
afterAll(async () => {
  await http.close()
  await t.close()
})

const make = (code: string, scopes: ('intake' | 'specialist')[], organisationId: string | null = null) => inCentral(t.db, (tx) =>
  createIntegrationKey(tx, t.context(), { code, name: `Rendszer ${code}`, organisationId, scopes, validTo: new Date('2027-01-01T00:00:00Z') }))
const call = (authorization?: string) => http.app.inject({ method: 'POST', url: '/api/v1/in', headers: authorization ? { authorization } : {} })

describe('keys of connected systems', () => {
  it('open what their scope covers, and note their use', async () => {
    const { key, keyId, integrationId } = await make('front-office', ['intake'])
    expect((await call(`Bearer ${key}`)).json()).toEqual({ kind: 'integration', integrationId, name: 'Rendszer front-office' })
    const row = await t.owner.selectFrom('integration_key').selectAll().where('id', '=', keyId).executeTakeFirstOrThrow()
    expect(row.last_used_at).toEqual(t.clock.now())
    expect(JSON.stringify(row)).not.toContain(key)
    const { key: other } = await make('szakhatosag', ['specialist'])
    expect((await call(`Bearer ${other}`)).json()).toMatchObject({ status: 403, code: 'request.scope-missing' })
  })
  it.each([[undefined, 'request.key-required'], ['Bearer nope', 'integration.key-invalid'], ['Basic eDp5', 'integration.key-invalid'], [`Bearer kapu_key_${'x'.repeat(43)}`, 'integration.key-invalid']])('are refused: %s', async (header, code) => {
    expect((await call(header)).json()).toMatchObject({ status: 401, code })
  })
  it('end by revocation and by date', async () => {
    const { key } = await make('regi', ['intake'])
    const { key: later, integrationId } = await make('regi', ['intake'])
    expect((await call(`Bearer ${later}`)).json()).toMatchObject({ integrationId })
    expect(await inCentral(t.db, (tx) => revokeIntegrationKeys(tx, t.context(), 'regi'))).toBe(2)
    for (const item of [key, later]) expect((await call(`Bearer ${item}`)).json()).toMatchObject({ code: 'integration.key-invalid' })
    const { key: dated } = await make('lejaro', ['intake'])
    t.clock.set('2027-01-01T00:00:00Z')
    expect((await call(`Bearer ${dated}`)).json()).toMatchObject({ code: 'integration.key-invalid' })
    t.clock.set('2026-11-24T08:30:00Z')
  })
  it('speak to their own office only', async () => {
    const [own, other] = [await insertOffice(t), await insertOffice(t)]
    const { integrationId } = await make('kotott', ['intake'], own)
    const ctx = t.context({ kind: 'integration', integrationId, name: 'x' })
    await requireOwnOffice(t.db, ctx, own)
    await expect(requireOwnOffice(t.db, ctx, other)).rejects.toMatchObject({ code: 'integration.other-office' })
  })
})
