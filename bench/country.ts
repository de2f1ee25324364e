/**
 * Registers of the size of the country, for benchmarks and plan tests: offices with units, job roles, officers with posts, trainings
 * and rights, and the changes that made some of it. Plain statements by the owner: size, spread and history count, not their sense.
 */
import { randomUUID } from 'node:crypto'
import type { ClientBase, Pool } from 'pg'

export interface CountryLoad {
  readonly offices: number
  /** Under each office; every third stands under another unit. */
  readonly unitsEach: number
  readonly officers: number
  /** Changes of the past years; each tenth waits. */
  readonly changes: number
}

/** 5,000 organisations and 70,000 officers. */
export const wholeCountry: CountryLoad = { offices: 250, unitsEach: 19, officers: 70_000, changes: 20_000 }

export interface Country {
  /** Offices, the one with most people first. */
  readonly offices: readonly string[]
  /** An officer with a long history. */
  readonly officerId: string
}

const families = ['Kovács', 'Szabó', 'Tóth', 'Varga', 'Horváth', 'Kiss', 'Molnár', 'Németh', 'Farkas', 'Balogh', 'Papp', 'Lakatos', 'Juhász', 'Mészáros', 'Oláh', 'Simon', 'Rácz', 'Fekete', 'Szilágyi', 'Török']
const given = ['Anna', 'Péter', 'Katalin', 'László', 'Zsuzsanna', 'Gábor', 'Éva', 'István', 'Ágnes', 'Ferenc', 'Judit', 'András', 'Mária', 'Tamás', 'Ildikó', 'Zoltán']
const counties = ['Baranya', 'Bács-Kiskun', 'Békés', 'Csongrád-Csanád', 'Fejér', 'Győr-Moson-Sopron', 'Hajdú-Bihar', 'Heves', 'Nógrád', 'Pest', 'Somogy', 'Tolna', 'Vas', 'Veszprém', 'Zala']

