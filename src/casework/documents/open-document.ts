import { appendEntry } from '../../log/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inOrganisation } from '../../platform/database/index.ts'
import { dispositionName, safeFileName } from '../../platform/storage/index.ts'
import { authoriseOnCase, caseErrors, openCaseFile, readDocument, readDocuments, type StoredDocument } from '../cases/index.ts'

/** The documents of a case, oldest first. @throws case.not-found, entitlement.denied */
export function listDocuments(ctx: Context<OfficerPrincipal>, caseId: string): Promise<StoredDocument[]> {
  const { organisationId } = ctx.principal
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const file = await openCaseFile(tx, ctx, organisationId, caseId, { lock: false })
    await authoriseOnCase(tx, ctx, 'case:read', file)
    return readDocuments(tx, organisationId, caseId)
  })
}

/**
 * A document to be read; the opening is logged before its bytes go out, because it may hold personal data.
 * @throws case.not-found, case.document-not-found, entitlement.denied
 */
export function openDocument(ctx: Context<OfficerPrincipal>, caseId: string, documentId: string): Promise<StoredDocument> {
  const { organisationId } = ctx.principal
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const file = await openCaseFile(tx, ctx, organisationId, caseId, { lock: false })
    const { policies } = await authoriseOnCase(tx, ctx, 'case:read', file)
    const document = await readDocument(tx, organisationId, caseId, documentId)
    if (!document) throw caseErrors.documentNotFound({ documentId })
    await appendEntry(tx, ctx, {
      kind: 'document.opened', organisationId, caseId, subject: { kind: 'document', id: documentId },
      body: { documentId, sha256: document.sha256, policies }
    })
    return document
  })
}

const shownInPage = new Set(['application/pdf', 'image/jpeg', 'image/png'])

/** Headers under which a document's bytes run nothing and are shown only where that is safe. */
export function contentHeaders(document: Pick<StoredDocument, 'title' | 'mediaType' | 'size' | 'sha256'>): Record<string, string> {
  const inline = shownInPage.has(document.mediaType)
  return {
    'content-type': inline ? document.mediaType : 'application/octet-stream',
    'content-length': String(document.size),
    'content-disposition': `${inline ? 'inline' : 'attachment'}; ${dispositionName(fileNameOf(document))}`,
    // Sandboxed, a PDF would not be shown: browsers refuse their own viewer there. Its type and `nosniff` keep it from being read as a page.
    'content-security-policy': document.mediaType === 'application/pdf'
      ? "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; frame-ancestors 'self'"
      : "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'",
    'x-frame-options': 'SAMEORIGIN',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
    etag: `"${document.sha256}"`
  }
}

const endings: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/vnd.oasis.opendocument.text': '.odt',
  'application/vnd.oasis.opendocument.spreadsheet': '.ods',
  'text/plain': '.txt'
}

function fileNameOf(document: Pick<StoredDocument, 'title' | 'mediaType'>): string {
  const name = safeFileName(document.title)
  const ending = endings[document.mediaType] ?? ''
  return ending === '' || name.toLowerCase().endsWith(ending) || (ending === '.jpg' && /\.jpeg$/i.test(name)) ? name : `${name}${ending}`
}
