/** An invented office on a test database: job roles, officers with posts and active cards, as principals. */
import type { OfficerPrincipal } from '../../src/platform/context/index.ts'
import type { TestDatabase } from './database.ts'

export interface Duties {
  readonly registrar?: boolean
  readonly caseOfficer?: boolean
  readonly signer?: boolean
  readonly head?: boolean
  readonly auditor?: boolean
  readonly nationalAdministrator?: boolean
  readonly localAdministrator?: boolean
  readonly caseTypes?: readonly string[]
  readonly grants?: readonly { readonly dataSet: string; readonly purpose: string }[]
  readonly substitutesForOfficerId?: string
  readonly validTo?: string
  /** Another post of this officer instead of a new one. */
  readonly of?: OfficerPrincipal
}

const since = { valid_from: '2020-01-01', recorded_at: new Date('2020-01-01T00:00:00Z') }

/** Inserts a demo office. */
export async function insertOffice(t: TestDatabase, facts: { fourEyes?: boolean; name?: string; demo?: boolean } = {}): Promise<string> {
  const id = t.ids.uuid()
  await t.owner.insertInto('organisation').values({
    id, code: `office-${id.slice(-12)}`, name: facts.name ?? `Próba Hivatal ${id.slice(-6)}`, short_name: 'Próba', tier: 'mayors-office', kind: 'mayors-office',
    authority_kind: 'local-government', settlement: 'Próbafalva', demo: facts.demo ?? true, ...since
  }).execute()
  if (facts.fourEyes !== undefined) {
    await t.owner.insertInto('organisation_policy').values({
      organisation_id: id, code: 'four-eyes', value: JSON.stringify({ on: facts.fourEyes }), legal_source: 'próba', ...since
    }).execute()
  }
  return id
}

/** Inserts a job role and an officer who holds it with an active card. */
export async function insertOfficer(t: TestDatabase, organisationId: string, duties: Duties = {}): Promise<OfficerPrincipal> {
  const [jobRoleId, postId] = [t.ids.uuid(), t.ids.uuid()]
  const officerId = duties.of?.officerId ?? t.ids.uuid()
  const cardId = duties.of?.cardId ?? t.ids.uuid()
  // One transaction: the history of a job role opens with everything it contains.
  await t.owner.transaction().execute(async (owner) => {
    await owner.insertInto('job_role').values({
      id: jobRoleId, code: `role-${jobRoleId.slice(-12)}`, name_hu: 'Próba munkakör', name_en: 'Test role', organisation_tier: 'mayors-office',
      is_registrar: duties.registrar ?? false, is_case_officer: duties.caseOfficer ?? false, is_signer: duties.signer ?? false, is_head: duties.head ?? false,
      is_auditor: duties.auditor ?? false, is_national_administrator: duties.nationalAdministrator ?? false,
      is_local_administrator: duties.localAdministrator ?? false, ...since
    }).execute()
    for (const code of duties.caseTypes ?? []) await owner.insertInto('job_role_case_type').values({ job_role_id: jobRoleId, case_type_code: code, ...since }).execute()
    for (const grant of duties.grants ?? []) {
      await owner.insertInto('job_role_entitlement').values({
        id: t.ids.uuid(), job_role_id: jobRoleId, category_hu: 'próba', category_en: 'test', purpose: grant.purpose, purpose_hu: 'próba', purpose_en: 'test',
        legal_basis: 'próba', data_sets: [grant.dataSet], ...since
      }).execute()
    }
  })
  if (!duties.of) {
    await t.owner.insertInto('officer').values({ id: officerId, officer_number: officerId.slice(-12), name: 'Próba Panna', employer_id: organisationId, demo: true, ...since }).execute()
    await t.owner.insertInto('card').values({
      id: cardId, officer_id: officerId, issuer: 'Próba', serial: cardId.slice(-12), state: 'active', state_since: t.clock.now(), recorded_at: t.clock.now(),
      authentication_serial: `A1${cardId.slice(-12)}`, signing_serial: `B1${cardId.slice(-12)}`, expires_at: new Date('2030-01-01T00:00:00Z')
    }).execute()
  }
  await t.owner.insertInto('post').values({
    id: postId, officer_id: officerId, organisation_id: organisationId, job_role_id: jobRoleId, substitutes_for_officer_id: duties.substitutesForOfficerId ?? null,
    ...since, valid_to: duties.validTo ?? null
  }).execute()
  if (duties.grants) await insertRight(t, { officerId, organisationId, jobRoleId, purposes: duties.grants.map(({ purpose }) => purpose) })
  return {
    kind: 'officer', sessionId: t.ids.uuid(), officerId, name: 'Próba Panna', organisationId, postId, jobRoleId, cardId,
    substitutesForOfficerId: duties.substitutesForOfficerId ?? null
  }
}

/** Who asked for and who approved the rights that the factory gives. */
const deciders = ['00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000a2'] as const

/** An approved right to personal data, with the training it takes. */
export async function insertRight(t: TestDatabase, right: {
  readonly officerId: string; readonly organisationId: string; readonly jobRoleId: string; readonly purposes: readonly string[]; readonly reviewDue?: string; readonly trainedTo?: string
}): Promise<string> {
  const id = t.ids.uuid()
  await t.owner.insertInto('officer').values(deciders.map((decider, index) => ({ id: decider, officer_number: `decider-${index}`, name: 'Döntő Dénes', demo: true, ...since })))
    .onConflict((conflict) => conflict.doNothing()).execute()
  await t.owner.insertInto('officer_qualification').values({
    id: t.ids.uuid(), officer_id: right.officerId, kind: 'data-protection-training', reference: 'próba', ...since, valid_to: right.trainedTo ?? '2030-12-31'
  }).execute()
  await t.owner.insertInto('entitlement_grant').values({
    id, officer_id: right.officerId, organisation_id: right.organisationId, job_role_id: right.jobRoleId, purposes: [...right.purposes], ...since, valid_to: '2030-12-31',
    review_due: right.reviewDue ?? '2030-06-30', requested_by_officer_id: deciders[0], approved_by_officer_id: deciders[1]
  }).execute()
  return id
}
