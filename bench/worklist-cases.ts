/** Offices of very different size with open and filed cases, and officers who have many and few, written by plain statements. */
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { insertBenchOffices, insertBenchOfficer, type BenchOfficer } from './bench-gate.ts'

const officersEach = 6
/** Rows of a page, and one more that tells whether another page follows. */
const pageAndOne = 51

export interface CaseLoad {
  readonly cases: number
  readonly offices: number
}

/**
 * Fills the lists: the k-th office has 1/k of the first one's cases (of 100,000 over 50 offices the largest holds some 22,000, the
 * smallest 450), two thirds are open, every twentieth has no running clock; half of the open ones wait for the office itself. In each
 * office one officer has a third of them, five share the rest. Words for searching are left out: a page without search reads none.
 * @returns officers whose own heap fills a page
 */
export async function seedCases(owner: Pool, { cases, offices }: CaseLoad): Promise<BenchOfficer[]> {
  const weights = Array.from({ length: offices }, (_, index) => 1 / (index + 1))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const organisations = await insertBenchOffices(owner, offices)
  const officers: BenchOfficer[] = []
  await owner.query('alter table kapu.authority_case disable trigger user')
  for (const [index, organisationId] of organisations.entries()) {
    const employed: BenchOfficer[] = []
    for (let count = 0; count < officersEach; count += 1) {
      employed.push(await insertBenchOfficer(owner, organisationId, { caseOfficer: true, caseTypes: ['telepengedely', 'fakivagas'] }))
    }
    officers.push(...employed)
    await fillOffice(owner, organisationId, Math.round((cases * weights[index]!) / whole), employed.map(({ postId }) => postId))
  }
  await owner.query('alter table kapu.authority_case enable trigger user')
  await owner.query('vacuum analyze kapu.authority_case, kapu.organisation, kapu.post, kapu.officer, kapu.card, kapu.session, kapu.job_role, kapu.job_role_case_type')
  const { rows } = await owner.query<{ id: string }>(`select assignee_post_id as id from kapu.authority_case where closed_at is null and waits_for = 'office'
    group by 1 having count(*) >= $1`, [pageAndOne])
  const full = new Set(rows.map(({ id }) => id))
  return officers.filter(({ postId }) => full.has(postId))
}

async function fillOffice(owner: Pool, organisationId: string, count: number, posts: readonly string[]): Promise<void> {
  const book = randomUUID()
  await owner.query(`insert into kapu.register_book (organisation_id, id, code, year, name, last_main, opened_at) values ($1, $2, 'HAT', 2026, 'HAT', $3, now())`, [organisationId, book, count])
  await owner.query(`insert into kapu.authority_case (organisation_id, id, register_book_id, register_code, main_number, year, registration_number, case_type_code,
      case_type_version_id, subject, client_name, search_folded, sequence, status, stage, waits_for, waits_label, waits_since, due_date, due_at, assignee_post_id,
      opened_at, updated_at, closed_at)
    select $1, gen_random_uuid(), $2, 'HAT', n, 2026, 'HAT/' || n || '-1/2026', v.code, v.id, 'Telepengedély: Próba ' || n || ' Kft., Mintafalva, Fő utca ' || n % 90,
      'Próba ' || (array['Petra', 'Pál', 'Panna', 'Péter'])[1 + n % 4] || ' ' || n, 'hat/' || n || '-1/2026', 10 + n % 7, 'in-progress', 'facts', w.waits, 'Ügyintéző', now() - n % 30 * interval '1 day',
      case when n % 20 > 0 then current_date + n % 60 - 8 end, case when n % 20 > 0 then date_trunc('day', now()) + (n % 60 - 8) * interval '1 day' end,
      -- By a hash, so that an officer's cases have every kind of waiting and due day.
      ($4::uuid[])[case when h.hash % 3 = 0 then 1 else 2 + h.hash / 3 % (cardinality($4::uuid[]) - 1) end],
      now() - (n % 200) * interval '1 day', now(), case when n % 3 = 0 then now() end
    from generate_series(1, $3::integer) n
    cross join lateral (select abs(hashint4(n)::bigint)::bigint as hash) h
    cross join lateral (select (array['office', 'office', 'office', 'client', 'specialist', 'head', 'office', 'signer'])[1 + (h.hash / 100 % 8)::integer] as waits) w
    join lateral (select id, code from kapu.case_type_version where code = (array['telepengedely', 'fakivagas'])[1 + n % 2] limit 1) v on true`,
  [organisationId, book, count, posts])
}
