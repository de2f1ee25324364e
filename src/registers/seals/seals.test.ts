/** Seals from request to revocation, and what is sealed with them, over HTTP on PostgreSQL as the application's role. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { caseOffice, type CaseOffice } from '../../../test/factories/case-office.ts'
import { insertOffice, insertOfficer } from '../../../test/factories/office.ts'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { inCentral, inOrganisation } from '../../platform/database/index.ts'
import { checkRevocation, parseCertificate, timestamp, validateCertificate } from '../../platform/crypto/index.ts'
import { renderTypst, sealPdf, verifyPdfSignature } from '../../platform/pdf/index.ts'
import { localOcspTransport, localTimestampTransport, organisationSealProfile, policies, statusOfSerialAt } from '../signatures/index.ts'
import { lookAfterSeals, sealRegister, type SealMaking } from './index.ts'

let office: CaseOffice
let making: SealMaking
let strict: CaseOffice
beforeAll(async () => {
  office = await caseOffice()
  strict = await caseOffice({ sealAtFirstUse: false })
  making = { authority: office.cards.authority, keyStore: office.cards.keyStore, publicUrl: () => 'http://127.0.0.1:8080' }
}, 120_000)
afterAll(async () => {
  await office?.close()
  await strict?.close()
})

const note = 'próba oka'
interface Called { readonly status: number; readonly body: Record<string, unknown> }
async function call(who: OfficerPrincipal, method: 'GET' | 'POST', path: string, payload?: Record<string, unknown>, at = office): Promise<Called> {
  const answer = await at.http.call(method, `/api/v1${path}`, { as: who, ...(payload ? { payload } : {}) })
  return { status: answer.statusCode, body: answer.json() as Record<string, unknown> }
}
const version = async (sealId: string): Promise<number> => (await office.t.db.selectFrom('seal').select('sequence').where('id', '=', sealId).executeTakeFirstOrThrow()).sequence as number
const act = async (who: OfficerPrincipal, sealId: string, verb: string, body: Record<string, unknown> = {}): Promise<Called> =>
  call(who, 'POST', `/seals/${sealId}/${verb}`, { expectedVersion: await version(sealId), ...body })
const seal = (id: string) => office.t.db.selectFrom('seal').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const inUse = (organisationId = office.organisationId) => office.t.db.selectFrom('seal').selectAll().where('organisation_id', '=', organisationId).where('state', '=', 'active').executeTakeFirst()
const certificateOf = async (id: string) => {
  const { certificate_id } = await seal(id)
  return parseCertificate((await office.t.db.selectFrom('signature_certificate').select('der').where('id', '=', certificate_id as string).executeTakeFirstOrThrow()).der as Uint8Array)
}

/** Sends a sealed notice in a new case. */
async function send(at = office): Promise<{ status: number; body: string; caseId: string }> {
  const { caseId } = await at.open()
  const { parties } = await at.state(caseId)
  const sent = await at.step(at.officers.officer, caseId, 'send-deficiency-notice', { partyId: parties[0]!.partyId, items: [{ requirement: null, text: 'Tulajdoni lap' }], limit: '8d' })
  return { status: sent.statusCode, body: sent.body, caseId }
}
async function noticeOf(caseId: string): Promise<{ pdf: Buffer; sha256: string }> {
  const filed = (await office.acts(caseId)).flatMap((item) => (item.kind === 'document-filed' && item.body.direction === 'out' ? [item.body] : []))[0]!
  const answer = await office.http.call('GET', `/api/v1/cases/${caseId}/documents/${filed.documentId}/content`, { as: office.officers.officer })
  return { pdf: answer.rawPayload, sha256: filed.sha256 }
}
async function verify(pdf: Uint8Array) {
  const { issuing } = await office.cards.authority.current(office.t.context())
  return verifyPdfSignature(pdf, {
    issuers: [issuing], timestampIssuers: [issuing], timestampPolicies: [policies.timestamp], profiles: { seal: organisationSealProfile }, at: office.t.clock.now(),
    revocation: (certificate, at) => statusOfSerialAt(office.t.context(), office.cards.authority, certificate.serial, at)
  })
}

beforeEach(() => office.t.clock.advance(2_000))

