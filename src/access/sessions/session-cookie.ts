import type { FastifyReply, FastifyRequest } from 'fastify'
import { clearCookie, setCookie } from '../../platform/http/index.ts'
import { SESSION_COOKIE } from './session.types.ts'

/** Lets the browser keep the token for as long as it runs; scripts cannot read it and foreign pages cannot send it. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  setCookie(request, reply, SESSION_COOKIE, token, { sameSite: 'strict' })
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  clearCookie(request, reply, SESSION_COOKIE)
}
