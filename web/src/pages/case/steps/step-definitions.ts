/** Every verb an officer has in an open case. The server checks all of it again; here it is laid out so that it can be seen. */
import { addDays, type Localised } from '../../../../../src/rules/calendar/index.ts'
import { cite, type CaseParty } from '../../../../../src/rules/procedure/index.ts'
import { proposeDeficiencies } from './proposals.ts'
import type { Basis, Field, OpenCase, Option, StepCode, StepDefinition, StepTarget } from './step.types.ts'

/** Options whose text is a key under `case:option.<group>.<value>`; the form puts the text in. */
const keyed = (...values: string[]): Option[] => values.map((value) => ({ value, label: '' }))

const clientRoles = new Set<CaseParty['role']>(['client', 'opposing-client'])
const parties = (open: OpenCase, clientsOnly = false): Option[] =>
  open.state.parties.filter((party) => !clientsOnly || clientRoles.has(party.role)).map((party) => ({ value: party.partyId, label: party.name }))
const only = (options: readonly Option[], wanted?: string): string => (options.some((option) => option.value === wanted) ? wanted! : options.length === 1 ? options[0]!.value : '')
const documents = (open: OpenCase, direction?: 'in' | 'out'): Option[] =>
  open.view.documents.filter((document) => direction === undefined || document.direction === direction)
    .map((document) => ({ value: document.documentId, label: document.subNumber === null ? document.title : `${document.subNumber}. ${document.title}` }))
const partyField = (open: OpenCase, target: StepTarget, clientsOnly = true): Field => {
  const options = parties(open, clientsOnly)
  return { kind: 'choice', name: 'partyId', label: 'party', options, initial: only(options, target.of) || (options[0]?.value ?? '') }
}
const documentField = (open: OpenCase, direction?: 'in' | 'out', optional = true): Field => {
  const options = documents(open, direction)
  return { kind: 'choice', name: 'documentId', label: 'document', options, initial: optional ? '' : only(options), optional }
}
const text = (name: string, label: string, more: { initial?: string; help?: string; optional?: boolean; maximum?: number } = {}): Field => ({ kind: 'text', initial: '', name, label, ...more })
const area = (name: string, label: string, more: { initial?: string; help?: string; optional?: boolean; maximum?: number } = {}): Field => ({ kind: 'area', initial: '', name, label, ...more })
const date = (name: string, label: string, initial: string, help?: string): Field => ({ kind: 'date', name, label, initial, ...(help === undefined ? {} : { help }) })
const choice = (name: string, label: string, options: readonly Option[], initial = '', help?: string): Field =>
  ({ kind: 'choice', name, label, options, initial: initial === '' ? only(options) : initial, ...(help === undefined ? {} : { help }) })

const openRequests = (open: OpenCase) => open.state.specialists.filter((request) => request.answer === null)
const openNotices = (open: OpenCase) => open.state.deficiencies.filter((notice) => notice.state !== 'remedied')
/** A message in the mailbox makes its own receipt; letters and what is handed over are recorded. */
const openDeliveries = (open: OpenCase) => open.state.deliveries.filter((delivery) => delivery.deliveredOn === null && delivery.channel !== 'mailbox')
const openAppeals = (open: OpenCase) => open.state.appeals.filter((appeal) => appeal.forwardedTo === null)
/** The kinds every case knows, and the documents of the rule; where both have a code the rule's name stands. */
const documentKinds = (open: OpenCase, say: (text: Localised) => string): Option[] => {
  const ofRule = open.view.rule.documents.map((item) => ({ value: item.code, label: say(item.name) }))
  return [...keyed('attachment', 'power-of-attorney', 'return-receipt', 'appeal', 'withdrawal', 'record', 'photo', 'letter', 'other').filter((kind) => !ofRule.some((item) => item.value === kind.value)), ...ofRule]
}
const unchecked = (open: OpenCase): Option[] => open.state.documents.filter((one) => one.direction === 'in' && one.validity === 'unchecked').map((one) => ({ value: one.documentId, label: one.title }))
const noticeOptions = (open: OpenCase): Option[] =>
  openNotices(open).map((notice) => ({ value: notice.noticeId, label: notice.items.map((item) => item.text).join(', ') }))
