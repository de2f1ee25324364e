-- Seals of offices (elektronikus bélyegző): who asks for one never issues it, who proposes its revocation never confirms it, every step has
-- its line in the history, and every use its row. The application asks Cedar; what must never go wrong is held here, too.
create table kapu.seal (
  id uuid primary key,
  organisation_id uuid not null references kapu.organisation (id),
  state text not null check (state in ('ordered', 'active', 'replaced', 'revoked', 'expired', 'refused')),
  state_since timestamptz not null,
  -- Written when it is issued, as what follows.
  certificate_id uuid unique references kapu.signature_certificate (id),
  expires_at timestamptz,
  -- Persons as in the history: `officer:<id>` or `system:<name>`.
  issued_by text collate "C",
  -- The seal that was in use when this one came into use, and the one that took its place.
  predecessor_id uuid references kapu.seal (id),
  successor_id uuid references kapu.seal (id),
  ordered_by text not null collate "C",
  ordered_by_post_id uuid references kapu.post (id),
  order_reason text not null check (order_reason in ('first', 'first-use', 'rotation', 'expiring', 'key-compromise', 'data-changed', 'other')),
  -- A revocation that waits for a second person.
  proposed_by text collate "C",
  proposed_by_post_id uuid references kapu.post (id),
  proposed_at timestamptz,
  proposed_reason text,
  proposed_note text,
  -- Who took the last step.
  last_actor text not null collate "C",
  sequence integer not null default 1,
  recorded_at timestamptz not null,
  unique (organisation_id, id),
  -- What the Gate does by itself (first use, rotation before the end) has no second person; no person is named for it either.
  constraint seal_two_persons check (issued_by <> ordered_by or ordered_by like 'system:%'),
  constraint seal_issued check ((certificate_id is null) = (state in ('ordered', 'refused')) and (certificate_id is null) = (expires_at is null) and (certificate_id is null) = (issued_by is null)),
  constraint seal_proposal check ((proposed_by is null) = (proposed_at is null) and (proposed_by is null) = (proposed_reason is null))
);
create index seal_in_state on kapu.seal (state, id);
create index seal_of_office_in_state on kapu.seal (organisation_id, state, id);
create index seal_ends on kapu.seal (expires_at, id) where state = 'active';
create index seal_predecessor on kapu.seal (predecessor_id) where predecessor_id is not null;
-- An office has one seal in use, and one request of a person at a time.
create unique index seal_in_use on kapu.seal (organisation_id) where state = 'active';
create unique index seal_ordered_once on kapu.seal (organisation_id) where state = 'ordered' and ordered_by not like 'system:%';

create table kapu.seal_event (
  seal_id uuid not null references kapu.seal (id),
  sequence integer not null check (sequence > 0),
  step text not null check (step in ('order', 'issue', 'refuse', 'withdraw', 'replace', 'revoke', 'expire', 'propose-revoke', 'withdraw-revoke')),
  state text not null,
  at timestamptz not null,
  actor text not null collate "C",
  -- Who confirmed what `actor` had proposed.
  second_actor text collate "C",
  reason text,
  note text,
  primary key (seal_id, sequence)
);

grant select, insert on kapu.seal, kapu.seal_event to kapu_app;
grant update (
  state, state_since, certificate_id, expires_at, issued_by, predecessor_id, successor_id, proposed_by, proposed_by_post_id, proposed_at, proposed_reason, proposed_note,
  last_actor, sequence
) on kapu.seal to kapu_app;

create function kapu.guard_seal() returns trigger
  language plpgsql set search_path = kapu, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'ordered' or new.sequence <> 1 or new.last_actor <> new.ordered_by or new.certificate_id is not null or new.proposed_by is not null then
      raise exception 'a seal begins as a request of somebody' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.sequence <> old.sequence + 1 then
    raise exception 'a step of a seal is one more line of its history' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (
    ('ordered', 'active'), ('ordered', 'refused'), ('active', 'replaced'), ('active', 'revoked'), ('active', 'expired'), ('replaced', 'revoked')
  ) then
    raise exception 'a seal does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if old.state = 'ordered' and new.state = 'active' then
    if new.issued_by is distinct from new.last_actor or (new.issued_by = old.ordered_by and old.ordered_by not like 'system:%')
       or (new.issued_by like 'system:%' and old.ordered_by not like 'system:%') then
      raise exception 'who asks for a seal does not issue it' using errcode = 'check_violation';
    end if;
  elsif (new.certificate_id, new.expires_at, new.issued_by, new.predecessor_id) is distinct from (old.certificate_id, old.expires_at, old.issued_by, old.predecessor_id) then
    raise exception 'what a seal is made of is written when it is issued' using errcode = 'check_violation';
  end if;
  if new.state = 'revoked' and old.state <> 'revoked' and (old.proposed_by is null or new.last_actor = old.proposed_by or new.last_actor like 'system:%') then
    raise exception 'a revocation takes two people' using errcode = 'check_violation';
  end if;
  if new.proposed_by is not null and old.proposed_by is null and new.proposed_by <> new.last_actor then
    raise exception 'a proposal is in the name of who makes it' using errcode = 'check_violation';
  end if;
  if new.proposed_by is not null and old.proposed_by is not null and (new.proposed_by, new.proposed_at) is distinct from (old.proposed_by, old.proposed_at) then
    raise exception 'a proposal does not change hands' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
