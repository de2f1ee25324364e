import { allowedActions, authorise } from '../../access/entitlement/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import { calendarOfOffice, organisationErrors, readLegalClock, setLegalClock, type LegalClock } from '../../registers/organisations/index.ts'
import { localOf, localToInstant, yearOf } from '../../rules/calendar/index.ts'
import { enqueueSweep } from './diary.jobs.ts'

const action = 'office:set-legal-clock'

/** The legal clock of the officer's office, and whether this officer may set it. */
export interface LegalClockView extends LegalClock {
  readonly maySet: boolean
}

/** Anyone who works in the office sees by which clock its limits run. */
export function viewLegalClock(ctx: Context<OfficerPrincipal>): Promise<LegalClockView> {
  return inOrganisation(ctx.db, ctx.principal.organisationId, async (tx) => {
    const { organisationId } = ctx.principal
    await authorise(tx, ctx, { action: 'register:read', resource: { type: 'Office', organisationId } })
    return viewOf(tx, ctx)
  })
}

/**
 * Sets the legal clock of a demo office to a day (the time of day stays), or gives it back to the system's with null.
 * The office's cases are swept afterwards: what time brings by the new clock is done by a job.
 *
 * @throws entitlement.denied, organisation.not-demo, organisation.clock-stale, organisation.clock-range
 */
export function changeLegalClock(
  ctx: Context<OfficerPrincipal>, wanted: { readonly legalDate: string | null; readonly expectedVersion: number }
): Promise<LegalClockView> {
  const { organisationId } = ctx.principal
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    await authorise(tx, ctx, { action, resource: { type: 'Office', organisationId } })
    if (wanted.legalDate !== null) await requireCalendar(tx, organisationId, wanted.legalDate)
    const to = wanted.legalDate === null ? null : localToInstant(`${wanted.legalDate}${localOf(ctx.clock.now()).slice(10)}`)
    await setLegalClock(tx, ctx, organisationId, to, wanted.expectedVersion)
    await enqueueSweep(tx, organisationId)
    return viewOf(tx, ctx)
  })
}

async function viewOf(tx: Tx, ctx: Context<OfficerPrincipal>): Promise<LegalClockView> {
  const { organisationId } = ctx.principal
  const clock = await readLegalClock(tx, ctx, organisationId)
  const may = clock.demo ? await allowedActions(tx, ctx, [action], { type: 'Office', organisationId }) : []
  return { ...clock, maySet: may.length > 0 }
}

/** Outside the calendar's years no limit could be derived. */
async function requireCalendar(tx: Tx, organisationId: string, legalDate: string): Promise<void> {
  const years = (await calendarOfOffice(tx, organisationId)).years.map(({ year }) => year)
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const year = yearOf(legalDate)
  if (year < first || year > last) throw organisationErrors.clockRange({ first: `${first}-01-01`, last: `${last}-12-31` })
}
