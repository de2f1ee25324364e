import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inCentral } from '../../platform/database/index.ts'
import { testDatabase, type TestDatabase } from '../../../test/factories/database.ts'
import { evaluate, readPostFacts, readPostsOnDay, visibilityOf, visibleCases, type PostFacts, type Question, type Resource } from '../entitlement/index.ts'
import { readRights } from './index.ts'

/**
 * Ten thousand random situations: what lists and previews say in SQL is what Cedar decides. The registers are filled once, with
 * days at random; each post is then asked about on several days.
 */
const posts = 250
const days = ['2026-01-15', '2026-06-30', '2026-11-24', '2027-03-31'] as const
const caseTypes = ['telepengedely', 'fakivagas', 'telepulesi-tamogatas', 'uzlet'] as const
const purposes = ['client-identification', 'document-check', 'fee-check', 'delivery-address'] as const

let t: TestDatabase
let rows: readonly { readonly postId: string; readonly officerId: string; readonly cardId: string; readonly organisationId: string; readonly otherId: string }[]
beforeAll(async () => {
  t = await testDatabase()
  rows = await fill()
})
afterAll(() => t?.close())

/** Mostly around the days that are asked about, so that beginnings and ends matter. */
const span = fc.record({ from: fc.integer({ min: -400, max: 200 }), length: fc.option(fc.integer({ min: 0, max: 500 }), { freq: 3 }) })
const dayOf = (n: number): string => new Date(Date.UTC(2026, 6, 1 + n)).toISOString().slice(0, 10)
const dates = (value: { from: number; length: number | null }) =>
  ({ valid_from: dayOf(value.from), valid_to: value.length === null ? null : dayOf(value.from + value.length), recorded_at: new Date('2026-01-01T00:00:00Z') })
const longDates = { valid_from: '2020-01-01', recorded_at: new Date('2020-01-01T00:00:00Z') }
const situation = fc.record({
  role: span, post: span, employed: span, duties: fc.subarray(['is_registrar', 'is_case_officer', 'is_signer', 'is_head'] as const), auditor: fc.boolean(), office: fc.nat(3),
  caseTypes: fc.subarray([...caseTypes]), types: span, entitled: fc.subarray([...purposes]), entitlements: span,
  granted: fc.subarray([...purposes]), grant: span, review: fc.integer({ min: -200, max: 400 }), training: fc.option(span, { freq: 5 }),
  card: fc.constantFrom('active', 'active', 'suspended')
})

async function fill(): Promise<typeof rows> {
  const offices = Array.from({ length: 4 }, () => t.ids.uuid())
  await t.owner.insertInto('organisation').values(offices.map((id, index) => ({
    id, code: `situation-${index}`, name: `Hivatal ${index}`, short_name: 'H', tier: 'mayors-office', kind: 'mayors-office', authority_kind: 'local-government', demo: true,
    ...longDates, ...(index === 3 ? { valid_to: '2026-11-24' } : {})
  }))).execute()
  const deciders = [t.ids.uuid(), t.ids.uuid()] as const
  await t.owner.insertInto('officer').values(deciders.map((id, index) => ({ id, officer_number: `decider-${index}`, name: 'Döntő', ...longDates }))).execute()
  const made = fc.sample(situation, { numRuns: posts, seed: 20261124 }).map((facts) => ({
    facts, roleId: t.ids.uuid(), officerId: t.ids.uuid(), postId: t.ids.uuid(), cardId: t.ids.uuid(), organisationId: offices[facts.office]!, otherId: offices[(facts.office + 1) % 4]!
  }))
  await t.owner.transaction().execute(async (owner) => {
    const all = <Row>(build: (item: (typeof made)[number]) => Row | readonly Row[] | null): Row[] => made.flatMap((item) => build(item) ?? []) as Row[]
    await owner.insertInto('job_role').values(all(({ facts, roleId }) => ({
      id: roleId, code: `role-${roleId}`, name_hu: 'Munkakör', name_en: 'Role', organisation_tier: 'mayors-office', is_auditor: facts.auditor && facts.duties.length === 0,
      is_registrar: facts.duties.includes('is_registrar'), is_case_officer: facts.duties.includes('is_case_officer'), is_signer: facts.duties.includes('is_signer'),
      is_head: facts.duties.includes('is_head'), ...dates(facts.role)
    }))).execute()
    await owner.insertInto('job_role_case_type').values(all(({ facts, roleId }) => facts.caseTypes.map((code) => ({ job_role_id: roleId, case_type_code: code, ...dates(facts.types) })))).execute()
    await owner.insertInto('job_role_entitlement').values(all(({ facts, roleId }) => facts.entitled.map((purpose) => ({
      id: t.ids.uuid(), job_role_id: roleId, category_hu: 'x', category_en: 'x', purpose, purpose_hu: 'x', purpose_en: 'x', legal_basis: 'x', data_sets: ['register.one'], ...dates(facts.entitlements)
    })))).execute()
    await owner.insertInto('officer').values(all(({ facts, officerId }) => ({ id: officerId, officer_number: officerId, name: 'Próba', ...dates(facts.employed) }))).execute()
    await owner.insertInto('card').values(all(({ facts, officerId, cardId }) => ({
      id: cardId, officer_id: officerId, issuer: 'Próba', serial: cardId, state: facts.card, state_since: t.clock.now(), recorded_at: t.clock.now(),
      authentication_serial: `A-${cardId}`, signing_serial: `B-${cardId}`, expires_at: new Date('2030-01-01T00:00:00Z')
    }))).execute()
    await owner.insertInto('post').values(all(({ facts, officerId, postId, roleId, organisationId }) => ({
      id: postId, officer_id: officerId, organisation_id: organisationId, job_role_id: roleId, ...dates(facts.post)
    }))).execute()
    await owner.insertInto('officer_qualification').values(all(({ facts, officerId }) => facts.training && {
      id: t.ids.uuid(), officer_id: officerId, kind: 'data-protection-training', reference: 'x', ...dates(facts.training)
    })).execute()
    await owner.insertInto('entitlement_grant').values(all(({ facts, officerId, roleId, organisationId }) => (facts.granted.length === 0 ? null : {
      id: t.ids.uuid(), officer_id: officerId, organisation_id: organisationId, job_role_id: roleId, purposes: facts.granted, ...dates({ ...facts.grant, length: facts.grant.length ?? 400 }),
      valid_to: dayOf(facts.grant.from + (facts.grant.length ?? 400)), review_due: dayOf(facts.review), requested_by_officer_id: deciders[0], approved_by_officer_id: deciders[1]
    }))).execute()
  })
  return made
}

