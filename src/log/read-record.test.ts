import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from './record.ts'
import { parseRecord, readChains } from './read-record.ts'

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })
const link = fc.record({ id: fc.uuid(), previous: fc.option(hex), sequence: fc.integer({ min: 1 }) })
const records = fc.record({
  version: fc.constant(1), id: fc.uuid(), kind: fc.oneof(fc.constantFrom('act.appended', 'personal-data.opened'), fc.string()),
  at: fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }).map((at) => at.toISOString()),
  organisation: fc.option(fc.uuid()), actor: hex, case: fc.option(hex), subject: fc.option(hex), body: hex,
  chain: fc.record({ case: fc.option(link), writer: link })
})

it('the quick reading of a record gives what the schema gives', () => {
  fc.assert(fc.property(records, (record) => {
    expect(readChains(canonicalJson(record))).toEqual(record.chain)
  }), { numRuns: 500 })
})

it('and refuses what the schema refuses, wherever a record was changed', () => {
  fc.assert(fc.property(records, fc.nat(), fc.constantFrom(...'0a9gZ"{}:,-'), (record, at, character) => {
    const text = canonicalJson(record)
    const place = at % text.length
    const changed = `${text.slice(0, place)}${character}${text.slice(place + 1)}`
    expect(readChains(changed)).toEqual(parseRecord(changed)?.chain ?? null)
  }), { numRuns: 2000 })
})

it('knows how many days a month has', () => {
  const [record] = fc.sample(records, 1)
  for (const at of ['2026-02-29T08:00:00.000Z', '2028-02-29T08:00:00.000Z', '2026-04-31T08:00:00.000Z', '2026-12-31T23:59:59.999Z', '2026-01-30T24:00:00.000Z']) {
    const text = canonicalJson({ ...record, at })
    expect(readChains(text), at).toEqual(parseRecord(text)?.chain ?? null)
  }
})
