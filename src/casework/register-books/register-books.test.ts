import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '../../platform/context/index.ts'
import { inOrganisation } from '../../platform/database/index.ts'
import { caseOffice, type CaseOffice } from '../../../test/factories/case-office.ts'
import { plansOf, waysTo } from '../../../test/factories/query-plan.ts'
import { listEntries } from './register-book.store.ts'

interface Book { id: string; code: string; year: number; name: string; lastMain: number; closedAt: string | null }
interface Entry { registrationNumber: string; caseId: string; mainNumber: number; subNumber: number; voided: { reason: string } | null }
interface Page { items: Entry[]; nextCursor: string | null }

let office: CaseOffice
let book: Book
const booksOf = async (as: Principal): Promise<Book[]> => (await office.http.call('GET', '/api/v1/register-books', { as })).json<{ items: Book[] }>().items
const entries = (as: Principal, id: string, query: Record<string, string> = {}) => office.http.call('GET', `/api/v1/register-books/${id}/entries`, { as, query })

beforeAll(async () => {
  office = await caseOffice()
  for (let count = 0; count < 5; count += 1) await office.open()
  book = (await booksOf(office.officers.clerk))[0]!
})
afterAll(() => office?.close())

describe('register books', () => {
  it('are those of the office, with the last number given', async () => {
    expect(book).toMatchObject({ code: 'HAT', year: 2026, lastMain: 5, closedAt: null })
    expect(await booksOf(office.officers.head)).toEqual([book])
    expect(await booksOf(office.officers.auditor)).toEqual([book])
    expect(await booksOf(office.officers.stranger)).toEqual([])
    for (const role of ['officer', 'signer'] as const) {
      expect((await office.http.call('GET', '/api/v1/register-books', { as: office.officers[role] })).json()).toMatchObject({ code: 'entitlement.denied' })
      expect((await entries(office.officers[role], book.id)).statusCode).toBe(403)
    }
  })

  it('show every number without a gap, page by page, the latest first', async () => {
    const seen: Entry[] = []
    let cursor: string | null = null
    do {
      const page: Page = (await entries(office.officers.clerk, book.id, { limit: '2', ...(cursor ? { cursor } : {}) })).json()
      expect(page.items.length).toBeLessThanOrEqual(2)
      seen.push(...page.items)
      cursor = page.nextCursor
    } while (cursor)
    expect(seen.map(({ mainNumber }) => mainNumber)).toEqual(seen.map(({ mainNumber }) => mainNumber).sort((a, b) => b - a))
    expect([...new Set(seen.map(({ mainNumber }) => mainNumber))]).toEqual([5, 4, 3, 2, 1])
    expect(seen.at(-1)).toMatchObject({
      registrationNumber: 'HAT/1-1/2026', direction: 'in', partner: 'Próba Petra', arrivalNumber: expect.any(String) as unknown, registeredBy: 'Próba Panna', documents: 1, voided: null
    })
  })

  it('keep a voided entry readable', async () => {
    await inOrganisation(office.t.db, office.organisationId, (tx) => sql`update kapu.registration_entry
      set voided_at = ${office.t.clock.now()}, void_reason = 'téves iktatás' where register_book_id = ${book.id} and main_number = 2`.execute(tx))
    const page = (await entries(office.officers.clerk, book.id)).json<Page>()
    expect(page.items.filter((entry) => entry.mainNumber === 2)).toMatchObject([{ voided: { reason: 'téves iktatás' } }])
  })

  it('answer a book of another office and a broken page mark', async () => {
    expect((await entries(office.officers.stranger, book.id)).json()).toMatchObject({ status: 404, code: 'register-book.not-found' })
    expect((await entries(office.officers.clerk, book.id, { cursor: 'xx' })).json()).toMatchObject({ status: 400, code: 'register-book.cursor' })
    expect((await entries(office.officers.clerk, book.id, { limit: '1000' })).statusCode).toBe(400)
  })

  it('are read by their key however long they are', async () => {
    const { t, organisationId } = office
    const { caseId } = await office.open()
    await sql`insert into kapu.registration_entry
        (organisation_id, register_book_id, main_number, sub_number, case_id, direction, registered_at, registered_by, partner, subject, document_ids, filing_plan_item)
      select ${organisationId}, ${book.id}, 100 + n / 3, 1 + n % 3, ${caseId}, 'in', now(), '{"postId":null,"name":"X"}', 'Próba', 'Tárgy', '{}', '1'
      from generate_series(0, 5999) n`.execute(t.owner)
    await sql`analyze kapu.registration_entry`.execute(t.owner)
    for (const before of [null, { main: 1500, sub: 2 }]) {
      const plans = await plansOf(t, organisationId, (tx) => listEntries(tx, organisationId, { book, before, limit: 51 }))
      expect(waysTo(plans, 'registration_entry'), plans[0]?.text).toEqual(['registration_entry_pkey'])
      expect(waysTo(plans, 'case_document'), plans[0]?.text).toEqual(['case_document_sub_number'])
      expect(plans[0]!.steps).not.toContain('Sort')
    }
  })
})
