import type { Context } from '../platform/context/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { actAsClient, insertDataUse, pageOfDataUse, pseudonymOf } from './notices.store.ts'
import type { DataUse, NewDataUse, Page } from './notices.types.ts'

/** Letters that are not mistaken for each other when read out. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/**
 * Tells the client that an office used their data; in the transaction of the gateway's outcome. The office is named,
 * the officer appears under a stable pseudonym that a complaint opens.
 */
export async function recordDataUse(tx: Tx, ctx: Context, use: NewDataUse): Promise<{ dataUseId: string }> {
  const letters = [...ctx.ids.bytes(8)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
  const pseudonym = await pseudonymOf(tx, use.organisationId, use.officerId, `${letters.slice(0, 4)}-${letters.slice(4)}`)
  const dataUseId = ctx.ids.uuid()
  await insertDataUse(tx, dataUseId, use, pseudonym)
  return { dataUseId }
}

/**
 * Who looked at my data, newest first.
 * @param clientKeys the signed-in client's own keys: id in the Etalon, key at the identity provider.
 */
export async function listDataUse(
  tx: Tx, ctx: Context, clientKeys: readonly string[], cursor: string | null = null, limit = 50
): Promise<Page<DataUse>> {
  await actAsClient(tx, clientKeys)
  return pageOfDataUse(tx, clientKeys, ctx.clock.now(), cursor, Math.min(limit, 100))
}
