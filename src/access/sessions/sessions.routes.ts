import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { inCentral } from '../../platform/database/index.ts'
import { languageOf, type HttpApp } from '../../platform/http/index.ts'
import { actions, allowedActions, type Action } from '../entitlement/index.ts'
import { choosePost } from './choose-post.ts'
import { endSession } from './end-session.ts'
import { clearSessionCookie, setSessionCookie } from './session-cookie.ts'
import { sessionView } from './session-view.ts'
import { sessionViewSchema, type SessionView } from './session.types.ts'

export interface SessionsRoutesDeps {
  readonly demo: boolean
}

/** What whole pages are for. */
const kindsOfWork: readonly Action[] = ['register:read', 'register:administer', 'register-book:read', 'intake:record', 'case:register', 'card:administer', 'card:report-lost', 'seal:administer']

export function sessionsRoutes(app: HttpApp, deps: SessionsRoutesDeps): void {
  const config = { access: { audience: 'officer', action: null } } as const
  const show = (request: FastifyRequest): Promise<SessionView> => {
    const ctx = request.context<OfficerPrincipal>()
    return sessionView(ctx.db, ctx, ctx.principal.sessionId, { language: languageOf(request.headers['accept-language']), demo: deps.demo })
  }

  app.get('/api/v1/session', {
    config,
    schema: { operationId: 'getSession', summary: 'In whose name I act', tags: ['session'], response: { 200: sessionViewSchema } }
  }, show)

  app.get('/api/v1/session/actions', {
    config,
    schema: {
      operationId: 'listMyActions', summary: 'What my job role is for in my office, so that a menu shows what leads somewhere; each call is judged by itself', tags: ['session'],
      response: { 200: z.object({ items: z.array(z.enum(actions)) }) }
    }
  }, async (request) => {
    const ctx = request.context<OfficerPrincipal>()
    const { organisationId } = ctx.principal
    return { items: await inCentral(ctx.db, (tx) => allowedActions(tx, ctx, kindsOfWork, { type: 'Office', organisationId })) }
  })

  app.post('/api/v1/session/post', {
    config,
    schema: {
      operationId: 'choosePost', summary: 'Take up one of my job roles', tags: ['session'],
      body: z.strictObject({ postId: z.uuid() }), response: { 200: sessionViewSchema }
    }
  }, async (request, reply) => {
    const ctx = request.context<OfficerPrincipal>()
    const { token } = await inCentral(ctx.db, (tx) => choosePost(tx, ctx, request.body.postId))
    setSessionCookie(request, reply, token)
    return show(request)
  })

  app.post('/api/v1/session/keep-alive', {
    config,
    schema: {
      operationId: 'keepSessionAlive', summary: 'I am at work: moves the idle limit; for real use only', tags: ['session'],
      response: { 200: sessionViewSchema }
    }
  }, show)

  app.delete('/api/v1/session', {
    config,
    schema: { operationId: 'logOut', summary: 'Log out', tags: ['session'], response: { 204: z.undefined() } }
  }, async (request, reply) => {
    const ctx = request.context<OfficerPrincipal>()
    const { sessionId, officerId, organisationId, postId } = ctx.principal
    await inCentral(ctx.db, (tx) => endSession(tx, ctx, { id: sessionId, officerId, organisationId: postId === null ? null : organisationId }, 'logout'))
    clearSessionCookie(request, reply)
    return reply.code(204).send()
  })
}
