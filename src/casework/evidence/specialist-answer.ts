import type { LateOutcome, SpecialistAnswerGiven } from '../../checks/exchange/index.ts'
import { noticeOfficer } from '../../notices/index.ts'
import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { DomainError } from '../../platform/errors/index.ts'
import { findOrganisation, organisationErrors } from '../../registers/organisations/index.ts'
import { formatDateTime, legalDateOf } from '../../rules/calendar/index.ts'
import type { ActBody, FiledDocument, NewAct } from '../../rules/procedure/index.ts'
import { actorOf, appendActs, fileDocument, openCaseFile, requirePermitted, type Authorship, type CaseFile } from '../cases/index.ts'
import { renderCaseDocument, type DocumentDeps } from '../documents/index.ts'

const positions: Readonly<Record<SpecialistAnswerGiven['position'], ActBody<'specialist-answered'>['position']>> = {
  consent: 'consents',
  'consent-with-conditions': 'consents-with-conditions',
  objection: 'refuses',
  'no-competence': 'no-competence'
}

/** When the authority sent data alone, its position is written down so that the file holds it as a document too. */
const template = `
#let facts = json(bytes(sys.inputs.data))
#set document(title: facts.document.name, author: facts.office.name)
#set page(paper: "a4", margin: 2.5cm, footer: align(center, text(size: 8pt, facts.document.registrationNumber)))
#set text(font: "Libertinus Serif", size: 11pt, lang: "hu")
#set par(justify: true)
*#facts.office.name*

Iktatószám: #facts.document.registrationNumber

= #facts.document.name

*Szakhatóság:* #facts.body.authority \\
*Hivatkozási száma:* #facts.body.reference \\
*Aláíró:* #facts.body.signer \\
*Kelt:* #facts.body.issuedAt \\
*Jogalap:* #facts.body.legalBasis

*Állásfoglalás:* #facts.body.position

#if facts.body.conditions.len() > 0 [
  *Feltételek:*
  #for condition in facts.body.conditions [
  + #condition
  ]
]

#facts.body.reasons

A szakhatóság az állásfoglalást adatként küldte az adatcserén; ez az irat azt adja vissza szó szerint.
`

const positionWords: Readonly<Record<SpecialistAnswerGiven['position'], string>> = {
  consent: 'hozzájárul',
  'consent-with-conditions': 'feltétellel hozzájárul',
  objection: 'nem járul hozzá',
  'no-competence': 'nincs hatásköre'
}

/**
 * Port for the exchange (`ExchangeDeps.onSpecialistAnswer`): files the position of a specialist authority (szakhatósági
 * állásfoglalás, Ákr. 55–57. §), appends its act and tells the officer, in the transaction that took the answer.
 *
 * A position that comes when the case can use it no longer is not refused: it is filed where that is still possible, and
 * the officer is told either way.
 */
export function onSpecialistAnswer(documents: DocumentDeps): (tx: Tx, ctx: Context, answer: SpecialistAnswerGiven) => Promise<void> {
  return async (tx, ctx, answer) => {
    const file = await openCaseFile(tx, ctx, answer.organisationId, answer.caseId, { lock: true })
    const request = file.state.specialists.find((item) => item.requestId === answer.requestId)
    const by: Authorship = { actor: actorOf(ctx), policies: [] }
    const answered = (documentId: string): NewAct => ({
      kind: 'specialist-answered',
      body: {
        requestId: answer.requestId,
        specialist: request?.specialist ?? answer.authority,
        position: positions[answer.position],
        conditions: [...answer.conditions],
        reasons: answer.reasoning,
        answeredAt: answer.issuedAt.toISOString(),
        documentId
      }
    })
    const usable = request !== undefined && isPermitted(ctx, file, by, answered(ctx.ids.uuid()))
    const fileable = usable || isPermitted(ctx, file, by, { kind: 'document-filed', body: probeDocument(ctx, answer) })
    if (fileable) {
      const filed = await filePosition(tx, ctx, documents, file, answer)
      await appendActs(tx, ctx, file, by, usable ? [filed.act, answered(filed.documentId)] : [filed.act])
    }
    await tell(tx, ctx, file, usable ? 'opinion.arrived' : 'opinion.late', { reference: answer.reference, filed: fileable })
  }
}

