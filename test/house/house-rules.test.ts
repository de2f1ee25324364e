import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkContents, checkCycles, checkHouse, checkImports, checkShape, readSource, readTree } from './house-rules.ts'

const root = join(import.meta.dirname, '../..')
const declared = new Set(['zod', 'feelin', 'fastify'])
const rulesOf = (...files: Array<[string, string]>): string[] =>
  checkImports(files.map(([path, text]) => readSource(path, text)), declared).map((fault) => fault.rule)

describe('the house rules find what breaks them', () => {
  it.each([
    ['a floor below', 'src/rules/fees/a.ts', 'import { a } from \'../../platform/http/index.ts\'', 'one-way'],
    ['a type of a floor below', 'src/log/a.ts', 'import type { A } from \'../casework/cases/index.ts\'', 'one-way'],
    ['a re-export of a floor below', 'src/log/a.ts', 'export * from \'../main/gate.ts\'', 'one-way'],
    ['a dynamic import', 'src/log/a.ts', 'await import(\'../casework/cases/index.ts\')', 'one-way'],
    ['past the door', 'src/casework/cases/a.ts', 'import { a } from \'../diary/diary.store.ts\'', 'through-the-door'],
    ['I/O in a rule', 'src/rules/fees/a.ts', 'import { readFileSync } from \'node:fs\'', 'rules-are-pure'],
    ['a library in a rule', 'src/rules/fees/a.ts', 'import fastify from \'fastify\'', 'rules-are-pure'],
    ['an undeclared library', 'src/log/a.ts', 'import x from \'left-pad\'', 'declared-library'],
    ['server code in the web', 'web/src/a.tsx', 'import { a } from \'../../src/log/index.ts\'', 'web-imports'],
    ['demo code in the server', 'src/log/a.ts', 'import { a } from \'../../demo/country.ts\'', 'one-way']
  ])('%s', (_name, path, text, rule) => {
    expect(rulesOf([path, text])).toContain(rule)
  })

  it('lets through what the house allows', () => {
    expect(rulesOf(
      ['src/casework/cases/a.ts', 'import { a } from \'../../log/index.ts\'\nimport { z } from \'zod\''],
      ['src/casework/cases/b.ts', 'import { a } from \'./a.ts\'\nimport { d } from \'../diary/index.ts\''],
      ['web/src/a.tsx', 'import type { C } from \'../../src/casework/cases/case.types.ts\''],
      ['src/main/gate.ts', 'import { demo } from \'../../demo/country.ts\'']
    )).toEqual([])
  })

  it('a cycle, but not one of types only', () => {
    const a = readSource('src/log/a.ts', 'import { b } from \'./b.ts\'\nexport const a = b')
    const b = readSource('src/log/b.ts', 'import { a } from \'./a.ts\'\nexport const b = () => a')
    const typed = readSource('src/log/b.ts', 'import type { A } from \'./a.ts\'\nexport type B = A')
    expect(checkCycles([a, b])).toHaveLength(1)
    expect(checkCycles([a, typed])).toHaveLength(0)
  })

  it('a hidden clock and SQL outside a store, but not in a comment', () => {
    const found = (path: string, text: string): string[] =>
      checkContents([readSource(path, text)]).map((fault) => fault.rule)
    expect(found('src/log/a.ts', 'export const t = Date.now()')).toEqual(['passed-in'])
    expect(found('src/log/a.ts', '/** never Date.now() */\nexport const t = 1')).toEqual([])
    expect(found('src/log/a.ts', 'export const q = (tx: any) => tx.selectFrom(\'x\')')).toEqual(['sql-in-stores'])
    expect(found('src/log/a.store.ts', 'export const q = (tx: any) => tx.selectFrom(\'x\')')).toEqual([])
  })

  it('a drawer of odds and ends', () => {
    expect(checkShape([readSource('src/log/utils.ts', '')]).map((fault) => fault.rule)).toEqual(['telling-names'])
  })
})

it('the house stands by its rules', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>
  const libraries = new Set(Object.keys({
    ...manifest['dependencies'], ...manifest['devDependencies'], ...manifest['optionalDependencies']
  }))
  const files = readTree(root, ['src', 'web', 'simulator', 'demo', 'test', 'bench'])
  expect(files.length).toBeGreaterThan(100)
  const faults = checkHouse(files, libraries)
  expect(faults.map((fault) => `${fault.file}:${fault.line} ${fault.rule}: ${fault.message}`)).toEqual([])
})
