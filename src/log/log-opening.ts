import type { Context, OfficerPrincipal } from '../platform/context/index.ts'
import type { Db, Tx } from '../platform/database/index.ts'
import { appendEntry } from './append-entry.ts'

/** What an officer opens that shows personal data. */
export interface Opening {
  readonly kind: `personal-data.${string}`
  /** What makes two openings the same: the case, the heap with its filter, the words searched for. */
  readonly what: string
  readonly caseId?: string
  readonly subject?: { readonly kind: string; readonly id: string }
  readonly body: Readonly<Record<string, unknown>>
}

/** So long one look counts once: pages fetch themselves anew whenever something happens on them. */
const sameLookMs = 60 * 60_000
/** Forgetting one costs a further entry, nothing else. */
const remembered = 20_000

/** Looks that are in the log already, by database; of this process only, since a further entry harms nobody. */
const logged = new WeakMap<Db, Map<string, number>>()

/**
 * Opens personal data of the office's own files: `work` writes the entry with `log` in its transaction, so nothing is shown that the
 * log does not know. The same officer looking at the same thing in the same session within an hour counts once; a list counts once,
 * not per row (design idea 4; Infotv. 2011. évi CXII. tv. 25/F. § as the measure).
 *
 * Lost: an entry for every request. A desk left open fetches itself hundreds of times a day, and a log that nobody can read proves
 * less than a short one. Lost too: entries gathered in memory and written later, since a killed process would have shown data
 * without trace.
 */
export async function logOpening<T>(ctx: Context<OfficerPrincipal>, opening: Opening, work: (log: (tx: Tx) => Promise<void>) => Promise<T>): Promise<T> {
  const { sessionId, postId, organisationId } = ctx.principal
  const at = ctx.clock.now().getTime()
  const looks = looksOf(ctx.db)
  const key = [sessionId, postId, opening.kind, opening.what].join('\n')
  const known = looks.get(key)
  if (known !== undefined && at - known >= 0 && at - known < sameLookMs) return work(async () => {})
  let written = false
  const result = await work(async (tx) => {
    await appendEntry(tx, ctx, {
      kind: opening.kind, organisationId, caseId: opening.caseId ?? null, subject: opening.subject ?? null, body: opening.body
    })
    written = true
  })
  // Only now has it been committed.
  if (written) remember(looks, key, at)
  return result
}

function looksOf(db: Db): Map<string, number> {
  const known = logged.get(db)
  if (known) return known
  const made = new Map<string, number>()
  logged.set(db, made)
  return made
}

function remember(looks: Map<string, number>, key: string, at: number): void {
  looks.delete(key)
  looks.set(key, at)
  if (looks.size > remembered) looks.delete(looks.keys().next().value!)
}
