import { noticeOfficer } from '../../notices/index.ts'
import type { Context } from '../../platform/context/index.ts'
import { inOrganisation, type Db, type Tx } from '../../platform/database/index.ts'
import { addDays } from '../../rules/calendar/index.ts'
import { actorOf, appendActs, openCaseFile, type Authorship, type CaseFile } from '../cases/index.ts'
import { passedTerms, reachedFinality } from './acts-of-time.ts'
import { deemedDeliveries, sendSecondNotices } from '../delivery/index.ts'
import { listDueCases, readNextEvent, writeNextEvent, type DueCase } from './diary.store.ts'

const batch = 200

export interface SweepDeps {
  /** Sees the cases of every office and changes none; acts are appended as the office itself. */
  readonly housekeeper: Db
}

/** What a sweep did. */
export interface SweepReport {
  readonly looked: number
  readonly acts: number
  readonly notices: number
  readonly failed: number
}

/**
 * Goes through the cases in which time alone changes something: second notice, presumption of delivery, finality, a deficiency notice's
 * term. Each case in a transaction of its own office, judged again under its lock, so that running twice, or two at a
 * time, changes nothing more. A case that fails is logged and tried at the next sweep; the others go on.
 *
 * @param organisationId one office, when its legal clock was set; null: all
 */
export async function sweepCases(deps: SweepDeps, ctx: Context, organisationId: string | null = null): Promise<SweepReport> {
  const report = { looked: 0, acts: 0, notices: 0, failed: 0 }
  let after: DueCase | null = null
  for (;;) {
    const due: DueCase[] = await listDueCases(deps.housekeeper, { now: ctx.clock.now(), organisationId, after, limit: batch })
    for (const item of due) {
      report.looked += 1
      try {
        const done = await sweepCase(ctx, item)
        report.acts += done.acts
        report.notices += done.notices
      } catch (error) {
        report.failed += 1
        ctx.logger.error({ err: error, organisationId: item.organisationId, caseId: item.caseId }, 'sweep: a case could not be moved on')
      }
    }
    after = due.at(-1) ?? null
    if (due.length < batch) return report
  }
}

function sweepCase(ctx: Context, { organisationId, caseId }: DueCase): Promise<{ acts: number; notices: number }> {
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const opened = await openCaseFile(tx, ctx, organisationId, caseId, { lock: true })
    const since = await readNextEvent(tx, organisationId, caseId)
    if (since === null || since > opened.state.today) return { acts: 0, notices: 0 }
    const by: Authorship = { actor: actorOf(ctx), policies: [] }
    const terms = passedTerms(opened.state, since)
    const noticed = await appendActs(tx, ctx, opened, by, await sendSecondNotices(tx, ctx, opened))
    const served = await appendActs(tx, ctx, noticed, by, deemedDeliveries(noticed.state))
    const after = await appendActs(tx, ctx, served, by, reachedFinality(served.state))
    await tellOfTerms(tx, ctx, after, terms)
    await writeNextEvent(tx, organisationId, caseId, nextLook(after))
    return { acts: after.acts.length - opened.acts.length, notices: terms.length }
  })
}

/** Never a day that has come already: what could be done today was done, and the same notice must not go out again. */
function nextLook({ state }: CaseFile): string | null {
  if (state.nextEventOn === null || state.nextEventOn > state.today) return state.nextEventOn
  return addDays(state.today, 1)
}

async function tellOfTerms(tx: Tx, ctx: Context, file: CaseFile, noticeIds: readonly string[]): Promise<void> {
  const postId = file.state.assignment?.assigneePostId
  if (!postId) return
  for (const noticeId of noticeIds) {
    await noticeOfficer(tx, ctx, {
      organisationId: file.stored.organisationId, to: { postId }, kind: 'deficiency.term-passed', caseId: file.stored.id,
      facts: { noticeId, registrationNumber: file.stored.registrationNumber }
    })
  }
}
