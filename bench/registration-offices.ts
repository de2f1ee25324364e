import type { Pool } from 'pg'
import type { BenchOffice } from './registration-rows.ts'

/** Offices with a book to register in, one for the reference, and a case there. */
export async function seedOffices(owner: Pool, count: number): Promise<BenchOffice[]> {
  await owner.query(`insert into kapu.organisation (id, code, name, short_name, tier, kind, authority_kind, demo, valid_from, recorded_at)
    select gen_random_uuid(), 'office-' || n, 'Próba Hivatal ' || n, 'Próba', 'mayors-office', 'mayors-office', 'local-government', true, '2020-01-01', now()
    from generate_series(1, $1::integer) n`, [count])
  await owner.query(`insert into kapu.register_book (organisation_id, id, code, year, name, opened_at)
    select o.id, gen_random_uuid(), books.code, 2026, books.code, now() from kapu.organisation o, (values ('HAT'), ('REF')) books (code)`)
  const { rows } = await owner.query<BenchOffice>(`insert into kapu.authority_case (organisation_id, id, register_book_id, register_code, main_number, year,
      registration_number, case_type_code, case_type_version_id, subject, client_name, search_folded, sequence, status, stage, waits_for, opened_at, updated_at)
    select organisation_id, gen_random_uuid(), id, 'REF', 1, 2026, 'REF/1-1/2026', 'telepengedely', (select id from kapu.case_type_version limit 1), 'Telepengedély',
      'Próba Petra', 'ref/1-1/2026', 1, 'in-progress', 'facts', 'office', now(), now()
    from kapu.register_book where code = 'REF'
    returning organisation_id as "organisationId", id as "caseId", register_book_id as "referenceBookId", case_type_version_id as "caseTypeVersionId"`)
  return rows
}
