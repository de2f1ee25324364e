/**
 * The main walk over HTTP, from the client's submission to the signed and delivered decision, every step with one key that is
 * kept over all repetitions. What was acknowledged is written down, to be found again after the fault.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoMotherName, demoName, demoPersons } from '../../demo/persons/index.ts'
import { enterAs, type Answer, type OfficerSession } from '../e2e/api-session.ts'
import { samplePdf } from '../factories/sample-pdf.ts'
import { persist, type Trouble } from './persistent-caller.ts'

const person = demoPersons.find((item) => item.diedOn === null && item.documentNumber !== null)!
const data = {
  applicant: { kind: 'person', name: demoName(person), birthDate: person.birthDate, motherName: demoMotherName(person), address: '9999 Mintafalva, Fő utca 1.' },
  business: { name: 'Minta Asztalos e. v.', registryNumber: '99-00-000001' },
  site: { settlement: 'Tiszakeresztes', address: 'Malom út 47.', parcelNumber: '1234/5', title: 'owner', shared: false },
  activity: { description: 'bútorasztalos' },
  operation: { hours: 'hétfőtől péntekig 7.00 és 17.00 óra', noise: false, airPollution: false, hazardousWaste: false, fireHazard: false },
  declaration: true
}

/** What the Gate said it had done. */
export interface Acknowledged {
  readonly arrivals: string[]
  readonly cases: Array<{ caseId: string; registrationNumber: string }>
  readonly acts: Array<{ caseId: string; actId: string; kind: string }>
  readonly decisions: Array<{ caseId: string; documentId: string; registrationNumber: string }>
}

export const nothingYet = (): Acknowledged => ({ arrivals: [], cases: [], acts: [], decisions: [] })

export interface Walkers {
  readonly url: string
  readonly simulatorUrl: string
  readonly intakeKey: string
  readonly clerk: OfficerSession
  readonly head: OfficerSession
  readonly officer: OfficerSession
  readonly signer: OfficerSession
}

/** Logs in everybody who takes part. */
export async function enterAll(gate: { url: string; simulatorUrl: string; folder: string }): Promise<Walkers> {
  const { intake } = JSON.parse(readFileSync(join(gate.folder, 'simulator/keys.json'), 'utf8')) as { intake: string }
  return {
    url: gate.url, simulatorUrl: gate.simulatorUrl, intakeKey: intake, clerk: await enterAs(gate.url, 'Zsombék Irén'),
    head: await enterAs(gate.url, 'Ormos Nándor'), officer: await enterAs(gate.url, 'Csalit Eszter'), signer: await enterAs(gate.url, 'Terebes Magdolna')
  }
}

interface ActAnswer { readonly acts?: ReadonlyArray<{ id: string; kind: string; body: Record<string, unknown> }> }

