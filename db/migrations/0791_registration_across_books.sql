-- Registrations of several offices that come at the same time share one transaction, and so one flush of the disk. Each book is written under its
-- own office's name (row-level security judges every statement by the name at its time), and none waits for another's.

-- Registers in one book unless somebody else holds its row: then nothing is done, and the caller tries it alone.
create function kapu.register_unless_held(p_organisation uuid, p_book uuid, p_first integer, p_items jsonb) returns jsonb
  language plpgsql
as $$
declare
  v_answer jsonb;
begin
  perform set_config('kapu.organisation', p_organisation::text, true);
  perform from kapu.register_book b where b.organisation_id = p_organisation and b.id = p_book for no key update skip locked;
  if not found then return '{"held": true}'; end if;
  select to_jsonb(r) into v_answer from kapu.register_in_book(p_organisation, p_book, p_first, p_items) r;
  return v_answer;
end
$$;

-- One answer for each book, in their order. All are written under one savepoint; where one fails, under one each, and only that one's
-- work is taken back.
create function kapu.register_in_books(p_books jsonb) returns jsonb
  language plpgsql
as $$
declare
  b record;
  v_answers jsonb := '[]';
  v_failure text;
  v_reason text;
begin
  if jsonb_array_length(p_books) = 1 then
    return jsonb_build_array(kapu.register_unless_held(
      (p_books->0->>'organisation')::uuid, (p_books->0->>'book')::uuid, (p_books->0->>'first')::integer, p_books->0->'items'));
  end if;
  begin
    for b in select * from jsonb_to_recordset(p_books) as x (organisation uuid, book uuid, first integer, items jsonb) loop
      v_answers := v_answers || jsonb_build_array(kapu.register_unless_held(b.organisation, b.book, b.first, b.items));
    end loop;
    return v_answers;
  exception when others then
    v_answers := '[]';
  end;
  for b in select * from jsonb_to_recordset(p_books) as x (organisation uuid, book uuid, first integer, items jsonb) loop
    begin
      v_answers := v_answers || jsonb_build_array(kapu.register_unless_held(b.organisation, b.book, b.first, b.items));
    exception when others then
      get stacked diagnostics v_failure = returned_sqlstate, v_reason = message_text;
      v_answers := v_answers || jsonb_build_array(jsonb_build_object(
        'done', 0, 'last_main', b.first - 1, 'closed', false, 'failure', v_failure, 'reason', v_reason));
    end;
  end loop;
  return v_answers;
end
$$;
revoke all on function kapu.register_unless_held, kapu.register_in_books from public;
grant execute on function kapu.register_unless_held, kapu.register_in_books to kapu_app;
