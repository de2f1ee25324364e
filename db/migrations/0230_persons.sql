-- The Etalon: the authentic register of persons (személyiadat- és lakcímnyilvántartás, 1992. évi LXVI. tv.).
-- Nobody reads these tables: the application role has no right on them. The only door is the function at the end,
-- which answers nothing unless an earlier transaction has committed the intent of this very question.

-- How names are compared: without accents, case, punctuation and a leading doctor's title.
create function kapu.name_key(input text) returns text
  language sql immutable strict parallel safe
  as $$ select regexp_replace(btrim(regexp_replace(kapu.fold(input), '[^a-z0-9]+', ' ', 'g')), '^(dr|prof) ', '') $$;

create table kapu.person (
  id uuid primary key,
  -- Invented people of the demonstration country; a real person never carries this mark.
  demo boolean not null default false,
  died_on date,
  recorded_at timestamptz not null
);

-- Natural identifiers (természetes személyazonosító adatok), dated: a marriage closes one row and opens the next.
create table kapu.person_identity (
  person_id uuid not null references kapu.person (id),
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  name_prefix text,
  family_name text not null,
  given_name text not null,
  birth_family_name text not null,
  birth_given_name text not null,
  birth_place text not null,
  birth_date date not null,
  mother_family_name text not null,
  mother_given_name text not null,
  name_key text collate "C" generated always as (kapu.name_key(family_name || ' ' || given_name)) stored,
  birth_name_key text collate "C" generated always as (kapu.name_key(birth_family_name || ' ' || birth_given_name)) stored,
  mother_key text collate "C" generated always as (kapu.name_key(mother_family_name || ' ' || mother_given_name)) stored,
  primary key (person_id, valid_from),
  check (valid_to is null or valid_to > valid_from)
);
create unique index person_identity_current on kapu.person_identity (person_id) where valid_to is null;
create index person_identity_match on kapu.person_identity (birth_date, mother_key, name_key);

-- Lakóhely (home), tartózkodási hely (stay), értesítési cím (notification). A settlement-level address has no street.
create table kapu.person_address (
  person_id uuid not null references kapu.person (id),
  kind text not null collate "C" check (kind in ('home', 'stay', 'notification')),
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  postcode text not null collate "C" check (postcode ~ '^[0-9]{4}$'),
  settlement text not null,
  district text,
  public_area_name text,
  public_area_type text,
  house_number text,
  building text,
  staircase text,
  floor text,
  door text,
  parcel_number text,
  settlement_key text collate "C" generated always as (kapu.name_key(settlement)) stored,
  primary key (person_id, kind, valid_from),
  check (valid_to is null or valid_to > valid_from)
);
create unique index person_address_current on kapu.person_address (person_id, kind) where valid_to is null;

-- The door. `intent` is the gateway's request (kapu.exchange_request of 0500) whose intent entry is already committed:
-- a row written by the asking transaction itself does not count. Exact match on name (present, former or birth name),
-- birth date and mother's name; birth name and birth place narrow. Answers at most one person, never a list.
create function kapu.match_person(
  intent uuid, asked_name text, asked_birth_date date, asked_mother_name text,
  asked_birth_name text, asked_birth_place text, on_day date)
returns table (
  match text, person_id uuid, name text, birth_name text, birth_place text, birth_date date, mother_name text,
  matched_former_name boolean, exact_name boolean, exact_mother_name boolean, died_on date, home_address jsonb)
language plpgsql stable security definer set search_path = kapu, public, pg_temp
as $$
#variable_conflict use_column
declare
  hits uuid[];
begin
  perform 1 from kapu.exchange_request as r
   where r.id = intent and r.state in ('intended', 'waiting')
     and r.intent_transaction is distinct from pg_current_xact_id_if_assigned();
  if not found then
    raise exception 'no committed intent' using errcode = 'KP001';
  end if;

  select array_agg(hit.person_id) into hits from (
    select distinct i.person_id
      from kapu.person_identity i
     where i.birth_date = asked_birth_date
       and i.mother_key = kapu.name_key(asked_mother_name)
       and (i.name_key = kapu.name_key(asked_name) or i.birth_name_key = kapu.name_key(asked_name))
       and (asked_birth_name is null or i.birth_name_key = kapu.name_key(asked_birth_name))
       and (asked_birth_place is null or kapu.name_key(i.birth_place) = kapu.name_key(asked_birth_place))
     limit 2) as hit;

  if hits is null then
    return query select 'none'::text, null::uuid, null::text, null::text, null::text, null::date, null::text,
      null::boolean, null::boolean, null::boolean, null::date, null::jsonb;
  elsif array_length(hits, 1) > 1 then
    return query select 'several'::text, null::uuid, null::text, null::text, null::text, null::date, null::text,
      null::boolean, null::boolean, null::boolean, null::date, null::jsonb;
  else
    return query
      select 'one'::text, p.id,
             concat_ws(' ', i.name_prefix, i.family_name, i.given_name),
             concat_ws(' ', i.birth_family_name, i.birth_given_name),
             i.birth_place, i.birth_date,
             concat_ws(' ', i.mother_family_name, i.mother_given_name),
             i.name_key <> kapu.name_key(asked_name),
             btrim(asked_name) in (concat_ws(' ', i.family_name, i.given_name),
                                   concat_ws(' ', i.name_prefix, i.family_name, i.given_name)),
             btrim(asked_mother_name) = concat_ws(' ', i.mother_family_name, i.mother_given_name),
             p.died_on,
             (select to_jsonb(a) - 'person_id' - 'recorded_at' - 'settlement_key'
                from kapu.person_address a
               where a.person_id = p.id and a.kind = 'home' and a.valid_from <= on_day
                 and (a.valid_to is null or a.valid_to > on_day))
        from kapu.person p
        join kapu.person_identity i on i.person_id = p.id
       where p.id = hits[1]
         and i.valid_from <= on_day and (i.valid_to is null or i.valid_to > on_day);
  end if;
end
$$;
revoke all on function kapu.match_person(uuid, text, date, text, text, text, date) from public;
grant execute on function kapu.match_person(uuid, text, date, text, text, text, date) to kapu_app;
