-- An entry is written once and never again: its place in the tree, and that it waits for one, move out of the wide row into narrow
-- tables. Sealing wrote every row, and its line in each of six indexes, a second time. Nobody may change a row of the log any more,
-- the sequencer included.

-- What waits for the sequencer: the marker, since numbers commit out of order and are no cursor.
create table kapu.log_unsealed (
  entry_number bigint primary key
);
-- Place of a sealed entry in the tree.
create table kapu.log_leaf (
  leaf_index bigint primary key,
  entry_number bigint not null unique
);
insert into kapu.log_leaf (leaf_index, entry_number) select leaf_index, entry_number from kapu.log_entry where leaf_index is not null order by 1;
insert into kapu.log_unsealed (entry_number) select entry_number from kapu.log_entry where unsealed order by 1;

grant select on kapu.log_unsealed, kapu.log_leaf to kapu_app, kapu_auditor, kapu_housekeeper, kapu_sequencer;
grant delete on kapu.log_unsealed to kapu_sequencer;
grant insert on kapu.log_leaf to kapu_sequencer;
revoke update (leaf_index, unsealed) on kapu.log_entry from kapu_sequencer;

create or replace function kapu.is_fresh_register_entry(p_entry uuid, p_at timestamptz) returns boolean
  language sql stable security definer set search_path = kapu, pg_temp
  as $$ select exists (select from log_entry e join log_unsealed u using (entry_number) where e.id = p_entry and e.recorded_at = p_at and e.kind like 'register.%') $$;

drop index kapu.log_entry_unsealed;
drop index kapu.log_entry_leaf_index;
-- What one function writes and verification computes again needs no check at every row (each is parsed anew for every statement).
alter table kapu.log_entry
  drop constraint log_entry_check1,
  drop constraint log_entry_leaf_index_check,
  drop constraint log_entry_check,
  drop constraint log_entry_case_sequence_check,
  drop constraint log_entry_chain_sequence_check,
  drop constraint log_entry_leaf_hash_check,
  -- A doubled link is found by verification, as a missing one is.
  drop constraint log_entry_chain_id_chain_sequence_key,
  drop column leaf_index,
  drop column unsealed;
alter table kapu.log_body drop constraint log_body_salt_check;

-- Appends entries in their order; each is an object of what the record consists of. The record comes in two parts, because its
-- chains (which it stands around) are known only here. Every entry is chained under the writer's connection, whose last hash lives
-- in the session's memory: it goes back with an aborted transaction, and deleting rows does not reach it. An entry that changes a
-- case is chained within the case as well, under a lock of that case.
--
-- Written for a single entry, which is the usual call: what can be an expression is no statement.
create or replace function kapu.append_log_entries(p_entries jsonb) returns void
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
declare
  e record;
  v_state text[] := string_to_array(nullif(current_setting('kapu.log_chain', true), ''), ':');
  v_chain uuid := coalesce(v_state[1]::uuid, gen_random_uuid());
  v_sequence bigint := coalesce(v_state[2]::bigint, 0);
  v_previous text := v_state[3];
  v_case uuid;
  v_case_chain uuid;
  v_case_sequence bigint;
  v_case_previous text;
  v_link_chain uuid;
  v_link_sequence bigint;
  v_record text;
  v_hash bytea;
  v_number bigint;
  v_nothing text;
begin
  for e in select * from jsonb_to_recordset(p_entries) as x (
    id uuid, kind text, organisation uuid, "case" uuid, in_case_chain boolean, at timestamptz, head text, tail text, salt text, content text,
    subject_kind text, subject_id text)
  loop
    v_sequence := v_sequence + 1;
    v_record := '{"case":null';
    v_link_chain := null;
    v_link_sequence := null;
    if e.in_case_chain then
      if e."case" is distinct from v_case then
        v_case := e."case";
        v_nothing := pg_advisory_xact_lock(hashtextextended(v_case::text, 1280268))::text;
        select l.case_chain_id, l.case_sequence, encode(l.leaf_hash, 'hex') into v_case_chain, v_case_sequence, v_case_previous
          from log_entry l where l.case_id = v_case and l.case_sequence is not null order by l.case_sequence desc limit 1;
        v_case_chain := coalesce(v_case_chain, gen_random_uuid());
        v_case_sequence := coalesce(v_case_sequence, 0);
      end if;
      v_case_sequence := v_case_sequence + 1;
      v_link_chain := v_case_chain;
      v_link_sequence := v_case_sequence;
      v_record := '{"case":{"id":"' || v_case_chain::text || '","previous":' || coalesce('"' || v_case_previous || '"', 'null')
        || ',"sequence":' || v_case_sequence::text || '}';
    end if;
    v_record := e.head || v_record || ',"writer":{"id":"' || v_chain::text || '","previous":' || coalesce('"' || v_previous || '"', 'null')
      || ',"sequence":' || v_sequence::text || '}}' || e.tail;
    v_hash := sha256('\x00'::bytea || convert_to(v_record, 'UTF8'));
    insert into log_entry (id, kind, organisation_id, case_id, recorded_at, chain_id, chain_sequence, case_chain_id, case_sequence, record, leaf_hash)
      values (e.id, e.kind, e.organisation, e."case", e.at, v_chain, v_sequence, v_link_chain, v_link_sequence, v_record, v_hash)
      returning entry_number into v_number;
    insert into log_body (entry_id, organisation_id, case_id, subject_kind, subject_id, salt, content)
      values (e.id, e.organisation, e."case", e.subject_kind, e.subject_id, decode(e.salt, 'hex'), e.content);
    insert into log_unsealed (entry_number) values (v_number);
    v_previous := encode(v_hash, 'hex');
    if e.in_case_chain then v_case_previous := v_previous; end if;
  end loop;
  if v_previous is not null then
    v_nothing := set_config('kapu.log_chain', v_chain::text || ':' || v_sequence::text || ':' || v_previous, false);
  end if;
end
$$;
drop function kapu.log_chain_link;
