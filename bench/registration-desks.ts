/** Offices with a registrar and many submissions that wait, written by plain statements. */
import type { Pool } from 'pg'
import { insertBenchOffices, insertBenchOfficer } from './bench-gate.ts'
import type { BenchDesk } from './registration-http.workload.ts'

/** A site permit's form as the front office sends it. */
export const sitePermitForm = {
  applicant: { kind: 'person', name: 'Próba Petra', birthDate: '1985-01-01', motherName: 'Próba Piroska', address: '9999 Mintafalva, Fő utca 1.' },
  business: { name: 'Próba Petra e. v.', registryNumber: '99-00-000001' },
  site: { settlement: 'Próbafalva', address: 'Malom út 47.', parcelNumber: '1234/5', title: 'owner', shared: false },
  activity: { description: 'bútorasztalos' },
  operation: { hours: 'hétfőtől péntekig 7.00 és 17.00 óra', noise: false, airPollution: false, hazardousWaste: false, fireHazard: false },
  declaration: true
}

/** Desks of so many offices; each submission carries one attachment. */
export async function seedDesks(owner: Pool, offices: number, submissionsEach: number): Promise<BenchDesk[]> {
  const organisations = await insertBenchOffices(owner, offices)
  await owner.query(`with made as (
      insert into kapu.submission (organisation_id, id, arrival_year, arrival_number, channel, received_at, recorded_at, case_type_code, form_version, language, subject, data,
        submitter, submitter_folded, client_key, state)
      select office, gen_random_uuid(), extract(year from now())::smallint, n, 'electronic', now() - n * interval '1 second', now(), 'telepengedely', 1, 'hu',
        'Telepengedély iránti kérelem', $3::jsonb, '{"kind": "person", "name": "Próba Petra", "address": "9999 Mintafalva, Fő utca 1.", "email": null}', 'proba petra',
        'client-' || n, 'arrived'
      from unnest($1::uuid[]) office, generate_series(1, $2::integer) n returning organisation_id, id)
    insert into kapu.submission_file (organisation_id, submission_id, position, requirement, name, media_type, size, sha256, verdict)
    select organisation_id, id, 0, null, 'alaprajz.pdf', 'application/pdf', 12345, md5(id::text) || md5(id::text), 'ok' from made`,
  [organisations, submissionsEach, JSON.stringify(sitePermitForm)])
  await owner.query('vacuum analyze kapu.submission, kapu.submission_file')
  const { rows } = await owner.query<{ organisation_id: string; ids: string[] }>(
    'select organisation_id, array_agg(id::text) as ids from kapu.submission where organisation_id = any($1) group by 1', [organisations])
  const desks: BenchDesk[] = []
  for (const { organisation_id: organisationId, ids } of rows) {
    desks.push({ registrar: await insertBenchOfficer(owner, organisationId, { registrar: true, head: true, caseTypes: ['telepengedely'] }), submissions: ids })
  }
  return desks
}
