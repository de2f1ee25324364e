-- Case types (ügytípusok): versions of rules as loaded from the catalogue. A version never changes once a case uses it.

create table kapu.case_type_version (
  id uuid primary key,
  code text not null collate "C",
  version integer not null check (version > 0),
  valid_from date not null,
  valid_to date,
  -- the rule as validated, with the laws it cites
  rule jsonb not null,
  -- SHA-256 over the rule and every file that belongs to it
  content_hash text not null collate "C",
  recorded_at timestamptz not null,
  unique (code, version),
  check (valid_to is null or valid_to >= valid_from)
);
create index case_type_version_in_force on kapu.case_type_version (code, valid_from desc);

-- Files of a version: form schema, layout and texts of the form, templates, and the shared templates they import.
create table kapu.case_type_file (
  version_id uuid not null references kapu.case_type_version (id),
  path text not null collate "C",
  content text not null,
  primary key (version_id, path)
);

grant select on kapu.case_type_version, kapu.case_type_file to kapu_app, kapu_auditor, kapu_housekeeper;
