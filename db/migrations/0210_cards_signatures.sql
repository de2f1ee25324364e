-- Register of signature certificates (aláírás-nyilvántartás) and of officers' cards (hivatali kártya).
-- Private keys stand in the key store, never here.

create table kapu.signature_certificate (
  id uuid primary key,
  kind text not null check (kind in (
    'root', 'issuing-authority', 'ocsp-signer', 'timestamp-authority', 'organisation-seal', 'card-authentication', 'card-signing')),
  -- Null for a root.
  issuer_id uuid references kapu.signature_certificate (id),
  -- Upper-case hexadecimal of whole octets.
  serial text not null collate "C" check (serial ~ '^([0-9A-F]{2}){1,20}$'),
  holder_name text not null,
  organisation_id uuid references kapu.organisation (id),
  officer_id uuid references kapu.officer (id),
  -- Name in the key store, for the keys that the server holds.
  key_name text collate "C",
  not_before timestamptz not null,
  not_after timestamptz not null check (not_after > not_before),
  der bytea not null,
  sha256 bytea not null unique check (octet_length(sha256) = 32),
  status text not null default 'good' check (status in ('good', 'hold', 'revoked')),
  status_reason text,
  status_since timestamptz not null,
  status_sequence integer not null default 1,
  recorded_at timestamptz not null,
  unique nulls not distinct (issuer_id, serial)
);
create index signature_certificate_ended on kapu.signature_certificate (issuer_id, not_after) where status <> 'good';
create index signature_certificate_kind on kapu.signature_certificate (kind, not_after);
create index signature_certificate_organisation on kapu.signature_certificate (organisation_id, kind) where organisation_id is not null;
create index signature_certificate_officer on kapu.signature_certificate (officer_id, kind) where officer_id is not null;
create index signature_certificate_serial on kapu.signature_certificate (serial);
grant select, insert on kapu.signature_certificate to kapu_app;
grant update (status, status_reason, status_since, status_sequence) on kapu.signature_certificate to kapu_app;

-- What a certificate's status was at any instant; a signature is judged by the status when it was made.
create table kapu.signature_certificate_status (
  certificate_id uuid not null references kapu.signature_certificate (id),
  sequence integer not null check (sequence > 0),
  status text not null check (status in ('good', 'hold', 'revoked')),
  reason text,
  valid_from timestamptz not null,
  recorded_at timestamptz not null,
  primary key (certificate_id, sequence)
);
grant select, insert on kapu.signature_certificate_status to kapu_app;

create table kapu.card (
  id uuid primary key,
  officer_id uuid not null references kapu.officer (id),
  -- Common name of the issuing authority; with the number on the card, or the certificate's, it names one card.
  issuer text not null,
  -- Number printed on the card.
  serial text not null collate "C",
  authentication_serial text collate "C",
  signing_serial text collate "C",
  authentication_certificate_id uuid references kapu.signature_certificate (id),
  signing_certificate_id uuid references kapu.signature_certificate (id),
  state text not null check (state in ('ordered', 'personalised', 'delivered', 'active', 'suspended', 'revoked', 'expired', 'replaced')),
  state_since timestamptz not null,
  -- Null until personalised.
  expires_at timestamptz,
  successor_id uuid references kapu.card (id),
  -- A step that a second person must confirm (négy szem elve).
  proposed_step text check (proposed_step in ('personalise', 'revoke')),
  proposed_by text collate "C",
  proposed_at timestamptz,
  proposed_reason text,
  sequence integer not null default 1,
  recorded_at timestamptz not null,
  unique (issuer, serial),
  unique (issuer, authentication_serial),
  unique (issuer, signing_serial),
  check ((proposed_step is null) = (proposed_by is null) and (proposed_step is null) = (proposed_at is null)),
  check (state not in ('personalised', 'delivered', 'active', 'suspended') or (authentication_serial is not null and signing_serial is not null and expires_at is not null))
);
create index card_officer on kapu.card (officer_id, state);
create index card_expiry on kapu.card (expires_at) where state in ('delivered', 'active', 'suspended');
grant select, insert, update on kapu.card to kapu_app;

-- Dated history of each card; the row of `card` is its last line.
create table kapu.card_event (
  card_id uuid not null references kapu.card (id),
  sequence integer not null check (sequence > 0),
  step text not null,
  state text not null,
  at timestamptz not null,
  actor text not null collate "C",
  second_actor text collate "C",
  reason text,
  primary key (card_id, sequence)
);
grant select, insert on kapu.card_event to kapu_app;

-- Software cards of the demonstration country. The keys are sealed by PINs that the demo page shows: worth nothing anywhere else.
create table kapu.demo_card (
  card_id uuid primary key references kapu.card (id),
  position integer not null,
  holder text not null,
  job_role text not null,
  organisation text not null,
  pin text not null,
  note text not null,
  retries_left integer not null check (retries_left between 0 and 3),
  authentication_certificate bytea not null,
  signing_certificate bytea not null,
  authentication_key jsonb not null,
  signing_key jsonb not null
);
create index demo_card_position on kapu.demo_card (position);
grant select, insert on kapu.demo_card to kapu_app;
