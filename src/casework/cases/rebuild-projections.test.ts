import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { caseOffice, type CaseOffice } from '../../../test/factories/case-office.ts'
import { rebuildProjections, type RebuildReport } from './index.ts'

let office: CaseOffice
let caseId = ''
let others: string[] = []
let turnedBack: RebuildReport
beforeAll(async () => {
  office = await caseOffice()
  caseId = (await office.open()).caseId
  others = await casesInManyStates(office)
  turnedBack = await run({ check: false })
})
afterAll(() => office?.close())
// Every test begins with sound rows.
beforeEach(async () => { expect(await check()).toMatchObject({ different: [], broken: [] }) })

const run = (options: { check: boolean }): Promise<RebuildReport> => rebuildProjections({ housekeeper: office.t.housekeeper() }, office.t.context(), options)
const check = (): Promise<RebuildReport> => run({ check: true })
const rowOf = async (id: string): Promise<Record<string, unknown>> =>
  office.t.owner.selectFrom('authority_case').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const damage = async (assignment: string, id = caseId): Promise<void> => {
  await sql`alter table kapu.authority_case no force row level security`.execute(office.t.owner)
  await sql`update kapu.authority_case set ${sql.raw(assignment)} where id = ${id}`.execute(office.t.owner)
  await sql`alter table kapu.authority_case force row level security`.execute(office.t.owner)
}

describe('projections', () => {
  it('are what the acts add up to, in whatever state a case is, and whatever the legal clock shows since', async () => {
    expect(await check()).toEqual({ checked: 1 + others.length, mended: 0, different: [], broken: [] })
    const statuses = await Promise.all([caseId, ...others].map(async (id) => (await rowOf(id))['status']))
    expect(new Set(statuses).size).toBeGreaterThanOrEqual(4)
    for (const day of ['2026-12-02', '2026-12-20', '2027-02-01', null]) {
      const { version } = (await office.http.call('GET', '/api/v1/office/legal-clock', { as: office.officers.head })).json<{ version: number }>()
      await office.http.call('PUT', '/api/v1/office/legal-clock', { as: office.officers.head, payload: { legalDate: day, expectedVersion: version } })
      expect([day, (await check()).different]).toEqual([day, []])
    }
  })

  it.each([
    ['status', 'status = \'filed\''], ['stage', 'stage = \'x\''], ['waitsFor', 'waits_for = \'nobody\''], ['waitsLabel', 'waits_label = \'x\''],
    ['waitsSince', 'waits_since = now()'], ['dueDate', 'due_date = due_date + 1'], ['dueAt', 'due_at = null'],
    ['assigneePostId', 'assignee_post_id = gen_random_uuid()'], ['clientName', 'client_name = \'Más Mária\', search_folded = kapu.fold(registration_number || \' Más Mária \' || subject)'],
    ['searchFolded', 'search_folded = \'\''], ['sequence', 'sequence = sequence - 1'], ['closedAt', 'closed_at = now()'], ['updatedAt', 'updated_at = now() - interval \'1 day\'']
  ])('are found and mended when %s is damaged', async (column, assignment) => {
    const sound = await rowOf(caseId)
    await damage(assignment)
    const damaged = await rowOf(caseId)
    expect(damaged).not.toEqual(sound)
    const told = await check()
    expect(told).toMatchObject({ mended: 0, different: [{ organisationId: office.organisationId, caseId, registrationNumber: sound['registration_number'], columns: [column] }] })
    expect(await rowOf(caseId)).toEqual(damaged)
    expect(await run({ check: false })).toMatchObject({ mended: 1, different: told.different })
    expect(await rowOf(caseId)).toEqual(sound)
  })

  it('note again what lies ahead again after a legal clock was turned back', async () => {
    const [, ranPast] = others
    expect(turnedBack).toMatchObject({ mended: 1, different: [{ caseId: ranPast, columns: ['nextEventOn'] }] })
    expect(await rowOf(ranPast!)).toMatchObject({ next_event_on: '2026-12-17' })
  })

  it('keep the sweeper\'s note, unless a deadline would go unseen', async () => {
    const [waiting] = others
    const noted = (await rowOf(waiting!))['next_event_on'] as string
    expect(noted).toMatch(/^2026-/)
    await damage('next_event_on = \'2026-11-25\'', waiting)
    expect((await check()).different).toEqual([])
    for (const wrong of ['null', '\'2030-01-01\'']) {
      await damage(`next_event_on = ${wrong}`, waiting)
      expect((await run({ check: false })).different).toMatchObject([{ caseId: waiting, columns: ['nextEventOn'] }])
      expect((await rowOf(waiting!))['next_event_on']).toBe(noted)
    }
  })

  it('are mended in the log\'s sight', async () => {
    const entries = async (): Promise<number> => (await sql`select id from kapu.log_entry where kind = 'case.projection-mended' and case_id = ${caseId}`.execute(office.t.owner)).rows.length
    const before = await entries()
    await damage('stage = \'x\'')
    await check()
    expect(await entries()).toBe(before)
    await run({ check: false })
    expect(await entries()).toBe(before + 1)
  })

  it('are not made to fit where acts were lost', async () => {
    const sound = await rowOf(caseId)
    await damage('sequence = sequence + 1')
    const report = await run({ check: false })
    expect(report).toMatchObject({ mended: 0, different: [], broken: [{ caseId, reason: expect.stringContaining('there are') as unknown }] })
    expect(await rowOf(caseId)).toMatchObject({ sequence: (sound['sequence'] as number) + 1 })
    await damage('sequence = sequence - 1')
  })

  it('are checked and mended by ./kapu cases rebuild, whose exit code tells', async () => {
    await damage('stage = \'x\'')
    const found = await kapu(office, ['--check', '--json'])
    expect(found).toMatchObject({ code: 1, report: { different: [{ caseId, columns: ['stage'] }], mended: 0 } })
    expect(await kapu(office, ['--json'])).toMatchObject({ code: 0, report: { mended: 1 } })
    expect(await kapu(office, ['--check', '--json'])).toMatchObject({ code: 0, report: { checked: 1 + others.length, different: [], broken: [] } })
    expect((await kapu(office, ['--chekc'])).code).toBe(2)
  })
})

