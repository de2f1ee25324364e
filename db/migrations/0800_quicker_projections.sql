-- A gazetteer makes 1,500 offices in one statement. Whether their history is there already is asked of the index that would refuse a
-- second beginning, not of a search that is planned for the size the table had before (as officers and posts do since 0740).
create or replace function kapu.open_organisation_history() returns trigger
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
begin
  insert into register_fact (id, register, subject_id, parent_id, name, search, value, valid_from, valid_to, recorded_at)
    select gen_random_uuid(), 'organisations', o.id, o.parent_id, o.name, concat_ws(' ', o.short_name, o.settlement, o.code),
      organisation_value(o), o.valid_from, o.valid_to, o.recorded_at
    from new_rows n join organisation o on o.id = n.id
    on conflict (register, subject_id, valid_from) where superseded_at is null do nothing;
  return null;
end
$$;

-- Span of days and present value of many subjects in one pass. Two sub-queries joined by subject were planned for the one row that a
-- table without fresh statistics promises, and then compared each subject of an import with each other.
create or replace function kapu.believed_subjects(p_register text, p_day date, p_ids uuid[])
  returns table (subject_id uuid, value jsonb, valid_from date, valid_to date, recorded_at timestamptz)
  language sql stable set search_path = kapu, pg_temp
as $$
  select distinct on (f.subject_id) f.subject_id, f.value, min(f.valid_from) over whole,
      nullif(max(coalesce(f.valid_to, 'infinity')) over whole, 'infinity'), max(f.recorded_at) over whole
    from register_fact f where f.register = p_register and f.superseded_at is null and (p_ids is null or f.subject_id = any (p_ids))
    window whole as (partition by f.subject_id)
    order by f.subject_id, f.valid_from > p_day, case when f.valid_from <= p_day then f.valid_from end desc nulls last, f.valid_from
$$;

create or replace function kapu.project_organisations_on(p_day date, p_ids uuid[]) returns integer
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
declare
  v_rows integer;
begin
  insert into organisation as o (id, code, name, short_name, tier, kind, authority_kind, parent_id, superior_id, settlement, county, exchange_id, demo,
      seat_code, contacts, valid_from, valid_to, recorded_at)
    select b.subject_id, b.value ->> 'code', b.value ->> 'name', b.value ->> 'shortName', b.value ->> 'tier', b.value ->> 'kind', b.value ->> 'authorityKind',
      (b.value ->> 'parentId')::uuid, (b.value ->> 'superiorId')::uuid, b.value ->> 'settlement', b.value ->> 'county', b.value ->> 'exchangeId',
      coalesce((b.value ->> 'demo')::boolean, false), b.value ->> 'seatCode', coalesce(b.value -> 'contacts', '{}'), b.valid_from, b.valid_to, b.recorded_at
    from believed_subjects('organisations', p_day, p_ids) b
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
