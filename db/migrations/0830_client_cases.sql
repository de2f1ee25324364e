-- The client's list of cases in pages, each case once: a further submission to a case that the client has already makes no second line.
-- Noted when the link is written; asked for each line, it would look through all of a client's submissions to an office every time.
alter table kapu.client_case add column further boolean not null default false;
update kapu.client_case c set further = true
  where case_id is not null and exists (
    select from kapu.client_case o
    where o.client_key = c.client_key and o.organisation_id = c.organisation_id and o.case_id = c.case_id
      and (o.since, o.submission_id) < (c.since, c.submission_id));
create index client_case_newest on kapu.client_case (client_key, since desc, submission_id desc) where not further;
