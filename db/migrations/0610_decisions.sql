-- Decision drafts (döntéstervezetek). The text lives here; acts fix the fingerprint of what was drafted, submitted, signed.

-- The text that is being written; one row a draft, saved over and over. `revision` is its optimistic version.
create table kapu.decision_draft (
  organisation_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  -- code of the rule's decision
  decision text not null collate "C",
  revision integer not null check (revision > 0),
  -- { operativePart, reasoning, conditions }
  content jsonb not null,
  -- names of the facts that the rule's texts asked for and the case does not hold
  missing text[] not null,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  saved_by_post_id uuid,
  saved_by_name text not null,
  primary key (organisation_id, case_id, id),
  foreign key (organisation_id, case_id) references kapu.authority_case (organisation_id, id)
);

-- The revisions that acts refer to, never changed: what was begun, what was submitted, and so what was signed.
create table kapu.decision_revision (
  organisation_id uuid not null,
  case_id uuid not null,
  draft_id uuid not null,
  revision integer not null,
  content jsonb not null,
  -- SHA-256 of the canonical JSON of decision and content; the act carries the same
  content_hash text not null collate "C",
  fixed_at timestamptz not null,
  primary key (organisation_id, case_id, draft_id, revision),
  foreign key (organisation_id, case_id, draft_id) references kapu.decision_draft (organisation_id, case_id, id)
);

do $$
declare
  name text;
begin
  foreach name in array array['decision_draft', 'decision_revision'] loop
    execute format('alter table kapu.%I enable row level security', name);
    execute format('alter table kapu.%I force row level security', name);
    execute format('create policy office on kapu.%I to kapu_app using (organisation_id = (select kapu.organisation()))', name);
    execute format('create policy auditor on kapu.%I for select to kapu_auditor using (true)', name);
    execute format('grant select on kapu.%I to kapu_app, kapu_auditor', name);
  end loop;
end
$$;

grant insert, update (revision, content, saved_at, saved_by_post_id, saved_by_name) on kapu.decision_draft to kapu_app;
grant insert on kapu.decision_revision to kapu_app;
