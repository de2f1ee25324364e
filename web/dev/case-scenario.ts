/** Invented cases, made of acts: a small generator numbers, dates and signs them, and stops at the chosen point. */
import { createHash } from 'node:crypto'
import { legalDateOf } from '../../src/rules/calendar/index.ts'
import type { Act, ActBody, ActKind, Actor, FiledDocument } from '../../src/rules/procedure/index.ts'

export type Point = 'fresh' | 'open' | 'ready' | 'submitted' | 'decided' | 'communicated' | 'appealed'

/** Ids in the shape of UUIDs, the same at each start. */
export const idOf = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const officer = (name: string, substitutesFor: string | null = null): Actor => ({ kind: 'officer', postId: idOf(`post ${name}`), officerId: idOf(`officer ${name}`), name, substitutesFor })
export const tunde = officer('Szűcs Tünde')
export const palma = officer('dr. Hegedűs Pálma')
const gate: Actor = { kind: 'system', postId: null, officerId: null, name: 'Ügyintézőkapu', substitutesFor: null }
const client: Actor = { kind: 'client', postId: null, officerId: null, name: 'Kertész Márton', substitutesFor: null }
const authority: Actor = { kind: 'integration', postId: null, officerId: null, name: 'Vármegyei Kormányhivatal', substitutesFor: null }
const policyOf: Partial<Record<Actor['kind'], string>> = { officer: 'assignee-acts' }

/** Appends acts to a case one by one, as the office would. */
export class CaseMaker {
  readonly acts: Act[] = []

  add<K extends ActKind>(kind: K, local: string, actor: Actor, body: ActBody<K>): void {
    const at = new Date(`${local}:00${local < '2026-10-25' ? '+02:00' : '+01:00'}`).toISOString()
    this.addAt(kind, at, actor, body)
  }

  addAt<K extends ActKind>(kind: K, at: string, actor: Actor, body: ActBody<K>): void {
    const sequence = this.acts.length + 1
    const policy = policyOf[actor.kind]
    this.acts.push({ id: idOf(`act ${sequence} ${at}`), sequence, at, legalDate: legalDateOf(at), actor, policies: policy === undefined ? [] : [policy], schema: 1, kind, body } as Act)
  }
}

let papers = 0
export function paper(subNumber: number | null, direction: 'in' | 'out' | 'internal', kind: string, title: string, more: Partial<FiledDocument> = {}): FiledDocument {
  papers += 1
  return {
    documentId: idOf(`paper ${title} ${subNumber ?? papers}`), subNumber, direction, kind, requirement: null, title, mediaType: 'application/pdf', size: 184_320, sha256: createHash('sha256').update(title).digest('hex'), partner: 'Kertész és Fia Faipari Kft.', clientVisible: true,
    validity: direction === 'in' ? 'authentic' : 'signed', ...more
  }
}

const party = idOf('Kertész és Fia Faipari Kft.')
const order: readonly Point[] = ['fresh', 'open', 'ready', 'submitted', 'decided', 'communicated', 'appealed']

