import { appendEntry } from '../../log/index.ts'
import { listMailboxOfCase, type MailboxMessage } from '../../notices/index.ts'
import type { Context } from '../../platform/context/index.ts'
import { inCentral, inOrganisation, type Tx } from '../../platform/database/index.ts'
import { DomainError } from '../../platform/errors/index.ts'
import { findOrganisation } from '../../registers/organisations/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { linksOfClient, openCaseFile, readDocuments, type CaseFile, type StoredDocument } from '../cases/index.ts'
import { feeDemand } from '../evidence/index.ts'
import { waitingOfClient } from '../intake/index.ts'
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
  const links = await linksOfClient(tx, clientId)
  if (!links.some((link) => link.organisationId === place.organisationId && link.caseId === place.caseId)) throw clientPageErrors.notFound()
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

/** The client's cases, and submissions that wait for registration, newest first; at most 100. */
export async function listMyCases(ctx: Context<ClientPrincipal>): Promise<ClientCaseLine[]> {
  const links = await inCentral(ctx.db, (tx) => linksOfClient(tx, ctx.principal.clientId))
  const lines: ClientCaseLine[] = []
  for (const organisationId of new Set(links.map((link) => link.organisationId))) {
    const here = links.filter((link) => link.organisationId === organisationId)
    lines.push(...await inOrganisation(ctx.db, organisationId, (tx) => linesOfOffice(tx, ctx, organisationId, here)))
  }
  return lines.sort((one, other) => (one.since < other.since ? 1 : -1))
}

async function linesOfOffice(
  tx: Tx, ctx: Context<ClientPrincipal>, organisationId: string, links: ReadonlyArray<{ submissionId: string; caseId: string | null; since: Date }>
): Promise<ClientCaseLine[]> {
  const authority = await authorityOf(tx, ctx, organisationId)
  const lines: ClientCaseLine[] = (await waitingOfClient(tx, organisationId, ctx.principal.clientId)).map((submission) => ({
    organisationId, caseId: null, submissionId: submission.id, number: arrivalText(submission.arrivalNumber, submission.arrivalYear),
    subject: submission.subject, authority, status: 'received', since: submission.receivedAt.toISOString(), unopened: 0
  }))
  const seen = new Set<string>()
  // Oldest link of a case first: further submissions to it do not make it a newer case.
  for (const { submissionId, caseId } of [...links].reverse()) {
    if (caseId === null || seen.has(caseId)) continue
    seen.add(caseId)
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
