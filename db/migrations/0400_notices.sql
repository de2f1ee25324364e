-- What the Gate tells people: clients (mailbox, e-mail, paper, who looked at their data) and officers (inbox).
--
-- A client is no office: rows of a client are seen by the office that made them, and by the client, whose keys the
-- transaction names in kapu.client (comma-separated: key at the identity provider, id in the Etalon).

create function kapu.client_keys() returns text[]
  language sql stable parallel safe
  as $$ select string_to_array(nullif(current_setting('kapu.client', true), ''), ',') $$;

create table kapu.mailbox_message (
  organisation_id uuid not null,
  id uuid not null unique,
  client_key text not null collate "C",
  kind text not null collate "C",
  case_id uuid,
  registration_number text collate "C",
  -- { "hu": …, "en": … }
  title jsonb not null,
  -- [{ "documentId", "sha256", "name", "mediaType", "size" }]
  documents jsonb not null default '[]',
  language text not null collate "C" check (language in ('hu', 'en')),
  -- Service by the mailbox (kézbesítés): opening it is its receipt (Dáptv. 27. §).
  needs_receipt boolean not null,
  sent_at timestamptz not null,
  second_notice_at timestamptz,
  opened_at timestamptz,
  receipt_entry_id uuid,
  primary key (organisation_id, id)
);
create index mailbox_message_client on kapu.mailbox_message (client_key, id desc);
create index mailbox_message_case on kapu.mailbox_message (organisation_id, case_id) where case_id is not null;
create index mailbox_message_unopened on kapu.mailbox_message (sent_at) where needs_receipt and opened_at is null;

-- One e-mail that something has arrived. The address is cleared once it is sent.
create table kapu.mail_notice (
  organisation_id uuid not null,
  id uuid not null,
  address text,
  template text not null collate "C",
  language text not null collate "C" check (language in ('hu', 'en')),
  -- Where the link leads, below the public address.
  path text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  message_id text,
  primary key (organisation_id, id)
);

-- In-app inbox of officers: addressed to a post or to a person in the office.
create table kapu.notice (
  organisation_id uuid not null,
  id uuid not null,
  post_id uuid,
  officer_id uuid,
  kind text not null collate "C",
  case_id uuid,
  facts jsonb not null default '{}',
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (organisation_id, id),
  check (num_nonnulls(post_id, officer_id) = 1)
);
create index notice_post on kapu.notice (organisation_id, post_id, id desc) where post_id is not null;
create index notice_officer on kapu.notice (organisation_id, officer_id, id desc) where officer_id is not null;
create index notice_unread_post on kapu.notice (organisation_id, post_id) where read_at is null and post_id is not null;
create index notice_unread_officer on kapu.notice (organisation_id, officer_id) where read_at is null and officer_id is not null;

-- Stable names of officers towards clients; a complaint opens them in the office.
create table kapu.officer_pseudonym (
  organisation_id uuid not null,
  officer_id uuid not null,
  pseudonym text not null collate "C",
  primary key (organisation_id, officer_id),
  unique (organisation_id, pseudonym)
);

-- Who looked at my data: one row a use, without the data.
create table kapu.data_use (
  organisation_id uuid not null,
  id uuid not null,
  client_key text not null collate "C",
  used_at timestamptz not null,
  case_id uuid,
  registration_number text collate "C",
  data_set text not null collate "C",
  category jsonb not null,
  purpose jsonb not null,
  legal_basis text not null,
  receiver jsonb not null,
  fields text[] not null,
  officer_pseudonym text not null collate "C",
  result text not null collate "C" check (result in ('answered', 'failed', 'sent')),
  intent_entry_id uuid not null,
  outcome_entry_id uuid not null,
  -- Deferred (késleltetett tájékoztatás) until this instant; null: the client sees it at once.
  deferred_until timestamptz,
  primary key (organisation_id, id)
);
create index data_use_client on kapu.data_use (client_key, id desc);
create unique index data_use_outcome on kapu.data_use (outcome_entry_id, client_key);

-- Letters waiting to be printed and posted.
create table kapu.paper_dispatch (
  organisation_id uuid not null,
  id uuid not null,
  case_id uuid,
  registration_number text collate "C",
  recipient_name text not null,
  recipient_address text not null,
  documents jsonb not null,
  return_receipt boolean not null,
  state text not null default 'queued' collate "C" check (state in ('queued', 'posted', 'delivered', 'returned')),
  created_at timestamptz not null,
  posted_at timestamptz,
  tracking_number text collate "C",
  primary key (organisation_id, id)
);
create index paper_dispatch_waiting on kapu.paper_dispatch (organisation_id, id) where state = 'queued';
create index paper_dispatch_case on kapu.paper_dispatch (organisation_id, case_id) where case_id is not null;

do $$
declare
  name text;
begin
  foreach name in array array['mailbox_message', 'mail_notice', 'notice', 'officer_pseudonym', 'data_use', 'paper_dispatch'] loop
    execute format('alter table kapu.%I enable row level security', name);
    execute format('alter table kapu.%I force row level security', name);
    execute format('create policy %I on kapu.%I to kapu_app using (organisation_id = (select kapu.organisation()))', name || '_own', name);
    execute format('create policy %I on kapu.%I for select to kapu_auditor using (true)', name || '_audit', name);
    execute format('grant select on kapu.%I to kapu_app, kapu_auditor', name);
    execute format('grant insert on kapu.%I to kapu_app', name);
  end loop;
end
$$;
create policy mailbox_message_client on kapu.mailbox_message for select to kapu_app
  using (client_key = any ((select kapu.client_keys())::text[]));
create policy mailbox_message_receipt on kapu.mailbox_message for update to kapu_app
  using (client_key = any ((select kapu.client_keys())::text[]));
create policy data_use_client on kapu.data_use for select to kapu_app
  using (client_key = any ((select kapu.client_keys())::text[]));
create policy mailbox_message_sweep on kapu.mailbox_message for select to kapu_housekeeper using (true);
grant select on kapu.mailbox_message to kapu_housekeeper;
grant update (second_notice_at, opened_at, receipt_entry_id) on kapu.mailbox_message to kapu_app;
grant update (address, sent_at, message_id) on kapu.mail_notice to kapu_app;
grant update (read_at) on kapu.notice to kapu_app;
grant update (state, posted_at, tracking_number) on kapu.paper_dispatch to kapu_app;
