-- The application asks Cedar whose matter a change is. What it must never get wrong stands here, too: who asks for a change, and who
-- decides it, holds a post that reaches every office it touches (the post's own office and what stands below it), or is a national
-- administrator. What the installation itself changes (an operator's import) names no officer.
create function kapu.reaches_change(p_post uuid, p_officer uuid, p_national boolean, p_touches uuid[]) returns boolean
  language sql stable security definer set search_path = kapu, pg_temp
as $$
  select exists (
    select from post p join job_role r on r.id = p.job_role_id
    where p.id = p_post and p.officer_id = p_officer and (r.is_national_administrator or (not p_national and p_touches <> '{}' and p_touches <@ array(
      with recursive own as (select p.organisation_id as id union select u.id from organisation u join own on u.parent_id = own.id) select own.id from own))))
$$;
revoke all on function kapu.reaches_change from public;
grant execute on function kapu.reaches_change to kapu_app;

create function kapu.guard_reach_of_change() returns trigger
  language plpgsql set search_path = kapu, pg_temp
as $$
begin
  if tg_op = 'INSERT' and new.proposed_by_officer_id is not null
     and not reaches_change(new.proposed_by_post_id, new.proposed_by_officer_id, new.national, new.touches) then
    raise exception 'a change beyond what its proposer looks after' using errcode = 'check_violation';
  end if;
  -- A decision without a post is a preview's, which is taken back: `register_change_preview` sees to that at the commit.
  if tg_op = 'UPDATE' and new.state in ('applied', 'refused') and new.decided_by_post_id is not null
     and not reaches_change(new.decided_by_post_id, new.decided_by_officer_id, new.national, new.touches) then
    raise exception 'a change beyond what its approver looks after' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
revoke all on function kapu.guard_reach_of_change from public;
create trigger register_change_reach after insert or update on kapu.register_change for each row execute function kapu.guard_reach_of_change();

create function kapu.refuse_nobodys_decision() returns trigger
  language plpgsql set search_path = kapu, pg_temp
as $$
begin
  raise exception 'a decision without the post of who decided' using errcode = 'check_violation';
end
$$;
revoke all on function kapu.refuse_nobodys_decision from public;
create constraint trigger register_change_preview after update on kapu.register_change deferrable initially deferred
  for each row when (new.decided_by_officer_id is not null and new.decided_by_post_id is null) execute function kapu.refuse_nobodys_decision();
