-- What was loaded before officers, posts and job roles were registers begins its history here.

-- The employer of who is there already: the office of their first own post.
update kapu.officer o set employer_id = p.organisation_id
  from (select distinct on (officer_id) officer_id, organisation_id from kapu.post where substitutes_for_officer_id is null order by officer_id, valid_from, id) p
  where p.officer_id = o.id and o.employer_id is null;

insert into kapu.register_fact (id, register, subject_id, parent_id, name, search, value, valid_from, valid_to, recorded_at)
  select gen_random_uuid(), 'officers', n.id, n.employer_id, n.name, n.officer_number,
    jsonb_build_object('officerNumber', n.officer_number, 'name', n.name, 'employerId', n.employer_id, 'demo', n.demo), n.valid_from, n.valid_to, n.recorded_at
  from kapu.officer n;
insert into kapu.register_fact (id, register, subject_id, parent_id, name, search, value, valid_from, valid_to, recorded_at)
  select gen_random_uuid(), 'posts', n.id, n.organisation_id, o.name, concat_ws(' ', o.officer_number, r.name_hu),
    jsonb_build_object('officerId', n.officer_id, 'organisationId', n.organisation_id, 'jobRoleId', n.job_role_id, 'substitutesForOfficerId', n.substitutes_for_officer_id),
    n.valid_from, n.valid_to, n.recorded_at
  from kapu.post n join kapu.officer o on o.id = n.officer_id join kapu.job_role r on r.id = n.job_role_id;
select kapu.open_job_role(id) from kapu.job_role;

-- Rights of the demonstration country's officers: until now the job role alone gave them.
insert into kapu.officer_qualification (id, officer_id, kind, reference, valid_from, valid_to, recorded_at)
  select gen_random_uuid(), o.id, 'data-protection-training', 'bemutató', o.valid_from, (current_date + interval '3 years')::date, now()
  from kapu.officer o where o.demo and exists (
    select from kapu.post p join kapu.job_role_entitlement e on e.job_role_id = p.job_role_id where p.officer_id = o.id);
with heads as (
  select officer_id, row_number() over (order by officer_id) as place
    from (select distinct p.officer_id from kapu.post p join kapu.job_role r on r.id = p.job_role_id join kapu.officer o on o.id = p.officer_id
      where o.demo and r.is_head and not exists (select from kapu.job_role_entitlement e where e.job_role_id = r.id)) h
)
insert into kapu.entitlement_grant (id, officer_id, organisation_id, job_role_id, purposes, valid_from, valid_to, review_due, recorded_at,
    requested_by_officer_id, approved_by_officer_id)
  select gen_random_uuid(), g.officer_id, g.organisation_id, g.job_role_id, g.purposes, g.valid_from, (current_date + interval '3 years')::date,
    (current_date + interval '2 years')::date, now(), a.officer_id, b.officer_id
  from (
    select p.officer_id, p.organisation_id, p.job_role_id, min(p.valid_from) as valid_from, array_agg(distinct e.purpose) as purposes
      from kapu.post p join kapu.officer o on o.id = p.officer_id join kapu.job_role_entitlement e on e.job_role_id = p.job_role_id
      where o.demo and o.valid_to is null group by 1, 2, 3
  ) g, heads a, heads b where a.place = 1 and b.place = 2;
