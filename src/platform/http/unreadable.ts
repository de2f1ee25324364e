/** Requests that no route can be found for, or that are no HTTP: answered like any other refusal. */
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { systemIds } from '../context/index.ts'
import { requestErrors } from './http.errors.ts'
import { problemOf, sendProblem } from './problem.ts'
import { apiContentPolicy } from './security-headers.ts'

const headers = { 'content-security-policy': apiContentPolicy, 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer' }

/** Fastify's `frameworkErrors`: an address that cannot be decoded, or with an overlong part. No hook has run. */
export function refuseUnreadable(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({ ...headers, 'x-request-id': request.id })
  void sendProblem(requestErrors.malformed(), request, reply)
}

const statusOf: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** Fastify's `clientErrorHandler`: what was sent is no HTTP request, or was not finished in time. */
export function refuseNonsense(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const status = statusOf[error.code ?? ''] ?? 400
  const id = systemIds().uuid()
  const body = JSON.stringify({ ...problemOf(requestErrors.malformed(), 'hu', id), status, title: STATUS_CODES[status] })
  const lines = Object.entries({ ...headers, 'x-request-id': id, 'content-type': 'application/problem+json; charset=utf-8', 'content-length': Buffer.byteLength(body), connection: 'close' })
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`)
}