/** Walks one case; `upTo` ends it early where the whole way is not wanted. */
export async function walkCase(walkers: Walkers, known: Acknowledged, trouble: Trouble, upTo: 'arrival' | 'registration' | 'decision' = 'decision'): Promise<void> {
  const { clerk, head, officer, signer } = walkers
  const ask = async (what: string, call: () => Promise<Answer>, expected: readonly number[] = [200, 201]): Promise<Answer['body']> => {
    const answer = await persist(call, trouble)
    if (!expected.includes(answer.status)) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const arrival = await ask('intake', intakeOnce(walkers))
  known.arrivals.push(String(arrival['arrivalNumber']))
  if (upTo === 'arrival') return
  const waiting = (await ask('arrivals', () => clerk.call('GET', '/arrivals'))) as unknown as { items: Array<{ id: string; version: number; subject: string; arrivalNumber: string }> }
  const mine = waiting.items.find((item) => item.arrivalNumber === arrival['arrivalNumber'])
  if (!mine) throw new Error(`arrival ${String(arrival['arrivalNumber'])} was acknowledged and is not there`)
  const registering = randomUUID()
  const registered = await ask('register', () => clerk.call('POST', `/arrivals/${mine.id}/register`, {
    expectedVersion: mine.version, caseType: 'telepengedely', subject: mine.subject, predecessorCaseIds: []
  }, registering)) as unknown as { caseId: string; registrationNumber: string }
  known.cases.push({ caseId: registered.caseId, registrationNumber: registered.registrationNumber })
  if (upTo === 'registration') return
  const { caseId } = registered

  /** A step with the sequence of now. What comes in from elsewhere meanwhile makes it stale: then it is another request. */
  const step = async (who: OfficerSession, verb: string, body: Record<string, unknown>): Promise<Answer['body']> => {
    for (;;) {
      const opened = await ask('open', () => officer.call('GET', `/cases/${caseId}`)) as unknown as { case: { sequence: number } }
      const key = randomUUID()
      const answer = await persist(() => who.call('POST', `/cases/${caseId}/${verb}`, { expectedSequence: opened.case.sequence, ...body }, key), trouble)
      if (answer.body.code === 'case.stale') continue
      if (answer.status !== 200) throw new Error(`${verb}: ${answer.status} ${JSON.stringify(answer.body)}`)
      note(answer.body)
      return answer.body
    }
  }
  const note = (body: Answer['body']): void => {
    for (const act of (body as ActAnswer).acts ?? []) known.acts.push({ caseId, actId: act.id, kind: act.kind })
  }
  const posts = async (who: OfficerSession, purpose: string, name: string): Promise<string> => {
    const { items } = await ask('posts', () => who.call('GET', `/posts?for=${purpose}`)) as unknown as { items: Array<{ postId: string; name: string; substitutesFor: string | null }> }
    return items.find((post) => post.name === name && post.substitutesFor === null)!.postId
  }
  const signerPostId = await posts(head, 'sign', 'Terebes Magdolna')
  await step(head, 'assign', { assigneePostId: await posts(head, 'assign', 'Csalit Eszter'), signerPostId, instructions: null })
  const opened = await ask('open', () => officer.call('GET', `/cases/${caseId}`)) as unknown as { acts: Array<{ kind: string; body: { parties?: Array<{ partyId: string }> } }> }
  const { partyId } = opened.acts.find((act) => act.kind === 'case-registered')!.body.parties![0]!
  await step(officer, 'identify-client', { partyId })
  await until(async () => {
    const checked = await step(officer, 'check-identity-document', { partyId, documentType: 'identity-card', documentNumber: person.documentNumber }) as ActAnswer
    return checked.acts?.find((act) => act.kind === 'identity-document-checked')?.body['result'] === 'valid'
  }, 'the identity document is found valid')
  await untilAnswered(() => step(officer, 'query-data-set', { dataSet: 'site-title', partyId: null }))
  await step(officer, 'ask-specialist', { specialist: 'public-health', question: 'Megfelel-e a telep a közegészségügyi követelményeknek?' })
  await until(async () => {
    const { acts } = await ask('open', () => officer.call('GET', `/cases/${caseId}`)) as unknown as { acts: Array<{ kind: string }> }
    return acts.some((act) => act.kind === 'specialist-answered')
  }, 'the specialist authority answers')
  await step(officer, 'record-site-visit', {
    on: new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Budapest' }), place: 'Malom út 47.', present: ['Csalit Eszter'], findings: 'A telep megfelel.', result: 'compliant'
  })
  const payment = randomUUID()
  await until(async () => {
    const fee = (await step(officer, 'check-fee', { reference: null }) as ActAnswer).acts?.[0]?.body as { result: string; expected: number; reference: string } | undefined
    if (fee?.result === 'paid') return true
    await persist(async () => {
      const paid = await fetch(`${walkers.simulatorUrl}/fizetes`, {
        method: 'POST', redirect: 'manual', body: new URLSearchParams({ azonosito: fee!.reference, osszeg: String(fee!.expected), fizetes: payment })
      })
      return { status: paid.status, body: {} }
    }, trouble)
    return false
  }, 'the fee is found paid')
  await untilAnswered(() => step(officer, 'query-data-set', { dataSet: 'business-active', partyId: null }))
  const { draft } = await step(officer, 'drafts', { decision: 'grant' }) as unknown as { draft: { draftId: string; revision: number } }
  await step(officer, 'draft/submit', { draftId: draft.draftId, revision: draft.revision, signerPostId })
  await sign()

  /** Both steps again when the case moved between them; the second has one key as long as the first's answer stands. */
  async function sign(): Promise<void> {
    for (;;) {
      const now = await ask('open', () => officer.call('GET', `/cases/${caseId}`)) as unknown as { case: { sequence: number } }
      const prepared = await ask('prepare', () => signer.call('POST', `/cases/${caseId}/draft/sign/prepare`, {
        expectedSequence: now.case.sequence, draftId: draft.draftId, revision: draft.revision, certificate: signer.card.signingCertificate
      }), [200, 409])
      if (prepared.code !== undefined) continue
      const signature = signer.card.sign(Buffer.from(String(prepared['hash']), 'base64'))
      const key = randomUUID()
      const signed = await ask('complete', () => signer.call('POST', `/cases/${caseId}/draft/sign/complete`, {
        signingId: prepared['signingId'], draftId: draft.draftId, signature
      }, key), [200, 409])
      if (signed.code !== undefined) continue
      note(signed)
      known.decisions.push({ caseId, documentId: String(signed['documentId']), registrationNumber: String(signed['registrationNumber']) })
      return
    }
  }

  /** A register that was away is a fact of the case; the officer asks again, as a person would. */
  async function untilAnswered(query: () => Promise<Answer['body']>): Promise<void> {
    await until(async () => {
      const outcome = ((await query()) as ActAnswer).acts?.find((act) => act.kind === 'data-set-queried')?.body['outcome']
      return outcome === 'answered' || outcome === 'not-found'
    }, 'the register answers')
  }
}

/** @throws Error when it has not come true within a minute and a half */
async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  for (let waited = 0; waited < 90_000; waited += 300) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  throw new Error(`it did not happen that ${what}`)
}

function intakeOnce(walkers: Walkers): () => Promise<Answer> {
  const key = randomUUID()
  return async () => {
    const form = new FormData()
    form.set('submission', JSON.stringify({
      caseType: 'telepengedely', formVersion: 1, organisation: 'tiszakeresztes', data,
      submitter: { kind: 'person', name: demoName(person), clientId: person.id, email: 'ugyfel@pelda.invalid' },
      attachments: [{ part: 'file-1', requirement: 'site-plan', name: 'alaprajz.pdf' }]
    }))
    form.set('file-1', new Blob([new Uint8Array(samplePdf)], { type: 'application/pdf' }), 'alaprajz.pdf')
    const response = await fetch(`${walkers.url}/api/v1/intake`, {
      method: 'POST', body: form, headers: { authorization: `Bearer ${walkers.intakeKey}`, 'idempotency-key': key }
    })
    return { status: response.status, body: await response.json() as Answer['body'] }
  }
}
