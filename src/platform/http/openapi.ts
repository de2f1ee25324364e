import swagger from '@fastify/swagger'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { FastifyContextConfig } from 'fastify'
import type { OpenAPIV3_1 } from 'openapi-types'
import { z } from 'zod'
import type { HttpApp, RouteAccess } from './http.types.ts'
import { problemSchema } from './problem.ts'

const transform = createJsonSchemaTransform({})
/** Schemas with an id (`.meta({ id })`) stand once, under components; without it the acts would stand in every verb. */
const transformObject = createJsonSchemaTransformObject({})

/** Collects the routes registered after it; the document itself is made on first request. */
export async function describeApi(app: HttpApp, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Ügyintézőkapu', version, description: 'The back-office gate of Hungarian public administration.' },
      components: {
        securitySchemes: {
          officer: { type: 'apiKey', in: 'cookie', name: 'kapu_session', description: 'Card session; unsafe methods also need X-Kapu-Request: 1.' },
          client: { type: 'apiKey', in: 'cookie', name: 'kapu_client', description: 'Session of a client; unsafe methods also need X-Kapu-Request: 1.' },
          integration: { type: 'http', scheme: 'bearer', description: 'Key of a connected system.' }
        }
      }
    },
    transformObject,
    transform: (input) => {
      // Only what stands under a version is the contract; pages, health and files are not.
      if (!input.url.startsWith('/api/v1/')) return { schema: { ...input.schema, hide: true }, url: input.url }
      const described = transform(input)
      const { access, multipart } = input.route.config ?? {}
      return {
        ...described,
        schema: { ...described.schema, ...(access ? { security: securityOf(access) } : {}), ...(multipart ? { consumes: ['multipart/form-data'], body: multipartBody(multipart) } : {}) }
      }
    }
  })
}

function securityOf(access: RouteAccess): Record<string, string[]>[] {
  switch (access.audience) {
    case 'public': return []
    case 'integration': return [{ integration: [access.scope] }]
    default: return [{ [access.audience]: [] }]
  }
}

function multipartBody({ field, schema, files }: NonNullable<FastifyContextConfig['multipart']>): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' })
  return { type: 'object', required: [field], properties: { [field]: json, [files]: { type: 'string', format: 'binary' } } }
}

const problemResponse: OpenAPIV3_1.ResponseObject = {
  description: 'Problem (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
}

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const

/** The OpenAPI 3.1 document, in an order that depends on nothing but its content; call after `app.ready()`. */
export function openApiDocument(app: HttpApp): OpenAPIV3_1.Document {
  const document = app.swagger() as OpenAPIV3_1.Document
  const paths: OpenAPIV3_1.PathsObject = {}
  for (const [path, item] of Object.entries(document.paths ?? {}).sort(byKey)) {
    const operations: Record<string, unknown> = {}
    for (const method of methods) {
      const operation = item?.[method]
      if (!operation) continue
      const responses = Object.fromEntries(Object.entries(operation.responses ?? {}).sort(byKey))
      operations[method] = { ...operation, responses: { ...responses, default: problemResponse } }
    }
    paths[path] = operations as OpenAPIV3_1.PathItemObject
  }
  const problem = z.toJSONSchema(problemSchema, { target: 'draft-2020-12' }) as OpenAPIV3_1.SchemaObject
  const schemas = Object.fromEntries(Object.entries({ ...document.components?.schemas, Problem: problem }).sort(byKey))
  return { ...document, components: { ...document.components, schemas }, paths, tags: tagsOf(paths) }
}

function tagsOf(paths: OpenAPIV3_1.PathsObject): OpenAPIV3_1.TagObject[] {
  const names = Object.values(paths).flatMap((item) => methods.flatMap((method) => item?.[method]?.tags ?? []))
  return [...new Set(names)].sort().map((name) => ({ name }))
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** `/api/openapi.json`. */
export function openApiRoutes(app: HttpApp): void {
  let text: string | undefined
  app.get('/api/openapi.json', {
    config: { access: { audience: 'public' } }, schema: { summary: 'This API as OpenAPI 3.1', tags: ['api'], operationId: 'openApi' }
  }, async (_request, reply) => {
    text ??= JSON.stringify(openApiDocument(app))
    return reply.header('cache-control', 'no-cache').type('application/json; charset=utf-8').send(text)
  })
}
