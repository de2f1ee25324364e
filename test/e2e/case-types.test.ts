/**
 * Every case type of the catalogue to each decision that its rule names: request, the steps that the guide asks for, draft,
 * signature, delivery. The walk knows the kinds of requirements, never a case type: what a rule demands it reads from the rule.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogueCodes, readCatalogueEntry } from '../../src/registers/case-types/read-catalogue.ts'
import type { CalendarData } from '../../src/rules/calendar/index.ts'
import { fold, obstaclesOf, type Act, type CaseRule, type CaseState, type Requirement } from '../../src/rules/procedure/index.ts'
import { sampleForms, samplePerson } from '../factories/sample-forms.ts'
import { textOfPdf, wordsOf } from '../factories/pdf-text.ts'
import { samplePdf } from '../factories/sample-pdf.ts'
import { enterAs, type Answer, type OfficerSession } from './api-session.ts'
import { startRunningGate, type RunningGate } from './running-gate.ts'
import { verifyDemoPdf } from './verify-demo-pdf.ts'

const catalogue = join(import.meta.dirname, '../../catalogue')
const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Budapest' })

let gate: RunningGate
let intakeKey = ''
let clerk: OfficerSession
let head: OfficerSession
let signer: OfficerSession
const officers = new Map<string, OfficerSession>()

beforeAll(async () => {
  gate = await startRunningGate({ autoAnswer: 1 })
  intakeKey = (JSON.parse(readFileSync(join(gate.folder, 'simulator/keys.json'), 'utf8')) as { intake: string }).intake
  clerk = await enterAs(gate.url, 'Zsombék Irén')
  head = await enterAs(gate.url, 'Ormos Nándor')
  signer = await enterAs(gate.url, 'Terebes Magdolna')
  for (const name of new Set(Object.values(sampleForms).map((item) => item.officer))) officers.set(name, await enterAs(gate.url, name))
})
afterAll(async () => {
  await gate?.remove()
})

const ok = (answer: Answer): Answer['body'] => {
  if (answer.status >= 300) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** A case on its way, seen by its officer. */
class Walk {
  readonly officer: OfficerSession
  readonly caseId: string
  constructor(officer: OfficerSession, caseId: string) {
    this.officer = officer
    this.caseId = caseId
  }

  async see(): Promise<{ state: CaseState; rule: CaseRule; sequence: number }> {
    const opened = ok(await this.officer.call('GET', `/cases/${this.caseId}`)) as unknown as
      { acts: Act[]; rule: CaseRule; calendar: CalendarData; legalNow: string; case: { sequence: number } }
    return { state: fold(opened.acts, opened.rule, opened.calendar, opened.legalNow), rule: opened.rule, sequence: opened.case.sequence }
  }

  async step(who: OfficerSession, verb: string, body: Record<string, unknown>): Promise<Answer['body']> {
    return ok(await who.call('POST', `/cases/${this.caseId}/${verb}`, { expectedSequence: (await this.see()).sequence, ...body }))
  }

  /** What an officer does for a requirement that is missing. */
  async bring(requirement: Requirement, state: CaseState, rule: CaseRule): Promise<void> {
    const { partyId } = state.parties.find((party) => party.role === 'client')!
    switch (requirement.kind) {
      case 'client-identified': await this.step(this.officer, 'identify-client', { partyId }); return
      case 'identity-document':
        await this.step(this.officer, 'check-identity-document', { partyId, documentType: 'identity-card', documentNumber: samplePerson.documentNumber })
        return
      case 'data-set': await this.step(this.officer, 'query-data-set', { dataSet: requirement.of, partyId: null }); return
      case 'site-visit':
        await this.step(this.officer, 'record-site-visit', { on: today(), place: 'a helyszín', present: ['Csalit Eszter'], findings: 'Rendben van.', result: 'compliant' })
        return
      case 'specialist': {
        const { question } = rule.specialists.find((item) => item.code === requirement.of)!
        await this.step(this.officer, 'ask-specialist', { specialist: requirement.of, question: question.hu })
        return
      }
      case 'fee': {
        const [{ body }] = (await this.step(this.officer, 'check-fee', { reference: null }))['acts'] as [{ body: { result: string; expected: number; reference: string } }]
        const paid = await fetch(`${gate.simulatorUrl}/fizetes`, {
          method: 'POST', redirect: 'manual', body: new URLSearchParams({ azonosito: body.reference, osszeg: String(body.expected), fizetes: randomUUID() })
        })
        expect(paid.status).toBe(303)
        await this.step(this.officer, 'check-fee', { reference: null })
        return
      }
      default: throw new Error(`the sample form leaves ${requirement.code} open: ${JSON.stringify(requirement)}`)
    }
  }

