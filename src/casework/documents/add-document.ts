import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { requireAcceptable, sniff, type DocumentStorage } from '../../platform/storage/index.ts'
import { fileDocument, takeStep, type CaseFile } from '../cases/index.ts'
import { documentFilingErrors } from './documents.errors.ts'
import { documentBytes, plainKinds, type UploadedDocument } from './documents.types.ts'

/** A file whose bytes are stored and looked into. */
export interface CheckedFile {
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
  /** Encrypted, with macros or active content: an officer must look before trusting it. */
  readonly flagged: boolean
}

/**
 * Stores a file and looks into it: what it really is must agree with what it is called.
 * @throws storage.too-large, document.*
 */
export async function checkFile(
  storage: DocumentStorage, file: { claimedName: string; claimedType: string; content: AsyncIterable<Uint8Array> }
): Promise<CheckedFile> {
  const { sha256, size } = await storage.put(file.content, { maxBytes: documentBytes })
  const sniffed = await sniff(await storage.get(sha256), file.claimedName, file.claimedType)
  requireAcceptable(sniffed, { part: 'file' })
  return { mediaType: sniffed.type, size, sha256, flagged: sniffed.flags.length > 0 }
}

/**
 * Files a document that the officer hands in (irat az ügyben).
 * @throws case-document.unknown-kind, and what `takeStep` throws
 */
export async function addDocument(
  ctx: Context<OfficerPrincipal>, caseId: string, document: UploadedDocument, stored: CheckedFile,
  within: (tx: Tx, after: CaseFile, documentId: string) => Promise<void>
): Promise<{ file: CaseFile; result: string }> {
  const { expectedSequence, register, ...facts } = document
  return takeStep(ctx, { caseId, expectedSequence, action: 'case:act' }, async (file, tx) => {
    requireKnown(file, document)
    const { registrationNumber: _, ...body } = await fileDocument(tx, ctx, file, {
      ...facts,
      mediaType: stored.mediaType,
      size: stored.size,
      sha256: stored.sha256,
      clientVisible: document.direction !== 'internal',
      validity: stored.flagged ? 'unchecked' : 'plain',
      register
    })
    return { acts: [{ kind: 'document-filed', body }], result: body.documentId }
  }, within)
}

function requireKnown({ rule }: CaseFile, document: UploadedDocument): void {
  const kinds: readonly string[] = [...plainKinds, ...rule.documents.map((item) => item.code)]
  if (!kinds.includes(document.kind)) throw documentFilingErrors.unknownKind({ kind: document.kind })
  if (document.requirement !== null && !rule.attachments.some((item) => item.code === document.requirement)) {
    throw documentFilingErrors.unknownKind({ requirement: document.requirement })
  }
}
