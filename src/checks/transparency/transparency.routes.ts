import { z } from 'zod'
import { dataUseSchema, listDataUse } from '../../notices/index.ts'
import type { Context, Principal } from '../../platform/context/index.ts'
import { inCentral, type Db } from '../../platform/database/index.ts'
import type { HttpApp } from '../../platform/http/index.ts'
import { findOrganisation } from '../../registers/organisations/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'

type ClientPrincipal = Extract<Principal, { kind: 'client' }>

export interface TransparencyDeps {
  readonly db: Db
  /** Every key under which this client's data uses stand: id in the Etalon, key at the identity provider. */
  readonly clientKeys: (ctx: Context<ClientPrincipal>) => Promise<readonly string[]>
}

/** A use of my data: the authority is named, the officer is a stable pseudonym that a complaint opens (C-579/21). */
const usageSchema = dataUseSchema.extend({ usedAt: z.iso.datetime(), organisationName: z.string().nullable() })

/** Who looked at my data (GDPR 15. cikk, Infotv. 25/F. §). */
export function transparencyRoutes(app: HttpApp, deps: TransparencyDeps): void {
  app.get('/api/v1/client/data-uses', {
    config: { access: { audience: 'client' } },
    schema: {
      operationId: 'listMyDataUses',
      summary: 'Who looked at my data, when, for what purpose and on what legal basis; newest first',
      tags: ['client'],
      querystring: z.object({ cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
      response: { 200: z.object({ items: z.array(usageSchema), nextCursor: z.string().nullable() }) }
    }
  }, async (request) => {
    const ctx = request.context<ClientPrincipal>()
    const keys = await deps.clientKeys(ctx)
    const today = legalDateOf(ctx.clock.now())
    return inCentral(deps.db, async (tx) => {
      const page = await listDataUse(tx, ctx, keys, request.query.cursor ?? null, request.query.limit)
      const names = new Map<string, string | null>()
      for (const { organisationId } of page.items) {
        if (!names.has(organisationId)) names.set(organisationId, (await findOrganisation(tx, organisationId, today))?.name ?? null)
      }
      return {
        items: page.items.map((use) => ({ ...use, usedAt: use.usedAt.toISOString(), organisationName: names.get(use.organisationId) ?? null })),
        nextCursor: page.nextCursor
      }
    })
  })
}
