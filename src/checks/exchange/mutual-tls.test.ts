/** The connector to the security server shows its own certificate and accepts only that of the configured authority. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConnectorRequest } from './exchange.types.ts'
import { xRoadConnector } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'kapu-mtls-'))
const text = (name: string): string => readFileSync(join(folder, name), 'utf8')
let server: Server
let address = ''
let seen: string[] = []

function certificate(name: string): { ca: string; cert: string; key: string } {
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.pem`)], { stdio: 'ignore' })
  return { ca: text(`${name}.pem`), cert: text(`${name}.pem`), key: text(`${name}.key`) }
}

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

describe.skipIf(!hasOpenssl)('mutual TLS to the security server', () => {
  let security: ReturnType<typeof certificate>
  let ours: ReturnType<typeof certificate>
  let others: ReturnType<typeof certificate>
  beforeAll(async () => {
    [security, ours, others] = [certificate('security-server'), certificate('gate'), certificate('another')]
    server = createServer({ key: security.key, cert: security.cert, ca: [ours.cert], requestCert: true, rejectUnauthorized: true }, (request, response) => {
      seen.push((request.socket as TLSSocket).getPeerCertificate().subject.CN as string)
      response.writeHead(200, { 'content-type': 'application/json', 'x-road-id': String(request.headers['x-road-id']), 'x-road-client': String(request.headers['x-road-client']), 'x-road-service': 'HU-DEMO/GOV/1/etalon/query' }).end('{"ok":true}')
    })
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    address = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const ask = (tls?: { ca: string; cert: string; key: string }) => xRoadConnector({ securityServer: address, instance: 'HU-DEMO', ...(tls ? { tls } : {}) }).send(null as never, '', {
    address: { memberClass: 'GOV', memberCode: '1', subsystem: 'etalon', service: 'query', path: 'v1' }, client: 'GOV/2/kapu', messageId: 'm-1', userId: 'u', issue: 'i', representedParty: null,
    body: {}, timeoutMs: 10_000, maxAnswerBytes: 10_000
  } as unknown as ConnectorRequest)

  it('shows our certificate and takes the answer', async () => {
    seen = []
    await expect(ask({ ca: security.cert, cert: ours.cert, key: ours.key })).resolves.toMatchObject({ body: { ok: true } })
    expect(seen).toEqual(['gate'])
  })
  it('is refused there without a certificate, or with another', async () => {
    seen = []
    await expect(ask({ ca: security.cert, cert: others.cert, key: others.key })).rejects.toMatchObject({ message: expect.anything() })
    await expect(ask()).rejects.toMatchObject({ message: expect.anything() })
    expect(seen).toEqual([])
  })
  it('refuses a server of another authority', async () => {
    seen = []
    await expect(ask({ ca: others.cert, cert: ours.cert, key: ours.key })).rejects.toMatchObject({ message: expect.anything() })
    expect(seen).toEqual([])
  })
})
