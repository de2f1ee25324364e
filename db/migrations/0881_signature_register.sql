-- The public register of signatures and seals (aláírás-nyilvántartás): who could sign what, in whose name, when. By id for its pages, by the
-- words of the holder's name; who is shown at all is decided by the posts of the day.
alter table kapu.signature_certificate add column holder_folded text not null generated always as (kapu.fold(holder_name)) stored;
create index signature_certificate_register on kapu.signature_certificate (id) where kind in ('card-signing', 'organisation-seal');
create index signature_certificate_holder on kapu.signature_certificate using gin (holder_folded public.gin_trgm_ops) where kind in ('card-signing', 'organisation-seal');
