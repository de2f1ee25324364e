import type { Db } from '../../platform/database/index.ts'
import { afterFirst, byteOrderMark, writeCsvRow } from '../changes/index.ts'
import type { EntryFilter } from './entry.store.ts'
import type { Entry } from './entry.types.ts'
import { readEntries } from './read-entries.ts'

const pageSize = 500

const columns: Readonly<Record<string, (entry: Entry) => string>> = {
  id: ({ id }) => id, kind: ({ kind }) => kind, holder: ({ holder }) => holder, serial: ({ serial }) => serial, issuer: ({ issuer }) => issuer, validFrom: ({ validFrom }) => validFrom,
  validTo: ({ validTo }) => validTo, state: ({ state }) => state, stateSince: ({ stateSince }) => stateSince, reason: ({ reason }) => reason ?? '',
  inNameOf: ({ organisation, rights }) => (organisation ? organisation.name : rights.map((right) => right.organisation.name).join(' | ')),
  role: ({ rights }) => rights.map(({ role }) => role.hu).join(' | '), caseTypes: ({ rights }) => rights.map(({ caseTypes }) => caseTypes.map(({ code }) => code).join(' ')).join(' | ')
}

/** The register for a day as the text of a file, page by page. */
export function exportEntries(db: Db, filter: Omit<EntryFilter, 'before' | 'limit'>, format: 'csv' | 'json'): Promise<AsyncIterable<string>> {
  return afterFirst(write(db, filter, format))
}

async function* write(db: Db, filter: Omit<EntryFilter, 'before' | 'limit'>, format: 'csv' | 'json'): AsyncGenerator<string> {
  let page = await readEntries(db, { ...filter, before: null, limit: pageSize })
  yield format === 'csv' ? byteOrderMark + writeCsvRow(Object.keys(columns)) : `{"register":"signatures","asOf":${JSON.stringify(filter.day)},"items":[`
  let first = true
  for (;;) {
    if (page.length > 0) {
      yield page.map((entry) => {
        if (format === 'csv') return writeCsvRow(Object.values(columns).map((cell) => cell(entry)))
        const text = first ? JSON.stringify(entry) : `,\n${JSON.stringify(entry)}`
        first = false
        return text
      }).join('')
    }
    const last: Entry | undefined = page.at(-1)
    if (page.length < pageSize || !last) break
    page = await readEntries(db, { ...filter, before: last.id, limit: pageSize })
  }
  if (format === 'json') yield ']}\n'
}
