import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Witness } from './witness.ts'

/** A request is a proof of at most 63 hashes and one checkpoint. */
const MAX_BODY = 16 * 1024

export interface WitnessServer {
  readonly port: number
  close(): Promise<void>
}

/** Serves `POST /add-checkpoint` (C2SP tlog-witness) and `GET /latest?origin=…`. */
export async function serveWitness(witness: Witness, options: { readonly host: string; readonly port: number; readonly onFault: (error: unknown) => void }): Promise<WitnessServer> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: string, type = 'text/plain; charset=utf-8'): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
    }
    const handle = async (): Promise<void> => {
      const url = new URL(request.url ?? '/', 'http://witness')
      if (request.method === 'POST' && url.pathname === '/add-checkpoint') {
        const body = await readBody(request)
        if (body === null) return answer(413, 'too large\n')
        const verdict = await witness.addCheckpoint(body)
        return answer(verdict.status, verdict.body, verdict.status === 409 ? 'text/x.tlog.size' : undefined)
      }
      if (request.method === 'GET' && url.pathname === '/latest') {
        const note = await witness.latest(url.searchParams.get('origin') ?? '')
        return note === null ? answer(404, 'unknown log\n') : answer(200, note)
      }
      answer(404, 'not found\n')
    }
    handle().catch((error: unknown) => {
      options.onFault(error)
      if (response.headersSent) response.destroy()
      else answer(500, 'internal error\n')
    })
  })
  server.requestTimeout = 10_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
