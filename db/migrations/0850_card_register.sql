-- Life of an officer's card: who orders never personalises, who proposes a revocation never confirms it, nobody does either for
-- themselves, and every step has its line in the history. The application asks Cedar; what must never go wrong is held here, too.

alter table kapu.card
  -- Employer of the holder, whose administrators look after the card; kept by triggers.
  add column organisation_id uuid references kapu.organisation (id),
  -- Persons as in the history: `officer:<id>` or `system:<name>`.
  add column ordered_by text collate "C",
  add column ordered_by_post_id uuid references kapu.post (id),
  add column order_reason text check (order_reason in ('new', 'renewal', 'lost', 'stolen', 'damaged', 'data-changed', 'pin-letter', 'other')),
  add column personalised_by text collate "C",
  -- Who took the last step.
  add column last_actor text collate "C",
  -- The card that this one replaces.
  add column predecessor_id uuid references kapu.card (id),
  add column proposed_by_post_id uuid references kapu.post (id),
  add column proposed_note text,
  -- Known once the card is made.
  alter column issuer drop not null,
  alter column serial drop not null;

alter table kapu.card_event
  -- What was recorded with the step (how the holder was identified).
  add column detail jsonb,
  -- In words, by who took the step.
  add column note text;

update kapu.card c set
  organisation_id = (select o.employer_id from kapu.officer o where o.id = c.officer_id),
  ordered_by = (select e.actor from kapu.card_event e where e.card_id = c.id and e.step = 'order' limit 1),
  order_reason = 'new',
  personalised_by = (select coalesce(e.second_actor, e.actor) from kapu.card_event e where e.card_id = c.id and e.step = 'personalise' limit 1),
  last_actor = (select coalesce(e.second_actor, e.actor) from kapu.card_event e where e.card_id = c.id order by e.sequence desc limit 1);
-- An order is the first pair of eyes itself from now on.
update kapu.card set proposed_step = null, proposed_by = null, proposed_at = null, proposed_reason = null where proposed_step = 'personalise';

alter table kapu.card
  drop constraint card_proposed_step_check,
  add constraint card_proposed_step_check check (proposed_step = 'revoke'),
  add constraint card_two_persons check (personalised_by <> ordered_by),
  add constraint card_not_by_holder check (ordered_by <> 'officer:' || officer_id::text and personalised_by <> 'officer:' || officer_id::text),
  add constraint card_made check (state in ('ordered', 'revoked') or (issuer is not null and serial is not null));

create index card_of_office on kapu.card (organisation_id, id);
create index card_of_office_in_state on kapu.card (organisation_id, state, id);
create index card_in_state on kapu.card (state, id);
create index card_ends on kapu.card (expires_at, id) where state in ('active', 'suspended');
create index card_of_office_ends on kapu.card (organisation_id, expires_at, id) where state in ('active', 'suspended');
create index card_serial on kapu.card (serial);
create index card_event_at on kapu.card_event (card_id, at);
-- One order at a time for an officer, one living successor of a card: a repeated start orders nothing twice.
create unique index card_ordered_once on kapu.card (officer_id) where state = 'ordered';
create unique index card_successor on kapu.card (predecessor_id) where state in ('ordered', 'personalised', 'delivered', 'active', 'suspended');

revoke update on kapu.card from kapu_app;
grant update (
  issuer, serial, authentication_serial, signing_serial, authentication_certificate_id, signing_certificate_id, state, state_since, expires_at, successor_id,
  proposed_step, proposed_by, proposed_by_post_id, proposed_at, proposed_reason, proposed_note, personalised_by, last_actor, sequence
) on kapu.card to kapu_app;

create function kapu.card_of_employer() returns trigger
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
begin
  if tg_table_name = 'card' then
    new.organisation_id := (select employer_id from officer where id = new.officer_id);
    return new;
  end if;
  update card set organisation_id = new.employer_id where officer_id = new.id;
  return null;
end
$$;
revoke all on function kapu.card_of_employer from public;
create trigger card_employer before insert on kapu.card for each row execute function kapu.card_of_employer();
create trigger officer_employer_of_cards after update of employer_id on kapu.officer for each row
  when (old.employer_id is distinct from new.employer_id) execute function kapu.card_of_employer();

-- What the application may do with a card. Who prepares data as the owner of the tables (migrations, tests) is not held by it.
create function kapu.guard_card() returns trigger
  language plpgsql set search_path = kapu, pg_temp
