import type { DocumentStorage } from '../../platform/storage/index.ts'
import { requireAcceptable, sniff } from '../../platform/storage/index.ts'
import type { CaseRule } from '../../rules/procedure/index.ts'
import { intakeErrors } from './intake.errors.ts'
import { submissionLimits, type AttachmentClaim, type ReceivedFile } from './submission.types.ts'

/** A file part as it streams in. */
export interface IncomingFile {
  readonly part: string
  readonly mediaType: string
  readonly content: AsyncIterable<Uint8Array>
}

/**
 * Stores the files of a submission one after the other and looks into each: what it really is must agree with its name
 * and with what the form asks for. Bytes are kept by content, so a repeated sending stores nothing twice.
 *
 * @throws storage.too-large, document.*, intake.attachment-* naming the part
 */
export async function receiveFiles(
  storage: DocumentStorage,
  rule: CaseRule | null,
  claims: readonly AttachmentClaim[],
  files: AsyncIterable<IncomingFile>
): Promise<ReceivedFile[]> {
  for (const claim of claims) requireKnownRequirement(rule, claim)
  const received = new Map<string, ReceivedFile>()
  for await (const file of files) {
    const claim = claims.find((item) => item.part === file.part)
    if (!claim || received.has(file.part)) throw intakeErrors.attachmentUnexpected({ part: file.part })
    if (received.size >= submissionLimits.files) throw intakeErrors.tooManyFiles({ limit: submissionLimits.files })
    const { sha256, size } = await storage.put(file.content, { maxBytes: submissionLimits.fileBytes })
    const sniffed = await sniff(await storage.get(sha256), claim.name, file.mediaType)
    requireAcceptable(sniffed, { part: file.part })
    requireWantedType(rule, claim, sniffed.type)
    received.set(file.part, {
      part: file.part,
      name: claim.name,
      requirement: claim.requirement,
      mediaType: sniffed.type,
      size,
      sha256,
      verdict: sniffed.flags[0] ?? 'ok'
    })
  }
  return claims.map((claim) => {
    const file = received.get(claim.part)
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
