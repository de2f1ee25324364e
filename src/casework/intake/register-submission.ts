import { authorise } from '../../access/entitlement/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import { ruleOfVersion, type RuleVersion } from '../../registers/case-types/index.ts'
import { officeTimeOf } from '../../registers/organisations/index.ts'
import { legalDateOf, type CalendarData } from '../../rules/calendar/index.ts'
import { emptyHistory, judgeWhenAsked, type CaseParty, type NewAct } from '../../rules/procedure/index.ts'
import {
  actorOf, actRow, appendActs, caseErrors, caseRow, clientRow, documentRow, fileDocument, linkClient, openCaseFile, planActs, readCase, requireSequence,
  type Authorship, type CaseFile, type StoredCase
} from '../cases/index.ts'
import {
  arrivalText, entryRow, registerInBook, RegistrationRefused, type AllocatedNumber, type ComposedRegistration, type RegistrationEntry, type Row
} from '../register-books/index.ts'
import { intakeErrors } from './intake.errors.ts'
import { markRegistered, readForRegistration, readSubmission } from './submission.store.ts'
import type { ReceivedFile, StoredSubmission } from './submission.types.ts'

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
 * Reads first and writes everything at once, combined with others of the office (`registerInBook`): what was read is compared at the
 * write, where the submission must still have the version that was judged.
 *
 * @param answer row of the caller's idempotency key, which commits with the registration
 * @throws intake.not-found, intake.stale, intake.unknown-case-type, case.not-found for a predecessor of another office
 */
export async function registerSubmission(
  ctx: Context<OfficerPrincipal>, registration: Registration, answer: ((result: RegisteredCase) => Row) | null = null
): Promise<RegisteredCase> {
  const { organisationId } = ctx.principal
  const { caseType, subject, predecessorCaseIds } = registration
  const found = await readForRegistration(ctx.db, organisationId, registration.submissionId, caseType)
  if (!found) throw intakeErrors.notFound()
  const { submission } = found
  const decision = await authorise(ctx.db, ctx, { action: 'case:register', resource: { type: 'Submission', id: submission.id, organisationId, caseType } })
  requireWaiting(submission, registration.expectedVersion)
  if (found.ruleId === null) throw intakeErrors.unknownCaseType({ caseType })
  const version = { id: found.ruleId, rule: await ruleOfVersion(ctx.db, found.ruleId) }
  const time = officeTimeOf(ctx, found.office)
  await requireCases(ctx, organisationId, predecessorCaseIds)
  const authorship = { actor: actorOf(ctx), policies: decision.policies }
  const book = { organisationId, code: version.rule.registerBook, year: Number(legalDateOf(time.legalNow).slice(0, 4)), name: version.rule.registerBook }
  try {
    return await registerInBook(ctx, book, (number) => compose(ctx, { submission, version, subject, predecessorCaseIds, number, time, authorship, answer }))
  } catch (error) {
    if (error instanceof RegistrationRefused && error.failure === NOT_WAITING) throw intakeErrors.stale()
    throw error
  }
}

/** SQLSTATE of `kapu.write_registration` where the submission is not what was read any more. */
const NOT_WAITING = 'KA001'

async function requireCases(ctx: Context, organisationId: string, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return
  await inOrganisation(ctx.db, organisationId, async (tx) => {
    for (const caseId of caseIds) {
      if (!await readCase(tx, organisationId, caseId, { lock: false })) throw caseErrors.notFound()
    }
  })
}

interface ToCompose {
  readonly submission: StoredSubmission
  readonly version: RuleVersion
  readonly subject: string
  readonly predecessorCaseIds: readonly string[]
  readonly number: AllocatedNumber
  readonly time: { readonly legalNow: Date; readonly calendar: CalendarData }
  readonly authorship: Authorship
  readonly answer: ((result: RegisteredCase) => Row) | null
}

