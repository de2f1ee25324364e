import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoMotherName, demoName, demoPersons } from '../../demo/persons/index.ts'
import type { CalendarData } from '../../src/rules/calendar/index.ts'
import { fold, obstaclesOf, type Act, type CaseRule } from '../../src/rules/procedure/index.ts'
import { samplePdf } from '../factories/sample-pdf.ts'
import { enterAs, type Answer, type OfficerSession } from './api-session.ts'
import { startRunningGate, type RunningGate } from './running-gate.ts'
import { hasProgram, verifyByOpenssl, verifyByPdfsig, verifyDemoPdf } from './verify-demo-pdf.ts'

interface Verified {
  readonly items: ReadonlyArray<{ readonly verdict: string; readonly signatures: ReadonlyArray<{ readonly checks: ReadonlyArray<{ readonly state: string }> }> }>
  readonly bundle: unknown
}

interface Draft {
  readonly draftId: string
  readonly revision: number
  readonly content: { readonly operativePart: unknown; readonly reasoning: unknown; readonly conditions: readonly string[] }
  readonly missing: readonly string[]
}

const person = demoPersons.find((item) => item.diedOn === null && item.documentNumber !== null)!

const data = {
  applicant: { kind: 'person', name: demoName(person), birthDate: person.birthDate, motherName: demoMotherName(person), address: '9999 Mintafalva, Fő utca 1.' },
  business: { name: 'Minta Asztalos e. v.', registryNumber: '99-00-000001' },
  site: { settlement: 'Tiszakeresztes', address: 'Malom út 47.', parcelNumber: '1234/5', title: 'owner', shared: false },
  activity: { description: 'bútorasztalos' },
  operation: { hours: 'hétfőtől péntekig 7.00 és 17.00 óra', noise: false, airPollution: false, hazardousWaste: false, fireHazard: false },
  declaration: true
}

