-- Checks of facts in other registers: what may be asked, by which law, and what was asked.

-- A question that may be put to another register. Dated rows: a change of law closes one and opens the next.
create table kapu.data_set (
  code text not null collate "C",
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  name_hu text not null,
  name_en text not null,
  question_hu text not null,
  question_en text not null,
  authority_hu text not null,
  authority_en text not null,
  -- How the answer reaches us: 'etalon' (our own register) or 'x-road-rest'.
  connector text not null collate "C",
  -- 'yes-no' answers give nothing but yes/no; 'match' identifies; 'fields' returns the permitted fields.
  answer_kind text not null collate "C" check (answer_kind in ('yes-no', 'match', 'fields')),
  -- X-Road address of the provider; the instance comes from the configuration.
  member_class text collate "C",
  member_code text collate "C",
  subsystem text collate "C",
  service text collate "C",
  path text collate "C",
  -- Data category as the client reads it among the uses of their data.
  category_hu text not null,
  category_en text not null,
  fields jsonb not null,
  timeout_ms integer not null check (timeout_ms between 100 and 60000),
  max_answer_bytes integer not null check (max_answer_bytes between 1000 and 5000000),
  primary key (code, valid_from),
  check (connector <> 'x-road-rest' or (member_class is not null and member_code is not null and subsystem is not null
    and service is not null and path is not null))
);
create unique index data_set_current on kapu.data_set (code) where valid_to is null;

-- No purpose, no data: for which purpose, on which legal basis, which fields.
create table kapu.data_set_purpose (
  data_set text not null collate "C",
  purpose text not null collate "C",
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  purpose_hu text not null,
  purpose_en text not null,
  legal_basis text not null,
  fields text[] not null,
  primary key (data_set, purpose, legal_basis, valid_from)
);

-- Szakhatóság (Ákr. 55–57. §): who can be asked for a position on a technical issue (szakkérdés).
create table kapu.specialist_authority (
  code text not null collate "C" primary key,
  name_hu text not null,
  name_en text not null,
  technical_issue_hu text not null,
  technical_issue_en text not null,
  legal_basis text not null,
  -- Days for the position (Ákr. 57. §, 531/2017. Korm. r.); casework computes the date.
  position_days integer not null,
  member_class text not null collate "C",
  member_code text not null collate "C",
  subsystem text not null collate "C",
  service text not null collate "C",
  path text not null collate "C",
  -- The connected system that may answer in its name; null: any holder of the scope `specialist`.
  integration_id uuid,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null
);

-- One question of one case to another register or authority. Its id is the intent without which there is no data.
create table kapu.exchange_request (
  organisation_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  registration_number text not null collate "C",
  kind text not null collate "C" check (kind in ('data-set', 'specialist')),
  -- Code of the data set or of the specialist authority.
  target text not null collate "C",
  purpose text not null,
  legal_basis text not null,
  fields text[] not null,
  -- Whose data; kept only while the question is open (asynchronous retry), wiped with the outcome.
  subject jsonb,
  -- The person in the Etalon, once known; the client sees the use under this id.
  person_id uuid,
  payload jsonb,
  officer_id uuid not null,
  post_id uuid,
  on_behalf_of uuid,
  state text not null collate "C" check (state in ('intended', 'waiting', 'answered', 'failed')),
  failure text collate "C",
  attempts integer not null default 0,
  give_up_at timestamptz,
  requested_at timestamptz not null,
  settled_at timestamptz,
  intent_entry_id text not null collate "C",
  outcome_entry_id text collate "C",
  -- The transaction that wrote the intent: it may not itself read data.
  intent_transaction xid8 not null default pg_current_xact_id(),
  x_road_request_id text collate "C",
  x_road_request_hash text collate "C",
  primary key (organisation_id, id)
);
create index exchange_request_case on kapu.exchange_request (organisation_id, case_id, requested_at);
create unique index exchange_request_id on kapu.exchange_request (id);

-- Answers of specialist authorities: each is taken once.
create table kapu.specialist_answer (
  organisation_id uuid not null,
  request_id uuid not null,
  answer_id text not null collate "C",
  content_hash bytea not null,
  received_at timestamptz not null,
  entry_id text not null collate "C",
  primary key (organisation_id, request_id, answer_id),
  foreign key (organisation_id, request_id) references kapu.exchange_request (organisation_id, id)
);

