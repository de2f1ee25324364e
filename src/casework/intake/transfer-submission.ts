import { z } from 'zod'
import { authorise } from '../../access/entitlement/index.ts'
import { appendEntry } from '../../log/index.ts'
import { sendToMailbox } from '../../notices/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import { enqueue, type JobHandler } from '../../platform/jobs/index.ts'
import { findOrganisation, legalNow, legalToday } from '../../registers/organisations/index.ts'
import { linkClient } from '../cases/index.ts'
import { arrivalText } from '../register-books/index.ts'
import { intakeErrors } from './intake.errors.ts'
import { takeIn } from './receive-submission.ts'
import { hasTransferred, markTransferred, readSubmission } from './submission.store.ts'

export interface TransferRequest {
  readonly submissionId: string
  readonly expectedVersion: number
  readonly toOrganisationId: string
  readonly reason: string
}

export interface Transferred {
  readonly submissionId: string
  readonly office: string
}

/**
 * Hands a submission over to the competent office and tells the client at the same time (áttétel, Ákr. 17. §). Two offices
 * never share a transaction: what is handed over here arrives there by a job, once.
 * @throws intake.not-found, intake.stale, intake.unknown-organisation, intake.transfer-to-self
 */
export function transferSubmission(
  ctx: Context<OfficerPrincipal>, request: TransferRequest, within: (tx: Tx, result: Transferred) => Promise<void> = async () => {}
): Promise<Transferred> {
  const { organisationId } = ctx.principal
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const submission = await readSubmission(tx, organisationId, request.submissionId, { lock: true })
    if (!submission) throw intakeErrors.notFound()
    await authorise(tx, ctx, { action: 'case:register', resource: { type: 'Submission', id: submission.id, organisationId, caseType: submission.caseTypeCode } })
    if (submission.state !== 'arrived' || submission.version !== request.expectedVersion) throw intakeErrors.stale({ state: submission.state })
    if (request.toOrganisationId === organisationId) throw intakeErrors.transferToSelf()
    const office = await findOrganisation(tx, request.toOrganisationId, await legalToday(tx, ctx, organisationId))
    if (!office) throw intakeErrors.unknownOrganisation({ organisation: request.toOrganisationId })
    await markTransferred(tx, submission, office.id)
    await appendEntry(tx, ctx, {
      kind: 'submission.transferred', organisationId, legalBasis: '2016. évi CL. tv. (Ákr.) 17. §',
      subject: submission.clientKey ? { kind: 'client', id: submission.clientKey } : null,
      body: { submission: submission.id, to: office.id, reason: request.reason }
    })
    await enqueue(tx, 'intake.transfer', { submissionId: submission.id, toOrganisationId: office.id })
    if (submission.clientKey) {
      const number = arrivalText(submission.arrivalNumber, submission.arrivalYear)
      await sendToMailbox(tx, ctx, {
        clientKey: submission.clientKey, email: submission.submitter.email, organisationId, kind: 'submission-transferred', caseId: null, registrationNumber: null,
        title: { hu: `Beadványát áttettük: ${number} → ${office.name} (Ákr. 17. §)`, en: `Your submission was transferred: ${number} → ${office.name} (Ákr. 17. §)` },
        documents: [], language: submission.language, needsReceipt: false
      })
    }
    const result = { submissionId: submission.id, office: office.name }
    await within(tx, result)
    return result
  })
}

const payloadSchema = z.object({ submissionId: z.uuid(), toOrganisationId: z.uuid() })

/** The arrival at the office to which it was handed over; the limit begins there on the day after (Ákr. 50. § (1)). */
export const intakeJobs: Record<string, JobHandler> = {
  'intake.transfer': async (payload, ctx, from) => {
    const { submissionId, toOrganisationId } = payloadSchema.parse(payload)
    if (from === null) throw new Error('a transfer comes from an office')
    const submission = await inOrganisation(ctx.db, from, (tx) => readSubmission(tx, from, submissionId, { lock: false }))
    if (!submission) throw new Error(`submission ${submissionId} is not there to be handed over`)
    await inOrganisation(ctx.db, toOrganisationId, async (tx) => {
      if (await hasTransferred(tx, toOrganisationId, submissionId)) return
      const office = await findOrganisation(tx, toOrganisationId, await legalToday(tx, ctx, toOrganisationId))
      if (!office) throw intakeErrors.unknownOrganisation({ organisation: toOrganisationId })
      const receivedAt = await legalNow(tx, ctx, toOrganisationId)
      const arrival = await takeIn(tx, ctx, office, {
        channel: 'exchange', receivedAt, caseTypeCode: submission.caseTypeCode, formVersion: submission.formVersion, language: submission.language,
        subject: submission.subject, data: submission.data, submitter: submission.submitter, clientKey: submission.clientKey, files: submission.files,
        transferredFrom: { organisationId: from, submissionId }
      })
      if (submission.clientKey) {
        await linkClient(tx, { clientKey: submission.clientKey, organisationId: toOrganisationId, submissionId: arrival.submissionId, caseId: null, since: receivedAt })
      }
    })
  }
}
