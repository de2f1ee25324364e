-- The log costs the writer less: entries are appended by one function, several in a round trip, and no index is kept that no query
-- uses (each was written at every entry, and again when the entry was sealed).

drop index kapu.log_entry_case;
drop index kapu.log_entry_organisation;
drop index kapu.log_body_case;
drop index kapu.log_body_subject;

-- Only sealed entries have a place; those that wait need no line in its index.
alter table kapu.log_entry drop constraint log_entry_leaf_index_key;
create unique index log_entry_leaf_index on kapu.log_entry (leaf_index) where leaf_index is not null;

-- The chain of a case is found, and kept free of doubles, by one index instead of two.
alter table kapu.log_entry drop constraint log_entry_case_chain_id_case_sequence_key;
drop index kapu.log_entry_case_chain;
create unique index log_entry_case_chain on kapu.log_entry (case_id, case_sequence) where case_sequence is not null;

-- Appends entries in their order; each is an object of what the record consists of. The record comes in two parts, because its
-- chains (which it stands around) are known only here. Every entry is chained under the writer's connection, whose last hash lives
-- in the session's memory: it goes back with an aborted transaction, and deleting rows does not reach it. An entry that changes a
-- case is chained within the case as well, under a lock of that case.
create function kapu.append_log_entries(p_entries jsonb) returns void
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
  v_record text;
  v_hash bytea;
begin
  for e in select * from jsonb_to_recordset(p_entries) as x (
    id uuid, kind text, organisation uuid, "case" uuid, in_case_chain boolean, at timestamptz, head text, tail text, salt text, content text,
    subject_kind text, subject_id text)
  loop
    v_sequence := v_sequence + 1;
    if e.in_case_chain and e."case" is distinct from v_case then
      v_case := e."case";
      perform pg_advisory_xact_lock(hashtextextended(v_case::text, 1280268));
      select l.case_chain_id, l.case_sequence, encode(l.leaf_hash, 'hex') into v_case_chain, v_case_sequence, v_case_previous
        from log_entry l where l.case_id = v_case and l.case_sequence is not null order by l.case_sequence desc limit 1;
      v_case_chain := coalesce(v_case_chain, gen_random_uuid());
      v_case_sequence := coalesce(v_case_sequence, 0);
    end if;
    if e.in_case_chain then v_case_sequence := v_case_sequence + 1; end if;
    v_record := e.head || '{"case":' || case when e.in_case_chain then log_chain_link(v_case_chain, v_case_previous, v_case_sequence) else 'null' end
      || ',"writer":' || log_chain_link(v_chain, v_previous, v_sequence) || '}' || e.tail;
    v_hash := sha256('\x00'::bytea || convert_to(v_record, 'UTF8'));
    insert into log_entry (id, kind, organisation_id, case_id, recorded_at, chain_id, chain_sequence, case_chain_id, case_sequence, record, leaf_hash)
      values (e.id, e.kind, e.organisation, e."case", e.at, v_chain, v_sequence, case when e.in_case_chain then v_case_chain end,
        case when e.in_case_chain then v_case_sequence end, v_record, v_hash);
    insert into log_body (entry_id, organisation_id, case_id, subject_kind, subject_id, salt, content)
      values (e.id, e.organisation, e."case", e.subject_kind, e.subject_id, decode(e.salt, 'hex'), e.content);
    v_previous := encode(v_hash, 'hex');
    if e.in_case_chain then v_case_previous := v_previous; end if;
  end loop;
  perform set_config('kapu.log_chain', v_chain || ':' || v_sequence || ':' || v_previous, false);
end
$$;
drop function kapu.append_log_entry;
revoke all on function kapu.append_log_entries from public;
grant execute on function kapu.append_log_entries to kapu_app, kapu_housekeeper;
