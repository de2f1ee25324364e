/** What the screens are shown with: one case with an unfinished draft, one submission that waits, a client who sent both. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoMotherName, demoName } from '../../demo/persons/index.ts'
import { sampleForm } from '../factories/case-office.ts'
import { samplePdf } from '../factories/sample-pdf.ts'
import { enterAs, type OfficerSession } from './api-session.ts'
import { applicant } from './front-office-page.ts'

export interface ScreenWorld {
  readonly url: string
  readonly caseId: string
  readonly registrationNumber: string
  /** Waits for registration. */
  readonly submissionId: string
  readonly organisationId: string
  /** The officer who carries the case. */
  readonly officerId: string
}

/** @param gate where it answers, and its data folder */
export async function makeScreenWorld(gate: { readonly url: string; readonly folder: string }): Promise<ScreenWorld> {
  const { intake } = JSON.parse(readFileSync(join(gate.folder, 'simulator/keys.json'), 'utf8')) as { intake: string }
  const first = await submit(gate.url, intake)
  const submissionId = await submit(gate.url, intake)
  const [clerk, head, officer] = await Promise.all([enterAs(gate.url, 'Zsombék Irén'), enterAs(gate.url, 'Ormos Nándor'), enterAs(gate.url, 'Csalit Eszter')])
  const registered = await done(clerk, `/arrivals/${first}/register`, {
    expectedVersion: 1, caseType: 'telepengedely', subject: 'Telepengedély, Tiszakeresztes, Malom út 47., bútorasztalos', predecessorCaseIds: []
  }) as { caseId: string; registrationNumber: string }
  const { caseId } = registered
  const step = async (who: OfficerSession, verb: string, body: Record<string, unknown>): Promise<unknown> => {
    const { body: view } = await who.call('GET', `/cases/${caseId}`)
    return done(who, `/cases/${caseId}/${verb}`, { expectedSequence: (view as unknown as { case: { sequence: number } }).case.sequence, ...body })
  }
  const postOf = async (purpose: string, name: string): Promise<string> => {
    const { items } = (await head.call('GET', `/posts?for=${purpose}`)).body as unknown as { items: Array<{ postId: string; name: string; substitutesFor: unknown }> }
    return items.find((post) => post.name === name && post.substitutesFor === null)!.postId
  }
  await step(head, 'assign', { assigneePostId: await postOf('assign', 'Csalit Eszter'), signerPostId: await postOf('sign', 'Terebes Magdolna'), instructions: 'Soron kívül.' })
  await step(officer, 'add-note', { text: 'A kérelmező telefonon jelezte, hogy a hiányzó nyilatkozatot csütörtökön hozza be.' })
  await step(officer, 'drafts', { decision: 'grant' })
  const { body: session } = await officer.call('GET', '/session')
  const own = (session as unknown as { post: { organisation: { id: string } } }).post.organisation.id
  const local = await enterAs(gate.url, 'Dombos Katalin')
  const { version } = (await local.call('GET', `/public/registers/organisations/${own}`)).body as unknown as { version: number }
  await done(local, '/registers/organisations/changes', {
    change: { kind: 'set-contacts', input: { phone: '+36 59 123 456', openingHours: 'hétfő 8.00–16.00' } }, subjectId: own, effectiveFrom: '2026-01-01',
    reason: 'Az új telefonközpont január óta működik.', expectedVersion: version
  })
  // A seal in use, and another that is asked for in its place.
  const seal = await done(local, '/seals', { organisationId: own, reason: 'first', note: 'A hivatal első bélyegzője.' }) as { sealId: string }
  await done(head, `/seals/${seal.sealId}/issue`, { expectedVersion: 1, note: 'Jóváhagyom.' })
  await done(local, `/seals/${seal.sealId}/rotate`, { expectedVersion: 2, reason: 'rotation', note: 'Rendes éves csere.' })
  const organisationId = (session as unknown as { post: { organisation: { id: string } } }).post.organisation.id
  const officerId = (session as unknown as { officer: { id: string } }).officer.id
  return { url: gate.url, caseId, registrationNumber: registered.registrationNumber, submissionId, organisationId, officerId }
}

async function done(who: OfficerSession, path: string, body: unknown): Promise<unknown> {
  const answer = await who.call('POST', path, body)
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

async function submit(url: string, key: string): Promise<string> {
  const form = new FormData()
  form.set('submission', JSON.stringify({
    caseType: 'telepengedely', formVersion: 1, organisation: 'tiszakeresztes',
    data: { ...sampleForm, applicant: { kind: 'person', name: demoName(applicant), birthDate: applicant.birthDate, motherName: demoMotherName(applicant), address: '9999 Mintafalva, Fő utca 1.' } },
    submitter: { kind: 'person', name: demoName(applicant), clientId: applicant.id }, attachments: [{ part: 'file-1', requirement: 'site-plan', name: 'alaprajz.pdf' }]
  }))
  form.set('file-1', new Blob([new Uint8Array(samplePdf)], { type: 'application/pdf' }), 'alaprajz.pdf')
  const answer = await fetch(`${url}/api/v1/intake`, { method: 'POST', body: form, headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() } })
  if (answer.status !== 201) throw new Error(`intake: ${answer.status} ${await answer.text()}`)
  return (await answer.json() as { submissionId: string }).submissionId
}
