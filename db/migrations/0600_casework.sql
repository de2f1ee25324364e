-- Casework: arrivals, register books, cases as the fold of their acts, documents.
-- `organisation_id` leads every key; row-level security is forced on every table of an office.

-- Arrival numbers (érkeztetőszám): gapless per office and year, allocated in the transaction of the arrival.
create table kapu.arrival_book (
  organisation_id uuid not null references kapu.organisation (id),
  year smallint not null,
  last_number integer not null default 0 check (last_number >= 0),
  primary key (organisation_id, year)
);

-- Register book (iktatókönyv): main numbers (főszám) restart at 1 every year, no gap, no reuse.
create table kapu.register_book (
  organisation_id uuid not null references kapu.organisation (id),
  id uuid not null,
  code text not null collate "C" check (code ~ '^[A-Z]{2,6}$'),
  year smallint not null,
  name text not null,
  last_main integer not null default 0 check (last_main >= 0),
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, code, year)
);

-- A submission (beadvány) as it arrived, before and after registration. Its data are kept as sent.
create table kapu.submission (
  organisation_id uuid not null references kapu.organisation (id),
  id uuid not null,
  arrival_year smallint not null,
  arrival_number integer not null,
  channel text not null check (channel in ('electronic', 'paper', 'email', 'in-person', 'exchange')),
  received_at timestamptz not null,
  recorded_at timestamptz not null,
  case_type_code text collate "C",
  form_version integer,
  language text not null check (language in ('hu', 'en')),
  subject text not null,
  data jsonb not null,
  submitter jsonb not null,
  submitter_folded text not null,
  -- the client's key at the client identity provider; null for a guest or a paper submission
  client_key text collate "C",
  integration_id uuid,
  recorded_by_post_id uuid,
  receipt jsonb,
  state text not null check (state in ('arrived', 'registered', 'set-aside')),
  case_id uuid,
  version integer not null default 1,
  primary key (organisation_id, id),
  unique (organisation_id, arrival_year, arrival_number)
);
create index submission_waiting on kapu.submission (organisation_id, received_at, id) where state = 'arrived';
create index submission_by_client on kapu.submission (organisation_id, client_key, received_at desc) where client_key is not null;
create index submission_by_case on kapu.submission (organisation_id, case_id) where case_id is not null;

-- A file of a submission, before it becomes a document of a case.
create table kapu.submission_file (
  organisation_id uuid not null,
  submission_id uuid not null,
  position smallint not null,
  requirement text collate "C",
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null collate "C",
  -- what the content check found: ok, or why an officer should look (encrypted, macros)
  verdict text not null,
  primary key (organisation_id, submission_id, position),
  foreign key (organisation_id, submission_id) references kapu.submission (organisation_id, id)
);

-- The case (ügy): a projection of its acts for lists. It stores instants, never a judgement that time changes.
create table kapu.authority_case (
  organisation_id uuid not null references kapu.organisation (id),
  id uuid not null,
  register_book_id uuid not null,
  register_code text not null collate "C",
  main_number integer not null,
  year smallint not null,
  registration_number text not null collate "C",
  last_sub integer not null default 0,
  case_type_code text not null collate "C",
  case_type_version_id uuid not null references kapu.case_type_version (id),
  subject text not null,
  client_name text not null,
  search_folded text not null collate "C",
  -- sequence of the last act: the optimistic version of the case
  sequence integer not null default 0,
  status text not null collate "C",
  stage text not null collate "C",
  -- whom the case waits for: office, head, signer, client, specialist, authority, nobody
  waits_for text not null collate "C",
  waits_label text,
  waits_since timestamptz,
  due_date date,
  due_at timestamptz,
  -- when the sweeper must look next: deemed delivery, finality, a lapsed deficiency notice
  next_event_on date,
  assignee_post_id uuid,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  closed_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, register_code, year, main_number),
  foreign key (organisation_id, register_book_id) references kapu.register_book (organisation_id, id)
);
create index case_by_number on kapu.authority_case (organisation_id, registration_number);
create index case_of_assignee on kapu.authority_case (organisation_id, assignee_post_id, coalesce(due_at, 'infinity'::timestamptz), id)
  where closed_at is null;
-- cases without a running clock sort behind the others; the expression is the keyset of the worklist
create index case_open on kapu.authority_case (organisation_id, coalesce(due_at, 'infinity'::timestamptz), id)
  where closed_at is null;
create index case_waiting on kapu.authority_case (organisation_id, waits_for, coalesce(due_at, 'infinity'::timestamptz), id)
  where closed_at is null;
create index case_recent on kapu.authority_case (organisation_id, opened_at desc, id desc);
create index case_next_event on kapu.authority_case (next_event_on) where next_event_on is not null;

-- The words by which a case is found: those of its number, client and subject, whole and in their parts. A row a word,
-- because comparing text is leakproof and LIKE is not: under row-level security no trigram index can serve kapu_app, and
-- every search read all cases of the office. A search is for beginnings of words.
create table kapu.case_word (
  organisation_id uuid not null,
  word text not null collate "C",
  case_id uuid not null,
  primary key (organisation_id, word, case_id),
  foreign key (organisation_id, case_id) references kapu.authority_case (organisation_id, id)
);
create index case_word_of_case on kapu.case_word (organisation_id, case_id);

create function kapu.words_of(folded text) returns setof text
  language sql immutable strict parallel safe
  as $$
    select word from regexp_split_to_table(folded, '\s+') as word where word <> ''
    union select part from regexp_split_to_table(folded, '[^[:alnum:]]+') as part where part <> ''
  $$;

