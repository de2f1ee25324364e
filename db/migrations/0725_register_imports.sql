-- Files that were handed in for a register: read row by row by a job, shown with what they would change and what is wrong
-- with which row; nothing reaches the register before a second person has approved the change that names the file.
create table kapu.register_import (
  id uuid primary key,
  register text not null collate "C",
  organisation_id uuid not null references kapu.organisation (id),
  file_name text not null,
  format text not null collate "C" check (format in ('csv', 'json')),
  content text not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  effective_from date not null,
  uploaded_by_officer_id uuid not null,
  uploaded_by_name text not null,
  uploaded_at timestamptz not null,
  state text not null default 'waiting' collate "C" check (state in ('waiting', 'reading', 'read', 'faulty')),
  rows_total integer not null default 0,
  rows_done integer not null default 0,
  -- [{ row, column, message }]; the first five hundred.
  faults jsonb not null default '[]',
  fault_count integer not null default 0,
  -- { added, changed, same, examples }
  summary jsonb
);
create index register_import_of_office on kapu.register_import (organisation_id, id);
grant select, insert on kapu.register_import to kapu_app;
-- What was handed in is not exchanged for something else.
grant update (state, rows_total, rows_done, faults, fault_count, summary) on kapu.register_import to kapu_app;