  async download(documentId: string): Promise<Uint8Array> {
    const { status, bytes } = await this.officer.download(`/cases/${this.caseId}/documents/${documentId}/content`)
    expect(status).toBe(200)
    return bytes
  }

  /** Files the client's appeal and records it; its id. */
  async appeal(): Promise<string> {
    ok(await this.officer.upload(`/cases/${this.caseId}/documents`, 'document', {
      expectedSequence: (await this.see()).sequence, requirement: null, title: 'Fellebbezés', kind: 'appeal', direction: 'in', partner: null, register: true
    }, [{ part: 'file', name: 'fellebbezes.pdf', type: 'application/pdf', content: new Uint8Array(samplePdf) }]))
    const { documents, parties: [client] } = (await this.see()).state
    await this.step(this.officer, 'record-appeal', { partyId: client!.partyId, by: client!.name, receivedOn: today(), documentId: documents.at(-1)!.documentId })
    return (await this.see()).state.appeals.at(-1)!.appealId
  }

  /** Until nothing stands in the way of a decision. */
  async makeReady(decision: string): Promise<void> {
    for (let round = 0; round < 60; round += 1) {
      const { state, rule } = await this.see()
      const open = obstaclesOf(state, rule, decision)
      if (open.length === 0) return
      const missing = state.readiness.find((item) => open.includes(item.code) && item.status === 'missing')
      if (missing) await this.bring(missing, state, rule)
      else await new Promise((resolve) => setTimeout(resolve, 300))
    }
    throw new Error(`still open for ${decision}: ${JSON.stringify((await this.see()).state.readiness)}`)
  }
}

async function openCase(code: string): Promise<Walk> {
  const sample = sampleForms[code]
  if (!sample) throw new Error(`test/factories/sample-forms.ts has no form of ${code}`)
  const { entry } = readCatalogueEntry(catalogue, code)
  const form = new FormData()
  form.set('submission', JSON.stringify({
    caseType: code, formVersion: entry!.rule.form.version, organisation: 'tiszakeresztes', data: sample.data,
    submitter: { kind: 'person', name: (sample.data['applicant'] as { name: string }).name, address: '9999 Mintafalva, Fő utca 1.' },
    attachments: sample.attachments.map((requirement, index) => ({ part: `file-${index + 1}`, requirement, name: `${requirement}.pdf` }))
  }))
  sample.attachments.forEach((requirement, index) => {
    form.set(`file-${index + 1}`, new Blob([new Uint8Array(samplePdf)], { type: 'application/pdf' }), `${requirement}.pdf`)
  })
  const response = await fetch(`${gate.url}/api/v1/intake`, { method: 'POST', body: form, headers: { authorization: `Bearer ${intakeKey}`, 'idempotency-key': randomUUID() } })
  const arrived = ok({ status: response.status, body: await response.json() as Answer['body'] })
  const { items } = ok(await clerk.call('GET', '/arrivals')) as unknown as { items: Array<{ id: string; version: number; subject: string }> }
  const arrival = items.find((item) => item.id === arrived['submissionId'])!
  const { caseId, registrationNumber } = ok(await clerk.call('POST', `/arrivals/${arrival.id}/register`, {
    expectedVersion: arrival.version, caseType: code, subject: arrival.subject, predecessorCaseIds: []
  })) as { caseId: string; registrationNumber: string }
  expect(registrationNumber.startsWith(`${entry!.rule.registerBook}/`)).toBe(true)
  const walk = new Walk(officers.get(sample.officer)!, caseId)
  const { items: posts } = ok(await head.call('GET', '/posts?for=assign')) as unknown as { items: Array<{ postId: string; name: string; substitutesFor: string | null }> }
  const { case: { sequence } } = ok(await head.call('GET', `/cases/${caseId}`)) as unknown as { case: { sequence: number } }
  ok(await head.call('POST', `/cases/${caseId}/assign`, {
    expectedSequence: sequence, assigneePostId: posts.find((post) => post.name === sample.officer && post.substitutesFor === null)!.postId, signerPostId: null, instructions: null
  }))
  return walk
}

