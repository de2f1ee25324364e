import { Readable } from 'node:stream'
import { z } from 'zod'
import type { FastifyRequest } from 'fastify'
import { certificatePem } from '../../platform/crypto/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { givenDay, type HttpApp } from '../../platform/http/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import type { EntryFilter } from './entry.store.ts'
import { entryHistorySchema, entryKind, entrySchema } from './entry.types.ts'
import { exportEntries } from './export-entries.ts'
import { instantOf, readEntries, readEntry, tagOf } from './read-entries.ts'

const query = z.object({
  /** Words of an officer's or office's name. */
  q: z.string().trim().min(2).max(100).optional(), organisationId: z.uuid().optional(), serial: z.string().trim().regex(/^[0-9A-Fa-f]{2,40}$/).optional(), kind: entryKind.optional(), asOf: givenDay.optional()
})
const params = z.object({ id: z.uuid() })
const base = '/api/v1/public/signatures'

/** The public register of signatures and seals (aláírás-nyilvántartás): who could sign what, in whose name, when. */
export function signatureRegisterRoutes(app: HttpApp, deps: { readonly db: Db }): void {
  const { db } = deps
  const config = { access: { audience: 'public' }, rate: 'search' } as const
  const filterOf = (http: FastifyRequest, { q, organisationId, serial, kind, asOf }: z.infer<typeof query>): Omit<EntryFilter, 'before' | 'limit'> => {
    const now = http.context().clock.now()
    const day = asOf ?? legalDateOf(now)
    return {
      day, at: instantOf(day, now), words: q?.split(/\s+/).filter(Boolean).slice(0, 6) ?? [], organisationId: organisationId ?? null, serial: serial?.toUpperCase() ?? null, kind: kind ?? null
    }
  }

  app.get(base, {
    config,
    schema: {
      operationId: 'listSignatures', summary: 'Who signs in whose name on a day, and the seals of offices, the newest certificate first', tags: ['public'],
      querystring: query.extend({ cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
      response: { 200: z.object({ asOf: z.iso.date(), items: z.array(entrySchema), nextCursor: z.uuid().nullable() }) }
    }
  }, async (http) => {
    const { cursor, limit } = http.query
    const filter = filterOf(http, http.query)
    const found = await readEntries(db, { ...filter, before: cursor ?? null, limit: limit + 1 })
    const items = found.slice(0, limit)
    return { asOf: filter.day, items, nextCursor: found.length > limit ? items.at(-1)!.id : null }
  })

  app.get(`${base}/export`, {
    config: { access: { audience: 'public' }, rate: 'heavy' },
    schema: { operationId: 'exportSignatures', summary: 'The same entries as a file', tags: ['public'], querystring: query.extend({ format: z.enum(['csv', 'json']).default('csv') }) }
  }, async (http, reply) => {
    const { format } = http.query
    const filter = filterOf(http, http.query)
    return reply.type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="signatures-${filter.day}.${format}"`).header('cache-control', 'no-store')
      .send(Readable.from(await exportEntries(db, filter, format)))
  })

  app.get(`${base}/:id`, {
    config,
    schema: {
      operationId: 'readSignature', summary: 'One entry with every state of its certificate and every right to sign that its holder had', tags: ['public'], params,
      querystring: z.object({ asOf: givenDay.optional() }), response: { 200: entryHistorySchema }
    }
  }, async (http) => {
    const { der: _, ...entry } = await readEntry(http.context(), http.params.id, http.query.asOf ?? legalDateOf(http.context().clock.now()))
    return entry
  })

  app.get(`${base}/:id/certificate`, {
    config,
    schema: { operationId: 'getSignatureCertificate', summary: 'The certificate, as PEM or DER', tags: ['public'], params, querystring: z.object({ format: z.enum(['pem', 'der']).default('pem') }) }
  }, async (http, reply) => {
    const { der, serial } = await readEntry(http.context(), http.params.id, legalDateOf(http.context().clock.now()))
    const { format } = http.query
    reply.header('content-disposition', `attachment; filename="${serial}.${format === 'pem' ? 'pem' : 'cer'}"`).header('etag', `"${tagOf(der)}"`).header('cache-control', 'public, max-age=3600')
    return format === 'pem' ? reply.type('application/x-pem-file').send(certificatePem(der)) : reply.type('application/pkix-cert').send(der)
  })
}
