import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const web = join(import.meta.dirname, '../..')

it('a key of the store of answers belongs to one question: two that share it would read each other\'s answer', () => {
  const asked = new Map<string, string[]>()
  for (const file of readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))) {
    for (const [, key] of readFileSync(join(web, file), 'utf8').matchAll(/(?:useQuery|useInfiniteQuery|queryOptions|infiniteQueryOptions)\(\{\s*queryKey: (\[.*?\]),\s/g)) {
      asked.set(key!, [...(asked.get(key!) ?? []), file])
    }
  }
  expect(asked.size).toBeGreaterThan(20)
  expect([...asked].filter(([, files]) => files.length > 1)).toEqual([])
})
