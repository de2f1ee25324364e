-- Sessions of officers, opened with the card. Tokens are kept as SHA-256 only.

create table kapu.session (
  id uuid primary key,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  officer_id uuid not null references kapu.officer (id),
  card_id uuid not null references kapu.card (id),
  card_expires_at timestamptz not null,
  post_id uuid references kapu.post (id),
  -- SHA-256 of the browser's description; a token that turns up in another browser is a stolen one.
  user_agent_hash bytea not null check (octet_length(user_agent_hash) = 32),
  opened_from inet,
  opened_at timestamptz not null,
  last_used_at timestamptz not null,
  -- The earlier of the working day's limit and the end of the card.
  absolute_expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text collate "C" check (end_reason in
    ('logout', 'idle', 'absolute', 'card', 'browser-changed', 'employment-ended', 'replaced')),
  check ((ended_at is null) = (end_reason is null))
);
create index session_of_officer on kapu.session (officer_id, opened_at desc);
create index session_over on kapu.session (absolute_expires_at);
create index session_of_card on kapu.session (card_id) where ended_at is null;
grant select, insert on kapu.session to kapu_app;
grant update (token_hash, post_id, last_used_at, ended_at, end_reason) on kapu.session to kapu_app;
grant select, delete on kapu.session to kapu_housekeeper;
