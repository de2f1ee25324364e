-- Sessions of clients, identified by the central client identification (KAÜ), and keys of connected systems.

-- A login under way at the identity provider; taken once.
create table kapu.client_login (
  -- SHA-256 of the cookie that binds the login to the browser that began it.
  browser_hash bytea primary key check (octet_length(browser_hash) = 32),
  state text not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null check (return_to ~ '^/([^/\\]|$)'),
  expires_at timestamptz not null
);
create index client_login_expires_at on kapu.client_login (expires_at);
grant select, insert, delete on kapu.client_login to kapu_app, kapu_housekeeper;

create table kapu.client_session (
  id uuid primary key,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  issuer text not null collate "C",
  -- The client's key at the identity provider: what submissions name as submitter.
  subject text not null collate "C",
  name text not null,
  opened_at timestamptz not null,
  last_used_at timestamptz not null,
  absolute_expires_at timestamptz not null,
  ended_at timestamptz
);
create index client_session_over on kapu.client_session (absolute_expires_at);
create index client_session_of_subject on kapu.client_session (issuer, subject, opened_at desc);
grant select, insert, update (last_used_at, ended_at) on kapu.client_session to kapu_app;
grant select, delete on kapu.client_session to kapu_housekeeper;

-- A connected system (csatlakozott rendszer): a front office, a specialist authority's system, another office's.
create table kapu.integration (
  id uuid primary key,
  code text not null unique collate "C" check (code ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  name text not null,
  -- The office it may speak to; null for central systems.
  organisation_id uuid references kapu.organisation (id),
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null
);

-- Its keys, kept as SHA-256 only (they are 32 random octets, so a slow hash would add nothing).
create table kapu.integration_key (
  id uuid primary key,
  integration_id uuid not null references kapu.integration (id),
  key_hash bytea not null unique check (octet_length(key_hash) = 32),
  scopes text[] not null check (cardinality(scopes) > 0),
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  recorded_at timestamptz not null,
  check (valid_to > valid_from)
);
create index integration_key_of on kapu.integration_key (integration_id, valid_to);
grant select, insert on kapu.integration, kapu.integration_key to kapu_app;
grant update (last_used_at, revoked_at) on kapu.integration_key to kapu_app;
grant select on kapu.integration, kapu.integration_key to kapu_auditor;
