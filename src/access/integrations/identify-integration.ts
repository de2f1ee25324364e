import type { FastifyRequest } from 'fastify'
import type { Principal } from '../../platform/context/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { hashOfKey } from './integration-keys.ts'
import { integrationErrors } from './integration.errors.ts'
import { readKey, touchKey } from './integration.store.ts'

const TOUCH_MILLISECONDS = 60_000

/** The connected system of a request's bearer key; null without one. @throws integration.key-invalid */
export async function identifyIntegration(
  request: FastifyRequest
): Promise<{ principal: Extract<Principal, { kind: 'integration' }>; scopes: readonly string[] } | null> {
  const header = request.headers.authorization
  if (header === undefined) return null
  const key = /^Bearer ([\x21-\x7e]{20,200})$/i.exec(header)?.[1]
  if (key === undefined) throw integrationErrors.keyInvalid()
  const { db, clock } = request.context()
  const now = clock.now()
  const found = await readKey(db, hashOfKey(key), now, legalDateOf(now))
  if (!found) throw integrationErrors.keyInvalid()
  if (now.getTime() - (found.lastUsedAt?.getTime() ?? 0) > TOUCH_MILLISECONDS) await touchKey(db, found.keyId, now)
  return { principal: { kind: 'integration', integrationId: found.integrationId, name: found.name }, scopes: found.scopes }
}