/** Makes ready, drafts, submits and signs a decision; the id of the signed document. */
async function decide(walk: Walk, decision: string): Promise<string> {
  await walk.makeReady(decision)
  const { draft } = await walk.step(walk.officer, 'drafts', { decision }) as unknown as { draft: { draftId: string; revision: number; missing: string[]; content: unknown } }
  expect(draft.missing).toEqual([])
  expect(JSON.stringify(draft.content)).not.toContain('{{')
  const { items: posts } = ok(await walk.officer.call('GET', '/posts?for=sign')) as unknown as { items: Array<{ postId: string; name: string }> }
  const signerPostId = posts.find((post) => post.name === 'Terebes Magdolna')!.postId
  await walk.step(walk.officer, 'draft/submit', { draftId: draft.draftId, revision: draft.revision, signerPostId })
  const prepared = await walk.step(signer, 'draft/sign/prepare', { draftId: draft.draftId, revision: draft.revision, certificate: signer.card.signingCertificate })
  const signed = ok(await signer.call('POST', `/cases/${walk.caseId}/draft/sign/complete`, {
    signingId: prepared['signingId'], draftId: draft.draftId, signature: signer.card.sign(Buffer.from(String(prepared['hash']), 'base64'))
  }))
  return String(signed['documentId'])
}

const rules = catalogueCodes(catalogue).map((code) => ({ code, rule: readCatalogueEntry(catalogue, code).entry!.rule }))

describe.each(rules)('$code, from the request to the delivered decision', ({ code, rule }) => {
  it.each(rule.decisions)('$code: $name.en', async ({ code: decision, form, outcome }) => {
    const walk = await openCase(code)
    if (outcome === 'terminate') {
      const { partyId } = (await walk.see()).state.parties[0]!
      await walk.step(walk.officer, 'withdraw-request', { partyId, on: today(), documentId: null })
    }
    const documentId = await decide(walk, decision)
    const bytes = await walk.download(documentId)
    expect(await verifyDemoPdf(gate, bytes)).toMatchObject({ valid: true, signatures: [{ kind: 'card', timestampOk: true }] })

    // What the client reads: who decided in whose power, and what can be done about it, in the words of the rule.
    const remedy = rule.remedies.find((item) => item.code === rule.decisions.find((item) => item.code === decision)!.remedy)!
    const text = textOfPdf(bytes)
    for (const said of [remedy.clause.hu, `${rule.competence.clause?.hu ?? ''} Terebes Magdolna Jegyző`]) expect(text).toContain(wordsOf(said))
    expect(text).not.toContain('{{')

    const decided = (await walk.see()).state
    expect(decided).toMatchObject({ status: 'decided', procedure: rule.procedure.initial, decision: { decision, form, outcome } })
    const delivery = decided.deliveries.find((item) => item.communicatesDecision)!
    expect(delivery.channel).toBe('paper')
    await walk.step(clerk, 'record-delivery', { deliveryId: delivery.deliveryId, on: today(), how: 'received' })
    const { state } = await walk.see()
    expect(state).toMatchObject({ status: 'communicated', remedy: { kind: 'appeal', communicatedOn: today(), until: expect.any(String) as unknown } })

    // Appealed: the covering letter goes to whom the rule names, with the list of the file, and the second instance decides.
    const appealId = await walk.appeal()
    await walk.step(walk.officer, 'forward-appeal', { appealId, to: remedy.to.hu })
    const forwarded = (await walk.see()).state
    expect(forwarded).toMatchObject({ status: 'forwarded', appeals: [{ forwardedTo: remedy.to.hu }] })
    const letter = textOfPdf(await walk.download(forwarded.documents.at(-1)!.documentId))
    for (const said of [`${remedy.to.hu} részére`, 'Fellebbezés', forwarded.decision!.registrationNumber]) expect(letter).toContain(wordsOf(said))
    const result = ({ grant: 'upheld', refuse: 'changed', reject: 'annulled', terminate: 'withdrawn' } as const)[outcome]
    await walk.step(walk.officer, 'record-appeal-decision', { appealId, result, communicatedOn: today(), documentId: null })
    expect((await walk.see()).state.appeals).toMatchObject([{ appealId, result }])
  })

  it('says the remedy of an order of suspension in that order', async () => {
    const walk = await openCase(code)
    const ground = rule.suspensions[0]!
    await walk.step(walk.officer, 'suspend', { ground: ground.code, firstDay: today(), reason: 'Más szerv döntésére várunk.' })
    const { state } = await walk.see()
    expect(state.status).toBe('suspended')
    const order = state.documents.find((item) => item.kind === 'suspension-order')!
    expect(textOfPdf(await walk.download(order.documentId))).toContain(wordsOf(rule.remedies.find((item) => item.code === ground.remedy)!.clause.hu))
  })
})

