import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resources } from './resources.ts'

const source = join(import.meta.dirname, '../../../src')

/** Kinds that the server's sources give to notices of officers: a call of `noticeOfficer` names it, or hands it on. */
function kindsInSources(): Set<string> {
  const kinds = new Set<string>()
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.test.ts')) continue
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8')
    if (!/noticeOfficer\(tx|notify\(tx|remind\(tx/.test(text)) continue
    for (const match of text.matchAll(/'((?:case|deficiency|opinion|check|submission|register|rights)\.[a-z-]+)'/g)) {
      // Errors and entries of the log are named alike.
      const line = text.slice(text.lastIndexOf('\n', match.index), text.indexOf('\n', match.index))
      if (/kind|tell\(|told\(/.test(line) && !/appendEntry/.test(line)) kinds.add(match[1]!)
    }
  }
  return kinds
}

test('every notice to an officer has its words in both languages', () => {
  const kinds = [...kindsInSources()].map((kind) => kind.replace('.', '-'))
  expect(kinds.length).toBeGreaterThan(5)
  for (const language of ['hu', 'en'] as const) {
    const words = resources[language].desk.notice.kind as Record<string, string>
    expect(kinds.filter((kind) => !(kind in words)), language).toEqual([])
  }
})
