import { describe, expect, it } from 'vitest'
import type { PostFacts, Question } from './entitlement.types.ts'
import { evaluate, namesResource, policyFaults, readPolicies, readSchema } from './policy-set.ts'

const officer = (overrides: Partial<PostFacts> = {}): PostFacts => ({
  postId: 'post-1', organisationId: 'office-1', inForce: true, cardValid: true, registrar: false, caseOfficer: false, signer: false, head: false,
  auditor: false, nationalAdministrator: false, localAdministrator: false, administers: [], caseTypes: ['telepengedely'], entitlements: [], grants: [], trained: true, persons: ['anna'], posts: ['post-1'], ...overrides
})
const ask = (action: string, post: PostFacts, overrides: Partial<Question> = {}): ReturnType<typeof evaluate> => evaluate({
  action, post, drafters: [], fourEyes: true,
  resource: { type: 'Case', id: 'case-1', organisationId: 'office-1', caseType: 'telepengedely', assigneePostId: 'post-1' }, ...overrides
})

describe('policies', () => {
  it('fit their schema, each with an id and its law', () => {
    const policies = readPolicies()
    expect(policies.length).toBeGreaterThan(15)
    expect(policyFaults(readSchema(), policies)).toEqual([])
  })
  it('are found wrong when they look at what is not there', () => {
    const broken = { id: 'x', law: 'x', text: 'permit (principal is Post, action == Action::"case:sign", resource is Case) when { principal.colour == "red" };' }
    expect(policyFaults(readSchema(), [broken])).not.toEqual([])
  })

  const job = { registrar: false, caseOfficer: false, signer: false, head: false, auditor: false }
  it.each([
    ['case officer', { caseOfficer: true }, { 'case:read': 1, 'case:act': 1, 'case:draft': 1, 'case:submit': 1, 'case:deliver': 1, 'case:assign': 0, 'case:sign': 0 }],
    ['registrar', { registrar: true }, { 'case:read': 1, 'case:act': 0, 'case:draft': 0, 'case:submit': 0, 'case:deliver': 1, 'case:assign': 0, 'case:sign': 0 }],
    ['head', { head: true }, { 'case:read': 1, 'case:act': 1, 'case:draft': 0, 'case:submit': 0, 'case:deliver': 0, 'case:assign': 1, 'case:sign': 0 }],
    ['signer', { signer: true }, { 'case:read': 1, 'case:act': 0, 'case:draft': 0, 'case:submit': 0, 'case:deliver': 1, 'case:assign': 0, 'case:sign': 1 }],
    ['auditor', { auditor: true }, { 'case:read': 1, 'case:act': 0, 'case:draft': 0, 'case:submit': 0, 'case:deliver': 0, 'case:assign': 0, 'case:sign': 0 }],
    ['nobody', {}, { 'case:read': 0, 'case:act': 0, 'case:draft': 0, 'case:submit': 0, 'case:deliver': 0, 'case:assign': 0, 'case:sign': 0 }]
  ])('give a %s what the job needs and no more', (_name, duties, expected) => {
    const post = officer({ ...job, ...duties })
    for (const [action, allowed] of Object.entries(expected)) {
      const answer = ask(action, post)
      expect([action, answer.allowed, answer.errors]).toEqual([action, allowed === 1, []])
    }
  })
  it('stop at the office, the case type, the assignee, the card and the end of the post', () => {
    const post = officer({ caseOfficer: true })
    const resource = { type: 'Case', id: 'c', organisationId: 'office-1', caseType: 'telepengedely', assigneePostId: 'post-1' } as const
    expect(ask('case:act', post).allowed).toBe(true)
    expect(ask('case:act', post, { resource: { ...resource, organisationId: 'office-2' } }).policies).toEqual(['own-office-case'])
    expect(ask('case:act', post, { resource: { ...resource, caseType: 'fakivagas' } }).allowed).toBe(false)
    expect(ask('case:act', post, { resource: { ...resource, assigneePostId: 'post-2' } }).allowed).toBe(false)
    expect(ask('case:act', post, { resource: { ...resource, assigneePostId: null } }).allowed).toBe(false)
    expect(ask('case:act', { ...post, cardValid: false }).policies).toEqual(['card-must-be-valid'])
    expect(ask('case:act', { ...post, inForce: false }).policies).toEqual(['post-must-be-in-force'])
    expect(ask('case:act', { ...post, postId: 'post-3', posts: ['post-3', 'post-1'] }).policies).toEqual(['assignee-acts'])
    expect(ask('case:read', officer({ auditor: true }), { resource: { ...resource, organisationId: 'office-2' } }).allowed).toBe(true)
  })
  it('keep four eyes, also across a substitution, where the office wants it', () => {
    const jegyzo = officer({ signer: true, persons: ['jegyzo'] })
    expect(ask('case:sign', jegyzo, { drafters: ['anna'] }).allowed).toBe(true)
    expect(ask('case:sign', jegyzo, { drafters: ['anna', 'jegyzo'] }).policies).toEqual(['four-eyes'])
    expect(ask('case:sign', { ...jegyzo, persons: ['bela', 'anna'] }, { drafters: ['anna'] }).allowed).toBe(false)
    expect(ask('case:sign', jegyzo, { drafters: ['jegyzo'], fourEyes: false }).allowed).toBe(true)
  })
  it('leave sign-off to the signing officer who was named', () => {
    const resource = { type: 'Case', id: 'c', organisationId: 'office-1', caseType: 'telepengedely', signerPostId: 'post-9' } as const
    expect(ask('case:sign', officer({ signer: true }), { resource }).allowed).toBe(false)
    expect(ask('case:sign', officer({ signer: true, posts: ['post-1', 'post-9'] }), { resource }).allowed).toBe(true)
  })
  it('let personal data be asked for the granted purpose only', () => {
    const post = officer({ caseOfficer: true, entitlements: [{ dataSet: 'etalon.identify', purpose: 'client-identification' }], grants: ['client-identification'] })
    const resource = { type: 'DataSet', organisationId: 'office-1', caseId: 'c', dataSet: 'etalon.identify', purpose: 'client-identification' } as const
    expect(ask('personal-data:query', post, { resource }).policies).toEqual(['query-for-granted-purpose'])
    expect(ask('personal-data:query', post, { resource: { ...resource, purpose: 'curiosity' } }).allowed).toBe(false)
    expect(ask('personal-data:query', post, { resource: { ...resource, dataSet: 'land.register' } }).allowed).toBe(false)
    expect(ask('personal-data:query', { ...post, grants: [] }, { resource }).allowed).toBe(false)
    expect(ask('personal-data:query', { ...post, entitlements: [] }, { resource }).allowed).toBe(false)
    expect(ask('personal-data:query', { ...post, trained: false }, { resource }).policies).toEqual(['training-must-be-in-force'])
    expect(ask('personal-data:query', post, { resource: { ...resource, organisationId: 'office-2' } }).allowed).toBe(false)
  })
  it('deny what they do not know', () => {
    expect(ask('case:burn', officer({ head: true })).errors).toEqual(['unknown action case:burn'])
    // A request that does not fit the schema is an error, and so a denial.
    expect(ask('case:assign', officer({ head: true }), { resource: { type: 'Register', id: 'persons' } }).errors).not.toEqual([])
  })
})

it('no policy names a case or a submission, so that an answer holds for all that are alike', () => {
  expect(readPolicies().filter(({ text }) => namesResource(text))).toEqual([])
  expect(namesResource('permit (principal, action, resource == Case::"1");')).toBe(true)
  expect(namesResource('permit (principal, action, resource) when { resource in Case::"1" };')).toBe(true)
})
