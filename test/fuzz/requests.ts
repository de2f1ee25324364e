/** Requests for an operation of the API: as described, then bent in one way or another. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { samplePdf } from '../factories/sample-pdf.ts'
import { seededRandom, type SeededRandom } from '../faults/random.ts'
import { hostileValues, pollutedMembers, spoil, valueOf, type Schema, type ValueSource } from './values.ts'

/** An operation as far as requests are made from it. */
export interface Operation {
  readonly method: string
  /** With `{id}` in braces. */
  readonly path: string
  readonly operationId: string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: Schema }[]
  readonly body: { readonly type: string; readonly schema: Schema } | null
}

export interface FuzzRequest {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly payload?: InjectOptions['payload']
  /** The way it was bent, for the report. */
  readonly bent: string
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'QUERY', 'TRACE', 'PROPFIND']
const contentTypes = ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/form-data; boundary=', 'application/json; charset=utf-16', 'application/octet-stream', 'x', '']

/** The ways to bend a request; each operation gets every one in turn. */
const ways = [
  'as described', 'as described', 'as described', 'spoiled body', 'spoiled body', 'spoiled body', 'spoiled parameter', 'spoiled query', 'repeated query', 'polluted body', 'malformed body', 'bytes',
  'content type', 'headers', 'method', 'encoded path', 'no body'
] as const
type Way = (typeof ways)[number]

/** @param count requests per operation; the first ways are always the same, so that each way is met. */
export function requestsFor(operation: Operation, source: ValueSource, seed: number, count: number): FuzzRequest[] {
  const random = seededRandom(seed)
  const bodies = operation.body ? fc.sample(valueOf(operation.body.schema, source), { seed, numRuns: count }) : []
  const parameters = fc.sample(fc.tuple(...operation.parameters.map((parameter) => valueOf(parameter.schema, source, parameter.name))), { seed: seed + 1, numRuns: count })
  return Array.from({ length: count }, (_, index) => {
    const way = index < ways.length ? ways[index]! : random.pick(ways)
    return build(operation, bodies[index], parameters[index] as unknown[], way, random)
  })
}

function build(operation: Operation, body: unknown, values: readonly unknown[], way: Way, random: SeededRandom): FuzzRequest {
  let path = operation.path
  const query = new URLSearchParams()
  let method = operation.method
  const headers: Record<string, string> = method === 'GET' ? {} : { 'idempotency-key': randomUUID() }
  operation.parameters.forEach((parameter, index) => {
    const value = way === 'spoiled parameter' && random.next() < 0.7 ? random.pick(hostileValues) : values[index]
    if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, encodeSegment(value))
    if (parameter.in === 'query' && (parameter.required || random.next() < 0.6)) query.set(parameter.name, textOf(way === 'spoiled query' ? random.pick(hostileValues) : value))
  })
  if (way === 'repeated query') for (const [key, value] of [...query, ['limit', '3'], ['cursor', 'x'], ['q', 'x']]) { query.append(key!, value!); query.append(`${key}[]`, 'x'); query.append('__proto__[isHead]', '1') }
  if (way === 'encoded path') path += random.pick(['%00', '/%2e%2e/', '%ff', '%', '//', ';a=b', '%2f..%2f', '?%ff=%ff', '/'.repeat(50), `/${'a'.repeat(400)}`])
  if (way === 'method') method = random.pick(methods)
  if (way === 'headers') {
    Object.assign(headers, random.pick<Record<string, string>>([
      { 'idempotency-key': '' }, { 'idempotency-key': 'é'.repeat(9) }, { 'idempotency-key': 'a'.repeat(5_000) }, { 'accept-language': `${'hu;q=2,'.repeat(300)}` }, { accept: 'image/png' },
      { 'x-request-id': 'a\tb' }, { 'if-none-match': '*' }, { range: 'bytes=9-1' }, { 'content-encoding': 'gzip' }, { 'x-forwarded-for': "' or 1" }, { 'x-http-method-override': 'DELETE' }, { host: 'gonosz.invalid' }
    ]))
  }
  const text = query.toString()
  const url = `${path}${text === '' ? '' : `${path.includes('?') ? '&' : '?'}${text}`}`
  return { method, url, headers: { ...headers, ...payloadHeaders() }, ...payload(), bent: way }

  function payloadHeaders(): Record<string, string> {
    if (way === 'content type') return { 'content-type': random.pick(contentTypes) }
    if (!operation.body || way === 'no body') return ['polluted body', 'malformed body', 'spoiled body'].includes(way) && method !== 'GET' ? { 'content-type': 'application/json' } : {}
    return { 'content-type': operation.body.type === 'multipart/form-data' ? 'multipart/form-data; boundary=kapu' : operation.body.type }
  }

  function payload(): { payload?: InjectOptions['payload'] } {
    if (method === 'GET' || way === 'no body') return {}
    const bent = way === 'spoiled body' ? spoil(body ?? {}, random.next) : body
    if (way === 'bytes') return { payload: Buffer.from(Array.from({ length: random.between(0, 400) }, () => random.between(0, 255))) }
    if (operation.body?.type === 'multipart/form-data') return { payload: multipartOf(bent as Record<string, unknown>, operation.body.schema, way, random) }
    const json = JSON.stringify(bent) ?? ''
    if (way === 'polluted body') return { payload: json.startsWith('{') ? `{${random.pick(pollutedMembers)}${json === '{}' ? '' : ','}${json.slice(1)}` : `{${random.pick(pollutedMembers)}}` }
    if (way === 'malformed body') return { payload: malformed(json, random) }
    return operation.body || way === 'spoiled body' ? { payload: json } : {}
  }
}

