import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answerCompiler } from './answers.ts'

const writer = (schema: z.ZodType, checked = false): ((data: unknown) => string) =>
  answerCompiler(checked)({ schema, method: 'GET', url: '/here' } as never) as (data: unknown) => string

const row = z.object({
  id: z.uuid(), name: z.string(), count: z.int(), share: z.number(), open: z.boolean(), day: z.iso.date().nullable(), kind: z.enum(['a', 'b']).nullable(),
  place: z.object({ code: z.string() }).nullable(), words: z.array(z.string()).nullable(), note: z.string().optional(), more: z.unknown(), texts: z.record(z.string(), z.string())
})
const page = z.object({ items: z.array(row), nextCursor: z.string().nullable() })
const full = {
  id: '01a20cad-1753-74ff-8c3b-510af98abd6f', name: 'Őze "Örs" \\ \n \u2028', count: 3, share: 0.25, open: false, day: '2026-01-02', kind: 'a', place: { code: 'x' },
  words: ['ű', ''], note: 'igen', more: { deep: [1, null] }, texts: { hu: 'egy', en: 'one' }
}
const empty = { ...full, day: null, kind: null, place: null, words: null, more: null, texts: {}, note: undefined }

describe('an answer', () => {
  it.each([true, false])('says the same as zod would write (checked: %s)', (checked) => {
    const data = { items: [full, empty], nextCursor: null }
    expect(JSON.parse(writer(page, checked)(data))).toEqual(JSON.parse(JSON.stringify(z.encode(page, data as never))))
  })

  it('holds no field that its schema does not name', () => {
    const secret = { ...full, pin: '1234', place: { code: 'x', pin: '1234' } }
    expect(writer(page)({ items: [secret], nextCursor: null, pin: '1234' })).not.toContain('1234')
  })

  it('is refused without a required field', () => {
    const { name: _, ...rest } = full
    expect(() => writer(page)({ items: [rest], nextCursor: null })).toThrow(/name/)
  })

  it('with alternatives is zod\'s, and refused where none fits', () => {
    const act = z.object({ act: z.discriminatedUnion('kind', [z.object({ kind: z.literal('one'), at: z.string() }), z.object({ kind: z.literal('two'), by: z.string() })]) })
    expect(writer(act)({ act: { kind: 'two', by: 'x', at: 'y' } })).toBe('{"act":{"kind":"two","by":"x"}}')
    expect(() => writer(act)({ act: { kind: 'three' } })).toThrow()
  })

  it('is read by zod as well where it is checked', () => {
    expect(writer(page)({ items: [{ ...full, id: 'none' }], nextCursor: null })).toContain('none')
    expect(() => writer(page, true)({ items: [{ ...full, id: 'none' }], nextCursor: null })).toThrow()
  })
})
