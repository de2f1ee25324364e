import { authorise } from '../../access/entitlement/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import { ruleInForce, type RuleVersion } from '../../registers/case-types/index.ts'
import { calendarOfOffice, legalNow } from '../../registers/organisations/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { fold, type CaseParty, type NewAct } from '../../rules/procedure/index.ts'
import {
  actorOf, appendActs, caseErrors, fileDocument, insertCase, linkClient, openCaseFile, readCase, requireSequence,
  type CaseFile
} from '../cases/index.ts'
import { allocateMainNumber, arrivalText, insertEntry } from '../register-books/index.ts'
import { intakeErrors } from './intake.errors.ts'
import { insertCaseLink, markRegistered, readSubmission } from './submission.store.ts'
import type { StoredSubmission } from './submission.types.ts'

/** What the registering officer decides. */
export interface Registration {
  submissionId: string
  expectedVersion: number
  caseType: string
  subject: string
  predecessorCaseIds: string[]
}

/** The case that was opened. */
export interface RegisteredCase {
  caseId: string
  registrationNumber: string
}

/**
 * Registers a submission (iktatás): opens the case under the next main number of the register book with the rule in
 * force on the day of arrival, files the submission's documents under sub-number 1, and starts the clock, which runs
 * from arrival (Ákr. 37. § (2)), not from this moment.
 *
 * @throws intake.not-found, intake.stale, intake.unknown-case-type, case.not-found for a predecessor of another office
 */
export function registerSubmission(
  ctx: Context<OfficerPrincipal>, registration: Registration, within: (tx: Tx, result: RegisteredCase) => Promise<void> = async () => {}
): Promise<RegisteredCase> {
  const { organisationId } = ctx.principal
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const submission = await readSubmission(tx, organisationId, registration.submissionId, { lock: true })
    if (!submission) throw intakeErrors.notFound()
    const decision = await authorise(tx, ctx, {
      action: 'case:register',
      resource: { type: 'Submission', id: submission.id, organisationId, caseType: registration.caseType }
    })
    requireWaiting(submission, registration.expectedVersion)
    const version = await ruleInForce(tx, registration.caseType, legalDateOf(submission.receivedAt))
    if (!version) throw intakeErrors.unknownCaseType({ caseType: registration.caseType })
    for (const caseId of registration.predecessorCaseIds) {
      if (!await readCase(tx, organisationId, caseId, { lock: false })) throw caseErrors.notFound()
    }
    const file = await openCase(tx, ctx, submission, version, registration.subject)
    const authorship = { actor: actorOf(ctx), policies: decision.policies }
    const opened = await appendActs(tx, ctx, file, authorship, [
      arrivedAct(submission, 'request'),
      {
        kind: 'case-registered',
        body: {
          registrationNumber: file.stored.registrationNumber,
          registerBook: version.rule.registerBook,
          caseType: version.rule.code,
          caseTypeVersionId: version.id,
          subject: registration.subject,
          procedure: version.rule.procedure.initial,
          filingPlanItem: version.rule.filingPlan.item,
          parties: [partyOf(ctx, submission)],
          predecessorCaseIds: registration.predecessorCaseIds
        }
      }
    ])
    const filed = await fileReceived(tx, ctx, opened, submission, 1)
    await appendActs(tx, ctx, opened, authorship, filed)
    for (const other of registration.predecessorCaseIds) {
      await insertCaseLink(tx, organisationId, { caseId: file.stored.id, otherCaseId: other, kind: 'predecessor', at: ctx.clock.now() })
    }
    if (!await markRegistered(tx, submission, file.stored.id)) throw intakeErrors.stale()
    await linkSubmitter(tx, submission, file.stored.id)
    const result = { caseId: file.stored.id, registrationNumber: file.stored.registrationNumber }
    await within(tx, result)
    return result
  })
}

/**
 * Attaches a further submission to an open case: its documents get the next sub-number.
 * @throws intake.not-found, intake.stale, case.not-found, case.not-permitted
 */
export function attachSubmission(
  ctx: Context<OfficerPrincipal>,
  request: { submissionId: string; expectedVersion: number; caseId: string },
  within: (tx: Tx, result: RegisteredCase) => Promise<void> = async () => {}
): Promise<RegisteredCase> {
  const { organisationId } = ctx.principal
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const submission = await readSubmission(tx, organisationId, request.submissionId, { lock: true })
    if (!submission) throw intakeErrors.notFound()
    const file = await openCaseFile(tx, ctx, organisationId, request.caseId, { lock: true })
    const decision = await authorise(tx, ctx, {
      action: 'case:register',
      resource: { type: 'Submission', id: submission.id, organisationId, caseType: file.stored.caseTypeCode }
    })
    requireWaiting(submission, request.expectedVersion)
    requireSequence(file, null)
    const filed = await fileReceived(tx, ctx, file, submission, null)
    await appendActs(tx, ctx, file, { actor: actorOf(ctx), policies: decision.policies }, [
      arrivedAct(submission, 'further'), ...filed
    ])
    if (!await markRegistered(tx, submission, file.stored.id)) throw intakeErrors.stale()
    await linkSubmitter(tx, submission, file.stored.id)
    const result = { caseId: file.stored.id, registrationNumber: file.stored.registrationNumber }
    await within(tx, result)
    return result
  })
}

