import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import type { IntegrationKey } from './integration.types.ts'

/** A key in force at an instant, of a system registered on that day. */
export async function readKey(db: Db, keyHash: Uint8Array, at: Date, today: string): Promise<IntegrationKey | null> {
  const { rows } = await sql<IntegrationKey>`
    select k.id as "keyId", i.id as "integrationId", i.name, i.organisation_id as "organisationId", k.scopes, k.last_used_at as "lastUsedAt"
    from kapu.integration_key k join kapu.integration i on i.id = k.integration_id
    where k.key_hash = ${Buffer.from(keyHash)} and k.revoked_at is null and k.valid_from <= ${at} and k.valid_to > ${at}
      and i.valid_from <= ${today}::date and (i.valid_to is null or i.valid_to >= ${today}::date)`.execute(db)
  return rows[0] ?? null
}

export async function touchKey(db: Db, keyId: string, at: Date): Promise<void> {
  await sql`update kapu.integration_key set last_used_at = ${at} where id = ${keyId}`.execute(db)
}

/** Registers the system unless its code is known; gives its id. */
export async function registerIntegration(tx: Tx, integration: {
  readonly id: string; readonly code: string; readonly name: string; readonly organisationId: string | null; readonly validFrom: string; readonly recordedAt: Date
}): Promise<string> {
  await sql`insert into kapu.integration (id, code, name, organisation_id, valid_from, recorded_at)
    values (${integration.id}, ${integration.code}, ${integration.name}, ${integration.organisationId}, ${integration.validFrom}::date, ${integration.recordedAt})
    on conflict (code) do nothing`.execute(tx)
  const { rows } = await sql<{ id: string }>`select id from kapu.integration where code = ${integration.code}`.execute(tx)
  return rows[0]!.id
}

export async function insertKey(tx: Tx, key: {
  readonly id: string; readonly integrationId: string; readonly keyHash: Uint8Array; readonly scopes: readonly string[]
  readonly validFrom: Date; readonly validTo: Date
}): Promise<void> {
  await sql`insert into kapu.integration_key (id, integration_id, key_hash, scopes, valid_from, valid_to, recorded_at)
    values (${key.id}, ${key.integrationId}, ${Buffer.from(key.keyHash)}, ${[...key.scopes]}::text[], ${key.validFrom}, ${key.validTo}, ${key.validFrom})`.execute(tx)
}

export async function revokeKeys(tx: Tx, code: string, at: Date): Promise<{ keyId: string; integrationId: string; organisationId: string | null }[]> {
  const { rows } = await sql<{ keyId: string; integrationId: string; organisationId: string | null }>`
    update kapu.integration_key k set revoked_at = ${at} from kapu.integration i
    where i.id = k.integration_id and i.code = ${code} and k.revoked_at is null
    returning k.id as "keyId", i.id as "integrationId", i.organisation_id as "organisationId"`.execute(tx)
  return rows
}

export async function readOrganisationOf(db: Db | Tx, integrationId: string): Promise<string | null> {
  const { rows } = await sql<{ organisation_id: string | null }>`select organisation_id from kapu.integration where id = ${integrationId}`.execute(db)
  return rows[0]?.organisation_id ?? null
}
