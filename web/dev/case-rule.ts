/** A case rule in miniature for looking at the case page; the product's rules live in `catalogue/`. */
import type { CaseRule } from '../../src/rules/procedure/index.ts'

const both = (hu: string, en: string) => ({ hu, en })
const akr = (section: string) => ({ law: 'akr', section })
const decree = (section: string) => ({ law: 'telep', section })

export const rule: CaseRule = {
  code: 'telepengedely', version: 1, validFrom: '2026-01-01', validTo: null, name: both('Telepengedély', 'Site permit'), summary: both('Telep engedélyezése.', 'Permit of a site.'),
  legalBasis: [decree('2. §')], competence: { holder: both('jegyző', 'notary'), tiers: ['mayors-office'], territory: both('a telep helye', 'place of the site'), law: akr('16. §') },
  power: 'state', jobRoles: ['site-permits'],
  procedure: {
    initial: 'full', kinds: { summary: { limit: '8d', law: akr('50. § (2) b)') }, full: { limit: '60d', law: akr('50. § (2) c)') } },
    switches: [{ from: 'summary', to: 'full', law: akr('41. § (2)') }, { from: 'full', to: 'summary', law: akr('41. §') }], startLaw: akr('37. § (2)')
  },
  clock: { suspension: akr('50. § (5) a)'), stay: akr('50. § (5) a)'), clientDelay: akr('50. § (5) b)') },
  deficiency: { limit: '8d', once: true, law: akr('44. §'), template: 'deficiency' },
  suspensions: [
    { code: 'company-procedure', kind: 'suspension', name: both('Cégeljárás előkérdése', 'Preliminary question at the company court'), law: akr('48. § (1)'), waitsFor: 'authority', template: null },
    { code: 'client-request', kind: 'stay', name: both('Minden ügyfél kérte a szünetelést', 'Every client asked for a stay'), law: akr('49. § (1)'), waitsFor: 'client', template: null }
  ],
  stages: [
    { code: 'intake', name: both('Iktatás', 'Registration'), statuses: ['new', 'arrived', 'registered'] }, { code: 'facts', name: both('Tényállás', 'Facts'), statuses: ['in-progress', 'suspended'] },
    { code: 'decision', name: both('Aláírás', 'Signature'), statuses: ['submitted'] }, { code: 'communication', name: both('Közlés', 'Communication'), statuses: ['decided'] },
    { code: 'remedy', name: both('Jogorvoslat', 'Remedy'), statuses: ['communicated', 'appealed', 'forwarded'] }, { code: 'closed', name: both('Lezárva', 'Closed'), statuses: ['final', 'filed'] }
  ],
  form: { version: 1, schema: 'form.json', ui: 'ui.json', texts: { hu: 'hu.json', en: 'en.json' } }, subject: '"Telep"',
  attachments: [
    { code: 'site-plan', name: both('Alaprajz', 'Floor plan'), hint: both('méretarányos, a telep határaival', 'to scale, with the boundary of the site'), required: true, mediaTypes: ['application/pdf'], maximumFiles: 3, law: decree('5. § (1) a)') },
    { code: 'title', name: both('A használat jogcímének igazolása', 'Proof of the right of use'), required: true, mediaTypes: ['application/pdf'], maximumFiles: 3, law: decree('5. § (1) b)') },
    { code: 'noise', name: both('Zajvédelmi vizsgálat', 'Noise survey'), required: false, mediaTypes: ['application/pdf'], maximumFiles: 1, law: decree('5. § (2)') }
  ],
  fee: { kind: 'service-fee', name: both('Igazgatási szolgáltatási díj', 'Administrative service fee'), amounts: [{ amount: 5000, validFrom: '2020-01-01', validTo: null }], law: decree('9. §') },
  clientKinds: ['person', 'organisation'], identification: { law: akr('27. § (1)') }, representation: { condition: 'client.kind = "organisation"', law: akr('14. § (1)') },
  dataSets: [
    {
      code: 'company', name: both('Cégnyilvántartás', 'Register of companies'), register: 'company-register', need: 'may', purpose: 'identify', purposeText: both('A kérelmező cég azonosítása', 'Identifying the applicant company'), law: akr('27. § (1)'), about: 'client',
      answer: 'data', fields: [{ code: 'name', name: both('Cégnév', 'Name') }, { code: 'seat', name: both('Székhely', 'Seat') }]
    },
    {
      code: 'land', name: both('Ingatlan-nyilvántartás', 'Land register'), register: 'land-register', need: 'must', purpose: 'title', purposeText: both('A használat jogcímének ellenőrzése', 'Checking the right of use'), law: decree('6. §'), about: 'premises',
      answer: 'yes-no', question: both('Az ügyfélé a használat joga?', 'Has the client the right of use?'), fields: [{ code: 'entitled', name: both('Jogosult', 'Entitled') }]
    }
  ],
  identityDocument: { need: 'may', law: akr('95. §') },
  specialists: [{ code: 'health', authority: both('Vármegyei Kormányhivatal, Népegészségügyi Főosztály', 'County Government Office, Public Health Department'), partner: 'county-health', question: both('A tervezett faipari tevékenység a népegészségügyi követelményeknek megfelel-e?', 'Does the planned woodworking meet the requirements of public health?'), limit: '15d', law: akr('55. § (1)'), excludedFromClock: null, template: 'request' }],
  siteVisit: { need: 'may', law: akr('68. §'), template: 'record' },
  decisions: [
    { code: 'grant', form: 'determination', outcome: 'grant', name: both('Engedély', 'Permit'), template: 'templates/grant.typ', law: akr('80. §'), needs: 'all', remedy: 'appeal', operativePart: both('Engedélyezem.', 'Granted.'), reasoning: both('Indokolás.', 'Reasons.') },
    { code: 'refuse', form: 'determination', outcome: 'refuse', name: both('Elutasítás', 'Refusal'), template: 'templates/refuse.typ', law: akr('80. §'), needs: 'none', remedy: 'appeal', operativePart: both('Elutasítom.', 'Refused.'), reasoning: both('Indokolás.', 'Reasons.') }
  ],
  documents: [
    { code: 'deficiency', purpose: 'deficiency-notice', form: 'order', name: both('Hiánypótlási felhívás', 'Deficiency notice'), template: 'templates/deficiency.typ', law: akr('44. §'), authentication: 'seal' },
    { code: 'request', purpose: 'specialist-request', form: 'request', name: both('Megkeresés a szakhatósághoz', 'Request to the specialist authority'), template: 'templates/request.typ', law: akr('55. §'), authentication: 'seal' },
    { code: 'record', purpose: 'site-visit-record', form: 'record', name: both('Szemle jegyzőkönyve', 'Record of the site visit'), template: 'templates/record.typ', law: akr('78. §'), authentication: 'none' }
  ],
  remedies: [{ code: 'appeal', kind: 'appeal', limit: '15d', law: akr('118. § (3)'), to: both('Vármegyei Kormányhivatal', 'County Government Office'), filedWith: both('a jegyzőnél', 'with the notary'), duty: [], clause: both('Fellebbezhet.', 'May be appealed.') }],
  registerBook: 'HAT', filingPlan: { item: 'H101', retentionYears: 10, archiveAfterYears: null, law: decree('1. §') },
  readiness: [
    { code: 'identified', kind: 'client-identified', name: both('Ügyfél azonosítva', 'Client identified'), law: akr('27. §') }, { code: 'represented', kind: 'representation-verified', name: both('Képviseleti jog igazolva', 'Representation proven'), law: akr('14. §') },
    { code: 'attached', kind: 'attachments', name: both('Mellékletek', 'Attachments'), law: decree('5. §') }, { code: 'fee', kind: 'fee', name: both('Díj befizetése', 'Payment of the fee'), law: decree('9. §') },
    { code: 'land', kind: 'data-set', of: 'land', name: both('A használat jogcíme', 'Right of use'), law: decree('6. §') },
    { code: 'health', kind: 'specialist', of: 'health', name: both('Szakhatósági állásfoglalás', 'Position of the specialist authority'), law: akr('55. §') },
    { code: 'valid', kind: 'documents-valid', name: both('Iratok érvényesek', 'Documents valid'), law: akr('62. §') }, { code: 'remedied', kind: 'deficiency-closed', name: both('Hiánypótlás lezárva', 'Deficiencies closed'), law: akr('44. §') }
  ],
  laws: [
    { code: 'akr', citation: 'Ákr.', title: both('Általános közigazgatási rendtartás', 'Code of general administrative procedure'), url: 'https://njt.hu/jogszabaly/2016-150-00-00', validFrom: '2018-01-01', validTo: null },
    { code: 'telep', citation: '57/2013. Korm. r.', title: both('Telepengedély', 'Site permits'), url: 'https://njt.hu/jogszabaly/2013-57-20-22', validFrom: '2013-03-01', validTo: null }
  ]
}
