import type { FastifyReply, FastifyRequest } from 'fastify'
import { SESSION_COOKIE } from './session.types.ts'

/** Lets the browser keep the token for as long as it runs; scripts cannot read it and foreign pages cannot send it. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'strict', secure: request.publicOrigin().startsWith('https://') })
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, { path: '/', httpOnly: true, sameSite: 'strict', secure: request.publicOrigin().startsWith('https://') })
}
