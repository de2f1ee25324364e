import type { UploadedFile } from '../../platform/http/index.ts'
import type { DocumentStorage } from '../../platform/storage/index.ts'
import { requireAcceptable, sniff } from '../../platform/storage/index.ts'
import type { CaseRule } from '../../rules/procedure/index.ts'
import { intakeErrors } from './intake.errors.ts'
import { submissionLimits, type AttachmentClaim, type ReceivedFile } from './submission.types.ts'

/**
 * Stores one file of a submission and looks into it: what it really is must agree with its name and with what the form
 * asks for. Bytes are kept by content, so a repeated sending stores nothing twice.
 *
 * @param before files received so far, by part
 * @throws storage.too-large, document.*, intake.attachment-* naming the part
 */
export async function receiveFile(
  storage: DocumentStorage,
  rule: CaseRule | null,
  claims: readonly AttachmentClaim[],
  before: ReadonlyMap<string, ReceivedFile>,
  file: UploadedFile
): Promise<ReceivedFile> {
  const claim = claims.find((item) => item.part === file.part)
  if (!claim || before.has(file.part)) throw intakeErrors.attachmentUnexpected({ part: file.part })
  if (before.size >= submissionLimits.files) throw intakeErrors.tooManyFiles({ limit: submissionLimits.files })
  requireKnownRequirement(rule, claim)
  const { sha256, size } = await storage.put(file.content, { maxBytes: submissionLimits.fileBytes })
  const sniffed = await sniff(await storage.get(sha256), claim.name, file.claimedType)
  requireAcceptable(sniffed, { part: file.part })
  requireWantedType(rule, claim, sniffed.type)
  return {
    part: file.part, name: claim.name, requirement: claim.requirement, mediaType: sniffed.type, size, sha256, verdict: sniffed.flags[0] ?? 'ok'
  }
}

/** The files in the order of the list. @throws intake.attachment-missing when one that is listed did not come */
export function requireAllFiles(claims: readonly AttachmentClaim[], files: ReadonlyMap<string, ReceivedFile>): ReceivedFile[] {
  return claims.map((claim) => {
    const file = files.get(claim.part)
    if (!file) throw intakeErrors.attachmentMissing({ part: claim.part, name: claim.name })
    return file
  })
}

function requireKnownRequirement(rule: CaseRule | null, claim: AttachmentClaim): void {
  if (claim.requirement === null || rule === null) return
  if (!rule.attachments.some((item) => item.code === claim.requirement)) {
    throw intakeErrors.attachmentUnknownRequirement({ part: claim.part, requirement: claim.requirement })
  }
}

function requireWantedType(rule: CaseRule | null, claim: AttachmentClaim, mediaType: string): void {
  const wanted = rule?.attachments.find((item) => item.code === claim.requirement)
  if (wanted && !wanted.mediaTypes.includes(mediaType)) {
    throw intakeErrors.attachmentType({ part: claim.part, requirement: claim.requirement, mediaType, wanted: wanted.mediaTypes })
  }
}