describe('a seal from request to use', () => {
  it('is asked for by one and issued by another, with a real certificate and a key of its own', async () => {
    const { local, head, clerk, national } = office.officers
    const asked = await call(local, 'POST', '/seals', { organisationId: office.organisationId, reason: 'first', note })
    expect(asked).toMatchObject({ status: 201, body: { state: 'ordered', version: 1 } })
    const id = asked.body['sealId'] as string
    expect((await call(head, 'POST', '/seals', { organisationId: office.organisationId, reason: 'first', note })).body['code']).toBe('seal.has-order')
    expect((await call(clerk, 'POST', '/seals', { organisationId: office.organisationId, reason: 'first', note })).body['code']).toBe('entitlement.denied')
    expect((await act(local, id, 'issue', { note })).body['code']).toBe('entitlement.seal-four-eyes')
    // A waiting request is no seal: nothing is sealed until somebody else has decided.
    expect(JSON.parse((await send()).body)).toMatchObject({ code: 'seal.waiting', status: 409 })
    expect((await call(head, 'POST', `/seals/${id}/issue`, { expectedVersion: 7, note })).body['code']).toBe('seal.stale')
    expect((await act(head, id, 'issue', {})).status).toBe(400)
    expect((await act(head, id, 'issue', { note })).body).toMatchObject({ state: 'active', version: 2 })
    const { issuing } = await office.cards.authority.current(office.t.context())
    const certificate = await certificateOf(id)
    validateCertificate(certificate.der, { issuers: [issuing], at: office.t.clock.now(), profile: organisationSealProfile })
    expect((await making.keyStore.get(`seal-${id}`)).spki).toEqual(Buffer.from(certificate.spki))
    expect((await call(local, 'POST', '/seals', { organisationId: office.organisationId, reason: 'other', note })).body['code']).toBe('seal.in-use')
    const view = (await call(head, 'GET', `/seals/${id}`)).body as { history: { step: string; by: { name: string }; note: string }[]; actions: string[] }
    expect(view.history.map(({ step }) => step)).toEqual(['order', 'issue'])
    expect(view.history.every((line) => line.note === note && line.by.name.length > 0)).toBe(true)
    expect(view.actions.sort()).toEqual(['seal:propose-revocation', 'seal:read-uses', 'seal:rotate'])
    const country = (await call(national, 'GET', '/seals')).body as { items: { id: string }[] }
    expect(country.items.map((item) => item.id)).toContain(id)
  })

  it('never issued by who asked, nor by a substitute, by SQL as well', async () => {
    const { local, head } = office.officers
    const id = (await act(head, (await inUse())!.id as string, 'rotate', { reason: 'rotation', note })).body['sealId'] as string
    const other = await insertOfficer(office.t, office.organisationId, { localAdministrator: true })
    await office.t.owner.insertInto('post').values({
      id: office.t.ids.uuid(), officer_id: other.officerId, organisation_id: office.organisationId, job_role_id: head.jobRoleId!, substitutes_for_officer_id: head.officerId,
      valid_from: '2026-11-01', valid_to: '2026-12-31', recorded_at: new Date('2026-11-01')
    }).execute()
    expect((await act(other, id, 'issue', { note })).body['code']).toBe('entitlement.seal-four-eyes')
    const certificateId = (await inUse())!.certificate_id as string
    await expect(inCentral(office.t.db, async (tx) => {
      const by = `officer:${head.officerId}`
      await sql`update kapu.seal set state = 'replaced', sequence = sequence + 1, last_actor = ${by} where organisation_id = ${office.organisationId} and state = 'active'`.execute(tx)
      await sql`update kapu.seal set state = 'active', sequence = 2, issued_by = ${by}, last_actor = ${by}, certificate_id = ${certificateId}, expires_at = now() where id = ${id}`.execute(tx)
    })).rejects.toThrow('who asks for a seal does not issue it')
    await expect(sql`update kapu.seal set ordered_by = 'officer:x' where id = ${id}`.execute(office.t.db)).rejects.toThrow('permission denied')
    await expect(inCentral(office.t.db, (tx) => sql`update kapu.seal set state = 'refused', sequence = 2, last_actor = 'officer:x' where id = ${id}`.execute(tx))).rejects.toThrow('without its line')
    expect((await act(local, id, 'withdraw')).body['code']).toBe('entitlement.denied')
    expect((await act(head, id, 'withdraw')).body).toMatchObject({ state: 'refused' })
    const again = (await act(head, (await inUse())!.id as string, 'rotate', { reason: 'rotation', note })).body['sealId'] as string
    expect((await act(head, again, 'refuse', { note })).body['code']).toBe('entitlement.seal-four-eyes')
    expect((await act(local, again, 'refuse', { note })).body).toMatchObject({ state: 'refused' })
  })

  it('is another office\'s matter alone: nothing is seen, asked or decided from outside', async () => {
    const stranger = await insertOfficer(office.t, await insertOffice(office.t), { localAdministrator: true })
    const id = (await inUse())!.id as string
    expect((await call(stranger, 'GET', `/seals/${id}`)).body['code']).toBe('seal.unknown')
    expect((await call(stranger, 'GET', '/seals')).body['items']).toEqual([])
    expect((await call(stranger, 'POST', '/seals', { organisationId: office.organisationId, reason: 'first', note })).body['code']).toBe('entitlement.denied')
    for (const [verb, body] of [['rotate', { reason: 'rotation', note }], ['propose-revocation', { reason: 'misuse', note }]] as const) {
      expect((await act(stranger, id, verb, body)).body['code'], verb).toBe('seal.unknown')
    }
    expect((await call(stranger, 'GET', `/seals/${id}/uses`)).body['code']).toBe('seal.unknown')
  })
})

