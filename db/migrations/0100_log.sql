-- The provable log: leaves, their erasable bodies, and the Merkle tree over them.
--
-- Who writes what: the application appends leaf and body through kapu.append_log_entry only; the sequencer assigns
-- places in the tree; nobody else changes a row. Erasing a body leaves its leaf, so the tree stays whole.

create table kapu.log_entry (
  -- Order of writing; within one chain it grows with the chain. Never used as a cursor: transactions commit out of order.
  entry_number bigint generated always as identity primary key,
  id uuid not null unique,
  kind text not null collate "C",
  organisation_id uuid,
  case_id uuid,
  recorded_at timestamptz not null,
  -- Chain of the writer's connection. Chain ids are drawn at random, so that they tell no case and no person.
  chain_id uuid not null,
  chain_sequence bigint not null check (chain_sequence > 0),
  -- Chain of the case, for entries that change it.
  case_chain_id uuid,
  case_sequence bigint check (case_sequence > 0),
  -- Canonical JSON (RFC 8785) that is the entry of the tree; leaf_hash = SHA-256(0x00 || record).
  record text not null,
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  -- Place in the tree; null while the entry waits for the sequencer.
  leaf_index bigint unique check (leaf_index >= 0),
  unsealed boolean not null default true,
  unique (chain_id, chain_sequence),
  unique (case_chain_id, case_sequence),
  check ((case_chain_id is null) = (case_sequence is null)),
  check (unsealed = (leaf_index is null))
);
create index log_entry_unsealed on kapu.log_entry (entry_number) where unsealed;
create index log_entry_case_chain on kapu.log_entry (case_id, case_sequence desc) where case_sequence is not null;
create index log_entry_case on kapu.log_entry (case_id, recorded_at desc) where case_id is not null;
create index log_entry_organisation on kapu.log_entry (organisation_id, recorded_at desc);

-- What may hold personal data: seen under the rights of the case's office, erased when its time has come.
create table kapu.log_body (
  entry_id uuid primary key,
  organisation_id uuid,
  case_id uuid,
  subject_kind text collate "C",
  subject_id text collate "C",
  -- Opens the commitments of the record.
  salt bytea not null check (length(salt) = 32),
  -- Canonical JSON: actor, subject, case, purpose, legal basis, request and what happened.
  content text not null
);
create index log_body_case on kapu.log_body (organisation_id, case_id);
create index log_body_subject on kapu.log_body (organisation_id, subject_kind, subject_id);
alter table kapu.log_body enable row level security;
alter table kapu.log_body force row level security;
create policy log_body_own on kapu.log_body for select to kapu_app using (organisation_id = (select kapu.organisation()));
create policy log_body_audit on kapu.log_body for select to kapu_auditor using (true);
create policy log_body_keep on kapu.log_body for all to kapu_housekeeper using (true) with check (true);
-- Only the function below may insert (no role holds the privilege); it runs as the owner, who is under FORCE.
create policy log_body_append on kapu.log_body for insert to current_user with check (true);
grant select on kapu.log_body to kapu_app, kapu_auditor;
grant select, delete on kapu.log_body to kapu_housekeeper;

-- Which entry explains that a body is gone. A missing body without such a row is tampering.
create table kapu.log_erasure (
  entry_id uuid primary key references kapu.log_entry (id),
  explained_by uuid not null references kapu.log_entry (id),
  erased_at timestamptz not null
);
create index log_erasure_explained_by on kapu.log_erasure (explained_by);
grant select on kapu.log_erasure to kapu_app, kapu_auditor;
grant select, insert on kapu.log_erasure to kapu_housekeeper;

-- Contents of the tiles (C2SP tlog-tiles); the rightmost of each level grows until it holds 256 hashes.
create table kapu.log_tile (
  level integer not null,
  tile_index bigint not null,
  hashes bytea not null check (length(hashes) % 32 = 0 and length(hashes) between 32 and 8192),
  primary key (level, tile_index)
);

