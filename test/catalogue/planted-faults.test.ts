/** Faults planted in a copy of the catalogue: each is named with its file and line, alone and all at once. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkCatalogue } from '../../src/registers/case-types/index.ts'
import { readCatalogueEntry } from '../../src/registers/case-types/read-catalogue.ts'

const folder = join(import.meta.dirname, '../../catalogue')

interface Planted {
  readonly name: string
  readonly file: string
  /** What stands there, and what comes instead. */
  readonly from: string
  readonly to: string
  /** Text on whose line the fault must be; `to` when left out. */
  readonly at?: string
  readonly code: string
  readonly says: RegExp
  /** Breaks the syntax of its file or hides another planted fault, so it cannot stand beside others. */
  readonly alone?: true
}

const rule = (fault: Omit<Planted, 'file' | 'code'> & { readonly code?: string }): Planted => ({ code: 'catalogue.schema', ...fault, file: 'rule.yaml' })
const condition = (name: string, from: string, to: string, says: RegExp): Planted => rule({ name, from, to, code: 'catalogue.condition', says })
const form = (file: string, name: string, from: string, to: string, code: string, says: RegExp, rest: Partial<Planted> = {}): Planted => ({ name, file, from, to, code, says, ...rest })

const faults: readonly Planted[] = [
  // rule.yaml
  rule({ name: 'YAML that cannot be read', from: 'power: state', to: 'power: [state', code: 'catalogue.yaml', says: /./, alone: true, at: 'jobRoles:' }),
  rule({ name: 'a key that stands twice', from: 'power: state', to: 'power: state\npower: municipal', at: 'power: municipal', code: 'catalogue.yaml', says: /unique/, alone: true }),
  rule({ name: 'a value that is none of the allowed', from: 'power: state', to: 'power: royal', says: /power/ }),
  rule({ name: 'a key that nobody knows', from: 'registerBook: HAT', to: 'registerBook: HAT\nregisterShelf: 3', at: 'registerShelf: 3', says: /unrecognized key: registerShelf/ }),
  rule({ name: 'a missing key', from: 'clientKinds: [person, organisation]\n', to: '', at: '# Case rule', says: /clientKinds/ }),
  rule({ name: 'a limit that is none', from: '    full: { limit: 60d', to: '    full: { limit: sixty', says: /limit/ }),
  rule({ name: 'a day that is none', from: 'validFrom: 2018-01-01', to: 'validFrom: 2018-02-30', says: /validFrom/ }),
  rule({ name: 'an amount that ends before it begins', from: '{ amount: 5000, validFrom: 1999-11-01, validTo: null }', to: '{ amount: 5000, validFrom: 1999-11-01, validTo: 1998-01-01 }', says: /before it begins/ }),
  rule({ name: 'a text in one language only', from: 'name: { hu: Helyszínrajz, en: Site plan }', to: 'name: { hu: Helyszínrajz }', says: /name/ }),
  rule({ name: 'a register that nobody knows', from: 'register: land-register', to: 'register: lend-register', says: /register/ }),
  rule({ name: 'a code that stands twice', from: '  - code: title-document', to: '  - code: site-plan', at: '  - code: site-plan\n    name: { hu: A telep', says: /twice/ }),
  rule({ name: 'an unknown remedy', from: '    needs: all\n    remedy: appeal', to: '    needs: all\n    remedy: apeal', at: '    remedy: apeal', says: /no such remedy/ }),
  rule({ name: 'an unknown need', from: 'documents-valid, deficiency-closed]', to: 'documents-valid, deficiency-open]', says: /no such readiness requirement: deficiency-open/ }),
  rule({ name: 'a requirement about no data set', from: 'kind: data-set, of: business-active', to: 'kind: data-set, of: business', says: /no such data set/ }),
  rule({ name: 'a specialist that readiness forgets', from: 'kind: specialist, of: environment', to: 'kind: specialist, of: fire-safety', at: '  - code: environment', says: /no readiness requirement/ }),
  rule({ name: 'a document of another purpose', from: '  law: { law: telep-r, section: 7. § }\n  template: site-visit-record', to: '  law: { law: telep-r, section: 7. § }\n  template: suspension-order', at: '  template: suspension-order\n\ndecisions', says: /purpose/ }),
  rule({ name: 'a status in two stages', from: 'statuses: [final, filed]', to: 'statuses: [final, filed, decided]', says: /exactly one stage/ }),
  rule({ name: 'an unknown law', from: '    law: { law: szakhatosag-r, section: 1. melléklet }', to: '    law: { law: szakhato-r, section: 1. melléklet }', code: 'catalogue.unknown-law', says: /szakhato-r/ }),
  rule({ name: 'a template that is not there', from: 'template: templates/refuse.typ', to: 'template: templates/none.typ', code: 'catalogue.missing-file', says: /none\.typ/ }),
  rule({ name: 'another folder\'s code', from: 'code: telepengedely', to: 'code: telep', code: 'catalogue.code', says: /telepengedely/ }),
  rule({ name: 'a status in no stage', from: 'statuses: [communicated, appealed, forwarded]', to: 'statuses: [communicated, forwarded]', at: 'stages:', says: /appealed .* none/ }),
  rule({ name: 'a decision without a template', from: '    template: templates/terminate.typ\n', to: '', at: '  - code: terminate', says: /template/ }),
  rule({ name: 'a text of a decision in one language only', from: '      en: |-\n        I **reject** the request of {{client.name}} for a site permit without examining its merits.\n\n        The client bears the administrative service fee; no other costs arose.\n', to: '', at: '    operativePart:', says: /operativePart/, alone: true }),
  rule({ name: 'a filing-plan item that is no text', from: '  item: H 609', to: '  item: 609', says: /filingPlan\.item/ }),
  rule({ name: 'a retention that is no number', from: '  retentionYears: 15', to: '  retentionYears: tizenöt', says: /retentionYears/ }),
  rule({ name: 'a requirement of an unknown kind', from: 'kind: site-visit, name', to: 'kind: sight-visit, name', says: /kind/ }),
  rule({ name: 'a remedy that does not belong to the power', from: '    decidedBy: county-government-office\n    duty:\n      - { amount: 5000', to: '    decidedBy: council\n    duty:\n      - { amount: 5000', code: 'catalogue.remedy', at: '    decidedBy: council', says: /county-government-office/, alone: true }),
  rule({ name: 'a remedy that says not who decides', from: '    decidedBy: county-government-office\n    duty:\n      - { amount: 3000', to: '    duty:\n      - { amount: 3000', code: 'catalogue.remedy', at: '  - code: order-appeal', says: /decidedBy/, alone: true }),
  rule({ name: 'the court where the law opens an appeal', from: '  - code: order-appeal\n    kind: appeal', to: '  - code: order-appeal\n    kind: court', at: '    kind: court', code: 'catalogue.remedy', says: /appeal to county-government-office/, alone: true }),
  rule({ name: 'power of the municipality with the state\'s remedy', from: 'power: state', to: 'power: municipal', at: '    decidedBy: county-government-office', code: 'catalogue.remedy', says: /in municipal power the remedy is appeal to council/, alone: true }),
  rule({ name: 'an order with a remedy that is none', from: '    remedy: order-appeal\n  - code: stay-on-request', to: '    remedy: order-apeal\n  - code: stay-on-request', at: '    remedy: order-apeal', says: /no such remedy/ }),
  rule({ name: 'an attachment of a type that is never taken in', from: 'mediaTypes: [application/pdf, image/jpeg', to: 'mediaTypes: [application/pdf, image/webp', code: 'catalogue.media-type', says: /image\/webp/ }),
  // FEEL
  condition('a condition over a data set that the rule does not have', 'condition: data.operation.noise = true or data.operation.airPollution = true', 'condition: (some q in queries satisfies q.code = "title")', /no data set and no specialist title/),
  condition('a condition that is no FEEL', 'condition: data.site.title != "owner"', 'condition: data.site.title != (', /not FEEL/),
  condition('a condition over a field that the form lacks', 'condition: data.site.shared = true', 'condition: data.site.divided = true', /no field data\.site\.divided/),
  condition('a condition over a name that nobody knows', 'condition: withdrawn or deficiencyLapsed', 'condition: withdrew or deficiencyLapsed', /withdrew/),
  condition('a choice that the form does not offer', 'condition: data.operation.fireHazard = true', 'condition: data.site.title = "ownr"', /never "ownr"/),
  condition('a result that no inspection has', 'siteVisit.result = "compliant"', 'siteVisit.result = "fine"', /never "fine"/),
  condition('a condition that gives no yes or no', 'condition: client.kind = "organisation" or represented', 'condition: client.kind', /yes or no/),
  condition('a loop', 'summary: { limit: 8d, law: { law: akr, section: 50. § (2) b) }, condition: not(opposingClient) }', 'summary: { limit: 8d, law: { law: akr, section: 50. § (2) b) }, condition: "for i in [1] return i" }', /loop/),
  condition('a subject that gives no text', `subject: '"Telepengedély: " + data.business.name + ", " + data.site.settlement + ", " + data.site.address'`, 'subject: 1 + 1', /text/),
  rule({ name: 'a place that the form does not have', from: '  texts: { hu: form.hu.json, en: form.en.json }', to: '  texts: { hu: form.hu.json, en: form.en.json }\n  facts: { parcelNumber: site.lot }', at: '  facts: {', code: 'catalogue.form-fact', says: /site\.lot/ }),
  // gaps in texts
  rule({ name: 'a gap that the form does not fill', from: 'tevékenység végzését **engedélyezem**', to: 'tevékenység {{data.activity.kind}} végzését **engedélyezem**', at: '{{data.activity.kind}}', code: 'catalogue.gap', says: /data\.activity\.kind/ }),
  rule({ name: 'a gap that is not closed', from: 'I enter it in the register of site permits.', to: 'I enter it, {{client.name, in the register.', at: '{{client.name, in', code: 'catalogue.gap', says: /written/ }),
  // laws.yaml
  form('laws.yaml', 'a law without its address', '  url: https://njt.hu/jogszabaly/1992-66-00-00', '  url: njt', 'catalogue.schema', /url/),
  form('laws.yaml', 'a law that stands twice', '- code: gdpr', '- code: akr', 'catalogue.schema', /twice/, { at: '- code: akr\n  citation: GDPR' }),
  form('laws.yaml', 'YAML that cannot be read', '  citation: Nytv.', '  citation: "Nytv.', 'catalogue.yaml', /./, { alone: true, at: 'Missing' }),
  // form.schema.json
  form('form.schema.json', 'JSON that cannot be read', '"declaration": { "type": "boolean", "const": true }', '"declaration": { "type": "boolean", "const": true ', 'catalogue.json', /./, { alone: true, at: 'last' }),
  form('form.schema.json', 'a comma too many', '"maxLength": 40 }\n', '"maxLength": 40 },\n', 'catalogue.json', /./, { alone: true, at: '      }\n    },\n    "declaration"' }),
  form('form.schema.json', 'a type that is none', '"shared": { "type": "boolean" }', '"shared": { "type": "bool" }', 'catalogue.form-schema', /type/),
  form('form.schema.json', 'an unknown keyword', '"hours": { "type": "string", "minLength": 3', '"hours": { "type": "string", "minimalLength": 3', 'catalogue.form-schema', /minimalLength/),
  form('form.schema.json', 'a pattern that is none', '"pattern": "^[0-9]{1,6}(/[0-9]{1,4})*(/[A-Z])?$"', '"pattern": "^[0-9{1,6}("', 'catalogue.form-schema', /regular expression/),
  form('form.schema.json', 'a format that nobody checks', '"format": "email"', '"format": "e-mail"', 'catalogue.form-schema', /e-mail/),
  form('form.schema.json', 'a required field that is none', '"required": ["name", "registryNumber"]', '"required": ["name", "registerNumber"]', 'catalogue.form-schema', /registerNumber/),
  // form.ui.json
  form('form.ui.json', 'an order with a field that is none', '"operation", "fee"', '"operations", "fee"', 'catalogue.form-layout', /operations/),
  form('form.ui.json', 'a widget that nobody knows', '"ui:widget": "textarea"', '"ui:widget": "memo"', 'catalogue.form-layout', /memo/),
  form('form.ui.json', 'a layout of a field that is none', '"activity": {', '"activities": {', 'catalogue.form-layout', /activities/, { alone: true }),
  // texts
  form('form.hu.json', 'a field without a title', '"site.settlement": { "title": "Település" }', '"site.settlement": { "title": "" }', 'catalogue.text-missing', /site\.settlement/),
  form('form.hu.json', 'a choice without words', '"tenant": "bérlő", ', '', 'catalogue.text-missing', /tenant/, { at: '"site.title"' }),
  form('form.en.json', 'a text of a field that is none', '"fee": { "title": "The fee" },', '"fee": { "title": "The fee" },\n    "fees": { "title": "The fees" },', 'catalogue.text-unknown', /fees/, { at: '"fees": {' }),
  form('form.en.json', 'help in one language only', '{ "title": "Payment reference", "help": "Begins with RF; if you have paid already" }', '{ "title": "Payment reference" }', 'catalogue.text-missing', /help/),
  form('form.en.json', 'JSON that cannot be read', '"declaration": { "title"', '"declaration": { title"', 'catalogue.json', /./, { alone: true }),
  // templates
  form('templates/grant.typ', 'a template that does not compile', '#section[Indokolás][', '#sektion[Indokolás][', 'catalogue.template', /sektion/),
  form('templates/site-visit-record.typ', 'a fact that this document does not have', '#facts.body.recordedBy', '#facts.body.operativePart', 'catalogue.template', /operativePart/),
  form('templates/deficiency-notice.typ', 'a delimiter that is not closed', '#closing(facts)', '#closing(facts', 'catalogue.template', /unclosed/),
  form('../_shared/official.typ', 'a fault in the shared layout', '#label(facts.office.settlement)', '#label(facts.office.town)', 'catalogue.template', /town/, { alone: true })
]