/** A site permit with everything that makes a clock interesting: late remedy, suspension, a fee that did not come, a specialist who owes. */
export function sitePermit(until: Point): CaseMaker {
  const maker = new CaseMaker()
  const reached = (point: Point): boolean => order.indexOf(until) >= order.indexOf(point)
  maker.add('submission-arrived', '2026-09-14T16:20', client, {
    submissionId: idOf('submission'), arrivalNumber: 'É-2026/004417', channel: 'electronic', receivedAt: '2026-09-14T14:20:00Z', role: 'request', language: 'hu',
    submitter: { kind: 'organisation', name: 'Kertész és Fia Faipari Kft.', email: 'iroda@kertesz.example', clientKey: 'demo-client-1' }, formVersion: 1, data: { premises: 'Malom út 47.' }
  })
  maker.add('case-registered', '2026-09-15T08:05', gate, {
    registrationNumber: 'HAT/1234-1/2026', registerBook: 'HAT', caseType: 'telepengedely', caseTypeVersionId: idOf('version'), subject: 'Faipari telep engedélye, Malom út 47.', procedure: 'full', filingPlanItem: 'H101',
    parties: [
      { partyId: party, role: 'client', kind: 'organisation', name: 'Kertész és Fia Faipari Kft.', address: '5999 Tiszakeresztes, Malom út 47.', email: 'iroda@kertesz.example', clientKey: 'demo-client-1', represents: null },
      { partyId: idOf('Őry Katalin'), role: 'neighbour', kind: 'person', name: 'Őry Katalin', address: 'Malom út 49.', email: null, clientKey: null, represents: null }
    ], predecessorCaseIds: [idOf('predecessor')]
  })
  maker.add('document-filed', '2026-09-15T08:05', gate, paper(1, 'in', 'request', 'Kérelem'))
  maker.add('document-filed', '2026-09-15T08:05', gate, paper(null, 'in', 'attachment', 'Használati jogcím igazolása', { requirement: 'title' }))
  maker.add('document-filed', '2026-09-15T08:05', gate, paper(null, 'in', 'attachment', 'Fénykép az udvarról', { mediaType: 'image/png', validity: 'plain' }))
  maker.add('assigned', '2026-09-15T09:12', palma, { assigneePostId: tunde.postId!, assigneeName: tunde.name, signerPostId: palma.postId, signerName: palma.name, instructions: null })
  if (!reached('open')) return maker
  maker.add('client-identified', '2026-09-15T10:30', tunde, { partyId: party, method: 'company-register', result: 'identified', receiptId: '2026-09-15/004417', source: 'Cégnyilvántartás' })
  maker.add('representation-verified', '2026-09-15T10:34', tunde, { partyId: party, representative: 'Kertész Márton ügyvezető', basis: 'statutory', result: 'verified', documentId: null, receiptId: null })
  maker.add('data-set-queried', '2026-09-16T09:02', tunde, { dataSet: 'land', partyId: null, outcome: 'answered', answer: 'yes', receiptId: '2026-09-16/004502', documentId: null })
  const notice = paper(2, 'out', 'deficiency', 'Hiánypótlási felhívás')
  maker.add('document-filed', '2026-09-22T11:00', tunde, notice)
  maker.add('deficiency-noticed', '2026-09-22T11:00', tunde, { noticeId: idOf('notice'), partyId: party, items: [{ requirement: 'site-plan', text: 'Alaprajz' }], limit: '8d', documentId: notice.documentId })
  maker.add('delivery-started', '2026-09-22T11:01', gate, { deliveryId: idOf('notice delivery'), documentId: notice.documentId, partyId: party, recipient: 'Kertész és Fia Faipari Kft.', channel: 'mailbox', communicatesDecision: false })
  maker.add('delivered', '2026-09-22T14:40', gate, { deliveryId: idOf('notice delivery'), on: '2026-09-22', how: 'received', law: 'Ákr. 85. §', receiptId: null })
  const plan = paper(3, 'in', 'attachment', 'Hiánypótlás, alaprajz', { requirement: 'site-plan' })
  maker.add('document-filed', '2026-10-12T13:10', gate, plan)
  maker.add('deficiency-remedied', '2026-10-12T13:40', tunde, { noticeId: idOf('notice'), complete: true, receivedOn: '2026-10-12', documentIds: [plan.documentId] })
  const suspension = paper(4, 'out', 'other', 'Végzés az eljárás felfüggesztéséről')
  maker.add('document-filed', '2026-10-14T10:00', palma, suspension)
  maker.add('suspended', '2026-10-14T10:00', palma, { ground: 'company-procedure', firstDay: '2026-10-15', reason: 'A cégbíróságon változásbejegyzés van folyamatban.', documentId: suspension.documentId })
  maker.add('resumed', '2026-11-12T09:00', tunde, { lastDay: '2026-11-12', reason: 'A cégbíróság bejegyezte a változást.', documentId: null })
  const request = paper(5, 'out', 'request', 'Megkeresés a szakhatósághoz', { partner: 'Vármegyei Kormányhivatal' })
  maker.add('document-filed', '2026-11-12T10:20', tunde, request)
  maker.add('specialist-asked', '2026-11-12T10:20', tunde, { requestId: idOf('health request'), specialist: 'health', question: 'Megfelel-e?', limit: '15d', sentAt: '2026-11-12T09:20:00Z', documentId: request.documentId, receiptId: null })
  maker.add('note-added', '2026-11-13T15:02', tunde, { noteId: idOf('note'), text: 'A szomszéd telefonon kérte, hogy a szemlén ott lehessen. Értesítendő.' })
  maker.add('fee-checked', '2026-11-23T08:40', gate, { result: 'not-paid', expected: 5000, paid: 0, paidOn: null, reference: 'RF18 HAT1234', receiptId: null })
  if (!reached('ready')) return maker
  maker.add('fee-checked', '2026-11-23T08:50', tunde, { result: 'paid', expected: 5000, paid: 5000, paidOn: '2026-11-20', reference: 'RF18 HAT1234', receiptId: '2026-11-23/004417' })
  const position = paper(6, 'in', 'letter', 'Szakhatósági állásfoglalás', { partner: 'Vármegyei Kormányhivatal' })
  maker.add('document-filed', '2026-11-23T08:52', authority, position)
  maker.add('specialist-answered', '2026-11-23T08:52', authority, { requestId: idOf('health request'), specialist: 'health', position: 'consents-with-conditions', conditions: ['Porelszívás a fűrésznél.'], reasons: 'A feltétellel megfelel.', answeredAt: '2026-11-23T07:52:00Z', documentId: position.documentId })
  if (!reached('submitted')) return maker
  const draft = { draftId: idOf('draft'), revision: 1 }
  maker.add('decision-drafted', '2026-11-23T08:55', tunde, { ...draft, decision: 'grant', outcome: 'grant', contentHash: createHash('sha256').update('draft').digest('hex') })
  maker.add('decision-submitted', '2026-11-23T08:56', tunde, { ...draft, signerPostId: palma.postId!, signerName: palma.name })
  if (!reached('decided')) return maker
  const decision = paper(7, 'out', 'grant', 'Telepengedély')
  maker.add('document-filed', '2026-11-23T08:57', palma, decision)
  maker.add('decision-signed', '2026-11-23T08:57', palma, {
    ...draft, decision: 'grant', form: 'determination', outcome: 'grant', documentId: decision.documentId, registrationNumber: 'HAT/1234-7/2026', sha256: decision.sha256, signerPostId: palma.postId!, signerName: palma.name, signedAt: '2026-11-23T07:57:00Z', certificateSerial: '01'
  })
  maker.add('delivery-started', '2026-11-23T08:58', gate, { deliveryId: idOf('decision delivery'), documentId: decision.documentId, partyId: party, recipient: 'Kertész és Fia Faipari Kft.', channel: 'mailbox', communicatesDecision: true })
  if (!reached('communicated')) return maker
  maker.add('delivered', '2026-11-23T09:01', gate, { deliveryId: idOf('decision delivery'), on: '2026-11-23', how: 'received', law: 'Ákr. 85. §', receiptId: null })
  if (!reached('appealed')) return maker
  const appeal = paper(8, 'in', 'appeal', 'Fellebbezés')
  maker.add('document-filed', '2026-11-23T09:03', gate, appeal)
  maker.add('appeal-filed', '2026-11-23T09:04', tunde, { appealId: idOf('appeal'), partyId: party, by: 'Kertész és Fia Faipari Kft.', receivedOn: '2026-11-23', documentId: appeal.documentId })
  return maker
}
