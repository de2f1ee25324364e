import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { DomainError } from '../../platform/errors/index.ts'
import { publishLive, type LiveEvent } from '../../platform/live/index.ts'
import { appendEntryRows, entryRow, type EntryRow } from '../../log/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import {
  assertPermitted, evolve, historyOf, judge, judgeWhenAsked, ProcedureError, type Act, type Actor, type CaseState, type NewAct
} from '../../rules/procedure/index.ts'
import { caseErrors } from './case.errors.ts'
import { insertActs, updateProjection } from './case.store.ts'
import type { CaseFile, CaseProjection } from './case.types.ts'

/** By whom acts are appended, and which policies allowed it. */
export interface Authorship {
  readonly actor: Actor
  readonly policies: readonly string[]
}

/** Acts that may be appended, and the state they lead to; nothing is stored yet. */
export interface JudgedActs {
  readonly file: CaseFile
  readonly added: readonly Act[]
  readonly projection: CaseProjection
  readonly at: Date
  readonly live: LiveEvent
}

/** The same with the entries that log them. */
export interface PlannedActs extends Omit<JudgedActs, 'added'> {
  readonly added: ReadonlyArray<{ readonly act: Act; readonly entry: EntryRow }>
}

/**
 * Checks acts one after the other, each against the state the one before it left.
 * @throws case.not-permitted when the history or the rule does not allow one
 */
export function planActs(ctx: Context, file: CaseFile, by: Authorship, newActs: readonly NewAct[]): PlannedActs {
  const judged = judgeActs(ctx, file, by, newActs)
  const { organisationId, id: caseId } = file.stored
  return {
    ...judged,
    // The log keeps the fingerprint of the act and its body under the rights of the case; see log.
    added: judged.added.map((act) => ({
      act,
      entry: entryRow(ctx, {
        kind: 'act.appended', organisationId, caseId,
        body: { act: act.id, sequence: act.sequence, kind: act.kind, legalDate: act.legalDate, policies: act.policies, content: act.body }
      })
    }))
  }
}

/** The judgement alone: what is measured against it is the price of the log. */
export function judgeActs(ctx: Context, file: CaseFile, by: Authorship, newActs: readonly NewAct[]): JudgedActs {
  const at = ctx.clock.now()
  const legalDate = legalDateOf(file.legalNow)
  const legalNow = file.legalNow.toISOString()
  const acts = [...file.acts]
  const added: Act[] = []
  let history = historyOf(acts)
  let between = file.state
  let state: CaseState
  try {
    for (const item of newActs) {
      const act = actOf(ctx, by, item, { at, legalDate, sequence: acts.length + 1 })
      assertPermitted(between, file.rule, act)
      history = evolve(history, act)
      between = judgeWhenAsked(history, file.rule, file.calendar, legalNow)
      acts.push(act)
      added.push(act)
    }
    state = judge(history, file.rule, file.calendar, legalNow)
  } catch (error) {
    throw error instanceof ProcedureError ? notPermitted(error) : error
  }
  const projection = projectCase(state)
  const stored = {
    ...file.stored, sequence: acts.length, status: projection.status, assigneePostId: projection.assigneePostId, clientName: projection.clientName
  }
  return {
    file: { ...file, acts, state, stored },
    added,
    projection,
    at,
    live: { kind: 'case', id: stored.id, sequence: acts.length, organisationId: stored.organisationId }
  }
}

/**
 * Appends acts to a case that this transaction has locked: checked, stored, logged, and the lists' row is projected anew.
 *
 * @throws case.not-permitted when the history or the rule does not allow an act; nothing is stored then
 */
export async function appendActs(
  tx: Tx, ctx: Context, file: CaseFile, by: Authorship, newActs: readonly NewAct[]
): Promise<CaseFile> {
  if (newActs.length === 0) return file
  const { stored } = file
  const planned = planActs(ctx, file, by, newActs)
  await appendEntryRows(tx, planned.added.map(({ entry }) => entry))
  await insertActs(tx, stored.organisationId, stored.id, planned.added.map(({ act, entry }) => ({ act, entryId: entry.id })))
  await updateProjection(tx, stored, { sequence: planned.file.acts.length, at: planned.at, projection: planned.projection })
  await publishLive(tx, planned.live)
  return planned.file
}

/**
 * Checks that an act would be permitted now, before something is done that cannot be undone, such as asking another
 * authority; `appendActs` checks again.
 * @throws case.not-permitted
 */
export function requirePermitted(ctx: Context, file: CaseFile, by: Authorship, item: NewAct): void {
  const place = { at: ctx.clock.now(), legalDate: legalDateOf(file.legalNow), sequence: file.acts.length + 1 }
  try {
    assertPermitted(file.state, file.rule, actOf(ctx, by, item, place))
  } catch (error) {
    throw error instanceof ProcedureError ? notPermitted(error) : error
  }
}

function actOf(ctx: Context, by: Authorship, item: NewAct, place: { at: Date; legalDate: string; sequence: number }): Act {
  return {
    id: ctx.ids.uuid(),
    sequence: place.sequence,
    at: place.at.toISOString(),
    legalDate: place.legalDate,
    actor: by.actor,
    policies: [...by.policies],
    schema: 1,
    kind: item.kind,
    body: item.body
  } as Act
}

/** A refused act as a domain error that carries the sentence of the rule. */
function notPermitted(error: ProcedureError): DomainError {
  const definition = { status: 409, hu: error.hu, en: error.en }
  return new DomainError(caseErrors.notPermitted().code, definition, { reason: error.reason }, { cause: error })
}

/** What lists show of a state: instants and codes, never a judgement that time changes. */
export function projectCase(state: CaseState): CaseProjection {
  const [waiting] = state.waits
  return {
    status: state.status,
    stage: state.stage,
    waitsFor: waiting?.kind ?? 'nobody',
    waitsLabel: waiting?.label.hu ?? null,
    waitsSince: waiting ? new Date(waiting.since) : null,
    dueDate: state.clock?.due?.slice(0, 10) ?? null,
    dueAt: state.clock?.dueAt ? new Date(state.clock.dueAt) : null,
    nextEventOn: state.nextEventOn,
    assigneePostId: state.assignment?.assigneePostId ?? null,
    clientName: state.parties.find((party) => party.role === 'client')?.name ?? state.request?.submitter.name ?? '',
    closed: state.status === 'filed'
  }
}
