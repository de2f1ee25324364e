/**
 * Answers for open cases: the verbs append acts as the office would, with the rule's own refusals, stale answers and idempotency.
 * To look at the ways things go wrong: a fee reference beginning with `RF00` meets an unreachable register.
 */
import { HUNGARY } from '../../src/rules/calendar/index.ts'
import { deflateSync } from 'node:zlib'
import { assertPermitted, fold, ProcedureError, type Act, type ActBody, type ActKind, type FiledDocument } from '../../src/rules/procedure/index.ts'
import type { CaseView, StoredDocument } from '../src/pages/case/case-api.ts'
import { rule } from './case-rule.ts'
import { CaseMaker, idOf, palma, paper, sitePermit, tunde, type Point } from './case-scenario.ts'

const legalNow = '2026-11-23T09:31:00+01:00'
const pointOf: Readonly<Record<string, Point>> = { 'case-0': 'ready', 'case-1': 'submitted', 'case-3': 'decided', 'case-4': 'communicated', 'case-5': 'fresh', 'case-7': 'appealed' }
const cases = new Map<string, CaseMaker>()
const answers = new Map<string, Answer>()
const listeners = new Set<(event: { id: string; kind: string; sequence: number }) => void>()

interface Answer { readonly status: number; readonly body: unknown }
type Body = Record<string, unknown>

/** Called with each step taken, for the event stream. Returns the way to stop. */
export function onCaseStep(listener: (event: { id: string; kind: string; sequence: number }) => void): () => void {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}

function caseOf(id: string): CaseMaker {
  const known = cases.get(id)
  if (known !== undefined) return known
  const made = sitePermit(pointOf[id] ?? 'open')
  cases.set(id, made)
  return made
}

const stored = (acts: readonly Act[]): StoredDocument[] => acts.flatMap((act) => (act.kind === 'document-filed' ? [{ ...act.body, filedAt: act.at, filedByPostId: act.actor.postId, submissionId: null }] : []))
const stateOf = (maker: CaseMaker) => fold(maker.acts, rule, HUNGARY, legalNow)

function viewOf(id: string): CaseView {
  const { acts } = caseOf(id)
  return {
    case: { id, registrationNumber: 'HAT/1234-5/2026', subject: 'Faipari telep engedélye, Malom út 47.', caseTypeCode: rule.code, sequence: acts.length, organisation: { id: 'o1', name: 'Tiszakeresztesi Polgármesteri Hivatal', demo: true } },
    rule, acts, calendar: HUNGARY, legalNow, documents: stored(acts), may: ['case:read', 'case:act', 'case:draft', 'case:submit', 'case:deliver', 'case:assign']
  }
}

type Step = { [K in ActKind]: readonly [K, ActBody<K>] }[ActKind]
const text = (value: unknown): string => String(value ?? '')

