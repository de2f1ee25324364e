/**
 * Cookies of sessions. Where the Gate is reached by https their name carries `__Host-`: the browser itself then refuses one that is
 * not Secure, that another host of the domain sets, or that is bound to a path (RFC 6265bis 4.1.3). Plain http (the demo on this
 * machine) cannot have it.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'

export interface CookieOptions {
  /** `lax` only for what must come back with a navigation from another site. */
  readonly sameSite: 'strict' | 'lax'
  /** Seconds; the browser's own session when left out. */
  readonly maxAge?: number
}

const isSecure = (request: FastifyRequest): boolean => request.publicOrigin().startsWith('https://')
const nameOf = (request: FastifyRequest, name: string): string => (isSecure(request) ? `__Host-${name}` : name)

export function readCookie(request: FastifyRequest, name: string): string | undefined {
  return request.cookies[nameOf(request, name)]
}

/** Scripts cannot read it, foreign pages cannot send it. */
export function setCookie(request: FastifyRequest, reply: FastifyReply, name: string, value: string, options: CookieOptions): void {
  reply.setCookie(nameOf(request, name), value, { path: '/', httpOnly: true, secure: isSecure(request), ...options })
}

export function clearCookie(request: FastifyRequest, reply: FastifyReply, name: string): void {
  reply.clearCookie(nameOf(request, name), { path: '/', httpOnly: true, secure: isSecure(request), sameSite: 'strict' })
}
