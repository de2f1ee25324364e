/** The policies: read once from `policies/`, validated against the schema, kept parsed inside Cedar. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  policySetTextToParts, policyToJson, preparsePolicySet, preparseSchema, statefulIsAuthorized, validate, type CedarValueJson, type EntityJson,
  type StatefulAuthorizationCall
} from '@cedar-policy/cedar-wasm/nodejs'
import { actions, type Answer, type PostFacts, type Question, type Resource } from './entitlement.types.ts'

const folder = join(import.meta.dirname, 'policies')
const NAME = 'kapu'

/** A policy with the law it stands on. */
export interface PolicyText {
  readonly id: string
  readonly law: string
  readonly text: string
}

/** Whether a policy is about one resource and not about all that are alike. */
export const namesResource = (text: string): boolean => /\bresource\s*(?:==|!=|in\b)/.test(text)

/** @throws Error when a policy has no id or law, or when an id comes twice. */
export function readPolicies(): PolicyText[] {
  const policies: PolicyText[] = []
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.cedar')).sort()) {
    const parts = policySetTextToParts(readFileSync(join(folder, file), 'utf8'))
    if (parts.type === 'failure') throw new Error(`${file}: ${parts.errors.map(({ message }) => message).join('; ')}`)
    if (parts.policy_templates.length > 0) throw new Error(`${file}: templates are not used here`)
    for (const text of parts.policies) {
      const parsed = policyToJson(text)
      const { id, law } = (parsed.type === 'success' ? parsed.json.annotations : undefined) ?? {}
      if (!id || !law) throw new Error(`${file}: a policy lacks @id or @law: ${text.slice(0, 80)}`)
      // Answers are remembered for all resources that are alike.
      if (namesResource(text)) throw new Error(`${file}: ${id} names a resource; policies look at attributes`)
      if (policies.some((other) => other.id === id)) throw new Error(`${file}: two policies are called ${id}`)
      policies.push({ id, law, text })
    }
  }
  return policies
}

export function readSchema(): string {
  return readFileSync(join(folder, 'kapu.cedarschema'), 'utf8')
}

/** What the validator has to say against the policies; none when they fit the schema. */
export function policyFaults(schema: string, policies: readonly PolicyText[]): string[] {
  const answer = validate({ schema, policies: { staticPolicies: byId(policies) }, validationSettings: { mode: 'strict' } })
  if (answer.type === 'failure') return answer.errors.map(({ message }) => message)
  return [...answer.validationErrors, ...answer.validationWarnings].map(({ policyId, error }) => `${policyId}: ${error.message}`)
}

const byId = (policies: readonly PolicyText[]): Record<string, string> => Object.fromEntries(policies.map(({ id, text }) => [id, text]))

let prepared = false

/** Loads and validates the policies; `start` calls it so that a fault shows before the first request. */
export function preparePolicies(): void {
  if (prepared) return
  const schema = readSchema()
  const policies = readPolicies()
  const faults = policyFaults(schema, policies)
  if (faults.length > 0) throw new Error(`the policies do not fit their schema:\n${faults.join('\n')}`)
  for (const answer of [preparseSchema(NAME, schema), preparsePolicySet(NAME, { staticPolicies: byId(policies) })]) {
    if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('; '))
  }
  prepared = true
}

/** Far more than the posts at work in a process have questions in a day; it guards against a process that never ends. */
const LARGEST_CACHE = 5_000
const answers = new Map<string, Answer>()

/**
 * Asks Cedar. An error anywhere is a denial: Cedar skips a policy that errs, even one that forbids.
 *
 * The policies look at nothing but the question, and do not change while the process runs: the same question has the same answer.
 * Every fact that a right hangs on (dates in force, card, substitution) stands in the question and is read anew each time. Which case
 * or submission it is does not: policies name none, so the answer for one holds for all that are alike.
 */
export function evaluate(question: Question): Answer {
  const alike = { ...question, resource: anyLike(question.resource) }
  const key = JSON.stringify(alike)
  let answer = answers.get(key)
  if (!answer) {
    answer = ask(alike)
    // What could not be decided is denied, and asked again.
    if (answer.errors.length > 0) return answer
    if (answers.size >= LARGEST_CACHE) answers.clear()
    answers.set(key, answer)
  }
  return answer
}