/** The acts that a verb brings about; what it says of other registers is invented. */
function stepsOf(maker: CaseMaker, verb: string, body: Body): readonly Step[] {
  const state = stateOf(maker)
  const next = (stored(maker.acts).map((one) => one.subNumber ?? 0).toSorted((a, b) => b - a)[0] ?? 0) + 1
  const id = idOf(`${verb} ${maker.acts.length}`)
  const filed = (document: FiledDocument): Step => ['document-filed', document]
  const receiptId = `2026-11-23/00${4418 + maker.acts.length}`
  switch (verb) {
    case 'assign': return [['assigned', { assigneePostId: text(body['assigneePostId']), assigneeName: tunde.name, signerPostId: body['signerPostId'] as string | null, signerName: body['signerPostId'] === null ? null : palma.name, instructions: body['instructions'] as string | null }]]
    case 'identify-client': return [['client-identified', { partyId: text(body['partyId']), method: 'company-register', result: 'identified', receiptId, source: 'Cégnyilvántartás' }]]
    case 'check-identity-document': return [['identity-document-checked', { ...(body as { partyId: string; documentType: 'passport' }), result: 'valid', receiptId }]]
    case 'check-fee': return [['fee-checked', { result: 'paid', expected: 5000, paid: 5000, paidOn: '2026-11-20', reference: body['reference'] as string | null, receiptId }]]
    case 'query-data-set': return [['data-set-queried', { dataSet: text(body['dataSet']), partyId: body['partyId'] as string | null, outcome: 'answered', answer: 'yes', receiptId, documentId: null }]]
    case 'ask-specialist': {
      const document = paper(next, 'out', 'request', 'Megkeresés a szakhatósághoz')
      return [filed(document), ['specialist-asked', { requestId: id, specialist: text(body['specialist']), question: text(body['question']), limit: '15d', sentAt: new Date(legalNow).toISOString(), documentId: document.documentId, receiptId }]]
    }
    case 'remind-specialist': return [['specialist-reminded', { requestId: text(body['requestId']), specialist: 'health', documentId: null }]]
    case 'send-deficiency-notice': {
      const document = paper(next, 'out', 'deficiency', 'Hiánypótlási felhívás')
      return [filed(document), ['deficiency-noticed', { noticeId: id, documentId: document.documentId, ...(body as Pick<ActBody<'deficiency-noticed'>, 'partyId' | 'items' | 'limit'>) }]]
    }
    case 'record-deficiency-remedy': return [['deficiency-remedied', body as ActBody<'deficiency-remedied'>]]
    case 'lapse-deficiency': return [['deficiency-lapsed', body as ActBody<'deficiency-lapsed'>]]
    case 'suspend': return [['suspended', { ...(body as ActBody<'suspended'>), documentId: null }]]
    case 'resume': return [['resumed', { ...(body as ActBody<'resumed'>), documentId: null }]]
    case 'record-site-visit': {
      const document = paper(next, 'internal', 'record', 'Szemle jegyzőkönyve')
      return [filed(document), ['site-visit-recorded', { ...(body as ActBody<'site-visit-recorded'>), visitId: id, documentId: document.documentId }]]
    }
    case 'verify-representation': return [['representation-verified', { ...(body as ActBody<'representation-verified'>), receiptId: null }]]
    case 'switch-procedure': return [['procedure-switched', { ...(body as ActBody<'procedure-switched'>), from: state.procedure ?? 'full' }]]
    case 'add-party': return [['party-added', { party: { ...(body['party'] as ActBody<'party-added'>['party']), partyId: id, clientKey: null } }]]
    case 'add-note': return [['note-added', { noteId: id, text: text(body['text']) }]]
    case 'withdraw-request': return [['request-withdrawn', body as ActBody<'request-withdrawn'>]]
    case 'check-document': return [['document-checked', body as ActBody<'document-checked'>]]
    case 'documents': return [filed(paper(body['register'] === true ? next : null, body['direction'] as 'in', text(body['kind']), text(body['title']), { requirement: body['requirement'] as string | null, validity: 'unchecked' }))]
    case 'deliver': return [['delivery-started', { ...(body as ActBody<'delivery-started'>), deliveryId: id, recipient: state.parties.find((one) => one.partyId === body['partyId'])?.name ?? '', communicatesDecision: body['documentId'] === state.decision?.documentId }]]
    case 'record-delivery': return [['delivered', { ...(body as ActBody<'delivered'>), law: 'Ákr. 85. §', receiptId: null }]]
    case 'record-delivery-attempt': return [['delivery-attempted', { ...(body as ActBody<'delivery-attempted'>), deemedOn: null }]]
    case 'record-appeal': return [['appeal-filed', { ...(body as ActBody<'appeal-filed'>), appealId: id }]]
    case 'record-appeal-waiver': return [['appeal-waived', body as ActBody<'appeal-waived'>]]
    case 'record-appeal-decision': return [['appeal-decided', body as ActBody<'appeal-decided'>]]
    case 'forward-appeal': {
      const document = paper(next, 'out', 'letter', 'Felterjesztés')
      return [filed(document), ['appeal-forwarded', { ...(body as ActBody<'appeal-forwarded'>), documentId: document.documentId }]]
    }
    case 'file-case': return [['case-filed', { filingPlanItem: 'H101', disposableAfterYear: 2036 }]]
    default: return []
  }
}

const problem = (status: number, code: string, title: string, more: Body = {}): Answer => ({ status, body: { type: `urn:kapu:${code}`, code, status, title, detail: '', ...more } })

