/** Values for a JSON Schema: valid ones with real ids mixed in, and hostile ones in their place. */
import fc from 'fast-check'

export type Schema = Readonly<Record<string, unknown>>

/** Ids that exist, by what a field or path parameter is called; any other uuid field takes one of all. */
export type RealIds = Readonly<Record<string, readonly string[]>>

export interface ValueSource {
  readonly schemas: Readonly<Record<string, Schema>>
  readonly ids: RealIds
}

const deep = (levels: number): unknown => {
  let value: unknown = []
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

/** Strings that break parsers, databases, paths and pages. */
export const hostileStrings: readonly string[] = [
  '', ' ', '\u0000', 'a\u0000b', '\ud800', 'x\udfff', '\ufeff', '\u202e', 'é'.normalize('NFD'), '﷽', '🇭🇺'.repeat(50), 'a'.repeat(5_000), 'ő'.repeat(70_000), '\n\r\t',
  "' or 1=1 --", '"; drop table kapu.officer; --', '%', '_', '\\', '${7*7}', '{{7*7}}', '<script>alert(1)</script>', '../../../../etc/passwd', '..\\..\\', 'C:\\boot.ini',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'NaN', 'Infinity', '-0', '1e309', '0x7f', '2026-02-30', '2026-13-01', '0000-01-01', '9999-12-31', '0001-01-01',
  '9999-12-31T23:59:59.999Z', '0000-01-01T00:00:00Z', '2026-11-24T24:00:00Z', 'null', 'true', '[]', '{}', '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff', 'http://169.254.169.254/', 'javascript:alert(1)', '//pelda.invalid', 'data:text/html,x', '=cmd|\' /C calc\'!A0', '\u2028', '\u0085', '💩'
]

export const hostileValues: readonly unknown[] = [
  ...hostileStrings, null, true, false, 0, -1, 1.5, 1e300, -1e300, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2 ** 31, 2 ** 53, 2 ** 63, [], {}, [[]], [null], deep(12), deep(3_000),
  Array.from({ length: 3_000 }, (_, index) => index), Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`k${index}`, index]))
]

/** Keys that reach into prototypes; `raw` since an object literal would lose `__proto__`. */
export const pollutedMembers: readonly string[] = [
  '"__proto__":{"isHead":true,"organisationId":"x"}', '"constructor":{"prototype":{"isHead":true}}', '"prototype":{"a":1}', '"toString":1', '"hasOwnProperty":null', '"":0', '"length":-1', '"then":"x"', '"toJSON":1'
]

/** A JSON value that the schema admits, mostly. */
export function valueOf(schema: Schema, source: ValueSource, name = '', depth = 0): fc.Arbitrary<unknown> {
  const reference = schema['$ref']
  if (typeof reference === 'string') {
    const target = source.schemas[reference.replace('#/components/schemas/', '')]
    return depth > 6 || !target ? fc.constant(null) : valueOf(target, source, name, depth + 1)
  }
  const choices = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined
  if (choices) return fc.oneof(...choices.map((choice) => valueOf(choice, source, name, depth + 1)))
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...schema['enum'])
  if ('const' in schema) return fc.constant(schema['const'])
  const type = schema['type']
  if (Array.isArray(type)) return fc.oneof(...type.map((item: string) => valueOf({ ...schema, type: item }, source, name, depth + 1)))
  switch (type) {
    case 'object': return objectOf(schema, source, depth)
    case 'array': {
      const minLength = Number(schema['minItems'] ?? 0)
      return fc.array(valueOf((schema['items'] ?? {}) as Schema, source, name, depth + 1), {
        minLength, maxLength: Math.max(minLength, Math.min(Number(schema['maxItems'] ?? 3), 3))
      })
    }
    case 'integer': case 'number': return numberOf(schema, type, name)
    case 'boolean': return fc.boolean()
    case 'null': return fc.constant(null)
    case 'string': return stringOf(schema, source, name)
    default: return fc.oneof(fc.string({ maxLength: 20 }), fc.integer(), fc.boolean(), fc.constant(null), fc.dictionary(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), { maxKeys: 3 }))
  }
}

