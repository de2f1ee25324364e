import { describe, expect, it } from 'vitest'
import type { PostFacts, Question } from './entitlement.types.ts'
import { explain } from './explain.ts'

const post = (overrides: Partial<PostFacts> = {}): PostFacts => ({
  postId: 'post-1', organisationId: 'office-1', inForce: true, cardValid: true, registrar: false, caseOfficer: false, signer: false, head: false, auditor: false,
  nationalAdministrator: false, localAdministrator: false, administers: [], caseTypes: [], entitlements: [], grants: [], trained: false, persons: ['anna'], posts: ['post-1'], ...overrides
})
const dataSet = { type: 'DataSet', organisationId: 'office-1', caseId: 'c', dataSet: 'etalon.identify', purpose: 'client-identification' } as const
const ask = (facts: PostFacts, question: Partial<Question>) => explain({ action: 'personal-data:query', post: facts, resource: dataSet, drafters: [], fourEyes: true, ...question })

describe('an explanation', () => {
  it('names the policy that permits with its law', () => {
    const facts = post({ caseOfficer: true, entitlements: [{ dataSet: 'etalon.identify', purpose: 'client-identification' }], grants: ['client-identification'], trained: true })
    expect(ask(facts, {})).toMatchObject({ allowed: true, ways: [], policies: [{ id: 'query-for-granted-purpose', permits: true, law: expect.stringContaining('GDPR') as unknown }] })
  })
  it('names what is missing, and no more', () => {
    const entitled = { caseOfficer: true, entitlements: [{ dataSet: 'etalon.identify', purpose: 'client-identification' }] }
    expect(ask(post({ ...entitled, trained: true }), {}).ways).toEqual([['own-grant']])
    expect(ask(post({ ...entitled, grants: ['client-identification'] }), {})).toMatchObject({ ways: [['training']], policies: [{ id: 'training-must-be-in-force', permits: false }] })
    expect(ask(post({ ...entitled }), {}).ways.map((way) => [...way].sort())).toEqual([['own-grant', 'training']])
    expect(ask(post({ ...entitled, grants: ['client-identification'], trained: true, inForce: false }), {}).ways).toEqual([['post-in-force']])
  })
  it('shows every kind of job role that would do', () => {
    const resource = { type: 'Case', id: 'c', organisationId: 'office-1', caseType: 'telepengedely', assigneePostId: 'post-9' } as const
    expect(ask(post(), { action: 'case:read', resource }).ways.map((way) => [...way].sort().join(' ')).sort()).toEqual(['auditor', 'case-officer case-type', 'case-type head', 'case-type signer', 'registrar'])
    expect(ask(post({ caseOfficer: true, caseTypes: ['telepengedely'] }), { action: 'case:act', resource }).ways).toContainEqual(['assigned'])
    expect(ask(post({ signer: true, caseTypes: ['telepengedely'] }), { action: 'case:sign', resource, drafters: ['anna'] }))
      .toMatchObject({ ways: [['not-drafter']], policies: [{ id: 'four-eyes' }] })
  })
})
