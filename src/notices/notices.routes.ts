import { z } from 'zod'
import type { OfficerPrincipal } from '../platform/context/index.ts'
import type { HttpApp } from '../platform/http/index.ts'
import { readInbox, readNotice } from './inbox.ts'
import { noticeSchema } from './notices.types.ts'

/** The inbox of the signed-in officer at the chosen job role. */
const noticeView = noticeSchema.extend({ createdAt: z.iso.datetime(), readAt: z.iso.datetime().nullable() })

export function noticesRoutes(app: HttpApp): void {
  app.get('/api/v1/notices', {
    config: { access: { audience: 'officer', action: null } },
    schema: {
      operationId: 'listNotices', summary: 'Notices of my post and of mine, newest first', tags: ['notices'],
      querystring: z.object({ cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }),
      response: {
        200: z.object({ items: z.array(noticeView), nextCursor: z.uuid().nullable(), unread: z.int(), unreadIsBound: z.boolean() })
      }
    }
  }, async (request) => {
    const inbox = await readInbox(request.context<OfficerPrincipal>(), request.query.cursor ?? null, request.query.limit)
    return {
      ...inbox,
      items: inbox.items.map((notice) => ({ ...notice, createdAt: notice.createdAt.toISOString(), readAt: notice.readAt?.toISOString() ?? null }))
    }
  })

  app.post('/api/v1/notices/:id/read', {
    config: { access: { audience: 'officer', action: null } },
    schema: {
      operationId: 'readNotice', summary: 'Mark a notice as read', tags: ['notices'],
      params: z.object({ id: z.uuid() }), response: { 204: z.null() }
    }
  }, async (request, reply) => {
    await readNotice(request.context<OfficerPrincipal>(), request.params.id)
    return reply.code(204).send(null)
  })
}