/** Names and values as the front office's form has them: dotted paths, numbered rows. */
function typedFields(value: unknown, path = ''): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => typedFields(item, `${path}.${index}`))
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, item]) => typedFields(item, path === '' ? key : `${path}.${key}`))
  return value === false ? [] : [[path, String(value)]]
}

describe('the front office', () => {
  const page = async (path: string): Promise<string> => (await fetch(`${gate.simulatorUrl}${path}`)).text()

  it('offers every case type of the catalogue', async () => {
    const list = await page('/urlapok')
    for (const { code, rule } of rules) expect(list).toContain(`<a href="/urlapok/${code}">${rule.name.hu}</a>`)
    expect((await fetch(`${gate.simulatorUrl}/urlapok/nincs-ilyen`)).status).toBe(404)
  })

  it.each(rules)('$code: form, sender and attachments come from the catalogue, and what is typed arrives', async ({ code, rule }) => {
    const choice = await page(`/urlapok/${code}?hivatal=Tiszakeresztes`)
    expect(choice).toContain(rule.competence.territory.hu)
    const office = /name="hivatal" value="([^"]+)"/.exec(choice)![1]!
    const begun = await fetch(`${gate.simulatorUrl}/urlapok/${code}`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ hivatal: office }) })
    const address = begun.headers.get('location')!
    const form = await page(address)
    const sample = sampleForms[code]!
    const typed = typedFields(sample.data)
    for (const [name] of typed) expect(form, name).toContain(`name="${name}"`)
    for (const item of rule.attachments) expect(form).toContain(`name="melleklet.${item.code}"`)
    expect(form.includes('value="organisation"'), 'sender').toBe(rule.clientKinds.includes('organisation'))
    expect(form).not.toMatch(/<legend>[a-z]+[.A-Z]/)
    const filled = new FormData()
    filled.set('bekuldo.kind', 'person')
    filled.set('bekuldo.name', (sample.data['applicant'] as { name: string }).name)
    filled.set('bekuldo.email', 'ugyfel@pelda.invalid')
    for (const [name, value] of typed) filled.set(name, value)
    for (const item of sample.attachments) filled.set(`melleklet.${item}`, new Blob([new Uint8Array(samplePdf)], { type: 'application/pdf' }), `${item}.pdf`)
    await fetch(`${gate.simulatorUrl}${address}`, { method: 'POST', body: filled, redirect: 'manual' })
    const answer = await page(address)
    expect(answer).toContain('A hivatal megkapta a kérelmét.')
    const number = /Érkeztetőszám<\/dt><dd class="num">([^<]+)</.exec(answer)![1]!
    const { items } = ok(await clerk.call('GET', '/arrivals')) as unknown as { items: Array<{ id: string; arrivalNumber: string }> }
    const arrival = items.find((item) => item.arrivalNumber === number)!
    expect(ok(await clerk.call('GET', `/arrivals/${arrival.id}`))).toMatchObject({ data: sample.data })
  })

  it('is refused by the Gate when a client of another kind sends', async () => {
    const form = new FormData()
    form.set('submission', JSON.stringify({
      caseType: 'telepulesi-tamogatas', formVersion: 1, organisation: 'tiszakeresztes', data: sampleForms['telepulesi-tamogatas']!.data,
      submitter: { kind: 'organisation', name: 'Minta Kft.' }, attachments: []
    }))
    const response = await fetch(`${gate.url}/api/v1/intake`, { method: 'POST', body: form, headers: { authorization: `Bearer ${intakeKey}`, 'idempotency-key': randomUUID() } })
    expect(await response.json()).toMatchObject({ status: 422, code: 'intake.form-invalid', errors: [{ path: 'submitter.kind' }] })
  })
})

