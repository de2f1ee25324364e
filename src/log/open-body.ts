import type { Db } from '../platform/database/index.ts'
import { inOrganisation } from '../platform/database/index.ts'
import type { OpenedBody } from './check-proof.ts'
import { readBody } from './log.store.ts'
import { canonicalJson, fieldSalt } from './record.ts'
import type { BodyContent } from './log.types.ts'

/**
 * What an entry of an office says, with the salt that proves it; null when its body was erased. Only the body is opened: who acted,
 * whose case it is and about whom stay committed.
 */
export async function openBody(db: Db, organisationId: string, entryId: string): Promise<OpenedBody | null> {
  const stored = await inOrganisation(db, organisationId, (tx) => readBody(tx, entryId))
  if (!stored) return null
  const { body } = JSON.parse(stored.content) as BodyContent
  return { salt: fieldSalt(stored.salt, 'body').toString('base64'), body: canonicalJson(body) }
}