/** Fills empty registers. Officers have been renamed since, so that the history is deeper than the present. */
export async function fillCountry(owner: Pool, load: CountryLoad): Promise<Country> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    const indexes = await withoutIndexes(client)
    await client.query(`create temporary table bench_office on commit drop as select gen_random_uuid() as id, n from generate_series(1, ${load.offices}) n`)
    await client.query(`insert into kapu.organisation (id, code, name, short_name, tier, kind, authority_kind, settlement, county, demo, valid_from, recorded_at)
      select id, 'bench-office-' || n, county || ' ' || n || '. számú Hivatala', 'Hivatal ' || n, tier, kind, 'government', 'Település ' || n, county, true, '2015-01-01', '2015-01-01'
      from (select *, ($1::text[])[1 + n % cardinality($1::text[])] as county, case when n % 5 = 0 then 'county-regional-document-office' else 'mayors-office' end as tier,
        case when n % 5 = 0 then 'district-office' else 'mayors-office' end as kind from bench_office) o`, [counties])
    await client.query(`create temporary table bench_unit on commit drop as
      select gen_random_uuid() as id, o.id as office, o.n as office_n, u as n from bench_office o, generate_series(1, ${load.unitsEach}) u`)
    await client.query(`insert into kapu.organisation (id, code, name, short_name, tier, kind, authority_kind, parent_id, settlement, county, demo, valid_from, recorded_at)
      select u.id, 'bench-unit-' || u.office_n || '-' || u.n, 'Osztály ' || u.n || ' (' || u.office_n || ')', 'Osztály ' || u.n, g.tier, 'unit', g.authority_kind,
        case when u.n % 3 = 0 then above.id else u.office end, g.settlement, g.county, true, '2015-01-01', '2015-01-01'
      from bench_unit u join kapu.organisation g on g.id = u.office left join bench_unit above on above.office = u.office and above.n = u.n - 1
      order by u.n % 3 = 0`)
    await client.query(`create temporary table bench_role on commit drop as select gen_random_uuid() as id, n from generate_series(1, 120) n`)
    await client.query(`insert into kapu.job_role (id, code, name_hu, name_en, organisation_tier, is_registrar, is_case_officer, is_signer, is_head, is_auditor, is_local_administrator, valid_from, recorded_at)
      select id, 'bench-role-' || n, 'Munkakör ' || n, 'Job role ' || n, case when n % 4 = 0 then 'county-regional-document-office' else 'mayors-office' end,
        n % 5 = 0, n % 5 in (1, 2), n % 5 = 3, n % 20 = 4, false, n % 20 = 9, '2015-01-01', '2015-01-01' from bench_role`)
    await client.query(`insert into kapu.job_role_case_type (job_role_id, case_type_code, valid_from, recorded_at)
      select id, c, '2015-01-01', '2015-01-01' from bench_role, unnest(array['telepengedely', 'fakivagas']) c`)
    await client.query(`insert into kapu.job_role_entitlement (id, job_role_id, category_hu, category_en, purpose, purpose_hu, purpose_en, legal_basis, data_sets, valid_from, recorded_at)
      select gen_random_uuid(), id, 'Személyi adatok', 'Personal data', p, 'Cél', 'Purpose', 'Ákr. 27. §', '{etalon.identify}', '2015-01-01', '2015-01-01'
      from bench_role, unnest(array['client-identification', 'document-check']) p`)
    // The k-th office has 1/k of the first one's people, and nobody has fewer than one: a ministry and villages.
    await client.query(`create temporary table bench_officer on commit drop as select gen_random_uuid() as id, gen_random_uuid() as post, k, office_n from (
      select (row_number() over (order by n, i))::integer as k, n as office_n from unnest($1::integer[]) with ordinality as s (people, n), generate_series(1, people) i) o`, [shares(load)])
    await client.query(`insert into kapu.officer (id, officer_number, name, employer_id, demo, valid_from, valid_to, recorded_at)
      select f.id, 'B' || lpad(f.k::text, 7, '0'), ($1::text[])[1 + abs(hashint4(f.k)) % cardinality($1::text[])] || ' ' || ($2::text[])[1 + abs(hashint4(f.k + 7)) % cardinality($2::text[])]
          || ' ' || ($2::text[])[1 + abs(hashint4(f.k + 99)) % cardinality($2::text[])], o.id, true, '2016-01-01', case when f.k % 10 = 0 then date '2024-12-31' end, '2016-01-01'
      from bench_officer f join bench_office o on o.n = f.office_n`, [families, given])
    await client.query(`insert into kapu.post (id, officer_id, organisation_id, job_role_id, valid_from, valid_to, recorded_at)
      select f.post, f.id, o.id, r.id, '2016-01-01', case when f.k % 10 = 0 then date '2024-12-31' end, '2016-01-01'
      from bench_officer f join bench_office o on o.n = f.office_n join bench_role r on r.n = 1 + f.k % 120`)
    await client.query(`insert into kapu.officer_qualification (id, officer_id, kind, reference, valid_from, valid_to, recorded_at)
      select gen_random_uuid(), id, kind, 'B-' || k, '2024-01-01', case when kind = 'data-protection-training' then date '2027-01-01' + k % 700 end, '2024-01-01'
      from bench_officer, unnest(array['data-protection-training', 'basic-examination']) kind where k % 3 > 0`)
    await client.query(`insert into kapu.entitlement_grant (id, officer_id, organisation_id, job_role_id, purposes, valid_from, valid_to, review_due, recorded_at, requested_by_officer_id, approved_by_officer_id)
      select gen_random_uuid(), f.id, o.id, r.id, '{client-identification}', '2025-01-01', date '2027-06-30', date '2026-11-01' + f.k % 200, '2025-01-01',
        (select id from bench_officer where k = 1), (select id from bench_officer where k = 2)
      from bench_officer f join bench_office o on o.n = f.office_n join bench_role r on r.n = 1 + f.k % 120 where f.k % 4 = 3`)
    await placesOf(client)
    await changesOf(client, load)
    for (const index of indexes) await client.query(index)
    await client.query('commit')
    for (const table of ['organisation', 'job_role', 'job_role_case_type', 'job_role_entitlement', 'officer', 'post', 'officer_qualification', 'entitlement_grant', 'settlement', 'competence', 'register_fact', 'register_change']) {
      await client.query(`vacuum analyze kapu.${table}`)
    }
    const { rows: offices } = await client.query<{ id: string }>(`select id from kapu.organisation where code like 'bench-office-%' order by substring(code from 14)::integer`)
    const { rows: [officer] } = await client.query<{ id: string }>(`select subject_id as id from kapu.register_fact where register = 'officers' and superseded_at is not null limit 1`)
    return { offices: offices.map(({ id }) => id), officerId: officer!.id }
  } finally {
    client.release()
  }
}

function shares({ offices, officers }: CountryLoad): number[] {
  const weights = Array.from({ length: offices }, (_, index) => 1 / (index + 1))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const people = weights.map((weight) => Math.max(1, Math.floor((officers * weight) / whole)))
  people[0]! += officers - people.reduce((sum, count) => sum + count, 0)
  return people
}

