/**
 * The canonical record of an entry and the salted commitments in it (RFC 8785 JSON, SHA-256).
 *
 * Each commitment has its own salt, derived from the entry's one: opening one field to somebody does not let them
 * guess the others.
 */
import { createHash, createHmac } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Context, Principal } from '../platform/context/index.ts'
import type { BodyContent, NewEntry } from './log.types.ts'

export type CommittedField = 'actor' | 'case' | 'subject' | 'body'

/** Canonical JSON; strings are made well-formed first, because RFC 8785 has no form for lone surrogates. */
export function canonicalJson(value: unknown): string {
  const plain: unknown = JSON.parse(JSON.stringify(value, (_, item: unknown) => (typeof item === 'string' ? item.toWellFormed() : item)))
  const text = canonicalize(plain)
  if (text === undefined) throw new TypeError('a value without a JSON form cannot be logged')
  return text
}

/** Salt of one field; whoever gets it can check that field and no other. */
export function fieldSalt(salt: Uint8Array, field: CommittedField): Uint8Array {
  return createHmac('sha256', salt).update(field).digest()
}

/** `SHA-256(field salt || canonical JSON)` in hexadecimal. */
export function commitment(salt: Uint8Array, field: CommittedField, value: unknown): string {
  return createHash('sha256').update(fieldSalt(salt, field)).update(canonicalJson(value), 'utf8').digest('hex')
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
  const record = {
    version: 1,
    id,
    kind: entry.kind,
    at: at.toISOString(),
    organisation: entry.organisationId ?? null,
    ...commitmentsOf(salt, content),
    chain: 0
  }
  const text = canonicalJson(record)
  // Keys come sorted: only hexadecimal commitments stand before "chain", so the first match is the key itself.
  const mark = '"chain":0'
  const cut = text.indexOf(mark)
  return { id, at, salt, content: canonicalJson(content), recordHead: text.slice(0, cut + mark.length - 1), recordTail: text.slice(cut + mark.length) }
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