describe('every use', () => {
  it('is logged with what was sealed, in the step that files it, for the office alone', async () => {
    const { local, head, officer, national, clerk } = office.officers
    const { caseId, status } = await send()
    expect(status).toBe(200)
    const { sha256 } = await noticeOf(caseId)
    const id = (await inUse())!.id as string
    const page = (await call(head, 'GET', `/seals/${id}/uses?limit=1`)).body as { items: Record<string, unknown>[]; nextCursor: string | null }
    expect(page.items).toMatchObject([{ sha256, caseId, documentKind: 'deficiency-notice', by: { name: officer.name, system: false } }])
    expect((await call(local, 'GET', `/seals/${id}/uses`)).status).toBe(200)
    expect((await call(national, 'GET', `/seals/${id}/uses`)).body['code']).toBe('entitlement.denied')
    expect((await call(clerk, 'GET', `/seals/${id}/uses`)).body['code']).toBe('entitlement.denied')
    const { rows } = await sql<{ kind: string }>`select kind from kapu.log_entry where id = ${page.items[0]!['entryId']}`.execute(office.t.owner)
    expect(rows).toEqual([{ kind: 'seal.used' }])
    const seen = await inOrganisation(office.t.db, await insertOffice(office.t), (tx) => sql`select 1 from kapu.seal_use`.execute(tx))
    expect(seen.rows).toEqual([])
    await expect(inOrganisation(office.t.db, office.organisationId, (tx) => sql`update kapu.seal_use set sha256 = repeat('0', 64)`.execute(tx))).rejects.toThrow('permission denied')
    await expect(inOrganisation(office.t.db, office.organisationId, (tx) => sql`delete from kapu.seal_use`.execute(tx))).rejects.toThrow('permission denied')
  })

  it('goes with its step: a step that fails leaves neither document nor use', async () => {
    const count = async (): Promise<number> => Number((await sql<{ n: string }>`select count(*) as n from kapu.seal_use`.execute(office.t.owner)).rows[0]!.n)
    const before = await count()
    const seals = sealRegister({ ...making, atFirstUse: true })
    await expect(inOrganisation(office.t.db, office.organisationId, async (tx) => {
      await seals.use(tx, office.t.context(office.officers.officer), { organisationId: office.organisationId, caseId: null, documentKind: 'x', reason: 'x' }, async () => Buffer.from('x'))
      throw new Error('the step failed')
    })).rejects.toThrow('the step failed')
    expect(await count()).toBe(before)
  })

  it('pages without gaps and repeats', async () => {
    const id = (await inUse())!.id as string
    await send()
    await send()
    const all = ((await call(office.officers.head, 'GET', `/seals/${id}/uses`)).body['items'] as { id: string }[]).map((use) => use.id)
    const paged: string[] = []
    for (let cursor: string | null = null; ;) {
      const { items, nextCursor } = (await call(office.officers.head, 'GET', `/seals/${id}/uses?limit=1${cursor ? `&cursor=${cursor}` : ''}`)).body as { items: { id: string }[]; nextCursor: string | null }
      paged.push(...items.map((use) => use.id))
      if (nextCursor === null) break
      cursor = nextCursor
    }
    expect(all.length).toBeGreaterThan(2)
    expect(paged).toEqual(all)
  })
})