as $$
declare
  holder text := 'officer:' || new.officer_id::text;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'ordered' or new.sequence <> 1 or new.ordered_by is null or new.last_actor is distinct from new.ordered_by or new.order_reason is null
       or new.serial is not null or new.personalised_by is not null or new.proposed_step is not null then
      raise exception 'a card begins as an order by somebody' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if new.sequence <> old.sequence + 1 or new.last_actor is null then
    raise exception 'a step of a card is one more line of its history' using errcode = 'check_violation';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (
    ('ordered', 'personalised'), ('ordered', 'revoked'), ('personalised', 'delivered'), ('personalised', 'revoked'), ('personalised', 'replaced'),
    ('delivered', 'active'), ('delivered', 'revoked'), ('delivered', 'expired'), ('delivered', 'replaced'), ('active', 'suspended'), ('active', 'revoked'),
    ('active', 'expired'), ('active', 'replaced'), ('suspended', 'active'), ('suspended', 'revoked'), ('suspended', 'expired'), ('suspended', 'replaced')
  ) then
    raise exception 'a card does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if new.state = 'personalised' and old.state = 'ordered' then
    if new.personalised_by is distinct from new.last_actor or new.personalised_by = old.ordered_by then
      raise exception 'who orders a card does not personalise it' using errcode = 'check_violation';
    end if;
  elsif (new.issuer, new.serial, new.authentication_serial, new.signing_serial, new.authentication_certificate_id, new.signing_certificate_id, new.expires_at, new.personalised_by)
      is distinct from
      (old.issuer, old.serial, old.authentication_serial, old.signing_serial, old.authentication_certificate_id, old.signing_certificate_id, old.expires_at, old.personalised_by) then
    raise exception 'what a card carries is written when it is personalised' using errcode = 'check_violation';
  end if;
  if new.state in ('delivered', 'active') and old.state <> new.state and new.last_actor = holder then
    raise exception 'nobody hands over, activates or restores their own card' using errcode = 'check_violation';
  end if;
  if new.state = 'revoked' and old.state <> 'revoked' and (old.proposed_step is distinct from 'revoke' or new.last_actor = old.proposed_by) then
    raise exception 'a revocation takes two people' using errcode = 'check_violation';
  end if;
  if new.proposed_step is not null and old.proposed_step is null and new.proposed_by is distinct from new.last_actor then
    raise exception 'a proposal is in the name of who makes it' using errcode = 'check_violation';
  end if;
  if new.proposed_step is not null and old.proposed_step is not null and (new.proposed_by, new.proposed_at) is distinct from (old.proposed_by, old.proposed_at) then
    raise exception 'a proposal does not change hands' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
revoke all on function kapu.guard_card from public;
create trigger card_guard before insert or update on kapu.card for each row when (current_user = 'kapu_app') execute function kapu.guard_card();

-- Seen at the end of the transaction, since card and line are two statements.
create function kapu.card_has_line() returns trigger
  language plpgsql set search_path = kapu, pg_temp
as $$
begin
  if not exists (select from card_event e where e.card_id = new.id and e.sequence = new.sequence and e.state = new.state
                 and coalesce(e.second_actor, e.actor) = new.last_actor) then
    raise exception 'a step of a card without its line in the history' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
revoke all on function kapu.card_has_line from public;
create constraint trigger card_line after insert or update on kapu.card deferrable initially deferred
  for each row when (current_user = 'kapu_app') execute function kapu.card_has_line();

create function kapu.line_has_card() returns trigger
  language plpgsql set search_path = kapu, pg_temp
as $$
begin
  if not exists (select from card c where c.id = new.card_id and c.sequence >= new.sequence) then
    raise exception 'a line in the history of a card without its step' using errcode = 'check_violation';
  end if;
  return null;
end
$$;
revoke all on function kapu.line_has_card from public;
create constraint trigger card_event_step after insert on kapu.card_event deferrable initially deferred
  for each row when (current_user = 'kapu_app') execute function kapu.line_has_card();

-- The letter with the card's PIN (PIN-boríték): sealed by a key that does not stand in the database until it is printed, gone afterwards.
create table kapu.card_pin_letter (
  card_id uuid primary key references kapu.card (id),
  sealed bytea,
  made_at timestamptz not null,
  outcome text check (outcome in ('printed', 'void')),
  ended_at timestamptz,
  ended_by text collate "C",
  check ((sealed is null) = (outcome is not null) and (outcome is null) = (ended_at is null) and (outcome is null) = (ended_by is null))
);
grant select, insert on kapu.card_pin_letter to kapu_app;
grant update (sealed, outcome, ended_at, ended_by) on kapu.card_pin_letter to kapu_app;

create function kapu.guard_pin_letter() returns trigger
  language plpgsql set search_path = kapu, pg_temp
as $$
begin
  if tg_op = 'INSERT' and new.sealed is null then
    raise exception 'a PIN letter begins with something to print' using errcode = 'check_violation';
  end if;
  if tg_op = 'UPDATE' and (old.sealed is null or new.sealed is not null) then
    raise exception 'a PIN letter is printed once' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
revoke all on function kapu.guard_pin_letter from public;
create trigger card_pin_letter_guard before insert or update on kapu.card_pin_letter for each row execute function kapu.guard_pin_letter();

-- Renewal of many cards (tömeges megújítás): how far it has come. Orders and progress commit together, so a run that breaks off goes on.
create table kapu.card_renewal (
  id uuid primary key,
  -- Null: the whole country.
  organisation_id uuid references kapu.organisation (id),
  expires_before timestamptz not null,
  state text not null check (state in ('waiting', 'running', 'done')),
  total integer not null default 0,
  ordered integer not null default 0,
  -- Holders without a post, and the card of whoever started it.
  skipped integer not null default 0,
  cursor_expires_at timestamptz,
  cursor_card_id uuid,
  started_by_officer_id uuid not null references kapu.officer (id),
  started_by_post_id uuid not null references kapu.post (id),
  started_by_name text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  check ((state = 'done') = (finished_at is not null))
);
create unique index card_renewal_running on kapu.card_renewal (coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid)) where state <> 'done';
create index card_renewal_of_office on kapu.card_renewal (organisation_id, id);
grant select, insert on kapu.card_renewal to kapu_app;
grant update (state, total, ordered, skipped, cursor_expires_at, cursor_card_id, finished_at) on kapu.card_renewal to kapu_app;

-- A card personalised in the demonstration has its PIN in its letter alone.
alter table kapu.demo_card alter column pin drop not null;
grant select, insert on kapu.demo_card to kapu_app;
