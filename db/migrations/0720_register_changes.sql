-- Changes of the central registers and the history they make.
--
-- A fact is what a register says of one subject for a span of days (valid_from: first day, valid_to: last day, null: open).
-- It was believed from recorded_at until superseded_at (null: believed now). Facts are only ever added to: what turns out
-- otherwise supersedes what was believed, and both stay. The tables that everything else refers to (organisation, …) are
-- projections of the facts, kept by triggers in the same transaction: the application role cannot write them itself.

-- A change: asked for by one person, with a reason, and where it is marked so, decided by another (négy szem elve).
create table kapu.register_change (
  id uuid primary key,
  register text not null collate "C" check (register ~ '^[a-z][a-z-]{1,40}$'),
  kind text not null collate "C" check (kind ~ '^[a-z][a-z-]{1,40}$'),
  -- Null: many subjects at once (an import).
  subject_id uuid,
  -- What people call the subject, as it was when the change was asked for.
  subject_name text not null,
  -- Office in whose matters the change is; null: the country's.
  organisation_id uuid references kapu.organisation (id),
  -- Every office that the change reaches into: whoever may not act for one of them may not make it.
  touches uuid[] not null,
  -- Only a national administrator may (tiers, powers, competence).
  national boolean not null,
  four_eyes boolean not null,
  effective_from date not null,
  reason text not null check (length(btrim(reason)) >= 3),
  -- What was asked, as the register's kind of change reads it.
  input jsonb not null,
  before jsonb,
  after jsonb,
  -- How many facts of the subject the proposer had seen.
  expected_version integer not null check (expected_version >= 0),
  state text not null collate "C" check (state in ('waiting', 'applied', 'refused', 'withdrawn')),
  version integer not null default 1,
  proposed_by_officer_id uuid,
  proposed_by_post_id uuid,
  proposed_by_organisation_id uuid,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  proposed_entry_id uuid not null references kapu.log_entry (id),
  decided_by_officer_id uuid,
  decided_by_post_id uuid,
  decided_by_name text,
  decided_at timestamptz,
  decision_note text,
  decided_entry_id uuid references kapu.log_entry (id),
  -- Transaction in which it was applied, by the server's clock; no role may set it. Facts belong into that transaction.
  applied_in timestamptz,
  check ((state = 'waiting') = (decided_at is null)),
  check ((decided_at is null) = (decided_entry_id is null)),
  -- Nobody approves their own change; without four eyes nobody but the proposer decides.
  check (state <> 'applied' or not four_eyes or (decided_by_officer_id is not null and decided_by_officer_id is distinct from proposed_by_officer_id))
);
create unique index register_change_proposed_entry on kapu.register_change (proposed_entry_id);
create unique index register_change_decided_entry on kapu.register_change (decided_entry_id);
create index register_change_waiting on kapu.register_change (id) where state = 'waiting';
create index register_change_waiting_of on kapu.register_change (organisation_id, id) where state = 'waiting';
create index register_change_of_office on kapu.register_change (organisation_id, id);
create index register_change_of_register on kapu.register_change (register, id);
create index register_change_of_subject on kapu.register_change (register, subject_id, id);
create index register_change_of_proposer on kapu.register_change (proposed_by_officer_id, id);

create table kapu.register_fact (
  id uuid primary key,
  register text not null collate "C",
  subject_id uuid not null,
  -- Under what it stands in its register (unit: its office; post: its office), for trees and for the lists of one office.
  parent_id uuid,
  -- For people's eyes, in their order.
  name text not null,
  -- Words by which it is found, beside the name.
  search text not null default '',
  search_folded text collate "C" not null generated always as (kapu.fold(name || ' ' || search)) stored,
  value jsonb not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  -- Null only for what was there when the history began (loaded by the owner of the tables).
  change_id uuid references kapu.register_change (id),
  superseded_at timestamptz,
  superseded_by uuid references kapu.register_change (id),
  -- The server's own clock; no role may set it.
  written_at timestamptz not null default now(),
  check (valid_to is null or valid_to >= valid_from),
  check ((superseded_at is null) = (superseded_by is null)),
  check (superseded_at is null or superseded_at >= recorded_at)
);
-- Two facts of one subject believed at once never begin on the same day, nor are two of them open.
create unique index register_fact_believed on kapu.register_fact (register, subject_id, valid_from) where superseded_at is null;
create unique index register_fact_open on kapu.register_fact (register, subject_id) where superseded_at is null and valid_to is null;
create index register_fact_of_subject on kapu.register_fact (register, subject_id, recorded_at);
create index register_fact_by_name on kapu.register_fact (register, name collate kapu.hungarian, subject_id);
create index register_fact_under on kapu.register_fact (register, parent_id, name collate kapu.hungarian, subject_id);
create index register_fact_search on kapu.register_fact using gin (search_folded public.gin_trgm_ops);
create index register_fact_of_change on kapu.register_fact (change_id) where change_id is not null;