function objectOf(schema: Schema, source: ValueSource, depth: number): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>)
  const required = new Set((schema['required'] ?? []) as string[])
  const known = fc.record(Object.fromEntries(properties.map(([key, value]) => [key, valueOf(value, source, key, depth + 1)])), {
    requiredKeys: properties.map(([key]) => key).filter((key) => required.has(key))
  })
  const others = schema['additionalProperties']
  if (!others || typeof others !== 'object' || depth > 4) return known
  return fc.tuple(known, fc.dictionary(fc.string({ maxLength: 12 }), valueOf(others as Schema, source, '', depth + 1), { maxKeys: 3 })).map(([a, b]) => ({ ...b, ...(a as object) }))
}

function numberOf(schema: Schema, type: string, name: string): fc.Arbitrary<number> {
  const min = Number(schema['minimum'] ?? (schema['exclusiveMinimum'] === undefined ? -1_000 : Number(schema['exclusiveMinimum']) + 1))
  const max = Number(schema['maximum'] ?? 1_000_000)
  const small = fc.integer({ min: Math.max(min, 0), max: Math.max(Math.max(min, 0), Math.min(max, 3)) })
  const bounds = fc.constantFrom(min, max)
  if (name.startsWith('expected')) return fc.oneof({ weight: 9, arbitrary: small }, { weight: 1, arbitrary: bounds })
  return type === 'integer' ? fc.oneof(small, bounds, fc.maxSafeInteger().filter((value) => value >= min && value <= max)) : fc.oneof(small, bounds, fc.double({ min: Math.max(min, -1e9), max: Math.min(max, 1e9), noNaN: true }))
}

function stringOf(schema: Schema, source: ValueSource, name: string): fc.Arbitrary<string> {
  const minLength = Number(schema['minLength'] ?? 0)
  const maxLength = Math.max(minLength, Math.min(Number(schema['maxLength'] ?? 30), 60))
  const given = source.ids[name]
  const real = given && given.length > 0 ? given : undefined
  if (real && schema['format'] !== 'uuid') return fc.constantFrom(...real)
  switch (schema['format']) {
    case 'uuid': return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...(real ?? Object.values(source.ids).flat())) }, { weight: 1, arbitrary: fc.uuid() })
    case 'date': return fc.oneof(fc.constantFrom('2026-11-24', '2026-11-20', '2024-02-29', '0001-01-01', '9999-12-31', '0000-01-01'), fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)))
    case 'date-time': return fc.constantFrom('2026-11-24T08:00:00.000Z', '2026-11-23T08:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '0000-01-01T00:00:00Z')
    case 'email': return fc.constantFrom('proba@pelda.invalid', "o'b@pelda.invalid", `${'a'.repeat(64)}@pelda.invalid`)
    case 'uri': return fc.constantFrom('https://pelda.invalid/', 'http://127.0.0.1:1/', 'javascript:alert(1)')
    case 'byte': return fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64'))
    default:
  }
  if (typeof schema['pattern'] === 'string') return fc.stringMatching(new RegExp(schema['pattern'], 'u'), { size: 'small' })
  return fc.oneof({ weight: 4, arbitrary: fc.string({ unit: 'grapheme', minLength, maxLength }) }, { weight: 1, arbitrary: fc.constantFrom(...hostileStrings).filter((text) => text.length >= minLength && text.length <= Number(schema['maxLength'] ?? Infinity)) })
}

/** Puts a hostile value at a random place of a JSON value. */
export function spoil(value: unknown, random: () => number): unknown {
  const hostile = hostileValues[Math.floor(random() * hostileValues.length)]
  if (value === null || typeof value !== 'object' || random() < 0.15) return hostile
  const keys = Object.keys(value)
  if (keys.length === 0) return hostile
  const key = keys[Math.floor(random() * keys.length)]!
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>
  const way = random()
  if (way < 0.12) delete copy[key]
  else if (way < 0.2 && !Array.isArray(copy)) copy[`${key}é`] = hostile
  else copy[key] = spoil(copy[key], random)
  return copy
}
