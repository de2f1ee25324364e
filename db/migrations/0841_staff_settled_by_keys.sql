-- At the end of a transaction each written fact of staff is settled. The join of posts to "the officer, or the one in whose stead" was
-- answered by reading every officer of the country for each fact: 7 ms a right among 4,000 officers, more with every further one. The
-- same conditions by key; sub-queries that give one value, since joins are planned for tables of another size while thousands are written.
create or replace function kapu.settle_staff() returns trigger
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
declare
  v_officer uuid;
  v_from date;
  v_to date;
begin
  v_officer := case new.register when 'officers' then new.subject_id else (new.value ->> 'officerId')::uuid end;
  select o.valid_from, coalesce(o.valid_to, 'infinity') into v_from, v_to from officer o where o.id = v_officer;
  delete from post p where p.officer_id = v_officer
    and not coalesce((select true from register_fact f where f.register = 'posts' and f.subject_id = p.id and f.superseded_at is null limit 1), false);
  delete from post p where p.substitutes_for_officer_id = v_officer
    and not coalesce((select true from register_fact f where f.register = 'posts' and f.subject_id = p.id and f.superseded_at is null limit 1), false);
  delete from entitlement_grant g where g.officer_id = v_officer
    and not coalesce((select true from register_fact f where f.register = 'grants' and f.subject_id = g.id and f.superseded_at is null limit 1), false);
  -- No post outlives the employment of its holder, nor that of the one in whose stead it is held.
  if exists (select from post p where p.officer_id = v_officer and (p.valid_from < v_from or coalesce(p.valid_to, 'infinity') > v_to))
    or exists (select from post p where p.substitutes_for_officer_id = v_officer and (p.valid_from < v_from or coalesce(p.valid_to, 'infinity') > v_to))
    or exists (
      select from post p where p.officer_id = v_officer and p.substitutes_for_officer_id is not null
        and (p.valid_from < (select o.valid_from from officer o where o.id = p.substitutes_for_officer_id)
          or coalesce(p.valid_to, 'infinity') > (select coalesce(o.valid_to, 'infinity') from officer o where o.id = p.substitutes_for_officer_id)))
    or exists (
      select from post p where p.substitutes_for_officer_id = v_officer
        and (p.valid_from < (select o.valid_from from officer o where o.id = p.officer_id)
          or coalesce(p.valid_to, 'infinity') > (select coalesce(o.valid_to, 'infinity') from officer o where o.id = p.officer_id)))
  then
    raise exception 'a post outside the employment' using errcode = 'check_violation';
  end if;
  if exists (select from entitlement_grant g where g.officer_id = v_officer and (g.valid_from < v_from or g.valid_to > v_to)) then
    raise exception 'a right outside the employment' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
