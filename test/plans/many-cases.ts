/** A few thousand cases of several offices on a test database, with acts, documents, arrivals, notices and log entries. */
import { join } from 'node:path'
import { sql } from 'kysely'
import type { OfficerPrincipal } from '../../src/platform/context/index.ts'
import { loadCatalogue } from '../../src/registers/case-types/index.ts'
import { testDatabase, type TestDatabase } from '../factories/database.ts'
import { insertOffice, insertOfficer } from '../factories/office.ts'

export interface ManyCases {
  readonly t: TestDatabase
  readonly organisationId: string
  readonly officer: OfficerPrincipal
  /** A case with many acts. */
  readonly caseId: string
  readonly clientKey: string
}

const offices = 5
const casesPerOffice = 2400
const actor = JSON.stringify({ kind: 'system', postId: null, officerId: null, name: 'Próba', substitutesFor: null })

/** Fills the tables by plain statements: only their size and spread count here, not their sense. */
export async function manyCases(): Promise<ManyCases> {
  const t = await testDatabase()
  await loadCatalogue(t.owner, t.context(), join(import.meta.dirname, '../../catalogue'))
  const version = (await t.owner.selectFrom('case_type_version').select('id').executeTakeFirstOrThrow()).id as string
  const clientKey = 'client-7'
  let first: { organisationId: string; officer: OfficerPrincipal } | undefined
  for (let count = 0; count < offices; count += 1) {
    const organisationId = await insertOffice(t)
    const officer = await insertOfficer(t, organisationId, { caseOfficer: true, registrar: true, caseTypes: ['telepengedely'] })
    first ??= { organisationId, officer }
    await fillOffice(t, organisationId, version, officer)
  }
  await sql`insert into kapu.client_case (client_key, organisation_id, submission_id, case_id, since)
    select 'client-' || (n % 1500), ${first!.organisationId}, gen_random_uuid(), null, now() - n * interval '1 minute' from generate_series(1, 6000) n`.execute(t.owner)
  for (const table of [
    'authority_case', 'case_word', 'act', 'case_document', 'submission', 'submission_file', 'notice', 'mailbox_message', 'client_case', 'log_entry', 'log_unsealed', 'registration_entry'
  // Vacuum, too: rows that wait in the trigram index's pending list make it look dearer than it is.
  ]) await sql`vacuum analyze ${sql.table(`kapu.${table}`)}`.execute(t.owner)
  const { rows } = await sql<{ id: string }>`select case_id as id from kapu.act where organisation_id = ${first!.organisationId} group by 1 order by count(*) desc limit 1`.execute(t.owner)
  return { t, organisationId: first!.organisationId, officer: first!.officer, caseId: rows[0]!.id, clientKey }
}

