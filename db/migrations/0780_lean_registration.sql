-- Registration costs less: fewer statements under the lock of the register book, one savepoint for all that are registered together
-- instead of one each, and words of a new case with one index and no foreign key.

-- Words are derived from the case by its trigger, and cases are never deleted: checking each word's case (some twenty look-ups a case)
-- proved nothing. Words that go are found by their own key, so the second index has no query.
alter table kapu.case_word drop constraint case_word_organisation_id_case_id_fkey;
drop index kapu.case_word_of_case;
create or replace function kapu.note_case_words() returns trigger
  language plpgsql
as $$
begin
  if tg_op = 'UPDATE' then
    delete from kapu.case_word w using (select word from kapu.words_of(old.search_folded) as word) gone
      where w.organisation_id = new.organisation_id and w.word = gone.word and w.case_id = new.id;
  end if;
  insert into kapu.case_word (organisation_id, word, case_id)
    select new.organisation_id, word, new.id from kapu.words_of(new.search_folded) as word;
  return null;
end
$$;

-- Writes one registration. Its main number stands in its rows already. Live listeners are told after the commit, by the caller: a
-- transaction that notifies keeps every other one that does from committing until its own flush is over.
-- Raises KA001: the submission does not wait any more, KA002: the idempotency key was used.
create or replace function kapu.write_registration(p_organisation uuid, p_book uuid, p_item jsonb) returns void
  language plpgsql
as $$
declare
  v_part jsonb;
begin
  v_part := p_item->'submission';
  if v_part is not null then
    -- Whoever holds the row is about to register or attach it: waiting would make the whole office wait.
    update kapu.submission s set state = 'registered', case_id = (v_part->>'caseId')::uuid, version = s.version + 1
      where s.organisation_id = p_organisation and s.id = (
        select w.id from kapu.submission w where w.organisation_id = p_organisation and w.id = (v_part->>'id')::uuid
          and w.version = (v_part->>'version')::integer and w.state = 'arrived' for no key update skip locked);
    if not found then raise exception 'the submission does not wait' using errcode = 'KA001'; end if;
  end if;
  v_part := p_item->'answer';
  if v_part is not null then
    insert into kapu.idempotency_key (scope, key, request_hash, response_status, response_body, created_at)
      values (v_part->>'scope', v_part->>'key', decode(v_part->>'requestHash', 'hex'), (v_part->>'status')::integer, v_part->'body', (v_part->>'at')::timestamptz)
      on conflict (scope, key) do nothing;
    if not found then raise exception 'the idempotency key was used' using errcode = 'KA002'; end if;
  end if;
  v_part := p_item->'case';
  if v_part is not null then
    insert into kapu.authority_case select r.* from jsonb_populate_record(null::kapu.authority_case, v_part || jsonb_build_object(
      'register_book_id', p_book, 'search_folded', kapu.fold(v_part->>'search_folded'))) r;
  end if;
  insert into kapu.registration_entry select r.* from jsonb_populate_record(null::kapu.registration_entry, (p_item->'entry') || jsonb_build_object('register_book_id', p_book)) r;
  if p_item ? 'acts' then insert into kapu.act select r.* from jsonb_populate_recordset(null::kapu.act, p_item->'acts') r; end if;
  if p_item ? 'documents' then insert into kapu.case_document select r.* from jsonb_populate_recordset(null::kapu.case_document, p_item->'documents') r; end if;
  if p_item ? 'links' then insert into kapu.case_link select r.* from jsonb_populate_recordset(null::kapu.case_link, p_item->'links') r on conflict do nothing; end if;
  v_part := p_item->'client';
  if v_part is not null then
    insert into kapu.client_case select r.* from jsonb_populate_record(null::kapu.client_case, v_part) r
      on conflict (client_key, organisation_id, submission_id) do update set case_id = excluded.case_id;
  end if;
  if p_item ? 'log' then perform kapu.append_log_entries(p_item->'log'); end if;
end
$$;

