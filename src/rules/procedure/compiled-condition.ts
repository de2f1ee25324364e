/**
 * FEEL expressions parsed once and evaluated often.
 *
 * feelin has no compile step of its own: `evaluate` parses anew for each set of facts, which was two thirds of a fold. But a FEEL function
 * *is* a compiled expression: `function(data, client, …) EXPRESSION` is parsed once and gives a value that can be invoked with other facts.
 * An interpreter of our own over feelin's syntax tree would be faster still, and would be a second FEEL to keep right: it lost.
 *
 * FEEL's names depend on what is there ("a-b" is a name where the facts have one, a subtraction elsewhere), so an expression is compiled for
 * a shape of facts, and only if it reads the same inside the function as alone. What cannot be compiled is evaluated the long way.
 */
import { evaluate, FeelFunction, parseExpression } from 'feelin'

/** What an evaluation gave. `warnings` are FEEL's, in English, for the owner of the rule. */
export interface Evaluation {
  readonly value: unknown
  readonly warnings: readonly string[]
}

interface Warning {
  readonly type: string
  readonly message: string
}

interface Compiled {
  readonly invoke: (values: readonly unknown[]) => unknown
  /** Filled by each invocation. */
  readonly warnings: Warning[]
}

/** A context to evaluate in: its names, their values, and the shape that decides how expressions read. */
export interface ConditionContext {
  readonly values: Readonly<Record<string, unknown>>
  /** Null where the values are no plain data, or have a name that no parameter can have. */
  readonly shape: string | null
}

/** More than all rules together have; it guards against a process that never ends. */
const LARGEST_CACHE = 10_000
const compiled = new Map<string, Compiled | null>()

/** Prepares facts; the functions among them (`today()`, `now()`) are told by their names alone. */
export function conditionContext(facts: object, functions: Readonly<Record<string, () => unknown>>): ConditionContext {
  return { values: { ...facts, ...functions }, shape: shapeOfFacts(facts, functions) }
}

/** Evaluates an expression; equal to `interpret`, which the tests hold it to. */
export function evaluateCondition(expression: string, context: ConditionContext): Evaluation {
  const condition = context.shape === null ? null : compiledFor(expression, context.shape, context.values)
  if (!condition) return interpret(expression, context.values)
  const { warnings } = condition
  warnings.length = 0
  try {
    return { value: condition.invoke(Object.values(context.values)), warnings: warnings.map(textOf) }
  } catch (error) {
    return failed(error)
  }
}

/** Evaluates the long way: parse, build, run. */
export function interpret(expression: string, values: Readonly<Record<string, unknown>>): Evaluation {
  try {
    const { value, warnings } = evaluate(expression, values)
    return { value, warnings: warnings.map(textOf) }
  } catch (error) {
    return failed(error)
  }
}

function compiledFor(expression: string, shape: string, values: Readonly<Record<string, unknown>>): Compiled | null {
  const key = `${shape} ${expression}`
  let condition = compiled.get(key)
  if (condition === undefined) {
    condition = compile(expression, values)
    if (compiled.size >= LARGEST_CACHE) compiled.clear()
    compiled.set(key, condition)
  }
  return condition
}

function compile(expression: string, values: Readonly<Record<string, unknown>>): Compiled | null {
  // The one builtin whose reading depends on a value, not only on the names.
  if (/get\s+value/.test(expression)) return null
  const names = Object.keys(values)
  const head = `function(${names.join(', ')}) `
  const text = head + expression
  try {
    if (bodyOf(text, {}, 'FunctionBody', head.length) !== bodyOf(expression, values, 'Expression', 0)) return null
    const { value, warnings } = evaluate(text, {})
    if (!(value instanceof FeelFunction) || warnings.length > 0 || value.parameterNames.join() !== names.join()) return null
    return { invoke: (given) => value.invoke(given as unknown[]), warnings }
  } catch {
    return null
  }
}

/** How an expression reads: the names and places of the nodes below `top`. */
function bodyOf(text: string, context: Readonly<Record<string, unknown>>, top: string, offset: number): string {
  const nodes: string[] = []
  let inside = false
  parseExpression(text, context, undefined).iterate({
    enter: (node) => {
      if (inside) nodes.push(`${node.name} ${node.from - offset} ${node.to - offset}`)
      else if (node.name === top && node.from === offset) inside = true
    }
  })
  return nodes.join('\n')
}

function shapeOfFacts(facts: object, functions: Readonly<Record<string, unknown>>): string | null {
  const names = [...Object.keys(facts), ...Object.keys(functions)]
  if (!names.every((name) => /^[A-Za-z]\w*$/.test(name)) || new Set(names).size < names.length) return null
  const shape = shapeOf(facts)
  return shape === null ? null : `${shape}${Object.keys(functions).join()}`
}

/** The names in plain data, however deep; null for anything but plain data (FEEL's own temporal values, for one, are converted on the long way). */
function shapeOf(value: unknown): string | null {
  if (value === null || typeof value !== 'object') return typeof value === 'function' || typeof value === 'symbol' ? null : ''
  if (Array.isArray(value)) {
    const shapes = new Set<string>()
    for (const item of value) {
      const shape = shapeOf(item)
      if (shape === null) return null
      shapes.add(shape)
    }
    return `[${[...shapes].join()}]`
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return null
  let text = '{'
  for (const [name, item] of Object.entries(value)) {
    const shape = shapeOf(item)
    if (shape === null) return null
    text += `${JSON.stringify(name)}${shape},`
  }
  return `${text}}`
}

function textOf(warning: Warning): string {
  return `${warning.type}: ${warning.message}`
}

function failed(error: unknown): Evaluation {
  return { value: null, warnings: [error instanceof Error ? error.message : String(error)] }
}
