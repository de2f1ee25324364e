/**
 * Creating calls carry `Idempotency-Key`: the same key with the same request is carried out once and answered alike.
 * The key's row, the answer and the change commit together.
 */
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Context, Principal } from '../context/index.ts'
import type { Db, Tx } from '../database/index.ts'
import { idempotencyErrors } from './http.errors.ts'
import type { IdempotencyKey } from './http.types.ts'

/** What a creating call answers; the body is JSON. */
export interface StoredAnswer<Body> {
  readonly status: number
  readonly body: Body
}

const keyPattern = /^[\x21-\x7e]{8,200}$/

/**
 * The key of this request, its scope and the hash of what it asks.
 * @param content what stands for the body when it is not JSON (the digests of a multipart upload's parts).
 * @throws idempotency.required without the header, idempotency.malformed when it is not a key.
 */
export function idempotencyKeyOf(request: FastifyRequest, content: unknown = request.body): IdempotencyKey {
  const key = readIdempotencyKey(request)
  const requestHash = createHash('sha256').update(request.url).update('\n').update(stableJson(content)).digest()
  return { scope: `${request.method} ${request.routeOptions.url ?? ''} ${callerOf(request.principal)}`, key, requestHash }
}

/** Checks the header before a long upload begins; see idempotencyKeyOf. */
export function readIdempotencyKey(request: FastifyRequest): string {
  const header = request.headers['idempotency-key']
  if (header === undefined) throw idempotencyErrors.required()
  if (typeof header !== 'string' || !keyPattern.test(header)) throw idempotencyErrors.malformed()
  return header
}

/** Documents the header on a route; the other headers pass. */
export const idempotencyHeaders = z.looseObject({ 'idempotency-key': z.string().regex(keyPattern) })

/**
 * Carries out `work` once for the key, in the transaction of the change. A second call with the key waits at the row until
 * the first has ended: then it finds the stored answer, or, when the first was rolled back, does the work itself.
 * @throws idempotency.mismatch when the key came with another request before.
 */
export async function onceOnly<Body>(
  tx: Tx, ctx: Context, key: IdempotencyKey, work: () => Promise<StoredAnswer<Body>>
): Promise<StoredAnswer<Body> & { readonly repeated: boolean }> {
  if (!(await take(tx, ctx, key, null))) {
    const stored = await findAnswer<Body>(tx, key)
    // Row and answer commit together, so an answer is always there; a missing one must not pass for a success.
    if (!stored) throw new Error('an idempotency key was committed without its answer')
    return { ...stored, repeated: true }
  }
  const answer = await work()
  await sql`
    update kapu.idempotency_key set response_status = ${answer.status}, response_body = ${JSON.stringify(answer.body ?? null)}::jsonb
    where scope = ${key.scope} and key = ${key.key}`.execute(tx)
  return { ...answer, repeated: false }
}

/** Stores the answer as the last thing of the transaction that made the change. */
export type Settle = (tx: Tx, status: number, body: unknown) => Promise<void>

/**
 * The same for a route whose use case opens its own transaction: `work` calls `settle` in it, once, at its end. Whoever
 * loses a race with the same key is rolled back and gets the winner's answer.
 * @param content see idempotencyKeyOf.
 */
export async function once<Body>(
  request: FastifyRequest, work: (settle: Settle) => Promise<Body>, content: unknown = request.body
): Promise<Body> {
  const ctx = request.context()
  const key = idempotencyKeyOf(request, content)
  const earlier = await findAnswer<Body>(ctx.db, key)
  if (earlier) return earlier.body
  let settled = false
  try {
    const result = await work(async (tx, status, body) => {
      if (!(await take(tx, ctx, key, { status, body }))) throw new Error('another call with this idempotency key was first')
      settled = true
    })
    if (!settled) throw new Error(`${key.scope} ended without settling its idempotency key`)
    return result
  } catch (error) {
    const winner = await findAnswer<Body>(ctx.db, key)
    if (winner) return winner.body
    throw error
  }
}

/** The key's row with its answer, in JSON, for a use case that writes everything by one statement. */
export type AnswerRow = Readonly<Record<'scope' | 'key' | 'requestHash' | 'status' | 'body' | 'at', unknown>>

/**
 * The same for such a use case: it writes the row with its change, and fails when the key was used. Nothing is looked up before,
 * since nearly every key is new: who comes again does the work, cannot commit it, and gets the stored answer.
 * @param content see idempotencyKeyOf.
 */
export async function onceAtOnce<Body>(
  request: FastifyRequest, work: (row: (status: number, body: unknown) => AnswerRow) => Promise<Body>, content: unknown = request.body
): Promise<Body> {
  const ctx = request.context()
  const { scope, key, requestHash } = idempotencyKeyOf(request, content)
  try {
    return await work((status, body) => ({
      scope, key, requestHash: Buffer.from(requestHash).toString('hex'), status, body: body ?? null, at: ctx.clock.now()
    }))
  } catch (error) {
    const winner = await findAnswer<Body>(ctx.db, { scope, key, requestHash })
    if (winner) return winner.body
    throw error
  }
}

/** Takes the key for this transaction; false when another one has committed it. Waits while another one holds it. */
async function take(tx: Tx, ctx: Context, key: IdempotencyKey, answer: StoredAnswer<unknown> | null): Promise<boolean> {
  const taken = await sql<{ key: string }>`
    insert into kapu.idempotency_key (scope, key, request_hash, response_status, response_body, created_at)
    values (${key.scope}, ${key.key}, ${Buffer.from(key.requestHash)}, ${answer?.status ?? null},
      ${answer === null ? null : JSON.stringify(answer.body ?? null)}::jsonb, ${ctx.clock.now()})
    on conflict (scope, key) do nothing returning key`.execute(tx)
  return taken.rows.length === 1
}

async function findAnswer<Body>(db: Db, key: IdempotencyKey): Promise<StoredAnswer<Body> | null> {
  const { rows } = await sql<{ request_hash: Buffer; response_status: number | null; response_body: Body }>`
    select request_hash, response_status, response_body from kapu.idempotency_key
    where scope = ${key.scope} and key = ${key.key}`.execute(db)
  const row = rows[0]
  if (!row) return null
  if (!row.request_hash.equals(key.requestHash)) throw idempotencyErrors.mismatch()
  return row.response_status === null ? null : { status: row.response_status, body: row.response_body }
}

function callerOf(principal: Principal): string {
  switch (principal.kind) {
    case 'public': return 'public'
    case 'officer': return `officer:${principal.officerId}:${principal.postId ?? ''}`
    case 'client': return `client:${principal.clientId}`
    case 'integration': return `integration:${principal.integrationId}`
    case 'system': return `system:${principal.name}`
  }
}

/** JSON with sorted keys: the order in which a caller wrote its members does not make another request. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item) ?? 'null'
}

/** Forgets some keys older than `before`, for the housekeeper's role; who comes with one of them again is carried out again. */
export async function forgetIdempotencyKeys(housekeeper: Db, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`delete from kapu.idempotency_key where (scope, key) in
    (select scope, key from kapu.idempotency_key where created_at < ${before} order by created_at limit ${limit})`.execute(housekeeper)
  return Number(numAffectedRows ?? 0n)
}