describe('a site permit, from the front office to the officer, over HTTP', () => {
  let gate: RunningGate
  let clerk: OfficerSession
  let head: OfficerSession
  let officer: OfficerSession
  let caseId = ''
  let key = ''
  beforeAll(async () => {
    gate = await startRunningGate({ autoAnswer: 1 })
    key = (JSON.parse(readFileSync(join(gate.folder, 'simulator/keys.json'), 'utf8')) as { intake: string }).intake
    clerk = await enterAs(gate.url, 'Zsombék Irén')
    head = await enterAs(gate.url, 'Ormos Nándor')
    officer = await enterAs(gate.url, 'Csalit Eszter')
  })
  afterAll(async () => {
    await gate?.remove()
  })

  const submit = async (idempotencyKey: string, overrides: Record<string, unknown> = {}, file: { name: string; content: Uint8Array<ArrayBuffer> } = { name: 'alaprajz.pdf', content: new Uint8Array(samplePdf) }): Promise<Answer> => {
    const form = new FormData()
    form.set('submission', JSON.stringify({
      caseType: 'telepengedely', formVersion: 1, organisation: 'tiszakeresztes', data, submitter: { kind: 'person', name: demoName(person), clientId: person.id, email: 'ugyfel@pelda.invalid' },
      attachments: [{ part: 'file-1', requirement: 'site-plan', name: file.name }], ...overrides
    }))
    form.set('file-1', new Blob([file.content], { type: 'application/pdf' }), file.name)
    const response = await fetch(`${gate.url}/api/v1/intake`, {
      method: 'POST', body: form, headers: { authorization: `Bearer ${key}`, 'idempotency-key': idempotencyKey }
    })
    return { status: response.status, body: await response.json() as Answer['body'] }
  }
  const sequence = async (): Promise<number> => ((await officer.call('GET', `/cases/${caseId}`)).body as unknown as { case: { sequence: number } }).case.sequence
  const step = async (who: OfficerSession, verb: string, body: Record<string, unknown>): Promise<Answer> =>
    who.call('POST', `/cases/${caseId}/${verb}`, { expectedSequence: await sequence(), ...body })

  it('takes a submission once, however often it is sent', async () => {
    const once = randomUUID()
    const answers = await Promise.all([submit(once), submit(once), submit(once)])
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201])
    expect(new Set(answers.map((answer) => answer.body['arrivalNumber'])).size).toBe(1)
    expect(answers[0]!.body).toMatchObject({ receipt: { files: [{ name: 'alaprajz.pdf' }] } })
    expect(await submit(once, { language: 'en' })).toMatchObject({ status: 409, body: { code: 'idempotency.mismatch' } })
  })

  it('tells the client by e-mail that something came, and nothing more', async () => {
    const mails = async (): Promise<Array<{ to: string; text: string }>> =>
      ((await (await fetch(`${gate.mailUrl}/api/mails`)).json()) as { items: Array<{ to: string; text: string }> }).items
    await expect.poll(async () => (await mails()).length, { timeout: 15_000, interval: 200 }).toBe(1)
    const [mail] = await mails()
    expect(mail!.to).toBe('ugyfel@pelda.invalid')
    for (const secret of [demoName(person), 'Malom', 'asztalos']) expect(mail!.text).not.toContain(secret)
  })

  it.each([
    ['a form that breaks its schema', { data: { ...data, site: { ...data.site, parcelNumber: 'x' } } }, undefined, 'intake.form-invalid'],
    ['an unknown office', { organisation: 'nincs-ilyen' }, undefined, 'intake.unknown-organisation'],
    ['an unknown case type', { caseType: 'nincs-ilyen' }, undefined, 'intake.unknown-case-type'],
    ['an outdated form', { formVersion: 99 }, undefined, 'intake.form-outdated'],
    ['a mislabelled file', {}, { name: 'alaprajz.pdf', content: new TextEncoder().encode('not a PDF') }, 'document.mislabelled'],
    ['a broken file', {}, { name: 'alaprajz.pdf', content: new TextEncoder().encode('%PDF-1.4 cut off') }, 'document.broken'],
    ['a missing file', { attachments: [{ part: 'file-1', requirement: 'site-plan', name: 'a.pdf' }, { part: 'file-2', requirement: null, name: 'b.pdf' }] }, undefined, 'intake.attachment-missing']
  ])('refuses %s with a stable code', async (_name, overrides, file, code) => {
    const answer = await submit(randomUUID(), overrides, file)
    expect(answer.body.code).toBe(code)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })

  it('refuses a key that is none', async () => {
    const response = await fetch(`${gate.url}/api/v1/intake`, { method: 'POST', headers: { authorization: 'Bearer kapu_000000000000000000000000' } })
    expect(response.status).toBe(401)
  })

  it('is registered by the clerk under a gapless number, once', async () => {
    const { items } = (await clerk.call('GET', '/arrivals')).body as unknown as { items: Array<{ id: string; version: number; subject: string }> }
    expect(items).toHaveLength(1)
    const arrival = items[0]!
    expect(arrival.subject).toContain('Malom út 47.')
    const body = { expectedVersion: arrival.version, caseType: 'telepengedely', subject: arrival.subject, predecessorCaseIds: [] }
    const answers = await Promise.all([clerk.call('POST', `/arrivals/${arrival.id}/register`, body), clerk.call('POST', `/arrivals/${arrival.id}/register`, body)])
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409])
    const registered = answers.find((answer) => answer.status === 201)!.body as { caseId: string; registrationNumber: string }
    expect(registered.registrationNumber).toBe(`HAT/1-1/${new Date().getFullYear()}`)
    caseId = registered.caseId
  })

  it('waits for the head, who assigns it; the officer hears of it', async () => {
    const posts = async (purpose: string): Promise<Array<{ postId: string; name: string; substitutesFor: string | null }>> =>
      ((await head.call('GET', `/posts?for=${purpose}`)).body as unknown as { items: Array<{ postId: string; name: string; substitutesFor: string | null }> }).items
    const assignee = (await posts('assign')).find((post) => post.name === 'Csalit Eszter' && post.substitutesFor === null)!
    const signer = (await posts('sign')).find((post) => post.name === 'Terebes Magdolna')!
    expect(await step(officer, 'assign', { assigneePostId: assignee.postId, signerPostId: signer.postId, instructions: null })).toMatchObject({ status: 403 })
    expect(await step(head, 'assign', { assigneePostId: assignee.postId, signerPostId: signer.postId, instructions: 'Soron kívül.' })).toMatchObject({ status: 200 })
    const { items } = (await officer.call('GET', '/worklist?bucket=mine')).body as unknown as { items: Array<{ caseId: string; daysLeft: number }> }
    expect(items).toMatchObject([{ caseId, daysLeft: 8 }])
    expect((await officer.call('GET', '/notices')).body).toMatchObject({ items: [{ kind: 'case.assigned' }] })
  })

  it('answers a stale step with what changed, and keeps the case as it is', async () => {
    const answer = await officer.call('POST', `/cases/${caseId}/add-note`, { expectedSequence: 1, text: 'Megnéztem.' })
    expect(answer).toMatchObject({ status: 409, body: { code: 'case.stale' } })
    expect(await step(officer, 'add-note', { text: 'Megnéztem.' })).toMatchObject({ status: 200 })
  })

  it('is another office\'s secret', async () => {
    const other = await enterAs(gate.url, 'Vízparti Gábor')
    expect((await other.call('GET', `/cases/${caseId}`)).status).toBe(404)
  })

  it('identifies the client against the Etalon', async () => {
    const { acts } = (await officer.call('GET', `/cases/${caseId}`)).body as unknown as { acts: Array<{ kind: string; body: { parties?: Array<{ partyId: string }> } }> }
    const { partyId } = acts.find((act) => act.kind === 'case-registered')!.body.parties![0]!
    const identified = await step(officer, 'identify-client', { partyId })
    expect(identified).toMatchObject({ status: 200 })
    expect((identified.body['acts'] as Array<{ kind: string; body: unknown }>)).toContainEqual(expect.objectContaining({ kind: 'client-identified', body: expect.objectContaining({ result: 'identified' }) as unknown }))
    const checked = await step(officer, 'check-identity-document', { partyId, documentType: 'identity-card', documentNumber: person.documentNumber })
    expect(checked.status, JSON.stringify(checked.body)).toBe(200)
    expect(checked.body['acts']).toContainEqual(expect.objectContaining({ kind: 'identity-document-checked', body: expect.objectContaining({ result: 'valid' }) as unknown }))
  })

  it('looks into the land register, and the client is told', async () => {
    const answer = await step(officer, 'query-data-set', { dataSet: 'site-title', partyId: null })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    const [queried] = (answer.body['acts'] as Array<{ kind: string; body: { outcome: string } }>).filter((act) => act.kind === 'data-set-queried')
    expect(['answered', 'not-found']).toContain(queried?.body.outcome)
  })

  it.each([
    ['unreachable', 'exchange.unreachable'], ['wrong-person', 'exchange.answer-invalid'], ['wrong-echo', 'exchange.answer-invalid'], ['broken-json', 'exchange.answer-invalid'],
    ['extra-fields', 'exchange.answer-invalid'], ['redirect', 'exchange.answer-invalid'], ['server-error', 'exchange.provider-failed'],
    ['infrastructure-error', 'exchange.unreachable'], ['access-denied', 'exchange.refused'], ['oversized', 'exchange.answer-invalid']
  ])('believes no land register that is %s: the failure is a fact of the case, and nothing is lost', async (mode, code) => {
    const set = (to: string): Promise<Response> => fetch(`${gate.simulatorUrl}/api/control/services/land`, {
      method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ mode: to })
    })
    expect((await set(mode)).status).toBe(200)
    try {
      const answer = await step(officer, 'query-data-set', { dataSet: 'site-title', partyId: null })
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      expect(answer.body['outcome']).toMatchObject({ facts: {}, failure: { code, hu: expect.any(String) as unknown } })
      expect(answer.body['acts']).toMatchObject([{ kind: 'data-set-queried', body: { outcome: code === 'exchange.refused' ? 'refused' : 'unreachable', answer: null } }])
    } finally {
      await set('none')
    }
  })

  it('asks again when the register is well, and the answer counts', async () => {
    const answer = await step(officer, 'query-data-set', { dataSet: 'site-title', partyId: null })
    expect(answer.body['acts']).toMatchObject([{ body: { outcome: expect.stringMatching(/answered|not-found/) as unknown } }])
  })

  it('asks the specialist authority, whose answer comes back by HTTP', async () => {
    const asked = await step(officer, 'ask-specialist', { specialist: 'public-health', question: 'Megfelel-e a telep a közegészségügyi követelményeknek?' })
    expect(asked.status, JSON.stringify(asked.body)).toBe(200)
    await expect.poll(async () => {
      const { acts } = (await officer.call('GET', `/cases/${caseId}`)).body as unknown as { acts: Array<{ kind: string }> }
      return acts.some((act) => act.kind === 'specialist-answered')
    }, { timeout: 20_000, interval: 300 }).toBe(true)
  })

  it('records the site visit as a sealed document', async () => {
    const answer = await step(officer, 'record-site-visit', {
      on: new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Budapest' }), place: 'Malom út 47.', present: ['Csalit Eszter'], findings: 'A telep megfelel.', result: 'compliant'
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  })

  describe('a paper submission of somebody whom no register knows', () => {
    let paperCase = ''
    const paper = { channel: 'paper', caseType: 'telepengedely', subject: 'Telepengedély papíron', submitter: { kind: 'person', name: 'Sosemvolt Salamon', address: '9999 Mintafalva, Fő utca 9.', email: null }, data: null }
    const scan = { part: 'file-1', name: 'beadvany.pdf', type: 'application/pdf', content: new Uint8Array(samplePdf) }
    const attachments = [{ part: 'file-1', requirement: null, name: 'beadvany.pdf' }]

    it('is recorded by the clerk with the day on which it came, and not with a day that has not come', async () => {
      const tomorrow = await clerk.upload('/arrivals', 'submission', { ...paper, attachments, receivedAt: new Date(Date.now() + 86_400_000).toISOString() }, [scan])
      expect(tomorrow.body.code).toBe('intake.received-in-future')
      const recorded = await clerk.upload('/arrivals', 'submission', { ...paper, attachments, receivedAt: new Date(Date.now() - 3_600_000).toISOString() }, [scan])
      expect(recorded.status, JSON.stringify(recorded.body)).toBe(201)
      const { items } = (await clerk.call('GET', '/arrivals')).body as unknown as { items: Array<{ id: string; version: number; channel: string; subject: string }> }
      const arrival = items.find((item) => item.channel === 'paper')!
      const registered = await clerk.call('POST', `/arrivals/${arrival.id}/register`, { expectedVersion: arrival.version, caseType: 'telepengedely', subject: arrival.subject, predecessorCaseIds: [caseId] })
      expect(registered.status, JSON.stringify(registered.body)).toBe(201)
      paperCase = String(registered.body['caseId'])
    })

    it('is not taken for identified', async () => {
      const stepOn = async (who: OfficerSession, verb: string, body: Record<string, unknown>): Promise<Answer> => {
        const { case: { sequence: expectedSequence } } = (await officer.call('GET', `/cases/${paperCase}`)).body as unknown as { case: { sequence: number } }
        return who.call('POST', `/cases/${paperCase}/${verb}`, { expectedSequence, ...body })
      }
      const { items } = (await head.call('GET', '/posts?for=assign')).body as unknown as { items: Array<{ postId: string; name: string; substitutesFor: string | null }> }
      await stepOn(head, 'assign', { assigneePostId: items.find((post) => post.name === 'Csalit Eszter' && post.substitutesFor === null)!.postId, signerPostId: null, instructions: null })
      const { acts } = (await officer.call('GET', `/cases/${paperCase}`)).body as unknown as { acts: Array<{ kind: string; body: { parties?: Array<{ partyId: string }> } }> }
      const { partyId } = acts.find((act) => act.kind === 'case-registered')!.body.parties![0]!
      const answer = await stepOn(officer, 'identify-client', { partyId })
      if (answer.status === 200) expect(answer.body['acts']).toMatchObject([{ kind: 'client-identified', body: { result: 'not-found' } }])
      else expect(answer).toMatchObject({ status: 422, body: { code: 'evidence.subject-missing' } })
    })
  })

  describe('decision', () => {
    let signer: OfficerSession
    let draft: Draft
    let documentId = ''
    const save = (content: unknown, expectedRevision: number): Promise<Answer> =>
      officer.call('PUT', `/cases/${caseId}/draft`, { draftId: draft.draftId, expectedRevision, content })
    const submitTo = async (revision: number): Promise<Answer> => {
      const { items } = (await officer.call('GET', '/posts?for=sign')).body as unknown as { items: Array<{ postId: string; name: string }> }
      return step(officer, 'draft/submit', { draftId: draft.draftId, revision, signerPostId: items.find((post) => post.name === 'Terebes Magdolna')!.postId })
    }
    const prepare = async (): Promise<Answer> => signer.call('POST', `/cases/${caseId}/draft/sign/prepare`, {
      expectedSequence: await sequence(), draftId: draft.draftId, revision: draft.revision, certificate: signer.card.signingCertificate
    })
    const complete = (prepared: Answer, signature: string, key?: string): Promise<Answer> =>
      signer.call('POST', `/cases/${caseId}/draft/sign/complete`, { signingId: prepared.body['signingId'], draftId: draft.draftId, signature }, key)
    const hashOf = (prepared: Answer): Buffer => Buffer.from(String(prepared.body['hash']), 'base64')

    beforeAll(async () => {
      signer = await enterAs(gate.url, 'Terebes Magdolna')
    })

    it('is drafted from the rule with the facts filled in', async () => {
      const begun = await step(officer, 'drafts', { decision: 'grant' })
      expect(begun.status, JSON.stringify(begun.body)).toBe(200)
      draft = begun.body['draft'] as Draft
      expect(draft.missing).toEqual([])
      const text = JSON.stringify(draft.content)
      expect(text).toContain(demoName(person))
      expect(text).toContain('bútorasztalos')
      expect(text).not.toContain('{{')
    })

    it('is saved as it is written, and a stale save loses nothing', async () => {
      const content = { ...draft.content, conditions: ['A rakodás 7.00 és 17.00 óra között végezhető.'] }
      expect(await save(content, 1)).toMatchObject({ status: 200, body: { revision: 2 } })
      expect(await save(content, 1)).toMatchObject({ status: 200, body: { revision: 2 } })
      expect(await save({ ...content, conditions: [] }, 1)).toMatchObject({ status: 409, body: { code: 'decision.draft-stale', savedBy: 'Csalit Eszter' } })
      expect(await save({ ...content, reasoning: { type: 'doc', content: [{ type: 'script', text: 'x' }] } }, 2)).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
      draft = ((await officer.call('GET', `/cases/${caseId}/draft`)).body as { draft: Draft }).draft
      expect(draft).toMatchObject({ revision: 2, content })
    })

    it('shows how it will look', async () => {
      const { status, body } = await officer.call('POST', `/cases/${caseId}/draft/preview`, { decision: 'grant', content: draft.content })
      expect(status, JSON.stringify(body)).toBe(200)
      expect((body['pages'] as string[])[0]).toMatch(/^<svg/)
    })

    it('cannot be submitted while something stands in the way', async () => {
      expect(await submitTo(draft.revision)).toMatchObject({ status: 409, body: { code: 'case.not-permitted' } })
      const opened = (await officer.call('GET', `/cases/${caseId}`)).body as unknown as { acts: Act[]; rule: CaseRule; calendar: CalendarData; legalNow: string }
      const state = fold(opened.acts, opened.rule, opened.calendar, opened.legalNow)
      expect(obstaclesOf(state, opened.rule, 'grant')).toEqual(['fee', 'business-active'])
      const feeOf = async (): Promise<{ result: string; expected: number; reference: string }> => {
        const checked = await step(officer, 'check-fee', { reference: null })
        expect(checked.status, JSON.stringify(checked.body)).toBe(200)
        return (checked.body['acts'] as Array<{ body: { result: string; expected: number; reference: string } }>)[0]!.body
      }
      const unpaid = await feeOf()
      expect(unpaid.result).toBe('not-paid')
      const paid = await fetch(`${gate.simulatorUrl}/fizetes`, {
        method: 'POST', redirect: 'manual', body: new URLSearchParams({ azonosito: unpaid.reference, osszeg: String(unpaid.expected), fizetes: randomUUID() })
      })
      expect(paid.status).toBe(303)
      expect((await feeOf()).result).toBe('paid')
      const active = await step(officer, 'query-data-set', { dataSet: 'business-active', partyId: null })
      expect(active.status, JSON.stringify(active.body)).toBe(200)
    })

    it('goes to the signer, comes back, goes again; who drafted cannot sign', async () => {
      const submitted = await submitTo(draft.revision)
      expect(submitted.status, JSON.stringify(submitted.body)).toBe(200)
      expect(await save(draft.content, 2)).toMatchObject({ status: 409, body: { code: 'decision.not-editable' } })
      expect((await signer.call('GET', '/notices')).body).toMatchObject({ items: [{ kind: 'case.submitted' }] })
      expect(await step(signer, 'draft/return', { draftId: draft.draftId, reason: 'Pontosítandó.' })).toMatchObject({ status: 200 })
      expect((await officer.call('GET', '/notices')).body).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ kind: 'case.returned' })]) as unknown })
      expect(await submitTo(draft.revision)).toMatchObject({ status: 200 })
      expect(await officer.call('POST', `/cases/${caseId}/draft/sign/prepare`, {
        expectedSequence: await sequence(), draftId: draft.draftId, revision: draft.revision, certificate: officer.card.signingCertificate
      })).toMatchObject({ status: 403 })
    })

    it('takes no signature of another hash, and none for a case that moved', async () => {
      const prepared = await prepare()
      expect(prepared.status, JSON.stringify(prepared.body)).toBe(200)
      expect(await complete(prepared, signer.card.sign(Buffer.alloc(48, 7)))).toMatchObject({ body: { code: 'card-login.wrong-signature' } })
      const again = await prepare()
      await step(officer, 'add-note', { text: 'Közben történt.' })
      expect(await complete(again, signer.card.sign(hashOf(again)))).toMatchObject({ status: 409, body: { code: 'decision.changed-meanwhile' } })
    })

    it('is signed with the card, once', async () => {
      const prepared = await prepare()
      const key = randomUUID()
      const signature = signer.card.sign(hashOf(prepared))
      const signed = await complete(prepared, signature, key)
      expect(signed.status, JSON.stringify(signed.body)).toBe(200)
      expect((signed.body['acts'] as Array<{ kind: string }>).map((act) => act.kind)).toEqual(['document-filed', 'decision-signed', 'delivery-started'])
      expect(signed.body['registrationNumber']).toBe(prepared.body['registrationNumber'])
      expect(await complete(prepared, signature, key)).toEqual(signed)
      documentId = String(signed.body['documentId'])
    })

    it('gives a PDF/A that our verifier accepts, and one bit less does not', async () => {
      const { bytes, headers } = await officer.download(`/cases/${caseId}/documents/${documentId}/content`)
      expect(headers.get('content-type')).toBe('application/pdf')
      const report = await verifyDemoPdf(gate, bytes)
      expect(report).toMatchObject({ valid: true, pdfa: { part: '3' }, signatures: [{ kind: 'card', signer: expect.stringContaining('Terebes') as unknown, timestampOk: true }] })
      const damaged = Uint8Array.from(bytes)
      damaged[2000]! ^= 1
      expect((await verifyDemoPdf(gate, damaged)).valid).toBe(false)
    })

    it('gives a PDF that anybody verifies: on the page\'s API, and by ./kapu verify beside the running Gate and without it', { timeout: 120_000 }, async () => {
      const { bytes } = await officer.download(`/cases/${caseId}/documents/${documentId}/content`)
      const ask = async (): Promise<Verified> => {
        const form = new FormData()
        form.set('verification', '{"bundle":true}')
        form.set('file-1', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), 'hatarozat.pdf')
        return (await fetch(`${gate.url}/api/v1/public/verification`, { method: 'POST', body: form })).json() as Promise<Verified>
      }
      // The log's next checkpoint comes within a second or two.
      await expect.poll(async () => (await ask()).items[0]?.signatures[0]?.checks.map(({ state }) => state), { timeout: 20_000 }).toEqual(Array.from({ length: 7 }, () => 'good'))
      const { items: [item], bundle } = await ask()
      expect(item).toMatchObject({ verdict: 'valid', signatures: [{ signer: expect.stringContaining('Terebes') as unknown, office: expect.stringContaining('Tiszakeresztes') as unknown }] })
      const file = (name: string, content: string | Uint8Array): string => {
        writeFileSync(join(gate.folder, name), content)
        return join(gate.folder, name)
      }
      const pdf = file('hatarozat.pdf', bytes)
      const trust = file('trust.json', await (await fetch(`${gate.url}/pki/trust-list`)).text())
      const kapu = (status: number, ...args: string[]): void => {
        const { DATABASE_URL: _, ...env } = process.env
        const run = spawnSync(join(import.meta.dirname, '../../kapu'), ['verify', pdf, ...args], { env, encoding: 'utf8' })
        expect(run.status, run.stdout + run.stderr).toBe(status)
      }
      kapu(0, '--data', gate.folder)
      kapu(0, '--trust', trust, '--bundle', file('bundle.json', JSON.stringify(bundle)))
      kapu(1, '--trust', trust)
    })

    it.skipIf(!hasProgram('openssl', 'version'))('gives a signature that openssl accepts', async () => {
      const { bytes } = await officer.download(`/cases/${caseId}/documents/${documentId}/content`)
      expect(await verifyByOpenssl(gate, bytes)).toContain('successful')
    })

    it.skipIf(!hasProgram('pdfsig', '-v'))('gives a signature that pdfsig accepts', async () => {
      const { bytes } = await officer.download(`/cases/${caseId}/documents/${documentId}/content`)
      expect(verifyByPdfsig(bytes)).toContain('Signature is Valid')
    })
  })
})
