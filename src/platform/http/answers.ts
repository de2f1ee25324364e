/** How answers become JSON: by their schema, which keeps out what it does not name. */
import { isDeepStrictEqual } from 'node:util'
import fastJsonStringify from 'fast-json-stringify'
import type { FastifyInstance } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'

type Json = Record<string, unknown>
type Write = (data: unknown) => string

/**
 * The writer of a route's answers, made of their schema at the first one. It writes the fields that the schema names and no other, and
 * fails where a required one is missing. What is inside a text or a number is not looked at: for a page of fifty rows that took zod
 * longer than reading them from the database. Schemas with alternatives are left to zod.
 * Lost: the rows' JSON made by PostgreSQL (`json_build_object` cost its process 390 µs a page of 51 cases, more than all that Node
 * saved), and `JSON.stringify` alone (no faster, and it writes what a row happens to hold).
 * @param checked zod reads every answer beside it, and both must say the same: tests run so
 * @throws ResponseSerializationError, Error when an answer is not what its schema says
 */
export function answerCompiler(checked: boolean): Parameters<FastifyInstance['setSerializerCompiler']>[0] {
  return (route) => {
    const exact = serializerCompiler(route as Parameters<typeof serializerCompiler>[0])
    let quick: Write | null | undefined
    return (data) => {
      quick ??= route.schema instanceof z.ZodType ? compile(route.schema) : null
      if (!checked) return (quick ?? exact)(data)
      const text = exact(data)
      if (quick && !isDeepStrictEqual(JSON.parse(quick(data)), JSON.parse(text))) throw new Error(`${route.method} ${route.url}: the quick writer wrote something else than zod: ${quick(data)}`)
      return text
    }
  }
}

function compile(schema: z.ZodType): Write | null {
  const shape = writable(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any', cycles: 'throw' }) as Json)
  return shape && fastJsonStringify(shape as unknown as fastJsonStringify.Schema)
}

/** The part of a JSON Schema that says how to write; null: it leaves a choice that only the data can tell. */
function writable(node: Json): Json | null {
  const { type, anyOf } = node
  if (Array.isArray(anyOf)) {
    const [one, other, ...more] = anyOf as Json[]
    const written = other?.type === 'null' && more.length === 0 ? writable(one!) : null
    return written && typeof written.type === 'string' ? { ...written, nullable: true } : null
  }
  if (Array.isArray(type)) {
    const [one, other, ...more] = type as string[]
    return other === 'null' && more.length === 0 ? writable({ ...node, type: one, nullable: true }) : null
  }
  const nullable = node.nullable === true ? { nullable: true } : {}
  switch (type) {
    case 'string': case 'boolean': case 'number': case 'integer':
      // JSON knows one kind of number; an integer's writer would round what is none.
      return { type: type === 'integer' ? 'number' : type, ...nullable }
    case 'array': {
      const items = node.items !== undefined && node.prefixItems === undefined ? writable(node.items as Json) : null
      return items && { type, items, ...nullable }
    }
    case 'object': {
      const fields = Object.entries((node.properties ?? {}) as Record<string, Json>).map(([name, field]) => [name, writable(field)] as const)
      const more = node.additionalProperties
      const rest = more === undefined || more === false ? undefined : more === true ? {} : writable(more as Json)
      if (rest === null || fields.some(([, field]) => field === null)) return null
      return { type, properties: Object.fromEntries(fields), required: node.required ?? [], ...(rest ? { additionalProperties: rest } : {}), ...nullable }
    }
    default:
      // Anything at all: written as it is.
      return Object.keys(node).every((key) => key === '$schema') ? {} : null
  }
}
