-- Central registers of offices, job roles, officers and posts. Rows are dated: valid_from is the first day, valid_to the
-- last day; nothing is deleted.

create table kapu.organisation (
  id uuid primary key,
  -- Stable code by which connected systems name the office.
  code text not null unique collate "C" check (code ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name text not null,
  short_name text not null,
  tier text not null collate "C"
    check (tier in ('ministry-department', 'national-body', 'county-regional-document-office', 'mayors-office')),
  kind text not null collate "C" check (kind in (
    'ministry-department', 'national-body', 'government-office', 'district-office', 'regional-body', 'document-office', 'mayors-office')),
  -- Whose administrative breaks (igazgatási szünet) and roll-forward rules bind it.
  authority_kind text not null collate "C" check (authority_kind in ('government', 'local-government')),
  -- The organisation of which this is a unit.
  parent_id uuid references kapu.organisation (id),
  -- Superior authority (felettes szerv), to which an appeal goes up; null where none.
  superior_id uuid references kapu.organisation (id),
  settlement text,
  county text,
  -- Address at the exchange (hivatali kapu); null when not connected.
  exchange_id text unique collate "C",
  -- An invented office: its mail, exchange and log are sandboxed, and its legal clock may be set.
  demo boolean not null default false,
  legal_clock_offset_ms bigint not null default 0 check (demo or legal_clock_offset_ms = 0),
  -- Grows with every setting of the legal clock: who sets it names the one they saw.
  legal_clock_version integer not null default 0 check (legal_clock_version >= 0),
  search_folded text collate "C" not null
    generated always as (kapu.fold(name || ' ' || short_name || ' ' || coalesce(settlement, ''))) stored,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  check (valid_to is null or valid_to >= valid_from)
);
create index organisation_by_tier on kapu.organisation (tier, name collate kapu.hungarian, id);
create index organisation_by_name on kapu.organisation (name collate kapu.hungarian, id);
create index organisation_search on kapu.organisation using gin (search_folded public.gin_trgm_ops);
create index organisation_units on kapu.organisation (parent_id) where parent_id is not null;

-- How many units of each tier are open: the home page must not count.
create table kapu.organisation_count (
  tier text primary key collate "C",
  count integer not null
);
insert into kapu.organisation_count
  values ('ministry-department', 0), ('national-body', 0), ('county-regional-document-office', 0), ('mayors-office', 0);

create function kapu.count_organisations() returns trigger
  language plpgsql security definer set search_path = kapu, pg_temp
as $$
begin
  if tg_op in ('UPDATE', 'DELETE') then
    update organisation_count c set count = c.count - o.closed
      from (select tier, count(*)::integer as closed from before_rows where valid_to is null group by tier) o where c.tier = o.tier;
  end if;
  if tg_op in ('UPDATE', 'INSERT') then
    update organisation_count c set count = c.count + o.opened
      from (select tier, count(*)::integer as opened from after_rows where valid_to is null group by tier) o where c.tier = o.tier;
  end if;
  return null;
end
$$;
revoke all on function kapu.count_organisations from public;
create trigger organisation_count_insert after insert on kapu.organisation
  referencing new table as after_rows for each statement execute function kapu.count_organisations();
create trigger organisation_count_update after update on kapu.organisation
  referencing old table as before_rows new table as after_rows for each statement execute function kapu.count_organisations();
create trigger organisation_count_delete after delete on kapu.organisation
  referencing old table as before_rows for each statement execute function kapu.count_organisations();

-- What an office may settle for itself (four-eyes, roll-forward of limits, …), dated, with its source.
create table kapu.organisation_policy (
  organisation_id uuid not null references kapu.organisation (id),
  code text not null collate "C",
  value jsonb not null,
  legal_source text not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  primary key (organisation_id, code, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);
create unique index organisation_policy_open on kapu.organisation_policy (organisation_id, code) where valid_to is null;

-- Job role (munkakör): what its holders may do, which cases they handle, which personal data they may see.
create table kapu.job_role (
  id uuid primary key,
  code text not null unique collate "C" check (code ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name_hu text not null,
  name_en text not null,
  organisation_tier text not null collate "C"
    check (organisation_tier in ('ministry-department', 'national-body', 'county-regional-document-office', 'mayors-office')),
  -- Registers arrivals (iktató).
  is_registrar boolean not null default false,
  -- Carries cases (ügyintéző).
  is_case_officer boolean not null default false,
  -- Signs off decisions (kiadmányozó).
  is_signer boolean not null default false,
  -- Assigns cases to officers (szignálás).
  is_head boolean not null default false,
  -- Supervision across offices (felügyelet): reads, never acts.
  is_auditor boolean not null default false,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  check (not (is_auditor and (is_registrar or is_case_officer or is_signer or is_head)))
);

create table kapu.job_role_case_type (
  job_role_id uuid not null references kapu.job_role (id),
  case_type_code text not null collate "C",
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  primary key (job_role_id, case_type_code, valid_from)
);
create index job_role_case_type_by_type on kapu.job_role_case_type (case_type_code);

-- Which data of other registers the job role may ask for, for which purpose, by which law.
create table kapu.job_role_entitlement (
  id uuid primary key,
  job_role_id uuid not null references kapu.job_role (id),
  category_hu text not null,
  category_en text not null,
  purpose text not null collate "C",
  purpose_hu text not null,
  purpose_en text not null,
  legal_basis text not null,
  data_sets text[] not null check (cardinality(data_sets) > 0),
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null
);
create index job_role_entitlement_of_role on kapu.job_role_entitlement (job_role_id, valid_from);

-- Officer (köztisztviselő, kormánytisztviselő); valid dates are those of the employment.
create table kapu.officer (
  id uuid primary key,
  officer_number text not null unique collate "C",
  name text not null,
  name_folded text collate "C" not null generated always as (kapu.fold(name)) stored,
  demo boolean not null default false,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  check (valid_to is null or valid_to >= valid_from)
);

-- Post: an officer holds a job role in an office; with substitutes_for_officer_id in the stead of another (helyettesítés).
create table kapu.post (
  id uuid primary key,
  officer_id uuid not null references kapu.officer (id),
  organisation_id uuid not null references kapu.organisation (id),
  job_role_id uuid not null references kapu.job_role (id),
  substitutes_for_officer_id uuid references kapu.officer (id),
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  check (valid_to is null or valid_to >= valid_from),
  check (substitutes_for_officer_id is distinct from officer_id)
);
create index post_of_officer on kapu.post (officer_id, valid_from);
create index post_of_organisation on kapu.post (organisation_id, job_role_id, valid_from);
create index post_substituted on kapu.post (substitutes_for_officer_id) where substitutes_for_officer_id is not null;

grant select on kapu.organisation, kapu.organisation_count, kapu.organisation_policy, kapu.job_role, kapu.job_role_case_type,
  kapu.job_role_entitlement, kapu.officer, kapu.post to kapu_app, kapu_auditor, kapu_housekeeper;
grant update (legal_clock_offset_ms, legal_clock_version) on kapu.organisation to kapu_app;
grant insert, update (valid_to) on kapu.organisation_policy to kapu_app;