async function fillOffice(t: TestDatabase, organisationId: string, version: string, officer: OfficerPrincipal): Promise<void> {
  const book = t.ids.uuid()
  await sql`insert into kapu.register_book (organisation_id, id, code, year, name, last_main, opened_at) values (${organisationId}, ${book}, 'HAT', 2026, 'HAT', ${casesPerOffice}, now())`.execute(t.owner)
  // A third of the cases is filed; of the open ones a tenth is mine, and every twentieth has no running clock.
  await sql`insert into kapu.authority_case (organisation_id, id, register_book_id, register_code, main_number, year, registration_number, case_type_code,
      case_type_version_id, subject, client_name, search_folded, sequence, status, stage, waits_for, due_date, due_at, next_event_on, assignee_post_id, opened_at,
      updated_at, closed_at)
    select ${organisationId}, gen_random_uuid(), ${book}, 'HAT', n, 2026, 'HAT/' || n || '-1/2026', 'telepengedely', ${version}, 'Telepengedély ' || md5(n::text),
      'Próba ' || md5((n * 7)::text), lower('hat/' || n || '-1/2026 proba ' || md5((n * 7)::text) || ' telepengedely ' || md5(n::text)), 10, 'in-progress', 'facts',
      (array['office', 'office', 'head', 'signer', 'client', 'specialist', 'authority', 'nobody'])[1 + n % 8],
      case when n % 20 = 0 then null else date '2026-11-24' + (n % 60) - 5 end,
      case when n % 20 = 0 then null else timestamptz '2026-11-24' + ((n % 60) - 5) * interval '1 day' end,
      case when n % 50 = 0 then date '2026-11-20' + n % 40 end,
      case when n % 10 < 2 then ${officer.postId}::uuid when n % 10 < 8 then gen_random_uuid() end,
      timestamptz '2026-06-01' + n * interval '1 hour', now(), case when n % 3 = 0 then now() end
    from generate_series(1, ${casesPerOffice}::integer) n`.execute(t.owner)
  await sql`insert into kapu.act (organisation_id, case_id, sequence, id, kind, schema_version, at, legal_date, actor, policies, body, entry_id)
    select organisation_id, c.id, n, gen_random_uuid(), 'note-added', 1, now(), '2026-11-24', ${actor}, '{}', jsonb_build_object('noteId', gen_random_uuid(), 'text', 'x'), gen_random_uuid()
    from kapu.authority_case c, generate_series(1, 8) n where c.organisation_id = ${organisationId}`.execute(t.owner)
  await sql`insert into kapu.act (organisation_id, case_id, sequence, id, kind, schema_version, at, legal_date, actor, policies, body, entry_id)
    select ${organisationId}, (select id from kapu.authority_case where organisation_id = ${organisationId} and main_number = 5), n, gen_random_uuid(), 'note-added', 1, now(), '2026-11-24', ${actor}, '{}', jsonb_build_object('noteId', gen_random_uuid(), 'text', 'x'), gen_random_uuid()
    from generate_series(9, 200) n`.execute(t.owner)
  await sql`insert into kapu.case_document (organisation_id, case_id, id, sub_number, direction, kind, title, media_type, size, sha256, client_visible, validity, filed_at)
    select organisation_id, c.id, gen_random_uuid(), n, 'in', 'attachment', 'x', 'application/pdf', 1, 'x', true, 'plain', now()
    from kapu.authority_case c, generate_series(1, 2) n where c.organisation_id = ${organisationId}`.execute(t.owner)
  await sql`insert into kapu.submission (organisation_id, id, arrival_year, arrival_number, channel, received_at, recorded_at, case_type_code, language, subject, data, submitter,
      submitter_folded, client_key, state)
    select ${organisationId}, gen_random_uuid(), 2026, n, 'electronic', now() - n * interval '1 minute', now(), 'telepengedely', 'hu', 'x', '{}', '{"name":"Próba"}', 'proba',
      'client-' || (n % 1500), case when n % 12 = 0 then 'arrived' else 'registered' end from generate_series(1, 3000) n`.execute(t.owner)
  await sql`insert into kapu.submission_file (organisation_id, submission_id, position, name, media_type, size, sha256, verdict)
    select organisation_id, id, 0, 'x', 'application/pdf', 1, 'x', 'ok' from kapu.submission where organisation_id = ${organisationId}`.execute(t.owner)
  await sql`insert into kapu.notice (organisation_id, id, post_id, officer_id, kind, created_at, read_at)
    select ${organisationId}, gen_random_uuid(), case when n % 2 = 0 then coalesce(case when n % 20 = 0 then ${officer.postId}::uuid end, gen_random_uuid()) end,
      case when n % 2 = 1 then coalesce(case when n % 21 = 0 then ${officer.officerId}::uuid end, gen_random_uuid()) end, 'x', now(), case when n % 3 = 0 then now() end
    from generate_series(1, 3000) n`.execute(t.owner)
  await sql`insert into kapu.mailbox_message (organisation_id, id, client_key, kind, case_id, title, language, needs_receipt, sent_at)
    select organisation_id, gen_random_uuid(), 'client-' || (main_number % 1500), 'x', id, '{}', 'hu', true, now() from kapu.authority_case
    where organisation_id = ${organisationId}`.execute(t.owner)
  await sql`with made as (
      insert into kapu.log_entry (id, kind, organisation_id, case_id, recorded_at, chain_id, chain_sequence, record, leaf_hash)
      select gen_random_uuid(), 'x', ${organisationId}, gen_random_uuid(), now(), gen_random_uuid(), 1, '{}', sha256(n::text::bytea)
      from generate_series(1, 3000) n returning entry_number)
    insert into kapu.log_unsealed select entry_number from made`.execute(t.owner)
}
