-- Organisations as the projection of their facts.

alter table kapu.organisation drop constraint organisation_kind_check;
alter table kapu.organisation add constraint organisation_kind_check check (kind in (
  'ministry-department', 'national-body', 'government-office', 'district-office', 'regional-body', 'document-office',
  -- Polgármesteri hivatal; közös önkormányzati hivatal; főpolgármesteri hivatal; szervezeti egység.
  'mayors-office', 'joint-municipal-office', 'capital-office', 'unit'));
alter table kapu.organisation
  -- Code of the settlement of the seat (KSH), where it is known.
  add column seat_code text collate "C",
  -- Ways to reach it: { address, phone, email, web, openingHours }.
  add column contacts jsonb not null default '{}';

-- Legal succession (jogutódlás): who carries on what an office that ended had begun.
create table kapu.organisation_succession (
  id uuid primary key,
  predecessor_id uuid not null references kapu.organisation (id),
  successor_id uuid not null references kapu.organisation (id),
  kind text not null collate "C" check (kind in ('merger', 'takeover', 'transformation')),
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  check (predecessor_id <> successor_id)
);
create index organisation_succession_of on kapu.organisation_succession (predecessor_id);
create index organisation_succession_to on kapu.organisation_succession (successor_id);
grant select on kapu.organisation_succession to kapu_app, kapu_auditor, kapu_housekeeper;

-- The row of an organisation as its believed facts have it: its span of days is theirs together, its attributes are those of
-- the given day (before the first: of the first; after the last: of the last).
create function kapu.project_organisations_on(p_day date, p_ids uuid[]) returns integer
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
declare
  v_rows integer;
begin
  with spans as (
    select f.subject_id, min(f.valid_from) as valid_from, nullif(max(coalesce(f.valid_to, 'infinity')), 'infinity') as valid_to, max(f.recorded_at) as recorded_at
      from register_fact f where f.register = 'organisations' and f.superseded_at is null and (p_ids is null or f.subject_id = any (p_ids)) group by f.subject_id
  ), present as (
    select distinct on (f.subject_id) f.subject_id, f.value
      from register_fact f where f.register = 'organisations' and f.superseded_at is null and (p_ids is null or f.subject_id = any (p_ids))
      order by f.subject_id, f.valid_from > p_day, case when f.valid_from <= p_day then f.valid_from end desc nulls last, f.valid_from
  )
  insert into organisation as o (id, code, name, short_name, tier, kind, authority_kind, parent_id, superior_id, settlement, county, exchange_id, demo,
      seat_code, contacts, valid_from, valid_to, recorded_at)
    select s.subject_id, p.value ->> 'code', p.value ->> 'name', p.value ->> 'shortName', p.value ->> 'tier', p.value ->> 'kind', p.value ->> 'authorityKind',
      (p.value ->> 'parentId')::uuid, (p.value ->> 'superiorId')::uuid, p.value ->> 'settlement', p.value ->> 'county', p.value ->> 'exchangeId',
      coalesce((p.value ->> 'demo')::boolean, false), p.value ->> 'seatCode', coalesce(p.value -> 'contacts', '{}'), s.valid_from, s.valid_to, s.recorded_at
    from spans s join present p using (subject_id)
    on conflict (id) do update set code = excluded.code, name = excluded.name, short_name = excluded.short_name, tier = excluded.tier, kind = excluded.kind,
      authority_kind = excluded.authority_kind, parent_id = excluded.parent_id, superior_id = excluded.superior_id, settlement = excluded.settlement,
      county = excluded.county, exchange_id = excluded.exchange_id, seat_code = excluded.seat_code, contacts = excluded.contacts,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to, recorded_at = excluded.recorded_at
    where (o.code, o.name, o.short_name, o.tier, o.kind, o.authority_kind, o.parent_id, o.superior_id, o.settlement, o.county, o.exchange_id, o.seat_code,
        o.contacts, o.valid_from, o.valid_to)
      is distinct from (excluded.code, excluded.name, excluded.short_name, excluded.tier, excluded.kind, excluded.authority_kind, excluded.parent_id,
        excluded.superior_id, excluded.settlement, excluded.county, excluded.exchange_id, excluded.seat_code, excluded.contacts, excluded.valid_from, excluded.valid_to);
  get diagnostics v_rows = row_count;
  return v_rows;
end
$$;
revoke all on function kapu.project_organisations_on from public;
-- A change of a later day becomes the present one on that day.
grant execute on function kapu.project_organisations_on to kapu_housekeeper;

-- The value of an organisation's fact.
create function kapu.organisation_value(o kapu.organisation) returns jsonb
  language sql stable set search_path = kapu, pg_temp
  as $$ select jsonb_build_object('code', o.code, 'name', o.name, 'shortName', o.short_name, 'tier', o.tier, 'kind', o.kind, 'authorityKind', o.authority_kind,
    'parentId', o.parent_id, 'superiorId', o.superior_id, 'settlement', o.settlement, 'county', o.county, 'exchangeId', o.exchange_id, 'demo', o.demo,
    'seatCode', o.seat_code, 'contacts', o.contacts) $$;
revoke all on function kapu.organisation_value from public;

create function kapu.open_organisation_history() returns trigger
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
begin
  insert into register_fact (id, register, subject_id, parent_id, name, search, value, valid_from, valid_to, recorded_at)
    select gen_random_uuid(), 'organisations', o.id, o.parent_id, o.name, concat_ws(' ', o.short_name, o.settlement, o.code),
      organisation_value(o), o.valid_from, o.valid_to, o.recorded_at
    from new_rows n join organisation o on o.id = n.id
    where not exists (select from register_fact f where f.register = 'organisations' and f.subject_id = n.id);
  return null;
end
$$;
revoke all on function kapu.open_organisation_history from public;
-- Rows that the owner loads (demonstration country, tests) begin their history with what they are.
create trigger organisation_history after insert on kapu.organisation
  referencing new table as new_rows for each statement execute function kapu.open_organisation_history();

insert into kapu.register_fact (id, register, subject_id, parent_id, name, search, value, valid_from, valid_to, recorded_at)
  select gen_random_uuid(), 'organisations', o.id, o.parent_id, o.name, concat_ws(' ', o.short_name, o.settlement, o.code),
    kapu.organisation_value(o), o.valid_from, o.valid_to, o.recorded_at
  from kapu.organisation o;

create function kapu.project_organisation_facts() returns trigger
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
declare
  v_ids uuid[];
  v_day date;
begin
  -- What had no change was there before its history was.
  select array_agg(distinct n.subject_id), max((n.recorded_at at time zone 'Europe/Budapest')::date) into v_ids, v_day
    from new_rows n where n.register = 'organisations' and n.change_id is not null;
  if v_ids is not null then
    perform project_organisations_on(v_day, v_ids);
  end if;
  insert into organisation_succession as s (id, predecessor_id, successor_id, kind, valid_from, valid_to, recorded_at)
    select n.subject_id, (n.value ->> 'predecessorId')::uuid, (n.value ->> 'successorId')::uuid, n.value ->> 'kind', n.valid_from, n.valid_to, n.recorded_at
      from new_rows n where n.register = 'successions'
    on conflict (id) do update set successor_id = excluded.successor_id, kind = excluded.kind, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
      recorded_at = excluded.recorded_at;
  return null;
end
$$;
revoke all on function kapu.project_organisation_facts from public;
create trigger register_fact_organisations after insert on kapu.register_fact
  referencing new table as new_rows for each statement execute function kapu.project_organisation_facts();