-- One row: the tree as it was last committed, and how the witness stands to it.
create table kapu.log_tree (
  singleton boolean primary key default true check (singleton),
  size bigint not null check (size >= 0),
  root bytea not null check (length(root) = 32),
  committed_at timestamptz,
  -- Instant of the oldest growth that the witness has not cosigned yet; null when it has cosigned everything.
  uncosigned_since timestamptz,
  cosigned_size bigint not null default 0,
  -- The last published signed note, with the cosignatures it has.
  checkpoint text,
  -- Why the witness refused to cosign (inconsistent growth, smaller tree); null when it did not.
  witness_alarm text
);
insert into kapu.log_tree (size, root) values (0, sha256(''::bytea));

grant select on kapu.log_entry, kapu.log_tile, kapu.log_tree to kapu_app, kapu_auditor, kapu_housekeeper;
grant select, update (leaf_index, unsealed) on kapu.log_entry to kapu_sequencer;
grant select, insert, update on kapu.log_tile to kapu_sequencer;
grant select, update on kapu.log_tree to kapu_sequencer;

-- One link of a chain as canonical JSON; null without a chain.
create function kapu.log_chain_link(p_id uuid, p_previous text, p_sequence bigint) returns text
  language sql immutable
  as $$ select '{"id":"' || p_id || '","previous":' || coalesce('"' || p_previous || '"', 'null') || ',"sequence":' || p_sequence || '}' $$;

-- Appends leaf and body in one round trip. The record comes in two parts, because its chains (which it stands
-- around) are known only here. Every entry is chained under the writer's connection, whose last hash lives in the
-- session's memory: it goes back with an aborted transaction, and deleting rows does not reach it. An entry that
-- changes a case is chained within the case as well, under a lock of that case.
create function kapu.append_log_entry(
  p_id uuid, p_kind text, p_organisation uuid, p_case uuid, p_in_case_chain boolean, p_at timestamptz,
  p_record_head text, p_record_tail text, p_salt bytea, p_content text, p_subject_kind text, p_subject_id text
) returns void
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
declare
  v_state text[] := string_to_array(nullif(current_setting('kapu.log_chain', true), ''), ':');
  v_chain uuid := coalesce(v_state[1]::uuid, gen_random_uuid());
  v_sequence bigint := coalesce(v_state[2]::bigint, 0) + 1;
  v_case_chain uuid;
  v_case_sequence bigint;
  v_case_previous text;
  v_record text;
  v_hash bytea;
begin
  if p_in_case_chain then
    perform pg_advisory_xact_lock(hashtextextended(p_case::text, 1280268));
    select e.case_chain_id, e.case_sequence, encode(e.leaf_hash, 'hex') into v_case_chain, v_case_sequence, v_case_previous
      from log_entry e where e.case_id = p_case and e.case_sequence is not null order by e.case_sequence desc limit 1;
    v_case_chain := coalesce(v_case_chain, gen_random_uuid());
    v_case_sequence := coalesce(v_case_sequence, 0) + 1;
  end if;
  v_record := p_record_head || '{"case":' || coalesce(log_chain_link(v_case_chain, v_case_previous, v_case_sequence), 'null')
    || ',"writer":' || log_chain_link(v_chain, v_state[3], v_sequence) || '}' || p_record_tail;
  v_hash := sha256('\x00'::bytea || convert_to(v_record, 'UTF8'));
  insert into log_entry (id, kind, organisation_id, case_id, recorded_at, chain_id, chain_sequence, case_chain_id, case_sequence, record, leaf_hash)
    values (p_id, p_kind, p_organisation, p_case, p_at, v_chain, v_sequence, v_case_chain, v_case_sequence, v_record, v_hash);
  insert into log_body (entry_id, organisation_id, case_id, subject_kind, subject_id, salt, content)
    values (p_id, p_organisation, p_case, p_subject_kind, p_subject_id, p_salt, p_content);
  perform set_config('kapu.log_chain', v_chain || ':' || v_sequence || ':' || encode(v_hash, 'hex'), false);
end
$$;
revoke all on function kapu.append_log_entry from public;
grant execute on function kapu.append_log_entry to kapu_app, kapu_housekeeper;