/** Everything that a registration writes under its number. */
function compose(ctx: Context<OfficerPrincipal>, from: ToCompose): ComposedRegistration<RegisteredCase> {
  const { submission, version: { id: caseTypeVersionId, rule }, subject, number, time } = from
  const { organisationId } = submission
  const at = ctx.clock.now()
  const id = ctx.ids.uuid()
  const stored: StoredCase = {
    id, organisationId, registerBookId: number.registerBookId, registerCode: number.registerCode, mainNumber: number.main, year: number.year,
    registrationNumber: number.text, caseTypeCode: rule.code, caseTypeVersionId, subject, clientName: submission.submitter.name, sequence: 0, status: 'new',
    assigneePostId: null, openedAt: at
  }
  const file: CaseFile = { stored, acts: [], rule, ...time, state: judgeWhenAsked(emptyHistory, rule, time.calendar, time.legalNow.toISOString()) }
  const documents = submission.files.map((received) => ({ ...receivedDocument(submission, received), documentId: ctx.ids.uuid(), subNumber: number.sub }))
  const planned = planActs(ctx, file, from.authorship, [
    arrivedAct(submission, 'request'),
    {
      kind: 'case-registered',
      body: {
        registrationNumber: number.text,
        registerBook: rule.registerBook,
        caseType: rule.code,
        caseTypeVersionId,
        subject,
        procedure: rule.procedure.initial,
        filingPlanItem: rule.filingPlan.item,
        parties: [partyOf(ctx, submission)],
        predecessorCaseIds: [...from.predecessorCaseIds]
      }
    },
    ...documents.map((body): NewAct => ({ kind: 'document-filed', body }))
  ])
  const entry: RegistrationEntry = {
    registerBookId: number.registerBookId, mainNumber: number.main, subNumber: number.sub, caseId: id, direction: 'in', registeredAt: at,
    registeredBy: { postId: ctx.principal.postId, name: from.authorship.actor.name },
    arrivalNumber: arrivalText(submission.arrivalNumber, submission.arrivalYear), partner: submission.submitter.name, subject, documentIds: [],
    filingPlanItem: rule.filingPlan.item
  }
  const result = { caseId: id, registrationNumber: number.text }
  return {
    result,
    rows: {
      submission: { id: submission.id, version: submission.version, caseId: id },
      case: caseRow(planned.file.stored, { projection: planned.projection, lastSub: number.sub, at: planned.at }),
      entry: entryRow(organisationId, entry),
      acts: planned.added.map(({ act, entry: logged }) => actRow(organisationId, id, act, logged.id)),
      documents: documents.map((document) => documentRow(organisationId, id, {
        ...document, filedAt: at, filedByPostId: ctx.principal.postId, submissionId: submission.id
      })),
      links: from.predecessorCaseIds.map((other) => ({ organisation_id: organisationId, case_id: id, other_case_id: other, kind: 'predecessor', at })),
      ...(submission.clientKey ? { client: clientRow({ ...linkOf(submission, submission.clientKey), caseId: id }) } : {}),
      log: planned.added.map(({ entry: logged }) => logged),
      ...(from.answer ? { answer: from.answer(result) } : {}),
      live: planned.live
    }
  }
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
    const filed = await fileReceived(tx, ctx, file, submission)
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

/** The act by which a submission becomes part of a case. */
export function arrivedAct(submission: StoredSubmission, role: 'request' | 'further', answers: string | null = null): NewAct {
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
      data: submission.data,
      ...(answers && { answers })
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

/** A file of a submission as a document of the case. */
function receivedDocument(submission: StoredSubmission, received: ReceivedFile) {
  return {
    direction: 'in' as const,
    kind: 'attachment',
    requirement: received.requirement,
    title: received.name,
    mediaType: received.mediaType,
    size: received.size,
    sha256: received.sha256,
    partner: submission.submitter.name,
    clientVisible: true,
    validity: received.verdict === 'ok' ? 'plain' as const : 'unchecked' as const
  }
}

/** Files the received documents, each under the next sub-number. */
export async function fileReceived(tx: Tx, ctx: Context, file: CaseFile, submission: StoredSubmission): Promise<NewAct[]> {
  const acts: NewAct[] = []
  for (const received of submission.files) {
    const { registrationNumber: _, ...document } = await fileDocument(tx, ctx, file, {
      ...receivedDocument(submission, received), register: true, submissionId: submission.id
    })
    acts.push({ kind: 'document-filed', body: document })
  }
  return acts
}

async function linkSubmitter(tx: Tx, submission: StoredSubmission, caseId: string): Promise<void> {
  if (submission.clientKey) await linkClient(tx, { ...linkOf(submission, submission.clientKey), caseId })
}

function linkOf(submission: StoredSubmission, clientKey: string) {
  return { clientKey, organisationId: submission.organisationId, submissionId: submission.id, since: submission.receivedAt }
}
