/** The public register over HTTP on PostgreSQL as the application's role: who signs what in whose name on a day, and whom it does not show. */
import { X509Certificate } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseOffice, type CaseOffice } from '../../../test/factories/case-office.ts'
import { insertOffice, insertOfficer } from '../../../test/factories/office.ts'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { inCentral } from '../../platform/database/index.ts'
import { takeStep } from '../cards/index.ts'
import { issueByItself } from '../seals/index.ts'
import type { Entry } from './entry.types.ts'
import { entryStateAt } from './entry-state.ts'

let office: CaseOffice
let sealId: string
let cardOfSigner: string
const id = async (officer: OfficerPrincipal): Promise<string> => (await sql<{ id: string }>`select id from kapu.signature_certificate where officer_id = ${officer.officerId} and kind = 'card-signing'`.execute(office.t.owner)).rows[0]!.id

beforeAll(async () => {
  office = await caseOffice()
  const { t, cards, officers } = office
  const rename = (officer: OfficerPrincipal, name: string) => t.owner.updateTable('officer').set({ name }).where('id', '=', officer.officerId).execute()
  await rename(officers.signer, 'Kiadmányozó Kálmán')
  await rename(officers.clerk, 'Rejtett Róza')
  const issue = (officer: OfficerPrincipal) => cards.card(t.context({ kind: 'system', name: 'test' }), { id: officer.officerId, number: officer.officerId.slice(-12) })
  cardOfSigner = (await issue(officers.signer)).id
  await issue(officers.clerk)
  await t.owner.updateTable('signature_certificate').set({ holder_name: 'Kiadmányozó Kálmán' }).where('officer_id', '=', officers.signer.officerId).execute()
  await t.owner.updateTable('signature_certificate').set({ holder_name: 'Rejtett Róza' }).where('officer_id', '=', officers.clerk.officerId).execute()
  sealId = (await issueByItself(t.context(), { authority: cards.authority, keyStore: cards.keyStore, publicUrl: () => 'http://127.0.0.1:8080' }, office.organisationId, 'first-use'))!
  t.clock.advance(60_000)
}, 120_000)
afterAll(() => office?.close())

const get = async <T>(path: string): Promise<{ status: number; body: T; raw: Buffer; headers: Record<string, unknown> }> => {
  const answer = await office.http.call('GET', `/api/v1/public/signatures${path}`, { as: null })
  const json = String(answer.headers['content-type']).includes('json')
  return { status: answer.statusCode, body: (json ? JSON.parse(answer.body) : answer.body) as T, raw: answer.rawPayload, headers: answer.headers }
}
const list = async (query = ''): Promise<Entry[]> => (await get<{ items: Entry[] }>(query)).body.items

describe('the list', () => {
  it('names who signs, in whose name, in which case types, and the seals, to anybody', async () => {
    const items = await list()
    const signer = items.find(({ holder }) => holder === 'Kiadmányozó Kálmán')!
    expect(signer).toMatchObject({
      kind: 'signature', state: 'good', organisation: null,
      rights: [{ organisation: { id: office.organisationId }, role: { hu: 'Próba munkakör' }, caseTypes: [{ code: 'telepengedely', name: { hu: expect.stringMatching(/elepenged/) as string } }], substitutesFor: null }]
    })
    expect(items.find(({ kind }) => kind === 'seal')).toMatchObject({ organisation: { id: office.organisationId }, state: 'good', rights: [] })
  })

  it('shows nobody who does not sign: neither in the list, by name, by serial number, nor by the address', async () => {
    const hidden = await id(office.officers.clerk)
    const { serial } = await office.t.owner.selectFrom('signature_certificate').select('serial').where('id', '=', hidden).executeTakeFirstOrThrow()
    for (const query of ['', '?q=R%C3%B3za', `?serial=${serial}`, `?organisationId=${office.organisationId}`]) expect((await list(query)).map(({ holder }) => holder), query).not.toContain('Rejtett Róza')
    expect((await get<{ code: string }>(`/${hidden}`)).body.code).toBe('signature-register.not-found')
    expect((await get(`/${hidden}/certificate`)).status).toBe(404)
    const login = await office.t.owner.selectFrom('signature_certificate').select('id').where('kind', '=', 'card-authentication').executeTakeFirstOrThrow()
    expect((await get(`/${String(login.id)}`)).status).toBe(404)
  })

  it('finds by words without accents, by office, by serial number and by kind, each alone', async () => {
    const { serial } = await office.t.owner.selectFrom('signature_certificate').select('serial').where('id', '=', await id(office.officers.signer)).executeTakeFirstOrThrow()
    const holders = async (query: string): Promise<string[]> => (await list(query)).map(({ holder }) => holder)
    expect(await holders('?q=kiadmanyozo+kal')).toEqual(['Kiadmányozó Kálmán'])
    expect(await holders('?q=nincs-ilyen')).toEqual([])
    expect(await holders('?q=%25%25')).toEqual([])
    expect(await holders(`?serial=${String(serial).toLowerCase()}`)).toEqual(['Kiadmányozó Kálmán'])
    expect((await list(`?organisationId=${office.organisationId}`)).map(({ kind }) => kind).sort()).toEqual(['seal', 'signature'])
    expect(await list(`?organisationId=${await insertOffice(office.t)}`)).toEqual([])
    expect((await list('?kind=seal')).every(({ kind }) => kind === 'seal')).toBe(true)
  })

  it('tells another day by what stood then', async () => {
    const { t, organisationId } = office
    const former = await insertOfficer(t, organisationId, { signer: true, caseTypes: ['telepengedely'], validTo: '2026-11-30' })
    await office.cards.card(t.context({ kind: 'system', name: 'test' }), { id: former.officerId, number: former.officerId.slice(-12) })
    const entry = await id(former)
    const on = async (day: string): Promise<boolean> => (await list(`?asOf=${day}`)).some((item) => item.id === entry)
    expect([await on('2026-11-24'), await on('2026-12-01'), await on('2026-11-20')]).toEqual([true, false, false])
    // Its history is kept for whoever holds what they signed.
    expect((await get<{ rightsEver: { to: string }[]; rights: unknown[] }>(`/${entry}?asOf=2026-12-01`)).body).toMatchObject({ rights: [], rightsEver: [{ to: '2026-11-30' }] })
  })

  it('pages without gaps and repeats, and exports the same as CSV and JSON', async () => {
    const all = (await list()).map((item) => item.id)
    const paged: string[] = []
    for (let cursor: string | null = null; ;) {
      const page: { items: Entry[]; nextCursor: string | null } = (await get<{ items: Entry[]; nextCursor: string | null }>(`?limit=1${cursor ? `&cursor=${cursor}` : ''}`)).body
      const { items, nextCursor } = page
      paged.push(...items.map((item) => item.id))
      if (nextCursor === null) break
      cursor = nextCursor
    }
    expect(paged).toEqual(all)
    const { body } = await get<{ items: Entry[] }>('/export?format=json')
    expect(body.items.map((item) => item.id)).toEqual(all)
    const csv = (await get<string>('/export?format=csv')).body.trimEnd().split('\r\n')
    expect(csv).toHaveLength(all.length + 1)
    expect(csv[0]).toContain('inNameOf')
    expect(csv.some((line) => line.includes('Rejtett'))).toBe(false)
  })
})