/** Cases that wait for their client, are decided, final, suspended; each step is one that really took place. */
async function casesInManyStates(from: CaseOffice): Promise<string[]> {
  const ids: string[] = []
  const open = async (): Promise<string> => {
    const opened = await from.open()
    ids.push(opened.caseId)
    return opened.caseId
  }
  const step = async (id: string, verb: string, body: Record<string, unknown>): Promise<void> => {
    const answer = await from.step(from.officers.officer, id, verb, body)
    expect(answer.statusCode, answer.body).toBe(200)
  }
  const waiting = await open()
  const { parties } = await from.state(waiting)
  await step(waiting, 'send-deficiency-notice', { partyId: parties[0]!.partyId, items: [{ requirement: null, text: 'Írja alá.' }], limit: '8d' })
  await from.decide(await open(), 'reject')
  const final = await open()
  await from.decide(final, 'reject')
  for (const day of ['2026-12-01', '2026-12-09', '2027-01-15']) await from.moveTo(day)
  await from.moveTo(null)
  const decided = await open()
  await from.decide(decided, 'reject')
  const suspended = await open()
  await step(suspended, 'add-note', { text: 'Megnéztem.' })
  await step(suspended, 'suspend', { ground: 'preliminary-question', firstDay: '2026-11-24', reason: 'Előkérdés.' })
  const notice = await open()
  const client = (await from.state(notice)).parties[0]!
  await step(notice, 'send-deficiency-notice', { partyId: client.partyId, items: [{ requirement: null, text: 'Írja alá.' }], limit: '8d' })
  // The one that still waits by today's clock comes first.
  return [notice, ...ids.filter((id) => id !== notice)]
}

async function kapu(from: CaseOffice, args: readonly string[]): Promise<{ code: number | null; report: unknown }> {
  const { host, port, user, password, database, connectionString } = from.t.address
  const url = connectionString ?? `postgresql://${user ?? ''}${password ? `:${encodeURIComponent(password)}` : ''}@localhost/${database ?? ''}?host=${encodeURIComponent(host ?? '')}&port=${port ?? 5432}`
  const data = mkdtempSync(join(tmpdir(), 'kapu-projections-'))
  try {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../main/cli.ts'), 'cases', 'rebuild', ...args], {
      env: { ...process.env, DATABASE_URL: url, KAPU_DATA: data }, stdio: ['ignore', 'pipe', 'pipe']
    })
    let output = ''
    let errors = ''
    child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString() })
    child.stderr.on('data', (chunk: Buffer) => { errors += chunk.toString() })
    const code = await new Promise<number | null>((resolve) => { child.once('close', resolve) })
    return { code, report: output.startsWith('{') ? JSON.parse(output) as unknown : errors }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}
