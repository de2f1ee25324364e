/** A case of many acts, all of kinds that a long dispute really has: notices, remedies, suspensions, specialists, deliveries. */
import { actBodySchemas, type Act, type ActBody, type ActKind } from '../src/rules/procedure/index.ts'

/** A valid UUID that says its number. */
const id = (kind: number, number = 0): string => `00000000-0000-7000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`
const partyId = id(1)
const hash = 'a'.repeat(64)

/** The first `count` acts of such a case; each body is checked against its schema, so that none is lighter than it could be. */
export function longCase(count: number): Act[] {
  const acts: Act[] = []
  const add = <K extends ActKind>(kind: K, body: ActBody<K>): void => {
    if (acts.length >= count) return
    const sequence = acts.length + 1
    // Two acts a working day or so, from the second of March.
    const day = new Date(Date.UTC(2026, 2, 2 + Math.floor(sequence / 2)))
    acts.push({
      id: id(2, sequence), sequence, at: `${day.toISOString().slice(0, 10)}T08:${String(sequence % 60).padStart(2, '0')}:00.000Z`, legalDate: day.toISOString().slice(0, 10),
      actor: { kind: 'officer', postId: id(3), officerId: id(4), name: 'Próba Panna', substitutesFor: null }, policies: ['casework.work-on-own-case'], schema: 1,
      kind, body: actBodySchemas[kind].parse(body)
    } as Act)
  }
  const today = (): string => new Date(Date.UTC(2026, 2, 2 + Math.floor((acts.length + 1) / 2))).toISOString().slice(0, 10)
  const file = (number: number, direction: 'in' | 'out', kind: string, requirement: string | null = null): string => {
    const documentId = id(5, number)
    add('document-filed', {
      documentId, subNumber: number, direction, kind, requirement, title: `Próba irat ${number}`, mediaType: 'application/pdf', size: 48_213, sha256: hash,
      partner: 'Próba Petra', clientVisible: true, validity: 'plain'
    })
    return documentId
  }
  add('submission-arrived', {
    submissionId: id(6), arrivalNumber: 'E-1/2026', channel: 'electronic', receivedAt: '2026-03-02T07:59:00.000Z', role: 'request', language: 'hu',
    submitter: { kind: 'person', name: 'Próba Petra', email: null, clientKey: 'petra' }, formVersion: 1,
    data: { applicant: { kind: 'person', name: 'Próba Petra' }, site: { settlement: 'Próbafalva', parcelNumber: '1234/5', title: 'owner', shared: false }, operation: { noise: true, airPollution: true, hazardousWaste: false, fireHazard: true } }
  })
  add('case-registered', {
    registrationNumber: 'HAT/1-1/2026', registerBook: 'HAT', caseType: 'telepengedely', caseTypeVersionId: id(7), subject: 'Telepengedély', procedure: 'full',
    filingPlanItem: 'U. 1', predecessorCaseIds: [],
    parties: [{ partyId, role: 'client', kind: 'person', name: 'Próba Petra', address: null, email: null, clientKey: 'petra', represents: null }]
  })
  add('assigned', { assigneePostId: id(3), assigneeName: 'Próba Panna', signerPostId: id(8), signerName: 'Próba Pál', instructions: null })
  add('client-identified', { partyId, method: 'person-register', result: 'identified', receiptId: id(9), source: 'Etalon' })
  for (let turn = 1; acts.length < count; turn += 1) {
    const noticeDocument = file(turn * 10 + 1, 'out', 'deficiency-notice')
    add('deficiency-noticed', { noticeId: id(10, turn), partyId, items: [{ requirement: 'site-plan', text: 'A telep helyszínrajza hiányzik.' }], limit: '15d', documentId: noticeDocument })
    add('delivery-started', { deliveryId: id(11, turn), documentId: noticeDocument, partyId, recipient: 'Próba Petra', channel: 'mailbox', communicatesDecision: false })
    add('delivered', { deliveryId: id(11, turn), on: today(), how: 'received', law: null, receiptId: null })
    add('deficiency-remedied', { noticeId: id(10, turn), complete: true, receivedOn: today(), documentIds: [file(turn * 10 + 2, 'in', 'attachment', 'site-plan')] })
    add('data-set-queried', { dataSet: 'site-title', partyId, outcome: 'answered', answer: 'yes', receiptId: id(12, turn), documentId: null })
    add('specialist-asked', {
      requestId: id(13, turn), specialist: 'public-health', question: 'Megfelel-e a telep?', limit: '15d', sentAt: `${today()}T09:00:00.000Z`,
      documentId: file(turn * 10 + 3, 'out', 'specialist-request'), receiptId: null
    })
    add('specialist-answered', {
      requestId: id(13, turn), specialist: 'public-health', position: 'consents', conditions: [], reasons: 'Megfelel.', answeredAt: `${today()}T10:00:00.000Z`,
      documentId: file(turn * 10 + 4, 'in', 'attachment')
    })
    add('suspended', { ground: 'preliminary-question', firstDay: today(), reason: 'Előkérdés.', documentId: null })
    add('resumed', { lastDay: today(), reason: 'Eldőlt.', documentId: null })
    add('note-added', { noteId: id(14, turn), text: 'Az ügyfél telefonon érdeklődött.' })
  }
  return acts
}