describe('one entry', () => {
  it('has every state with its instant, and the certificate in both forms', async () => {
    const entry = await id(office.officers.signer)
    await inCentral(office.t.db, (tx) => takeStep(tx, office.t.context({ kind: 'system', name: 'test' }), cardOfSigner, 'suspend', { reason: 'investigation' }, async () => 0))
    office.t.clock.advance(60_000)
    const { body } = await get<{ state: string; states: { state: string; reason: string | null }[]; sha256: string; serial: string }>(`/${entry}`)
    expect(body.state).toBe('suspended')
    expect(body.states.map(({ state }) => state).slice(-2)).toEqual(['good', 'suspended'])
    const [pem, der] = [await get<string>(`/${entry}/certificate`), await get(`/${entry}/certificate?format=der`)]
    const certificate = new X509Certificate(der.raw)
    expect(new X509Certificate(pem.raw).fingerprint256).toBe(certificate.fingerprint256)
    expect(certificate.serialNumber).toBe(body.serial)
    expect(certificate.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(body.sha256)
  })

  it('of a seal tells its replacement, and its successor stands beside it', async () => {
    const { head, local } = office.officers
    const post = async (who: OfficerPrincipal, path: string, payload: object) => (await office.http.call('POST', `/api/v1/seals/${path}`, { as: who, payload })).json<{ sealId: string }>()
    const { sealId: next } = await post(local, `${sealId}/rotate`, { expectedVersion: 2, reason: 'rotation', note: 'próba' })
    office.t.clock.advance(60_000)
    await post(head, `${next}/issue`, { expectedVersion: 1, note: 'próba' })
    office.t.clock.advance(60_000)
    const certificate = async (seal: string): Promise<string> => (await office.t.db.selectFrom('seal').select('certificate_id').where('id', '=', seal).executeTakeFirstOrThrow()).certificate_id as string
    const { body } = await get<{ state: string; states: { state: string }[]; others: { id: string }[] }>(`/${await certificate(sealId)}`)
    expect(body).toMatchObject({ state: 'replaced', states: [{ state: 'good' }, { state: 'replaced' }], others: [{ id: await certificate(next) }] })
    expect((await get<{ state: string }>(`/${await certificate(next)}`)).body.state).toBe('good')
  })

  it.each<[string, Partial<Parameters<typeof entryStateAt>[0]>, string]>([
    ['good', {}, 'good'], ['not yet', { notBefore: new Date('2026-12-02') }, 'not-yet'], ['expired', { notAfter: new Date('2026-11-30') }, 'expired'],
    ['expired on hold', { status: 'hold', notAfter: new Date('2026-11-30') }, 'expired'], ['revoked, then expired', { status: 'revoked', notAfter: new Date('2026-11-30') }, 'revoked'],
    ['replaced', { replacedAt: new Date('2026-11-30') }, 'replaced'], ['replaced later', { replacedAt: new Date('2026-12-02') }, 'good'],
    ['replaced, then expired', { replacedAt: new Date('2026-11-20'), notAfter: new Date('2026-11-30') }, 'expired']
  ])('is %s', (_, facts, state) => {
    const usual = { notBefore: new Date('2026-01-01'), notAfter: new Date('2028-01-01'), status: 'good' as const, statusSince: new Date('2026-01-01'), replacedAt: null }
    expect(entryStateAt({ ...usual, ...facts }, new Date('2026-12-01')).state).toBe(state)
  })
})