let copy = ''
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'kapu-catalogue-'))
  for (const name of ['_shared', 'telepengedely']) cpSync(join(folder, name), join(copy, name), { recursive: true })
})
afterEach(() => rmSync(copy, { recursive: true }))

function plant(fault: Planted): void {
  const path = join(copy, 'telepengedely', fault.file)
  const text = readFileSync(path, 'utf8')
  expect(text, `${fault.file} has no ${fault.from}`).toContain(fault.from)
  writeFileSync(path, text.replace(fault.from, () => fault.to))
}

/** Everything that the check says of the copy. */
type Said = ReturnType<typeof checkCatalogue>['faults']

/** Lines on which the expected text stands: a text that stands more than once may be meant at any of its places. */
function linesOf(fault: Planted): number[] {
  const text = readFileSync(join(copy, 'telepengedely', fault.file), 'utf8')
  if (fault.at === 'last') return [text.trimEnd().split('\n').length, text.split('\n').length]
  if (fault.at === 'Missing') return text.split('\n').map((_line, index) => index + 1)
  const wanted = (fault.at ?? fault.to).split('\n')[0]!
  const whole = fault.at ?? fault.to
  const lines: number[] = []
  for (let place = text.indexOf(whole); place >= 0; place = text.indexOf(whole, place + 1)) lines.push(text.slice(0, place).split('\n').length)
  expect(lines.length, wanted).toBeGreaterThan(0)
  return lines
}

