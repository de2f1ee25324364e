-- Officers, posts, qualifications, job roles and rights as registers: projections of facts, as organisations are.

-- Officers whom a change concerns: nobody approves what concerns themselves.
alter table kapu.register_change add column concerns uuid[] not null default '{}';
alter table kapu.register_change add constraint register_change_not_for_oneself check (
  state <> 'applied' or not four_eyes or decided_by_officer_id is null or not (decided_by_officer_id = any (concerns)));
grant insert (concerns) on kapu.register_change to kapu_app;
create index register_change_concerning on kapu.register_change using gin (concerns);

-- Employer (munkáltató): whose administrators look after the officer's record.
alter table kapu.officer add column employer_id uuid references kapu.organisation (id);
create index officer_of_employer on kapu.officer (employer_id) where employer_id is not null;

-- Examinations (közigazgatási alapvizsga, szakvizsga), trainings and declarations of conflict of interest
-- (összeférhetetlenségi nyilatkozat, Kttv. 84–86. §).
create table kapu.officer_qualification (
  id uuid primary key,
  officer_id uuid not null references kapu.officer (id),
  kind text not null collate "C" check (kind in ('basic-examination', 'special-examination', 'data-protection-training', 'conflict-declaration')),
  -- Number of the certificate, or what was declared.
  reference text not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  check (valid_to is null or valid_to >= valid_from)
);
create index officer_qualification_of on kapu.officer_qualification (officer_id, kind, valid_from);
create index officer_qualification_ending on kapu.officer_qualification (valid_to, officer_id) where valid_to is not null;

-- An officer's own right to personal data within a job role (adathozzáférési engedély): requested by one, approved by
-- another, for a time, reviewed by the head.
create table kapu.entitlement_grant (
  id uuid primary key,
  officer_id uuid not null references kapu.officer (id),
  organisation_id uuid not null references kapu.organisation (id),
  job_role_id uuid not null references kapu.job_role (id),
  purposes text[] not null check (cardinality(purposes) > 0),
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  -- Last day for the head to confirm it; thirty days later it rests until somebody does.
  review_due date not null,
  rests_from date not null generated always as (review_due + 31) stored,
  recorded_at timestamptz not null,
  requested_by_officer_id uuid not null references kapu.officer (id),
  approved_by_officer_id uuid not null references kapu.officer (id),
  check (approved_by_officer_id <> requested_by_officer_id and approved_by_officer_id <> officer_id)
);
create index entitlement_grant_of on kapu.entitlement_grant (officer_id, organisation_id, job_role_id);
create index entitlement_grant_review on kapu.entitlement_grant (organisation_id, review_due, id);

grant select on kapu.officer_qualification, kapu.entitlement_grant to kapu_app, kapu_auditor, kapu_housekeeper;

-- Whole span of days and the value of one day, of the subjects of a register.
create function kapu.believed_subjects(p_register text, p_day date, p_ids uuid[])
  returns table (subject_id uuid, value jsonb, valid_from date, valid_to date, recorded_at timestamptz)
  language sql stable set search_path = kapu, pg_temp
as $$
  with facts as (
    select f.subject_id, f.value, f.valid_from, f.valid_to, f.recorded_at from register_fact f
      where f.register = p_register and f.superseded_at is null and (p_ids is null or f.subject_id = any (p_ids))
  ), spans as (
    select s.subject_id, min(s.valid_from) as valid_from, nullif(max(coalesce(s.valid_to, 'infinity')), 'infinity') as valid_to, max(s.recorded_at) as recorded_at
      from facts s group by s.subject_id
  ), present as (
    select distinct on (p.subject_id) p.subject_id, p.value from facts p
      order by p.subject_id, p.valid_from > p_day, case when p.valid_from <= p_day then p.valid_from end desc nulls last, p.valid_from
  )
  select s.subject_id, p.value, s.valid_from, s.valid_to, s.recorded_at from spans s join present p using (subject_id)
$$;
revoke all on function kapu.believed_subjects from public;

