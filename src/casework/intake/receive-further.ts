import { noticeOfficer } from '../../notices/index.ts'
import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { findOrganisation } from '../../registers/organisations/index.ts'
import type { CaseParty } from '../../rules/procedure/index.ts'
import { actorOf, appendActs, type CaseFile } from '../cases/index.ts'
import { intakeErrors } from './intake.errors.ts'
import { takeIn, type Arrival } from './receive-submission.ts'
import { arrivedAct, fileReceived } from './register-submission.ts'
import { markRegistered, readSubmission } from './submission.store.ts'
import type { ReceivedFile } from './submission.types.ts'

/** What a participant hands in to an open case. */
export interface FurtherSubmission {
  readonly party: CaseParty
  readonly subject: string
  readonly language: 'hu' | 'en'
  readonly data: Readonly<Record<string, unknown>>
  readonly files: readonly ReceivedFile[]
  /** The notice to remedy deficiencies that it answers; the caller has seen that it is the participant's. */
  readonly answers: string | null
}

/**
 * Takes in what a participant hands in to their own open case (további beadvány, such as a hiánypótlás, Ákr. 44. §): it
 * gets an arrival number and a receipt, its files get sub-numbers, and the officer in charge is told. Whether a
 * deficiency is remedied by it the officer judges. `file` is locked by the caller.
 *
 * @throws case.not-permitted when the case takes no submission any more
 */
export async function receiveFurther(tx: Tx, ctx: Context, file: CaseFile, further: FurtherSubmission): Promise<Arrival> {
  const { organisationId, id: caseId, registrationNumber, caseTypeCode } = file.stored
  const organisation = await findOrganisation(tx, organisationId, file.state.today)
  if (!organisation) throw intakeErrors.unknownOrganisation()
  const { party } = further
  const arrival = await takeIn(tx, ctx, organisation, {
    channel: 'electronic',
    receivedAt: file.legalNow,
    caseTypeCode,
    formVersion: null,
    language: further.language,
    subject: further.subject,
    data: { ...further.data },
    submitter: { kind: party.kind, name: party.name, address: party.address, email: party.email },
    clientKey: party.clientKey,
    files: further.files
  })
  const submission = await readSubmission(tx, organisationId, arrival.submissionId, { lock: true })
  if (!submission) throw new Error(`submission ${arrival.submissionId} was inserted but is not readable`)
  const by = { actor: actorOf(ctx), policies: [] }
  const arrived = await appendActs(tx, ctx, file, by, [arrivedAct(submission, 'further', further.answers)])
  await appendActs(tx, ctx, arrived, by, await fileReceived(tx, ctx, arrived, submission))
  if (!await markRegistered(tx, submission, caseId)) throw intakeErrors.stale()
  const postId = file.state.assignment?.assigneePostId
  if (postId) {
    await noticeOfficer(tx, ctx, {
      organisationId, to: { postId }, kind: 'submission.arrived', caseId, facts: { registrationNumber, arrivalNumber: arrival.arrivalNumber, answers: further.answers }
    })
  }
  return arrival
}
