-- The tree of organisations as people walk down it: tier, county, office, unit.
create index organisation_tree on kapu.organisation (tier, county, name collate kapu.hungarian, id) where parent_id is null;
create index organisation_children on kapu.organisation (parent_id, name collate kapu.hungarian, id) where parent_id is not null;
create index organisation_below on kapu.organisation (superior_id) where superior_id is not null;

-- Transfer (áttétel, Ákr. 17. §): the office that is not competent hands what arrived over to the one that is.
alter table kapu.submission drop constraint submission_state_check;
alter table kapu.submission add constraint submission_state_check check (state in ('arrived', 'registered', 'set-aside', 'transferred'));
alter table kapu.submission
  add column transferred_to uuid references kapu.organisation (id),
  add column transferred_from uuid references kapu.organisation (id),
  -- The same submission where it came from: one that is handed over twice arrives once.
  add column transferred_submission_id uuid;
create unique index submission_transferred on kapu.submission (organisation_id, transferred_submission_id) where transferred_submission_id is not null;
