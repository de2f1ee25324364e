/**
 * FEEL conditions of a rule over the facts of a case.
 *
 * `today()` and `now()` are the legal time, never the machine's. Null and warnings (an unknown name, a comparison of
 * things that cannot be compared) count as not fulfilled. FEEL has no clock to stop it, so its budget is in its shape:
 * the length, the number of nodes, the depth of nested iterations, and no construct that makes work out of nothing
 * (ranges to iterate over, own functions, regular expressions).
 */
import { date, dateAndTime, parseExpression } from 'feelin'
import { formatInstant, legalDateOf } from '../calendar/index.ts'
import type { CaseRule } from './case-rule.types.ts'
import type { Facts } from './case-state.types.ts'
import { conditionContext, evaluateCondition, type ConditionContext, type Evaluation } from './compiled-condition.ts'
import { ProcedureError } from './procedure-error.ts'

export const FEEL_BUDGET = { length: 500, nodes: 200, iterations: 2 } as const

/** Syntax that could work without end on small facts. */
const forbiddenNodes = new Map([
  ['FunctionDefinition', 'a function of its own'],
  ['ForExpression', 'a loop (use some … satisfies, every … satisfies, or a filter)'],
  ['Context', 'a context of its own'],
  ['Interval', 'a range']
])
const iterating = new Set(['QuantifiedExpression', 'FilterExpression'])
const forbiddenCalls = new Set(['matches', 'replace', 'split', 'random number', 'list replace', 'sort'])

const inspected = new Map<string, string | null>()

/** Why an expression may not run at all: too long, not FEEL, out of budget; null when it may. */
export function faultOfExpression(expression: string): string | null {
  const known = inspected.get(expression)
  if (known !== undefined) return known
  const fault = inspect(expression)
  // Expressions come from versioned rules, so their number is bounded; this guards against a process that never ends.
  if (inspected.size > 10_000) inspected.clear()
  inspected.set(expression, fault)
  return fault
}

function inspect(expression: string): string | null {
  if (expression.length > FEEL_BUDGET.length) return `longer than ${FEEL_BUDGET.length} characters`
  let nodes = 0
  let iterations = 0
  let deepest = 0
  let fault: string | null = null
  const tree = parseExpression(expression, {}, undefined)
  tree.iterate({
    enter: (node) => {
      nodes += 1
      const text = expression.slice(node.from, node.to)
      if (node.type.isError) fault ??= `not FEEL near "${expression.slice(node.from, node.from + 20)}" (character ${node.from + 1})`
      if (node.name === '..') fault ??= 'a range is not allowed in a condition'
      const forbidden = forbiddenNodes.get(node.name)
      if (forbidden) fault ??= `${forbidden} is not allowed in a condition`
      if (node.name === 'VariableName' && forbiddenCalls.has(text)) fault ??= `${text}() is not allowed in a condition`
      if (iterating.has(node.name)) deepest = Math.max(deepest, iterations += 1)
    },
    leave: (node) => {
      if (iterating.has(node.name)) iterations -= 1
    }
  })
  if (fault) return fault
  if (nodes > FEEL_BUDGET.nodes) return `has more than ${FEEL_BUDGET.nodes} parts`
  if (deepest > FEEL_BUDGET.iterations) return `nests more than ${FEEL_BUDGET.iterations} iterations`
  return null
}

/** What is known of facts at a legal instant. */
interface Known {
  readonly context: ConditionContext
  readonly results: Map<string, Evaluation>
}

/** By the facts and the instant; facts are never changed, so a result holds as long as they live. */
const known = new WeakMap<object, Map<string, Known>>()

/**
 * Evaluates an expression over facts at a legal instant.
 * @throws ProcedureError `procedure.bad-condition` for an expression that may not run
 */
export function evaluateFeel(expression: string, facts: object, legalNow: string): Evaluation {
  const fault = faultOfExpression(expression)
  if (fault) {
    throw new ProcedureError('procedure.bad-condition', {
      hu: `Az ügyszabály feltétele nem értékelhető ki: ${expression}. Jelezze az ügyszabály gazdájának.`,
      en: `The rule's condition cannot be evaluated (${fault}): ${expression}. Tell the owner of the rule.`
    })
  }
  const { context, results } = knownOf(facts, legalNow)
  let evaluation = results.get(expression)
  if (!evaluation) results.set(expression, (evaluation = evaluateCondition(expression, context)))
  return evaluation
}

function knownOf(facts: object, legalNow: string): Known {
  let instants = known.get(facts)
  if (!instants) known.set(facts, (instants = new Map()))
  let found = instants.get(legalNow)
  if (!found) {
    const legalTime = { today: () => date(legalDateOf(legalNow)), now: () => dateAndTime(formatInstant(legalNow)) }
    instants.set(legalNow, (found = { context: conditionContext(facts, legalTime), results: new Map() }))
  }
  return found
}

/** Whether a condition holds; an absent one always does. */
export function isFulfilled(condition: string | undefined, facts: Facts, legalNow: string): boolean {
  if (condition === undefined) return true
  const { value, warnings } = evaluateFeel(condition, facts, legalNow)
  return value === true && warnings.length === 0
}

/** What a case is about, by the rule's `subject` expression over the form's data; the rule's name when the data do not give it. */
export function subjectOf(rule: Pick<CaseRule, 'subject' | 'name'>, data: Readonly<Record<string, unknown>>, legalNow: string): string {
  const { value, warnings } = evaluateFeel(rule.subject, { data }, legalNow)
  return typeof value === 'string' && value.trim() !== '' && warnings.length === 0 ? value.trim().slice(0, 300) : rule.name.hu
}