alter table kapu.exchange_request enable row level security;
alter table kapu.exchange_request force row level security;
create policy exchange_request_office on kapu.exchange_request using (organisation_id = (select kapu.organisation()));
create policy exchange_request_audit on kapu.exchange_request for select to kapu_auditor using (true);
alter table kapu.specialist_answer enable row level security;
alter table kapu.specialist_answer force row level security;
create policy specialist_answer_office on kapu.specialist_answer using (organisation_id = (select kapu.organisation()));
create policy specialist_answer_audit on kapu.specialist_answer for select to kapu_auditor using (true);

-- Leads an answer from outside to the office that asked; holds no personal data.
create table kapu.exchange_route (
  correlation_id uuid primary key,
  organisation_id uuid not null
);

grant select on kapu.data_set, kapu.data_set_purpose, kapu.specialist_authority to kapu_app;
grant select, insert, update on kapu.exchange_request to kapu_app;
grant select, insert on kapu.specialist_answer, kapu.exchange_route to kapu_app;
grant select on kapu.exchange_request, kapu.specialist_answer to kapu_auditor;

-- Questions that the case types of today need. Legal bases are data: an office corrects them here, not in code.
insert into kapu.data_set (code, valid_from, recorded_at, name_hu, name_en, question_hu, question_en, authority_hu,
  authority_en, connector, answer_kind, member_class, member_code, subsystem, service, path, category_hu, category_en,
  fields, timeout_ms, max_answer_bytes)
values
  ('etalon.identify', '2018-01-01', now(), 'Személyazonosítás', 'Identification of a person',
   'Kicsoda az ügyfél?', 'Who is the client?', 'Személyiadat- és lakcímnyilvántartás (Etalon)',
   'Register of personal data and addresses (Etalon)', 'etalon', 'match', null, null, null, null, null,
   'természetes személyazonosító adatok, lakcím', 'natural identifiers, address',
   '[{"code":"name","hu":"Név","en":"Name"},{"code":"birthName","hu":"Születési név","en":"Birth name"},
     {"code":"birthPlace","hu":"Születési hely","en":"Place of birth"},{"code":"birthDate","hu":"Születési idő","en":"Date of birth"},
     {"code":"motherName","hu":"Anyja születési neve","en":"Mother''s birth name"},
     {"code":"settlement","hu":"Lakóhely települése","en":"Settlement of residence"},
     {"code":"homeAddress","hu":"Lakóhely","en":"Home address"},{"code":"diedOn","hu":"Halálozás napja","en":"Date of death"}]',
   5000, 65536),
  ('identity-document.validity', '2018-01-01', now(), 'Okmány érvényessége', 'Validity of an identity document',
   'Érvényes-e az okmány, és nem körözik-e?', 'Is the document valid and not wanted?',
   'Okmánynyilvántartás', 'Register of identity documents', 'x-road-rest', 'yes-no',
   'GOV', 'okmanynyilvantartas', 'okmany', 'validity', 'v1/checks', 'okmány érvényessége', 'validity of an identity document',
   '[{"code":"valid","hu":"Érvényes","en":"Valid"},{"code":"belongsToHolder","hu":"Az ügyfélé","en":"Belongs to the client"},
     {"code":"reportedLost","hu":"Elveszettként bejelentve","en":"Reported lost"},
     {"code":"wanted","hu":"Körözött","en":"Wanted"}]', 5000, 65536),
  ('land.register', '2018-01-01', now(), 'Ingatlan-nyilvántartás', 'Land register',
   'Kié az ingatlan, és mire szolgál?', 'Who owns the property and what is it for?',
   'Ingatlan-nyilvántartás', 'Land register', 'x-road-rest', 'fields',
   'GOV', 'ingatlannyilvantartas', 'tulajdoni-lap', 'parcel', 'v1/parcels', 'ingatlan tulajdona', 'ownership of a property',
   '[{"code":"applicantIsOwner","hu":"A kérelmező tulajdonos","en":"The applicant is an owner"},
     {"code":"coOwners","hu":"Van tulajdonostárs","en":"There are co-owners"},
     {"code":"usufruct","hu":"Van haszonélvező","en":"There is a usufructuary"},
     {"code":"landUse","hu":"Művelési ág, rendeltetés","en":"Use of the land"}]', 8000, 65536),
  ('company.register', '2018-01-01', now(), 'Cég- és vállalkozói nyilvántartás', 'Register of companies and entrepreneurs',
   'Működik-e a vállalkozás?', 'Is the business active?', 'Cégnyilvántartás és egyéni vállalkozók nyilvántartása',
   'Registers of companies and sole traders', 'x-road-rest', 'yes-no',
   'GOV', 'cegnyilvantartas', 'vallalkozas', 'company', 'v1/checks', 'vállalkozás működése', 'status of a business',
   '[{"code":"active","hu":"Működik","en":"Active"},{"code":"nameMatches","hu":"A név egyezik","en":"The name matches"}]', 8000, 65536),
  ('payment.status', '2018-01-01', now(), 'Befizetés', 'Payment', 'Megérkezett-e a díj?', 'Has the fee arrived?',
   'Elektronikus fizetési rendszer', 'Electronic payment service', 'x-road-rest', 'fields',
   'GOV', 'allamkincstar', 'fizetes', 'payments', 'v1/payments', 'díj megfizetése', 'payment of the fee',
   '[{"code":"payments","hu":"Jóváírt befizetések","en":"Credited payments"}]', 8000, 262144);

