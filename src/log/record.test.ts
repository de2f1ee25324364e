import { createHmac } from 'node:crypto'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fixedClock, systemIds, type Context } from '../platform/context/index.ts'
import type { BodyContent } from './log.types.ts'
import { canonicalJson, commitmentsOf, fieldSalt, prepareEntry, type CommittedField } from './record.ts'

it('canonical JSON is what RFC 8785 says, as the library writes it', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    expect(canonicalJson(value)).toBe(canonicalize(JSON.parse(JSON.stringify(value, (_, item: unknown) => (typeof item === 'string' ? item.toWellFormed() : item)))))
  }), { numRuns: 500 })
})

it('canonical JSON takes values as JSON.stringify does', () => {
  expect(canonicalJson({ z: new Date(0), a: [undefined, 1e21, -0], nothing: undefined, 'é': 'x\ud800', A: null }))
    .toBe('{"A":null,"a":[null,1e+21,0],"z":"1970-01-01T00:00:00.000Z","é":"x\ufffd"}')
  expect(() => canonicalJson(undefined)).toThrow(TypeError)
  expect(() => canonicalJson({ a: 1n })).toThrow(TypeError)
})

it('an entry is canonical around its chain, and its body opens its commitments', () => {
  const clock = fixedClock('2026-11-24T08:30:00Z')
  const ctx = { clock, ids: systemIds(clock), principal: { kind: 'system', name: 'próba "x"' }, requestId: 'r-1' } as unknown as Context
  for (const subject of [null, { kind: 'person', id: 'p\\1' }]) {
    const prepared = prepareEntry(ctx, { kind: 'act.appended', organisationId: null, caseId: subject && '01900000-0000-7000-8000-0000000000c1', subject, body: { z: 1, a: 'ő' } })
    const text = `${prepared.recordHead}{"case":null,"writer":{}}${prepared.recordTail}`
    expect(canonicalJson(JSON.parse(text))).toBe(text)
    const content = JSON.parse(prepared.content) as BodyContent
    expect(canonicalJson(content)).toBe(prepared.content)
    expect(JSON.parse(text)).toMatchObject(commitmentsOf(prepared.salt, content))
  }
})

it('the salt of a field is the HMAC of its name', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), fc.constantFrom<CommittedField>('actor', 'case', 'subject', 'body'), (salt, field) => {
    expect(fieldSalt(salt, field).equals(createHmac('sha256', salt).update(field).digest())).toBe(true)
  }))
})