/** What the check says; without the templates where they do not matter, since rendering them takes nearly all of its time. */
function saidOf(fault: Planted): Said {
  if (fault.code === 'catalogue.template') return checkCatalogue(copy).faults
  return readCatalogueEntry(copy, 'telepengedely').faults.map((item) => ({ ...item, file: join(copy, item.file) }))
}

const found = (fault: Planted, said: Said = saidOf(fault)): boolean => {
  const lines = linesOf(fault)
  const file = join(copy, 'telepengedely', fault.file)
  return said.some((item) => item.file === file && lines.includes(item.line) && item.code === fault.code && fault.says.test(item.message))
}

describe('./kapu catalogue check', () => {
  it('finds nothing in the copy as it is', () => {
    expect(checkCatalogue(copy)).toEqual({ checked: ['telepengedely'], faults: [] })
  })

  it.each(faults)('names $file: $name', (fault) => {
    plant(fault)
    expect(found(fault), JSON.stringify(saidOf(fault).map(({ file, line, code, message }) => `${file.slice(copy.length)}:${line} ${code} ${message}`), null, 1)).toBe(true)
  })

  it('names all of them at once: no fault hides another', () => {
    const together = faults.filter((fault) => fault.alone === undefined)
    together.forEach(plant)
    const said = checkCatalogue(copy).faults
    expect(together.filter((fault) => !found(fault, said)).map((fault) => fault.name)).toEqual([])
    expect(together.length).toBeGreaterThanOrEqual(45)
  })

  it('names what is missing, and what nobody uses', () => {
    rmSync(join(copy, 'telepengedely/laws.yaml'))
    renameSync(join(copy, 'telepengedely/templates/reject.typ'), join(copy, 'telepengedely/templates/rejection.typ'))
    mkdirSync(join(copy, 'ures'))
    writeFileSync(join(copy, '_shared/regi.typ'), '#let old = 1\n')
    const said = checkCatalogue(copy).faults.map(({ file, code }) => `${file.slice(copy.length + 1)} ${code}`)
    expect(said).toEqual(expect.arrayContaining([
      'telepengedely/laws.yaml catalogue.missing-file', 'telepengedely/rule.yaml catalogue.missing-file', 'telepengedely/templates/rejection.typ catalogue.unused-file',
      'ures/rule.yaml catalogue.missing-file', 'ures/laws.yaml catalogue.missing-file', '_shared/regi.typ catalogue.unused-file'
    ]))
    expect(checkCatalogue(copy, 'nincs-ilyen').faults).toMatchObject([{ code: 'catalogue.missing-file' }])
  })
})
