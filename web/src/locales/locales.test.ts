/**
 * Holds the texts whole: the same keys in both languages, every key that the sources name exists, every key that exists is named, and
 * no sentence stands in a component.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'oxc-parser'
import { expect, test } from 'vitest'
import { namespaces, resources } from './resources.ts'

const sourceFolder = fileURLToPath(new URL('..', import.meta.url))
const plural = /_(zero|one|two|few|many|other)$/

function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as Record<string, unknown>).flatMap(([key, child]) => leaves(child, path === '' ? key : `${path}.${key}`))
}

function textsOf(language: 'hu' | 'en'): Map<string, string> {
  return new Map(namespaces.flatMap((namespace) => leaves(resources[language][namespace], '').map(([key, text]): [string, string] => [`${namespace}:${key}`, text])))
}

const texts = { hu: textsOf('hu'), en: textsOf('en') }
const keys = new Set([...texts.hu.keys()].map((key) => key.replace(plural, '')))

type Node = { type: string; [member: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const member of Object.values(node)) {
    if (isNode(member)) walk(member, visit)
    else if (Array.isArray(member)) for (const one of member) if (isNode(one)) walk(one, visit)
  }
}

const files = readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$/.test(file))
const keyShape = new RegExp(`^(${namespaces.join('|')}):[\\w.-]+$`)
const keyStart = new RegExp(`^(${namespaces.join('|')}):`)
const spokenAttributes = ['aria-label', 'title', 'placeholder', 'label', 'alt', 'description']
const letters = /\p{L}{2,}/u
/** Names of keys on the keyboard and of the product are the same in every language. */
const allowedLiterals = /^(J\+K|Ctrl\+K|Esc)$/

/** Names of rights look like keys of the namespaces `case` and `card`, but are none. */
const rights = /^case:(?:read|register|assign|act|draft|submit|sign|deliver)$|^card:(?:administer|report-lost|personalise|replace)$/

const named = new Map<string, string>()
const patterns: RegExp[] = []
const literals: string[] = []
for (const file of files) {
  const { program, errors } = parseSync(file, readFileSync(join(sourceFolder, file), 'utf8'))
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  walk(program as unknown as Node, (node) => {
    if (node.type === 'Literal' && typeof node['value'] === 'string' && keyShape.test(node['value']) && !rights.test(node['value'])) named.set(node['value'], file)
    if (node.type === 'TemplateLiteral') {
      const parts = (node['quasis'] as { value: { cooked: string } }[]).map((quasi) => quasi.value.cooked)
      if (keyStart.test(parts[0] ?? '') && parts.length > 1) patterns.push(new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[\\w-]+')}$`))
    }
    if (node.type === 'JSXText' && letters.test(String(node['value']))) literals.push(`${file}: ${String(node['value']).trim()}`)
    if (node.type === 'JSXAttribute') {
      const name = (node['name'] as { name?: unknown }).name
      const value = node['value'] as Node | null
      if (typeof name === 'string' && spokenAttributes.includes(name) && value?.type === 'Literal' && letters.test(String(value['value'])) && !allowedLiterals.test(String(value['value']))) {
        literals.push(`${file}: ${name}="${String(value['value'])}"`)
      }
    }
  })
}

test('both languages have the same keys, and no text is empty', () => {
  expect([...texts.en.keys()].sort()).toEqual([...texts.hu.keys()].sort())
  for (const language of ['hu', 'en'] as const) expect([...texts[language]].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
})

test('both languages fill in the same facts', () => {
  const facts = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort().join()
  expect([...texts.hu].filter(([key, text]) => facts(text) !== facts(texts.en.get(key) ?? '')).map(([key]) => key)).toEqual([])
})

test('every key that the sources name has a text', () => {
  expect([...named].filter(([key]) => !keys.has(key))).toEqual([])
  expect(patterns.filter((pattern) => ![...keys].some((key) => pattern.test(key))).map(String)).toEqual([])
})

test('every text is named somewhere', () => {
  expect([...keys].filter((key) => !named.has(key) && !patterns.some((pattern) => pattern.test(key)))).toEqual([])
})

test('no sentence stands in a component', () => {
  expect(literals).toEqual([])
})
