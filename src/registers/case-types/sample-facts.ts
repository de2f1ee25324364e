/**
 * Invented facts of a case, in the shapes that conditions, texts and templates see: with them the check of the catalogue runs what a
 * case type says, before any case does. That the shape is the real one the type checker holds in test/catalogue.
 */
import { fieldsOf, isRecord } from './form-fields.ts'

const day = { iso: '2026-11-24', text: '2026. november 24.' }
const party = { role: 'client', kind: 'person', name: 'Minta Márta', address: '9999 Mintafalva, Fő utca 1.', represents: null } as const

/** A request's data: every field of the form filled. */
export function sampleData(schema: unknown): Record<string, unknown> {
  const value = sampleOf(schema)
  return isRecord(value) ? { ...value } : {}
}

function sampleOf(schema: unknown): unknown {
  if (!isRecord(schema)) return 'minta'
  if ('const' in schema) return schema['const']
  if (Array.isArray(schema['enum'])) return schema['enum'][0]
  switch (schema['type']) {
    case 'object': return Object.fromEntries(fieldsOf(schema).map((child) => [child.path, sampleOf(child.schema)]))
    case 'array': return [sampleOf(schema['items'])]
    case 'integer': case 'number': return typeof schema['minimum'] === 'number' ? schema['minimum'] : 1
    case 'boolean': return true
    default: return schema['format'] === 'date' ? '1980-01-02' : 'minta'
  }
}

/** What FEEL conditions see (`Facts`). */
export function sampleConditionFacts(data: Readonly<Record<string, unknown>>) {
  return {
    data,
    client: { kind: 'person', identified: true },
    procedure: 'summary',
    channel: 'electronic',
    attachments: ['minta'],
    opposingClient: false,
    represented: false,
    withdrawn: false,
    feePaid: true,
    deficiencyLapsed: false,
    siteVisit: { done: true, result: 'compliant' },
    specialists: [{ code: 'minta', position: 'consents' }],
    queries: [{ code: 'minta', outcome: 'answered', answer: 'yes' }]
  } as const
}

const paragraph = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [
  { type: 'text', text, marks: [{ type: 'bold' }] }, { type: 'lawRef', attrs: { citation: 'Ákr. 80. § (1)' } }
] }] })

/** What belongs to a document of one purpose alone. */
const bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  decision: {
    operativePart: paragraph('engedélyezem'), reasoning: paragraph('Az ügyfél kérelme <megalapozott> #let x = 1'), conditions: ['Zajvédő fal építése'],
    remedyClause: 'Fellebbezésnek van helye.', signer: { name: 'Terebes Magdolna', title: 'jegyző' }
  },
  'deficiency-notice': {
    addressee: { name: 'Minta Márta', address: null }, items: [{ name: 'Helyszínrajz', text: 'Hiányzik.', law: '57/2013. 6. §' }, { name: null, text: 'Írja alá.', law: null }],
    limit: '8 nap', law: 'Ákr. 44. §'
  },
  'specialist-request': { authority: 'Járási hivatal', question: 'Megfelel-e?', law: 'Ákr. 55. §', limit: '15 nap', due: day, attachments: ['alaprajz.pdf'] },
  'data-handling-notice': { uses: [{ purpose: 'azonosítás', source: 'Etalon', law: 'Nytv. 17. §' }] },
  'site-visit-record': {
    on: day, place: 'Malom út 47.', present: ['Csalit Eszter'], findings: 'Rendben van.', result: 'compliant', resultText: 'megfelel', law: 'Ákr. 68. §', recordedBy: 'Csalit Eszter'
  },
  'suspension-order': {
    kind: 'suspension', ground: 'Előkérdés', law: 'Ákr. 48. §', firstDay: day, reason: 'Más szerv dönt.', addressees: [{ name: 'Minta Márta', address: null }],
    remedyClause: 'Önálló fellebbezésnek van helye.'
  },
  'appeal-forwarding': {
    to: 'vármegyei kormányhivatal', decision: { registrationNumber: 'HAT/1-7/2026', date: day }, appeal: { by: 'Minta Márta', receivedOn: day }, documents: ['1. alszám: Kérelem']
  }
}

/** The document that a template is rendered for. */
export interface SampleHead {
  readonly code: string
  readonly name: string
  readonly form: string
  readonly authentication: 'card' | 'seal' | 'none'
  /** Purpose of the document, or `decision`. */
  readonly purpose: string
}

/** What templates and texts see (`TemplateFacts` of casework/documents). */
export function sampleTemplateFacts(head: SampleHead, data: Readonly<Record<string, unknown>>) {
  return {
    office: { name: 'Tiszakeresztesi Polgármesteri Hivatal', shortName: 'TPH', settlement: 'Tiszakeresztes', demo: true },
    case: {
      registrationNumber: 'HAT/1-1/2026', subject: 'Minta', typeName: 'Minta', arrived: day, arrivalNumber: 'E-1/2026', procedure: 'summary', due: day,
      officer: 'Csalit Eszter', signer: 'Terebes Magdolna'
    },
    client: party,
    parties: [party],
    data,
    rule: {
      code: 'minta', version: 1, name: 'Minta', legalBasis: ['Ákr. 80. §'],
      competence: { holder: 'jegyző', clause: 'átruházott hatáskörben' as string | null, territory: 'a telep helye', law: '57/2013. 1. §' }, limit: '8 nap', limitLaw: 'Ákr. 50. §'
    },
    document: {
      registrationNumber: 'HAT/1-2/2026', code: head.code, name: head.name, form: head.form, law: 'Ákr. 80. §', date: day, settlement: 'Tiszakeresztes',
      authentication: head.authentication
    },
    body: bodies[head.purpose] ?? {}
  }
}
