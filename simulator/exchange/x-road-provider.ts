import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { JsonFile } from '../state/json-file.ts'
import { modeOf, type ServiceName, type Switches } from './misbehaviour.ts'
import type { Lookup } from './registers.ts'

/** A service of the simulated members: how it answers a well-formed question. */
export type Handler = (body: Readonly<Record<string, unknown>>, question: { messageId: string; client: string }) => { status: number; body: unknown }

/** A register that is asked about a subject and answers exactly the fields asked. */
export function registerHandler(lookup: Lookup): Handler {
  return (body) => {
    const { subject, fields } = body
    if (typeof subject !== 'object' || subject === null || !Array.isArray(fields)) return { status: 400, body: { error: 'subject and fields are needed' } }
    const known = lookup(subject as Record<string, unknown>)
    const answer: Record<string, unknown> | null = known === null ? null : {}
    if (known !== null && answer !== null) {
      for (const field of fields.map(String)) {
        if (!Object.hasOwn(known, field)) return { status: 400, body: { error: `no such field: ${field}` } }
        answer[field] = known[field]
      }
    }
    return { status: 200, body: { found: known !== null, subject, asOf: new Date().toISOString(), answer } }
  }
}

export interface ProviderOptions {
  readonly switches: JsonFile<Switches>
  readonly slowMs: number
  /** Service by `class/member/subsystem/service/path`. */
  readonly handlers: Readonly<Record<string, { readonly service: ServiceName; readonly handle: Handler }>>
}

/** The X-Road REST side of all simulated registers, with their switches for misbehaviour. Redirects lead to `/r1-elsewhere`. */
export function xRoadProvider(app: FastifyInstance, options: ProviderOptions): { redirectsFollowed: () => number } {
  let followed = 0
  app.all('/r1-elsewhere', async () => { followed += 1; return { found: true } })
  app.post('/r1/*', async (request, reply) => answer(request, reply, options))
  return { redirectsFollowed: () => followed }
}

async function answer(request: FastifyRequest, reply: FastifyReply, options: ProviderOptions): Promise<FastifyReply> {
  const parts = request.url.replace(/\?.*$/, '').split('/').slice(2).map(decodeURIComponent)
  const serviceId = parts.slice(0, 5)
  const client = request.headers['x-road-client']
  const messageId = request.headers['x-road-id']
  const fault = (status: number, code: string): FastifyReply =>
    reply.code(status).header('X-Road-Error', code).send({ type: code, message: 'Az adatcsere-réteg hibát jelzett.' })
  if (typeof client !== 'string' || client.split('/').length !== 4 || typeof messageId !== 'string') return fault(400, 'Client.BadRequest')
  const target = options.handlers[parts.slice(1).join('/')]
  if (target === undefined) return fault(500, 'Server.ClientProxy.UnknownMember')

  const mode = modeOf(options.switches, target.service)
  if (mode === 'unreachable') {
    reply.hijack()
    request.raw.socket.destroy()
    return reply
  }
  if (mode === 'slow') await wait(options.slowMs)
  if (mode === 'redirect') return reply.redirect('/r1-elsewhere', 307)
  if (mode === 'infrastructure-error') return fault(500, 'Server.ServerProxy.ServiceFailed.HttpError')
  if (mode === 'access-denied') return fault(500, 'Server.ServerProxy.AccessDenied')

  const body = request.body as Record<string, unknown>
  reply.headers({
    'X-Road-Client': client,
    'X-Road-Service': serviceId.map(encodeURIComponent).join('/'),
    'X-Road-Id': mode === 'wrong-echo' ? randomUUID() : messageId,
    'X-Road-Request-Id': randomUUID(),
    'X-Road-Request-Hash': createHash('sha512').update(JSON.stringify(body)).digest('base64')
  })
  if (mode === 'server-error') return reply.code(500).send({ error: 'belső hiba' })
  if (mode === 'broken-json') return reply.type('application/json').send('{"found": tru')
  if (mode === 'oversized') return reply.type('application/json').send(`{"found":true,"filler":"${'x'.repeat(6_000_000)}"}`)
  const given = target.handle(body, { messageId, client })
  return reply.code(given.status).type('application/json').send(JSON.stringify(given.status === 200 ? bend(mode, given.body) : given.body))
}

/** The lies that keep a good form. */
function bend(mode: string, body: unknown): unknown {
  const copy = structuredClone(body) as { subject?: Record<string, unknown>; answer?: Record<string, unknown> | null; correlationId?: string }
  if (mode === 'wrong-person') {
    if (copy.subject !== undefined) for (const key of Object.keys(copy.subject)) copy.subject[key] = key === 'birthDate' ? '1901-01-01' : 'RF00MASVALAKI'
    if (copy.correlationId !== undefined) copy.correlationId = randomUUID()
  }
  if (mode === 'wrong-schema' && copy.answer) for (const key of Object.keys(copy.answer)) copy.answer[key] = { value: 'talán' }
  if (mode === 'extra-fields') {
    if (copy.answer) copy.answer['homeAddress'] = 'Kitalált utca 1.'
    else return { ...copy, homeAddress: 'Kitalált utca 1.' }
  }
  return copy
}
