import { sql } from 'kysely'
import type { Db } from '../../platform/database/index.ts'

/** The entry that speaks of a document; of several the signing before the filing, and the earliest. */
export async function findSignedDocument(db: Db, sha256: string): Promise<{ entryId: string; organisationId: string } | null> {
  const { rows } = await sql<{ entryId: string; organisationId: string }>`
    select entry_id as "entryId", organisation_id as "organisationId" from kapu.signed_document
    where sha256 = ${sha256} order by (act_kind = 'decision-signed') desc, entry_id limit 1`.execute(db)
  return rows[0] ?? null
}
