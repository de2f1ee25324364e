-- Registration in one statement, which is one transaction: what took some thirty round trips while others of the office waited
-- for the register book. Rows come composed; the functions check what only the database can (the next number, that the submission
-- still waits, that the idempotency key is new) under row-level security, as the role that calls.

-- A submission with its files, in one statement that names the office itself.
create function kapu.read_submission(p_organisation uuid, p_id uuid) returns jsonb
  language plpgsql
as $$
begin
  perform set_config('kapu.organisation', p_organisation::text, true);
  return (
    select to_jsonb(s) || jsonb_build_object('files', coalesce((
      select jsonb_agg(f order by f.position) from kapu.submission_file f where f.organisation_id = p_organisation and f.submission_id = p_id), '[]'::jsonb))
    from kapu.submission s where s.organisation_id = p_organisation and s.id = p_id);
end
$$;

-- Writes one registration. Its main number stands in its rows already.
-- Raises KA001: the submission does not wait any more, KA002: the idempotency key was used.
create function kapu.write_registration(p_organisation uuid, p_book uuid, p_item jsonb) returns void
  language plpgsql
as $$
declare
  v_part jsonb;
begin
  v_part := p_item->'submission';
  if v_part is not null then
    -- Whoever holds the row is about to register or attach it: waiting would make the whole office wait.
    begin
      perform from kapu.submission s where s.organisation_id = p_organisation and s.id = (v_part->>'id')::uuid and s.version = (v_part->>'version')::integer
        and s.state = 'arrived' for no key update nowait;
      if not found then raise exception 'the submission does not wait' using errcode = 'KA001'; end if;
    exception when lock_not_available then
      raise exception 'the submission is being registered' using errcode = 'KA001';
    end;
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
  v_part := p_item->'submission';
  if v_part is not null then
    update kapu.submission s set state = 'registered', case_id = (v_part->>'caseId')::uuid, version = s.version + 1
      where s.organisation_id = p_organisation and s.id = (v_part->>'id')::uuid;
  end if;
  if p_item ? 'log' then perform kapu.append_log_entries(p_item->'log'); end if;
  if p_item ? 'live' then perform pg_notify('kapu_live', p_item->>'live'); end if;
end
$$;

-- Registers several under consecutive main numbers of one register book (iktatókönyv) of one office: the first failure ends it, takes
-- only itself back (a savepoint each), and leaves no gap, since its number goes to the next. The book's row stays locked from the
-- comparison of its number to the commit, which is the end of this one statement.
create function kapu.register_in_book(p_organisation uuid, p_book uuid, p_first integer, p_items jsonb)
  returns table (done integer, last_main integer, closed boolean, failure text, reason text)
  language plpgsql
as $$
#variable_conflict use_column
declare
  v_last integer;
  v_closed boolean;
  v_done integer := 0;
  v_item jsonb;
  v_failure text;
  v_reason text;
begin
  perform set_config('kapu.organisation', p_organisation::text, true);
  select b.last_main, b.closed_at is not null into v_last, v_closed
    from kapu.register_book b where b.organisation_id = p_organisation and b.id = p_book for no key update;
  if v_last is null or v_closed or v_last + 1 <> p_first then
    return query select 0, v_last, coalesce(v_closed, false), null::text, null::text;
    return;
  end if;
  if jsonb_array_length(p_items) = 1 then
    -- Nobody else to be spared: a failure ends the statement.
    perform kapu.write_registration(p_organisation, p_book, p_items->0);
    update kapu.register_book b set last_main = v_last + 1 where b.organisation_id = p_organisation and b.id = p_book;
    return query select 1, v_last + 1, false, null::text, null::text;
    return;
  end if;
  for v_item in select jsonb_array_elements(p_items) loop
    begin
      perform kapu.write_registration(p_organisation, p_book, v_item);
      v_done := v_done + 1;
    exception when others then
      get stacked diagnostics v_failure = returned_sqlstate, v_reason = message_text;
      exit;
    end;
  end loop;
  if v_done > 0 then
    update kapu.register_book b set last_main = v_last + v_done where b.organisation_id = p_organisation and b.id = p_book;
  end if;
  return query select v_done, v_last + v_done, false, v_failure, v_reason;
end
$$;
revoke all on function kapu.read_submission, kapu.write_registration, kapu.register_in_book from public;
grant execute on function kapu.read_submission, kapu.write_registration, kapu.register_in_book to kapu_app;
