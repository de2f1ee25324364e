/** What the documents on security say is held by a test, is. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const claimsOf = (document: string): { path: string; title: string }[] =>
  [...read(document).matchAll(/`((?:src|test)\/[^`]+\.test\.ts)`: “([^”]+)”/g)].map(([, path, title]) => ({ path: path!, title: title! }))

it.each([['docs/asvs.md', 35], ['docs/register-promises.md', 30]])('each requirement of %s names a test that exists', (document, atLeast) => {
  const claims = claimsOf(document)
  expect(claims.length).toBeGreaterThan(atLeast)
  const missing = claims.filter(({ path, title }) => !existsSync(join(root, path)) || !read(path).includes(`(${quoted(title)}`)).map(({ path, title }) => `${path}: ${title}`)
  expect(missing).toEqual([])
})

it('has a line for each item that the field asks for', () => {
  const lines = read('docs/asvs.md').split('\n')
  for (const item of ['2.3.5', '6.7.1', '6.7.2', '7.5.3', '8.3.2', '8.3.3', '8.4.1', '12.3.5', '16.3.2', '16.4.2', '16.4.3']) {
    expect(lines.find((line) => line.startsWith(`| ${item} |`)), item).toMatch(/`(?:src|test)\/.+\.test\.ts`: “/)
  }
})

it('the threat model names tests that exist', () => {
  const known = new Set(['src', 'test'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })).map((path) => path.split('/').at(-1)))
  const named = [...read('docs/threat-model.md').matchAll(/([\w.-]+\.test\.ts)/g)].map(([name]) => name)
  expect(named.length).toBeGreaterThan(25)
  expect(named.filter((name) => !known.has(name))).toEqual([])
})

function quoted(title: string): string {
  return `'${title.replaceAll("'", "\\'")}'`
}
