-- Roles, schema, and the few functions everything stands on.
-- The migrating user owns every object; the roles below own nothing.

do $$
begin
  if not exists (select from pg_roles where rolname = 'kapu_app') then create role kapu_app nologin; end if;
  -- Reads casework of every office under its own policy (felügyelet); used by national audit screens only.
  if not exists (select from pg_roles where rolname = 'kapu_auditor') then create role kapu_auditor nologin; end if;
  -- Housekeeping that must see all offices: sweeper of deemed delivery and finality, projections' rebuild.
  if not exists (select from pg_roles where rolname = 'kapu_housekeeper') then create role kapu_housekeeper nologin; end if;
  -- The log's sequencer: reads leaves, writes the tree.
  if not exists (select from pg_roles where rolname = 'kapu_sequencer') then create role kapu_sequencer nologin; end if;
end
$$;

grant usage on schema kapu to kapu_app, kapu_auditor, kapu_housekeeper, kapu_sequencer;

create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;

-- The office of this transaction; null (no rows) when unset. Policies compare with (select kapu.organisation()),
-- so that it is computed once a query and keeps the index condition.
create function kapu.organisation() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('kapu.organisation', true), '')::uuid $$;

-- unaccent is only STABLE; this wrapper names its dictionary, so that indexes may use it.
create function kapu.fold(input text) returns text
  language sql immutable strict parallel safe
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, input)) $$;

-- Order for people's eyes (ő after o, "cs" after "c").
create collation kapu.hungarian (provider = icu, locale = 'hu-HU');

-- Answers of creating calls, kept a week: the same key with the same request gets the same answer.
create table kapu.idempotency_key (
  scope text not null collate "C",
  key text not null collate "C",
  request_hash bytea not null,
  response_status integer,
  response_body jsonb,
  created_at timestamptz not null,
  primary key (scope, key)
);
create index idempotency_key_created_at on kapu.idempotency_key (created_at);
grant select, insert, update on kapu.idempotency_key to kapu_app;
grant select, delete on kapu.idempotency_key to kapu_housekeeper;