const comparable = ({ cardValid: _cardValid, ...facts }: PostFacts): string => JSON.stringify(Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([key, value]) => [key, Array.isArray(value) ? value.map((item) => JSON.stringify(item)).sort() : value])))
const ask = (action: string, post: PostFacts, resource: Resource): boolean => evaluate({ action, post, resource, drafters: [], fourEyes: false } satisfies Question).allowed

describe('SQL and Cedar', () => {
  it('agree in ten thousand situations', async () => {
    const differences: string[] = []
    let asked = 0
    let allowed = 0
    /** Later than all knowledge: what was known then is what is known now, though it is looked for elsewhere. */
    const whenAllIsKnown = new Date('2100-01-01T00:00:00Z')
    await inCentral(t.db, async (tx) => {
      for (const day of days) {
        const inSql = new Set((await readRights(tx, { officers: rows.map(({ officerId }) => officerId), jobRoles: [], organisations: [] }, day, 100_000))
          .map(({ officerId, kind, code }) => `${officerId} ${kind} ${code}`))
        // What is explained of another day stands in the facts; what decides today in the projections. Both say the same of one day.
        for (const row of rows.slice(0, 80)) {
          const decides = await readPostFacts(tx, { postId: row.postId, officerId: row.officerId, cardId: row.cardId, today: day, withGrants: true })
          for (const knownAt of [null, whenAllIsKnown]) {
            const [explains] = await readPostsOnDay(tx, { postId: row.postId }, { day, knownAt })
            // What a job role contained before its register began was dated in its rows alone; its first fact holds what it contained in the end.
            const [one, two] = [explains!.facts, decides!].map((facts) => comparable(knownAt === null ? facts : { ...facts, caseTypes: [], entitlements: [] }))
            if (one !== two) differences.push(`facts ${day} ${String(knownAt)} ${one!} ${two!}`)
          }
        }
        const known = await Promise.all(rows.map(async (row) => ({
          ...row, facts: (await readPostFacts(t.db, { postId: row.postId, officerId: row.officerId, cardId: row.cardId, today: day, withGrants: true }))!,
          situations: [row.organisationId, row.otherId].flatMap((office) => caseTypes.map((caseType) => ({ office, caseType }))).slice(0, 6)
        })))
        // One list after the other in one statement: a round trip each would take most of the test's time.
        const { rows: seen } = await sql<{ post: string; office: string; case_type: string }>`${sql.join(known.map(({ postId, facts, situations }) => sql`
          select ${postId}::text as post, c.office, c.case_type from (values ${sql.join(situations.map((item) => sql`(${item.office}::uuid, ${item.caseType}::text)`))}) as c (office, case_type)
          where ${visibleCases(visibilityOf(facts), { organisation: sql`c.office`, caseType: sql`c.case_type` })}`), sql` union all `)}`.execute(tx)
        const visible = new Set(seen.map((row) => `${row.post} ${row.office} ${row.case_type}`))
        for (const { postId, officerId, organisationId, facts, situations } of known) {
          const withCard = { ...facts, cardValid: true }
          for (const { office, caseType } of situations) {
            asked += 1
            const byCedar = ask('case:read', facts, { type: 'Case', id: 'c', organisationId: office, caseType })
            if (byCedar) allowed += 1
            if (byCedar !== visible.has(`${postId} ${office} ${caseType}`)) differences.push(`case:read ${day} ${JSON.stringify(facts)} ${office} ${caseType}`)
            const has = (kind: string, code: string): boolean => inSql.has(`${officerId} ${kind} ${code}`)
            if (office === organisationId && ask('case:read', withCard, { type: 'Case', id: 'c', organisationId: office, caseType }) !== (has('case-type', caseType) || has('duty', 'registrar') || has('duty', 'auditor'))) {
              differences.push(`rights ${day} ${JSON.stringify(facts)} ${caseType}`)
            }
          }
          for (const purpose of purposes) {
            asked += 1
            const byCedar = ask('personal-data:query', withCard, { type: 'DataSet', organisationId, caseId: null, dataSet: 'register.one', purpose })
            if (byCedar) allowed += 1
            if (byCedar !== inSql.has(`${officerId} personal-data ${purpose}`)) differences.push(`personal-data ${day} ${JSON.stringify(facts)} ${purpose}`)
          }
        }
      }
    })
    expect(differences).toEqual([])
    expect(asked).toBe(10_000)
    // Situations in which everything is denied would prove nothing.
    expect(allowed).toBeGreaterThan(150)
  }, 120_000)
})