revoke all on function kapu.guard_seal from public;
create trigger seal_guard before insert or update on kapu.seal for each row when (current_user = 'kapu_app') execute function kapu.guard_seal();

-- Seen at the end of the transaction, since seal and line are two statements.
create function kapu.seal_has_line() returns trigger
  language plpgsql set search_path = kapu, pg_temp
as $$
begin
  if not exists (select from seal_event e where e.seal_id = new.id and e.sequence = new.sequence and e.state = new.state
                 and coalesce(e.second_actor, e.actor) = new.last_actor) then
    raise exception 'a step of a seal without its line in the history' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
revoke all on function kapu.seal_has_line from public;
create constraint trigger seal_line after insert or update on kapu.seal deferrable initially deferred
  for each row when (current_user = 'kapu_app') execute function kapu.seal_has_line();

create function kapu.line_has_seal() returns trigger
  language plpgsql set search_path = kapu, pg_temp
as $$
begin
  if not exists (select from seal s where s.id = new.seal_id and s.sequence >= new.sequence) then
    raise exception 'a line in the history of a seal without its step' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
revoke all on function kapu.line_has_seal from public;
create constraint trigger seal_event_step after insert on kapu.seal_event deferrable initially deferred
  for each row when (current_user = 'kapu_app') execute function kapu.line_has_seal();

-- Every use of a seal, written with the step that filed the document; an office sees its own.
create table kapu.seal_use (
  organisation_id uuid not null,
  id uuid not null,
  seal_id uuid not null,
  -- Of the sealed document's octets.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Code of the document in its case type's rule, and the reason that stands in the seal.
  document_kind text not null,
  reason text not null,
  case_id uuid,
  -- `officer:<id>`, or `system:<name>` for what the Gate does by itself.
  actor text not null collate "C",
  -- The act's entry in the log.
  entry_id uuid not null,
  used_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, seal_id) references kapu.seal (organisation_id, id)
);
create index seal_use_of_seal on kapu.seal_use (organisation_id, seal_id, id);
alter table kapu.seal_use enable row level security;
alter table kapu.seal_use force row level security;
create policy office on kapu.seal_use to kapu_app using (organisation_id = (select kapu.organisation()));
create policy auditor on kapu.seal_use for select to kapu_auditor using (true);
create policy housekeeper on kapu.seal_use for select to kapu_housekeeper using (true);
grant select, insert on kapu.seal_use to kapu_app;
grant select on kapu.seal_use to kapu_auditor, kapu_housekeeper;
grant select on kapu.seal, kapu.seal_event to kapu_auditor, kapu_housekeeper;

-- Only a seal in use is used: it is held against revocation until the use has committed.
create function kapu.guard_seal_use() returns trigger
  language plpgsql set search_path = kapu, pg_temp
as $$
declare
  found seal;
begin
  select * into found from seal where id = new.seal_id for key share;
  if found.state is distinct from 'active' or found.expires_at <= new.used_at then
    raise exception 'only a seal in use can be used' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
revoke all on function kapu.guard_seal_use from public;
create trigger seal_use_guard before insert on kapu.seal_use for each row execute function kapu.guard_seal_use();

-- Seals that were made at their first use before there was a register of them.
insert into kapu.seal (id, organisation_id, state, state_since, certificate_id, expires_at, issued_by, ordered_by, order_reason, last_actor, sequence, recorded_at)
  select c.id, c.organisation_id,
    case when c.status <> 'good' then 'revoked' when c.place > 1 then 'replaced' when c.not_after <= now() then 'expired' else 'active' end,
    case when c.status <> 'good' then c.status_since when c.place > 1 then c.next_recorded_at else c.recorded_at end,
    c.id, c.not_after, 'system:first-use', 'system:first-use', 'first-use', 'system:first-use', 2, c.recorded_at
  from (
    select *, row_number() over (partition by organisation_id, status = 'good' order by not_after desc, id desc) as place,
      lag(recorded_at) over (partition by organisation_id, status = 'good' order by not_after desc, id desc) as next_recorded_at
    from kapu.signature_certificate where kind = 'organisation-seal' and organisation_id is not null
  ) c;
insert into kapu.seal_event (seal_id, sequence, step, state, at, actor, reason)
  select id, 1, 'order', 'ordered', recorded_at, ordered_by, order_reason from kapu.seal
  union all
  select id, 2, case state when 'active' then 'issue' when 'replaced' then 'replace' when 'expired' then 'expire' else 'revoke' end, state, state_since, last_actor, null from kapu.seal;