describe('an office that had no seal yet', () => {
  it('is told what to do where it does not', async () => {
    const sent = await send(strict)
    expect(sent.status).toBe(409)
    expect(JSON.parse(sent.body)).toMatchObject({ code: 'seal.missing' })
    expect(sent.body).toContain('kérjen bélyegzőt')
  })
})

describe('rotation', () => {
  it('uses the new seal from its instant, and what the old one sealed stays valid', async () => {
    const { local, head } = office.officers
    const old = (await inUse())!.id as string
    const { pdf } = await noticeOf((await send()).caseId)
    const next = (await act(local, old, 'rotate', { reason: 'rotation', note })).body['sealId'] as string
    const { caseId: meanwhile } = await send()
    expect((await inUse())!.id).toBe(old)
    expect((await act(local, old, 'rotate', { reason: 'rotation', note })).body['code']).toBe('seal.has-order')
    expect((await act(head, next, 'issue', { note })).status).toBe(200)
    expect(await seal(old)).toMatchObject({ state: 'replaced', successor_id: next })
    expect(await seal(next)).toMatchObject({ state: 'active', predecessor_id: old })
    office.t.clock.advance(2_000)
    const { caseId: after } = await send()
    const signerOf = async (caseId: string): Promise<string | null> => (await verify((await noticeOf(caseId)).pdf)).signatures[0]!.serial
    const [oldCertificate, nextCertificate] = [await certificateOf(old), await certificateOf(next)]
    expect([await signerOf(meanwhile), await signerOf(after)]).toEqual([oldCertificate.serial, nextCertificate.serial])
    expect(Buffer.compare(oldCertificate.spki, nextCertificate.spki)).not.toBe(0)
    for (const document of [pdf, (await noticeOf(meanwhile)).pdf, (await noticeOf(after)).pdf]) expect((await verify(document)).valid).toBe(true)
  })

  it('takes a use that waited for it to the new seal', async () => {
    const { local, head } = office.officers
    const old = (await inUse())!.id as string
    const seals = sealRegister({ ...making, atFirstUse: false })
    const next = (await act(local, old, 'rotate', { reason: 'rotation', note })).body['sealId'] as string
    const usedId = (): Promise<string> => inOrganisation(office.t.db, office.organisationId, async (tx) => {
      let used = ''
      await seals.use(tx, office.t.context(head), { organisationId: office.organisationId, caseId: null, documentKind: 'x', reason: 'x' }, async ({ id }) => {
        used = id
        return Buffer.from('x')
      })
      return used
    })
    let waiting: Promise<string> | undefined
    await office.t.owner.transaction().execute(async (tx) => {
      await sql`select from kapu.seal where id = ${old} for update`.execute(tx)
      waiting = usedId()
      await new Promise((resolve) => { setTimeout(resolve, 200) })
      await sql`update kapu.seal set state = 'replaced' where id = ${old}`.execute(tx)
      await sql`update kapu.seal set state = 'active', certificate_id = (select id from kapu.signature_certificate where kind = 'ocsp-signer' limit 1), expires_at = '2030-01-01', issued_by = 'x'
        where id = ${next}`.execute(tx)
    })
    // Its certificate has no key of that name among seals: all that matters is which seal was taken.
    await expect(waiting).resolves.toBe(next)
    await office.t.owner.deleteFrom('seal_use').where('seal_id', '=', next).execute()
    await sql`update kapu.seal set state = 'refused', certificate_id = null, expires_at = null, issued_by = null where id = ${next}`.execute(office.t.owner)
    await sql`update kapu.seal set state = 'active' where id = ${old}`.execute(office.t.owner)
  })

  it('happens by itself before the end, and not twice', async () => {
    const old = (await inUse())!
    expect(await lookAfterSeals(office.t.context({ kind: 'system', name: 'seals' }), making)).toEqual({ rotated: 0, expired: 0, failed: 0 })
    const now = office.t.clock.now()
    office.t.clock.set(new Date((old.expires_at as Date).getTime() - 20 * 86_400_000))
    expect(await lookAfterSeals(office.t.context({ kind: 'system', name: 'seals' }), making)).toEqual({ rotated: 1, expired: 0, failed: 0 })
    expect(await lookAfterSeals(office.t.context({ kind: 'system', name: 'seals' }), making)).toEqual({ rotated: 0, expired: 0, failed: 0 })
    const next = (await inUse())!
    expect(next).toMatchObject({ order_reason: 'expiring', ordered_by: 'system:seal-rotation', predecessor_id: old.id })
    // Back to the day: the seal of the future is put away.
    await sql`update kapu.seal set state = 'replaced' where id = ${next.id}`.execute(office.t.owner)
    await sql`update kapu.seal set state = 'active', successor_id = null where id = ${old.id}`.execute(office.t.owner)
    office.t.clock.set(now)
  })

  it('takes the seal from an issuing authority that is trusted no more, at its next use', async () => {
    const { t, cards, organisationId } = strict
    const seals = sealRegister({ authority: cards.authority, keyStore: cards.keyStore, publicUrl: () => 'http://127.0.0.1:8080', atFirstUse: true })
    await seals.prepare(t.context(), organisationId)
    const states = async () => (await sql<{ state: string; reason: string; issuer: string }>`select s.state, s.order_reason as reason, i.serial as issuer from kapu.seal s
      join kapu.signature_certificate c on c.id = s.certificate_id join kapu.signature_certificate i on i.id = c.issuer_id where s.organisation_id = ${organisationId} order by s.id`.execute(t.owner)).rows
    const first = (await states())[0]!.issuer
    const { issuing } = await cards.authority.rotate(t.context({ kind: 'system', name: 'test' }), await cards.keyStore.get('authority-root'))
    await seals.prepare(t.context(), organisationId)
    expect(await states()).toHaveLength(1)
    await cards.authority.distrust(t.context({ kind: 'system', name: 'test' }), first)
    await seals.prepare(t.context(), organisationId)
    expect(await states()).toEqual([{ state: 'replaced', reason: 'first-use', issuer: first }, { state: 'active', reason: 'key-compromise', issuer: issuing.serial }])
  })

  it('lets the seal of an office end that does not exist any more, and says so', async () => {
    const closed = await insertOffice(office.t)
    await sealRegister({ ...making, atFirstUse: true }).prepare(office.t.context(), closed)
    const own = (await inUse(closed))!
    const now = office.t.clock.now()
    await sql`update kapu.organisation set valid_to = '2027-01-01' where id = ${closed}`.execute(office.t.owner)
    office.t.clock.set(new Date((own.expires_at as Date).getTime() + 1_000))
    const done = await lookAfterSeals(office.t.context({ kind: 'system', name: 'seals' }), making)
    expect(done.expired).toBe(1)
    expect((await seal(own.id as string)).state).toBe('expired')
    await expect(sealRegister({ ...making, atFirstUse: true }).prepare(office.t.context(), closed)).rejects.toMatchObject({ code: 'seal.expired' })
    // What this made for the office of the other tests is put away.
    const future = (await inUse())!
    if (future.predecessor_id) {
      await sql`update kapu.seal set state = 'replaced' where id = ${future.id}`.execute(office.t.owner)
      await sql`update kapu.seal set state = 'active', successor_id = null where id = ${future.predecessor_id}`.execute(office.t.owner)
    }
    office.t.clock.set(now)
  })
})