create function kapu.note_case_words() returns trigger
  language plpgsql
  as $$
  begin
    if tg_op = 'UPDATE' then
      delete from kapu.case_word where organisation_id = new.organisation_id and case_id = new.id;
    end if;
    insert into kapu.case_word (organisation_id, word, case_id)
      select new.organisation_id, word, new.id from kapu.words_of(new.search_folded) as word;
    return null;
  end
  $$;
create trigger case_words_new after insert on kapu.authority_case
  for each row execute function kapu.note_case_words();
create trigger case_words_changed after update of search_folded on kapu.authority_case
  for each row when (old.search_folded is distinct from new.search_folded) execute function kapu.note_case_words();

-- The acts (eljárási cselekmények) of a case: append-only, numbered without gap under the row lock of the case.
create table kapu.act (
  organisation_id uuid not null,
  case_id uuid not null,
  sequence integer not null check (sequence > 0),
  id uuid not null,
  kind text not null collate "C",
  schema_version smallint not null,
  at timestamptz not null,
  legal_date date not null,
  actor jsonb not null,
  -- ids of the policies that allowed the act, so that "was this officer allowed then" needs no reconstruction
  policies text[] not null,
  body jsonb not null,
  entry_id uuid not null,
  primary key (organisation_id, case_id, sequence),
  unique (organisation_id, id),
  foreign key (organisation_id, case_id) references kapu.authority_case (organisation_id, id)
);

-- A document (irat) of a case, numbered by sub-number (alszám) where law wants it registered.
create table kapu.case_document (
  organisation_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  sub_number integer,
  direction text not null check (direction in ('in', 'out', 'internal')),
  kind text not null collate "C",
  requirement text collate "C",
  title text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null collate "C",
  partner text,
  submission_id uuid,
  -- may the client see it on the client page (drafts never)
  client_visible boolean not null,
  validity text not null check (validity in ('signed', 'authentic', 'plain', 'unchecked', 'invalid')),
  filed_at timestamptz not null,
  filed_by_post_id uuid,
  primary key (organisation_id, case_id, id),
  foreign key (organisation_id, case_id) references kapu.authority_case (organisation_id, id)
);
create unique index case_document_sub_number on kapu.case_document (organisation_id, case_id, sub_number, id);

-- One line of the register book (iktatási bejegyzés) per main- and sub-number. Never deleted: a mistake is voided.
create table kapu.registration_entry (
  organisation_id uuid not null,
  register_book_id uuid not null,
  main_number integer not null,
  sub_number integer not null,
  case_id uuid not null,
  direction text not null check (direction in ('in', 'out', 'internal')),
  registered_at timestamptz not null,
  registered_by jsonb not null,
  arrival_number text collate "C",
  partner text not null,
  subject text not null,
  document_ids uuid[] not null,
  filing_plan_item text not null,
  voided_at timestamptz,
  void_reason text,
  primary key (organisation_id, register_book_id, main_number, sub_number),
  foreign key (organisation_id, register_book_id) references kapu.register_book (organisation_id, id),
  foreign key (organisation_id, case_id) references kapu.authority_case (organisation_id, id)
);
create index registration_entry_of_case on kapu.registration_entry (organisation_id, case_id, sub_number);

-- A case's predecessor (előzmény) or a case attached to it (szerelés, csatolás).
create table kapu.case_link (
  organisation_id uuid not null,
  case_id uuid not null,
  other_case_id uuid not null,
  kind text not null check (kind in ('predecessor', 'attached')),
  at timestamptz not null,
  primary key (organisation_id, case_id, other_case_id, kind),
  foreign key (organisation_id, case_id) references kapu.authority_case (organisation_id, id),
  foreign key (organisation_id, other_case_id) references kapu.authority_case (organisation_id, id)
);
create index case_link_other on kapu.case_link (organisation_id, other_case_id);

-- Which client may see which case: a central directory, so that the client page finds the offices to ask without a
-- policy that looks across offices (an OR in the office policy turned every officer's query into a sequential scan).
create table kapu.client_case (
  client_key text not null collate "C",
  organisation_id uuid not null references kapu.organisation (id),
  submission_id uuid not null,
  case_id uuid,
  since timestamptz not null,
  primary key (client_key, organisation_id, submission_id)
);

do $$
declare
  name text;
begin
  foreach name in array array[
    'arrival_book', 'register_book', 'submission', 'submission_file', 'authority_case', 'act', 'case_document',
    'registration_entry', 'case_link', 'case_word'
  ] loop
    execute format('alter table kapu.%I enable row level security', name);
    execute format('alter table kapu.%I force row level security', name);
    execute format('create policy office on kapu.%I to kapu_app using (organisation_id = (select kapu.organisation()))', name);
    execute format('create policy auditor on kapu.%I for select to kapu_auditor using (true)', name);
    execute format('create policy housekeeper on kapu.%I for select to kapu_housekeeper using (true)', name);
    execute format('grant select on kapu.%I to kapu_app, kapu_auditor, kapu_housekeeper', name);
  end loop;
end
$$;

grant insert, update on kapu.arrival_book, kapu.register_book, kapu.submission, kapu.authority_case to kapu_app;
grant insert on kapu.submission_file, kapu.act, kapu.case_document, kapu.case_link to kapu_app;
grant insert, delete on kapu.case_word to kapu_app;
grant insert, update (voided_at, void_reason) on kapu.registration_entry to kapu_app;
grant select, insert, update on kapu.client_case to kapu_app;