-- The rows as their facts have them on a day; what a later day brings comes with housekeeping.
create function kapu.project_staff_on(p_day date, p_officers uuid[], p_job_roles uuid[]) returns void
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
begin
  insert into officer as o (id, officer_number, name, employer_id, demo, valid_from, valid_to, recorded_at)
    select b.subject_id, b.value ->> 'officerNumber', b.value ->> 'name', (b.value ->> 'employerId')::uuid, coalesce((b.value ->> 'demo')::boolean, false),
      b.valid_from, b.valid_to, b.recorded_at
    from believed_subjects('officers', p_day, p_officers) b
    on conflict (id) do update set name = excluded.name, employer_id = excluded.employer_id, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
      recorded_at = excluded.recorded_at
    where (o.name, o.employer_id, o.valid_from, o.valid_to) is distinct from (excluded.name, excluded.employer_id, excluded.valid_from, excluded.valid_to);

  insert into job_role as r (id, code, name_hu, name_en, organisation_tier, is_registrar, is_case_officer, is_signer, is_head, is_auditor,
      is_national_administrator, is_local_administrator, valid_from, valid_to, recorded_at)
    select b.subject_id, b.value ->> 'code', b.value ->> 'nameHu', b.value ->> 'nameEn', b.value ->> 'tier', b.value -> 'duties' ? 'registrar',
      b.value -> 'duties' ? 'case-officer', b.value -> 'duties' ? 'signer', b.value -> 'duties' ? 'head', b.value -> 'duties' ? 'auditor',
      b.value -> 'duties' ? 'national-administrator', b.value -> 'duties' ? 'local-administrator', b.valid_from, b.valid_to, b.recorded_at
    from believed_subjects('job-roles', p_day, p_job_roles) b
    on conflict (id) do update set name_hu = excluded.name_hu, name_en = excluded.name_en, is_registrar = excluded.is_registrar,
      is_case_officer = excluded.is_case_officer, is_signer = excluded.is_signer, is_head = excluded.is_head, is_auditor = excluded.is_auditor,
      is_national_administrator = excluded.is_national_administrator, is_local_administrator = excluded.is_local_administrator,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to, recorded_at = excluded.recorded_at
    where (r.name_hu, r.name_en, r.is_registrar, r.is_case_officer, r.is_signer, r.is_head, r.is_auditor, r.is_national_administrator,
        r.is_local_administrator, r.valid_from, r.valid_to)
      is distinct from (excluded.name_hu, excluded.name_en, excluded.is_registrar, excluded.is_case_officer, excluded.is_signer, excluded.is_head,
        excluded.is_auditor, excluded.is_national_administrator, excluded.is_local_administrator, excluded.valid_from, excluded.valid_to);
end
$$;
revoke all on function kapu.project_staff_on from public;
grant execute on function kapu.project_staff_on to kapu_housekeeper;

-- Case types and personal data of job roles are dated themselves, so they need no later day to come.
create function kapu.project_job_role_contents(p_ids uuid[]) returns void
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
begin
  delete from job_role_case_type where job_role_id = any (p_ids);
  insert into job_role_case_type (job_role_id, case_type_code, valid_from, valid_to, recorded_at)
    select x.subject_id, x.code, lower(days), case when not upper_inf(days) then upper(days) - 1 end, x.recorded_at
    from (
      select f.subject_id, c as code, range_agg(daterange(f.valid_from, f.valid_to, '[]')) as spans, max(f.recorded_at) as recorded_at
        from register_fact f, jsonb_array_elements_text(f.value -> 'caseTypes') c
        where f.register = 'job-roles' and f.superseded_at is null and f.subject_id = any (p_ids) group by f.subject_id, c
    ) x, unnest(x.spans) days;
  delete from job_role_entitlement where job_role_id = any (p_ids);
  insert into job_role_entitlement (id, job_role_id, category_hu, category_en, purpose, purpose_hu, purpose_en, legal_basis, data_sets, valid_from, valid_to, recorded_at)
    select gen_random_uuid(), x.subject_id, x.e ->> 'categoryHu', x.e ->> 'categoryEn', x.e ->> 'purpose', x.e ->> 'purposeHu', x.e ->> 'purposeEn', x.e ->> 'legalBasis',
      array(select jsonb_array_elements_text(x.e -> 'dataSets')), lower(days), case when not upper_inf(days) then upper(days) - 1 end, x.recorded_at
    from (
      select f.subject_id, e, range_agg(daterange(f.valid_from, f.valid_to, '[]')) as spans, max(f.recorded_at) as recorded_at
        from register_fact f, jsonb_array_elements(f.value -> 'entitlements') e
        where f.register = 'job-roles' and f.superseded_at is null and f.subject_id = any (p_ids) group by f.subject_id, e
    ) x, unnest(x.spans) days;
end
$$;
revoke all on function kapu.project_job_role_contents from public;

create function kapu.project_staff_facts() returns trigger
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
declare
  v_day date;
  v_officers uuid[];
  v_job_roles uuid[];
  v_posts uuid[];
  v_qualifications uuid[];
  v_grants uuid[];