const deliveryOptions = (open: OpenCase): Option[] => openDeliveries(open).map((delivery) => {
  const title = open.view.documents.find((document) => document.documentId === delivery.documentId)?.title
  return { value: delivery.deliveryId, label: title === undefined ? delivery.recipient : `${delivery.recipient}: ${title}` }
})

/** The register an identification or a data set asks, by the rule's own data set. */
function basisOfRegister(open: OpenCase, register: string): Pick<Basis, 'purpose' | 'from'> | null {
  const set = open.view.rule.dataSets.find((item) => item.register === register)
  return set === undefined ? null : { purpose: set.purposeText, from: set.name }
}

export const steps: readonly StepDefinition[] = [
  {
    code: 'identify-client', act: 'client-identified', group: 'client', action: 'case:act', kind: 'check',
    fields: (open, target) => [partyField(open, target)],
    basis: (open, values) => {
      const organisation = open.state.parties.find((party) => party.partyId === values['partyId'])?.kind === 'organisation'
      const configured = basisOfRegister(open, organisation ? 'company-register' : 'person-register')
      return {
        purpose: { key: 'identity' }, from: configured?.from ?? { key: organisation ? 'company-register' : 'person-register' },
        law: cite(open.view.rule, open.view.rule.identification.law), notifies: true
      }
    }
  },
  {
    code: 'check-identity-document', act: 'identity-document-checked', group: 'client', action: 'case:act', kind: 'check',
    nothingTo: (open) => (open.view.rule.identityDocument === null ? 'no-identity-document' : null),
    fields: (open, target) => [
      partyField(open, target, false),
      choice('documentType', 'documentType', keyed('identity-card', 'passport', 'driving-licence'), 'identity-card'),
      text('documentNumber', 'documentNumber', { help: 'documentNumber', maximum: 20 })
    ],
    basis: (open) => {
      const asked = open.view.rule.identityDocument
      return asked === null ? null : { purpose: { key: 'identity-document' }, from: { key: 'document-register' }, law: cite(open.view.rule, asked.law), notifies: true }
    }
  },
  {
    code: 'verify-representation', act: 'representation-verified', group: 'client', action: 'case:act', kind: 'plain',
    fields: (open, target) => [
      partyField(open, target),
      text('representative', 'representative', { initial: open.state.parties.find((party) => party.role === 'representative')?.name ?? '', maximum: 300 }),
      choice('basis', 'representationBasis', keyed('statutory', 'power-of-attorney', 'register-of-declarations', 'own-right')),
      choice('result', 'representationResult', keyed('verified', 'not-verified'), 'verified'),
      documentField(open)
    ]
  },
  {
    code: 'check-fee', act: 'fee-checked', group: 'facts', action: 'case:act', kind: 'check',
    nothingTo: (open) => (open.view.rule.fee === null ? 'no-fee' : null),
    fields: () => [text('reference', 'reference', { help: 'reference', optional: true, maximum: 60 })],
    basis: (open) => {
      const { fee } = open.view.rule
      return fee === null ? null : { purpose: fee.name, from: { key: 'payment-register' }, law: cite(open.view.rule, fee.law), notifies: false }
    }
  },
  {
    code: 'query-data-set', act: 'data-set-queried', group: 'facts', action: 'case:act', kind: 'check',
    nothingTo: (open) => (open.view.rule.dataSets.length === 0 ? 'no-data-set' : null),
    fields: (open, target, say) => {
      const options = open.view.rule.dataSets.map((set) => ({ value: set.code, label: say(set.name), detail: say(set.question ?? set.purposeText) }))
      const people = parties(open)
      return [
        choice('dataSet', 'dataSet', options, only(options, target.of)),
        { kind: 'choice', name: 'partyId', label: 'about', options: people, initial: parties(open, true)[0]?.value ?? '', optional: true }
      ]
    },
    basis: (open, values) => {
      const set = open.view.rule.dataSets.find((item) => item.code === values['dataSet'])
      return set === undefined ? null : { purpose: set.purposeText, from: set.name, law: cite(open.view.rule, set.law), notifies: set.about !== 'premises' }
    }
  },
  {
    code: 'ask-specialist', act: 'specialist-asked', group: 'facts', action: 'case:act', kind: 'check',
    nothingTo: (open) => (open.view.rule.specialists.length === 0 ? 'no-specialist' : null),
    fields: (open, target, say) => {
      const options = open.view.rule.specialists.map((item) => ({ value: item.code, label: say(item.authority) }))
      const chosen = only(options, target.of)
      const question = open.view.rule.specialists.find((item) => item.code === chosen)?.question
      return [choice('specialist', 'specialist', options, chosen), area('question', 'question', { initial: question === undefined ? '' : say(question), maximum: 4000 })]
    },
    basis: (open, values) => {
      const specialist = open.view.rule.specialists.find((item) => item.code === values['specialist'])
      return specialist === undefined ? null
        : { purpose: { key: 'position' }, from: specialist.authority, law: cite(open.view.rule, specialist.law), notifies: false }
    }
  },
  {
    code: 'remind-specialist', act: 'specialist-reminded', group: 'facts', action: 'case:act', kind: 'plain',
    nothingTo: (open) => (openRequests(open).length === 0 ? 'no-open-request' : null),
    fields: (open, target, say) => {
      const options = openRequests(open).map((request) => {
        const specialist = open.view.rule.specialists.find((item) => item.code === request.specialist)
        return { value: request.requestId, label: specialist === undefined ? request.specialist : say(specialist.authority) }
      })
      const about = openRequests(open).find((request) => request.specialist === target.of || request.requestId === target.of)?.requestId
      return [choice('requestId', 'request', options, only(options, about))]
    }
  },
  {
    code: 'record-site-visit', act: 'site-visit-recorded', group: 'facts', action: 'case:act', kind: 'plain',
    nothingTo: (open) => (open.view.rule.siteVisit === null ? 'no-site-visit' : null),
    fields: (open) => [
      date('on', 'visitOn', open.state.today),
      text('place', 'place', { maximum: 300 }),
      { kind: 'lines', name: 'present', label: 'present', help: 'present', initial: '', optional: true },
      area('findings', 'findings', { maximum: 20_000 }),
      choice('result', 'visitResult', keyed('compliant', 'non-compliant', 'inconclusive'))
    ]
  },
  {
    code: 'send-deficiency-notice', act: 'deficiency-noticed', group: 'procedure', action: 'case:act', kind: 'plain',
    fields: (open, target) => [
      partyField(open, target),
      { kind: 'items', name: 'items', label: 'items', help: 'items', initial: proposeDeficiencies(open) },
      text('limit', 'limit', { initial: open.view.rule.deficiency.limit, help: 'limit', maximum: 8 })
    ]
  },
  {
    code: 'record-deficiency-remedy', act: 'deficiency-remedied', group: 'procedure', action: 'case:act', kind: 'plain',
    nothingTo: (open) => (openNotices(open).length === 0 ? 'no-open-notice' : null),
    fields: (open, target) => [
      choice('noticeId', 'notice', noticeOptions(open), only(noticeOptions(open), target.of)),
      date('receivedOn', 'receivedOn', open.state.today),
      { kind: 'several', name: 'documentIds', label: 'remedyDocuments', options: documents(open, 'in'), initial: [], optional: true },
      choice('complete', 'complete', keyed('yes', 'no'))
    ]
  },
  {
    code: 'lapse-deficiency', act: 'deficiency-lapsed', group: 'procedure', action: 'case:act', kind: 'plain',
    nothingTo: (open) => (openNotices(open).length === 0 ? 'no-open-notice' : null),
    fields: (open, target) => [choice('noticeId', 'notice', noticeOptions(open), only(noticeOptions(open), target.of))]
  },
  {
    code: 'suspend', act: 'suspended', group: 'procedure', action: 'case:act', kind: 'plain',
    nothingTo: (open) => (open.view.rule.suspensions.length === 0 ? 'no-suspension-ground' : null),
    fields: (open, _target, say) => [
      choice('ground', 'ground', open.view.rule.suspensions.map((item) => ({ value: item.code, label: say(item.name), detail: cite(open.view.rule, item.law) }))),
      date('firstDay', 'firstDay', open.state.today, 'firstDay'),
      area('reason', 'reason', { maximum: 4000 })
    ]
  },
  {
    code: 'resume', act: 'resumed', group: 'procedure', action: 'case:act', kind: 'plain',
    fields: (open) => [date('lastDay', 'lastDay', addDays(open.state.today, -1), 'lastDay'), area('reason', 'reason', { maximum: 4000 })]
  },
  {
    code: 'switch-procedure', act: 'procedure-switched', group: 'procedure', action: 'case:act', kind: 'plain',
    nothingTo: (open) => (open.view.rule.procedure.switches.some((item) => item.from === open.state.procedure) ? null : 'no-switch'),
    fields: (open) => [
      choice('to', 'procedure', keyed(...open.view.rule.procedure.switches.filter((item) => item.from === open.state.procedure).map((item) => item.to))),
      area('reason', 'reason', { maximum: 2000 })
    ]
  },
  {
    code: 'withdraw-request', act: 'request-withdrawn', group: 'procedure', action: 'case:act', kind: 'plain',
    fields: (open, target) => [partyField(open, target), date('on', 'withdrawnOn', open.state.today), documentField(open, 'in')]
  },
  {
    code: 'check-document', act: 'document-checked', group: 'file', action: 'case:act', kind: 'plain',
    nothingTo: (open) => (unchecked(open).length === 0 ? 'no-unchecked' : null),
    fields: (open, target) => [
      choice('documentId', 'document', unchecked(open), only(unchecked(open), target.of) || (unchecked(open)[0]?.value ?? '')),
      choice('validity', 'validity', keyed('authentic', 'plain', 'invalid')),
      area('reason', 'reason', { maximum: 2000 })
    ]
  },
  { code: 'documents', act: 'document-filed', group: 'file', action: 'case:act', kind: 'upload',
    fields: (open, target, say) => [
      { kind: 'file', name: 'file', label: 'file', help: 'file', initial: null },
      text('title', 'title', { maximum: 300 }),
      choice('direction', 'direction', keyed('in', 'out', 'internal'), 'in'),
      choice('kind', 'documentKind', documentKinds(open, say), 'attachment'),
      { kind: 'choice', name: 'requirement', label: 'requirement', initial: target.of ?? '', optional: true, options: open.view.rule.attachments.map((item) => ({ value: item.code, label: say(item.name) })) },
      text('partner', 'partner', { optional: true, maximum: 300, initial: open.state.parties.find((party) => party.role === 'client')?.name ?? '' }),
      { kind: 'yes', name: 'register', label: 'register', help: 'register', initial: true }
    ] },
  { code: 'add-note', act: 'note-added', group: 'file', action: 'case:act', kind: 'plain', fields: () => [area('text', 'note', { help: 'note', maximum: 4000 })] },
  {
    code: 'add-party', act: 'party-added', group: 'file', action: 'case:act', kind: 'plain',
    fields: (open) => [
      choice('role', 'role', keyed('client', 'opposing-client', 'neighbour', 'representative', 'other'), 'neighbour'),
      choice('kind', 'partyKind', keyed('person', 'organisation'), 'person'),
      text('name', 'name', { maximum: 300 }), text('address', 'address', { optional: true, maximum: 300 }), text('email', 'email', { optional: true, maximum: 254 }),
      { kind: 'choice', name: 'represents', label: 'represents', options: parties(open), initial: '', optional: true }
    ],
    shown: (field, values) => field !== 'represents' || values['role'] === 'representative'
  },
  {
    code: 'assign', act: 'assigned', group: 'file', action: 'case:assign', kind: 'plain',
    fields: (open) => [
      { kind: 'post', name: 'assigneePostId', label: 'assignee', purpose: 'assign', initial: open.state.assignment?.assigneePostId ?? '' },
      { kind: 'post', name: 'signerPostId', label: 'signer', purpose: 'sign', initial: open.state.assignment?.signerPostId ?? '', optional: true },
      area('instructions', 'instructions', { optional: true, maximum: 2000 })
    ]
  },
  {
    code: 'deliver', act: 'delivery-started', group: 'after', action: 'case:deliver', kind: 'plain',
    nothingTo: (open) => (documents(open, 'out').length === 0 ? 'no-document' : null),
    fields: (open, target) => {
      const options = documents(open, 'out')
      return [
        choice('documentId', 'deliveredDocument', options, only(options, open.state.decision?.documentId)),
        partyField(open, target, false),
        choice('channel', 'channel', keyed('mailbox', 'paper', 'in-person'), 'mailbox')
      ]
    }
  },
  {
    code: 'record-delivery', act: 'delivered', group: 'after', action: 'case:deliver', kind: 'plain',
    nothingTo: (open) => (openDeliveries(open).length === 0 ? 'no-open-delivery' : null),
    fields: (open, target) => [
      choice('deliveryId', 'delivery', deliveryOptions(open), only(deliveryOptions(open), target.of)),
      date('on', 'deliveredOn', open.state.today),
      choice('how', 'how', keyed('received', 'refused'), 'received', 'how')
    ]
  },
  {
    code: 'record-delivery-attempt', act: 'delivery-attempted', group: 'after', action: 'case:deliver', kind: 'plain',
    nothingTo: (open) => (openDeliveries(open).length === 0 ? 'no-open-delivery' : null),
    fields: (open, target) => {
      const about = openDeliveries(open).find((delivery) => delivery.deliveryId === target.of) ?? openDeliveries(open)[0]
      return [
        choice('deliveryId', 'delivery', deliveryOptions(open), only(deliveryOptions(open), target.of)),
        choice('attempt', 'attempt', keyed('1', '2'), String(Math.min(2, (about?.attempts ?? 0) + 1))),
        date('on', 'attemptOn', open.state.today),
        { kind: 'yes', name: 'notCollected', label: 'notCollected', help: 'notCollected', initial: false }
      ]
    },
    shown: (field, values) => field !== 'notCollected' || values['attempt'] === '2'
  },
  {
    code: 'record-appeal', act: 'appeal-filed', group: 'after', action: 'case:act', kind: 'plain',
    fields: (open) => {
      const options = parties(open)
      return [
        { kind: 'choice', name: 'partyId', label: 'appellant', options, initial: '', optional: true, help: 'appellant' },
        text('by', 'appealBy', { maximum: 300 }), date('receivedOn', 'receivedOn', open.state.today), documentField(open, 'in', false)
      ]
    }
  },
  {
    code: 'record-appeal-waiver', act: 'appeal-waived', group: 'after', action: 'case:act', kind: 'plain',
    fields: (open, target) => [partyField(open, target), date('on', 'waivedOn', open.state.today), documentField(open, 'in')]
  },
  {
    code: 'record-appeal-decision', act: 'appeal-decided', group: 'after', action: 'case:act', kind: 'plain',
    fields: (open, target) => {
      const options = open.state.appeals.filter((appeal) => appeal.result === null).map((appeal) => ({ value: appeal.appealId, label: appeal.by }))
      return [
        choice('appealId', 'appeal', options, only(options, target.of)),
        choice('result', 'appealResult', keyed('upheld', 'changed', 'annulled', 'rejected', 'withdrawn')),
        date('communicatedOn', 'communicatedOn', open.state.today), documentField(open, 'in')
      ]
    }
  },
  {
    code: 'forward-appeal', act: 'appeal-forwarded', group: 'after', action: 'case:act', kind: 'plain',
    nothingTo: (open) => (openAppeals(open).length === 0 ? 'no-open-appeal' : null),
    fields: (open, target, say) => {
      const options = openAppeals(open).map((appeal) => ({ value: appeal.appealId, label: appeal.by }))
      const remedy = open.view.rule.remedies.find((item) => item.kind === 'appeal')
      return [choice('appealId', 'appeal', options, only(options, target.of)), text('to', 'forwardedTo', { initial: remedy === undefined ? '' : say(remedy.to), maximum: 300 })]
    }
  },
  { code: 'file-case', act: 'case-filed', group: 'after', action: 'case:act', kind: 'plain', fields: () => [] }
]

const byCode = new Map(steps.map((step) => [step.code, step]))

export function stepOf(code: StepCode): StepDefinition {
  const step = byCode.get(code)
  if (step === undefined) throw new RangeError(`no such step: ${code}`)
  return step
}

export function isStep(code: string): code is StepCode {
  return (byCode as ReadonlyMap<string, unknown>).has(code)
}

/** What brings an act about; null for acts that no officer's verb on this page appends. */
export function stepOfAct(act: string): StepCode | null {
  return steps.find((step) => step.act === act)?.code ?? null
}
