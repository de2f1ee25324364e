import type { PostFacts, Question, Resource } from './entitlement.types.ts'
import { evaluate, readPolicies, type PolicyText } from './policy-set.ts'

/** What a right may lack, as people say it; each has its sentence in the page's texts. */
export const factCodes = [
  'post-in-force', 'card-valid', 'own-office', 'not-auditor', 'registrar', 'case-officer', 'signer', 'head', 'auditor', 'case-type', 'assigned', 'named-signer', 'not-drafter',
  'job-role-entitlement', 'own-grant', 'training'
] as const
export type FactCode = (typeof factCodes)[number]

export interface Explanation {
  readonly allowed: boolean
  /** The policies that decided: those that permit, or those that forbid; none where nothing permits. */
  readonly policies: readonly { readonly id: string; readonly law: string; readonly permits: boolean }[]
  /** The smallest sets of facts that would allow it; more than one where several job roles would. Empty: nothing would, or it is allowed. */
  readonly ways: readonly (readonly FactCode[])[]
}

/** Each makes one fact true; none takes a right away, so the smallest sets are found by leaving out one after the other. */
const amendments: Readonly<Record<FactCode, (question: Question) => Question>> = {
  'post-in-force': (question) => withPost(question, { inForce: true }),
  'card-valid': (question) => withPost(question, { cardValid: true }),
  'own-office': (question) => (question.resource.type === 'Register' || question.resource.organisationId === null ? question : withPost(question, { organisationId: question.resource.organisationId })),
  'not-auditor': (question) => withPost(question, { auditor: false }),
  registrar: (question) => withPost(question, { registrar: true, auditor: false }),
  'case-officer': (question) => withPost(question, { caseOfficer: true, auditor: false }),
  signer: (question) => withPost(question, { signer: true, auditor: false }),
  head: (question) => withPost(question, { head: true, auditor: false }),
  auditor: (question) => withPost(question, { auditor: true, registrar: false, caseOfficer: false, signer: false, head: false }),
  'case-type': (question) => (question.resource.type === 'Case' ? withPost(question, { caseTypes: [...question.post.caseTypes, question.resource.caseType] }) : question),
  assigned: (question) => (question.resource.type === 'Case' ? withResource(question, { ...question.resource, assigneePostId: question.post.postId }) : question),
  'named-signer': (question) => (question.resource.type === 'Case' ? withResource(question, { ...question.resource, signerPostId: question.post.postId }) : question),
  'not-drafter': (question) => ({ ...question, drafters: [] }),
  'job-role-entitlement': (question) => (question.resource.type === 'DataSet'
    ? withPost(question, { entitlements: [...question.post.entitlements, { dataSet: question.resource.dataSet, purpose: question.resource.purpose }] }) : question),
  'own-grant': (question) => (question.resource.type === 'DataSet' ? withPost(question, { grants: [...question.post.grants, question.resource.purpose] }) : question),
  training: (question) => withPost(question, { trained: true })
}
const duties: readonly FactCode[] = ['registrar', 'case-officer', 'signer', 'head', 'auditor']
const others = factCodes.filter((code) => !duties.includes(code))

const withPost = (question: Question, patch: Partial<PostFacts>): Question => ({ ...question, post: { ...question.post, ...patch } })
const withResource = (question: Question, resource: Resource): Question => ({ ...question, resource })

let known: ReadonlyMap<string, PolicyText> | null = null
function policy(id: string): PolicyText | undefined {
  known ??= new Map(readPolicies().map((item) => [item.id, item]))
  return known.get(id)
}

/**
 * Why the answer is what it is, from the policies themselves: what would have to be otherwise is found by asking Cedar
 * again with it otherwise. A second description of the rights, made for people, would sooner or later say something else.
 */
export function explain(question: Question): Explanation {
  const answer = evaluate(question)
  const policies = answer.policies.map((id) => ({ id, law: policy(id)?.law ?? '', permits: policy(id)?.text.includes('permit (') ?? false }))
  if (answer.allowed || answer.errors.length > 0) return { allowed: answer.allowed, policies, ways: [] }
  const apply = (codes: readonly FactCode[]): Question => codes.reduce((asked, code) => amendments[code](asked), question)
  const found = new Map<string, readonly FactCode[]>()
  for (const duty of [null, ...duties]) {
    let codes: FactCode[] = duty === null ? [...others] : [duty, ...others.filter((code) => duty !== 'auditor' || code !== 'not-auditor')]
    if (!evaluate(apply(codes)).allowed) continue
    for (const code of [...codes].reverse()) {
      const fewer = codes.filter((item) => item !== code)
      if (evaluate(apply(fewer)).allowed) codes = fewer
    }
    found.set([...codes].sort().join(' '), codes)
  }
  const ways = [...found.values()].sort((a, b) => a.length - b.length)
  // A way that asks for all of another and more is none.
  return { allowed: false, policies, ways: ways.filter((way) => !ways.some((other) => other !== way && other.length < way.length && other.every((code) => way.includes(code)))).slice(0, 5) }
}