function malformed(json: string, random: SeededRandom): Buffer | string {
  const at = random.between(0, json.length)
  return random.pick<() => Buffer | string>([
    () => json.slice(0, at), () => `${json}}`, () => '\ufeff' + json, () => Buffer.concat([Buffer.from(json.slice(0, at)), Buffer.from([0xff, 0xfe, 0xc0]), Buffer.from(json.slice(at))]),
    () => '['.repeat(20_000), () => 'null', () => '""', () => '1e999', () => '{"a":1,"a":2}', () => json.replace(/"/, '"\\ud800'), () => json.replaceAll(/:"/g, ':"\\u0000'), () => Buffer.from(json, 'utf16le')
  ])()
}

function multipartOf(parts: Record<string, unknown> | unknown, schema: Schema, way: Way, random: SeededRandom): Buffer {
  const [jsonPart, filePart] = Object.keys(schema['properties'] as object) as [string, string]
  const json = parts !== null && typeof parts === 'object' ? (parts as Record<string, unknown>)[jsonPart] : parts
  const text = way === 'malformed body' ? malformed(JSON.stringify(json) ?? '', random) : way === 'polluted body' ? `{${random.pick(pollutedMembers)}}` : JSON.stringify(json) ?? ''
  // The description says that files are listed; the first of the list is sent, or any.
  const listed = (json as { attachments?: { part?: string }[] } | undefined)?.attachments?.[0]?.part
  const name = random.pick(['alaprajz.pdf', '../../x.pdf', 'a\u0000.pdf', 'x.html', '', 'ű'.repeat(300) + '.pdf', 'con.pdf'])
  const file = random.pick<Uint8Array>([samplePdf, samplePdf, samplePdf, new Uint8Array(0), Buffer.from('<html><script>alert(1)</script>'), Buffer.from('PK\u0003\u0004xxxx'), Buffer.from('%PDF-1.7 nothing')])
  const head = (part: string, more: string): string => `--kapu\r\ncontent-disposition: form-data; name="${part}"${more}\r\n`
  const pieces = [
    Buffer.from(head(jsonPart, '') + 'content-type: application/json\r\n\r\n'), Buffer.from(text as string), Buffer.from('\r\n'),
    Buffer.from(head(typeof listed === 'string' && random.next() < 0.9 ? listed : filePart, `; filename="${name}"`) + 'content-type: application/pdf\r\n\r\n'), Buffer.from(file), Buffer.from('\r\n')
  ]
  const bend = way === 'headers' || way === 'spoiled parameter' ? random.pick(['cut', 'no end', 'many', 'no name', 'files first', 'nested']) : ''
  if (bend === 'cut') return Buffer.concat(pieces).subarray(0, random.between(0, 300))
  if (bend === 'no end') return Buffer.concat(pieces)
  if (bend === 'many') pieces.push(...Array.from({ length: 60 }, (_, index) => Buffer.from(`${head(`file-${index}`, '; filename="a.pdf"')}\r\nx\r\n`)))
  if (bend === 'no name') pieces.push(Buffer.from('--kapu\r\ncontent-disposition: form-data\r\n\r\nx\r\n--kapu\r\n\r\n'))
  if (bend === 'files first') pieces.reverse()
  if (bend === 'nested') pieces.push(Buffer.from('--kapu\r\ncontent-type: multipart/mixed; boundary=inner\r\n\r\n--inner\r\n\r\nx\r\n--inner--\r\n'))
  return Buffer.concat([...pieces, Buffer.from('--kapu--\r\n')])
}

function textOf(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value) ?? '').slice(0, 6_000).toWellFormed()
}

function encodeSegment(value: unknown): string {
  return encodeURIComponent(textOf(value).slice(0, 2_000)) || '%20'
}