begin
  select max((n.recorded_at at time zone 'Europe/Budapest')::date),
      array_agg(distinct n.subject_id) filter (where n.register = 'officers'), array_agg(distinct n.subject_id) filter (where n.register = 'job-roles'),
      array_agg(distinct n.subject_id) filter (where n.register = 'posts'), array_agg(distinct n.subject_id) filter (where n.register = 'qualifications'),
      array_agg(distinct n.subject_id) filter (where n.register = 'grants')
    into v_day, v_officers, v_job_roles, v_posts, v_qualifications, v_grants
    from new_rows n where n.change_id is not null;
  if v_officers is not null or v_job_roles is not null then
    perform project_staff_on(v_day, coalesce(v_officers, '{}'), coalesce(v_job_roles, '{}'));
  end if;
  if v_job_roles is not null then
    perform project_job_role_contents(v_job_roles);
  end if;
  if v_posts is not null then
    insert into post (id, officer_id, organisation_id, job_role_id, substitutes_for_officer_id, valid_from, valid_to, recorded_at)
      select b.subject_id, (b.value ->> 'officerId')::uuid, (b.value ->> 'organisationId')::uuid, (b.value ->> 'jobRoleId')::uuid,
        (b.value ->> 'substitutesForOfficerId')::uuid, b.valid_from, b.valid_to, b.recorded_at
      from believed_subjects('posts', v_day, v_posts) b
      on conflict (id) do update set valid_from = excluded.valid_from, valid_to = excluded.valid_to, recorded_at = excluded.recorded_at;
  end if;
  if v_qualifications is not null then
    insert into officer_qualification (id, officer_id, kind, reference, valid_from, valid_to, recorded_at)
      select b.subject_id, (b.value ->> 'officerId')::uuid, b.value ->> 'kind', b.value ->> 'reference', b.valid_from, b.valid_to, b.recorded_at
      from believed_subjects('qualifications', v_day, v_qualifications) b
      on conflict (id) do update set valid_from = excluded.valid_from, valid_to = excluded.valid_to, recorded_at = excluded.recorded_at;
  end if;
  if v_grants is not null then
    -- What gives or widens a right was approved by a second person in this very change; what narrows it may be one person's.
    if exists (
      select from believed_subjects('grants', v_day, v_grants) b
        join new_rows n on n.register = 'grants' and n.subject_id = b.subject_id join register_change c on c.id = n.change_id
        left join entitlement_grant g on g.id = b.subject_id
      where c.decided_by_officer_id is null
        and (g.id is null or b.valid_from < g.valid_from or b.valid_to is null or b.valid_to > g.valid_to
          or not (array(select jsonb_array_elements_text(b.value -> 'purposes')) <@ g.purposes))
    ) then
      raise exception 'a right without an approver' using errcode = 'check_violation';
    end if;
    insert into entitlement_grant as g (id, officer_id, organisation_id, job_role_id, purposes, valid_from, valid_to, review_due, recorded_at,
        requested_by_officer_id, approved_by_officer_id)
      select distinct on (b.subject_id) b.subject_id, (b.value ->> 'officerId')::uuid, (b.value ->> 'organisationId')::uuid, (b.value ->> 'jobRoleId')::uuid,
        array(select jsonb_array_elements_text(b.value -> 'purposes')), b.valid_from, b.valid_to, (b.value ->> 'reviewDue')::date, b.recorded_at,
        -- What was there already keeps its approver; the columns only have to be filled for the row to be tried.
        coalesce(h.requested_by_officer_id, c.proposed_by_officer_id), coalesce(h.approved_by_officer_id, c.decided_by_officer_id)
      from believed_subjects('grants', v_day, v_grants) b
        join new_rows n on n.register = 'grants' and n.subject_id = b.subject_id join register_change c on c.id = n.change_id
        left join entitlement_grant h on h.id = b.subject_id
      on conflict (id) do update set purposes = excluded.purposes, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
        review_due = excluded.review_due, recorded_at = excluded.recorded_at;
  end if;
  return null;
end
$$;
revoke all on function kapu.project_staff_facts from public;
create trigger register_fact_staff after insert on kapu.register_fact
  referencing new table as new_rows for each statement execute function kapu.project_staff_facts();

-- At the end of a transaction: what was cancelled before it began leaves its projection, and nothing outlives the employment:
-- no post (nor a substitution for somebody who left), no right beyond its officer.
create function kapu.settle_staff() returns trigger
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
declare
  v_officer uuid;
