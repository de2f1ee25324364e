import { createHash } from 'node:crypto'
import type { Context } from '../../platform/context/index.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { appendEntry } from '../../log/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { integrationErrors } from './integration.errors.ts'
import { insertKey, readOrganisationOf, registerIntegration, revokeKeys } from './integration.store.ts'
import type { NewIntegrationKey } from './integration.types.ts'

/** The prefix lets secret scanners recognise a leaked key. */
const PREFIX = 'kapu_key_'

export function hashOfKey(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}

/** Gives a connected system a key; it is shown once and kept nowhere in clear. */
export async function createIntegrationKey(tx: Tx, ctx: Context, input: NewIntegrationKey): Promise<{ integrationId: string; keyId: string; key: string }> {
  const now = ctx.clock.now()
  const key = PREFIX + Buffer.from(ctx.ids.bytes(32)).toString('base64url')
  const integrationId = await registerIntegration(tx, {
    id: ctx.ids.uuid(), code: input.code, name: input.name, organisationId: input.organisationId, validFrom: legalDateOf(now), recordedAt: now
  })
  const keyId = ctx.ids.uuid()
  await insertKey(tx, { id: keyId, integrationId, keyHash: hashOfKey(key), scopes: input.scopes, validFrom: now, validTo: input.validTo })
  await appendEntry(tx, ctx, {
    kind: 'integration.key-created', organisationId: input.organisationId,
    body: { integrationId, keyId, code: input.code, scopes: input.scopes, validTo: input.validTo.toISOString() }
  })
  return { integrationId, keyId, key }
}

/** Revokes every key of a system at once. @returns how many were in force */
export async function revokeIntegrationKeys(tx: Tx, ctx: Context, code: string): Promise<number> {
  const revoked = await revokeKeys(tx, code, ctx.clock.now())
  for (const { keyId, integrationId, organisationId } of revoked) {
    await appendEntry(tx, ctx, { kind: 'integration.key-revoked', organisationId, body: { integrationId, keyId } })
  }
  return revoked.length
}

/** Refuses a system that is bound to one office when it speaks to another. @throws integration.other-office */
export async function requireOwnOffice(db: Db | Tx, ctx: Context, organisationId: string): Promise<void> {
  if (ctx.principal.kind !== 'integration') return
  const bound = await readOrganisationOf(db, ctx.principal.integrationId)
  if (bound !== null && bound !== organisationId) throw integrationErrors.otherOffice()
}