describe('the list of case types', () => {
  const codesFor = async (who: OfficerSession): Promise<string[]> =>
    (ok(await who.call('GET', '/desk/reference')) as unknown as { caseTypes: Array<{ code: string }> }).caseTypes.map((item) => item.code)

  it('is whole for who registers, since any request may come to them', async () => {
    expect(await codesFor(clerk)).toEqual(rules.map((item) => item.code))
  })

  it('is the job role\'s own for everybody else', async () => {
    expect(await codesFor(officers.get('Csalit Eszter')!)).toEqual(['fakivagas', 'telepengedely'])
    expect(await codesFor(officers.get('Iglice Cecília')!)).toEqual(['telepulesi-tamogatas'])
    expect(await codesFor(await enterAs(gate.url, 'Vízparti Gábor'))).toEqual([])
  })
})

describe('municipal support', () => {
  it('is listed by what it is for, never by who needs it or why', async () => {
    const { caseId } = await openCase('telepulesi-tamogatas')
    const { case: { subject } } = ok(await head.call('GET', `/cases/${caseId}`)) as unknown as { case: { subject: string } }
    expect(subject).toBe('Települési támogatás, lakhatás')
  })

  it('is decided in delegated power, and appealed to the council', () => {
    const { rule } = rules.find((item) => item.code === 'telepulesi-tamogatas')!
    expect(rule).toMatchObject({ power: 'municipal', procedure: { initial: 'summary', kinds: { summary: { limit: '8d' } } } })
    expect(rule.competence.clause?.hu).toBe('a képviselő-testület által átruházott hatáskörben eljárva:')
    expect(rule.remedies.map((item) => item.to.hu)).toEqual(['a képviselő-testület'])
  })

  it('is nothing that the officer of other cases sees', async () => {
    const walk = await openCase('telepulesi-tamogatas')
    expect((await officers.get('Csalit Eszter')!.call('GET', `/cases/${walk.caseId}`)).status).not.toBe(200)
    const { items } = ok(await officers.get('Csalit Eszter')!.call('GET', '/worklist?bucket=all-open')) as unknown as { items: Array<{ caseId: string }> }
    expect(items.some((item) => item.caseId === walk.caseId)).toBe(false)
  })

  it('is closed to whom a rule of income refuses, until the law changes', async () => {
    const sample = sampleForms['telepulesi-tamogatas']!
    const { entry } = readCatalogueEntry(catalogue, 'telepulesi-tamogatas')
    const walk = await openCase('telepulesi-tamogatas')
    const opened = ok(await walk.officer.call('GET', `/cases/${walk.caseId}`)) as unknown as { acts: Act[]; calendar: CalendarData; legalNow: string }
    const rich = opened.acts.map((act) => (act.kind === 'submission-arrived'
      ? { ...act, body: { ...act.body, data: { ...sample.data, household: { count: 1, netIncome: 400_000 } } } } : act))
    expect(obstaclesOf(fold(rich, entry!.rule, opened.calendar, opened.legalNow), entry!.rule, 'grant')).toContain('income')
    expect(obstaclesOf(fold(opened.acts, entry!.rule, opened.calendar, opened.legalNow), entry!.rule, 'grant')).not.toContain('income')
  })
})
