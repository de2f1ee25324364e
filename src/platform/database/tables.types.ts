// Made by `./kapu db types --write` from the migrated schema; do not edit.
import type { Generated } from 'kysely'

/** Every table of schema `kapu` as the pool parses its rows. */
export interface Tables {
  act: {
    organisation_id: string
    case_id: string
    sequence: number
    id: string
    kind: string
    schema_version: number
    at: Date
    legal_date: string
    actor: unknown
    policies: string[]
    body: unknown
    entry_id: string
  }
  arrival_book: {
    organisation_id: string
    year: number
    last_number: Generated<number>
  }
  authority_case: {
    organisation_id: string
    id: string
    register_book_id: string
    register_code: string
    main_number: number
    year: number
    registration_number: string
    last_sub: Generated<number>
    case_type_code: string
    case_type_version_id: string
    subject: string
    client_name: string
    search_folded: string
    sequence: Generated<number>
    status: string
    stage: string
    waits_for: string
    waits_label: string | null
    waits_since: Date | null
    due_date: string | null
    due_at: Date | null
    next_event_on: string | null
    assignee_post_id: string | null
    opened_at: Date
    updated_at: Date
    closed_at: Date | null
  }
  card: {
    id: string
    officer_id: string
    issuer: string | null
    serial: string | null
    authentication_serial: string | null
    signing_serial: string | null
    authentication_certificate_id: string | null
    signing_certificate_id: string | null
    state: string
    state_since: Date
    expires_at: Date | null
    successor_id: string | null
    proposed_step: string | null
    proposed_by: string | null
    proposed_at: Date | null
    proposed_reason: string | null
    sequence: Generated<number>
    recorded_at: Date
    organisation_id: string | null
    ordered_by: string | null
    ordered_by_post_id: string | null
    order_reason: string | null
    personalised_by: string | null
    last_actor: string | null
    predecessor_id: string | null
    proposed_by_post_id: string | null
    proposed_note: string | null
  }
  card_event: {
    card_id: string
    sequence: number
    step: string
    state: string
    at: Date
    actor: string
    second_actor: string | null
    reason: string | null
    detail: unknown | null
    note: string | null
  }
  card_pin_letter: {
    card_id: string
    sealed: Buffer | null
    made_at: Date
    outcome: string | null
    ended_at: Date | null
    ended_by: string | null
  }
  card_renewal: {
    id: string
    organisation_id: string | null
    expires_before: Date
    state: string
    total: Generated<number>
    ordered: Generated<number>
    skipped: Generated<number>
    cursor_expires_at: Date | null
    cursor_card_id: string | null
    started_by_officer_id: string
    started_by_post_id: string
    started_by_name: string
    started_at: Date
    finished_at: Date | null
  }
  case_document: {
    organisation_id: string
    case_id: string
    id: string
    sub_number: number | null
    direction: string
    kind: string
    requirement: string | null
    title: string
    media_type: string
    size: number
    sha256: string
    partner: string | null
    submission_id: string | null
    client_visible: boolean
    validity: string
    filed_at: Date
    filed_by_post_id: string | null
  }
  case_link: {
    organisation_id: string
    case_id: string
    other_case_id: string
    kind: string
    at: Date
  }
  case_type_file: {
    version_id: string
    path: string
    content: string
  }
  case_type_version: {
    id: string
    code: string
    version: number
    valid_from: string
    valid_to: string | null
    rule: unknown
    content_hash: string
    recorded_at: Date
  }
  case_word: {
    organisation_id: string
    word: string
    case_id: string
  }
  client_case: {
    client_key: string
    organisation_id: string
    submission_id: string
    case_id: string | null
    since: Date
    further: Generated<boolean>
  }
  client_login: {
    browser_hash: Buffer
    state: string
    nonce: string
    code_verifier: string
    return_to: string
    expires_at: Date
  }
  client_session: {
    id: string
    token_hash: Buffer
    issuer: string
    subject: string
    name: string
    opened_at: Date
    last_used_at: Date
    absolute_expires_at: Date
    ended_at: Date | null
  }
  competence: {
    fact_id: string
    id: string
    organisation_id: string
    organ: string
    territory_kind: string
    territory_code: string
    case_types: string[] | null
    law: string
    source: string
    source_date: string
    valid_from: string
    valid_to: string | null
  }
  data_set: {
    code: string
    valid_from: string
    valid_to: string | null
    recorded_at: Date
    name_hu: string
    name_en: string
    question_hu: string
    question_en: string
    authority_hu: string
    authority_en: string
    connector: string
    answer_kind: string
    member_class: string | null
    member_code: string | null
    subsystem: string | null
    service: string | null
    path: string | null
    category_hu: string
    category_en: string
    fields: unknown
    timeout_ms: number
    max_answer_bytes: number
  }
  data_set_purpose: {
    data_set: string
    purpose: string
    valid_from: string
    valid_to: string | null
    recorded_at: Date
    purpose_hu: string
    purpose_en: string
    legal_basis: string
    fields: string[]
  }
  data_use: {
    organisation_id: string
    id: string
    client_key: string
    used_at: Date
    case_id: string | null
    registration_number: string | null
    data_set: string
    category: unknown
    purpose: unknown
    legal_basis: string
    receiver: unknown
    fields: string[]
    officer_pseudonym: string
    result: string
    intent_entry_id: string
    outcome_entry_id: string
    deferred_until: Date | null
  }
  decision_draft: {
    organisation_id: string
    case_id: string
    id: string
    decision: string
    revision: number
    content: unknown
    missing: string[]
    created_at: Date
    saved_at: Date
    saved_by_post_id: string | null
    saved_by_name: string
  }
  decision_revision: {
    organisation_id: string
    case_id: string
    draft_id: string
    revision: number
    content: unknown
    content_hash: string
    fixed_at: Date
  }
  demo_card: {
    card_id: string
    position: number
    holder: string
    job_role: string
    organisation: string
    pin: string | null
    note: string
    retries_left: number
    authentication_certificate: Buffer
    signing_certificate: Buffer
    authentication_key: unknown
    signing_key: unknown
  }
  entitlement_grant: {
    id: string
    officer_id: string
    organisation_id: string
    job_role_id: string
    purposes: string[]
    valid_from: string
    valid_to: string
    review_due: string
    rests_from: Generated<string>
    recorded_at: Date
    requested_by_officer_id: string
    approved_by_officer_id: string
  }
  exchange_request: {
    organisation_id: string
    id: string
    case_id: string
    registration_number: string
    kind: string
    target: string
    purpose: string
    legal_basis: string
    fields: string[]
    subject: unknown | null
    person_id: string | null
    payload: unknown | null
    officer_id: string
    post_id: string | null
    on_behalf_of: string | null
    state: string
    failure: string | null
    attempts: Generated<number>
    give_up_at: Date | null
    requested_at: Date
    settled_at: Date | null
    intent_entry_id: string
    outcome_entry_id: string | null
    intent_transaction: Generated<unknown>
    x_road_request_id: string | null
    x_road_request_hash: string | null
  }
  exchange_route: {
    correlation_id: string
    organisation_id: string
  }
  idempotency_key: {
    scope: string
    key: string
    request_hash: Buffer
    response_status: number | null
    response_body: unknown | null
    created_at: Date
  }
  integration: {
    id: string
    code: string
    name: string
    organisation_id: string | null
    valid_from: string
    valid_to: string | null
    recorded_at: Date
  }
  integration_key: {
    id: string
    integration_id: string
    key_hash: Buffer
    scopes: string[]
    valid_from: Date
    valid_to: Date
    last_used_at: Date | null
    revoked_at: Date | null
    recorded_at: Date
  }
  job_role: {
    id: string
    code: string
    name_hu: string
    name_en: string
    organisation_tier: string
    is_registrar: Generated<boolean>
    is_case_officer: Generated<boolean>
    is_signer: Generated<boolean>
    is_head: Generated<boolean>
    is_auditor: Generated<boolean>
    valid_from: string
    valid_to: string | null
    recorded_at: Date
    is_national_administrator: Generated<boolean>
    is_local_administrator: Generated<boolean>
  }
  job_role_case_type: {
    job_role_id: string
    case_type_code: string
    valid_from: string
    valid_to: string | null
    recorded_at: Date
  }
  job_role_entitlement: {
    id: string
    job_role_id: string
    category_hu: string
    category_en: string
    purpose: string
    purpose_hu: string
    purpose_en: string
    legal_basis: string
    data_sets: string[]
    valid_from: string
    valid_to: string | null
    recorded_at: Date
  }
  job_worker: {
    worker_id: string
    lock_key: number
    started_at: Generated<Date>
  }
  log_body: {
    entry_id: string
    organisation_id: string | null
    case_id: string | null
    subject_kind: string | null
    subject_id: string | null
    salt: Buffer
    content: string
  }
  log_entry: {
    entry_number: Generated<number>
    id: string
    kind: string
    organisation_id: string | null
    case_id: string | null
    recorded_at: Date
    chain_id: string
    chain_sequence: number
    case_chain_id: string | null
    case_sequence: number | null
    record: string
    leaf_hash: Buffer
  }
  log_erasure: {
    entry_id: string
    explained_by: string
    erased_at: Date
  }
  log_leaf: {
    leaf_index: number
    entry_number: number
  }
  log_tile: {
    level: number
    tile_index: number
    hashes: Buffer
  }
  log_tree: {
    singleton: Generated<boolean>
    size: number
    root: Buffer
    committed_at: Date | null
    uncosigned_since: Date | null
    cosigned_size: Generated<number>
    checkpoint: string | null
    witness_alarm: string | null
  }
  log_unsealed: {
    entry_number: number
  }
  login_challenge: {
    pre_session: Buffer
    nonce: string
    expires_at: Date
  }
  mail_notice: {
    organisation_id: string
    id: string
    address: string | null
    template: string
    language: string
    path: string
    created_at: Date
    sent_at: Date | null
    message_id: string | null
  }
  mailbox_message: {
    organisation_id: string
    id: string
    client_key: string
    kind: string
    case_id: string | null
    registration_number: string | null
    title: unknown
    documents: Generated<unknown>
    language: string
    needs_receipt: boolean
    sent_at: Date
    second_notice_at: Date | null
    opened_at: Date | null
    receipt_entry_id: string | null
  }
  migration: {
    name: string
    checksum: string
    applied_at: Generated<Date>
  }
  notice: {
    organisation_id: string
    id: string
    post_id: string | null
    officer_id: string | null
    kind: string
    case_id: string | null
    facts: Generated<unknown>
    created_at: Date
    read_at: Date | null
  }
  officer: {
    id: string
    officer_number: string
    name: string
    name_folded: Generated<string>
    demo: Generated<boolean>
    valid_from: string
    valid_to: string | null
    recorded_at: Date
    employer_id: string | null
  }
  officer_pseudonym: {
    organisation_id: string
    officer_id: string
    pseudonym: string
  }
  officer_qualification: {
    id: string
    officer_id: string
    kind: string
    reference: string
    valid_from: string
    valid_to: string | null
    recorded_at: Date
  }
  organisation: {
    id: string
    code: string
    name: string
    short_name: string
    tier: string
    kind: string
    authority_kind: string
    parent_id: string | null
    superior_id: string | null
    settlement: string | null
    county: string | null
    exchange_id: string | null
    demo: Generated<boolean>
    legal_clock_offset_ms: Generated<number>
    legal_clock_version: Generated<number>
    search_folded: Generated<string>
    valid_from: string
    valid_to: string | null
    recorded_at: Date
    seat_code: string | null
    contacts: Generated<unknown>
  }
  organisation_count: {
    tier: string
    count: number
  }
  organisation_policy: {
    organisation_id: string
    code: string
    value: unknown
    legal_source: string
    valid_from: string
    valid_to: string | null
    recorded_at: Date
  }
  organisation_succession: {
    id: string
    predecessor_id: string
    successor_id: string
    kind: string
    valid_from: string
    valid_to: string | null
    recorded_at: Date
  }
  paper_dispatch: {
    organisation_id: string
    id: string
    case_id: string | null
    registration_number: string | null
    recipient_name: string
    recipient_address: string
    documents: unknown
    return_receipt: boolean
    state: Generated<string>
    created_at: Date
    posted_at: Date | null
    tracking_number: string | null
  }
  person: {
    id: string
    demo: Generated<boolean>
    died_on: string | null
    recorded_at: Date
  }
  person_address: {
    person_id: string
    kind: string
    valid_from: string
    valid_to: string | null
    recorded_at: Date
    postcode: string
    settlement: string
    district: string | null
    public_area_name: string | null
    public_area_type: string | null
    house_number: string | null
    building: string | null
    staircase: string | null
    floor: string | null
    door: string | null
    parcel_number: string | null
    settlement_key: Generated<string | null>
  }
  person_identity: {
    person_id: string
    valid_from: string
    valid_to: string | null
    recorded_at: Date
    name_prefix: string | null
    family_name: string
    given_name: string
    birth_family_name: string
    birth_given_name: string
    birth_place: string
    birth_date: string
    mother_family_name: string
    mother_given_name: string
    name_key: Generated<string | null>
    birth_name_key: Generated<string | null>
    mother_key: Generated<string | null>
  }
  post: {
    id: string
    officer_id: string
    organisation_id: string
    job_role_id: string
    substitutes_for_officer_id: string | null
    valid_from: string
    valid_to: string | null
    recorded_at: Date
  }
  register_book: {
    organisation_id: string
    id: string
    code: string
    year: number
    name: string
    last_main: Generated<number>
    opened_at: Date
    closed_at: Date | null
  }
  register_change: {
    id: string
    register: string
    kind: string
    subject_id: string | null
    subject_name: string
    organisation_id: string | null
    touches: string[]
    national: boolean
    four_eyes: boolean
    effective_from: string
    reason: string
    input: unknown
    before: unknown | null
    after: unknown | null
    expected_version: number
    state: string
    version: Generated<number>
    proposed_by_officer_id: string | null
    proposed_by_post_id: string | null
    proposed_by_organisation_id: string | null
    proposed_by_name: string
    proposed_at: Date
    proposed_entry_id: string
    decided_by_officer_id: string | null
    decided_by_post_id: string | null
    decided_by_name: string | null
    decided_at: Date | null
    decision_note: string | null
    decided_entry_id: string | null
    applied_in: Date | null
    concerns: Generated<string[]>
  }
  register_fact: {
    id: string
    register: string
    subject_id: string
    parent_id: string | null
    name: string
    search: Generated<string>
    search_folded: Generated<string>
    value: unknown
    valid_from: string
    valid_to: string | null
    recorded_at: Date
    change_id: string | null
    superseded_at: Date | null
    superseded_by: string | null
    written_at: Generated<Date>
  }
  register_import: {
    id: string
    register: string
    organisation_id: string
    file_name: string
    format: string
    content: string
    sha256: Buffer
    effective_from: string
    uploaded_by_officer_id: string
    uploaded_by_name: string
    uploaded_at: Date
    state: Generated<string>
    rows_total: Generated<number>
    rows_done: Generated<number>
    faults: Generated<unknown>
    fault_count: Generated<number>
    summary: unknown | null
    scope: string[] | null
  }
  registration_entry: {
    organisation_id: string
    register_book_id: string
    main_number: number
    sub_number: number
    case_id: string
    direction: string
    registered_at: Date
    registered_by: unknown
    arrival_number: string | null
    partner: string
    subject: string
    document_ids: string[]
    filing_plan_item: string
    voided_at: Date | null
    void_reason: string | null
  }
  seal: {
    id: string
    organisation_id: string
    state: string
    state_since: Date
    certificate_id: string | null
    expires_at: Date | null
    issued_by: string | null
    predecessor_id: string | null
    successor_id: string | null
    ordered_by: string
    ordered_by_post_id: string | null
    order_reason: string
    proposed_by: string | null
    proposed_by_post_id: string | null
    proposed_at: Date | null
    proposed_reason: string | null
    proposed_note: string | null
    last_actor: string
    sequence: Generated<number>
    recorded_at: Date
  }
  seal_event: {
    seal_id: string
    sequence: number
    step: string
    state: string
    at: Date
    actor: string
    second_actor: string | null
    reason: string | null
    note: string | null
  }
  seal_use: {
    organisation_id: string
    id: string
    seal_id: string
    sha256: string
    document_kind: string
    reason: string
    case_id: string | null
    actor: string
    entry_id: string
    used_at: Date
  }
  session: {
    id: string
    token_hash: Buffer
    officer_id: string
    card_id: string
    card_expires_at: Date
    post_id: string | null
    user_agent_hash: Buffer
    opened_from: string | null
    opened_at: Date
    last_used_at: Date
    absolute_expires_at: Date
    ended_at: Date | null
    end_reason: string | null
  }
  settlement: {
    fact_id: string
    id: string
    code: string
    name: string
    name_folded: Generated<string>
    status: string
    county: string | null
    district_code: string | null
    district_name: string | null
    demo: boolean
    valid_from: string
    valid_to: string | null
  }
  signature_certificate: {
    id: string
    kind: string
    issuer_id: string | null
    serial: string
    holder_name: string
    organisation_id: string | null
    officer_id: string | null
    key_name: string | null
    not_before: Date
    not_after: Date
    der: Buffer
    sha256: Buffer
    status: Generated<string>
    status_reason: string | null
    status_since: Date
    status_sequence: Generated<number>
    recorded_at: Date
    holder_folded: Generated<string>
  }
  signature_certificate_status: {
    certificate_id: string
    sequence: number
    status: string
    reason: string | null
    valid_from: Date
    recorded_at: Date
  }
  signed_document: {
    sha256: string
    entry_id: string
    organisation_id: string
    act_kind: string
  }
  signing_request: {
    id: string
    session_id: string
    officer_id: string
    card_id: string
    purpose: string
    subject_id: string
    certificate: Buffer
    hash_function: string
    to_be_signed: Buffer
    state: unknown
    created_at: Date
    expires_at: Date
  }
  specialist_answer: {
    organisation_id: string
    request_id: string
    answer_id: string
    content_hash: Buffer
    received_at: Date
    entry_id: string
  }
  specialist_authority: {
    code: string
    name_hu: string
    name_en: string
    technical_issue_hu: string
    technical_issue_en: string
    legal_basis: string
    position_days: number
    member_class: string
    member_code: string
    subsystem: string
    service: string
    path: string
    integration_id: string | null
    valid_from: string
    valid_to: string | null
    recorded_at: Date
  }
  submission: {
    organisation_id: string
    id: string
    arrival_year: number
    arrival_number: number
    channel: string
    received_at: Date
    recorded_at: Date
    case_type_code: string | null
    form_version: number | null
    language: string
    subject: string
    data: unknown
    submitter: unknown
    submitter_folded: string
    client_key: string | null
    integration_id: string | null
    recorded_by_post_id: string | null
    receipt: unknown | null
    state: string
    case_id: string | null
    version: Generated<number>
    transferred_to: string | null
    transferred_from: string | null
    transferred_submission_id: string | null
  }
  submission_file: {
    organisation_id: string
    submission_id: string
    position: number
    requirement: string | null
    name: string
    media_type: string
    size: number
    sha256: string
    verdict: string
  }
}