function requireWaiting(submission: StoredSubmission, expectedVersion: number): void {
  if (submission.state !== 'arrived' || submission.version !== expectedVersion) {
    throw intakeErrors.stale({ caseId: submission.caseId, state: submission.state })
  }
}

async function openCase(
  tx: Tx, ctx: Context, submission: StoredSubmission, version: RuleVersion, subject: string
): Promise<CaseFile> {
  const { organisationId } = submission
  const now = await legalNow(tx, ctx, organisationId)
  const year = Number(legalDateOf(now).slice(0, 4))
  const { rule } = version
  const number = await allocateMainNumber(tx, ctx, { organisationId, code: rule.registerBook, year, name: rule.registerBook })
  const id = ctx.ids.uuid()
  const openedAt = ctx.clock.now()
  await insertCase(tx, {
    organisationId,
    id,
    registerBookId: number.registerBookId,
    registerCode: number.registerCode,
    mainNumber: number.main,
    year: number.year,
    registrationNumber: number.text,
    caseTypeCode: rule.code,
    caseTypeVersionId: version.id,
    subject,
    clientName: submission.submitter.name,
    openedAt
  })
  await insertEntry(tx, organisationId, {
    registerBookId: number.registerBookId,
    mainNumber: number.main,
    subNumber: number.sub,
    caseId: id,
    direction: 'in',
    registeredAt: openedAt,
    registeredBy: { postId: ctx.principal.kind === 'officer' ? ctx.principal.postId : null, name: actorOf(ctx).name },
    arrivalNumber: arrivalText(submission.arrivalNumber, submission.arrivalYear),
    partner: submission.submitter.name,
    subject,
    documentIds: [],
    filingPlanItem: rule.filingPlan.item
  })
  const stored = await readCase(tx, organisationId, id, { lock: true })
  if (!stored) throw new Error(`case ${id} was inserted but is not readable`)
  const calendar = await calendarOfOffice(tx, organisationId)
  return { stored, acts: [], rule, calendar, legalNow: now, state: fold([], rule, calendar, now.toISOString()) }
}

/** The act by which a submission becomes part of a case. */
export function arrivedAct(submission: StoredSubmission, role: 'request' | 'further'): NewAct {
  return {
    kind: 'submission-arrived',
    body: {
      submissionId: submission.id,
      arrivalNumber: arrivalText(submission.arrivalNumber, submission.arrivalYear),
      channel: submission.channel,
      receivedAt: submission.receivedAt.toISOString(),
      role,
      language: submission.language,
      submitter: {
        kind: submission.submitter.kind,
        name: submission.submitter.name,
        email: submission.submitter.email,
        clientKey: submission.clientKey
      },
      formVersion: submission.formVersion,
      data: submission.data
    }
  }
}

function partyOf(ctx: Context, submission: StoredSubmission): CaseParty {
  return {
    partyId: ctx.ids.uuid(),
    role: 'client',
    kind: submission.submitter.kind,
    name: submission.submitter.name,
    address: submission.submitter.address,
    email: submission.submitter.email,
    clientKey: submission.clientKey,
    represents: null
  }
}

/** Files the received documents; under `sub` when given, else each under the next sub-number. */
export async function fileReceived(
  tx: Tx, ctx: Context, file: CaseFile, submission: StoredSubmission, sub: number | null
): Promise<NewAct[]> {
  const acts: NewAct[] = []
  for (const received of submission.files) {
    const { registrationNumber: _, ...document } = await fileDocument(tx, ctx, file, {
      direction: 'in',
      kind: 'attachment',
      requirement: received.requirement,
      title: received.name,
      mediaType: received.mediaType,
      size: received.size,
      sha256: received.sha256,
      partner: submission.submitter.name,
      clientVisible: true,
      validity: received.verdict === 'ok' ? 'plain' : 'unchecked',
      register: sub === null,
      subNumber: sub,
      submissionId: submission.id
    })
    acts.push({ kind: 'document-filed', body: document })
  }
  return acts
}

async function linkSubmitter(tx: Tx, submission: StoredSubmission, caseId: string): Promise<void> {
  if (!submission.clientKey) return
  await linkClient(tx, {
    clientKey: submission.clientKey,
    organisationId: submission.organisationId,
    submissionId: submission.id,
    caseId,
    since: submission.receivedAt
  })
}