-- Registers several under consecutive main numbers of one register book (iktatókönyv) of one office. All are written under one
-- savepoint; where one fails, they are written again with a savepoint each: the first failure ends it, takes only itself back, and
-- leaves no gap, since its number goes to the next. The book's row stays locked from the comparison of its number to the commit,
-- which is the end of this one statement.
create or replace function kapu.register_in_book(p_organisation uuid, p_book uuid, p_first integer, p_items jsonb)
  returns table (done integer, last_main integer, closed boolean, failure text, reason text)
  language plpgsql
as $$
#variable_conflict use_column
declare
  v_count integer := jsonb_array_length(p_items);
  v_last integer;
  v_closed boolean;
  v_done integer := 0;
  v_item jsonb;
  v_failure text;
  v_reason text;
begin
  perform set_config('kapu.organisation', p_organisation::text, true);
  -- One statement locks, compares and counts.
  update kapu.register_book b set last_main = p_first - 1 + v_count
    where b.organisation_id = p_organisation and b.id = p_book and b.last_main = p_first - 1 and b.closed_at is null;
  if not found then
    select b.last_main, b.closed_at is not null into v_last, v_closed from kapu.register_book b where b.organisation_id = p_organisation and b.id = p_book;
    return query select 0, v_last, coalesce(v_closed, false), null::text, null::text;
    return;
  end if;
  if v_count = 1 then
    -- Nobody else to be spared: a failure ends the statement.
    perform kapu.write_registration(p_organisation, p_book, p_items->0);
    return query select 1, p_first, false, null::text, null::text;
    return;
  end if;
  begin
    for v_item in select jsonb_array_elements(p_items) loop
      perform kapu.write_registration(p_organisation, p_book, v_item);
    end loop;
    v_done := v_count;
  exception when others then
    v_done := 0;
  end;
  if v_done < v_count then
    for v_item in select jsonb_array_elements(p_items) loop
      begin
        perform kapu.write_registration(p_organisation, p_book, v_item);
        v_done := v_done + 1;
      exception when others then
        get stacked diagnostics v_failure = returned_sqlstate, v_reason = message_text;
        exit;
      end;
    end loop;
    update kapu.register_book b set last_main = p_first - 1 + v_done where b.organisation_id = p_organisation and b.id = p_book;
  end if;
  return query select v_done, p_first - 1 + v_done, false, v_failure, v_reason;
end
$$;

-- Everything that is judged before a registration, in one statement that names the office itself: the submission with its files, the
-- office's legal clock with what its calendar hangs on, and the rule of a case type in force on the day of arrival (the legal day).
drop function kapu.read_submission;
create function kapu.read_for_registration(p_organisation uuid, p_id uuid, p_case_type text) returns jsonb
  language plpgsql
as $$
declare
  v_submission kapu.submission;
begin
  perform set_config('kapu.organisation', p_organisation::text, true);
  select * into v_submission from kapu.submission s where s.organisation_id = p_organisation and s.id = p_id;
  if v_submission.id is null then return null; end if;
  return jsonb_build_object(
    'submission', to_jsonb(v_submission),
    'files', coalesce((
      select jsonb_agg(f order by f.position) from kapu.submission_file f where f.organisation_id = p_organisation and f.submission_id = p_id), '[]'::jsonb),
    'office', (
      select jsonb_build_object('offset', o.legal_clock_offset_ms, 'authorityKind', o.authority_kind, 'breaks', (
        select p.value from kapu.organisation_policy p where p.organisation_id = o.id and p.code = 'administrative-breaks' and p.valid_to is null
        order by p.valid_from desc limit 1))
      from kapu.organisation o where o.id = p_organisation and o.valid_to is null),
    'ruleId', (
      select v.id from kapu.case_type_version v, (select (v_submission.received_at at time zone 'Europe/Budapest')::date as day) arrival
      where v.code = p_case_type and v.valid_from <= arrival.day and (v.valid_to is null or v.valid_to >= arrival.day)
      order by v.valid_from desc, v.version desc limit 1));
end
$$;
revoke all on function kapu.read_for_registration from public;
grant execute on function kapu.read_for_registration to kapu_app;