grant select on kapu.register_change, kapu.register_fact to kapu_app, kapu_auditor, kapu_housekeeper;
grant insert (
  id, register, kind, subject_id, subject_name, organisation_id, touches, national, four_eyes, effective_from, reason, input, before, after,
  expected_version, state, version, proposed_by_officer_id, proposed_by_post_id, proposed_by_organisation_id, proposed_by_name, proposed_at,
  proposed_entry_id, decided_at, decided_entry_id
) on kapu.register_change to kapu_app;
grant update (
  state, version, decided_by_officer_id, decided_by_post_id, decided_by_name, decided_at, decision_note, decided_entry_id
) on kapu.register_change to kapu_app;
grant insert (
  id, register, subject_id, parent_id, name, search, value, valid_from, valid_to, recorded_at, change_id
) on kapu.register_fact to kapu_app;
grant update (superseded_at, superseded_by) on kapu.register_fact to kapu_app;

-- The log entry that a change names is one of this very moment, and of the registers: no old entry explains a new change.
create function kapu.is_fresh_register_entry(p_entry uuid, p_at timestamptz) returns boolean
  language sql stable security definer set search_path = kapu, pg_temp
  as $$ select exists (select from log_entry e where e.id = p_entry and e.unsealed and e.recorded_at = p_at and e.kind like 'register.%') $$;
revoke all on function kapu.is_fresh_register_entry from public;
grant execute on function kapu.is_fresh_register_entry to kapu_app;

create function kapu.guard_register_change() returns trigger
  language plpgsql set search_path = kapu, pg_temp
as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a change of a register is never deleted' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'INSERT' then
    if new.state not in ('waiting', 'applied') or (new.four_eyes and new.state <> 'waiting') then
      raise exception 'a change that takes two people begins by waiting' using errcode = 'check_violation';
    end if;
    if not is_fresh_register_entry(new.proposed_entry_id, new.proposed_at)
       or (new.state = 'applied' and not is_fresh_register_entry(new.decided_entry_id, new.decided_at)) then
      raise exception 'a change is written with its log entry' using errcode = 'check_violation';
    end if;
  else
    if old.state <> 'waiting' then
      raise exception 'a decided change does not change any more' using errcode = 'restrict_violation';
    end if;
    if new.version <> old.version + 1 or new.state = 'waiting' then
      raise exception 'a change is decided once' using errcode = 'check_violation';
    end if;
    if not is_fresh_register_entry(new.decided_entry_id, new.decided_at) then
      raise exception 'a decision is written with its log entry' using errcode = 'check_violation';
    end if;
  end if;
  new.applied_in := case when new.state = 'applied' then now() end;
  return new;
end
$$;
revoke all on function kapu.guard_register_change from public;
create trigger register_change_guard before insert or update or delete on kapu.register_change
  for each row execute function kapu.guard_register_change();

create function kapu.guard_register_fact() returns trigger
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
    if not exists (select from register_change c where c.id = new.superseded_by and c.applied_in = now() and c.decided_at = new.superseded_at and c.register = new.register) then
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
revoke all on function kapu.guard_register_fact from public;
create trigger register_fact_guard before insert or update or delete on kapu.register_fact
  for each row execute function kapu.guard_register_fact();

create function kapu.refuse_truncation() returns trigger
  language plpgsql set search_path = kapu, pg_temp
as $$
begin
  raise exception 'the history of registers is never emptied' using errcode = 'restrict_violation';
end
$$;
revoke all on function kapu.refuse_truncation from public;
create trigger register_fact_no_truncate before truncate on kapu.register_fact for each statement execute function kapu.refuse_truncation();
create trigger register_change_no_truncate before truncate on kapu.register_change for each statement execute function kapu.refuse_truncation();

-- Who looks after the registers. A national administrator (országos adminisztrátor) for the country, a local one (helyi
-- adminisztrátor) for their own office and the units below it.
alter table kapu.job_role
  add column is_national_administrator boolean not null default false,
  add column is_local_administrator boolean not null default false,
  add constraint job_role_auditor_only_reads check (not (is_auditor and (is_national_administrator or is_local_administrator)));
