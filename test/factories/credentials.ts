/** Real credentials on a test database: cookies of officers and clients, keys of connected systems, in any condition. */
import { createHash, randomBytes } from 'node:crypto'
import { identifyClient } from '../../src/access/client-login/index.ts'
import { createIntegrationKey, identifyIntegration, revokeIntegrationKeys, type Scope } from '../../src/access/integrations/index.ts'
import { endSession, identifyOfficer, openSession } from '../../src/access/sessions/index.ts'
import type { OfficerPrincipal } from '../../src/platform/context/index.ts'
import { inCentral } from '../../src/platform/database/index.ts'
import type { Identify } from '../../src/platform/http/index.ts'
import type { TestDatabase } from './database.ts'

/** Callers are recognised as in the running Gate. */
export const realIdentify: Identify = { officer: identifyOfficer, client: identifyClient, integration: identifyIntegration }

export const testBrowser = 'Próba böngésző'

export type Headers = Record<string, string>

/** An open session of an officer, in their post. */
export async function officerSession(t: TestDatabase, officer: OfficerPrincipal): Promise<{ headers: Headers; sessionId: string }> {
  const opened = await inCentral(t.db, (tx) => openSession(tx, t.context({ kind: 'public' }), {
    officerId: officer.officerId, cardId: officer.cardId, cardExpiresAt: new Date('2035-01-01T00:00:00Z'), address: '192.0.2.7', userAgent: testBrowser
  }))
  await t.owner.updateTable('session').set({ post_id: officer.postId }).where('id', '=', opened.sessionId).execute()
  return { headers: { cookie: `kapu_session=${opened.token}`, 'user-agent': testBrowser }, sessionId: opened.sessionId }
}

/** Sessions that must not be heard any more, by what ended them. */
export async function staleOfficerSessions(t: TestDatabase, officer: OfficerPrincipal, revoked: OfficerPrincipal, dismissed: OfficerPrincipal): Promise<Record<string, Headers>> {
  const set = async (who: OfficerPrincipal, change: Record<string, unknown>): Promise<Headers> => {
    const { headers, sessionId } = await officerSession(t, who)
    await t.owner.updateTable('session').set(change).where('id', '=', sessionId).execute()
    return headers
  }
  const now = t.clock.now().getTime()
  const loggedOut = await officerSession(t, officer)
  await inCentral(t.db, (tx) => endSession(tx, t.context(), { id: loggedOut.sessionId, officerId: officer.officerId, organisationId: officer.organisationId }, 'logout'))
  const stolen = await officerSession(t, officer)
  const ofRevoked = await officerSession(t, revoked)
  await t.owner.updateTable('card').set({ state: 'revoked' }).where('id', '=', revoked.cardId).execute()
  const ofDismissed = await officerSession(t, dismissed)
  await t.owner.updateTable('officer').set({ valid_to: '2026-11-20' }).where('id', '=', dismissed.officerId).execute()
  return {
    'an invented token': { cookie: `kapu_session=${randomBytes(32).toString('base64url')}`, 'user-agent': testBrowser },
    'an idle session': await set(officer, { last_used_at: new Date(now - 31 * 60_000) }),
    'a session past its day': await set(officer, { absolute_expires_at: new Date(now - 1) }),
    'a session that was logged out': loggedOut.headers,
    'a session in another browser': { ...stolen.headers, 'user-agent': 'Idegen böngésző' },
    'a session of a revoked card': ofRevoked.headers,
    'a session of who left the office': ofDismissed.headers
  }
}

/** A session of a client; `change` puts it into another condition. */
export async function clientSession(t: TestDatabase, clientId: string, change: { lastUsedAt?: Date; absoluteExpiresAt?: Date; endedAt?: Date } = {}): Promise<Headers> {
  const token = randomBytes(32).toString('base64url')
  const now = t.clock.now()
  await t.owner.insertInto('client_session').values({
    id: t.ids.uuid(), token_hash: createHash('sha256').update(token).digest(), issuer: 'https://azonosito.invalid', subject: clientId, name: 'Próba Petra', opened_at: now,
    last_used_at: change.lastUsedAt ?? now, absolute_expires_at: change.absoluteExpiresAt ?? new Date('2035-01-01T00:00:00Z'), ended_at: change.endedAt ?? null
  }).execute()
  return { cookie: `kapu_client=${token}` }
}

export async function staleClientSessions(t: TestDatabase): Promise<Record<string, Headers>> {
  const now = t.clock.now().getTime()
  return {
    'an invented token': { cookie: `kapu_client=${randomBytes(32).toString('base64url')}` },
    'an idle session': await clientSession(t, 'x', { lastUsedAt: new Date(now - 31 * 60_000) }),
    'a session past its limit': await clientSession(t, 'x', { absoluteExpiresAt: new Date(now - 1) }),
    'a session that was logged out': await clientSession(t, 'x', { endedAt: new Date(now - 1) })
  }
}

/** A key of a connected system; null: a central one. */
export async function integrationKey(t: TestDatabase, scopes: readonly Scope[], organisationId: string | null = null, validTo = new Date('2035-01-01T00:00:00Z')): Promise<{ headers: Headers; code: string }> {
  const code = `proba-${t.ids.uuid().slice(-12)}`
  const { key } = await inCentral(t.db, (tx) => createIntegrationKey(tx, t.context(), { code, name: 'Próba rendszer', organisationId, scopes, validTo }))
  return { headers: { authorization: `Bearer ${key}` }, code }
}

export async function staleIntegrationKeys(t: TestDatabase, scope: Scope): Promise<Record<string, Headers>> {
  const revoked = await integrationKey(t, [scope])
  await inCentral(t.db, (tx) => revokeIntegrationKeys(tx, t.context(), revoked.code))
  const expired = await integrationKey(t, [scope])
  const { id } = await t.owner.selectFrom('integration').select('id').where('code', '=', expired.code).executeTakeFirstOrThrow()
  await t.owner.updateTable('integration_key').set({ valid_from: new Date('2020-01-01T00:00:00Z'), valid_to: new Date('2020-02-01T00:00:00Z') })
    .where('integration_id', '=', id).execute()
  return {
    'an invented key': { authorization: `Bearer kapu_key_${randomBytes(32).toString('base64url')}` },
    'no key at all': { authorization: 'Bearer x' },
    'another scheme': { authorization: 'Basic a2FwdTprYXB1' },
    'a revoked key': revoked.headers,
    'an expired key': expired.headers
  }
}