function takeStep(id: string, verb: string, { expectedSequence, ...body }: Body): Answer {
  const maker = caseOf(id)
  const changed = maker.acts.filter((act) => act.sequence > Number(expectedSequence)).map((act) => ({ sequence: act.sequence, kind: act.kind, at: act.at, by: act.actor.name }))
  if (changed.length > 0) return problem(409, 'case.stale', 'Az ügyben közben más lépés történt.', { expected: expectedSequence, actual: maker.acts.length, changed })
  if (verb === 'check-fee' && text(body['reference']).startsWith('RF00')) return problem(503, 'exchange.unreachable', 'A megkérdezett nyilvántartás most nem érhető el. Próbálja meg néhány perc múlva.')
  const before = maker.acts.length
  try {
    for (const [kind, actBody] of stepsOf(maker, verb, body)) {
      const state = stateOf(maker)
      maker.addAt(kind, new Date(Date.parse(legalNow) + before * 1000).toISOString(), tunde, actBody)
      assertPermitted(state, rule, maker.acts.at(-1)!)
      stateOf(maker)
    }
  } catch (error) {
    maker.acts.length = before
    if (error instanceof ProcedureError) return problem(409, 'case.not-permitted', error.hu, { reason: error.reason })
    throw error
  }
  const acts = maker.acts.slice(before)
  if (acts.length === 0) return problem(404, 'http.not-found', 'Ilyen lépés nincs.')
  const facts = verb === 'query-data-set' ? { seat: '5999 Tiszakeresztes, Malom út 47.' } : {}
  return { status: 200, body: { sequence: maker.acts.length, acts, outcome: { result: '', facts, asOf: null, receipt: null, failure: null } } }
}

/** A page that says what it stands for. */
function pdfOf(title: string): Buffer {
  const plain = title.normalize('NFD').replaceAll(/[^\x20-\x7e]/g, '').replaceAll(/[()\\]/g, '')
  const content = `BT /F1 22 Tf 72 720 Td (${plain}) Tj 0 -40 Td /F1 12 Tf (HAT/1234-5/2026) Tj ET`
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>', `<< /Length ${content.length} >>\nstream\n${content}\nendstream`, '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>']
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`, 'latin1')
}

/** A picture of 320 by 200 points in shades of wood. */
function pictureOf(): Buffer {
  const width = 320
  const height = 200
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rows.set([150 + ((x * 7 + y) % 60), 100 + ((x + y * 3) % 50), 60 + (y % 40)], y * (width * 3 + 1) + 1 + x * 3)
  const crcOf = (data: Buffer): number => {
    let crc = ~0
    for (const byte of data) {
      crc ^= byte
      for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
    }
    return ~crc >>> 0
  }
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const crc = Buffer.alloc(4)
    crc.writeUInt32BE(crcOf(body))
    return Buffer.concat([length, body, crc])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

/** The bytes of a document; null when the address is no document's. */
export function documentContent(path: string): { readonly type: string; readonly bytes: Buffer } | null {
  const [, id, documentId] = /^\/cases\/([^/]+)\/documents\/([^/]+)\/content$/.exec(path) ?? []
  if (id === undefined) return null
  const document = stored(caseOf(id).acts).find((one) => one.documentId === documentId)
  if (document === undefined) return null
  return document.mediaType === 'image/png' ? { type: 'image/png', bytes: pictureOf() } : { type: 'application/pdf', bytes: pdfOf(document.title) }
}

/** How long other registers take here, in milliseconds. */
const patience: Readonly<Record<string, number>> = { 'check-fee': 2_500, 'identify-client': 1_200, 'ask-specialist': 1_500 }

/** @returns null when the call is not about a case */
export async function answerCase(method: string, path: string, body: Body, idempotencyKey: string | undefined): Promise<Answer | null> {
  if (method === 'GET' && path === '/posts') return { status: 200, body: { items: [{ postId: tunde.postId, name: tunde.name, jobRole: 'Telepengedélyezés', substitutesFor: null }, { postId: palma.postId, name: palma.name, jobRole: 'Jegyző', substitutesFor: 'dr. Bőhm Ágnes' }] } }
  const [, id, verb] = /^\/cases\/(case-\d+)(?:\/([a-z-]+))?$/.exec(path) ?? []
  if (id === undefined) return null
  if (method === 'GET' && verb === undefined) return { status: 200, body: viewOf(id) }
  if (method !== 'POST' || verb === undefined) return null
  if (idempotencyKey === undefined) return problem(400, 'request.idempotency-key-missing', 'Hiányzik az Idempotency-Key fejléc.')
  const known = answers.get(idempotencyKey)
  if (known !== undefined) return known
  await new Promise((resolve) => { setTimeout(resolve, patience[verb] ?? 150) })
  const answer = takeStep(id, verb, body)
  if (answer.status === 200) {
    answers.set(idempotencyKey, answer)
    for (const listener of listeners) listener({ id, kind: 'case', sequence: caseOf(id).acts.length })
  }
  return answer
}