describe('an office without a seal', () => {
  it('gets one at its first use where the installation allows it, once', async () => {
    const fresh = await insertOffice(office.t)
    const seals = sealRegister({ ...making, atFirstUse: true })
    await Promise.all([1, 2, 3].map(() => seals.prepare(office.t.context(office.officers.officer), fresh)))
    const { rows } = await sql<{ ordered_by: string; state: string }>`select ordered_by, state from kapu.seal where organisation_id = ${fresh}`.execute(office.t.owner)
    expect(rows).toEqual([{ ordered_by: 'system:first-use', state: 'active' }])
  })
})

// Last: after this the office has no seal.
describe('revocation', () => {
  it('takes two, works at once, spares what was sealed before with a time-stamp, and nothing after', async () => {
    const { local, head, national } = office.officers
    const id = (await inUse())!.id as string
    const certificate = await certificateOf(id)
    const { issuing } = await office.cards.authority.current(office.t.context())
    const ask = () => checkRevocation({
      certificate, issuer: issuing, transport: localOcspTransport(office.t.context(), office.cards.authority), now: office.t.clock.now(), nonce: office.t.ids.bytes(32)
    })
    const before = (await noticeOf((await send()).caseId)).pdf
    const proposed = await act(local, id, 'propose-revocation', { reason: 'key-compromise', note })
    expect(proposed.body).toMatchObject({ state: 'active' })
    expect((await act(head, id, 'propose-revocation', { reason: 'misuse', note })).body['code']).toBe('seal.proposed')
    expect((await act(local, id, 'confirm-revocation')).body['code']).toBe('entitlement.seal-four-eyes')
    expect((await act(local, id, 'withdraw-revocation')).body).toMatchObject({ state: 'active' })
    expect((await act(head, id, 'confirm-revocation')).body['code']).toBe('seal.needs-two')
    await act(local, id, 'propose-revocation', { reason: 'key-compromise', note })
    expect((await send()).status).toBe(200)
    expect(await ask()).toEqual({ status: 'good' })
    office.t.clock.advance(2_000)
    expect((await act(national, id, 'confirm-revocation')).body).toMatchObject({ state: 'revoked' })
    expect(await ask()).toMatchObject({ status: 'revoked', reason: 'keyCompromise' })
    const refused = await send()
    expect(refused.status).toBe(409)
    expect(JSON.parse(refused.body)).toMatchObject({ code: 'seal.revoked' })
    expect(refused.body).toContain('kérjen új bélyegzőt')
    expect((await verify(before)).valid).toBe(true)
    // Sealed with the stolen key after the revocation: the register's own way is closed, so the key is taken directly.
    office.t.clock.advance(2_000)
    const { pdf } = renderTypst({ template: '= Hamisítvány', files: {}, data: {}, date: office.t.clock.now() })
    const forged = await sealPdf(pdf, { key: await making.keyStore.get(`seal-${id}`), certificate, chain: [issuing.der] },
      { signerName: 'x', reason: 'x', time: office.t.clock.now(), fieldName: 'Belyegzo' },
      (signature) => timestamp(signature, office.t.ids.bytes(16), localTimestampTransport(office.t.context(), office.cards.authority), [issuing], [policies.timestamp]))
    expect((await verify(forged))).toMatchObject({ valid: false, signatures: [{ revocation: 'revoked', faults: ['revoked'] }] })
    await expect(inOrganisation(office.t.db, office.organisationId, (tx) => sql`insert into kapu.seal_use values (${office.organisationId}, ${office.t.ids.uuid()}, ${id}, repeat('0', 64), 'x', 'x',
      null, 'officer:x', ${office.t.ids.uuid()}, now())`.execute(tx))).rejects.toThrow('only a seal in use')
    await expect(inCentral(office.t.db, async (tx) => {
      await sql`update kapu.seal set state = 'active', sequence = sequence + 1, last_actor = 'officer:x' where id = ${id}`.execute(tx)
    })).rejects.toThrow('does not go from revoked')
  })

  it('is followed by a new request of two people', async () => {
    const { local, head } = office.officers
    const { mayRequest } = (await call(head, 'GET', '/seals')).body as { mayRequest: boolean }
    expect(mayRequest).toBe(true)
    const id = (await call(local, 'POST', '/seals', { organisationId: office.organisationId, reason: 'key-compromise', note })).body['sealId'] as string
    expect((await act(head, id, 'issue', { note })).body).toMatchObject({ state: 'active' })
    expect((await send()).status).toBe(200)
  })
})