/** Lists and words of a hundred thousand facts are indexed afterwards, at a tenth of the time. @returns what makes the indexes again */
async function withoutIndexes(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(`select indexname as name, indexdef as definition from pg_indexes
    where schemaname = 'kapu' and tablename = 'register_fact' and indexdef not like 'CREATE UNIQUE%' and indexname <> 'register_fact_of_subject'`)
  for (const { name } of rows) await client.query(`drop index kapu.${name}`)
  return rows.map(({ definition }) => definition)
}

/** Settlements, fifteen to an office, each with the office whose clerk is competent there. */
async function placesOf(client: ClientBase): Promise<void> {
  await client.query(`create temporary table bench_place on commit drop as
    select gen_random_uuid() as id, o.id as office, o.n * 100 + s as code from bench_office o, generate_series(1, 15) s`)
  await client.query(`insert into kapu.register_fact (id, register, subject_id, parent_id, name, search, value, valid_from, recorded_at)
    select gen_random_uuid(), 'settlements', id, null, 'Település ' || code, code::text, jsonb_build_object('code', code::text, 'name', 'Település ' || code, 'status', 'község', 'county', 'Pest',
      'districtCode', '001', 'districtName', 'Próba', 'areaHectares', 1, 'population', 1, 'dwellings', 1, 'source', 'próba', 'sourceDate', '2018-01-01', 'demo', true), '2015-01-01', '2015-01-01'
    from bench_place`)
  await client.query(`insert into kapu.register_fact (id, register, subject_id, parent_id, name, search, value, valid_from, recorded_at)
    select gen_random_uuid(), 'competences', gen_random_uuid(), office, 'Település ' || code, '', jsonb_build_object('organisationId', office, 'organ', 'municipal-clerk', 'territoryKind', 'settlement',
      'territoryCode', code::text, 'caseTypes', null, 'law', 'Mötv. 84. §', 'source', 'próba', 'sourceDate', '2018-01-01'), '2015-01-01', '2015-01-01'
    from bench_place`)
}

/** The guards of history are for everybody who does not own the tables: here they are put aside while it is made up. */
async function changesOf(client: ClientBase, load: CountryLoad): Promise<void> {
  await client.query('alter table kapu.register_change disable trigger user')
  await client.query('alter table kapu.register_fact disable trigger user')
  const chain = randomUUID()
  await client.query(`create temporary table bench_change on commit drop as
    select gen_random_uuid() as id, gen_random_uuid() as entry, f.id as officer, f.office_n, n, case when n % 10 = 0 then 'waiting' else 'applied' end as state,
      timestamptz '2020-01-01' + n * interval '2 hours' as at
    from generate_series(1, ${load.changes}) n join bench_officer f on f.k = 1 + (n::bigint * 7919) % ${load.officers}`)
  await client.query(`insert into kapu.log_entry (id, kind, organisation_id, recorded_at, chain_id, chain_sequence, record, leaf_hash)
    select entry, 'register.change-applied', null, at, '${chain}', n, '{}', sha256(entry::text::bytea) from bench_change`)
  await client.query(`insert into kapu.register_change (id, register, kind, subject_id, subject_name, organisation_id, touches, concerns, national, four_eyes, effective_from, reason, input, before, after,
      expected_version, state, version, proposed_by_officer_id, proposed_by_name, proposed_at, proposed_entry_id, decided_by_officer_id, decided_by_name, decided_at, decided_entry_id)
    select c.id, 'officers', 'rename', c.officer, 'Próba', o.id, array[o.id], array[c.officer], false, c.state = 'waiting', c.at::date, 'Próba oka', '{"name": "Próba"}', '[]', '[]', 1, c.state,
      case when c.state = 'applied' then 2 else 1 end, p.id, 'Próba', c.at, c.entry, case when c.state = 'applied' then p.id end, null,
      case when c.state = 'applied' then c.at end, case when c.state = 'applied' then c.entry end
    from bench_change c join bench_office o on o.n = c.office_n join bench_officer p on p.k = 1 + c.n % ${load.officers}`)
  await client.query('analyze bench_change; analyze kapu.register_fact')
  // What was believed before a change of name, and is not any more.
  await client.query(`insert into kapu.register_fact (id, register, subject_id, parent_id, name, search, value, valid_from, valid_to, recorded_at, superseded_at, superseded_by)
    select gen_random_uuid(), f.register, f.subject_id, f.parent_id, f.name || ' régi', f.search, f.value, f.valid_from, f.valid_to, f.recorded_at, c.at, c.id
    from bench_change c join kapu.register_fact f on f.register = 'officers' and f.subject_id = c.officer and f.superseded_at is null where c.state = 'applied'`)
  await client.query('alter table kapu.register_fact enable trigger user')
  await client.query('alter table kapu.register_change enable trigger user')
}
