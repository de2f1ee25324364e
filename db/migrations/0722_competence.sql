-- Settlements and who is competent where (hatáskör és illetékesség): projections of the facts of two registers, one row for
-- each fact that is believed, so that a day is asked of typed columns.

create table kapu.settlement (
  fact_id uuid primary key,
  id uuid not null,
  -- KSH code; invented settlements have one that begins with D.
  code text not null collate "C",
  name text not null,
  name_folded text collate "C" not null generated always as (kapu.fold(name)) stored,
  status text not null,
  county text,
  district_code text collate "C",
  district_name text,
  demo boolean not null,
  valid_from date not null,
  valid_to date
);
create index settlement_by_code on kapu.settlement (code);
create index settlement_by_name on kapu.settlement (name_folded);
create index settlement_search on kapu.settlement using gin (name_folded public.gin_trgm_ops);
create index settlement_of_subject on kapu.settlement (id);

create table kapu.competence (
  fact_id uuid primary key,
  id uuid not null,
  organisation_id uuid not null references kapu.organisation (id),
  -- Which kind of organ acts through the office: the municipal clerk (jegyző), the council, a district or county office, …
  organ text not null collate "C",
  territory_kind text not null collate "C" check (territory_kind in ('settlement', 'district', 'county', 'country')),
  -- KSH code of the settlement, code of the district, name of the county; empty for the country.
  territory_code text not null collate "C",
  -- Null: every case type of the organ.
  case_types text[],
  law text not null,
  source text not null,
  source_date date not null,
  valid_from date not null,
  valid_to date
);
create index competence_of_territory on kapu.competence (territory_kind, territory_code);
create index competence_of_organisation on kapu.competence (organisation_id);
create index competence_of_subject on kapu.competence (id);
grant select on kapu.settlement, kapu.competence to kapu_app, kapu_auditor, kapu_housekeeper;

create function kapu.project_competence_facts() returns trigger
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
declare
  v_settlements uuid[];
  v_competences uuid[];
begin
  select array_agg(distinct n.subject_id) filter (where n.register = 'settlements'), array_agg(distinct n.subject_id) filter (where n.register = 'competences')
    into v_settlements, v_competences from new_rows n where n.register in ('settlements', 'competences');
  if v_settlements is not null then
    delete from settlement s where s.id = any (v_settlements);
    insert into settlement (fact_id, id, code, name, status, county, district_code, district_name, demo, valid_from, valid_to)
      select f.id, f.subject_id, f.value ->> 'code', f.value ->> 'name', f.value ->> 'status', f.value ->> 'county', f.value ->> 'districtCode',
        f.value ->> 'districtName', (f.value ->> 'demo')::boolean, f.valid_from, f.valid_to
      from register_fact f where f.register = 'settlements' and f.subject_id = any (v_settlements) and f.superseded_at is null;
  end if;
  if v_competences is not null then
    delete from competence c where c.id = any (v_competences);
    insert into competence (fact_id, id, organisation_id, organ, territory_kind, territory_code, case_types, law, source, source_date, valid_from, valid_to)
      select f.id, f.subject_id, (f.value ->> 'organisationId')::uuid, f.value ->> 'organ', f.value ->> 'territoryKind', f.value ->> 'territoryCode',
        case when jsonb_typeof(f.value -> 'caseTypes') = 'array' then array(select jsonb_array_elements_text(f.value -> 'caseTypes')) end,
        f.value ->> 'law', f.value ->> 'source', (f.value ->> 'sourceDate')::date, f.valid_from, f.valid_to
      from register_fact f where f.register = 'competences' and f.subject_id = any (v_competences) and f.superseded_at is null;
  end if;
  return null;
end
$$;
revoke all on function kapu.project_competence_facts from public;
-- After the organisations' own (by name): what is competent must be there.
create trigger register_fact_then_competence after insert on kapu.register_fact
  referencing new table as new_rows for each statement execute function kapu.project_competence_facts();
