-- Made by ./kapu db schema --write from the migrated schema; do not edit.
column act.actor jsonb not null
column act.at timestamp with time zone not null
column act.body jsonb not null
column act.case_id uuid not null
column act.entry_id uuid not null
column act.id uuid not null
column act.kind text not null
column act.legal_date date not null
column act.organisation_id uuid not null
column act.policies text[] not null
column act.schema_version smallint not null
column act.sequence integer not null
column arrival_book.last_number integer not null default 0
column arrival_book.organisation_id uuid not null
column arrival_book.year smallint not null
column authority_case.assignee_post_id uuid
column authority_case.case_type_code text not null
column authority_case.case_type_version_id uuid not null
column authority_case.client_name text not null
column authority_case.closed_at timestamp with time zone
column authority_case.due_at timestamp with time zone
column authority_case.due_date date
column authority_case.id uuid not null
column authority_case.last_sub integer not null default 0
column authority_case.main_number integer not null
column authority_case.next_event_on date
column authority_case.opened_at timestamp with time zone not null
column authority_case.organisation_id uuid not null
column authority_case.register_book_id uuid not null
column authority_case.register_code text not null
column authority_case.registration_number text not null
column authority_case.search_folded text not null
column authority_case.sequence integer not null default 0
column authority_case.stage text not null
column authority_case.status text not null
column authority_case.subject text not null
column authority_case.updated_at timestamp with time zone not null
column authority_case.waits_for text not null
column authority_case.waits_label text
column authority_case.waits_since timestamp with time zone
column authority_case.year smallint not null
column card.authentication_certificate_id uuid
column card.authentication_serial text
column card.expires_at timestamp with time zone
column card.id uuid not null
column card.issuer text
column card.last_actor text
column card.officer_id uuid not null
column card.order_reason text
column card.ordered_by text
column card.ordered_by_post_id uuid
column card.organisation_id uuid
column card.personalised_by text
column card.predecessor_id uuid
column card.proposed_at timestamp with time zone
column card.proposed_by text
column card.proposed_by_post_id uuid
column card.proposed_note text
column card.proposed_reason text
column card.proposed_step text
column card.recorded_at timestamp with time zone not null
column card.sequence integer not null default 1
column card.serial text
column card.signing_certificate_id uuid
column card.signing_serial text
column card.state text not null
column card.state_since timestamp with time zone not null
column card.successor_id uuid
column card_event.actor text not null
column card_event.at timestamp with time zone not null
column card_event.card_id uuid not null
column card_event.detail jsonb
column card_event.note text
column card_event.reason text
column card_event.second_actor text
column card_event.sequence integer not null
column card_event.state text not null
column card_event.step text not null
column card_pin_letter.card_id uuid not null
column card_pin_letter.ended_at timestamp with time zone
column card_pin_letter.ended_by text
column card_pin_letter.made_at timestamp with time zone not null
column card_pin_letter.outcome text
column card_pin_letter.sealed bytea
column card_renewal.cursor_card_id uuid
column card_renewal.cursor_expires_at timestamp with time zone
column card_renewal.expires_before timestamp with time zone not null
column card_renewal.finished_at timestamp with time zone
column card_renewal.id uuid not null
column card_renewal.ordered integer not null default 0
column card_renewal.organisation_id uuid
column card_renewal.skipped integer not null default 0
column card_renewal.started_at timestamp with time zone not null
column card_renewal.started_by_name text not null
column card_renewal.started_by_officer_id uuid not null
column card_renewal.started_by_post_id uuid not null
column card_renewal.state text not null
column card_renewal.total integer not null default 0
column case_document.case_id uuid not null
column case_document.client_visible boolean not null
column case_document.direction text not null
column case_document.filed_at timestamp with time zone not null
column case_document.filed_by_post_id uuid
column case_document.id uuid not null
column case_document.kind text not null
column case_document.media_type text not null
column case_document.organisation_id uuid not null
column case_document.partner text
column case_document.requirement text
column case_document.sha256 text not null
column case_document.size bigint not null
column case_document.sub_number integer
column case_document.submission_id uuid
column case_document.title text not null
column case_document.validity text not null
column case_link.at timestamp with time zone not null
column case_link.case_id uuid not null
column case_link.kind text not null
column case_link.organisation_id uuid not null
column case_link.other_case_id uuid not null
column case_type_file.content text not null
column case_type_file.path text not null
column case_type_file.version_id uuid not null
column case_type_version.code text not null
column case_type_version.content_hash text not null
column case_type_version.id uuid not null
column case_type_version.recorded_at timestamp with time zone not null
column case_type_version.rule jsonb not null
column case_type_version.valid_from date not null
column case_type_version.valid_to date
column case_type_version.version integer not null
column case_word.case_id uuid not null
column case_word.organisation_id uuid not null
column case_word.word text not null
column client_case.case_id uuid
column client_case.client_key text not null
column client_case.further boolean not null default false
column client_case.organisation_id uuid not null
column client_case.since timestamp with time zone not null
column client_case.submission_id uuid not null
column client_login.browser_hash bytea not null
column client_login.code_verifier text not null
column client_login.expires_at timestamp with time zone not null
column client_login.nonce text not null
column client_login.return_to text not null
column client_login.state text not null
column client_session.absolute_expires_at timestamp with time zone not null
column client_session.ended_at timestamp with time zone
column client_session.id uuid not null
column client_session.issuer text not null
column client_session.last_used_at timestamp with time zone not null
column client_session.name text not null
column client_session.opened_at timestamp with time zone not null
column client_session.subject text not null
column client_session.token_hash bytea not null
column competence.case_types text[]
column competence.fact_id uuid not null
column competence.id uuid not null
column competence.law text not null
column competence.organ text not null
column competence.organisation_id uuid not null
column competence.source text not null
column competence.source_date date not null
column competence.territory_code text not null
column competence.territory_kind text not null
column competence.valid_from date not null
column competence.valid_to date
column data_set.answer_kind text not null
column data_set.authority_en text not null
column data_set.authority_hu text not null
column data_set.category_en text not null
column data_set.category_hu text not null
column data_set.code text not null
column data_set.connector text not null
column data_set.fields jsonb not null
column data_set.max_answer_bytes integer not null
column data_set.member_class text
column data_set.member_code text
column data_set.name_en text not null
column data_set.name_hu text not null
column data_set.path text
column data_set.question_en text not null
column data_set.question_hu text not null
column data_set.recorded_at timestamp with time zone not null
column data_set.service text
column data_set.subsystem text
column data_set.timeout_ms integer not null
column data_set.valid_from date not null
column data_set.valid_to date
column data_set_purpose.data_set text not null
column data_set_purpose.fields text[] not null
column data_set_purpose.legal_basis text not null
column data_set_purpose.purpose text not null
column data_set_purpose.purpose_en text not null
column data_set_purpose.purpose_hu text not null
column data_set_purpose.recorded_at timestamp with time zone not null
column data_set_purpose.valid_from date not null
column data_set_purpose.valid_to date
column data_use.case_id uuid
column data_use.category jsonb not null
column data_use.client_key text not null
column data_use.data_set text not null
column data_use.deferred_until timestamp with time zone
column data_use.fields text[] not null
column data_use.id uuid not null
column data_use.intent_entry_id uuid not null
column data_use.legal_basis text not null
column data_use.officer_pseudonym text not null
column data_use.organisation_id uuid not null
column data_use.outcome_entry_id uuid not null
column data_use.purpose jsonb not null
column data_use.receiver jsonb not null
column data_use.registration_number text
column data_use.result text not null
column data_use.used_at timestamp with time zone not null
column decision_draft.case_id uuid not null
column decision_draft.content jsonb not null
column decision_draft.created_at timestamp with time zone not null
column decision_draft.decision text not null
column decision_draft.id uuid not null
column decision_draft.missing text[] not null
column decision_draft.organisation_id uuid not null
column decision_draft.revision integer not null
column decision_draft.saved_at timestamp with time zone not null
column decision_draft.saved_by_name text not null
column decision_draft.saved_by_post_id uuid
column decision_revision.case_id uuid not null
column decision_revision.content jsonb not null
column decision_revision.content_hash text not null
column decision_revision.draft_id uuid not null
column decision_revision.fixed_at timestamp with time zone not null
column decision_revision.organisation_id uuid not null
column decision_revision.revision integer not null
column demo_card.authentication_certificate bytea not null
column demo_card.authentication_key jsonb not null
column demo_card.card_id uuid not null
column demo_card.holder text not null
column demo_card.job_role text not null
column demo_card.note text not null
column demo_card.organisation text not null
column demo_card.pin text
column demo_card.position integer not null
column demo_card.retries_left integer not null
column demo_card.signing_certificate bytea not null
column demo_card.signing_key jsonb not null
column entitlement_grant.approved_by_officer_id uuid not null
column entitlement_grant.id uuid not null
column entitlement_grant.job_role_id uuid not null
column entitlement_grant.officer_id uuid not null
column entitlement_grant.organisation_id uuid not null
column entitlement_grant.purposes text[] not null
column entitlement_grant.recorded_at timestamp with time zone not null
column entitlement_grant.requested_by_officer_id uuid not null
column entitlement_grant.rests_from date not null default (review_due + 31)
column entitlement_grant.review_due date not null
column entitlement_grant.valid_from date not null
column entitlement_grant.valid_to date not null
column exchange_request.attempts integer not null default 0
column exchange_request.case_id uuid not null
column exchange_request.failure text
column exchange_request.fields text[] not null
column exchange_request.give_up_at timestamp with time zone
column exchange_request.id uuid not null
column exchange_request.intent_entry_id text not null
column exchange_request.intent_transaction xid8 not null default pg_current_xact_id()
column exchange_request.kind text not null
column exchange_request.legal_basis text not null
column exchange_request.officer_id uuid not null
column exchange_request.on_behalf_of uuid
column exchange_request.organisation_id uuid not null
column exchange_request.outcome_entry_id text
column exchange_request.payload jsonb
column exchange_request.person_id uuid
column exchange_request.post_id uuid
column exchange_request.purpose text not null
column exchange_request.registration_number text not null
column exchange_request.requested_at timestamp with time zone not null
column exchange_request.settled_at timestamp with time zone
column exchange_request.state text not null
column exchange_request.subject jsonb
column exchange_request.target text not null
column exchange_request.x_road_request_hash text
column exchange_request.x_road_request_id text
column exchange_route.correlation_id uuid not null
column exchange_route.organisation_id uuid not null
column idempotency_key.created_at timestamp with time zone not null
column idempotency_key.key text not null
column idempotency_key.request_hash bytea not null
column idempotency_key.response_body jsonb
column idempotency_key.response_status integer
column idempotency_key.scope text not null
column integration.code text not null
column integration.id uuid not null
column integration.name text not null
column integration.organisation_id uuid
column integration.recorded_at timestamp with time zone not null
column integration.valid_from date not null
column integration.valid_to date
column integration_key.id uuid not null
column integration_key.integration_id uuid not null
column integration_key.key_hash bytea not null
column integration_key.last_used_at timestamp with time zone
column integration_key.recorded_at timestamp with time zone not null
column integration_key.revoked_at timestamp with time zone
column integration_key.scopes text[] not null
column integration_key.valid_from timestamp with time zone not null
column integration_key.valid_to timestamp with time zone not null
column job_role.code text not null
column job_role.id uuid not null
column job_role.is_auditor boolean not null default false
column job_role.is_case_officer boolean not null default false
column job_role.is_head boolean not null default false
column job_role.is_local_administrator boolean not null default false
column job_role.is_national_administrator boolean not null default false
column job_role.is_registrar boolean not null default false
column job_role.is_signer boolean not null default false
column job_role.name_en text not null
column job_role.name_hu text not null
column job_role.organisation_tier text not null
column job_role.recorded_at timestamp with time zone not null
column job_role.valid_from date not null
column job_role.valid_to date
column job_role_case_type.case_type_code text not null
column job_role_case_type.job_role_id uuid not null
column job_role_case_type.recorded_at timestamp with time zone not null
column job_role_case_type.valid_from date not null
column job_role_case_type.valid_to date
column job_role_entitlement.category_en text not null
column job_role_entitlement.category_hu text not null
column job_role_entitlement.data_sets text[] not null
column job_role_entitlement.id uuid not null
column job_role_entitlement.job_role_id uuid not null
column job_role_entitlement.legal_basis text not null
column job_role_entitlement.purpose text not null
column job_role_entitlement.purpose_en text not null
column job_role_entitlement.purpose_hu text not null
column job_role_entitlement.recorded_at timestamp with time zone not null
column job_role_entitlement.valid_from date not null
column job_role_entitlement.valid_to date
column job_worker.lock_key integer not null
column job_worker.started_at timestamp with time zone not null default now()
column job_worker.worker_id text not null
column log_body.case_id uuid
column log_body.content text not null
column log_body.entry_id uuid not null
column log_body.organisation_id uuid
column log_body.salt bytea not null
column log_body.subject_id text
column log_body.subject_kind text
column log_entry.case_chain_id uuid
column log_entry.case_id uuid
column log_entry.case_sequence bigint
column log_entry.chain_id uuid not null
column log_entry.chain_sequence bigint not null
column log_entry.entry_number bigint not null
column log_entry.id uuid not null
column log_entry.kind text not null
column log_entry.leaf_hash bytea not null
column log_entry.organisation_id uuid
column log_entry.record text not null
column log_entry.recorded_at timestamp with time zone not null
column log_erasure.entry_id uuid not null
column log_erasure.erased_at timestamp with time zone not null
column log_erasure.explained_by uuid not null
column log_leaf.entry_number bigint not null
column log_leaf.leaf_index bigint not null
column log_tile.hashes bytea not null
column log_tile.level integer not null
column log_tile.tile_index bigint not null
column log_tree.checkpoint text
column log_tree.committed_at timestamp with time zone
column log_tree.cosigned_size bigint not null default 0
column log_tree.root bytea not null
column log_tree.singleton boolean not null default true
column log_tree.size bigint not null
column log_tree.uncosigned_since timestamp with time zone
column log_tree.witness_alarm text
column log_unsealed.entry_number bigint not null
column login_challenge.expires_at timestamp with time zone not null
column login_challenge.nonce text not null
column login_challenge.pre_session bytea not null
column mail_notice.address text
column mail_notice.created_at timestamp with time zone not null
column mail_notice.id uuid not null
column mail_notice.language text not null
column mail_notice.message_id text
column mail_notice.organisation_id uuid not null
column mail_notice.path text not null
column mail_notice.sent_at timestamp with time zone
column mail_notice.template text not null
column mailbox_message.case_id uuid
column mailbox_message.client_key text not null
column mailbox_message.documents jsonb not null default '[]'::jsonb
column mailbox_message.id uuid not null
column mailbox_message.kind text not null
column mailbox_message.language text not null
column mailbox_message.needs_receipt boolean not null
column mailbox_message.opened_at timestamp with time zone
column mailbox_message.organisation_id uuid not null
column mailbox_message.receipt_entry_id uuid
column mailbox_message.registration_number text
column mailbox_message.second_notice_at timestamp with time zone
column mailbox_message.sent_at timestamp with time zone not null
column mailbox_message.title jsonb not null
column migration.applied_at timestamp with time zone not null default now()
column migration.checksum text not null
column migration.name text not null
column notice.case_id uuid
column notice.created_at timestamp with time zone not null
column notice.facts jsonb not null default '{}'::jsonb
column notice.id uuid not null
column notice.kind text not null
column notice.officer_id uuid
column notice.organisation_id uuid not null
column notice.post_id uuid
column notice.read_at timestamp with time zone
column officer.demo boolean not null default false
column officer.employer_id uuid
column officer.id uuid not null
column officer.name text not null
column officer.name_folded text not null default fold(name)
column officer.officer_number text not null
column officer.recorded_at timestamp with time zone not null
column officer.valid_from date not null
column officer.valid_to date
column officer_pseudonym.officer_id uuid not null
column officer_pseudonym.organisation_id uuid not null
column officer_pseudonym.pseudonym text not null
column officer_qualification.id uuid not null
column officer_qualification.kind text not null
column officer_qualification.officer_id uuid not null
column officer_qualification.recorded_at timestamp with time zone not null
column officer_qualification.reference text not null
column officer_qualification.valid_from date not null
column officer_qualification.valid_to date
column organisation.authority_kind text not null
column organisation.code text not null
column organisation.contacts jsonb not null default '{}'::jsonb
column organisation.county text
column organisation.demo boolean not null default false
column organisation.exchange_id text
column organisation.id uuid not null
column organisation.kind text not null
column organisation.legal_clock_offset_ms bigint not null default 0
column organisation.legal_clock_version integer not null default 0
column organisation.name text not null
column organisation.parent_id uuid
column organisation.recorded_at timestamp with time zone not null
column organisation.search_folded text not null default fold(((((name || ' '::text) || short_name) || ' '::text) || COALESCE(settlement, ''::text)))
column organisation.seat_code text
column organisation.settlement text
column organisation.short_name text not null
column organisation.superior_id uuid
column organisation.tier text not null
column organisation.valid_from date not null
column organisation.valid_to date
column organisation_count.count integer not null
column organisation_count.tier text not null
column organisation_policy.code text not null
column organisation_policy.legal_source text not null
column organisation_policy.organisation_id uuid not null
column organisation_policy.recorded_at timestamp with time zone not null
column organisation_policy.valid_from date not null
column organisation_policy.valid_to date
column organisation_policy.value jsonb not null
column organisation_succession.id uuid not null
column organisation_succession.kind text not null
column organisation_succession.predecessor_id uuid not null
column organisation_succession.recorded_at timestamp with time zone not null
column organisation_succession.successor_id uuid not null
column organisation_succession.valid_from date not null
column organisation_succession.valid_to date
column paper_dispatch.case_id uuid
column paper_dispatch.created_at timestamp with time zone not null
column paper_dispatch.documents jsonb not null
column paper_dispatch.id uuid not null
column paper_dispatch.organisation_id uuid not null
column paper_dispatch.posted_at timestamp with time zone
column paper_dispatch.recipient_address text not null
column paper_dispatch.recipient_name text not null
column paper_dispatch.registration_number text
column paper_dispatch.return_receipt boolean not null
column paper_dispatch.state text not null default 'queued'::text
column paper_dispatch.tracking_number text
column person.demo boolean not null default false
column person.died_on date
column person.id uuid not null
column person.recorded_at timestamp with time zone not null
column person_address.building text
column person_address.district text
column person_address.door text
column person_address.floor text
column person_address.house_number text
column person_address.kind text not null
column person_address.parcel_number text
column person_address.person_id uuid not null
column person_address.postcode text not null
column person_address.public_area_name text
column person_address.public_area_type text
column person_address.recorded_at timestamp with time zone not null
column person_address.settlement text not null
column person_address.settlement_key text default name_key(settlement)
column person_address.staircase text
column person_address.valid_from date not null
column person_address.valid_to date
column person_identity.birth_date date not null
column person_identity.birth_family_name text not null
column person_identity.birth_given_name text not null
column person_identity.birth_name_key text default name_key(((birth_family_name || ' '::text) || birth_given_name))
column person_identity.birth_place text not null
column person_identity.family_name text not null
column person_identity.given_name text not null
column person_identity.mother_family_name text not null
column person_identity.mother_given_name text not null
column person_identity.mother_key text default name_key(((mother_family_name || ' '::text) || mother_given_name))
column person_identity.name_key text default name_key(((family_name || ' '::text) || given_name))
column person_identity.name_prefix text
column person_identity.person_id uuid not null
column person_identity.recorded_at timestamp with time zone not null
column person_identity.valid_from date not null
column person_identity.valid_to date
column post.id uuid not null
column post.job_role_id uuid not null
column post.officer_id uuid not null
column post.organisation_id uuid not null
column post.recorded_at timestamp with time zone not null
column post.substitutes_for_officer_id uuid
column post.valid_from date not null
column post.valid_to date
column register_book.closed_at timestamp with time zone
column register_book.code text not null
column register_book.id uuid not null
column register_book.last_main integer not null default 0
column register_book.name text not null
column register_book.opened_at timestamp with time zone not null
column register_book.organisation_id uuid not null
column register_book.year smallint not null
column register_change.after jsonb
column register_change.applied_in timestamp with time zone
column register_change.before jsonb
column register_change.concerns uuid[] not null default '{}'::uuid[]
column register_change.decided_at timestamp with time zone
column register_change.decided_by_name text
column register_change.decided_by_officer_id uuid
column register_change.decided_by_post_id uuid
column register_change.decided_entry_id uuid
column register_change.decision_note text
column register_change.effective_from date not null
column register_change.expected_version integer not null
column register_change.four_eyes boolean not null
column register_change.id uuid not null
column register_change.input jsonb not null
column register_change.kind text not null
column register_change.national boolean not null
column register_change.organisation_id uuid
column register_change.proposed_at timestamp with time zone not null
column register_change.proposed_by_name text not null
column register_change.proposed_by_officer_id uuid
column register_change.proposed_by_organisation_id uuid
column register_change.proposed_by_post_id uuid
column register_change.proposed_entry_id uuid not null
column register_change.reason text not null
column register_change.register text not null
column register_change.state text not null
column register_change.subject_id uuid
column register_change.subject_name text not null
column register_change.touches uuid[] not null
column register_change.version integer not null default 1
column register_fact.change_id uuid
column register_fact.id uuid not null
column register_fact.name text not null
column register_fact.parent_id uuid
column register_fact.recorded_at timestamp with time zone not null
column register_fact.register text not null
column register_fact.search text not null default ''::text
column register_fact.search_folded text not null default fold(((name || ' '::text) || search))
column register_fact.subject_id uuid not null
column register_fact.superseded_at timestamp with time zone
column register_fact.superseded_by uuid
column register_fact.valid_from date not null
column register_fact.valid_to date
column register_fact.value jsonb not null
column register_fact.written_at timestamp with time zone not null default now()
column register_import.content text not null
column register_import.effective_from date not null
column register_import.fault_count integer not null default 0
column register_import.faults jsonb not null default '[]'::jsonb
column register_import.file_name text not null
column register_import.format text not null
column register_import.id uuid not null
column register_import.organisation_id uuid not null
column register_import.register text not null
column register_import.rows_done integer not null default 0
column register_import.rows_total integer not null default 0
column register_import.scope uuid[]
column register_import.sha256 bytea not null
column register_import.state text not null default 'waiting'::text
column register_import.summary jsonb
column register_import.uploaded_at timestamp with time zone not null
column register_import.uploaded_by_name text not null
column register_import.uploaded_by_officer_id uuid not null
column registration_entry.arrival_number text
column registration_entry.case_id uuid not null
column registration_entry.direction text not null
column registration_entry.document_ids uuid[] not null
column registration_entry.filing_plan_item text not null
column registration_entry.main_number integer not null
column registration_entry.organisation_id uuid not null
column registration_entry.partner text not null
column registration_entry.register_book_id uuid not null
column registration_entry.registered_at timestamp with time zone not null
column registration_entry.registered_by jsonb not null
column registration_entry.sub_number integer not null
column registration_entry.subject text not null
column registration_entry.void_reason text
column registration_entry.voided_at timestamp with time zone
column seal.certificate_id uuid
column seal.expires_at timestamp with time zone
column seal.id uuid not null
column seal.issued_by text
column seal.last_actor text not null
column seal.order_reason text not null
column seal.ordered_by text not null
column seal.ordered_by_post_id uuid
column seal.organisation_id uuid not null
column seal.predecessor_id uuid
column seal.proposed_at timestamp with time zone
column seal.proposed_by text
column seal.proposed_by_post_id uuid
column seal.proposed_note text
column seal.proposed_reason text
column seal.recorded_at timestamp with time zone not null
column seal.sequence integer not null default 1
column seal.state text not null
column seal.state_since timestamp with time zone not null
column seal.successor_id uuid
column seal_event.actor text not null
column seal_event.at timestamp with time zone not null
column seal_event.note text
column seal_event.reason text
column seal_event.seal_id uuid not null
column seal_event.second_actor text
column seal_event.sequence integer not null
column seal_event.state text not null
column seal_event.step text not null
column seal_use.actor text not null
column seal_use.case_id uuid
column seal_use.document_kind text not null
column seal_use.entry_id uuid not null
column seal_use.id uuid not null
column seal_use.organisation_id uuid not null
column seal_use.reason text not null
column seal_use.seal_id uuid not null
column seal_use.sha256 text not null
column seal_use.used_at timestamp with time zone not null
column session.absolute_expires_at timestamp with time zone not null
column session.card_expires_at timestamp with time zone not null
column session.card_id uuid not null
column session.end_reason text
column session.ended_at timestamp with time zone
column session.id uuid not null
column session.last_used_at timestamp with time zone not null
column session.officer_id uuid not null
column session.opened_at timestamp with time zone not null
column session.opened_from inet
column session.post_id uuid
column session.token_hash bytea not null
column session.user_agent_hash bytea not null
column settlement.code text not null
column settlement.county text
column settlement.demo boolean not null
column settlement.district_code text
column settlement.district_name text
column settlement.fact_id uuid not null
column settlement.id uuid not null
column settlement.name text not null
column settlement.name_folded text not null default fold(name)
column settlement.status text not null
column settlement.valid_from date not null
column settlement.valid_to date
column signature_certificate.der bytea not null
column signature_certificate.holder_folded text not null default fold(holder_name)
column signature_certificate.holder_name text not null
column signature_certificate.id uuid not null
column signature_certificate.issuer_id uuid
column signature_certificate.key_name text
column signature_certificate.kind text not null
column signature_certificate.not_after timestamp with time zone not null
column signature_certificate.not_before timestamp with time zone not null
column signature_certificate.officer_id uuid
column signature_certificate.organisation_id uuid
column signature_certificate.recorded_at timestamp with time zone not null
column signature_certificate.serial text not null
column signature_certificate.sha256 bytea not null
column signature_certificate.status text not null default 'good'::text
column signature_certificate.status_reason text
column signature_certificate.status_sequence integer not null default 1
column signature_certificate.status_since timestamp with time zone not null
column signature_certificate_status.certificate_id uuid not null
column signature_certificate_status.reason text
column signature_certificate_status.recorded_at timestamp with time zone not null
column signature_certificate_status.sequence integer not null
column signature_certificate_status.status text not null
column signature_certificate_status.valid_from timestamp with time zone not null
column signed_document.act_kind text not null
column signed_document.entry_id uuid not null
column signed_document.organisation_id uuid not null
column signed_document.sha256 text not null
column signing_request.card_id uuid not null
column signing_request.certificate bytea not null
column signing_request.created_at timestamp with time zone not null
column signing_request.expires_at timestamp with time zone not null
column signing_request.hash_function text not null
column signing_request.id uuid not null
column signing_request.officer_id uuid not null
column signing_request.purpose text not null
column signing_request.session_id uuid not null
column signing_request.state jsonb not null
column signing_request.subject_id uuid not null
column signing_request.to_be_signed bytea not null
column specialist_answer.answer_id text not null
column specialist_answer.content_hash bytea not null
column specialist_answer.entry_id text not null
column specialist_answer.organisation_id uuid not null
column specialist_answer.received_at timestamp with time zone not null
column specialist_answer.request_id uuid not null
column specialist_authority.code text not null
column specialist_authority.integration_id uuid
column specialist_authority.legal_basis text not null
column specialist_authority.member_class text not null
column specialist_authority.member_code text not null
column specialist_authority.name_en text not null
column specialist_authority.name_hu text not null
column specialist_authority.path text not null
column specialist_authority.position_days integer not null
column specialist_authority.recorded_at timestamp with time zone not null
column specialist_authority.service text not null
column specialist_authority.subsystem text not null
column specialist_authority.technical_issue_en text not null
column specialist_authority.technical_issue_hu text not null
column specialist_authority.valid_from date not null
column specialist_authority.valid_to date
column submission.arrival_number integer not null
column submission.arrival_year smallint not null
column submission.case_id uuid
column submission.case_type_code text
column submission.channel text not null
column submission.client_key text
column submission.data jsonb not null
column submission.form_version integer
column submission.id uuid not null
column submission.integration_id uuid
column submission.language text not null
column submission.organisation_id uuid not null
column submission.receipt jsonb
column submission.received_at timestamp with time zone not null
column submission.recorded_at timestamp with time zone not null
column submission.recorded_by_post_id uuid
column submission.state text not null
column submission.subject text not null
column submission.submitter jsonb not null
column submission.submitter_folded text not null
column submission.transferred_from uuid
column submission.transferred_submission_id uuid
column submission.transferred_to uuid
column submission.version integer not null default 1
column submission_file.media_type text not null
column submission_file.name text not null
column submission_file.organisation_id uuid not null
column submission_file.position smallint not null
column submission_file.requirement text
column submission_file.sha256 text not null
column submission_file.size bigint not null
column submission_file.submission_id uuid not null
column submission_file.verdict text not null
constraint act act_organisation_id_case_id_fkey FOREIGN KEY (organisation_id, case_id) REFERENCES authority_case(organisation_id, id)
constraint act act_organisation_id_id_key UNIQUE (organisation_id, id)
constraint act act_pkey PRIMARY KEY (organisation_id, case_id, sequence)
constraint act act_sequence_check CHECK ((sequence > 0))
constraint arrival_book arrival_book_last_number_check CHECK ((last_number >= 0))
constraint arrival_book arrival_book_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint arrival_book arrival_book_pkey PRIMARY KEY (organisation_id, year)
constraint authority_case authority_case_case_type_version_id_fkey FOREIGN KEY (case_type_version_id) REFERENCES case_type_version(id)
constraint authority_case authority_case_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint authority_case authority_case_organisation_id_register_book_id_fkey FOREIGN KEY (organisation_id, register_book_id) REFERENCES register_book(organisation_id, id)
constraint authority_case authority_case_organisation_id_register_code_year_main_numb_key UNIQUE (organisation_id, register_code, year, main_number)
constraint authority_case authority_case_pkey PRIMARY KEY (organisation_id, id)
constraint card card_authentication_certificate_id_fkey FOREIGN KEY (authentication_certificate_id) REFERENCES signature_certificate(id)
constraint card card_check CHECK ((((proposed_step IS NULL) = (proposed_by IS NULL)) AND ((proposed_step IS NULL) = (proposed_at IS NULL))))
constraint card card_check1 CHECK (((state <> ALL (ARRAY['personalised'::text, 'delivered'::text, 'active'::text, 'suspended'::text])) OR ((authentication_serial IS NOT NULL) AND (signing_serial IS NOT NULL) AND (expires_at IS NOT NULL))))
constraint card card_issuer_authentication_serial_key UNIQUE (issuer, authentication_serial)
constraint card card_issuer_serial_key UNIQUE (issuer, serial)
constraint card card_issuer_signing_serial_key UNIQUE (issuer, signing_serial)
constraint card card_line TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint card card_made CHECK (((state = ANY (ARRAY['ordered'::text, 'revoked'::text])) OR ((issuer IS NOT NULL) AND (serial IS NOT NULL))))
constraint card card_not_by_holder CHECK (((ordered_by <> ('officer:'::text || (officer_id)::text)) AND (personalised_by <> ('officer:'::text || (officer_id)::text))))
constraint card card_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id)
constraint card card_order_reason_check CHECK ((order_reason = ANY (ARRAY['new'::text, 'renewal'::text, 'lost'::text, 'stolen'::text, 'damaged'::text, 'data-changed'::text, 'pin-letter'::text, 'other'::text])))
constraint card card_ordered_by_post_id_fkey FOREIGN KEY (ordered_by_post_id) REFERENCES post(id)
constraint card card_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint card card_pkey PRIMARY KEY (id)
constraint card card_predecessor_id_fkey FOREIGN KEY (predecessor_id) REFERENCES card(id)
constraint card card_proposed_by_post_id_fkey FOREIGN KEY (proposed_by_post_id) REFERENCES post(id)
constraint card card_proposed_step_check CHECK ((proposed_step = 'revoke'::text))
constraint card card_signing_certificate_id_fkey FOREIGN KEY (signing_certificate_id) REFERENCES signature_certificate(id)
constraint card card_state_check CHECK ((state = ANY (ARRAY['ordered'::text, 'personalised'::text, 'delivered'::text, 'active'::text, 'suspended'::text, 'revoked'::text, 'expired'::text, 'replaced'::text])))
constraint card card_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES card(id)
constraint card card_two_persons CHECK ((personalised_by <> ordered_by))
constraint card_event card_event_card_id_fkey FOREIGN KEY (card_id) REFERENCES card(id)
constraint card_event card_event_pkey PRIMARY KEY (card_id, sequence)
constraint card_event card_event_sequence_check CHECK ((sequence > 0))
constraint card_event card_event_step TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint card_pin_letter card_pin_letter_card_id_fkey FOREIGN KEY (card_id) REFERENCES card(id)
constraint card_pin_letter card_pin_letter_check CHECK ((((sealed IS NULL) = (outcome IS NOT NULL)) AND ((outcome IS NULL) = (ended_at IS NULL)) AND ((outcome IS NULL) = (ended_by IS NULL))))
constraint card_pin_letter card_pin_letter_outcome_check CHECK ((outcome = ANY (ARRAY['printed'::text, 'void'::text])))
constraint card_pin_letter card_pin_letter_pkey PRIMARY KEY (card_id)
constraint card_renewal card_renewal_check CHECK (((state = 'done'::text) = (finished_at IS NOT NULL)))
constraint card_renewal card_renewal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint card_renewal card_renewal_pkey PRIMARY KEY (id)
constraint card_renewal card_renewal_started_by_officer_id_fkey FOREIGN KEY (started_by_officer_id) REFERENCES officer(id)
constraint card_renewal card_renewal_started_by_post_id_fkey FOREIGN KEY (started_by_post_id) REFERENCES post(id)
constraint card_renewal card_renewal_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text])))
constraint case_document case_document_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text, 'internal'::text])))
constraint case_document case_document_organisation_id_case_id_fkey FOREIGN KEY (organisation_id, case_id) REFERENCES authority_case(organisation_id, id)
constraint case_document case_document_pkey PRIMARY KEY (organisation_id, case_id, id)
constraint case_document case_document_validity_check CHECK ((validity = ANY (ARRAY['signed'::text, 'authentic'::text, 'plain'::text, 'unchecked'::text, 'invalid'::text])))
constraint case_link case_link_kind_check CHECK ((kind = ANY (ARRAY['predecessor'::text, 'attached'::text])))
constraint case_link case_link_organisation_id_case_id_fkey FOREIGN KEY (organisation_id, case_id) REFERENCES authority_case(organisation_id, id)
constraint case_link case_link_organisation_id_other_case_id_fkey FOREIGN KEY (organisation_id, other_case_id) REFERENCES authority_case(organisation_id, id)
constraint case_link case_link_pkey PRIMARY KEY (organisation_id, case_id, other_case_id, kind)
constraint case_type_file case_type_file_pkey PRIMARY KEY (version_id, path)
constraint case_type_file case_type_file_version_id_fkey FOREIGN KEY (version_id) REFERENCES case_type_version(id)
constraint case_type_version case_type_version_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
constraint case_type_version case_type_version_code_version_key UNIQUE (code, version)
constraint case_type_version case_type_version_pkey PRIMARY KEY (id)
constraint case_type_version case_type_version_version_check CHECK ((version > 0))
constraint case_word case_word_pkey PRIMARY KEY (organisation_id, word, case_id)
constraint client_case client_case_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint client_case client_case_pkey PRIMARY KEY (client_key, organisation_id, submission_id)
constraint client_login client_login_browser_hash_check CHECK ((octet_length(browser_hash) = 32))
constraint client_login client_login_pkey PRIMARY KEY (browser_hash)
constraint client_login client_login_return_to_check CHECK ((return_to ~ '^/([^/\\]|$)'::text))
constraint client_session client_session_pkey PRIMARY KEY (id)
constraint client_session client_session_token_hash_check CHECK ((octet_length(token_hash) = 32))
constraint client_session client_session_token_hash_key UNIQUE (token_hash)
constraint competence competence_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint competence competence_pkey PRIMARY KEY (fact_id)
constraint competence competence_territory_kind_check CHECK ((territory_kind = ANY (ARRAY['settlement'::text, 'district'::text, 'county'::text, 'country'::text])))
constraint data_set data_set_answer_kind_check CHECK ((answer_kind = ANY (ARRAY['yes-no'::text, 'match'::text, 'fields'::text])))
constraint data_set data_set_check CHECK (((connector <> 'x-road-rest'::text) OR ((member_class IS NOT NULL) AND (member_code IS NOT NULL) AND (subsystem IS NOT NULL) AND (service IS NOT NULL) AND (path IS NOT NULL))))
constraint data_set data_set_max_answer_bytes_check CHECK (((max_answer_bytes >= 1000) AND (max_answer_bytes <= 5000000)))
constraint data_set data_set_pkey PRIMARY KEY (code, valid_from)
constraint data_set data_set_timeout_ms_check CHECK (((timeout_ms >= 100) AND (timeout_ms <= 60000)))
constraint data_set_purpose data_set_purpose_pkey PRIMARY KEY (data_set, purpose, legal_basis, valid_from)
constraint data_use data_use_pkey PRIMARY KEY (organisation_id, id)
constraint data_use data_use_result_check CHECK ((result = ANY (ARRAY['answered'::text, 'failed'::text, 'sent'::text])))
constraint decision_draft decision_draft_organisation_id_case_id_fkey FOREIGN KEY (organisation_id, case_id) REFERENCES authority_case(organisation_id, id)
constraint decision_draft decision_draft_pkey PRIMARY KEY (organisation_id, case_id, id)
constraint decision_draft decision_draft_revision_check CHECK ((revision > 0))
constraint decision_revision decision_revision_organisation_id_case_id_draft_id_fkey FOREIGN KEY (organisation_id, case_id, draft_id) REFERENCES decision_draft(organisation_id, case_id, id)
constraint decision_revision decision_revision_pkey PRIMARY KEY (organisation_id, case_id, draft_id, revision)
constraint demo_card demo_card_card_id_fkey FOREIGN KEY (card_id) REFERENCES card(id)
constraint demo_card demo_card_pkey PRIMARY KEY (card_id)
constraint demo_card demo_card_retries_left_check CHECK (((retries_left >= 0) AND (retries_left <= 3)))
constraint entitlement_grant entitlement_grant_approved_by_officer_id_fkey FOREIGN KEY (approved_by_officer_id) REFERENCES officer(id)
constraint entitlement_grant entitlement_grant_check CHECK ((valid_to >= valid_from))
constraint entitlement_grant entitlement_grant_check1 CHECK (((approved_by_officer_id <> requested_by_officer_id) AND (approved_by_officer_id <> officer_id)))
constraint entitlement_grant entitlement_grant_job_role_id_fkey FOREIGN KEY (job_role_id) REFERENCES job_role(id)
constraint entitlement_grant entitlement_grant_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id)
constraint entitlement_grant entitlement_grant_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint entitlement_grant entitlement_grant_pkey PRIMARY KEY (id)
constraint entitlement_grant entitlement_grant_purposes_check CHECK ((cardinality(purposes) > 0))
constraint entitlement_grant entitlement_grant_requested_by_officer_id_fkey FOREIGN KEY (requested_by_officer_id) REFERENCES officer(id)
constraint exchange_request exchange_request_kind_check CHECK ((kind = ANY (ARRAY['data-set'::text, 'specialist'::text])))
constraint exchange_request exchange_request_pkey PRIMARY KEY (organisation_id, id)
constraint exchange_request exchange_request_state_check CHECK ((state = ANY (ARRAY['intended'::text, 'waiting'::text, 'answered'::text, 'failed'::text])))
constraint exchange_route exchange_route_pkey PRIMARY KEY (correlation_id)
constraint idempotency_key idempotency_key_pkey PRIMARY KEY (scope, key)
constraint integration integration_code_check CHECK ((code ~ '^[a-z0-9][a-z0-9-]{1,62}$'::text))
constraint integration integration_code_key UNIQUE (code)
constraint integration integration_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint integration integration_pkey PRIMARY KEY (id)
constraint integration_key integration_key_check CHECK ((valid_to > valid_from))
constraint integration_key integration_key_integration_id_fkey FOREIGN KEY (integration_id) REFERENCES integration(id)
constraint integration_key integration_key_key_hash_check CHECK ((octet_length(key_hash) = 32))
constraint integration_key integration_key_key_hash_key UNIQUE (key_hash)
constraint integration_key integration_key_pkey PRIMARY KEY (id)
constraint integration_key integration_key_scopes_check CHECK ((cardinality(scopes) > 0))
constraint job_role job_role_auditor_only_reads CHECK ((NOT (is_auditor AND (is_national_administrator OR is_local_administrator))))
constraint job_role job_role_check CHECK ((NOT (is_auditor AND (is_registrar OR is_case_officer OR is_signer OR is_head))))
constraint job_role job_role_code_check CHECK ((code ~ '^[a-z0-9][a-z0-9-]{1,62}$'::text))
constraint job_role job_role_code_key UNIQUE (code)
constraint job_role job_role_history TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint job_role job_role_organisation_tier_check CHECK ((organisation_tier = ANY (ARRAY['ministry-department'::text, 'national-body'::text, 'county-regional-document-office'::text, 'mayors-office'::text])))
constraint job_role job_role_pkey PRIMARY KEY (id)
constraint job_role_case_type job_role_case_type_job_role_id_fkey FOREIGN KEY (job_role_id) REFERENCES job_role(id)
constraint job_role_case_type job_role_case_type_pkey PRIMARY KEY (job_role_id, case_type_code, valid_from)
constraint job_role_entitlement job_role_entitlement_data_sets_check CHECK ((cardinality(data_sets) > 0))
constraint job_role_entitlement job_role_entitlement_job_role_id_fkey FOREIGN KEY (job_role_id) REFERENCES job_role(id)
constraint job_role_entitlement job_role_entitlement_pkey PRIMARY KEY (id)
constraint job_worker job_worker_pkey PRIMARY KEY (worker_id)
constraint log_body log_body_pkey PRIMARY KEY (entry_id)
constraint log_entry log_entry_id_key UNIQUE (id)
constraint log_entry log_entry_pkey PRIMARY KEY (entry_number)
constraint log_erasure log_erasure_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES log_entry(id)
constraint log_erasure log_erasure_explained_by_fkey FOREIGN KEY (explained_by) REFERENCES log_entry(id)
constraint log_erasure log_erasure_pkey PRIMARY KEY (entry_id)
constraint log_leaf log_leaf_entry_number_key UNIQUE (entry_number)
constraint log_leaf log_leaf_pkey PRIMARY KEY (leaf_index)
constraint log_tile log_tile_hashes_check CHECK ((((length(hashes) % 32) = 0) AND ((length(hashes) >= 32) AND (length(hashes) <= 8192))))
constraint log_tile log_tile_pkey PRIMARY KEY (level, tile_index)
constraint log_tree log_tree_pkey PRIMARY KEY (singleton)
constraint log_tree log_tree_root_check CHECK ((length(root) = 32))
constraint log_tree log_tree_singleton_check CHECK (singleton)
constraint log_tree log_tree_size_check CHECK ((size >= 0))
constraint log_unsealed log_unsealed_pkey PRIMARY KEY (entry_number)
constraint login_challenge login_challenge_pkey PRIMARY KEY (pre_session)
constraint login_challenge login_challenge_pre_session_check CHECK ((octet_length(pre_session) = 32))
constraint mail_notice mail_notice_language_check CHECK ((language = ANY (ARRAY['hu'::text, 'en'::text])))
constraint mail_notice mail_notice_pkey PRIMARY KEY (organisation_id, id)
constraint mailbox_message mailbox_message_id_key UNIQUE (id)
constraint mailbox_message mailbox_message_language_check CHECK ((language = ANY (ARRAY['hu'::text, 'en'::text])))
constraint mailbox_message mailbox_message_pkey PRIMARY KEY (organisation_id, id)
constraint migration migration_pkey PRIMARY KEY (name)
constraint notice notice_check CHECK ((num_nonnulls(post_id, officer_id) = 1))
constraint notice notice_pkey PRIMARY KEY (organisation_id, id)
constraint officer officer_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
constraint officer officer_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES organisation(id)
constraint officer officer_officer_number_key UNIQUE (officer_number)
constraint officer officer_pkey PRIMARY KEY (id)
constraint officer_pseudonym officer_pseudonym_organisation_id_pseudonym_key UNIQUE (organisation_id, pseudonym)
constraint officer_pseudonym officer_pseudonym_pkey PRIMARY KEY (organisation_id, officer_id)
constraint officer_qualification officer_qualification_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
constraint officer_qualification officer_qualification_kind_check CHECK ((kind = ANY (ARRAY['basic-examination'::text, 'special-examination'::text, 'data-protection-training'::text, 'conflict-declaration'::text])))
constraint officer_qualification officer_qualification_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id)
constraint officer_qualification officer_qualification_pkey PRIMARY KEY (id)
constraint organisation organisation_authority_kind_check CHECK ((authority_kind = ANY (ARRAY['government'::text, 'local-government'::text])))
constraint organisation organisation_check CHECK ((demo OR (legal_clock_offset_ms = 0)))
constraint organisation organisation_check1 CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
constraint organisation organisation_code_check CHECK ((code ~ '^[a-z0-9][a-z0-9-]{1,62}$'::text))
constraint organisation organisation_code_key UNIQUE (code)
constraint organisation organisation_exchange_id_key UNIQUE (exchange_id)
constraint organisation organisation_kind_check CHECK ((kind = ANY (ARRAY['ministry-department'::text, 'national-body'::text, 'government-office'::text, 'district-office'::text, 'regional-body'::text, 'document-office'::text, 'mayors-office'::text, 'joint-municipal-office'::text, 'capital-office'::text, 'unit'::text])))
constraint organisation organisation_legal_clock_version_check CHECK ((legal_clock_version >= 0))
constraint organisation organisation_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES organisation(id)
constraint organisation organisation_pkey PRIMARY KEY (id)
constraint organisation organisation_superior_id_fkey FOREIGN KEY (superior_id) REFERENCES organisation(id)
constraint organisation organisation_tier_check CHECK ((tier = ANY (ARRAY['ministry-department'::text, 'national-body'::text, 'county-regional-document-office'::text, 'mayors-office'::text])))
constraint organisation_count organisation_count_pkey PRIMARY KEY (tier)
constraint organisation_policy organisation_policy_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
constraint organisation_policy organisation_policy_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint organisation_policy organisation_policy_pkey PRIMARY KEY (organisation_id, code, valid_from)
constraint organisation_succession organisation_succession_check CHECK ((predecessor_id <> successor_id))
constraint organisation_succession organisation_succession_kind_check CHECK ((kind = ANY (ARRAY['merger'::text, 'takeover'::text, 'transformation'::text])))
constraint organisation_succession organisation_succession_pkey PRIMARY KEY (id)
constraint organisation_succession organisation_succession_predecessor_id_fkey FOREIGN KEY (predecessor_id) REFERENCES organisation(id)
constraint organisation_succession organisation_succession_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES organisation(id)
constraint paper_dispatch paper_dispatch_pkey PRIMARY KEY (organisation_id, id)
constraint paper_dispatch paper_dispatch_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'posted'::text, 'delivered'::text, 'returned'::text])))
constraint person person_pkey PRIMARY KEY (id)
constraint person_address person_address_check CHECK (((valid_to IS NULL) OR (valid_to > valid_from)))
constraint person_address person_address_kind_check CHECK ((kind = ANY (ARRAY['home'::text, 'stay'::text, 'notification'::text])))
constraint person_address person_address_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
constraint person_address person_address_pkey PRIMARY KEY (person_id, kind, valid_from)
constraint person_address person_address_postcode_check CHECK ((postcode ~ '^[0-9]{4}$'::text))
constraint person_identity person_identity_check CHECK (((valid_to IS NULL) OR (valid_to > valid_from)))
constraint person_identity person_identity_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
constraint person_identity person_identity_pkey PRIMARY KEY (person_id, valid_from)
constraint post post_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
constraint post post_check1 CHECK ((substitutes_for_officer_id IS DISTINCT FROM officer_id))
constraint post post_job_role_id_fkey FOREIGN KEY (job_role_id) REFERENCES job_role(id)
constraint post post_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id)
constraint post post_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint post post_pkey PRIMARY KEY (id)
constraint post post_substitutes_for_officer_id_fkey FOREIGN KEY (substitutes_for_officer_id) REFERENCES officer(id)
constraint register_book register_book_code_check CHECK ((code ~ '^[A-Z]{2,6}$'::text))
constraint register_book register_book_last_main_check CHECK ((last_main >= 0))
constraint register_book register_book_organisation_id_code_year_key UNIQUE (organisation_id, code, year)
constraint register_book register_book_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint register_book register_book_pkey PRIMARY KEY (organisation_id, id)
constraint register_change register_change_check CHECK (((state = 'waiting'::text) = (decided_at IS NULL)))
constraint register_change register_change_check1 CHECK (((decided_at IS NULL) = (decided_entry_id IS NULL)))
constraint register_change register_change_check2 CHECK (((state <> 'applied'::text) OR (NOT four_eyes) OR ((decided_by_officer_id IS NOT NULL) AND (decided_by_officer_id IS DISTINCT FROM proposed_by_officer_id))))
constraint register_change register_change_decided_entry_id_fkey FOREIGN KEY (decided_entry_id) REFERENCES log_entry(id)
constraint register_change register_change_expected_version_check CHECK ((expected_version >= 0))
constraint register_change register_change_kind_check CHECK ((kind ~ '^[a-z][a-z-]{1,40}$'::text))
constraint register_change register_change_not_for_oneself CHECK (((state <> 'applied'::text) OR (NOT four_eyes) OR (decided_by_officer_id IS NULL) OR (NOT (decided_by_officer_id = ANY (concerns)))))
constraint register_change register_change_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint register_change register_change_pkey PRIMARY KEY (id)
constraint register_change register_change_preview TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint register_change register_change_proposed_entry_id_fkey FOREIGN KEY (proposed_entry_id) REFERENCES log_entry(id)
constraint register_change register_change_reason_check CHECK ((length(btrim(reason)) >= 3))
constraint register_change register_change_register_check CHECK ((register ~ '^[a-z][a-z-]{1,40}$'::text))
constraint register_change register_change_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'applied'::text, 'refused'::text, 'withdrawn'::text])))
constraint register_fact register_fact_change_id_fkey FOREIGN KEY (change_id) REFERENCES register_change(id)
constraint register_fact register_fact_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
constraint register_fact register_fact_check1 CHECK (((superseded_at IS NULL) = (superseded_by IS NULL)))
constraint register_fact register_fact_check2 CHECK (((superseded_at IS NULL) OR (superseded_at >= recorded_at)))
constraint register_fact register_fact_pkey PRIMARY KEY (id)
constraint register_fact register_fact_settle_staff TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint register_fact register_fact_superseded_by_fkey FOREIGN KEY (superseded_by) REFERENCES register_change(id)
constraint register_import register_import_format_check CHECK ((format = ANY (ARRAY['csv'::text, 'json'::text])))
constraint register_import register_import_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint register_import register_import_pkey PRIMARY KEY (id)
constraint register_import register_import_scope_check CHECK (((scope IS NULL) OR (cardinality(scope) > 0)))
constraint register_import register_import_sha256_check CHECK ((octet_length(sha256) = 32))
constraint register_import register_import_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'reading'::text, 'read'::text, 'faulty'::text])))
constraint registration_entry registration_entry_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text, 'internal'::text])))
constraint registration_entry registration_entry_organisation_id_case_id_fkey FOREIGN KEY (organisation_id, case_id) REFERENCES authority_case(organisation_id, id)
constraint registration_entry registration_entry_organisation_id_register_book_id_fkey FOREIGN KEY (organisation_id, register_book_id) REFERENCES register_book(organisation_id, id)
constraint registration_entry registration_entry_pkey PRIMARY KEY (organisation_id, register_book_id, main_number, sub_number)
constraint seal seal_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES signature_certificate(id)
constraint seal seal_certificate_id_key UNIQUE (certificate_id)
constraint seal seal_issued CHECK ((((certificate_id IS NULL) = (state = ANY (ARRAY['ordered'::text, 'refused'::text]))) AND ((certificate_id IS NULL) = (expires_at IS NULL)) AND ((certificate_id IS NULL) = (issued_by IS NULL))))
constraint seal seal_line TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint seal seal_order_reason_check CHECK ((order_reason = ANY (ARRAY['first'::text, 'first-use'::text, 'rotation'::text, 'expiring'::text, 'key-compromise'::text, 'data-changed'::text, 'other'::text])))
constraint seal seal_ordered_by_post_id_fkey FOREIGN KEY (ordered_by_post_id) REFERENCES post(id)
constraint seal seal_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint seal seal_organisation_id_id_key UNIQUE (organisation_id, id)
constraint seal seal_pkey PRIMARY KEY (id)
constraint seal seal_predecessor_id_fkey FOREIGN KEY (predecessor_id) REFERENCES seal(id)
constraint seal seal_proposal CHECK ((((proposed_by IS NULL) = (proposed_at IS NULL)) AND ((proposed_by IS NULL) = (proposed_reason IS NULL))))
constraint seal seal_proposed_by_post_id_fkey FOREIGN KEY (proposed_by_post_id) REFERENCES post(id)
constraint seal seal_state_check CHECK ((state = ANY (ARRAY['ordered'::text, 'active'::text, 'replaced'::text, 'revoked'::text, 'expired'::text, 'refused'::text])))
constraint seal seal_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES seal(id)
constraint seal seal_two_persons CHECK (((issued_by <> ordered_by) OR (ordered_by ~~ 'system:%'::text)))
constraint seal_event seal_event_pkey PRIMARY KEY (seal_id, sequence)
constraint seal_event seal_event_seal_id_fkey FOREIGN KEY (seal_id) REFERENCES seal(id)
constraint seal_event seal_event_sequence_check CHECK ((sequence > 0))
constraint seal_event seal_event_step TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint seal_event seal_event_step_check CHECK ((step = ANY (ARRAY['order'::text, 'issue'::text, 'refuse'::text, 'withdraw'::text, 'replace'::text, 'revoke'::text, 'expire'::text, 'propose-revoke'::text, 'withdraw-revoke'::text])))
constraint seal_use seal_use_organisation_id_seal_id_fkey FOREIGN KEY (organisation_id, seal_id) REFERENCES seal(organisation_id, id)
constraint seal_use seal_use_pkey PRIMARY KEY (organisation_id, id)
constraint seal_use seal_use_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
constraint session session_card_id_fkey FOREIGN KEY (card_id) REFERENCES card(id)
constraint session session_check CHECK (((ended_at IS NULL) = (end_reason IS NULL)))
constraint session session_end_reason_check CHECK ((end_reason = ANY (ARRAY['logout'::text, 'idle'::text, 'absolute'::text, 'card'::text, 'browser-changed'::text, 'employment-ended'::text, 'replaced'::text])))
constraint session session_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id)
constraint session session_pkey PRIMARY KEY (id)
constraint session session_post_id_fkey FOREIGN KEY (post_id) REFERENCES post(id)
constraint session session_token_hash_check CHECK ((octet_length(token_hash) = 32))
constraint session session_token_hash_key UNIQUE (token_hash)
constraint session session_user_agent_hash_check CHECK ((octet_length(user_agent_hash) = 32))
constraint settlement settlement_pkey PRIMARY KEY (fact_id)
constraint signature_certificate signature_certificate_check CHECK ((not_after > not_before))
constraint signature_certificate signature_certificate_issuer_id_fkey FOREIGN KEY (issuer_id) REFERENCES signature_certificate(id)
constraint signature_certificate signature_certificate_issuer_id_serial_key UNIQUE NULLS NOT DISTINCT (issuer_id, serial)
constraint signature_certificate signature_certificate_kind_check CHECK ((kind = ANY (ARRAY['root'::text, 'issuing-authority'::text, 'ocsp-signer'::text, 'timestamp-authority'::text, 'organisation-seal'::text, 'card-authentication'::text, 'card-signing'::text])))
constraint signature_certificate signature_certificate_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id)
constraint signature_certificate signature_certificate_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint signature_certificate signature_certificate_pkey PRIMARY KEY (id)
constraint signature_certificate signature_certificate_serial_check CHECK ((serial ~ '^([0-9A-F]{2}){1,20}$'::text))
constraint signature_certificate signature_certificate_sha256_check CHECK ((octet_length(sha256) = 32))
constraint signature_certificate signature_certificate_sha256_key UNIQUE (sha256)
constraint signature_certificate signature_certificate_status_check CHECK ((status = ANY (ARRAY['good'::text, 'hold'::text, 'revoked'::text])))
constraint signature_certificate_status signature_certificate_status_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES signature_certificate(id)
constraint signature_certificate_status signature_certificate_status_pkey PRIMARY KEY (certificate_id, sequence)
constraint signature_certificate_status signature_certificate_status_sequence_check CHECK ((sequence > 0))
constraint signature_certificate_status signature_certificate_status_status_check CHECK ((status = ANY (ARRAY['good'::text, 'hold'::text, 'revoked'::text])))
constraint signed_document signed_document_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint signed_document signed_document_pkey PRIMARY KEY (sha256, entry_id)
constraint signed_document signed_document_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
constraint signing_request signing_request_card_id_fkey FOREIGN KEY (card_id) REFERENCES card(id)
constraint signing_request signing_request_hash_function_check CHECK ((hash_function = ANY (ARRAY['sha256'::text, 'sha384'::text, 'sha512'::text])))
constraint signing_request signing_request_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id)
constraint signing_request signing_request_pkey PRIMARY KEY (id)
constraint specialist_answer specialist_answer_organisation_id_request_id_fkey FOREIGN KEY (organisation_id, request_id) REFERENCES exchange_request(organisation_id, id)
constraint specialist_answer specialist_answer_pkey PRIMARY KEY (organisation_id, request_id, answer_id)
constraint specialist_authority specialist_authority_pkey PRIMARY KEY (code)
constraint submission submission_channel_check CHECK ((channel = ANY (ARRAY['electronic'::text, 'paper'::text, 'email'::text, 'in-person'::text, 'exchange'::text])))
constraint submission submission_language_check CHECK ((language = ANY (ARRAY['hu'::text, 'en'::text])))
constraint submission submission_organisation_id_arrival_year_arrival_number_key UNIQUE (organisation_id, arrival_year, arrival_number)
constraint submission submission_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id)
constraint submission submission_pkey PRIMARY KEY (organisation_id, id)
constraint submission submission_state_check CHECK ((state = ANY (ARRAY['arrived'::text, 'registered'::text, 'set-aside'::text, 'transferred'::text])))
constraint submission submission_transferred_from_fkey FOREIGN KEY (transferred_from) REFERENCES organisation(id)
constraint submission submission_transferred_to_fkey FOREIGN KEY (transferred_to) REFERENCES organisation(id)
constraint submission_file submission_file_organisation_id_submission_id_fkey FOREIGN KEY (organisation_id, submission_id) REFERENCES submission(organisation_id, id)
constraint submission_file submission_file_pkey PRIMARY KEY (organisation_id, submission_id, "position")
function append_log_entries(p_entries jsonb) returns void security definer md5 d4c00a2c776d621b8d454ed1a95392c4
function believed_subjects(p_register text, p_day date, p_ids uuid[]) returns TABLE(subject_id uuid, value jsonb, valid_from date, valid_to date, recorded_at timestamp with time zone) md5 b68a116c4a5fbf6d983f3910c1ea27a9
function card_has_line() returns trigger md5 d4e3566f72e8e26002d66bf40f3a4f21
function card_of_employer() returns trigger security definer md5 c945e2983fd664bb2ee4f472da31c743
function client_keys() returns text[] md5 3f75ef464507b0d701de89e17ef1dad8
function count_organisations() returns trigger security definer md5 a6f14be4cec8d5f72d2719b242b78edc
function enqueue(job_name text, job_payload jsonb, run_at timestamp with time zone, job_key text, max_attempts integer) returns void security definer md5 242885e34cb88b2f2eb9b2448785e458
function fold(input text) returns text md5 314a74a82ea84bfdbb78ba2159e1c038
function guard_card() returns trigger md5 ddc51768b2b7a4f91977092458a1fa66
function guard_pin_letter() returns trigger md5 dfe435fc7673ba82ba0d76cd1e6376eb
function guard_reach_of_change() returns trigger md5 830aa3077b15dce03fe846f0fadc9644
function guard_register_change() returns trigger md5 aa40d46c80ecfec36fc37223bba4c6c9
function guard_register_fact() returns trigger md5 29c3fe698f831c9a6bbb84d271b164b2
function guard_seal() returns trigger md5 b33cdeb2109719d86e56cc8c1ca36386
function guard_seal_use() returns trigger md5 904cfea11286f3146c0bdba25a727a99
function is_fresh_register_entry(p_entry uuid, p_at timestamp with time zone) returns boolean security definer md5 c6869a2309d9ae3cdd0bc062da397c2b
function line_has_card() returns trigger md5 ec0eca854908561a6494b376dc2c37ea
function line_has_seal() returns trigger md5 62db7984289abb041912dc4f35542a54
function match_person(intent uuid, asked_name text, asked_birth_date date, asked_mother_name text, asked_birth_name text, asked_birth_place text, on_day date) returns TABLE(match text, person_id uuid, name text, birth_name text, birth_place text, birth_date date, mother_name text, matched_former_name boolean, exact_name boolean, exact_mother_name boolean, died_on date, home_address jsonb) security definer md5 d82fddeaa121ce227f2b3c1a37b85f71
function name_key(input text) returns text md5 94df96ef1e8a7efaac7ffa0eae28ba5f
function note_case_words() returns trigger md5 af17cc44cb8c1d521808b3e310325263
function note_signed_document() returns trigger md5 67f6ed3a65fd92c71e9e344a4bd32fdf
function open_grant_history() returns trigger security definer md5 3e351a45d6a23c267a49a3d85952bd1f
function open_job_role(p_id uuid) returns void security definer md5 978df43dae636b48460aa415810b45e3
function open_job_role_history() returns trigger security definer md5 50eeb4cd0eaf4f4febc624a4df323336
function open_officer_history() returns trigger security definer md5 6b7aa723b943d92cb109ae8e6029a719
function open_organisation_history() returns trigger security definer md5 1017fb4e9cac9f1006f4f393cd1e7f5b
function open_post_history() returns trigger security definer md5 deb5a4ae5ae907c2cd426b2698b1be05
function open_qualification_history() returns trigger security definer md5 8191721b770b68fc8b47d2cdf8db65e3
function organisation() returns uuid md5 a5e6882cdfa07f0c0bf6b7b3c99a293a
function organisation_value(o organisation) returns jsonb md5 a64ec2cbd7cb450e220fce90dd6af5e8
function project_competence_facts() returns trigger security definer md5 7f8e28fba72b18d7cbd03939f06fd9d3
function project_job_role_contents(p_ids uuid[]) returns void security definer md5 694f8790b011c5f443ed958656ba1336
function project_organisation_facts() returns trigger security definer md5 6175a1c9e6afebe587324d49ae718fec
function project_organisations_on(p_day date, p_ids uuid[]) returns integer security definer md5 0ea858d76d73be90f7271936e6f2bc3c
function project_staff_facts() returns trigger security definer md5 07de08d3cb28dab038d56e8ed76620cc
function project_staff_on(p_day date, p_officers uuid[], p_job_roles uuid[]) returns void security definer md5 5a563cf21742997029ea7980d34705cf
function reaches_change(p_post uuid, p_officer uuid, p_national boolean, p_touches uuid[]) returns boolean security definer md5 39e1f526d381c6edab656bd69387b950
function read_for_registration(p_organisation uuid, p_id uuid, p_case_type text) returns jsonb md5 6748454b6118f0f4cc34e78075075121
function refuse_nobodys_decision() returns trigger md5 74cab132ef694ac57fe31361339ca8a3
function refuse_truncation() returns trigger md5 689f114912d77030ec8a13b55478b1bf
function register_in_book(p_organisation uuid, p_book uuid, p_first integer, p_items jsonb) returns TABLE(done integer, last_main integer, closed boolean, failure text, reason text) md5 8c539e0cd5646e88c3b65fd80b7998d5
function register_in_books(p_books jsonb) returns jsonb md5 ef2418ea891fcd56b857b84e067d58c6
function register_unless_held(p_organisation uuid, p_book uuid, p_first integer, p_items jsonb) returns jsonb md5 4f38b7a8f5474dd5fc8c373a48f349e3
function seal_has_line() returns trigger md5 449141b762d6758e4c04d4191bc383cd
function settle_staff() returns trigger security definer md5 cd28610dac5812a799b198f4167976d4
function words_of(folded text) returns SETOF text md5 1063194790df6104521c2f0d068accfd
function write_registration(p_organisation uuid, p_book uuid, p_item jsonb) returns void md5 e1f1c12e1ddaae08d88cc8280d2f7475
grant DELETE on login_challenge to kapu_housekeeper
grant DELETE on signing_request to kapu_housekeeper
grant DELETE, INSERT, SELECT on case_word to kapu_app
grant DELETE, INSERT, SELECT on client_login to kapu_app
grant DELETE, INSERT, SELECT on client_login to kapu_housekeeper
grant DELETE, INSERT, SELECT on signing_request to kapu_app
grant DELETE, INSERT, SELECT, UPDATE on login_challenge to kapu_app
grant DELETE, SELECT on client_session to kapu_housekeeper
grant DELETE, SELECT on idempotency_key to kapu_housekeeper
grant DELETE, SELECT on log_body to kapu_housekeeper
grant DELETE, SELECT on log_unsealed to kapu_sequencer
grant DELETE, SELECT on session to kapu_housekeeper
grant INSERT, SELECT on act to kapu_app
grant INSERT, SELECT on card to kapu_app
grant INSERT, SELECT on card_event to kapu_app
grant INSERT, SELECT on card_pin_letter to kapu_app
grant INSERT, SELECT on card_renewal to kapu_app
grant INSERT, SELECT on case_document to kapu_app
grant INSERT, SELECT on case_link to kapu_app
grant INSERT, SELECT on client_session to kapu_app
grant INSERT, SELECT on data_use to kapu_app
grant INSERT, SELECT on decision_draft to kapu_app
grant INSERT, SELECT on decision_revision to kapu_app
grant INSERT, SELECT on demo_card to kapu_app
grant INSERT, SELECT on exchange_route to kapu_app
grant INSERT, SELECT on integration to kapu_app
grant INSERT, SELECT on integration_key to kapu_app
grant INSERT, SELECT on log_erasure to kapu_housekeeper
grant INSERT, SELECT on log_leaf to kapu_sequencer
grant INSERT, SELECT on mail_notice to kapu_app
grant INSERT, SELECT on mailbox_message to kapu_app
grant INSERT, SELECT on notice to kapu_app
grant INSERT, SELECT on officer_pseudonym to kapu_app
grant INSERT, SELECT on organisation_policy to kapu_app
grant INSERT, SELECT on paper_dispatch to kapu_app
grant INSERT, SELECT on register_import to kapu_app
grant INSERT, SELECT on registration_entry to kapu_app
grant INSERT, SELECT on seal to kapu_app
grant INSERT, SELECT on seal_event to kapu_app
grant INSERT, SELECT on seal_use to kapu_app
grant INSERT, SELECT on session to kapu_app
grant INSERT, SELECT on signature_certificate to kapu_app
grant INSERT, SELECT on signature_certificate_status to kapu_app
grant INSERT, SELECT on signed_document to kapu_app
grant INSERT, SELECT on specialist_answer to kapu_app
grant INSERT, SELECT on submission_file to kapu_app
grant INSERT, SELECT, UPDATE on arrival_book to kapu_app
grant INSERT, SELECT, UPDATE on authority_case to kapu_app
grant INSERT, SELECT, UPDATE on client_case to kapu_app
grant INSERT, SELECT, UPDATE on exchange_request to kapu_app
grant INSERT, SELECT, UPDATE on idempotency_key to kapu_app
grant INSERT, SELECT, UPDATE on log_tile to kapu_sequencer
grant INSERT, SELECT, UPDATE on register_book to kapu_app
grant INSERT, SELECT, UPDATE on submission to kapu_app
grant SELECT on act to kapu_auditor
grant SELECT on act to kapu_housekeeper
grant SELECT on arrival_book to kapu_auditor
grant SELECT on arrival_book to kapu_housekeeper
grant SELECT on authority_case to kapu_auditor
grant SELECT on authority_case to kapu_housekeeper
grant SELECT on case_document to kapu_auditor
grant SELECT on case_document to kapu_housekeeper
grant SELECT on case_link to kapu_auditor
grant SELECT on case_link to kapu_housekeeper
grant SELECT on case_type_file to kapu_app
grant SELECT on case_type_file to kapu_auditor
grant SELECT on case_type_file to kapu_housekeeper
grant SELECT on case_type_version to kapu_app
grant SELECT on case_type_version to kapu_auditor
grant SELECT on case_type_version to kapu_housekeeper
grant SELECT on case_word to kapu_auditor
grant SELECT on case_word to kapu_housekeeper
grant SELECT on competence to kapu_app
grant SELECT on competence to kapu_auditor
grant SELECT on competence to kapu_housekeeper
grant SELECT on data_set to kapu_app
grant SELECT on data_set_purpose to kapu_app
grant SELECT on data_use to kapu_auditor
grant SELECT on decision_draft to kapu_auditor
grant SELECT on decision_revision to kapu_auditor
grant SELECT on entitlement_grant to kapu_app
grant SELECT on entitlement_grant to kapu_auditor
grant SELECT on entitlement_grant to kapu_housekeeper
grant SELECT on exchange_request to kapu_auditor
grant SELECT on integration to kapu_auditor
grant SELECT on integration_key to kapu_auditor
grant SELECT on job_role to kapu_app
grant SELECT on job_role to kapu_auditor
grant SELECT on job_role to kapu_housekeeper
grant SELECT on job_role_case_type to kapu_app
grant SELECT on job_role_case_type to kapu_auditor
grant SELECT on job_role_case_type to kapu_housekeeper
grant SELECT on job_role_entitlement to kapu_app
grant SELECT on job_role_entitlement to kapu_auditor
grant SELECT on job_role_entitlement to kapu_housekeeper
grant SELECT on log_body to kapu_app
grant SELECT on log_body to kapu_auditor
grant SELECT on log_entry to kapu_app
grant SELECT on log_entry to kapu_auditor
grant SELECT on log_entry to kapu_housekeeper
grant SELECT on log_entry to kapu_sequencer
grant SELECT on log_erasure to kapu_app
grant SELECT on log_erasure to kapu_auditor
grant SELECT on log_leaf to kapu_app
grant SELECT on log_leaf to kapu_auditor
grant SELECT on log_leaf to kapu_housekeeper
grant SELECT on log_tile to kapu_app
grant SELECT on log_tile to kapu_auditor
grant SELECT on log_tile to kapu_housekeeper
grant SELECT on log_tree to kapu_app
grant SELECT on log_tree to kapu_auditor
grant SELECT on log_tree to kapu_housekeeper
grant SELECT on log_unsealed to kapu_app
grant SELECT on log_unsealed to kapu_auditor
grant SELECT on log_unsealed to kapu_housekeeper
grant SELECT on mail_notice to kapu_auditor
grant SELECT on mailbox_message to kapu_auditor
grant SELECT on mailbox_message to kapu_housekeeper
grant SELECT on notice to kapu_auditor
grant SELECT on officer to kapu_app
grant SELECT on officer to kapu_auditor
grant SELECT on officer to kapu_housekeeper
grant SELECT on officer_pseudonym to kapu_auditor
grant SELECT on officer_qualification to kapu_app
grant SELECT on officer_qualification to kapu_auditor
grant SELECT on officer_qualification to kapu_housekeeper
grant SELECT on organisation to kapu_app
grant SELECT on organisation to kapu_auditor
grant SELECT on organisation to kapu_housekeeper
grant SELECT on organisation_count to kapu_app
grant SELECT on organisation_count to kapu_auditor
grant SELECT on organisation_count to kapu_housekeeper
grant SELECT on organisation_policy to kapu_auditor
grant SELECT on organisation_policy to kapu_housekeeper
grant SELECT on organisation_succession to kapu_app
grant SELECT on organisation_succession to kapu_auditor
grant SELECT on organisation_succession to kapu_housekeeper
grant SELECT on paper_dispatch to kapu_auditor
grant SELECT on post to kapu_app
grant SELECT on post to kapu_auditor
grant SELECT on post to kapu_housekeeper
grant SELECT on register_book to kapu_auditor
grant SELECT on register_book to kapu_housekeeper
grant SELECT on register_change to kapu_app
grant SELECT on register_change to kapu_auditor
grant SELECT on register_change to kapu_housekeeper
grant SELECT on register_fact to kapu_app
grant SELECT on register_fact to kapu_auditor
grant SELECT on register_fact to kapu_housekeeper
grant SELECT on registration_entry to kapu_auditor
grant SELECT on registration_entry to kapu_housekeeper
grant SELECT on seal to kapu_auditor
grant SELECT on seal to kapu_housekeeper
grant SELECT on seal_event to kapu_auditor
grant SELECT on seal_event to kapu_housekeeper
grant SELECT on seal_use to kapu_auditor
grant SELECT on seal_use to kapu_housekeeper
grant SELECT on settlement to kapu_app
grant SELECT on settlement to kapu_auditor
grant SELECT on settlement to kapu_housekeeper
grant SELECT on signed_document to kapu_auditor
grant SELECT on signed_document to kapu_housekeeper
grant SELECT on specialist_answer to kapu_auditor
grant SELECT on specialist_authority to kapu_app
grant SELECT on submission to kapu_auditor
grant SELECT on submission to kapu_housekeeper
grant SELECT on submission_file to kapu_auditor
grant SELECT on submission_file to kapu_housekeeper
grant SELECT, UPDATE on log_tree to kapu_sequencer
grant UPDATE (address, message_id, sent_at) on mail_notice to kapu_app
grant UPDATE (authentication_certificate_id, authentication_serial, expires_at, issuer, last_actor, personalised_by, proposed_at, proposed_by, proposed_by_post_id, proposed_note, proposed_reason, proposed_step, sequence, serial, signing_certificate_id, signing_serial, state, state_since, successor_id) on card to kapu_app
grant UPDATE (certificate_id, expires_at, issued_by, last_actor, predecessor_id, proposed_at, proposed_by, proposed_by_post_id, proposed_note, proposed_reason, sequence, state, state_since, successor_id) on seal to kapu_app
grant UPDATE (content, revision, saved_at, saved_by_name, saved_by_post_id) on decision_draft to kapu_app
grant UPDATE (cursor_card_id, cursor_expires_at, finished_at, ordered, skipped, state, total) on card_renewal to kapu_app
grant UPDATE (decided_at, decided_by_name, decided_by_officer_id, decided_by_post_id, decided_entry_id, decision_note, state, version) on register_change to kapu_app
grant UPDATE (end_reason, ended_at, last_used_at, post_id, token_hash) on session to kapu_app
grant UPDATE (ended_at, ended_by, outcome, sealed) on card_pin_letter to kapu_app
grant UPDATE (ended_at, last_used_at) on client_session to kapu_app
grant UPDATE (expires_at) on signing_request to kapu_app
grant UPDATE (fault_count, faults, rows_done, rows_total, state, summary) on register_import to kapu_app
grant UPDATE (last_used_at, revoked_at) on integration_key to kapu_app
grant UPDATE (legal_clock_offset_ms, legal_clock_version) on organisation to kapu_app
grant UPDATE (opened_at, receipt_entry_id, second_notice_at) on mailbox_message to kapu_app
grant UPDATE (posted_at, state, tracking_number) on paper_dispatch to kapu_app
grant UPDATE (read_at) on notice to kapu_app
grant UPDATE (status, status_reason, status_sequence, status_since) on signature_certificate to kapu_app
grant UPDATE (superseded_at, superseded_by) on register_fact to kapu_app
grant UPDATE (valid_to) on organisation_policy to kapu_app
grant UPDATE (void_reason, voided_at) on registration_entry to kapu_app
index CREATE INDEX card_ends ON kapu.card USING btree (expires_at, id) WHERE (state = ANY (ARRAY['active'::text, 'suspended'::text]))
index CREATE INDEX card_event_at ON kapu.card_event USING btree (card_id, at)
index CREATE INDEX card_expiry ON kapu.card USING btree (expires_at) WHERE (state = ANY (ARRAY['delivered'::text, 'active'::text, 'suspended'::text]))
index CREATE INDEX card_in_state ON kapu.card USING btree (state, id)
index CREATE INDEX card_of_office ON kapu.card USING btree (organisation_id, id)
index CREATE INDEX card_of_office_ends ON kapu.card USING btree (organisation_id, expires_at, id) WHERE (state = ANY (ARRAY['active'::text, 'suspended'::text]))
index CREATE INDEX card_of_office_in_state ON kapu.card USING btree (organisation_id, state, id)
index CREATE INDEX card_officer ON kapu.card USING btree (officer_id, state)
index CREATE INDEX card_renewal_of_office ON kapu.card_renewal USING btree (organisation_id, id)
index CREATE INDEX card_serial ON kapu.card USING btree (serial)
index CREATE INDEX case_by_number ON kapu.authority_case USING btree (organisation_id, registration_number)
index CREATE INDEX case_document_sha256 ON kapu.case_document USING btree (sha256)
index CREATE INDEX case_link_other ON kapu.case_link USING btree (organisation_id, other_case_id)
index CREATE INDEX case_next_event ON kapu.authority_case USING btree (next_event_on) WHERE (next_event_on IS NOT NULL)
index CREATE INDEX case_of_assignee ON kapu.authority_case USING btree (organisation_id, assignee_post_id, COALESCE(due_at, 'infinity'::timestamp with time zone), id) WHERE (closed_at IS NULL)
index CREATE INDEX case_open ON kapu.authority_case USING btree (organisation_id, COALESCE(due_at, 'infinity'::timestamp with time zone), id) WHERE (closed_at IS NULL)
index CREATE INDEX case_recent ON kapu.authority_case USING btree (organisation_id, opened_at DESC, id DESC)
index CREATE INDEX case_type_version_in_force ON kapu.case_type_version USING btree (code, valid_from DESC)
index CREATE INDEX case_waiting ON kapu.authority_case USING btree (organisation_id, waits_for, COALESCE(due_at, 'infinity'::timestamp with time zone), id) WHERE (closed_at IS NULL)
index CREATE INDEX client_case_newest ON kapu.client_case USING btree (client_key, since DESC, submission_id DESC) WHERE (NOT further)
index CREATE INDEX client_login_expires_at ON kapu.client_login USING btree (expires_at)
index CREATE INDEX client_session_of_subject ON kapu.client_session USING btree (issuer, subject, opened_at DESC)
index CREATE INDEX client_session_over ON kapu.client_session USING btree (absolute_expires_at)
index CREATE INDEX competence_of_organisation ON kapu.competence USING btree (organisation_id)
index CREATE INDEX competence_of_subject ON kapu.competence USING btree (id)
index CREATE INDEX competence_of_territory ON kapu.competence USING btree (territory_kind, territory_code)
index CREATE INDEX data_use_client ON kapu.data_use USING btree (client_key, id DESC)
index CREATE INDEX demo_card_position ON kapu.demo_card USING btree ("position")
index CREATE INDEX entitlement_grant_of ON kapu.entitlement_grant USING btree (officer_id, organisation_id, job_role_id)
index CREATE INDEX entitlement_grant_review ON kapu.entitlement_grant USING btree (organisation_id, review_due, id)
index CREATE INDEX exchange_request_case ON kapu.exchange_request USING btree (organisation_id, case_id, requested_at)
index CREATE INDEX exchange_request_use ON kapu.exchange_request USING btree (organisation_id, requested_at)
index CREATE INDEX idempotency_key_created_at ON kapu.idempotency_key USING btree (created_at)
index CREATE INDEX integration_key_of ON kapu.integration_key USING btree (integration_id, valid_to)
index CREATE INDEX job_role_case_type_by_type ON kapu.job_role_case_type USING btree (case_type_code)
index CREATE INDEX job_role_entitlement_of_role ON kapu.job_role_entitlement USING btree (job_role_id, valid_from)
index CREATE INDEX log_erasure_explained_by ON kapu.log_erasure USING btree (explained_by)
index CREATE INDEX login_challenge_expires_at ON kapu.login_challenge USING btree (expires_at)
index CREATE INDEX mailbox_message_case ON kapu.mailbox_message USING btree (organisation_id, case_id) WHERE (case_id IS NOT NULL)
index CREATE INDEX mailbox_message_client ON kapu.mailbox_message USING btree (client_key, id DESC)
index CREATE INDEX mailbox_message_unopened ON kapu.mailbox_message USING btree (sent_at) WHERE (needs_receipt AND (opened_at IS NULL))
index CREATE INDEX notice_officer ON kapu.notice USING btree (organisation_id, officer_id, id DESC) WHERE (officer_id IS NOT NULL)
index CREATE INDEX notice_post ON kapu.notice USING btree (organisation_id, post_id, id DESC) WHERE (post_id IS NOT NULL)
index CREATE INDEX notice_unread_officer ON kapu.notice USING btree (organisation_id, officer_id) WHERE ((read_at IS NULL) AND (officer_id IS NOT NULL))
index CREATE INDEX notice_unread_post ON kapu.notice USING btree (organisation_id, post_id) WHERE ((read_at IS NULL) AND (post_id IS NOT NULL))
index CREATE INDEX officer_by_name ON kapu.officer USING btree (fold(name) COLLATE "C")
index CREATE INDEX officer_of_employer ON kapu.officer USING btree (employer_id) WHERE (employer_id IS NOT NULL)
index CREATE INDEX officer_qualification_ending ON kapu.officer_qualification USING btree (valid_to, officer_id) WHERE (valid_to IS NOT NULL)
index CREATE INDEX officer_qualification_of_officer ON kapu.officer_qualification USING btree (officer_id, kind, valid_from) INCLUDE (valid_to)
index CREATE INDEX organisation_below ON kapu.organisation USING btree (superior_id) WHERE (superior_id IS NOT NULL)
index CREATE INDEX organisation_by_name ON kapu.organisation USING btree (name COLLATE hungarian, id)
index CREATE INDEX organisation_by_tier ON kapu.organisation USING btree (tier, name COLLATE hungarian, id)
index CREATE INDEX organisation_children ON kapu.organisation USING btree (parent_id, name COLLATE hungarian, id) WHERE (parent_id IS NOT NULL)
index CREATE INDEX organisation_search ON kapu.organisation USING gin (search_folded gin_trgm_ops)
index CREATE INDEX organisation_succession_of ON kapu.organisation_succession USING btree (predecessor_id)
index CREATE INDEX organisation_succession_to ON kapu.organisation_succession USING btree (successor_id)
index CREATE INDEX organisation_tree ON kapu.organisation USING btree (tier, county, name COLLATE hungarian, id) WHERE (parent_id IS NULL)
index CREATE INDEX organisation_units ON kapu.organisation USING btree (parent_id) WHERE (parent_id IS NOT NULL)
index CREATE INDEX paper_dispatch_case ON kapu.paper_dispatch USING btree (organisation_id, case_id) WHERE (case_id IS NOT NULL)
index CREATE INDEX paper_dispatch_waiting ON kapu.paper_dispatch USING btree (organisation_id, id) WHERE (state = 'queued'::text)
index CREATE INDEX person_identity_match ON kapu.person_identity USING btree (birth_date, mother_key, name_key)
index CREATE INDEX post_of_officer ON kapu.post USING btree (officer_id, valid_from)
index CREATE INDEX post_of_organisation ON kapu.post USING btree (organisation_id, job_role_id, valid_from)
index CREATE INDEX post_substituted ON kapu.post USING btree (substitutes_for_officer_id) WHERE (substitutes_for_officer_id IS NOT NULL)
index CREATE INDEX register_change_concerning ON kapu.register_change USING gin (concerns)
index CREATE INDEX register_change_of_office ON kapu.register_change USING btree (organisation_id, id)
index CREATE INDEX register_change_of_proposer ON kapu.register_change USING btree (proposed_by_officer_id, id)
index CREATE INDEX register_change_of_register ON kapu.register_change USING btree (register, id)
index CREATE INDEX register_change_of_subject ON kapu.register_change USING btree (register, subject_id, id)
index CREATE INDEX register_change_waiting ON kapu.register_change USING btree (id) WHERE (state = 'waiting'::text)
index CREATE INDEX register_change_waiting_of ON kapu.register_change USING btree (organisation_id, id) WHERE (state = 'waiting'::text)
index CREATE INDEX register_fact_by_name ON kapu.register_fact USING btree (register, name COLLATE hungarian, subject_id)
index CREATE INDEX register_fact_by_number ON kapu.register_fact USING btree (search, register) WHERE (superseded_at IS NULL)
index CREATE INDEX register_fact_of_change ON kapu.register_fact USING btree (change_id) WHERE (change_id IS NOT NULL)
index CREATE INDEX register_fact_of_subject ON kapu.register_fact USING btree (register, subject_id, recorded_at)
index CREATE INDEX register_fact_search ON kapu.register_fact USING gin (search_folded gin_trgm_ops)
index CREATE INDEX register_fact_under ON kapu.register_fact USING btree (register, parent_id, name COLLATE hungarian, subject_id)
index CREATE INDEX register_import_of_office ON kapu.register_import USING btree (organisation_id, id)
index CREATE INDEX registration_entry_of_case ON kapu.registration_entry USING btree (organisation_id, case_id, sub_number)
index CREATE INDEX seal_ends ON kapu.seal USING btree (expires_at, id) WHERE (state = 'active'::text)
index CREATE INDEX seal_in_state ON kapu.seal USING btree (state, id)
index CREATE INDEX seal_of_office_in_state ON kapu.seal USING btree (organisation_id, state, id)
index CREATE INDEX seal_predecessor ON kapu.seal USING btree (predecessor_id) WHERE (predecessor_id IS NOT NULL)
index CREATE INDEX seal_use_of_seal ON kapu.seal_use USING btree (organisation_id, seal_id, id)
index CREATE INDEX session_of_card ON kapu.session USING btree (card_id) WHERE (ended_at IS NULL)
index CREATE INDEX session_of_officer ON kapu.session USING btree (officer_id, opened_at DESC)
index CREATE INDEX session_over ON kapu.session USING btree (absolute_expires_at)
index CREATE INDEX settlement_by_code ON kapu.settlement USING btree (code)
index CREATE INDEX settlement_by_name ON kapu.settlement USING btree (name_folded)
index CREATE INDEX settlement_of_county ON kapu.settlement USING btree (county)
index CREATE INDEX settlement_of_district ON kapu.settlement USING btree (district_code)
index CREATE INDEX settlement_of_subject ON kapu.settlement USING btree (id)
index CREATE INDEX settlement_search ON kapu.settlement USING gin (name_folded gin_trgm_ops)
index CREATE INDEX signature_certificate_ended ON kapu.signature_certificate USING btree (issuer_id, not_after) WHERE (status <> 'good'::text)
index CREATE INDEX signature_certificate_holder ON kapu.signature_certificate USING gin (holder_folded gin_trgm_ops) WHERE (kind = ANY (ARRAY['card-signing'::text, 'organisation-seal'::text]))
index CREATE INDEX signature_certificate_kind ON kapu.signature_certificate USING btree (kind, not_after)
index CREATE INDEX signature_certificate_officer ON kapu.signature_certificate USING btree (officer_id, kind) WHERE (officer_id IS NOT NULL)
index CREATE INDEX signature_certificate_organisation ON kapu.signature_certificate USING btree (organisation_id, kind) WHERE (organisation_id IS NOT NULL)
index CREATE INDEX signature_certificate_register ON kapu.signature_certificate USING btree (id) WHERE (kind = ANY (ARRAY['card-signing'::text, 'organisation-seal'::text]))
index CREATE INDEX signature_certificate_serial ON kapu.signature_certificate USING btree (serial)
index CREATE INDEX signing_request_expires_at ON kapu.signing_request USING btree (expires_at)
index CREATE INDEX submission_by_case ON kapu.submission USING btree (organisation_id, case_id) WHERE (case_id IS NOT NULL)
index CREATE INDEX submission_by_client ON kapu.submission USING btree (organisation_id, client_key, received_at DESC) WHERE (client_key IS NOT NULL)
index CREATE INDEX submission_file_sha256 ON kapu.submission_file USING btree (sha256)
index CREATE INDEX submission_waiting ON kapu.submission USING btree (organisation_id, received_at, id) WHERE (state = 'arrived'::text)
index CREATE UNIQUE INDEX act_organisation_id_id_key ON kapu.act USING btree (organisation_id, id)
index CREATE UNIQUE INDEX act_pkey ON kapu.act USING btree (organisation_id, case_id, sequence)
index CREATE UNIQUE INDEX arrival_book_pkey ON kapu.arrival_book USING btree (organisation_id, year)
index CREATE UNIQUE INDEX authority_case_organisation_id_register_code_year_main_numb_key ON kapu.authority_case USING btree (organisation_id, register_code, year, main_number)
index CREATE UNIQUE INDEX authority_case_pkey ON kapu.authority_case USING btree (organisation_id, id)
index CREATE UNIQUE INDEX card_event_pkey ON kapu.card_event USING btree (card_id, sequence)
index CREATE UNIQUE INDEX card_issuer_authentication_serial_key ON kapu.card USING btree (issuer, authentication_serial)
index CREATE UNIQUE INDEX card_issuer_serial_key ON kapu.card USING btree (issuer, serial)
index CREATE UNIQUE INDEX card_issuer_signing_serial_key ON kapu.card USING btree (issuer, signing_serial)
index CREATE UNIQUE INDEX card_ordered_once ON kapu.card USING btree (officer_id) WHERE (state = 'ordered'::text)
index CREATE UNIQUE INDEX card_pin_letter_pkey ON kapu.card_pin_letter USING btree (card_id)
index CREATE UNIQUE INDEX card_pkey ON kapu.card USING btree (id)
index CREATE UNIQUE INDEX card_renewal_pkey ON kapu.card_renewal USING btree (id)
index CREATE UNIQUE INDEX card_renewal_running ON kapu.card_renewal USING btree (COALESCE(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE (state <> 'done'::text)
index CREATE UNIQUE INDEX card_successor ON kapu.card USING btree (predecessor_id) WHERE (state = ANY (ARRAY['ordered'::text, 'personalised'::text, 'delivered'::text, 'active'::text, 'suspended'::text]))
index CREATE UNIQUE INDEX case_document_pkey ON kapu.case_document USING btree (organisation_id, case_id, id)
index CREATE UNIQUE INDEX case_document_sub_number ON kapu.case_document USING btree (organisation_id, case_id, sub_number, id)
index CREATE UNIQUE INDEX case_link_pkey ON kapu.case_link USING btree (organisation_id, case_id, other_case_id, kind)
index CREATE UNIQUE INDEX case_type_file_pkey ON kapu.case_type_file USING btree (version_id, path)
index CREATE UNIQUE INDEX case_type_version_code_version_key ON kapu.case_type_version USING btree (code, version)
index CREATE UNIQUE INDEX case_type_version_pkey ON kapu.case_type_version USING btree (id)
index CREATE UNIQUE INDEX case_word_pkey ON kapu.case_word USING btree (organisation_id, word, case_id)
index CREATE UNIQUE INDEX client_case_pkey ON kapu.client_case USING btree (client_key, organisation_id, submission_id)
index CREATE UNIQUE INDEX client_login_pkey ON kapu.client_login USING btree (browser_hash)
index CREATE UNIQUE INDEX client_session_pkey ON kapu.client_session USING btree (id)
index CREATE UNIQUE INDEX client_session_token_hash_key ON kapu.client_session USING btree (token_hash)
index CREATE UNIQUE INDEX competence_pkey ON kapu.competence USING btree (fact_id)
index CREATE UNIQUE INDEX data_set_current ON kapu.data_set USING btree (code) WHERE (valid_to IS NULL)
index CREATE UNIQUE INDEX data_set_pkey ON kapu.data_set USING btree (code, valid_from)
index CREATE UNIQUE INDEX data_set_purpose_pkey ON kapu.data_set_purpose USING btree (data_set, purpose, legal_basis, valid_from)
index CREATE UNIQUE INDEX data_use_outcome ON kapu.data_use USING btree (outcome_entry_id, client_key)
index CREATE UNIQUE INDEX data_use_pkey ON kapu.data_use USING btree (organisation_id, id)
index CREATE UNIQUE INDEX decision_draft_pkey ON kapu.decision_draft USING btree (organisation_id, case_id, id)
index CREATE UNIQUE INDEX decision_revision_pkey ON kapu.decision_revision USING btree (organisation_id, case_id, draft_id, revision)
index CREATE UNIQUE INDEX demo_card_pkey ON kapu.demo_card USING btree (card_id)
index CREATE UNIQUE INDEX entitlement_grant_pkey ON kapu.entitlement_grant USING btree (id)
index CREATE UNIQUE INDEX exchange_request_id ON kapu.exchange_request USING btree (id)
index CREATE UNIQUE INDEX exchange_request_pkey ON kapu.exchange_request USING btree (organisation_id, id)
index CREATE UNIQUE INDEX exchange_route_pkey ON kapu.exchange_route USING btree (correlation_id)
index CREATE UNIQUE INDEX idempotency_key_pkey ON kapu.idempotency_key USING btree (scope, key)
index CREATE UNIQUE INDEX integration_code_key ON kapu.integration USING btree (code)
index CREATE UNIQUE INDEX integration_key_key_hash_key ON kapu.integration_key USING btree (key_hash)
index CREATE UNIQUE INDEX integration_key_pkey ON kapu.integration_key USING btree (id)
index CREATE UNIQUE INDEX integration_pkey ON kapu.integration USING btree (id)
index CREATE UNIQUE INDEX job_role_case_type_pkey ON kapu.job_role_case_type USING btree (job_role_id, case_type_code, valid_from)
index CREATE UNIQUE INDEX job_role_code_key ON kapu.job_role USING btree (code)
index CREATE UNIQUE INDEX job_role_entitlement_pkey ON kapu.job_role_entitlement USING btree (id)
index CREATE UNIQUE INDEX job_role_pkey ON kapu.job_role USING btree (id)
index CREATE UNIQUE INDEX job_worker_pkey ON kapu.job_worker USING btree (worker_id)
index CREATE UNIQUE INDEX log_body_pkey ON kapu.log_body USING btree (entry_id)
index CREATE UNIQUE INDEX log_entry_case_chain ON kapu.log_entry USING btree (case_id, case_sequence) WHERE (case_sequence IS NOT NULL)
index CREATE UNIQUE INDEX log_entry_id_key ON kapu.log_entry USING btree (id)
index CREATE UNIQUE INDEX log_entry_pkey ON kapu.log_entry USING btree (entry_number)
index CREATE UNIQUE INDEX log_erasure_pkey ON kapu.log_erasure USING btree (entry_id)
index CREATE UNIQUE INDEX log_leaf_entry_number_key ON kapu.log_leaf USING btree (entry_number)
index CREATE UNIQUE INDEX log_leaf_pkey ON kapu.log_leaf USING btree (leaf_index)
index CREATE UNIQUE INDEX log_tile_pkey ON kapu.log_tile USING btree (level, tile_index)
index CREATE UNIQUE INDEX log_tree_pkey ON kapu.log_tree USING btree (singleton)
index CREATE UNIQUE INDEX log_unsealed_pkey ON kapu.log_unsealed USING btree (entry_number)
index CREATE UNIQUE INDEX login_challenge_pkey ON kapu.login_challenge USING btree (pre_session)
index CREATE UNIQUE INDEX mail_notice_pkey ON kapu.mail_notice USING btree (organisation_id, id)
index CREATE UNIQUE INDEX mailbox_message_id_key ON kapu.mailbox_message USING btree (id)
index CREATE UNIQUE INDEX mailbox_message_pkey ON kapu.mailbox_message USING btree (organisation_id, id)
index CREATE UNIQUE INDEX migration_pkey ON kapu.migration USING btree (name)
index CREATE UNIQUE INDEX notice_pkey ON kapu.notice USING btree (organisation_id, id)
index CREATE UNIQUE INDEX officer_officer_number_key ON kapu.officer USING btree (officer_number)
index CREATE UNIQUE INDEX officer_pkey ON kapu.officer USING btree (id)
index CREATE UNIQUE INDEX officer_pseudonym_organisation_id_pseudonym_key ON kapu.officer_pseudonym USING btree (organisation_id, pseudonym)
index CREATE UNIQUE INDEX officer_pseudonym_pkey ON kapu.officer_pseudonym USING btree (organisation_id, officer_id)
index CREATE UNIQUE INDEX officer_qualification_pkey ON kapu.officer_qualification USING btree (id)
index CREATE UNIQUE INDEX organisation_code_key ON kapu.organisation USING btree (code)
index CREATE UNIQUE INDEX organisation_count_pkey ON kapu.organisation_count USING btree (tier)
index CREATE UNIQUE INDEX organisation_exchange_id_key ON kapu.organisation USING btree (exchange_id)
index CREATE UNIQUE INDEX organisation_pkey ON kapu.organisation USING btree (id)
index CREATE UNIQUE INDEX organisation_policy_open ON kapu.organisation_policy USING btree (organisation_id, code) WHERE (valid_to IS NULL)
index CREATE UNIQUE INDEX organisation_policy_pkey ON kapu.organisation_policy USING btree (organisation_id, code, valid_from)
index CREATE UNIQUE INDEX organisation_succession_pkey ON kapu.organisation_succession USING btree (id)
index CREATE UNIQUE INDEX paper_dispatch_pkey ON kapu.paper_dispatch USING btree (organisation_id, id)
index CREATE UNIQUE INDEX person_address_current ON kapu.person_address USING btree (person_id, kind) WHERE (valid_to IS NULL)
index CREATE UNIQUE INDEX person_address_pkey ON kapu.person_address USING btree (person_id, kind, valid_from)
index CREATE UNIQUE INDEX person_identity_current ON kapu.person_identity USING btree (person_id) WHERE (valid_to IS NULL)
index CREATE UNIQUE INDEX person_identity_pkey ON kapu.person_identity USING btree (person_id, valid_from)
index CREATE UNIQUE INDEX person_pkey ON kapu.person USING btree (id)
index CREATE UNIQUE INDEX post_pkey ON kapu.post USING btree (id)
index CREATE UNIQUE INDEX register_book_organisation_id_code_year_key ON kapu.register_book USING btree (organisation_id, code, year)
index CREATE UNIQUE INDEX register_book_pkey ON kapu.register_book USING btree (organisation_id, id)
index CREATE UNIQUE INDEX register_change_decided_entry ON kapu.register_change USING btree (decided_entry_id)
index CREATE UNIQUE INDEX register_change_pkey ON kapu.register_change USING btree (id)
index CREATE UNIQUE INDEX register_change_proposed_entry ON kapu.register_change USING btree (proposed_entry_id)
index CREATE UNIQUE INDEX register_fact_believed ON kapu.register_fact USING btree (register, subject_id, valid_from) WHERE (superseded_at IS NULL)
index CREATE UNIQUE INDEX register_fact_open ON kapu.register_fact USING btree (register, subject_id) WHERE ((superseded_at IS NULL) AND (valid_to IS NULL))
index CREATE UNIQUE INDEX register_fact_pkey ON kapu.register_fact USING btree (id)
index CREATE UNIQUE INDEX register_import_pkey ON kapu.register_import USING btree (id)
index CREATE UNIQUE INDEX registration_entry_pkey ON kapu.registration_entry USING btree (organisation_id, register_book_id, main_number, sub_number)
index CREATE UNIQUE INDEX seal_certificate_id_key ON kapu.seal USING btree (certificate_id)
index CREATE UNIQUE INDEX seal_event_pkey ON kapu.seal_event USING btree (seal_id, sequence)
index CREATE UNIQUE INDEX seal_in_use ON kapu.seal USING btree (organisation_id) WHERE (state = 'active'::text)
index CREATE UNIQUE INDEX seal_ordered_once ON kapu.seal USING btree (organisation_id) WHERE ((state = 'ordered'::text) AND (ordered_by !~~ 'system:%'::text))
index CREATE UNIQUE INDEX seal_organisation_id_id_key ON kapu.seal USING btree (organisation_id, id)
index CREATE UNIQUE INDEX seal_pkey ON kapu.seal USING btree (id)
index CREATE UNIQUE INDEX seal_use_pkey ON kapu.seal_use USING btree (organisation_id, id)
index CREATE UNIQUE INDEX session_pkey ON kapu.session USING btree (id)
index CREATE UNIQUE INDEX session_token_hash_key ON kapu.session USING btree (token_hash)
index CREATE UNIQUE INDEX settlement_pkey ON kapu.settlement USING btree (fact_id)
index CREATE UNIQUE INDEX signature_certificate_issuer_id_serial_key ON kapu.signature_certificate USING btree (issuer_id, serial) NULLS NOT DISTINCT
index CREATE UNIQUE INDEX signature_certificate_pkey ON kapu.signature_certificate USING btree (id)
index CREATE UNIQUE INDEX signature_certificate_sha256_key ON kapu.signature_certificate USING btree (sha256)
index CREATE UNIQUE INDEX signature_certificate_status_pkey ON kapu.signature_certificate_status USING btree (certificate_id, sequence)
index CREATE UNIQUE INDEX signed_document_pkey ON kapu.signed_document USING btree (sha256, entry_id)
index CREATE UNIQUE INDEX signing_request_pkey ON kapu.signing_request USING btree (id)
index CREATE UNIQUE INDEX specialist_answer_pkey ON kapu.specialist_answer USING btree (organisation_id, request_id, answer_id)
index CREATE UNIQUE INDEX specialist_authority_pkey ON kapu.specialist_authority USING btree (code)
index CREATE UNIQUE INDEX submission_file_pkey ON kapu.submission_file USING btree (organisation_id, submission_id, "position")
index CREATE UNIQUE INDEX submission_organisation_id_arrival_year_arrival_number_key ON kapu.submission USING btree (organisation_id, arrival_year, arrival_number)
index CREATE UNIQUE INDEX submission_pkey ON kapu.submission USING btree (organisation_id, id)
index CREATE UNIQUE INDEX submission_transferred ON kapu.submission USING btree (organisation_id, transferred_submission_id) WHERE (transferred_submission_id IS NOT NULL)
policy auditor on act for SELECT to kapu_auditor using (true) check ()
policy auditor on arrival_book for SELECT to kapu_auditor using (true) check ()
policy auditor on authority_case for SELECT to kapu_auditor using (true) check ()
policy auditor on case_document for SELECT to kapu_auditor using (true) check ()
policy auditor on case_link for SELECT to kapu_auditor using (true) check ()
policy auditor on case_word for SELECT to kapu_auditor using (true) check ()
policy auditor on decision_draft for SELECT to kapu_auditor using (true) check ()
policy auditor on decision_revision for SELECT to kapu_auditor using (true) check ()
policy auditor on register_book for SELECT to kapu_auditor using (true) check ()
policy auditor on registration_entry for SELECT to kapu_auditor using (true) check ()
policy auditor on seal_use for SELECT to kapu_auditor using (true) check ()
policy auditor on submission for SELECT to kapu_auditor using (true) check ()
policy auditor on submission_file for SELECT to kapu_auditor using (true) check ()
policy data_use_audit on data_use for SELECT to kapu_auditor using (true) check ()
policy data_use_client on data_use for SELECT to kapu_app using ((client_key = ANY (( SELECT client_keys() AS client_keys)::text[]))) check ()
policy data_use_own on data_use for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy exchange_request_audit on exchange_request for SELECT to kapu_auditor using (true) check ()
policy exchange_request_office on exchange_request for ALL to public using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy housekeeper on act for SELECT to kapu_housekeeper using (true) check ()
policy housekeeper on arrival_book for SELECT to kapu_housekeeper using (true) check ()
policy housekeeper on authority_case for SELECT to kapu_housekeeper using (true) check ()
policy housekeeper on case_document for SELECT to kapu_housekeeper using (true) check ()
policy housekeeper on case_link for SELECT to kapu_housekeeper using (true) check ()
policy housekeeper on case_word for SELECT to kapu_housekeeper using (true) check ()
policy housekeeper on register_book for SELECT to kapu_housekeeper using (true) check ()
policy housekeeper on registration_entry for SELECT to kapu_housekeeper using (true) check ()
policy housekeeper on seal_use for SELECT to kapu_housekeeper using (true) check ()
policy housekeeper on submission for SELECT to kapu_housekeeper using (true) check ()
policy housekeeper on submission_file for SELECT to kapu_housekeeper using (true) check ()
policy log_body_append on log_body for INSERT to kapu using () check (true)
policy log_body_audit on log_body for SELECT to kapu_auditor using (true) check ()
policy log_body_keep on log_body for ALL to kapu_housekeeper using (true) check (true)
policy log_body_own on log_body for SELECT to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy mail_notice_audit on mail_notice for SELECT to kapu_auditor using (true) check ()
policy mail_notice_own on mail_notice for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy mailbox_message_audit on mailbox_message for SELECT to kapu_auditor using (true) check ()
policy mailbox_message_client on mailbox_message for SELECT to kapu_app using ((client_key = ANY (( SELECT client_keys() AS client_keys)::text[]))) check ()
policy mailbox_message_own on mailbox_message for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy mailbox_message_receipt on mailbox_message for UPDATE to kapu_app using ((client_key = ANY (( SELECT client_keys() AS client_keys)::text[]))) check ()
policy mailbox_message_sweep on mailbox_message for SELECT to kapu_housekeeper using (true) check ()
policy notice_audit on notice for SELECT to kapu_auditor using (true) check ()
policy notice_own on notice for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy office on act for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy office on arrival_book for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy office on authority_case for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy office on case_document for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy office on case_link for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy office on case_word for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy office on decision_draft for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy office on decision_revision for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy office on register_book for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy office on registration_entry for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy office on seal_use for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy office on submission for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy office on submission_file for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy officer_pseudonym_audit on officer_pseudonym for SELECT to kapu_auditor using (true) check ()
policy officer_pseudonym_own on officer_pseudonym for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy paper_dispatch_audit on paper_dispatch for SELECT to kapu_auditor using (true) check ()
policy paper_dispatch_own on paper_dispatch for ALL to kapu_app using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
policy specialist_answer_audit on specialist_answer for SELECT to kapu_auditor using (true) check ()
policy specialist_answer_office on specialist_answer for ALL to public using ((organisation_id = ( SELECT organisation() AS organisation))) check ()
row security act forced
row security arrival_book forced
row security authority_case forced
row security case_document forced
row security case_link forced
row security case_word forced
row security data_use forced
row security decision_draft forced
row security decision_revision forced
row security exchange_request forced
row security log_body forced
row security mail_notice forced
row security mailbox_message forced
row security notice forced
row security officer_pseudonym forced
row security paper_dispatch forced
row security register_book forced
row security registration_entry forced
row security seal_use forced
row security specialist_answer forced
row security submission forced
row security submission_file forced
trigger CREATE CONSTRAINT TRIGGER card_event_step AFTER INSERT ON kapu.card_event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((CURRENT_USER = 'kapu_app'::name)) EXECUTE FUNCTION line_has_card()
trigger CREATE CONSTRAINT TRIGGER card_line AFTER INSERT OR UPDATE ON kapu.card DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((CURRENT_USER = 'kapu_app'::name)) EXECUTE FUNCTION card_has_line()
trigger CREATE CONSTRAINT TRIGGER job_role_history AFTER INSERT ON kapu.job_role DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION open_job_role_history()
trigger CREATE CONSTRAINT TRIGGER register_change_preview AFTER UPDATE ON kapu.register_change DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.decided_by_officer_id IS NOT NULL) AND (new.decided_by_post_id IS NULL))) EXECUTE FUNCTION refuse_nobodys_decision()
trigger CREATE CONSTRAINT TRIGGER register_fact_settle_staff AFTER INSERT OR UPDATE ON kapu.register_fact DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.register = ANY (ARRAY['officers'::text, 'posts'::text, 'grants'::text])) AND ((new.change_id IS NOT NULL) OR (new.superseded_by IS NOT NULL)))) EXECUTE FUNCTION settle_staff()
trigger CREATE CONSTRAINT TRIGGER seal_event_step AFTER INSERT ON kapu.seal_event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((CURRENT_USER = 'kapu_app'::name)) EXECUTE FUNCTION line_has_seal()
trigger CREATE CONSTRAINT TRIGGER seal_line AFTER INSERT OR UPDATE ON kapu.seal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((CURRENT_USER = 'kapu_app'::name)) EXECUTE FUNCTION seal_has_line()
trigger CREATE TRIGGER card_employer BEFORE INSERT ON kapu.card FOR EACH ROW EXECUTE FUNCTION card_of_employer()
trigger CREATE TRIGGER card_guard BEFORE INSERT OR UPDATE ON kapu.card FOR EACH ROW WHEN ((CURRENT_USER = 'kapu_app'::name)) EXECUTE FUNCTION guard_card()
trigger CREATE TRIGGER card_pin_letter_guard BEFORE INSERT OR UPDATE ON kapu.card_pin_letter FOR EACH ROW EXECUTE FUNCTION guard_pin_letter()
trigger CREATE TRIGGER case_words_changed AFTER UPDATE OF search_folded ON kapu.authority_case FOR EACH ROW WHEN ((old.search_folded IS DISTINCT FROM new.search_folded)) EXECUTE FUNCTION note_case_words()
trigger CREATE TRIGGER case_words_new AFTER INSERT ON kapu.authority_case FOR EACH ROW EXECUTE FUNCTION note_case_words()
trigger CREATE TRIGGER grant_history AFTER INSERT ON kapu.entitlement_grant REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION open_grant_history()
trigger CREATE TRIGGER note_signed_document AFTER INSERT ON kapu.act FOR EACH ROW WHEN (((new.kind = 'decision-signed'::text) OR ((new.kind = 'document-filed'::text) AND ((new.body ->> 'direction'::text) = 'out'::text) AND ((new.body ->> 'mediaType'::text) = 'application/pdf'::text)))) EXECUTE FUNCTION note_signed_document()
trigger CREATE TRIGGER officer_employer_of_cards AFTER UPDATE OF employer_id ON kapu.officer FOR EACH ROW WHEN ((old.employer_id IS DISTINCT FROM new.employer_id)) EXECUTE FUNCTION card_of_employer()
trigger CREATE TRIGGER officer_history AFTER INSERT ON kapu.officer REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION open_officer_history()
trigger CREATE TRIGGER organisation_count_delete AFTER DELETE ON kapu.organisation REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION count_organisations()
trigger CREATE TRIGGER organisation_count_insert AFTER INSERT ON kapu.organisation REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION count_organisations()
trigger CREATE TRIGGER organisation_count_update AFTER UPDATE ON kapu.organisation REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION count_organisations()
trigger CREATE TRIGGER organisation_history AFTER INSERT ON kapu.organisation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION open_organisation_history()
trigger CREATE TRIGGER post_history AFTER INSERT ON kapu.post REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION open_post_history()
trigger CREATE TRIGGER qualification_history AFTER INSERT ON kapu.officer_qualification REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION open_qualification_history()
trigger CREATE TRIGGER register_change_guard BEFORE INSERT OR DELETE OR UPDATE ON kapu.register_change FOR EACH ROW EXECUTE FUNCTION guard_register_change()
trigger CREATE TRIGGER register_change_no_truncate BEFORE TRUNCATE ON kapu.register_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncation()
trigger CREATE TRIGGER register_change_reach AFTER INSERT OR UPDATE ON kapu.register_change FOR EACH ROW EXECUTE FUNCTION guard_reach_of_change()
trigger CREATE TRIGGER register_fact_guard BEFORE INSERT OR DELETE OR UPDATE ON kapu.register_fact FOR EACH ROW EXECUTE FUNCTION guard_register_fact()
trigger CREATE TRIGGER register_fact_no_truncate BEFORE TRUNCATE ON kapu.register_fact FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncation()
trigger CREATE TRIGGER register_fact_organisations AFTER INSERT ON kapu.register_fact REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION project_organisation_facts()
trigger CREATE TRIGGER register_fact_staff AFTER INSERT ON kapu.register_fact REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION project_staff_facts()
trigger CREATE TRIGGER register_fact_then_competence AFTER INSERT ON kapu.register_fact REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION project_competence_facts()
trigger CREATE TRIGGER seal_guard BEFORE INSERT OR UPDATE ON kapu.seal FOR EACH ROW WHEN ((CURRENT_USER = 'kapu_app'::name)) EXECUTE FUNCTION guard_seal()
trigger CREATE TRIGGER seal_use_guard BEFORE INSERT ON kapu.seal_use FOR EACH ROW EXECUTE FUNCTION guard_seal_use()
