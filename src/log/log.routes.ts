import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Db } from '../platform/database/index.ts'
import type { HttpApp } from '../platform/http/index.ts'
import { parseTilePath } from '../rules/merkle/index.ts'
import { proveEntry } from './prove-entry.ts'

export interface LogRoutesDeps {
  readonly db: Db
  /** Folder of the published log. */
  readonly folder: string
}

/** The published log (C2SP tlog-tiles) under `/log/`, and proofs of single entries. */
export function logRoutes(app: HttpApp, deps: LogRoutesDeps): void {
  app.get('/log/checkpoint', {
    config: { access: { audience: 'public' } },
    schema: { operationId: 'logCheckpoint', summary: 'Signed checkpoint of the provable log', tags: ['log'], response: { 200: z.string(), 404: z.string() } }
  }, async (_request, reply) => {
    const note = await readPublished(join(deps.folder, 'checkpoint'))
    reply.header('cache-control', 'no-cache').type('text/plain; charset=utf-8')
    return note ? reply.code(200).send(note.toString('utf8')) : reply.code(404).send('no checkpoint yet\n')
  })

  app.get('/log/tile/*', {
    config: { access: { audience: 'public' } },
    schema: { operationId: 'logTile', summary: 'Tile or entry bundle of the provable log', tags: ['log'], params: z.object({ '*': z.string().max(200) }) }
  }, async (request, reply) => {
    // Only well-formed tile paths reach the file system.
    const path = `tile/${request.params['*']}`
    const bytes = parseTilePath(path) ? await readPublished(join(deps.folder, path)) : null
    if (!bytes) return reply.code(404).type('text/plain; charset=utf-8').send('no such tile\n')
    return reply.header('cache-control', 'public, max-age=604800, immutable').type('application/octet-stream').send(bytes)
  })

  app.get('/api/v1/log/entries/:id/proof', {
    config: { access: { audience: 'public' } },
    schema: {
      operationId: 'logEntryProof', summary: 'Proof that an entry is in the log', tags: ['log'],
      params: z.object({ id: z.uuid() }),
      response: {
        200: z.object({ entryId: z.uuid(), record: z.string(), index: z.int(), proof: z.array(z.string()).readonly(), checkpoint: z.string() })
      }
    }
  }, (request) => proveEntry(deps.db, request.params.id))
}

async function readPublished(path: string): Promise<Buffer | null> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'ENOTDIR') return null
    throw error
  })
}
