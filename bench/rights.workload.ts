import { preparsePolicySet, preparseSchema, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import { evaluate, preparePolicies, visibilityOf, type PostFacts, type Question } from '../src/access/entitlement/index.ts'
import { readPostFacts } from '../src/access/entitlement/entitlement.store.ts'
import { readPolicies, readSchema, requestOf } from '../src/access/entitlement/policy-set.ts'
import { listWork, type Viewer } from '../src/casework/worklist/worklist.store.ts'
import { createDb, createPool, inOrganisation, type DatabaseAddress } from '../src/platform/database/index.ts'
import { legalDateOf } from '../src/rules/calendar/index.ts'
import { systemClock } from '../src/platform/context/index.ts'
import type { BenchOfficer } from './bench-gate.ts'
import type { Prepared } from './workload.ts'

export interface RightsParameters {
  readonly address: DatabaseAddress
  readonly officers: readonly BenchOfficer[]
  readonly concurrency: number
}

const ONE = 'one policy'
const noCard = '00000000-0000-7000-8000-000000000000'

/** Decisions as the Gate takes them, and lists with and without the condition that rights put on them. */
export async function prepare({ address, officers, concurrency }: RightsParameters): Promise<Prepared> {
  const pool = createPool(address, 'kapu_app', { max: concurrency, applicationName: 'kapu bench rights' })
  const db = createDb(pool)
  const today = legalDateOf(systemClock.now())
  const viewers: (Viewer & { readonly facts: PostFacts })[] = []
  for (const { organisationId, officerId, postId } of officers) {
    const facts = await readPostFacts(db, { postId, officerId, cardId: noCard, today, withGrants: true })
    if (!facts) throw new Error('the officer has no post')
    const atWork = { ...facts, cardValid: true }
    viewers.push({ organisationId, postId, today, sees: visibilityOf(atWork), facts: atWork })
  }
  preparePolicies()
  const policy = readPolicies().find(({ id }) => id === 'assignee-acts')!
  for (const answer of [preparseSchema(ONE, readSchema()), preparsePolicySet(ONE, { staticPolicies: { [policy.id]: policy.text } })]) {
    if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('; '))
  }
  let turn = 0
  // Each is asked for the first time: the Gate remembers answers, and a remembered one is no decision.
  const question = (): Question => {
    turn += 1
    const { facts, organisationId } = viewers[turn % viewers.length]!
    const post = { ...facts, postId: `${facts.postId}-${turn}`, posts: [...facts.posts] }
    return { action: 'case:act', post, drafters: [], fourEyes: false, resource: { type: 'Case', id: 'any', organisationId, caseType: 'telepengedely', assigneePostId: facts.postId } }
  }
  const alone = (asked: Question): boolean => {
    const answer = statefulIsAuthorized({ ...requestOf(asked), preparsedPolicySetId: ONE, preparsedSchemaName: ONE, validateRequest: true })
    return answer.type === 'success' && answer.response.decision === 'allow'
  }
  if (!evaluate(question()).allowed || !alone(question())) throw new Error('the question is not one that is allowed')
  const page = (condition: (viewer: Viewer) => Viewer) => async (): Promise<void> => {
    turn += 1
    const viewer = viewers[turn % viewers.length]!
    const rows = await inOrganisation(db, viewer.organisationId, (tx) => listWork(tx, condition(viewer), { bucket: 'all-open', words: [], after: null, limit: 51 }))
    if (rows.length !== 51) throw new Error('the page is not full')
  }
  return {
    variants: {
      decision: async () => evaluate(question()),
      onePolicy: async () => alone(question()),
      filtered: page((viewer) => viewer),
      unfiltered: page((viewer) => ({ ...viewer, sees: { ...viewer.sees, kind: 'everything' } }))
    },
    close: () => pool.end()
  }
}
