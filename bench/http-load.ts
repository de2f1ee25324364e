/** Calls of a load process: connections that stay open, one for each concurrent caller, and nothing else that costs. */
import { Agent, request } from 'node:http'

export interface LoadClient {
  /** @throws Error when the answer's status is not the expected one */
  call(method: 'GET' | 'POST', path: string, expected: number, options?: { readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }): Promise<() => string>
  close(): void
}

export function loadClient(url: string): LoadClient {
  const { hostname, port, origin } = new URL(url)
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  // What our own page sends with a call that changes something.
  const own = { origin, 'x-kapu-request': '1' }
  return {
    call: (method, path, expected, options = {}) => new Promise((resolve, reject) => {
      const body = options.body === undefined ? undefined : JSON.stringify(options.body)
      const sent = request({
        agent, hostname, port, method, path,
        headers: {
          ...(method === 'POST' ? own : {}), ...options.headers,
          ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        }
      }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => { chunks.push(chunk) })
        answer.on('error', reject)
        answer.on('end', () => {
          // Decoded by who reads it: a caller that only waits for the answer shares the processor with what is measured.
          const text = (): string => Buffer.concat(chunks).toString()
          if (answer.statusCode === expected) resolve(text)
          else reject(new Error(`${method} ${path}: ${answer.statusCode} ${text()}`))
        })
      })
      sent.on('error', reject)
      sent.end(body)
    }),
    close: () => agent.destroy()
  }
}
