import type { Context } from '../../platform/context/index.ts'
import { inOrganisation, type Tx } from '../../platform/database/index.ts'
import { renderTypst } from '../../platform/pdf/index.ts'
import type { DocumentStorage } from '../../platform/storage/index.ts'
import { findOrganisation, organisationErrors, type Organisation } from '../../registers/organisations/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import type { DocumentRule, FiledDocument, NewAct } from '../../rules/procedure/index.ts'
import { fileDocument, type CaseFile } from '../cases/index.ts'
import { allocateSubNumber } from '../register-books/index.ts'
import { documentFilingErrors } from './documents.errors.ts'
import { documentBytes } from './documents.types.ts'
import { officeSeal, type OfficeSeal, type SealingDeps } from './office-seal.ts'
import { templateFacts, type DocumentHead } from './template-facts.ts'

/** A Typst template with the files it may include, by their path relative to it. */
export interface TemplateSource {
  readonly template: string
  readonly files: Readonly<Record<string, string | Uint8Array>>
}

/** Reads a template of a case type version, with the shared ones; null when the version has no such file. */
export type TemplateReader = (tx: Tx, caseTypeVersionId: string, path: string) => Promise<TemplateSource | null>

export interface DocumentDeps extends SealingDeps {
  readonly storage: DocumentStorage
  readonly templates: TemplateReader
}

/** The office in whose name documents are made, with its seal; see `officeSeal` for why before the transaction. */
export interface Letterhead {
  readonly office: Organisation
  readonly seal: OfficeSeal
}

/** @throws organisation.not-found */
export async function letterheadOf(deps: SealingDeps, ctx: Context, organisationId: string): Promise<Letterhead> {
  const office = await inOrganisation(ctx.db, organisationId, (tx) => findOrganisation(tx, organisationId, legalDateOf(ctx.clock.now())))
  if (!office) throw organisationErrors.notFound()
  return { office, seal: await officeSeal(deps, ctx, office) }
}

/** What to make of a template. */
export interface DocumentToRender {
  /** A document of the rule; its code becomes the kind of the filed document. */
  readonly document: Pick<DocumentRule, 'code' | 'name' | 'template' | 'form' | 'law' | 'authentication'>
  readonly title: string
  readonly direction: FiledDocument['direction']
  readonly partner: string | null
  readonly clientVisible: boolean
  /** A template of the Gate's own instead of the rule's, for records that are the same in every case type. */
  readonly source?: TemplateSource
  /** What belongs to this document alone: `body` of the template's facts. */
  readonly body: Readonly<Record<string, unknown>>
}

/** The document of the rule with this code. @throws case-document.template-missing */
export function documentRule(file: CaseFile, code: string): DocumentRule {
  const found = file.rule.documents.find((item) => item.code === code)
  if (!found) throw documentFilingErrors.templateMissing({ document: code })
  return found
}

/**
 * Makes a document from the template of the case's own rule version: number, PDF/A, the office's seal where the rule
 * demands it, stored and filed; returns the act to append in the same step.
 *
 * @throws case-document.template-missing, case-document.card-needed, pdf.template-fault
 */
export async function renderCaseDocument(
  tx: Tx, ctx: Context, deps: DocumentDeps, letterhead: Letterhead, file: CaseFile, wanted: DocumentToRender
): Promise<{ act: NewAct; document: FiledDocument; registrationNumber: string }> {
  const { document } = wanted
  // An order that wants the card is signed by a person, never by the server in their stead.
  if (document.authentication === 'card') throw documentFilingErrors.cardNeeded({ document: document.code })
  const number = await allocateSubNumber(tx, file.stored.organisationId, file.stored.id)
  const rendered = await renderPdf(tx, deps, letterhead, file, wanted.source ?? document.template, {
    code: document.code, name: document.name.hu, form: document.form, law: document.law, authentication: document.authentication,
    registrationNumber: number.text
  }, wanted.body)
  const sealed = document.authentication === 'seal'
  const pdf = sealed
    ? await letterhead.seal(tx, rendered, { caseId: file.stored.id, documentKind: document.code, reason: `${document.name.hu}, ${number.text}` })
    : rendered
  const { sha256, size } = await deps.storage.put(pdf, { maxBytes: documentBytes })
  const { registrationNumber: _, ...filed } = await fileDocument(tx, ctx, file, {
    direction: wanted.direction,
    kind: document.code,
    requirement: null,
    title: wanted.title,
    mediaType: 'application/pdf',
    size,
    sha256,
    partner: wanted.partner,
    clientVisible: wanted.clientVisible,
    validity: sealed ? 'signed' : 'plain',
    register: true,
    number
  })
  return { act: { kind: 'document-filed', body: filed }, document: filed, registrationNumber: number.text }
}

/** Renders a template with the facts of the case. @throws case-document.template-missing, pdf.template-fault */
async function renderPdf(
  tx: Tx, deps: DocumentDeps, letterhead: Letterhead, file: CaseFile, template: TemplateSource | string,
  head: DocumentHead, body: Readonly<Record<string, unknown>>
): Promise<Uint8Array> {
  const source = typeof template === 'string' ? await deps.templates(tx, file.stored.caseTypeVersionId, template) : template
  if (!source) throw documentFilingErrors.templateMissing({ template })
  const { pdf } = renderTypst({
    template: source.template, files: source.files, data: templateFacts(file, letterhead.office, head, body), date: file.legalNow
  })
  return pdf
}
