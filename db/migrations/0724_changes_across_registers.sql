-- One change may reach into several registers (a merger hands the competences over; an import fills three): a fact is
-- superseded by a change of whatever register, applied in the same transaction.
create or replace function kapu.guard_register_fact() returns trigger
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
    if not exists (select from register_change c where c.id = new.superseded_by and c.applied_in = now() and c.decided_at = new.superseded_at) then
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
