import { z } from 'zod'
import { authorisePost, visibilityOf } from '../../access/entitlement/index.ts'
import { logOpening, type Opening } from '../../log/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, isoInstant, nextIsLast, type Db, type Tx } from '../../platform/database/index.ts'
import { fromTheTop, type HttpApp, readCursor, writeCursor } from '../../platform/http/index.ts'
import { ruleOfVersion } from '../../registers/case-types/index.ts'
import { legalDayAt } from '../../registers/organisations/index.ts'
import { daysBetween } from '../../rules/calendar/index.ts'
import { countBucket, listWork, searchCases, type Viewer, type WorkRow } from './worklist.store.ts'
import { bucketCodes, bucketCountSchema, bucketSchema, countBound, workItemSchema, type WorkItem } from './worklist.types.ts'

/** As the database writes it; a day that does not exist would be an error there. */
const isInstant = (text: string): boolean => text === 'infinity' || (/^[1-9]\d{3}-\d\d-\d\d (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?[+-](?:0\d|1[0-4])(?::[0-5]\d)?$/.test(text)
  && z.iso.date().safeParse(text.slice(0, 10)).success)
const cursorSchema = z.tuple([z.string().max(40).refine(isInstant), z.uuid()])
const foundSchema = z.object({
  caseId: z.uuid(), registrationNumber: z.string(), subject: z.string(), clientName: z.string(), status: z.string()
})

/** The desk: what waits, and for whom. */
export function worklistRoutes(app: HttpApp): void {
  const config = { access: { audience: 'officer', action: null } } as const

  app.get('/api/v1/desk', {
    config: { ...config, passive: true },
    schema: {
      operationId: 'getDesk', summary: 'The heaps of my desk with bounded counts', tags: ['worklist'],
      response: { 200: z.object({ buckets: z.array(bucketCountSchema) }) }
    }
  }, (request) => asViewer(request.context<OfficerPrincipal>(), null, async (tx, viewer) => {
    const buckets = []
    for (const code of bucketCodes) {
      const count = await countBucket(tx, viewer, code)
      buckets.push({ code, count: Math.min(count, countBound), countIsBound: count > countBound })
    }
    return { buckets }
  }))

  app.get('/api/v1/worklist', {
    config: { ...config, passive: true },
    schema: {
      operationId: 'listWork', summary: 'One page of a heap, the most pressing first', tags: ['worklist'],
      querystring: z.object({
        bucket: bucketSchema.default('mine'),
        q: z.string().trim().max(200).optional(),
        cursor: z.string().max(200).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50)
      }),
      response: { 200: z.object({ items: z.array(workItemSchema), nextCursor: z.string().nullable() }) }
    }
  }, async (request) => {
    const ctx = request.context<OfficerPrincipal>()
    const { bucket, q, cursor, limit } = request.query
    const { rows, today } = await asViewer(ctx, listOpened(request.query), async (tx, viewer) => {
      await nextIsLast(tx)
      return {
        rows: await listWork(tx, viewer, { bucket, words: wordsOf(q), after: cursor ? afterOf(cursor) : null, limit: limit + 1 }),
        today: viewer.today
      }
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const names = await caseTypeNames(ctx.db, page)
    return {
      items: page.map((row) => workItem(row, names, today)),
      nextCursor: rows.length > limit && last ? writeCursor([last.dueAt ?? 'infinity', last.caseId]) : null
    }
  })

  app.get('/api/v1/search', {
    config: { ...config, rate: 'search' },
    schema: {
      operationId: 'searchCases', summary: 'Cases by registration number, client or subject', tags: ['worklist'],
      querystring: z.object({ q: z.string().trim().min(2).max(200), limit: z.coerce.number().int().min(1).max(50).default(20) }),
      response: { 200: z.object({ items: z.array(foundSchema) }) }
    }
  }, (request) => asViewer(request.context<OfficerPrincipal>(), {
    kind: 'personal-data.searched', what: request.query.q, body: { words: request.query.q }
  }, async (tx, viewer) => ({
    items: await searchCases(tx, viewer, wordsOf(request.query.q), request.query.limit)
  })))
}

/** A heap counts as one look, with all its pages. */
const listOpened = ({ bucket, q }: { readonly bucket: string; readonly q?: string | undefined }): Opening => ({
  kind: 'personal-data.list-opened', what: `${bucket} ${q ?? ''}`, body: { list: 'worklist', bucket, words: q ?? null }
})

/**
 * Reads in the name of an officer with a job role; what the role sees is part of every query.
 * @param opening how the look stands in the log; null where no name is shown
 */
function asViewer<T>(ctx: Context<OfficerPrincipal>, opening: Opening | null, work: (tx: Tx, viewer: Viewer) => Promise<T>): Promise<T> {
  const { organisationId } = ctx.principal
  const look = (log: (tx: Tx) => Promise<void>): Promise<T> => inOrganisation(ctx.db, organisationId, async (tx) => {
    const { post, legalOffset } = await authorisePost(tx, ctx, { action: 'case:read', resource: { type: 'Office', organisationId } })
    await log(tx)
    return work(tx, {
      organisationId,
      postId: post.postId,
      sees: visibilityOf(post),
      today: legalDayAt(ctx, legalOffset)
    })
  })
  return opening === null ? look(async () => {}) : logOpening(ctx, opening, look)
}

const wordsOf = (text: string | undefined): string[] => (text ?? '').split(/\s+/).filter(Boolean).slice(0, 8)

function afterOf(cursor: string): { due: string; id: string } | null {
  const key = readCursor(cursor, cursorSchema, fromTheTop)
  return key && { due: key[0], id: key[1] }
}

/** Names of the case types by version. They come from the rules that this process has read: in SQL every row would unpack its whole rule. */
async function caseTypeNames(db: Db, rows: readonly WorkRow[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const { caseTypeVersionId: id } of rows) {
    if (!names.has(id)) names.set(id, (await ruleOfVersion(db, id)).name.hu)
  }
  return names
}

function workItem(row: WorkRow, names: ReadonlyMap<string, string>, today: string): WorkItem {
  return {
    caseId: row.caseId,
    registrationNumber: row.registrationNumber,
    subject: row.subject,
    caseType: { code: row.caseTypeCode, name: names.get(row.caseTypeVersionId)! },
    clientName: row.clientName,
    status: row.status,
    stage: row.stage,
    waitsFor: { kind: row.waitsFor, label: row.waitsLabel, since: row.waitsSince === null ? null : isoInstant(row.waitsSince) },
    dueAt: row.dueAt === null ? null : isoInstant(row.dueAt),
    dueDate: row.dueDate,
    daysLeft: row.dueDate ? daysBetween(today, row.dueDate) : null,
    assignee: row.assigneePostId ? { postId: row.assigneePostId, name: row.assigneeName ?? '' } : null,
    version: row.sequence
  }
}