/** The resource without its own id; offices and data sets are few, and known by theirs. */
function anyLike(resource: Resource): Resource {
  return resource.type === 'Case' || resource.type === 'Submission' || resource.type === 'Card' || resource.type === 'Seal' ? { ...resource, id: 'any' } : resource
}

function ask(question: Question): Answer {
  preparePolicies()
  if (!(actions as readonly string[]).includes(question.action)) return { allowed: false, policies: [], errors: [`unknown action ${question.action}`] }
  const answer = statefulIsAuthorized({ ...requestOf(question), preparsedPolicySetId: NAME, preparsedSchemaName: NAME, validateRequest: true })
  if (answer.type === 'failure') return { allowed: false, policies: [], errors: answer.errors.map(({ message }) => message) }
  const { decision, diagnostics } = answer.response
  const errors = diagnostics.errors.map(({ policyId, error }) => `${policyId}: ${error.message}`)
  return { allowed: decision === 'allow' && errors.length === 0, policies: [...diagnostics.reason].sort(), errors }
}

/** The question in Cedar's words, whichever policies are asked. */
export function requestOf(question: Question): Pick<StatefulAuthorizationCall, 'principal' | 'action' | 'resource' | 'context' | 'entities'> {
  const resource = uidOf(question.resource)
  return {
    principal: { type: 'Post', id: question.post.postId },
    action: { type: 'Action', id: question.action },
    resource,
    context: contextOf(question),
    entities: [
      { uid: { type: 'Post', id: question.post.postId }, attrs: attributesOfPost(question.post), parents: [] },
      { uid: resource, attrs: attributesOfResource(question), parents: [] }
    ] satisfies EntityJson[]
  }
}

function organisation(id: string): CedarValueJson {
  return { __entity: { type: 'Organisation', id } }
}

function attributesOfPost(post: PostFacts): Record<string, CedarValueJson> {
  const { inForce, cardValid, registrar, caseOfficer, signer, head, auditor, nationalAdministrator, localAdministrator } = post
  return {
    organisation: organisation(post.organisationId), inForce, cardValid, registrar, caseOfficer, signer, head, auditor, nationalAdministrator, localAdministrator,
    administers: post.administers.map(organisation),
    caseTypes: [...post.caseTypes], entitlements: post.entitlements.map(({ dataSet, purpose }) => ({ dataSet, purpose })), grants: [...post.grants], trained: post.trained,
    persons: [...post.persons], posts: [...post.posts]
  }
}

function uidOf(resource: Resource): { type: string; id: string } {
  switch (resource.type) {
    case 'DataSet': return { type: 'DataSet', id: resource.dataSet }
    case 'Office': return { type: 'Office', id: resource.organisationId }
    default: return { type: resource.type, id: resource.id }
  }
}

function attributesOfResource({ resource, drafters }: Question): Record<string, CedarValueJson> {
  if (resource.type === 'Register') return {}
  if (resource.type === 'RegisterChange') {
    return {
      register: resource.register, kind: resource.kind, touches: resource.touches.map(organisation), concerns: [...resource.concerns], national: resource.national,
      proposers: [...drafters]
    }
  }
  if (resource.type === 'Card') {
    return {
      offices: resource.organisationId === null ? [] : [organisation(resource.organisationId)], ...(resource.holderId ? { holder: resource.holderId } : {}), firstPersons: [...drafters]
    }
  }
  if (resource.type === 'Seal') return { offices: [organisation(resource.organisationId)], firstPersons: [...drafters] }
  if (resource.type !== 'Case') return { organisation: organisation(resource.organisationId) }
  return {
    organisation: organisation(resource.organisationId),
    caseType: resource.caseType,
    ...(resource.assigneePostId ? { assigneePost: resource.assigneePostId } : {}),
    ...(resource.signerPostId ? { signerPost: resource.signerPostId } : {}),
    drafters: [...drafters]
  }
}

function contextOf({ action, resource, fourEyes }: Question): Record<string, CedarValueJson> {
  if (action === 'case:sign') return { fourEyes }
  if (resource.type === 'DataSet') return { dataSet: resource.dataSet, purpose: resource.purpose }
  return {}
}
