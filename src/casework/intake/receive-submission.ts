import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { appendEntry } from '../../log/index.ts'
import { sendToMailbox } from '../../notices/index.ts'
import type { Context } from '../../platform/context/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import { publishLive } from '../../platform/live/index.ts'
import { ruleInForce, type RuleVersion } from '../../registers/case-types/index.ts'
import { validateForm } from '../../registers/forms/index.ts'
import { findOrganisation, legalNow, type Organisation } from '../../registers/organisations/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { subjectOf } from '../../rules/procedure/index.ts'
import { linkClient } from '../cases/index.ts'
import { allocateArrivalNumber } from '../register-books/index.ts'
import { intakeErrors } from './intake.errors.ts'
import { insertSubmission, type SubmissionToStore } from './submission.store.ts'
import type { ElectronicSubmission, Receipt, ReceivedFile, RecordedSubmission } from './submission.types.ts'

/** What the sender gets back. */
export interface Arrival {
  submissionId: string
  organisationId: string
  arrivalNumber: string
  receivedAt: string
  receipt: Receipt
}

/** The office and the rule that a submission is for, checked before any file is read. */
export interface Destination {
  organisation: Organisation
  version: RuleVersion | null
}

/**
 * Finds the office and the rule in force, and checks the form's data against its schema.
 * @throws intake.unknown-organisation, intake.unknown-case-type, intake.not-competent, intake.form-outdated,
 *   intake.form-invalid with the faulty fields
 */
export async function checkSubmission(tx: Tx, ctx: Context, submission: ElectronicSubmission): Promise<Destination> {
  const organisation = await findOrganisation(tx, submission.organisation, legalDateOf(ctx.clock.now()))
  if (!organisation) throw intakeErrors.unknownOrganisation({ organisation: submission.organisation })
  const today = legalDateOf(await legalNow(tx, ctx, organisation.id))
  const version = await ruleInForce(tx, submission.caseType, today)
  if (!version) throw intakeErrors.unknownCaseType({ caseType: submission.caseType })
  if (!version.rule.competence.tiers.includes(organisation.tier)) {
    throw intakeErrors.notCompetent({ caseType: submission.caseType, tier: organisation.tier })
  }
  if (version.rule.form.version !== submission.formVersion) {
    throw intakeErrors.formOutdated({ sent: submission.formVersion, current: version.rule.form.version })
  }
  if (!version.rule.clientKinds.includes(submission.submitter.kind)) {
    const message = submission.language === 'hu'
      ? 'Ezt a kérelmet ilyen ügyfél nem nyújthatja be. Válasszon másikat.' : 'A client of this kind cannot file this request. Choose another.'
    throw intakeErrors.formInvalid({ errors: [{ path: 'submitter.kind', message }] })
  }
  const faults = await validateForm(tx, version, submission.data, submission.language)
  if (faults.length > 0) throw intakeErrors.formInvalid({ errors: faults })
  return { organisation, version }
}

/**
 * Takes an electronic submission in (érkeztetés): arrival number, receipt, log, notice to the client; one transaction.
 * Its files are already stored; `within` lets the caller settle the idempotency key in the same transaction.
 */
export function receiveSubmission(
  ctx: Context,
  destination: Destination,
  submission: ElectronicSubmission,
  files: readonly ReceivedFile[],
  within: (tx: Tx, arrival: Arrival) => Promise<void> = async () => {}
): Promise<Arrival> {
  const { organisation, version } = destination
  return inOrganisation(ctx.db, organisation.id, async (tx) => {
    const receivedAt = await legalNow(tx, ctx, organisation.id)
    const arrival = await takeIn(tx, ctx, organisation, {
      channel: 'electronic',
      receivedAt,
      caseTypeCode: submission.caseType,
      formVersion: submission.formVersion,
      language: submission.language,
      subject: version ? subjectOf(version.rule, submission.data, receivedAt.toISOString()) : submission.caseType,
      data: submission.data,
      submitter: submission.submitter,
      clientKey: submission.submitter.clientId,
      files
    })
    if (submission.submitter.clientId) {
      await linkClient(tx, {
        clientKey: submission.submitter.clientId,
        organisationId: organisation.id,
        submissionId: arrival.submissionId,
        caseId: null,
        since: receivedAt
      })
      await sendToMailbox(tx, ctx, {
        clientKey: submission.submitter.clientId,
        email: submission.submitter.email,
        organisationId: organisation.id,
        kind: 'submission-receipt',
        caseId: null,
        registrationNumber: null,
        title: { hu: `Átvételi elismervény: ${arrival.arrivalNumber}`, en: `Receipt: ${arrival.arrivalNumber}` },
        documents: [],
        language: submission.language,
        needsReceipt: false
      })
    }
    await within(tx, arrival)
    return arrival
  })
}

