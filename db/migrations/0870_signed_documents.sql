-- Which entry of the log speaks of a document, by the digest of its octets. Whoever holds a document may ask what the log says of it,
-- without knowing the office or the case; row-level security would hide that from everybody. A digest tells nothing of the document to
-- those who do not have it, and entries are public as records.
create table kapu.signed_document (
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  entry_id uuid not null,
  organisation_id uuid not null references kapu.organisation (id),
  act_kind text not null,
  primary key (sha256, entry_id)
);
grant select, insert on kapu.signed_document to kapu_app;
grant select on kapu.signed_document to kapu_auditor, kapu_housekeeper;

create function kapu.note_signed_document() returns trigger
  language plpgsql
as $$
begin
  insert into kapu.signed_document (sha256, entry_id, organisation_id, act_kind)
    values (new.body->>'sha256', new.entry_id, new.organisation_id, new.kind) on conflict do nothing;
  return null;
end
$$;

-- What comes in was signed by others, if at all.
create trigger note_signed_document after insert on kapu.act for each row
  when (new.kind = 'decision-signed' or (new.kind = 'document-filed' and new.body->>'direction' = 'out' and new.body->>'mediaType' = 'application/pdf'))
  execute function kapu.note_signed_document();

alter table kapu.act no force row level security;
insert into kapu.signed_document (sha256, entry_id, organisation_id, act_kind)
  select body->>'sha256', entry_id, organisation_id, kind from kapu.act
  where kind = 'decision-signed' or (kind = 'document-filed' and body->>'direction' = 'out' and body->>'mediaType' = 'application/pdf')
  on conflict do nothing;
alter table kapu.act force row level security;