begin
  v_officer := case new.register when 'officers' then new.subject_id else (new.value ->> 'officerId')::uuid end;
  delete from post p where (p.officer_id = v_officer or p.substitutes_for_officer_id = v_officer)
    and not exists (select from register_fact f where f.register = 'posts' and f.subject_id = p.id and f.superseded_at is null);
  delete from entitlement_grant g where g.officer_id = v_officer
    and not exists (select from register_fact f where f.register = 'grants' and f.subject_id = g.id and f.superseded_at is null);
  if exists (
    select from post p join officer o on o.id = p.officer_id or o.id = p.substitutes_for_officer_id
    where (p.officer_id = v_officer or p.substitutes_for_officer_id = v_officer)
      and (p.valid_from < o.valid_from or coalesce(p.valid_to, 'infinity') > coalesce(o.valid_to, 'infinity'))
  ) then
    raise exception 'a post outside the employment' using errcode = 'check_violation';
  end if;
  if exists (
    select from entitlement_grant g join officer o on o.id = g.officer_id
    where g.officer_id = v_officer and (g.valid_from < o.valid_from or g.valid_to > coalesce(o.valid_to, 'infinity'))
  ) then
    raise exception 'a right outside the employment' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
revoke all on function kapu.settle_staff from public;
create constraint trigger register_fact_settle_staff after insert or update on kapu.register_fact deferrable initially deferred
  for each row when (new.register in ('officers', 'posts', 'grants') and (new.change_id is not null or new.superseded_by is not null))
  execute function kapu.settle_staff();

create or replace function kapu.guard_register_fact() returns trigger
  language plpgsql set search_path = kapu, pg_temp
as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'what a register said is never deleted' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'UPDATE' then
    -- Everything but the end of belief stays as it was written, whoever writes (the generated column comes after this trigger).
    if old.superseded_at is not null then
      raise exception 'what was superseded stays so' using errcode = 'restrict_violation';
    end if;
    if new.superseded_at is null or (to_jsonb(new) - '{superseded_at,superseded_by,search_folded}'::text[]) <> (to_jsonb(old) - '{superseded_at,superseded_by,search_folded}'::text[]) then
      raise exception 'what a register said is never rewritten' using errcode = 'restrict_violation';
    end if;
    if not exists (select from register_change c where c.id = new.superseded_by and c.applied_in = now() and c.decided_at = new.superseded_at) then
      raise exception 'a fact is superseded by a change that is applied in the same transaction' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.superseded_at is not null then
    raise exception 'a fact is believed when it is written' using errcode = 'check_violation';
  end if;
  if new.change_id is null then
    if current_user = 'kapu_app' then
      raise exception 'a fact is written by a change' using errcode = 'check_violation';
    end if;
  elsif not exists (select from register_change c where c.id = new.change_id and c.applied_in = now() and c.decided_at = new.recorded_at) then
    raise exception 'a fact is written by a change that is applied in the same transaction' using errcode = 'check_violation';
  end if;
  return new;
end
$$;

-- Rows that the owner of the tables loads begin their history with what they are. What a change made has its facts already; a look for
-- them in the middle of a load of thousands would go through a table that has no statistics yet, so the index decides.
create function kapu.open_officer_history() returns trigger
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
begin
  insert into register_fact (id, register, subject_id, parent_id, name, search, value, valid_from, valid_to, recorded_at)
    select gen_random_uuid(), 'officers', n.id, n.employer_id, n.name, n.officer_number,
      jsonb_build_object('officerNumber', n.officer_number, 'name', n.name, 'employerId', n.employer_id, 'demo', n.demo), n.valid_from, n.valid_to, n.recorded_at
    from new_rows n
    on conflict (register, subject_id, valid_from) where superseded_at is null do nothing;
  return null;
end
$$;
revoke all on function kapu.open_officer_history from public;
create trigger officer_history after insert on kapu.officer referencing new table as new_rows for each statement execute function kapu.open_officer_history();

create function kapu.open_post_history() returns trigger
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
begin
  insert into register_fact (id, register, subject_id, parent_id, name, search, value, valid_from, valid_to, recorded_at)
    select gen_random_uuid(), 'posts', n.id, n.organisation_id, o.name, concat_ws(' ', o.officer_number, r.name_hu),
      jsonb_build_object('officerId', n.officer_id, 'organisationId', n.organisation_id, 'jobRoleId', n.job_role_id, 'substitutesForOfficerId', n.substitutes_for_officer_id),
      n.valid_from, n.valid_to, n.recorded_at
    from new_rows n join officer o on o.id = n.officer_id join job_role r on r.id = n.job_role_id
    on conflict (register, subject_id, valid_from) where superseded_at is null do nothing;
  return null;