/**
 * Records a paper, e-mail or personal submission that an officer took over.
 * @throws intake.received-in-future
 */
export async function recordSubmission(
  tx: Tx, ctx: Context, organisation: Organisation, submission: RecordedSubmission, files: readonly ReceivedFile[]
): Promise<Arrival> {
  const receivedAt = new Date(submission.receivedAt)
  if (receivedAt > await legalNow(tx, ctx, organisation.id)) throw intakeErrors.receivedInFuture()
  return takeIn(tx, ctx, organisation, {
    channel: submission.channel,
    receivedAt,
    caseTypeCode: submission.caseType,
    formVersion: null,
    language: submission.language,
    subject: submission.subject,
    data: submission.data ?? {},
    submitter: submission.submitter,
    clientKey: null,
    files
  })
}

type Taken = Pick<
  SubmissionToStore,
  'channel' | 'receivedAt' | 'caseTypeCode' | 'formVersion' | 'language' | 'subject' | 'data' | 'submitter' | 'clientKey' | 'files' | 'transferredFrom'
>

/** Stores what came in under the next arrival number, with its receipt and log entry. */
export async function takeIn(tx: Tx, ctx: Context, organisation: Organisation, taken: Taken): Promise<Arrival> {
  const id = ctx.ids.uuid()
  const year = Number(legalDateOf(taken.receivedAt).slice(0, 4))
  const number = await allocateArrivalNumber(tx, organisation.id, year)
  const receipt: Receipt = {
    number: number.text,
    receivedAt: taken.receivedAt.toISOString(),
    organisation: organisation.name,
    caseType: taken.caseTypeCode,
    files: taken.files.map(({ name, size, sha256 }) => ({ name, size, sha256 })),
    fingerprint: fingerprintOf(taken)
  }
  await insertSubmission(tx, {
    ...taken,
    id,
    organisationId: organisation.id,
    arrivalNumber: number.number,
    arrivalYear: year,
    recordedAt: ctx.clock.now(),
    integrationId: ctx.principal.kind === 'integration' ? ctx.principal.integrationId : null,
    recordedByPostId: ctx.principal.kind === 'officer' ? ctx.principal.postId : null,
    receipt
  })
  await appendEntry(tx, ctx, {
    kind: 'submission.arrived',
    organisationId: organisation.id,
    subject: taken.clientKey ? { kind: 'client', id: taken.clientKey } : null,
    body: { submission: id, arrivalNumber: number.text, channel: taken.channel, fingerprint: receipt.fingerprint }
  })
  await publishLive(tx, { kind: 'arrival', id, sequence: number.number, organisationId: organisation.id })
  return {
    submissionId: id,
    organisationId: organisation.id,
    arrivalNumber: number.text,
    receivedAt: receipt.receivedAt,
    receipt
  }
}

/** Fingerprint of what was sent, over its canonical JSON (RFC 8785), so that the order of keys does not matter. */
function fingerprintOf(taken: Taken): string {
  const canonical = canonicalize({
    caseType: taken.caseTypeCode,
    formVersion: taken.formVersion,
    data: taken.data,
    submitter: taken.submitter,
    files: taken.files.map(({ name, requirement, sha256 }) => ({ name, requirement, sha256 }))
  })
  return createHash('sha256').update(canonical ?? '').digest('hex')
}
