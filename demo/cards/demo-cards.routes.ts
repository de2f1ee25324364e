import { z } from 'zod'
import type { HttpApp } from '../../src/platform/http/index.ts'
import { listDemoCards } from './demo-cards.store.ts'
import { demoCardView } from './demo-cards.types.ts'

/**
 * Lists the software cards. Registered in the demo only.
 * @throws Error on registration when the installation is not a demo
 */
export function demoCardRoutes(app: HttpApp, config: { readonly demo: boolean }): void {
  if (!config.demo) throw new Error('software cards exist in the demo only')
  app.get('/api/v1/demo/cards', {
    config: { access: { audience: 'public' } },
    schema: { operationId: 'listDemoCards', summary: 'Software cards of the demo', tags: ['demo'], response: { 200: z.object({ items: z.array(demoCardView) }) } }
  }, async (request) => ({ items: await listDemoCards(request.context().db) }))
}