end
$$;
revoke all on function kapu.open_post_history from public;
create trigger post_history after insert on kapu.post referencing new table as new_rows for each statement execute function kapu.open_post_history();

create function kapu.open_qualification_history() returns trigger
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
begin
  insert into register_fact (id, register, subject_id, parent_id, name, search, value, valid_from, valid_to, recorded_at)
    select gen_random_uuid(), 'qualifications', n.id, o.employer_id, o.name, o.officer_number,
      jsonb_build_object('officerId', n.officer_id, 'kind', n.kind, 'reference', n.reference), n.valid_from, n.valid_to, n.recorded_at
    from new_rows n join officer o on o.id = n.officer_id
    on conflict (register, subject_id, valid_from) where superseded_at is null do nothing;
  return null;
end
$$;
revoke all on function kapu.open_qualification_history from public;
create trigger qualification_history after insert on kapu.officer_qualification
  referencing new table as new_rows for each statement execute function kapu.open_qualification_history();

create function kapu.open_grant_history() returns trigger
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
begin
  insert into register_fact (id, register, subject_id, parent_id, name, search, value, valid_from, valid_to, recorded_at)
    select gen_random_uuid(), 'grants', n.id, n.organisation_id, o.name, o.officer_number,
      jsonb_build_object('officerId', n.officer_id, 'organisationId', n.organisation_id, 'jobRoleId', n.job_role_id, 'purposes', to_jsonb(n.purposes),
        'reviewDue', n.review_due), n.valid_from, n.valid_to, n.recorded_at
    from new_rows n join officer o on o.id = n.officer_id
    on conflict (register, subject_id, valid_from) where superseded_at is null do nothing;
  return null;
end
$$;
revoke all on function kapu.open_grant_history from public;
create trigger grant_history after insert on kapu.entitlement_grant
  referencing new table as new_rows for each statement execute function kapu.open_grant_history();

-- A job role is loaded with its case types and personal data, so its history opens when all of them are there.
create function kapu.open_job_role(p_id uuid) returns void
  language sql security definer set search_path = kapu, pg_temp
as $$
  insert into register_fact (id, register, subject_id, parent_id, name, search, value, valid_from, valid_to, recorded_at)
    select gen_random_uuid(), 'job-roles', r.id, null, r.name_hu, concat_ws(' ', r.name_en, r.code),
      jsonb_build_object('code', r.code, 'nameHu', r.name_hu, 'nameEn', r.name_en, 'tier', r.organisation_tier,
        'duties', to_jsonb(array_remove(array[
          case when r.is_registrar then 'registrar' end, case when r.is_case_officer then 'case-officer' end, case when r.is_signer then 'signer' end,
          case when r.is_head then 'head' end, case when r.is_auditor then 'auditor' end,
          case when r.is_national_administrator then 'national-administrator' end, case when r.is_local_administrator then 'local-administrator' end], null)),
        'caseTypes', to_jsonb(array(select distinct t.case_type_code from job_role_case_type t where t.job_role_id = r.id and t.valid_to is null order by 1)),
        'entitlements', coalesce((select jsonb_agg(jsonb_build_object('categoryHu', e.category_hu, 'categoryEn', e.category_en, 'purpose', e.purpose,
          'purposeHu', e.purpose_hu, 'purposeEn', e.purpose_en, 'legalBasis', e.legal_basis, 'dataSets', to_jsonb(e.data_sets)) order by e.purpose, e.legal_basis)
          from job_role_entitlement e where e.job_role_id = r.id and e.valid_to is null), '[]')),
      r.valid_from, r.valid_to, r.recorded_at
    from job_role r where r.id = p_id and not exists (select from register_fact f where f.register = 'job-roles' and f.subject_id = r.id)
$$;
revoke all on function kapu.open_job_role from public;
create function kapu.open_job_role_history() returns trigger
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
begin
  perform open_job_role(new.id);
  return null;
end
$$;
revoke all on function kapu.open_job_role_history from public;
create constraint trigger job_role_history after insert on kapu.job_role deferrable initially deferred
  for each row execute function kapu.open_job_role_history();

-- Which rights are used: by officer and purpose since a day.
create index exchange_request_use on kapu.exchange_request (organisation_id, requested_at);
