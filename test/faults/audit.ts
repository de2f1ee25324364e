/** What must hold after any fault: nothing acknowledged is lost, no gap, no duplicate, and every verb of diagnosis is content. */
import { expect } from 'vitest'
import type { OfficerSession } from '../e2e/api-session.ts'
import { cli } from '../e2e/kapu-command.ts'
import { persist, noTrouble } from './persistent-caller.ts'
import type { Acknowledged } from './main-walk.ts'

/** What the register books of an office say, all pages. */
export async function bookedNumbers(clerk: OfficerSession): Promise<string[]> {
  const { items: books } = (await clerk.call('GET', '/register-books')).body as unknown as { items: Array<{ id: string }> }
  const numbers: string[] = []
  for (const book of books) {
    for (let cursor: string | null = null; ;) {
      const page = (await clerk.call('GET', `/register-books/${book.id}/entries?limit=100${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)).body as unknown as
        { items: Array<{ registrationNumber: string }>; nextCursor?: string | null }
      numbers.push(...page.items.map((item) => item.registrationNumber))
      if (page.nextCursor === null || page.nextCursor === undefined) break
      cursor = page.nextCursor
    }
  }
  return numbers
}

/** Everything that was acknowledged is there, once. */
export async function expectNothingLost(officer: OfficerSession, known: Acknowledged): Promise<void> {
  expect(new Set(known.arrivals).size, 'arrival numbers are given once').toBe(known.arrivals.length)
  expect(new Set(known.cases.map((item) => item.registrationNumber)).size, 'registration numbers are given once').toBe(known.cases.length)
  for (const { caseId, registrationNumber } of known.cases) {
    const { status, body } = await persist(() => officer.call('GET', `/cases/${caseId}`), noTrouble())
    expect(status, `case ${registrationNumber}`).toBe(200)
    const acts = (body as unknown as { acts: Array<{ id: string; sequence: number; kind: string }> }).acts
    expect(acts.map((act) => act.sequence), `acts of ${registrationNumber}`).toEqual(acts.map((_, at) => at + 1))
    for (const { actId, kind } of known.acts.filter((act) => act.caseId === caseId)) {
      expect(acts.filter((act) => act.id === actId).map((act) => act.kind), `act ${actId} of ${registrationNumber}`).toEqual([kind])
    }
    for (const kind of ['case-registered', 'decision-signed']) {
      expect(acts.filter((act) => act.kind === kind).length, `${kind} in ${registrationNumber}`).toBeLessThanOrEqual(1)
    }
  }
  for (const { caseId, documentId } of known.decisions) {
    const file = await officer.download(`/cases/${caseId}/documents/${documentId}/content`)
    expect(file.status).toBe(200)
    expect(Buffer.from(file.bytes.subarray(0, 5)).toString()).toBe('%PDF-')
  }
}

/** Findings of a machine that is shared with others are none of the product's. */
const ofTheMachine = /^(?:disk\.low|disk\.inodes|browser\.none)$/

/** The verbs that look: log, projections, doctor. `lately`: codes that a fault of a moment ago explains. */
export async function expectWell(folder: string, lately: readonly string[] = []): Promise<void> {
  const log = await cli('log', 'verify', '--data', folder, '--json')
  expect(log.code, log.stdout + log.stderr).toBe(0)
  const cases = await cli('cases', 'rebuild', '--check', '--data', folder, '--json')
  expect(cases.code, cases.stdout + cases.stderr).toBe(0)
  const doctor = await cli('doctor', '--data', folder, '--json')
  const { areas } = JSON.parse(doctor.stdout) as { areas: Array<{ findings: Array<{ code: string; severity: string; detail: string }> }> }
  const findings = areas.flatMap((area) => area.findings).filter((item) => item.severity !== 'note' && !ofTheMachine.test(item.code) && !lately.includes(item.code))
  expect(findings).toEqual([])
}
