import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { ConnectorFailure, type Connector, type ConnectorAnswer, type ConnectorRequest } from './exchange.types.ts'

export interface XRoadOptions {
  /** Our security server (or the simulator): `https://…`; plain http only towards this machine. */
  readonly securityServer: string
  /** X-Road instance of both sides, for example `HU-DEMO`. */
  readonly instance: string
  /** Mutual TLS towards the security server (PEM). */
  readonly tls?: { readonly ca: string; readonly cert: string; readonly key: string }
}

const protocolVersion = 'r1'

/**
 * X-Road message protocol for REST: `POST /r1/{instance}/{class}/{member}/{subsystem}/{service}/{path}`.
 * Personal data travel in the body, never in the address, which proxies write into their logs. Redirects are never
 * followed; the echoed client, service and id must be ours; `X-Road-Error` marks faults of the infrastructure.
 */
export function xRoadConnector(options: XRoadOptions): Connector {
  const base = new URL(options.securityServer)
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(base.hostname)
  if (base.protocol !== 'https:' && !local) throw new Error('the security server beyond this machine needs https')
  return {
    send: async (_ctx, _organisationId, message) => {
      if (message.address === null) throw new ConnectorFailure('refused', 'no-address')
      const { memberClass, memberCode, subsystem, service } = message.address
      const serviceId = [options.instance, memberClass, memberCode, subsystem, service].map(encodeURIComponent).join('/')
      const clientId = [options.instance, ...message.client.split('/')].map(encodeURIComponent).join('/')
      const path = message.address.path.split('/').map(encodeURIComponent).join('/')
      const url = new URL(`${base.pathname.replace(/\/$/, '')}/${protocolVersion}/${serviceId}/${path}`, base)
      const headers: Record<string, string> = {
        'X-Road-Client': clientId,
        'X-Road-Id': message.messageId,
        'X-Road-UserId': encodeURIComponent(message.userId),
        'X-Road-Issue': encodeURIComponent(message.issue),
        'Content-Type': 'application/json',
        Accept: 'application/json'
      }
      if (message.representedParty !== null) headers['X-Road-Represented-Party'] = message.representedParty
      const response = await exchange(url, headers, message, options)
      return judge(response, { clientId, serviceId, messageId: message.messageId })
    }
  }
}

interface RawResponse {
  readonly status: number
  readonly header: (name: string) => string | null
  readonly body: Buffer
}

/** One HTTP request with an overall time limit and a size limit on the answer. */
function exchange(url: URL, headers: Record<string, string>, message: ConnectorRequest, options: XRoadOptions): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const body = Buffer.from(JSON.stringify(message.body))
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const signal = AbortSignal.timeout(message.timeoutMs)
    const fail = (error: unknown): void => {
      if (error instanceof ConnectorFailure) reject(error)
      else reject(new ConnectorFailure('unreachable', signal.aborted ? 'timeout' : 'network', { cause: error }))
    }
    const request = send(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Length': String(body.length) },
      signal,
      agent: false,
      ...(options.tls === undefined ? {} : { ...options.tls, rejectUnauthorized: true })
    }, (response) => {
      collect(response, message.maxAnswerBytes).then((answer) => {
        resolve({
          status: response.statusCode ?? 0,
          header: (name) => { const value = response.headers[name]; return typeof value === 'string' ? value : null },
          body: answer
        })
      }, (error: unknown) => { request.destroy(); fail(error) })
    })
    request.on('error', fail)
    request.end(body)
  })
}

async function collect(response: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw new ConnectorFailure('answer-invalid', 'too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Tells apart faults of the infrastructure and of the provider, checks the echo, parses the body. */
function judge(response: RawResponse, ours: { clientId: string; serviceId: string; messageId: string }): ConnectorAnswer {
  const fault = response.header('x-road-error')
  if (fault !== null) {
    // Client.* says that our message is wrong, Server.*AccessDenied that we may not ask: asking again would not help.
    const lasting = fault.startsWith('Client.') || fault.includes('AccessDenied')
    throw new ConnectorFailure(lasting ? 'refused' : 'unreachable', `x-road ${fault.replaceAll(/[^A-Za-z0-9._-]/g, '').slice(0, 80)}`)
  }
  if (response.status >= 300 && response.status < 400) throw new ConnectorFailure('answer-invalid', 'redirect')
  if (response.status >= 500) throw new ConnectorFailure('provider-failed', `status-${response.status}`)
  if (response.header('x-road-id') !== ours.messageId) throw new ConnectorFailure('answer-invalid', 'echo-id')
  if (response.header('x-road-client') !== ours.clientId) throw new ConnectorFailure('answer-invalid', 'echo-client')
  if (response.header('x-road-service') !== ours.serviceId) throw new ConnectorFailure('answer-invalid', 'echo-service')
  if (response.status >= 400) throw new ConnectorFailure('refused', `status-${response.status}`)
  const type = response.header('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new ConnectorFailure('answer-invalid', 'content-type')
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(response.body))
  } catch (error) {
    throw new ConnectorFailure('answer-invalid', 'json', { cause: error })
  }
  return {
    body,
    exchangeRequestId: response.header('x-road-request-id')?.slice(0, 200) ?? null,
    exchangeRequestHash: response.header('x-road-request-hash')?.slice(0, 400) ?? null
  }
}
