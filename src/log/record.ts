/**
 * The canonical record of an entry and the salted commitments in it (RFC 8785 JSON, SHA-256).
 *
 * Each commitment has its own salt, derived from the entry's one: opening one field to somebody does not let them
 * guess the others.
 */
import { hash } from 'node:crypto'
import type { Context, Principal } from '../platform/context/index.ts'
import type { BodyContent, NewEntry } from './log.types.ts'

export type CommittedField = 'actor' | 'case' | 'subject' | 'body'

/**
 * Canonical JSON (RFC 8785) of what `JSON.stringify` would write: members in the order of their UTF-16 units, numbers and strings as
 * ECMAScript writes them, lone surrogates (which RFC 8785 has no form for) replaced. In one pass: the library needed a copy of the
 * value without dates and undefined members first, which was most of what an entry cost. A test holds both equal.
 */
export function canonicalJson(value: unknown): string {
  const text = canonical(value)
  if (text === undefined) throw new TypeError('a value without a JSON form cannot be logged')
  return text
}

function canonical(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string': return JSON.stringify(value.toWellFormed())
    case 'object': break
    case 'bigint': throw new TypeError('a bigint has no JSON form')
    default: return JSON.stringify(value)
  }
  if (value === null) return 'null'
  const { toJSON } = value as { toJSON?: (key: string) => unknown }
  if (typeof toJSON === 'function') return canonical(toJSON.call(value, ''))
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item) ?? 'null').join(',')}]`
  let text = ''
  for (const key of Object.keys(value).sort()) {
    const member = canonical((value as Record<string, unknown>)[key])
    if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key.toWellFormed())}:${member}`
  }
  return `{${text}}`
}

const HMAC_BLOCK = 64
const SALT_LENGTH = 32
const inner = Buffer.alloc(HMAC_BLOCK + 16)
const outer = Buffer.alloc(HMAC_BLOCK + 32)

/**
 * Salt of one field, HMAC-SHA-256 of its name under the entry's salt; whoever gets it can check that field and no other.
 *
 * HMAC (RFC 2104) is composed of two one-shot digests here: `createHmac` makes a key object for every call, which was two thirds
 * of what preparing an entry cost. A test holds both equal.
 */
export function fieldSalt(salt: Uint8Array, field: CommittedField): Buffer {
  const key = salt.length > HMAC_BLOCK ? hash('sha256', salt, 'buffer') : salt
  for (let i = 0; i < HMAC_BLOCK; i += 1) {
    const byte = key[i] ?? 0
    inner[i] = byte ^ 0x36
    outer[i] = byte ^ 0x5c
  }
  const end = HMAC_BLOCK + inner.write(field, HMAC_BLOCK, 'latin1')
  outer.set(hash('sha256', inner.subarray(0, end), 'buffer'), HMAC_BLOCK)
  return hash('sha256', outer, 'buffer')
}

/** `SHA-256(field salt || canonical JSON)` in hexadecimal. */
export function commitment(salt: Uint8Array, field: CommittedField, value: unknown): string {
  return commitmentOf(salt, field, canonicalJson(value))
}

function commitmentOf(salt: Uint8Array, field: CommittedField, json: string): string {
  const input = Buffer.allocUnsafe(SALT_LENGTH + Buffer.byteLength(json))
  input.set(fieldSalt(salt, field))
  input.write(json, SALT_LENGTH)
  return hash('sha256', input, 'hex')
}

/** The identity that acted, as kept in the body. */
export function actorOf(principal: Principal): Record<string, unknown> {
  switch (principal.kind) {
    case 'public':
      return { kind: 'public' }
    case 'officer':
      return {
        kind: 'officer',
        officerId: principal.officerId,
        organisationId: principal.organisationId,
        postId: principal.postId,
        cardId: principal.cardId,
        sessionId: principal.sessionId,
        substitutesForOfficerId: principal.substitutesForOfficerId
      }
    case 'client':
      return { kind: 'client', clientId: principal.clientId }
    case 'integration':
      return { kind: 'integration', integrationId: principal.integrationId }
    case 'system':
      return { kind: 'system', name: principal.name }
  }
}

export interface PreparedEntry {
  readonly id: string
  readonly at: Date
  readonly salt: Uint8Array
  readonly content: string
  /** The canonical record up to the value of `chain`, and after it. */
  readonly recordHead: string
  readonly recordTail: string
}

/** Everything of an entry that does not depend on its chain. */
export function prepareEntry(ctx: Context, entry: NewEntry): PreparedEntry {
  const id = ctx.ids.uuid()
  const at = ctx.clock.now()
  const salt = ctx.ids.bytes(32)
  const content: BodyContent = {
    actor: actorOf(ctx.principal),
    case: entry.caseId ?? null,
    subject: entry.subject ? { kind: entry.subject.kind, id: entry.subject.id } : null,
    body: {
      purpose: entry.purpose ?? null,
      legalBasis: entry.legalBasis ?? null,
      requestId: ctx.requestId,
      facts: entry.body
    }
  }
  // Both are canonical JSON, written member by member in its order, so that nothing is serialised twice.
  const parts = { actor: canonicalJson(content.actor), body: canonicalJson(content.body), case: canonicalJson(content.case), subject: canonicalJson(content.subject) }
  const commit = (field: CommittedField): string => `"${commitmentOf(salt, field, parts[field])}"`
  return {
    id, at, salt,
    content: `{"actor":${parts.actor},"body":${parts.body},"case":${parts.case},"subject":${parts.subject}}`,
    recordHead: `{"actor":${commit('actor')},"at":"${at.toISOString()}","body":${commit('body')},"case":${content.case === null ? 'null' : commit('case')},"chain":`,
    recordTail: `,"id":"${id}","kind":${canonicalJson(entry.kind)},"organisation":${canonicalJson(entry.organisationId ?? null)},"subject":${
      content.subject === null ? 'null' : commit('subject')},"version":1}`
  }
}

/** The commitments that a record with this body must carry. */
export function commitmentsOf(salt: Uint8Array, content: BodyContent): { actor: string; case: string | null; subject: string | null; body: string } {
  return {
    actor: commitment(salt, 'actor', content.actor),
    case: content.case === null ? null : commitment(salt, 'case', content.case),
    subject: content.subject === null ? null : commitment(salt, 'subject', content.subject),
    body: commitment(salt, 'body', content.body)
  }
}
