-- Challenges of card login and of signing with the card; short-lived, taken once.

create table kapu.login_challenge (
  -- SHA-256 of the pre-session cookie that the challenge is bound to.
  pre_session bytea primary key check (octet_length(pre_session) = 32),
  -- 32 random octets in base64, as the card signs them.
  nonce text not null,
  expires_at timestamptz not null
);
create index login_challenge_expires_at on kapu.login_challenge (expires_at);
grant select, insert, update, delete on kapu.login_challenge to kapu_app;
grant select (pre_session, expires_at), delete on kapu.login_challenge to kapu_housekeeper;

create table kapu.signing_request (
  id uuid primary key,
  session_id uuid not null,
  officer_id uuid not null references kapu.officer (id),
  card_id uuid not null references kapu.card (id),
  -- What the signature is for, such as a decision's draft; the caller's own words.
  purpose text not null,
  subject_id uuid not null,
  certificate bytea not null,
  hash_function text not null check (hash_function in ('sha256', 'sha384', 'sha512')),
  -- Exactly what the card signs the hash of.
  to_be_signed bytea not null,
  -- What the caller needs to finish (digest of the prepared PDF and the like).
  state jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index signing_request_expires_at on kapu.signing_request (expires_at);
grant select, insert, delete on kapu.signing_request to kapu_app;
-- The sweep of expired requests locks them (for update skip locked).
grant update (expires_at) on kapu.signing_request to kapu_app;
grant select (id, expires_at), delete on kapu.signing_request to kapu_housekeeper;
