import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { isAllowed, licenceReport, listLicences } from '../../src/main/licences.ts'

const root = join(import.meta.dirname, '../..')
const packages = listLicences(root)

it('everything that is shipped stands under an allowed licence', () => {
  expect(packages.filter((item) => item.use !== 'tools' && !isAllowed(item.licence))).toEqual([])
  expect(packages.filter((item) => item.licence === 'unknown')).toEqual([])
  // React and the components are development dependencies that end up in the browser.
  expect(packages.find((item) => item.name === 'react')?.use).toBe('browser')
  expect(packages.find((item) => item.name === 'fastify')?.use).toBe('server')
  expect(packages.find((item) => item.name === 'date-holidays')).toMatchObject({ use: 'tools', licence: '(ISC AND CC-BY-3.0)' })
})

it('an expression is allowed when it can be met', () => {
  expect(['MIT', '(MIT OR GPL-3.0-only)', '(ISC AND MIT)'].map(isAllowed)).toEqual([true, true, true])
  expect(['GPL-3.0-only', '(MIT AND CC-BY-3.0)', 'SEE LICENSE IN x', 'unknown', ''].map(isAllowed)).toEqual([false, false, false, false, false])
})

it('the report is that of the lock file', () => {
  expect(readFileSync(join(root, 'docs/licences.md'), 'utf8')).toBe(licenceReport(packages))
})
