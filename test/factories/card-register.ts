/** The register of cards as the Gate wires it, with administrators of two offices and of the country. */
import { authoriseAction } from '../../src/access/entitlement/index.ts'
import { cardPorts } from '../../src/main/card-office.ts'
import { demoStation } from '../../demo/cards/index.ts'
import type { OfficerPrincipal, Principal } from '../../src/platform/context/index.ts'
import { cardRoutes, type CardRoutesDeps } from '../../src/registers/cards/index.ts'
import { cardOffice, type CardOffice } from './card-office.ts'
import { testDatabase, type TestDatabase } from './database.ts'
import { testHttp, type TestHttp } from './http.ts'
import { insertOffice, insertOfficer } from './office.ts'

export interface CardRegister {
  readonly t: TestDatabase
  readonly http: TestHttp
  readonly office: CardOffice
  readonly deps: CardRoutesDeps
  readonly organisationId: string
  readonly otherOrganisationId: string
  readonly who: Readonly<Record<'local' | 'local2' | 'head' | 'clerk' | 'stranger' | 'national' | 'national2', OfficerPrincipal>>
  /** An officer of the office with a post, and no card. */
  newcomer(organisationId?: string): Promise<{ id: string; number: string }>
  call(as: Principal, method: 'GET' | 'POST', path: string, payload?: unknown, idempotencyKey?: string): Promise<{ status: number; body: never; raw: Buffer; type: string }>
  /** A card ordered by the first and brought by the second as far as told. */
  card(to: 'ordered' | 'personalised' | 'printed' | 'delivered' | 'active', holder?: { number: string }): Promise<string>
  version(cardId: string): Promise<number>
  close(): Promise<void>
}

const since = { valid_from: '2020-01-01', recorded_at: new Date('2020-01-01T00:00:00Z') }

export async function cardRegister(): Promise<CardRegister> {
  const t = await testDatabase()
  const office = cardOffice(t.owner as never, t.ids)
  const organisationId = await insertOffice(t)
  const otherOrganisationId = await insertOffice(t)
  const who = {
    local: await insertOfficer(t, organisationId, { localAdministrator: true }), local2: await insertOfficer(t, organisationId, { localAdministrator: true }),
    head: await insertOfficer(t, organisationId, { head: true }), clerk: await insertOfficer(t, organisationId, { registrar: true }),
    stranger: await insertOfficer(t, otherOrganisationId, { localAdministrator: true, head: true }),
    national: await insertOfficer(t, otherOrganisationId, { nationalAdministrator: true }), national2: await insertOfficer(t, otherOrganisationId, { nationalAdministrator: true })
  }
  const deps: CardRoutesDeps = {
    db: t.db, ports: cardPorts, authority: office.authority, publicUrl: () => 'http://127.0.0.1:8080', pins: office.pins, station: demoStation
  }
  const http = await testHttp({ db: t.db, clock: t.clock, ids: t.ids, overrides: { authoriseAction }, routes: (app) => cardRoutes(app, deps) })
  let people = 0
  const version = async (cardId: string): Promise<number> => (await t.db.selectFrom('card').select('sequence').where('id', '=', cardId).executeTakeFirstOrThrow()).sequence as number
  const call: CardRegister['call'] = async (as, method, path, payload, idempotencyKey) => {
    const answer = await http.call(method, `/api/v1${path}`, { as, ...(payload === undefined ? {} : { payload }), ...(idempotencyKey ? { idempotencyKey } : {}) })
    const type = String(answer.headers['content-type'] ?? '')
    return { status: answer.statusCode, body: (type.includes('json') && answer.body ? JSON.parse(answer.body) : answer.body) as never, raw: answer.rawPayload, type }
  }
  const newcomer: CardRegister['newcomer'] = async (at = organisationId) => {
    const id = t.ids.uuid()
    const number = `7${String(++people).padStart(6, '0')}`
    await t.owner.insertInto('officer').values({ id, officer_number: number, name: `Újonc Ubul${people}`, employer_id: at, demo: true, ...since }).execute()
    await t.owner.insertInto('post').values({ id: t.ids.uuid(), officer_id: id, organisation_id: at, job_role_id: who.clerk.jobRoleId!, ...since }).execute()
    return { id, number }
  }
  return {
    t, http, office, deps, organisationId, otherOrganisationId, who, newcomer, call, version,
    async card(to, holder) {
      const must = async (as: OfficerPrincipal, path: string, body: Record<string, unknown> = {}): Promise<{ cardId: string }> => {
        const answer = await call(as, 'POST', path, body)
        if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.raw.toString()}`)
        return answer.body
      }
      const { cardId } = await must(who.local, '/cards', { officerNumber: (holder ?? await newcomer()).number, note: 'új munkatárs' })
      const at = async (as: OfficerPrincipal, verb: string, body: Record<string, unknown> = {}): Promise<unknown> => must(as, `/cards/${cardId}/${verb}`, { expectedVersion: await version(cardId), ...body })
      if (to === 'ordered') return cardId
      await at(who.national, 'personalise', { made: null })
      if (to === 'personalised') return cardId
      await at(who.national, 'print-pin-letter')
      if (to === 'printed') return cardId
      await at(who.local2, 'deliver', { identity: { document: 'identity-card', photoCompared: true } })
      if (to === 'delivered') return cardId
      await at(who.local2, 'activate')
      return cardId
    },
    async close() {
      await http.close()
      office.close()
      await t.close()
    }
  }
}
