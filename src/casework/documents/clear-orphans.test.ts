import { readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseOffice, type CaseOffice } from '../../../test/factories/case-office.ts'
import { systemIds } from '../../platform/context/index.ts'
import { folderStorage, type FolderStorage } from '../../platform/storage/index.ts'
import { clearOrphans, orphanJobs } from './clear-orphans.ts'

let office: CaseOffice
let storage: FolderStorage
beforeAll(async () => {
  office = await caseOffice()
  storage = await folderStorage(office.documentsFolder, { clock: office.t.clock, ids: systemIds() })
})
afterAll(() => office?.close())

const stored = (): string[] => readdirSync(join(office.documentsFolder, 'content'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
const names = (): string[] => stored().map((path) => path.slice(-64)).sort()
/** As if everything in the store had been there for so long. */
const age = (days: number): void => {
  const when = new Date(office.t.clock.now().getTime() - days * 86_400_000)
  for (const path of stored()) utimesSync(path, when, when)
}
const clear = (): Promise<{ documents: number; unfinished: number }> => clearOrphans({ housekeeper: office.t.housekeeper(), storage }, office.t.context())

describe('documents that nobody refers to', () => {
  it('such as a prepared decision beside the signed one, are gone after two days, and nothing else', async () => {
    const { caseId } = await office.open()
    await office.decide(caseId, 'reject')
    const { rows } = await sql<{ sha256: string }>`select sha256 from kapu.case_document union select sha256 from kapu.submission_file order by 1`.execute(office.t.owner)
    const used = rows.map((row) => row.sha256).sort()
    expect(used.length).toBeGreaterThan(1)
    expect(names().length, 'the unsigned PDF lies there').toBeGreaterThan(used.length)
    age(1)
    expect((await clear()).documents).toBe(0)
    age(3)
    expect((await clear()).documents).toBeGreaterThan(0)
    expect(names()).toEqual(used)
    for (const path of stored()) expect(statSync(path).size).toBeGreaterThan(0)
    expect((await clear()).documents).toBe(0)
  })

  it('are never guessed: where rows are hidden from the housekeeper, nothing is removed, and the job comes again', async () => {
    await storage.put(Buffer.from('nobody refers to this'), { maxBytes: 100 })
    age(3)
    const before = names()
    await sql`create table kapu.later_document (sha256 text not null)`.execute(office.t.owner)
    await expect(clear()).rejects.toThrow('later_document')
    await sql`grant select on kapu.later_document to kapu_housekeeper`.execute(office.t.owner)
    await sql`alter table kapu.later_document enable row level security`.execute(office.t.owner)
    await expect(clear()).rejects.toThrow('later_document')
    const job = orphanJobs({ housekeeper: office.t.housekeeper(), storage })['casework.clear-documents']!
    await expect(job({}, office.t.context(), null)).rejects.toThrow('later_document')
    const { rows } = await sql<{ run_at: Date }>`select run_at from graphile_worker.jobs where task_identifier = 'casework.clear-documents'`.execute(office.t.owner)
    expect(rows.map((row) => row.run_at.toISOString())).toEqual([new Date(office.t.clock.now().getTime() + 86_400_000).toISOString()])
    expect(names()).toEqual(before)
    await sql`create policy housekeeper on kapu.later_document for select to kapu_housekeeper using (true)`.execute(office.t.owner)
    await sql`insert into kapu.later_document select ${before[0]!}::text`.execute(office.t.owner)
    await clear()
    expect(names()).toContain(before[0])
  })
})
