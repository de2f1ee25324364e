import type { Db } from '../../platform/database/index.ts'
import type { RegisterDefinition } from './changes.types.ts'
import { byteOrderMark, writeCsvRow } from './csv.ts'
import type { AsOf } from './dated.store.ts'
import { listFacts } from './fact.store.ts'

const pageSize = 1_000

export interface ExportOptions {
  readonly asOf: AsOf
  readonly format: 'csv' | 'json'
  readonly language: 'hu' | 'en'
  /** Only what stands under one of these offices; null: all. */
  readonly within?: readonly string[] | null
}

/**
 * A register for a day as the text of a file, page by page: what is exported never stands in memory as a whole. The first page is
 * read before this returns, so that what cannot be read is an error and not a file that breaks off.
 */
export async function exportRegister(db: Db, definition: RegisterDefinition, options: ExportOptions): Promise<AsyncIterable<string>> {
  return afterFirst(exportPages(db, definition, options))
}

async function* exportPages(db: Db, definition: RegisterDefinition, options: ExportOptions): AsyncGenerator<string> {
  const { asOf, format } = options
  const read = (after: { name: string; subjectId: string } | null): ReturnType<typeof listFacts> => listFacts(db, { register: definition.code, asOf, after, within: options.within ?? null, limit: pageSize })
  let page = await read(null)
  // Keys, not titles: the file can be read in again. Titles would differ with the language.
  if (format === 'csv') yield byteOrderMark + writeCsvRow(['id', ...definition.columns.map(({ key }) => key), 'validFrom', 'validTo'])
  else yield `{"register":${JSON.stringify(definition.code)},"asOf":${JSON.stringify(asOf.day)},"items":[`
  let first = true
  for (;;) {
    if (page.length > 0) {
      yield page.map((fact) => {
        if (format === 'csv') return writeCsvRow([fact.subjectId, ...definition.columns.map(({ write }) => write(fact.value)), fact.validFrom, fact.validTo ?? ''])
        const item = JSON.stringify({ id: fact.subjectId, ...fact.value, validFrom: fact.validFrom, validTo: fact.validTo })
        const text = first ? item : `,\n${item}`
        first = false
        return text
      }).join('')
    }
    const last = page.at(-1)
    if (page.length < pageSize || !last) break
    page = await read({ name: last.name, subjectId: last.subjectId })
  }
  if (format === 'json') yield ']}\n'
}

/** Pages whose first is read before this returns, so that what cannot be read is an error and not a file that breaks off. */
export async function afterFirst(pages: AsyncGenerator<string>): Promise<AsyncIterable<string>> {
  const first = await pages.next()
  return (async function* () {
    if (!first.done) yield first.value
    yield* pages
  })()
}