/** Port for the exchange (`ExchangeDeps.onLateOutcome`): the officer who asked hears how a question left open ended. */
export async function onLateOutcome(tx: Tx, ctx: Context, outcome: LateOutcome): Promise<void> {
  await noticeOfficer(tx, ctx, {
    organisationId: outcome.organisationId,
    to: outcome.postId ? { postId: outcome.postId } : { officerId: outcome.officerId },
    kind: outcome.result.kind === 'answered' ? 'check.ask-again' : 'check.interrupted',
    caseId: outcome.caseId,
    facts: { dataSet: outcome.dataSet, code: outcome.result.kind === 'failed' ? outcome.result.code : null }
  })
}

function isPermitted(ctx: Context, file: CaseFile, by: Authorship, act: NewAct): boolean {
  try {
    requirePermitted(ctx, file, by, act)
    return true
  } catch (error) {
    if (error instanceof DomainError && error.code === 'case.not-permitted') return false
    throw error
  }
}

/** Only for asking whether a document may still be filed. */
function probeDocument(ctx: Context, answer: SpecialistAnswerGiven): FiledDocument {
  return {
    documentId: ctx.ids.uuid(), subNumber: null, direction: 'in', kind: 'specialist-position', requirement: null, title: 'Szakhatósági állásfoglalás',
    mediaType: 'application/pdf', size: answer.document?.size ?? 0, sha256: answer.document?.sha256 ?? '0'.repeat(64), partner: null,
    clientVisible: true, validity: 'unchecked'
  }
}

async function filePosition(
  tx: Tx, ctx: Context, documents: DocumentDeps, file: CaseFile, answer: SpecialistAnswerGiven
): Promise<{ act: NewAct; documentId: string }> {
  const request = file.state.specialists.find((item) => item.requestId === answer.requestId)
  const rule = file.rule.specialists.find((item) => item.code === request?.specialist)
  const authority = rule?.authority.hu ?? answer.authority
  const title = `Szakhatósági állásfoglalás: ${authority} (${answer.reference})`.slice(0, 300)
  if (answer.document) {
    const { registrationNumber: _, ...filed } = await fileDocument(tx, ctx, file, {
      direction: 'in', kind: 'specialist-position', requirement: null, title, mediaType: answer.document.mediaType, size: answer.document.size,
      sha256: answer.document.sha256, partner: authority, clientVisible: true, validity: 'authentic', register: true
    })
    return { act: { kind: 'document-filed', body: filed }, documentId: filed.documentId }
  }
  const office = await findOrganisation(tx, file.stored.organisationId, legalDateOf(ctx.clock.now()))
  if (!office) throw organisationErrors.notFound()
  const law = rule?.law ?? file.rule.competence.law
  const { act, document } = await renderCaseDocument(tx, ctx, documents, { office, seal: async (_tx, pdf) => pdf }, file, {
    document: {
      code: 'specialist-position', name: { hu: 'Szakhatósági állásfoglalás', en: 'Position of a specialist authority' },
      template: 'templates/specialist-position.typ', form: 'record', law, authentication: 'none'
    },
    source: { template, files: {} },
    title,
    direction: 'in',
    partner: authority,
    clientVisible: true,
    body: {
      authority, reference: answer.reference, signer: answer.signer, issuedAt: formatDateTime(answer.issuedAt), legalBasis: answer.legalBasis,
      position: positionWords[answer.position], conditions: answer.conditions, reasons: answer.reasoning
    }
  })
  return { act, documentId: document.documentId }
}

async function tell(tx: Tx, ctx: Context, file: CaseFile, kind: string, facts: Record<string, string | boolean>): Promise<void> {
  const postId = file.state.assignment?.assigneePostId
  if (!postId) return
  await noticeOfficer(tx, ctx, {
    organisationId: file.stored.organisationId, to: { postId }, kind, caseId: file.stored.id,
    facts: { ...facts, registrationNumber: file.stored.registrationNumber }
  })
}