insert into kapu.data_set_purpose (data_set, purpose, valid_from, recorded_at, purpose_hu, purpose_en, legal_basis, fields)
values
  ('etalon.identify', 'client-identification', '2018-01-01', now(), 'Az ügyfél azonosítása', 'Identification of the client',
   '1992. évi LXVI. tv. (Nytv.) 17. §; 2016. évi CL. tv. (Ákr.) 27. § (1)',
   array['name', 'birthName', 'birthPlace', 'birthDate', 'motherName', 'settlement']),
  ('etalon.identify', 'delivery-address', '2018-01-01', now(), 'A kézbesítési cím megállapítása', 'Finding the address of delivery',
   '1992. évi LXVI. tv. (Nytv.) 17. §; 2016. évi CL. tv. (Ákr.) 85. §', array['name', 'settlement', 'homeAddress', 'diedOn']),
  ('identity-document.validity', 'document-check', '2018-01-01', now(), 'Az okmány ellenőrzése', 'Check of the identity document',
   '1992. évi LXVI. tv. (Nytv.) 17. §; 2013. évi LXXXVIII. tv. (Körtv.)',
   array['valid', 'belongsToHolder', 'reportedLost', 'wanted']),
  ('land.register', 'site-title-check', '2018-01-01', now(), 'A telephely jogcímének ellenőrzése', 'Check of the title to the site',
   '57/2013. (II. 27.) Korm. r.; 2016. évi CL. tv. (Ákr.) 36. § (2)',
   array['applicantIsOwner', 'coOwners', 'usufruct', 'landUse']),
  ('company.register', 'business-check', '2018-01-01', now(), 'A vállalkozás ellenőrzése', 'Check of the business',
   '57/2013. (II. 27.) Korm. r.; 2016. évi CL. tv. (Ákr.) 36. § (2)', array['active', 'nameMatches']),
  ('payment.status', 'fee-check', '2018-01-01', now(), 'Az eljárási díj ellenőrzése', 'Check of the fee',
   '35/1999. (X. 13.) BM r.; 2016. évi CL. tv. (Ákr.) 62. §', array['payments']);

insert into kapu.specialist_authority (code, name_hu, name_en, technical_issue_hu, technical_issue_en, legal_basis,
  position_days, member_class, member_code, subsystem, service, path, valid_from, recorded_at)
values
  ('public-health', 'Népegészségügyi hatáskörben eljáró járási hivatal', 'District office, public health',
   'Megfelel-e a telep a közegészségügyi követelményeknek?', 'Does the site meet public health requirements?',
   '531/2017. (XII. 29.) Korm. r.', 15, 'GOV', 'szakhatosag', 'nepegeszsegugy', 'questions', 'v1/questions', '2018-01-01', now()),
  ('fire-safety', 'Katasztrófavédelmi kirendeltség', 'Disaster management branch office, fire safety',
   'Megfelel-e a telep a tűzvédelmi követelményeknek?', 'Does the site meet fire safety requirements?',
   '531/2017. (XII. 29.) Korm. r.', 15, 'GOV', 'szakhatosag', 'tuzvedelem', 'questions', 'v1/questions', '2018-01-01', now()),
  ('environment', 'Környezetvédelmi hatáskörben eljáró kormányhivatal', 'Government office, environment',
   'Megfelel-e a telep a környezetvédelmi követelményeknek?', 'Does the site meet environmental requirements?',
   '531/2017. (XII. 29.) Korm. r.', 15, 'GOV', 'szakhatosag', 'kornyezetvedelem', 'questions', 'v1/questions', '2018-01-01', now());
