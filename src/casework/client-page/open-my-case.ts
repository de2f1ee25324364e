import { appendEntry } from '../../log/index.ts'
import { listMailboxOfCase, type MailboxMessage } from '../../notices/index.ts'
import type { Context } from '../../platform/context/index.ts'
import { inCentral, inOrganisation, type Tx } from '../../platform/database/index.ts'
import { DomainError } from '../../platform/errors/index.ts'
import { findOrganisation } from '../../registers/organisations/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { isCaseOfClient, linksOfClient, openCaseFile, readDocuments, type CaseFile, type ClientCaseLink, type StoredDocument } from '../cases/index.ts'
import { feeDemand } from '../evidence/index.ts'
import { waitingAmong } from '../intake/index.ts'
import { arrivalText } from '../register-books/index.ts'
import { clientPageErrors } from './client-page.errors.ts'
import type { ClientCase, ClientCaseLine, ClientPrincipal } from './client-page.types.ts'
import { clientCaseOf, documentsFor, statusFor, takesPart } from './client-view.ts'

/** Where a case is: clients have cases with many offices. */
export interface Place {
  readonly organisationId: string
  readonly caseId: string
}

/** A case opened for one of its clients. */
export interface MyCase {
  readonly file: CaseFile
  readonly messages: readonly MailboxMessage[]
  readonly documents: readonly StoredDocument[]
}

/**
 * Opens a case for its client, inside the office's transaction.
 * @throws client-page.not-found when it is not theirs, and also when there is none
 */
export async function openMyCase(tx: Tx, ctx: Context<ClientPrincipal>, place: Place, options: { lock: boolean }): Promise<MyCase> {
  const { clientId } = ctx.principal
  if (!await isCaseOfClient(tx, clientId, place.organisationId, place.caseId)) throw clientPageErrors.notFound()
  const file = await openCaseFile(tx, ctx, place.organisationId, place.caseId, options)
  // The directory finds the case; the case itself says who takes part.
  if (!takesPart(file.state, clientId)) throw clientPageErrors.notFound()
  return {
    file,
    messages: await listMailboxOfCase(tx, [clientId], place.organisationId, place.caseId),
    documents: await readDocuments(tx, place.organisationId, place.caseId)
  }
}

/** Runs in the office's transaction; an unknown office is no case of the client's. */
export function inMyCase<T>(
  ctx: Context<ClientPrincipal>, place: Place, options: { lock: boolean }, work: (tx: Tx, opened: MyCase) => Promise<T>
): Promise<T> {
  return inOrganisation(ctx.db, place.organisationId, async (tx) => work(tx, await openMyCase(tx, ctx, place, options)))
}

const authorityOf = async (tx: Tx, ctx: Context, organisationId: string): Promise<ClientCase['authority']> => {
  const office = await findOrganisation(tx, organisationId, legalDateOf(ctx.clock.now()))
  return { id: organisationId, name: office?.name ?? '', demo: office?.demo ?? false }
}

/** One case, as its client sees it. @throws client-page.not-found */
export function readMyCase(ctx: Context<ClientPrincipal>, place: Place): Promise<ClientCase> {
  return inMyCase(ctx, place, { lock: false }, async (tx, { file, documents, messages }) =>
    clientCaseOf(file, ctx.principal.clientId, await authorityOf(tx, ctx, place.organisationId), documents, messages, feeDemand(file)))
}

/** A page of the client's cases, and of the submissions that wait for registration, newest first. A page may come short: what is not theirs to see is left out. */
export async function listMyCases(
  ctx: Context<ClientPrincipal>, page: { readonly after: { readonly since: Date; readonly submissionId: string } | null; readonly limit: number }
): Promise<{ items: ClientCaseLine[]; next: ClientCaseLink | null }> {
  const found = await inCentral(ctx.db, (tx) => linksOfClient(tx, ctx.principal.clientId, { after: page.after, limit: page.limit + 1 }))
  const links = found.slice(0, page.limit)
  const lines = new Map<string, ClientCaseLine>()
  for (const organisationId of new Set(links.map((link) => link.organisationId))) {
    const here = links.filter((link) => link.organisationId === organisationId)
    for (const line of await inOrganisation(ctx.db, organisationId, (tx) => linesOfOffice(tx, ctx, organisationId, here))) lines.set(line.submissionId, line)
  }
  const items = links.flatMap(({ submissionId }) => lines.get(submissionId) ?? [])
  return { items, next: found.length > page.limit ? links.at(-1)! : null }
}

async function linesOfOffice(tx: Tx, ctx: Context<ClientPrincipal>, organisationId: string, links: readonly ClientCaseLink[]): Promise<ClientCaseLine[]> {
  const authority = await authorityOf(tx, ctx, organisationId)
  const waiting = await waitingAmong(tx, organisationId, links.filter(({ caseId }) => caseId === null).map(({ submissionId }) => submissionId))
  const lines: ClientCaseLine[] = waiting.map((submission) => ({
    organisationId, caseId: null, submissionId: submission.id, number: arrivalText(submission.arrivalNumber, submission.arrivalYear),
    subject: submission.subject, authority, status: 'received', since: submission.receivedAt.toISOString(), unopened: 0
  }))
  for (const { submissionId, caseId } of links) {
    if (caseId === null) continue
    const opened = await openMyCase(tx, ctx, { organisationId, caseId }, { lock: false }).catch(unlessNotTheirs)
    if (!opened) continue
    const { file, documents, messages } = opened
    const readable = new Set(documentsFor(file.state, ctx.principal.clientId, documents, messages).filter((document) => document.readable).map((document) => document.documentId))
    lines.push({
      organisationId, caseId, submissionId, number: file.stored.registrationNumber, subject: file.stored.subject, authority,
      status: statusFor(file.state, readable),
      since: file.state.request?.receivedAt ?? file.stored.openedAt.toISOString(),
      unopened: messages.filter((message) => message.openedAt === null).length
    })
  }
  return lines
}

/** A letter that an officer put into somebody else's case links its sender to a case that is not theirs to see. */
function unlessNotTheirs(error: unknown): null {
  if (error instanceof DomainError && error.code === clientPageErrors.notFound().code) return null
  throw error
}

/**
 * A document to be read by its client; the opening is logged before its bytes go out.
 * @throws client-page.not-found, client-page.document-locked
 */
export function openMyDocument(ctx: Context<ClientPrincipal>, place: Place, documentId: string): Promise<StoredDocument> {
  return inMyCase(ctx, place, { lock: false }, async (tx, { file, documents, messages }) => {
    const shown = documentsFor(file.state, ctx.principal.clientId, documents, messages).find((document) => document.documentId === documentId)
    const stored = documents.find((document) => document.documentId === documentId)
    if (!shown || !stored) throw clientPageErrors.notFound()
    if (!shown.readable) throw clientPageErrors.documentLocked({ messageId: shown.messageId })
    await appendEntry(tx, ctx, {
      kind: 'document.opened', organisationId: place.organisationId, caseId: place.caseId, subject: { kind: 'document', id: documentId },
      body: { documentId, sha256: stored.sha256, byClient: true }
    })
    return stored
  })
}
