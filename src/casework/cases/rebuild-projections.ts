import { appendEntry } from '../../log/index.ts'
import type { Context } from '../../platform/context/index.ts'
import { inOrganisation, type Db } from '../../platform/database/index.ts'
import { publishLive } from '../../platform/live/index.ts'
import { addDays, localOf, localToInstant } from '../../rules/calendar/index.ts'
import { fold, type Act } from '../../rules/procedure/index.ts'
import { projectCase } from './append-acts.ts'
import type { CaseFile } from './case.types.ts'
import { openCaseFile } from './open-case.ts'
import { listCaseKeys, mendProjection, readProjection, type CaseKey, type ProjectedRow } from './projection.store.ts'

const batch = 500

export interface RebuildDeps {
  /** Sees the cases of every office and changes none; rows are mended as the office itself. */
  readonly housekeeper: Db
}

/** A case whose row is not what its acts add up to. */
export interface DifferentCase extends CaseKey {
  readonly registrationNumber: string
  /** Names of what differs. */
  readonly columns: readonly string[]
}

/** A case whose acts add up to nothing: only a person can help. */
export interface BrokenCase extends CaseKey {
  readonly reason: string
}

export interface RebuildReport {
  readonly checked: number
  readonly mended: number
  readonly different: readonly DifferentCase[]
  readonly broken: readonly BrokenCase[]
}

/**
 * Folds every case anew and compares its row with the acts; writes the row where it differs, unless `check`. Each case in
 * a transaction of its own office under the case's lock, so that it may run beside the Gate. A mended row is logged.
 */
export async function rebuildProjections(deps: RebuildDeps, ctx: Context, options: { readonly check: boolean }): Promise<RebuildReport> {
  const different: DifferentCase[] = []
  const broken: BrokenCase[] = []
  let checked = 0
  let after: CaseKey | null = null
  for (;;) {
    const keys: CaseKey[] = await listCaseKeys(deps.housekeeper, { after, limit: batch })
    for (const key of keys) {
      checked += 1
      try {
        const found = await rebuildOne(ctx, key, options)
        if (found) different.push(found)
      } catch (error) {
        ctx.logger.error({ err: error, ...key }, 'projections: a case cannot be folded')
        broken.push({ ...key, reason: error instanceof Error ? error.message : String(error) })
      }
    }
    after = keys.at(-1) ?? null
    if (keys.length < batch) return { checked, mended: options.check ? 0 : different.length, different, broken }
  }
}

function rebuildOne(ctx: Context, key: CaseKey, { check }: { readonly check: boolean }): Promise<DifferentCase | null> {
  return inOrganisation(ctx.db, key.organisationId, async (tx) => {
    const file = await openCaseFile(tx, ctx, key.organisationId, key.caseId, { lock: true })
    const row = await readProjection(tx, key)
    const due = projectedRow(file, row)
    const columns = differences(row, due)
    if (columns.length === 0) return null
    if (!check) {
      await mendProjection(tx, file.stored, due)
      await appendEntry(tx, ctx, { kind: 'case.projection-mended', ...key, body: { columns } })
      await publishLive(tx, { kind: 'case', id: key.caseId, sequence: due.sequence, organisationId: key.organisationId })
    }
    return { ...key, registrationNumber: file.stored.registrationNumber, columns }
  })
}

/**
 * What the row should be.
 * @throws Error when there are no acts, or when one is missing: a row that is made to fit would hide that they were lost
 */
function projectedRow(file: CaseFile, row: ProjectedRow): Omit<ProjectedRow, 'searchFits'> {
  const last = file.acts.at(-1)
  if (!last) throw new Error('the case has no acts')
  const gap = file.acts.findIndex((act, index) => act.sequence !== index + 1)
  if (gap >= 0) throw new Error(`act ${gap + 1} is missing`)
  if (row.sequence > last.sequence) throw new Error(`the row tells of ${row.sequence} acts, but there are ${last.sequence}`)
  // Rows are written with each act, so the state as of the last one is what stands there; what time has brought since is
  // computed when the lists are read.
  const { closed, ...projection } = projectCase(fold(file.acts, file.rule, file.calendar, legalInstantOf(last)))
  const at = new Date(last.at)
  return { ...projection, nextEventOn: nextLook(file, row.nextEventOn), sequence: last.sequence, updatedAt: at, closedAt: closed ? at : null }
}

/** When an act took place by the office's legal clock: its legal day, at the time of day at which it was recorded. */
function legalInstantOf(act: Act): string {
  return localToInstant(`${act.legalDate}${localOf(act.at).slice(10)}`).toISOString()
}

/**
 * The sweeper moves its own note on, and looking too early costs nothing; so a note stands unless it is missing or later
 * than the next event, which would leave a deadline unseen. Where a demo office's legal clock was turned back behind an
 * event that the sweeper had seen, the event lies ahead again and is noted again.
 */
function nextLook({ state }: CaseFile, noted: string | null): string | null {
  const next = state.nextEventOn
  if (next === null) return noted
  const wanted = next > state.today ? next : addDays(state.today, 1)
  return noted !== null && noted <= wanted ? noted : wanted
}

function differences(row: ProjectedRow, due: Omit<ProjectedRow, 'searchFits'>): string[] {
  const same = (a: unknown, b: unknown): boolean => (a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b)
  const columns: string[] = (Object.keys(due) as Array<keyof typeof due>).filter((name) => !same(row[name], due[name]))
  // A wrong name has a wrong search text, too; the text is named where it alone is wrong.
  return row.searchFits ? columns : [...columns, 'searchFolded']
}
